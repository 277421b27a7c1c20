"""Parses settings, registries and front matter from texts."""

from collections.abc import Callable
from typing import Any

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Mapping, Source, parse_yaml
from blogsite.parse.config import parse_config
from blogsite.parse.front_matter import read_page, read_post


class Parsed:
    """What came of a text, and what was said about it."""

    def __init__(self, value: Any, problems: Problems) -> None:
        self.value = value
        self.problems = list(problems)

    @property
    def said(self) -> list[str]:
        """Place and rule of each fault."""
        return [f"{p.line}:{p.column} {p.rule}" for p in self.problems]

    @property
    def rules(self) -> list[str]:
        return [p.rule for p in self.problems]


@pytest.fixture
def config() -> Callable[..., Parsed]:
    """Parse settings; `found` are the languages of file names."""

    def parse(text: str = "", found: tuple[str, ...] = ()) -> Parsed:
        problems = Problems()
        value = parse_config(Source("content/site.yaml", text), found, problems)
        return Parsed(value, problems)

    return parse


@pytest.fixture
def front() -> Callable[..., Parsed]:
    """Read the front matter of a post, or of a page."""

    def parse(text: str, *, page: bool = False, language: str = "en") -> Parsed:
        problems = Problems()
        mapping = parse_yaml(text, path="x.md", first_line=2, problems=problems)
        assert isinstance(mapping, Mapping)
        read = read_page if page else read_post
        return Parsed(read(mapping, "x.md", language, problems), problems)

    return parse
