"""Assembles sites from texts."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from blogsite.site.model import Edition, Post, Site


class Assembled:
    """A site, and what was found wrong with it."""

    def __init__(self, site: Site, problems: list[Any]) -> None:
        self.site = site
        self.problems = problems

    @property
    def rules(self) -> list[str]:
        return [each.rule for each in self.problems]

    def edition(self, language: str = "en") -> Edition:
        return next(each for each in self.site.editions if each.language.tag == language)

    def post(self, name: str, language: str = "en") -> Post:
        """Return a post by the stem of its original's file."""
        posts = self.edition(language).posts
        return next(each for each in posts if each.original.place.stem == name)

    def stems(self, language: str = "en") -> list[str]:
        return [each.original.place.stem for each in self.edition(language).posts]

    def links(self, name: str, language: str = "en") -> tuple[str, ...]:
        """Return what fills the gaps of a post's body."""
        return self.site.links[self.post(name, language).document.place.path]


@pytest.fixture
def assemble(make_site, plan) -> Callable[..., Assembled]:
    """Assemble a site from path below `content/` to text."""

    def run(files: Mapping[str, str | bytes], **options: Any) -> Assembled:
        root = make_site({f"content/{path}": content for path, content in files.items()})
        made, problems = plan(root, **options)
        return Assembled(made.site, list(problems))

    return run
