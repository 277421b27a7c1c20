"""Which files differ, and which of them are one text."""

from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.review.redirects import Ways, leads_to
from blogsite.review.side import Side, site_url
from blogsite.site.urls import output_path


@dataclass(frozen=True, slots=True)
class Differing:
    """The paths of files that differ, sorted; ``moved`` are those of texts, old path to new."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    moved: Mapping[str, str]


def find_differing(before: Side, after: Ways) -> Differing:
    """Compare two sites by the keys of their files."""
    old, new = before.keys, after.side.keys
    added, gone = new.keys() - old.keys(), old.keys() - new.keys()
    moved = _moved(before, after, added, gone)
    return Differing(
        tuple(sorted(added - set(moved.values()))),
        tuple(sorted(path for path in old.keys() & new.keys() if old[path] != new[path])),
        tuple(sorted(gone - moved.keys())),
        moved,
    )


def _moved(before: Side, after: Ways, added: set[str], gone: set[str]) -> dict[str, str]:
    """Return the texts that have another URL now: the same source, redirected, or the same words."""
    free = {path: after.side.texts[path] for path in sorted(added & after.side.texts.keys())}
    sources = {(item.key, item.language.tag): path for path, item in free.items()}
    bodies = {(item.document.body.digest, item.language.tag): path for path, item in free.items()}
    moved: dict[str, str] = {}
    for path in sorted(gone & before.texts.keys()):
        item = before.texts[path]
        candidates = (
            sources.get((item.key, item.language.tag), ""),
            output_path(leads_to(after, site_url(path))),
            bodies.get((item.document.body.digest, item.language.tag), ""),
        )
        found = next((each for each in candidates if each in free), None)
        if found is not None:
            del free[found]
            moved[path] = found
    return moved
