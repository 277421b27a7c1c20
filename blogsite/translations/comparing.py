"""Compares a translation with its original, with all that the site and its history know."""

from dataclasses import dataclass, replace
from pathlib import Path

from blogsite.model.blocks import SourceDigest
from blogsite.site.copies import is_untouched
from blogsite.site.freshness import Change, Freshness, State, judge
from blogsite.site.model import Page, Post
from blogsite.translations.difference import Difference, Past, make_difference
from blogsite.translations.history import why_unknown
from blogsite.translations.listing import changes_of
from blogsite.translations.past import find_past
from blogsite.translations.reading import read_file


@dataclass(frozen=True, slots=True)
class Comparison:
    """A translation beside its original; ``past`` is empty where nothing has changed.

    Where texts are known and not only digests, ``freshness`` can tell more than that of a post.
    """

    original: Post | Page
    translation: Post | Page
    freshness: Freshness
    difference: Difference
    past: Past
    notes: tuple[str, ...]


def compare_texts(root: Path, original: Post | Page, translation: Post | Page) -> Comparison:
    """Compare two versions of a text; raises FaultyTextError."""
    place = original.document.place
    now, theirs = read_file(root, place), read_file(root, translation.document.place)
    recorded = theirs.document.front.recorded
    judged = judge(recorded, now.digests)
    is_begun = is_untouched(theirs.document, now.document)
    past = Past()
    if recorded is not None and recorded != now.digests:
        past = find_past(root, place, recorded)
    difference = make_difference(recorded, now.passages, theirs.passages, past)
    freshness = Freshness(
        State.UNTRANSLATED if is_begun else judged.state,
        changed=difference.count(Change.CHANGED, Change.MOVED),
        added=difference.count(Change.ADDED),
        removed=difference.count(Change.REMOVED),
    )
    notes = _notes(root, place.path, recorded, difference)
    if replace(freshness, state=judged.state) != judged:
        notes.append(
            f"`status` counts {changes_of(judged)}: it has the digests only, and here texts are compared"
        )
    return Comparison(original, translation, freshness, difference, past, tuple(notes))


def _notes(
    root: Path, path: str, recorded: SourceDigest | None, difference: Difference
) -> list[str]:
    """Say what isn't known, so that nobody takes a guess for a fact."""
    notes = []
    if recorded is None:
        notes.append(
            "nobody has noted what it was translated from, so the two are only put side by side"
        )
    unknown = sum(
        each.then is None and each.change in {Change.CHANGED, Change.REMOVED}
        for each in difference.paragraphs
    )
    if unknown:
        notes.append(f"what {_paragraphs(unknown)} said is unknown: {why_unknown(root, path)}")
    if not difference.is_certain:
        notes.append(
            "the translation isn't built like the original was, so what belongs to what is a guess"
        )
    return notes


def _paragraphs(count: int) -> str:
    return "a paragraph" if count == 1 else f"{count} paragraphs"
