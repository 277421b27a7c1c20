"""The languages of an archive, as BCP 47 writes them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from blogsite.importing.archive import Archive
from blogsite.importing.ledger import Part, changed
from blogsite.importing.options import ImportOptions
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.model.languages import LANGUAGE_TAG, canonical_tag

_FIRST = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The site's languages, the default first, and the one that each word of the source means."""

    tags: tuple[str, ...]
    meant: Mapping[str, str]

    @property
    def default(self) -> str:
        """The language whose URLs have no prefix."""
        return self.tags[0]

    def of(self, written: str) -> str:
        """Return the language that a source means."""
        return self.meant.get(written, self.default)

    def prefix(self, tag: str) -> str:
        """Return what a language's URLs begin with, between slashes or nothing."""
        return "" if tag == self.default else f"/{tag.lower()}"


def settle_languages(archive: Archive, options: ImportOptions, journal: Journal) -> Tongues:
    """Return the languages of all texts; one that is no language is the default."""
    written = dict.fromkeys(text.language for text in archive.texts)
    default = best_tag(options.language) or _most_used(archive) or "en"
    meant = {each: best_tag(each) or default for each in written}
    for each, tag in meant.items():
        if each and tag != canonical_tag(each):
            place = next(text.at() for text in archive.texts if text.language == each)
            entry = changed(Part.FIELD, f"language {each}", place, f"is `{tag}` here")
            journal.note(NONE, entry)
    others = sorted(set(meant.values()) - {default})
    return Tongues((default, *others), meant)


def _most_used(archive: Archive) -> str:
    """Return the source's own language, or that of most texts where none is in it."""
    own = best_tag(archive.language)
    counts = Counter(best_tag(text.language) or own for text in archive.texts)
    if not counts or counts[own]:
        return own
    return min(counts, key=lambda tag: (-counts[tag], tag))


def best_tag(written: str) -> str:
    """Return the tag that a word means; empty where it is none."""
    tag = canonical_tag(written.strip())
    if LANGUAGE_TAG.match(tag):
        return tag
    found = _FIRST.match(written.strip())
    return found[0].lower() if found and has_locale(found[0].lower()) else ""


def has_locale(tag: str) -> bool:
    """Whether there are dates and numbers of a language."""
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def local_names(names: Mapping[str, str], clean: Iterable[str] = ()) -> dict[str, str]:
    """Return names by tag, without those of no language; ``clean`` are texts to leave out."""
    skipped = set(clean)
    pairs = ((best_tag(tag), " ".join(name.split())) for tag, name in names.items())
    return {tag: name for tag, name in pairs if tag and name and name not in skipped}
