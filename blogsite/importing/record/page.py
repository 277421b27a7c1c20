"""The ledger for people: one page that needs nothing else, without scripts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from jinja2 import Template
from markupsafe import Markup, escape

from blogsite.importing.ledger import Entry, Fate, Part
from blogsite.importing.record.model import Count, Record, differing
from blogsite.importing.record.reasons import Reason, reasons_of
from blogsite.importing.record.words import part_name, share, state
from blogsite.model.characters import UNPRINTABLE
from blogsite.render.reports import report_template

PAGE = "import-ledger.html"
# Beyond these the page says how many there are; the JSON has them all.
_MOST_TEXTS = 300
_MOST_OF_A_TEXT = 40
_MOST_REASONS = 40
_MOST_LISTED = 500
_LONGEST = 300
# What comes before the ending of a translation's file.
_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\.md\Z")
_KINDS = {"wordpress": "WordPress", "markdown": "a folder of Markdown"}


@dataclass(frozen=True, slots=True)
class _Group:
    """What became of parts of one text, as far as the page has room."""

    text: str
    title: str
    source: str
    entries: Sequence[Entry]
    more: int


@dataclass(frozen=True, slots=True)
class _Section:
    """All that is lost, or all that is changed."""

    total: int
    reasons: Sequence[Reason]
    more_reasons: int
    groups: Sequence[_Group]
    more_texts: int


def page_pieces(record: Record) -> Iterator[str]:
    """Yield the page in pieces; what a source says is escaped."""
    own = {
        entry.text: entry
        for entry in record.entries
        if entry.part in {Part.POST, Part.PAGE} and entry.text
    }
    titles = {text: entry.name for text, entry in own.items()}
    return _template().generate(
        record=record,
        kind=_KINDS.get(record.kind, record.kind.capitalize()),
        totals=[(f"{part_name(part)}s", count) for part, count in record.totals.items()],
        on_old_site=[(part_name(part), count) for part, count in record.on_old_site.items()],
        sum=_sum(record.totals.values()),
        lost=_section(record.entries, Fate.LOST, titles),
        changed=_section(record.entries, Fate.CHANGED, titles),
        proof=record.proof,
        share=share(record.proof) if record.proof else "",
        differing=differing(record.proof),
        own=own,
        to_decide=record.to_decide,
        most=_MOST_LISTED,
    )


def _template() -> Template:
    return report_template(
        "blogsite.importing.record",
        "ledger.html",
        plain=_plain,
        said=_said,
        state=state,
        lang=_lang,
        part=part_name,
    )


def _section(entries: Iterable[Entry], fate: Fate, titles: dict[str, str]) -> _Section:
    found = [entry for entry in entries if entry.fate is fate]
    reasons = reasons_of(found)
    texts = len({_where(entry) for entry in found})
    groups = groupby(found, key=_where)
    return _Section(
        total=sum(entry.count for entry in found),
        reasons=reasons[:_MOST_REASONS],
        more_reasons=max(0, len(reasons) - _MOST_REASONS),
        groups=[_group(*where, list(of), titles) for where, of in islice(groups, _MOST_TEXTS)],
        more_texts=max(0, texts - _MOST_TEXTS),
    )


def _where(entry: Entry) -> tuple[str, str]:
    """Return the text that an entry belongs to, and its file in the source."""
    return entry.text, entry.place.path


def _group(text: str, source: str, entries: Sequence[Entry], titles: dict[str, str]) -> _Group:
    shown = entries[:_MOST_OF_A_TEXT]
    return _Group(text, titles.get(text, ""), source, shown, len(entries) - len(shown))


def _sum(counts: Iterable[Count]) -> Count:
    every = list(counts)
    return Count(
        sum(each.kept for each in every),
        sum(each.changed for each in every),
        sum(each.lost for each in every),
    )


def _plain(value: str) -> str:
    """Return a source's words, cut where they are long, with nothing in them that can't be shown."""
    text = UNPRINTABLE.sub("\ufffd", value)
    return text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")


def _said(note: str) -> Markup:
    """Return a note in which what stands in backticks is code."""
    parts = _plain(note).split("`")
    pieces = [
        Markup("<code>{}</code>").format(part) if at % 2 and at < len(parts) - 1 else escape(part)
        for at, part in enumerate(parts)
    ]
    return Markup().join(pieces)


def _lang(text: str) -> str:
    """Return the language of a text by its file's name; empty for an original's."""
    found = _LANGUAGE.search(text)
    return found[1] if found else ""
