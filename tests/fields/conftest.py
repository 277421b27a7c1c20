"""Reads YAML from texts and shows what was said about it."""

from collections.abc import Callable
from typing import Any

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Fields, Mapping, Source, parse_yaml

from .read import Read


@pytest.fixture
def yaml() -> Callable[..., Read]:
    """Parse a text as YAML."""

    def parse(text: str, first_line: int = 1) -> Read:
        problems = Problems()
        mapping = parse_yaml(text, path="x.yaml", first_line=first_line, problems=problems)
        return Read(mapping, problems)

    return parse


@pytest.fixture
def read() -> Callable[..., Read]:
    """Call a method of `Fields` on the mapping of a text: `read("a: 1", "text", "a")`."""

    def call(text: str, method: str, *args: Any, language: str = "", **named: Any) -> Read:
        problems = Problems()
        mapping = parse_yaml(text, path="x.yaml", first_line=1, problems=problems)
        assert isinstance(mapping, Mapping)
        fields = Fields(
            mapping, path="x.yaml", problems=problems, owner="a thing", language=language
        )
        return Read(getattr(fields, method)(*args, **named), problems)

    return call


@pytest.fixture
def decode() -> Callable[[bytes], Read]:
    """Decode the bytes of a file."""

    def run(data: bytes) -> Read:
        problems = Problems()
        source = Source.decode("x.md", data, problems)
        return Read(source and source.text, problems)

    return run
