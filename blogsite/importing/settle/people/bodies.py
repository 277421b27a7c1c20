"""Bylines that only a body has: a line such as "**Authors:** ...", "By ...", or a signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.bylines import read_byline
from blogsite.importing.settle.people.model import Credits, Known

_AUTHORS = (
    r"authors?|author\(s\)|written by|posted by|by|作者|文|撰文|著者|筆者|執筆者?|저자|글쓴이|작성자|авторы?|автор[иы]?"
    r"|auteure?s?|autore?s?|autor(?:es|as?|en|in|innen)?"
)
_TRANSLATORS = (
    r"translators?|translated by|译者|譯者|翻译|翻譯|訳者?|翻訳者?|번역|번역자|переводчики?|перевод|переклад(?:ач)?"
    r"|traduct(?:eur|rice)s?|traduit par|traducci[oó]n|traduc?tore?s?|traductor(?:es|a)?|tradu[cç][aã]o|übersetz(?:er|t von|ung)"
)
_MARKS = r"[*_\s]{0,6}"
_LABEL = re.compile(
    rf"\s{{0,3}}(?:[-*+]\s{{1,3}})?{_MARKS}(?:(?P<authors>{_AUTHORS})|(?P<translators>{_TRANSLATORS}))"
    rf"{_MARKS}[:：]{_MARKS}(?P<rest>\S.{{0,600}}|)\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\s{{0,3}}{_MARKS}(?:(?:guest |blog |co-)?(?:posted|post|written|contributed|authored|article)\s+by|by|par|von|por)"
    r"\s+(?P<rest>\S.{1,300})\Z",
    re.IGNORECASE,
)
# As editors introduce guests.
_TODAY = re.compile(
    r"\b(?:today['’]s|this|the following)(?:\s+is\s+an?)?\s+[*_]{0,3}(?:guest\s+|blog\s+){0,2}post\s+(?:is\s+|was\s+)?"
    r"(?:written\s+|contributed\s+|authored\s+)?by\s+(?P<rest>[^.:;]{3,200})",
    re.IGNORECASE,
)
_MORE = re.compile(r",?\s+(?:who|which|where|describing|about|showing|sharing)\s.*\Z")
_SIGNED = re.compile(r"\s{0,3}[*_]{0,3}(?:—|–|―|--{1,2}|~)\s{0,3}(?P<rest>\S.{1,120})\Z")
# A day behind a name: "Name on Thursday, April 24, 2015", "Name | 2015-04-24".
_DAY = re.compile(
    r"(?:\s+on|\s*[|·•,–—-])\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{1,4}[-/. ]).*\Z",
    re.IGNORECASE,
)
_FENCES = {"```", "~~~"}
_WRAPPING = re.compile(r"</?(?:p|em|i|b|strong|span|small)\b[^<>]{0,200}>")
_QUOTE = re.compile(r"""\s{0,3}(?:>|[*_]{0,2}["“«「『])""")
_NO_BYLINE = re.compile(r"\s{0,3}(?:#|>|!\[|[-*+] |\d+[.)] |\||<(?!a\b|em\b|i\b|b\b|strong\b|p\b))")
_LIST_ITEM = re.compile(r"\s{0,6}[-*+]\s+(?P<rest>\S.{0,300})\Z")
_HEAD, _TAIL, _ALL, _LONGEST = 12, 8, 0, 4000
_MOST_WORDS, _MOST_OF_ONE = 40, 14


@dataclass(frozen=True, slots=True)
class Found:
    """A line of a body that says who wrote or translated it."""

    text: str
    is_translator: bool = False


def bylines_in(markdown: str, known: Known) -> tuple[Found, ...]:
    """Return the lines at the beginning or end of a body that name its people; they stay there."""
    head = _prose(markdown[:_LONGEST], _HEAD)
    tail = _prose(markdown[-_LONGEST:], _ALL)[-_TAIL:]
    found = [*_labelled(head, known), *_labelled(tail, known)]
    if not any(not each.is_translator for each in found):
        found.extend(_written_by(head, known))
    if not any(not each.is_translator for each in found):
        found.extend(_signed(tail, known))
    return tuple(dict.fromkeys(found))


def _prose(text: str, most: int) -> list[str]:
    """Return the first lines that have words, without code."""
    lines: list[str] = []
    is_code = False
    for line in text.split("\n"):
        if line.lstrip()[:3] in _FENCES:
            is_code = not is_code
        elif not is_code and not line.startswith(("    ", "\t")) and (words_of := line.rstrip()):
            lines.append(words_of.removesuffix("\\").rstrip()[:800])
            if len(lines) == most:
                break
    return lines


def _labelled(lines: list[str], known: Known) -> Iterator[Found]:
    for at, line in enumerate(lines):
        # A label is short, so most lines need no closer look.
        has_label = ":" in line[:80] or "：" in line[:80]
        found = _LABEL.match(_unwrapped(line)) if has_label else None
        if found is None:
            continue
        rest = found["rest"].strip("*_ ") or _listed(lines[at + 1 :])
        rest = _DAY.sub("", rest)
        if rest and _is_plausible(read_byline(rest, known), rest, known, is_labelled=True):
            yield Found(rest, bool(found["translators"]))


def _unwrapped(line: str) -> str:
    """Return a line without the paragraph or emphasis of HTML around it."""
    return _WRAPPING.sub("", line) if "<" in line else line


def _listed(lines: list[str]) -> str:
    """Return the entries of a list that follows a label, or the line that does."""
    names = []
    for line in lines:
        found = _LIST_ITEM.match(line)
        if found is None:
            break
        names.append(found["rest"])
    if names:
        return "; ".join(names)
    return lines[0].strip() if lines and not _NO_BYLINE.match(lines[0]) else ""


def _written_by(lines: list[str], known: Known) -> Iterator[Found]:
    for line in lines:
        plain = _unwrapped(line)
        found = None if _NO_BYLINE.match(line) else _BY.match(plain)
        found = found or _TODAY.search(line)
        if found:
            rest = _MORE.sub("", _DAY.sub("", found["rest"].strip("*_ ")))
            if _is_plausible(read_byline(rest, known), rest, known, is_labelled=False):
                yield Found(rest)
                return


def _signed(lines: list[str], known: Known) -> Iterator[Found]:
    for at, line in enumerate(lines):
        found = _SIGNED.match(_unwrapped(line))
        # Behind a quotation a dash says who was quoted.
        if found and not (at and _QUOTE.match(lines[at - 1])) and at >= len(lines) - 3:
            rest = found["rest"].strip("*_ ")
            if _is_plausible(read_byline(rest, known), rest, known, is_labelled=False):
                yield Found(rest)


def _is_plausible(named: Credits, text: str, known: Known, *, is_labelled: bool) -> bool:
    """Whether a line names people and says nothing else."""
    if not named.people or len(text.split()) > _MOST_WORDS * (1 + is_labelled):
        return False
    if not is_labelled and text.rstrip("*_ ").endswith((".", "!", "?", ":", "。", ",")):
        text_end = text.rstrip("*_ .").rsplit(" ", 1)[-1]
        if not words.SUFFIX.match(text_end) and not words.COMPANY_SUFFIX.match(text_end):
            return False
    if any(len(f"{each.organization} {each.role}".split()) > _MOST_OF_ONE for each in named.people):
        return False
    return all(
        known.is_person(each.name) or (is_labelled and _could_be_named(each.name))
        for each in named.people
    )


def _could_be_named(name: str) -> bool:
    """Whether a name behind a label is short enough to be one."""
    return len(name.split()) <= 6 and not name[:1].islower()  # noqa: PLR2004
