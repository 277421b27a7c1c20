"""Rules about a body: each sees one file, as read, and nothing else."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.check.lines import Lines
from blogsite.check.model import Finding
from blogsite.check.reading import Image, Link, Prose, Reading
from blogsite.check.words import VAGUE
from blogsite.model.languages import canonical_tag

# What stands around the words of a link and says as little: arrows, dots, brackets.
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NO_ALT = re.compile(
    r"[^\s/]+\.(?:avif|gif|jpe?g|png|svg|webp)"
    r"|(?:image|img|picture|pic|photo|screenshot|figure|untitled|alt|alt text)[\s_-]*\d*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with a body, as its rules see it; ``language`` is a BCP 47 tag."""

    path: str
    language: str
    lines: Lines
    reading: Reading
    sales_words: tuple[str, ...] = ()

    def finding(self, rule: str, at: int, message: str, hint: str = "") -> Finding:
        """Return a finding at an offset."""
        return Finding(self.path, rule, *self.lines.place(at), message, hint)


def skipped_headings(file: TextFile) -> Iterator[Finding]:
    """Find headings more than one level below the one before; the first may be of any level."""
    headings = sorted(file.reading.headings, key=lambda each: each.at)
    for before, heading in itertools.pairwise(headings):
        if heading.level > before.level + 1:
            message = f"a heading of level {heading.level} follows one of level {before.level}"
            hint = f"make it level {before.level + 1}: `{'#' * (before.level + 1)} ...`"
            yield file.finding("skipped-heading", heading.at, message, hint)


def link_words(file: TextFile) -> Iterator[Finding]:
    """Find links whose words say nothing, are an address, or are missing."""
    own = VAGUE.get(canonical_tag(file.language).partition("-")[0], frozenset())
    vague = own | VAGUE["en"]
    for link in file.reading.links:
        yield from _link(file, link, vague)


def _link(file: TextFile, link: Link, vague: frozenset[str]) -> Iterator[Finding]:
    if not link.words and link.lacks_alt:
        return  # the picture's fault
    if not link.words:
        message = f"the link to `{_short(link.url)}` has no words"
        hint = "write what is there, or give its picture an alternative text"
        yield file.finding("empty-link", link.at, message, hint)
    elif _AROUND.sub("", link.words).casefold() in vague:
        message = f"`{link.words}` doesn't say where the link leads"
        hint = "link the words that name what is there; many hear nothing but the links of a page"
        yield file.finding("vague-link-text", link.at, message, hint)
    elif _ADDRESS.fullmatch(link.words):
        message = f"the words of the link are its address, `{_short(link.words)}`"
        hint = "write what is there: `[words](address)`"
        yield file.finding("bare-url", link.at, message, hint)


def image_texts(file: TextFile) -> Iterator[Finding]:
    """Find pictures that say nothing to those who don't see them."""
    for image in file.reading.images:
        if fault := _image_fault(image):
            hint = 'say in words what it shows; for mere decoration write `<img src="..." alt="">`'
            yield file.finding("image-without-alt", image.at, fault, hint)


def _image_fault(image: Image) -> str:
    name = _short(image.src)
    if image.alt is None:
        return f"the picture `{name}` has no alternative text"
    if not image.alt:
        return "" if image.is_decoration else f"the picture `{name}` has no alternative text"
    return alt_fault(image.alt, image.src)


def alt_fault(alt: str, src: str) -> str:
    """Return what is wrong with an alternative text that says nothing; empty where it is good."""
    file = src.rpartition("/")[2]
    is_name = _NO_ALT.fullmatch(alt) or (alt == file.rpartition(".")[0] and not alt.isalpha())
    return f"the alternative text `{_short(alt)}` says nothing about the picture" if is_name else ""


def sales_talk(file: TextFile) -> Iterator[Finding]:
    """Find words that the site's settings call advertising."""
    if not file.sales_words:
        return
    pattern = re.compile("|".join(map(_as_pattern, file.sales_words)), re.IGNORECASE)
    for prose in file.reading.prose:
        for found in pattern.finditer(prose.text):
            hint = "say what was done, and leave praise to readers"
            at = _offset(prose, found.start())
            yield file.finding("sales-talk", at, f"`{found[0]}` reads like advertising", hint)


def _as_pattern(words: str) -> str:
    """Return a pattern for whole words; Chinese and Japanese put no spaces around them."""
    words = " ".join(words.split())
    before = r"(?<!\w)" if words[0].isascii() else ""
    after = r"(?!\w)" if words[-1].isascii() else ""
    return before + re.escape(words) + after


def _offset(prose: Prose, at: int) -> int:
    """Return where a character of a block's prose stands in the file."""
    number = bisect_right(prose.marks, at, key=lambda mark: mark[0]) - 1
    start, place = prose.marks[max(0, number)]
    return place + at - start


def _short(text: str) -> str:
    longest = 60
    return text if len(text) <= longest else text[: longest - 1] + "…"


TEXT_RULES = (skipped_headings, link_words, image_texts, sales_talk)
