"""What has to be known of bodies before texts have their places: each is read once, one at a time."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from blogsite.importing.archive import Archive, Converted, SourceText
from blogsite.importing.settle.people.bodies import Found, bylines_in
from blogsite.importing.settle.people.model import Known
from blogsite.importing.spool import Spool

_LEADS = re.compile(
    r"\]\(\s{0,9}(?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}(?:\([^\s()<>]{0,400}\)[^\s()<>]{0,400}){0,9}))"
    r"|^[ >\t]{0,20}\[[^\[\]\n]{1,400}\]:[ \t]{0,9}<?([^\s<>]{1,1000})"
    r"""|\b(?:src|href|poster)\s{0,9}=\s{0,9}["']?([^"'<>\s]{1,1000})""",
    re.MULTILINE | re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"#|mailto:|import:|data:|javascript:|tel:", re.IGNORECASE)
_INLINED = re.compile(
    r"\]\(\s{0,9}<?data:image/|\ssrc\s{0,9}=\s{0,9}[\"']?data:image/", re.IGNORECASE
)
_HEADING = re.compile(
    r"^ {0,3}#{1,6}[ \t]+(\S.{0,400}?)[ \t#]*(?:\{[^{}]{0,200}\})?$", re.MULTILINE
)
_MARKUP = re.compile(
    r"!?\[([^\[\]]{0,300})\]\([^()]{0,500}\)|[*`]|</?[a-z][^<>]{0,200}>", re.IGNORECASE
)
_MOST_LINKS = 2000


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What a body tells: whether files belong to it, who signed it, its first heading."""

    has_files: bool
    bylines: tuple[Found, ...] = ()
    heading: str = ""


def read_bodies(archive: Archive, known: Known, spool: Spool) -> tuple[BodyFacts, ...]:
    """Return the facts of each text, in the archive's order."""
    return tuple(_facts(text, archive, known, spool) for text in archive.texts)


def _facts(text: SourceText, archive: Archive, known: Known, spool: Spool) -> BodyFacts:
    markdown = spool.read(text.body, Converted).markdown
    bylines = () if text.is_page else bylines_in(markdown, known)
    return BodyFacts(
        has_files=_INLINED.search(markdown) is not None
        or any(archive.files.find(each, text) for each in _addresses(text, markdown)),
        bylines=bylines,
        heading="" if text.title.value.strip() else _heading(markdown),
    )


def _addresses(text: SourceText, markdown: str) -> Iterable[str]:
    """Return what may lead to a file of the source, each once."""
    found = {} if text.image is None else {text.image.src: None}
    for each in itertools.islice(_LEADS.finditer(markdown), _MOST_LINKS):
        address = each[each.lastindex or 0]
        if not _ELSEWHERE.match(address):
            found[unescape(address)] = None
    return filter(None, found)


def _heading(markdown: str) -> str:
    found = _HEADING.search(markdown[:20_000])
    return _MARKUP.sub(lambda each: each[1] or "", found[1]).strip() if found else ""
