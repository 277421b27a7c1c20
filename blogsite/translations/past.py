"""Finds what an original said when it was translated, among what git remembers of it."""

from collections.abc import Iterable
from pathlib import Path

from blogsite.model.blocks import SourceDigest
from blogsite.model.document import Place
from blogsite.translations.difference import Past
from blogsite.translations.history import Revision, revisions_of
from blogsite.translations.passages import Passage
from blogsite.translations.reading import read_data

_TOO_SLOW = "too-slow"


def find_past(root: Path, place: Place, recorded: SourceDigest) -> Past:
    """Return the revision of these digests, or else what is known of each of them."""
    return past_of(revisions_of(root, place.path), place, recorded)


def past_of(revisions: Iterable[Revision], place: Place, recorded: SourceDigest) -> Past:
    """Look through revisions, the newest first, until one has all digests in their order."""
    wanted = frozenset(recorded)
    known: dict[str, Passage] = {}
    for revision in revisions:
        found = read_data(revision.data, place)
        if any(each.rule == _TOO_SLOW for each in found.diagnostics):
            break  # others may be as slow
        passages = {each.digest: each for each in found.passages if each.digest in wanted}
        if found.digests == recorded:
            return Past(passages, revision.commit, revision.day)
        known = {**passages, **known}
    return Past(known)
