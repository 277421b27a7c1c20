"""The templates of a theme as trees, and what all of them may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.theme import Theme


@dataclass(frozen=True, slots=True)
class Source:
    """A template: its path for people, its lines, and its tree; none where its syntax is broken."""

    name: str
    path: str
    lines: tuple[str, ...]
    tree: nodes.Template | None

    @property
    def theme(self) -> str:
        """The folder of the theme that has it."""
        return "/".join(self.path.split("/")[:2])


@dataclass(frozen=True, slots=True)
class Library:
    """All templates by name, and the names that are known everywhere."""

    sources: Mapping[str, Source]
    filters: frozenset[str]
    tests: frozenset[str]
    functions: frozenset[str]
    assets: frozenset[str]
    properties: frozenset[str]
    problems: Problems

    def error(
        self, rule: str, message: str, at: Source, line: int, word: str = "", hint: str = ""
    ) -> None:
        """Record a fault; its column is told where ``word`` stands in that line just once."""
        text = at.lines[line - 1] if 0 < line <= len(at.lines) else ""
        places = [
            found.start() + 1 for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        ]
        column = places[0] if word and len(places) == 1 else 0
        self.problems.error(rule, message, at.path, line, column, hint)


def open_library(
    theme: Theme, environment: Environment, assets: Iterable[str], problems: Problems
) -> Library:
    """Read all templates of a theme; broken syntax is an error."""
    sources = {}
    for name, (file, text) in theme.templates.items():
        tree = None
        try:
            tree = environment.parse(text, name, file.path)
        except TemplateSyntaxError as fault:
            if theme.is_nearest(name):
                message = fault.message or "the syntax is broken"
                problems.error("template", message, file.path, fault.lineno, hint=_SYNTAX)
        sources[name] = Source(name, file.path, tuple(re.split(r"\r\n|\r|\n", text)), tree)
    return Library(
        sources,
        frozenset(environment.filters),
        frozenset(environment.tests),
        frozenset(environment.globals),
        frozenset(assets),
        frozenset(each.name for each in theme.properties),
        problems,
    )


_SYNTAX = "see docs/theming.md for what a template may use"


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint: the names that may have been meant, or else some advice."""
    return did_you_mean(word, (each for each in known if not each.startswith("_"))) or otherwise
