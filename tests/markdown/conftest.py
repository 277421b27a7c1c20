import re
import sys

import pytest

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.markdown import parse_markdown
from blogsite.model.body import Body


class Parsed:
    """A body, and what was said about it."""

    def __init__(self, body: Body, problems: list[Diagnostic]) -> None:
        self.body = body
        self.problems = problems

    @property
    def shown(self) -> str:
        """The HTML with each gap as what it waits for."""

        def show(gap: re.Match[str]) -> str:
            target = self.body.targets[int(gap[1])]
            return f"{{{target.kind.value} {target.value}}}"

        return re.sub("\ufdd0([0-9]+)\ufdd1", show, self.body.html)

    @property
    def said(self) -> list[str]:
        return [f"{p.line}:{p.column}: {p.severity.value}: {p.rule}" for p in self.problems]


@pytest.fixture
def parse():
    def run(text: str, language: str = "en", first_line: int = 1) -> Parsed:
        problems = Problems()
        body = parse_markdown(
            text, path="x.md", language=language, first_line=first_line, problems=problems
        )
        return Parsed(body, list(problems))

    return run


@pytest.fixture
def steps():
    """Count the calls of functions that parsing a text takes."""

    def run(parse, text: str) -> int:
        count = 0

        def note(_frame, event: str, _argument: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(note)
        try:
            parse(text, path="", language="en", first_line=1, problems=Problems())
        finally:
            sys.setprofile(None)
        return count

    return run
