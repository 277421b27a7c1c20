"""The settings of the site: `content/site.yaml`."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from blogsite.importing.archive import Archive
from blogsite.importing.ledger import Part, lost
from blogsite.importing.native import Plain
from blogsite.importing.options import ImportOptions
from blogsite.importing.settle.aliases import Moves
from blogsite.importing.settle.fronts import series_id
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.importing.settle.kinds import Kinds
from blogsite.importing.settle.languages import Tongues, has_locale
from blogsite.importing.settle.places import Places
from blogsite.importing.settle.versions import Group
from blogsite.importing.settle.wording import plain
from blogsite.model.urls import check_base_url


def settle_base_url(archive: Archive, options: ImportOptions, journal: Journal) -> str:
    """Return where the site is served; empty where nobody says so."""
    written = (options.base_url or archive.base_url).strip()
    if not written:
        return ""
    try:
        return check_base_url(written)
    except ValueError as fault:
        if archive.texts:
            place = archive.texts[0].place
            journal.note(
                NONE, lost(Part.FIELD, f"base URL {plain(written, 200)}", place, str(fault))
            )
        return ""


def settings(
    archive: Archive,
    base_url: str,
    zone: str,
    tongues: Tongues,
    kinds: Kinds,
    places: Places,
    moves: Moves,
    groups: Sequence[Group],
) -> dict[str, Plain]:
    """Return what the settings say, in the order of the manual."""
    host = urlsplit(base_url).hostname or ""
    made: dict[str, Plain] = {"title": plain(archive.title, 200) or host or "Blog"}
    if description := plain(archive.description):
        made["description"] = description
    if base_url:
        made["base_url"] = base_url
    made["timezone"] = zone
    made["languages"] = [
        tag if has_locale(tag) else {"tag": tag, "locale": "en"} for tag in tongues.tags
    ]
    made["kinds"] = {
        kind: {
            "name": words.name,
            "plural": words.plural,
            "path": places.kinds[kind].path,
            "permalink": places.kinds[kind].permalink,
        }
        for kind, words in kinds.names.items()
    }
    if series := dict(_series(groups)):
        made["series"] = series
    if moves.redirects:
        made["redirects"] = [{"from": source, "to": target} for source, target in moves.redirects]
    return made


def _series(groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """Yield the series whose names their ids don't tell."""
    for group in groups:
        name = plain(group.original.text.series.value, 120)
        made = series_id(name)
        if made and not group.is_page and name != made.replace("-", " ").capitalize():
            yield made, name
