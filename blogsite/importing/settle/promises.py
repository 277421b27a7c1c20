"""The ids that posts had in the old feeds, promised by `content/urls.lock`."""

import re
from collections.abc import Iterator

from blogsite.importing.archive import Status
from blogsite.importing.ledger import Entry, Part, Place, changed, kept, lost
from blogsite.importing.settle.fronts import Settled
from blogsite.importing.settle.versions import Group, Version
from blogsite.model.contract import Promise

# An id is an address of any scheme (RFC 4287, 4.2.6), and a word of the file that keeps it.
_ID = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s<>\"\\^`{|}\x00-\x1f\x7f]{1,1000}")


def settle_promises(settled: Settled) -> Iterator[Promise]:
    """Yield the promise of each post whose old id can stay."""
    seen: set[str] = set()
    for group in settled.groups:
        for version in group.versions:
            written = version.text.feed_id.strip()
            if not written:
                continue
            fault = _fault(written, version, group, settled) or ("twice" * (written in seen))
            if not fault:
                seen.add(written)
                yield Promise(settled.places.spots[version.number].url, written)
            settled.journal.note(version.number, _entry(written, version.text.at(), fault))


def _fault(written: str, version: Version, group: Group, settled: Settled) -> str:
    if group.is_page:
        return "pages are in no feed"
    day, original = settled.days[group.key], group.original.text
    if {version.text.status, original.status} != {Status.PUBLISHED} or not day.is_known:
        return "the post is a draft here, so no feed has it"
    if day.instant > settled.now:
        return "the post is of a day to come, so no feed has it"
    return "" if _ID.fullmatch(written) else "is no address, so feeds can't have it"


def _entry(written: str, place: Place, fault: str) -> Entry:
    name = f"feed id {written[:200]}"
    if not fault:
        return kept(Part.FIELD, name, place)
    if fault == "twice":
        return changed(Part.FIELD, name, place, "is new, as another post has the old one")
    return lost(Part.FIELD, name, place, fault)
