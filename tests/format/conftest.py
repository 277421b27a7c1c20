"""What the tests of the formatter share: formatting a text, and what a page is made of."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from blogsite.diagnostics import Problems
from blogsite.format.body import format_body
from blogsite.markdown import parse_markdown


@pytest.fixture(scope="session")
def tidy() -> Callable[[str], str]:
    """Format the body of a post in which nothing is broken."""

    def run(text: str) -> str:
        problems = Problems()
        done = format_body(text, path="x.md", language="en", first_line=1, problems=problems)
        assert list(problems) == []
        return done

    return run


@pytest.fixture(scope="session")
def rendered() -> Callable[[str], object]:
    """Return all that a site is told of a body, but for places in its file."""

    def run(text: str) -> object:
        problems = Problems()
        body = parse_markdown(text, path="x.md", language="en", first_line=1, problems=problems)
        targets = tuple(replace(each, line=0, column=0) for each in body.targets)
        faults = [(each.severity, each.rule, each.message, each.hint) for each in problems]
        return replace(body, targets=targets), faults

    return run
