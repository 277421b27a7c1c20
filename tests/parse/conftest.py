"""Parses settings, registries and front matter from texts."""

from collections.abc import Callable

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Mapping, Source, parse_yaml
from blogsite.parse.config import parse_config
from blogsite.parse.front_matter import read_page, read_post

from ..fields.read import Read  # noqa: TID252  (tests are no installed package)


@pytest.fixture
def config() -> Callable[..., Read]:
    """Parse settings; `found` are the languages of file names."""

    def parse(text: str = "", found: tuple[str, ...] = ()) -> Read:
        problems = Problems()
        value = parse_config(Source("content/site.yaml", text), found, problems)
        return Read(value, problems)

    return parse


@pytest.fixture
def front() -> Callable[..., Read]:
    """Read the front matter of a post, or of a page."""

    def parse(text: str, *, page: bool = False, language: str = "en") -> Read:
        problems = Problems()
        mapping = parse_yaml(text, path="x.md", first_line=2, problems=problems)
        assert isinstance(mapping, Mapping)
        read = read_page if page else read_post
        return Read(read(mapping, "x.md", language, problems), problems)

    return parse
