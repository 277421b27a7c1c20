"""What is found in a single file: it depends on that file alone, and is remembered with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a file breaks, and where; lines and columns count from 1, 0 where not known."""

    path: str
    rule: str
    line: int
    column: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """A comment that turns a rule off from the line ``first`` to the line ``last``."""

    rule: str
    line: int
    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to another site, as written; ``is_last`` where it stands in the last block of a text."""

    url: str
    line: int
    column: int
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """Where the value of a key stands; ``name`` is dotted: ``menu.0.url``."""

    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What one file says to the rules."""

    findings: tuple[Finding, ...] = ()
    switches: tuple[Switch, ...] = ()
    links: tuple[WebLink, ...] = ()
    keys: tuple[Key, ...] = ()
