"""A Markdown body, parsed once and independent of the rest of the site."""

import enum
from dataclasses import dataclass


class TargetKind(enum.StrEnum):
    """What a gap in a body's HTML is filled with once the site is known."""

    LINK = "link"  # href: a relative, site-absolute or fragment URL as written
    IMAGE = "image"  # src: the same
    MESSAGE = "message"  # a word of the interface, in the reader's language


@dataclass(frozen=True, slots=True)
class Target:
    """A gap: what the writer wrote, and where."""

    kind: TargetKind
    value: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the table of contents; ``text`` is plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed body.

    ``html`` is sanitised and complete but for its gaps: gap ``n`` stands as
    ``GAP_START + str(n) + GAP_END`` and is described by ``targets[n]``.
    ``summary`` is the plain text of the first paragraph.
    ``words`` counts words, ``characters`` counts letters of Chinese, Japanese,
    Korean and of other scripts written without spaces; these are in no word.
    """

    html: str
    targets: tuple[Target, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    summary: str = ""
    words: int = 0
    characters: int = 0


# Noncharacters of Unicode (section 23.7): never part of a text that may be published,
# so a writer can't forge a gap.
GAP_START = "\ufdd0"
GAP_END = "\ufdd1"
