"""The settings of the site: `content/site.yaml`."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from blogsite.importing.archive import Archive
from blogsite.importing.ledger import Part, lost
from blogsite.importing.native import Plain
from blogsite.importing.options import ImportOptions
from blogsite.importing.settle.fronts import Settled, series_id
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.importing.settle.languages import has_locale
from blogsite.importing.settle.wording import plain
from blogsite.model.urls import check_base_url

_MOVED = 301


def settle_base_url(archive: Archive, options: ImportOptions, journal: Journal) -> str:
    """Return where the site is served; empty where nobody says so."""
    written = (options.base_url or archive.base_url).strip()
    if not written:
        return ""
    try:
        return check_base_url(written)
    except ValueError as fault:
        if archive.texts:
            place = archive.texts[0].at()
            journal.note(
                NONE, lost(Part.FIELD, f"base URL {plain(written, 200)}", place, str(fault))
            )
        return ""


def settings(archive: Archive, settled: Settled) -> dict[str, Plain]:
    """Return what the settings say, in the order of the manual."""
    host = urlsplit(settled.base_url).hostname or ""
    given: dict[str, Plain] = {
        "title": plain(archive.title, 200) or host or "Blog",
        "description": plain(archive.description),
        "base_url": settled.base_url,
        "timezone": settled.zone_name,
        "languages": [_language(tag) for tag in settled.tongues.tags],
        "kinds": dict(_kinds(settled)),
        "series": dict(_series(settled)),
        "redirects": [_redirect(*each) for each in settled.moves.redirects],
    }
    return {key: value for key, value in given.items() if value}


def _language(tag: str) -> Plain:
    return tag if has_locale(tag) else {"tag": tag, "locale": "en"}


def _kinds(settled: Settled) -> Iterator[tuple[str, Plain]]:
    for kind, words in settled.kinds.names.items():
        place = settled.places.kinds[kind]
        names = {"name": words.name, "plural": words.plural}
        yield kind, {**names, "path": place.path, "permalink": place.permalink}


def _series(settled: Settled) -> Iterator[tuple[str, str]]:
    """Yield the series whose names their ids don't tell."""
    for group in settled.groups:
        name = plain(group.original.text.series.value, 120)
        made = series_id(name)
        if made and not group.is_page and name != made.replace("-", " ").capitalize():
            yield made, name


def _redirect(source: str, target: str, status: int) -> Plain:
    """Return a redirect as the settings have it; a status that is the usual one isn't said."""
    pair: dict[str, Plain] = {"from": source, "to": target}
    return pair if status == _MOVED else {**pair, "status": status}
