"""The stage between a source that is read and a site that is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from blogsite.importing.addresses import KEY, site_path
from blogsite.importing.archive import Archive, SourceText
from blogsite.importing.native import Native, NativeText
from blogsite.importing.options import ImportOptions
from blogsite.importing.settle.addresses import OldSite, old_site
from blogsite.importing.settle.aliases import settle_moves
from blogsite.importing.settle.bodies import read_bodies
from blogsite.importing.settle.days import settle_days, settle_zone, zone_of
from blogsite.importing.settle.fronts import Settled, series_id
from blogsite.importing.settle.journal import Journal
from blogsite.importing.settle.kinds import settle_kinds
from blogsite.importing.settle.languages import settle_languages
from blogsite.importing.settle.lists import Lists, heads_of_lists, list_paths
from blogsite.importing.settle.people.evidence import gather_known
from blogsite.importing.settle.people.lists import list_redirects, old_lists
from blogsite.importing.settle.people.stage import People, settle_people
from blogsite.importing.settle.places import ListPaths, settle_places
from blogsite.importing.settle.promises import settle_promises
from blogsite.importing.settle.site import settings, settle_base_url
from blogsite.importing.settle.terms import Terms, settle_terms
from blogsite.importing.settle.versions import Group, Version, group_versions
from blogsite.importing.settle.wording import plain
from blogsite.importing.spool import Spool


def settle(archive: Archive, options: ImportOptions, spool: Spool) -> Native:
    """Return what an archive becomes; each decision has its entry."""
    settled = _decide(archive, options, spool)
    texts = tuple(_texts(settled))
    promises = tuple(settle_promises(settled))
    paths = [settled.places.spots[number].path for number in range(len(archive.texts))]
    return Native(
        texts=texts,
        registry={
            "content/site.yaml": settings(archive, settled),
            **dict(settled.people.registry()),
            **dict(settled.terms.registry()),
        },
        addresses=_addresses(texts, settled.groups, old_site(archive, settled.base_url)),
        entries=tuple(settled.journal.of_paths(paths)),
        promises=promises,
        lists={site_path(address): url for address, url in settled.lists.items()},
        proposals=(*settled.people.proposals, *settled.terms.proposals),
    )


def _decide(archive: Archive, options: ImportOptions, spool: Spool) -> Settled:
    """Decide one thing after the other: what each needs is there before it."""
    journal = Journal()
    tongues = settle_languages(archive, options, journal)
    zone = settle_zone(archive, journal)
    versions = group_versions(archive, tongues, journal)
    groups, days = settle_days(versions, zone_of(zone), journal)
    kinds = settle_kinds(archive, groups, journal)
    terms = settle_terms(archive, groups, kinds, journal)
    known = gather_known(archive)
    facts = read_bodies(archive, known, spool)
    people = settle_people(archive, groups, facts, days, known, tongues.default, journal)
    base_url = settle_base_url(archive, options, journal)
    site = old_site(archive, base_url)
    listed = heads_of_lists(archive, site), list_paths(archive, site, tongues)
    lists = ListPaths(tuple(_lists(people, terms, groups)), *listed)
    places = settle_places(groups, days, kinds, tongues, site, facts, lists, journal)
    authors = old_lists(archive, people, groups, days, tongues.tags[0], options.now)
    now = Lists(tongues, places, people, terms, site)
    made = (*now.redirects(archive.lists), *list_redirects(archive, authors, site))
    moves = settle_moves(archive.redirects, made, groups, places, site, journal)
    return Settled(
        *(groups, tongues, base_url, zone, days, kinds, people, terms, places, moves),
        *(facts, options.now, journal, authors),
    )


def _lists(people: People, terms: Terms, groups: Sequence[Group]) -> Iterator[str]:
    """Yield the paths of the lists of people, tags and series."""
    series = {series_id(each.original.text.series.value) for each in groups if not each.is_page}
    ids = {
        "authors": [author.id for author in people.authors.values()],
        "tags": [tag.id for tag in terms.tags.values()],
        "series": sorted(series - {""}),
    }
    for name, listed in ids.items():
        if listed:
            yield name
        yield from (f"{name}/{each}" for each in listed)


def _texts(settled: Settled) -> Iterator[NativeText]:
    for group in settled.groups:
        for version in group.versions:
            spot = settled.places.spots[version.number]
            front = settled.front_of(version, group)
            source = _with_own_picture(version, group)
            yield NativeText(source, spot.path, spot.url, front)


def _with_own_picture(version: Version, group: Group) -> SourceText:
    """Return a text without a picture that it inherits, or that a page can't have."""
    text, image = version.text, version.text.image
    if image is None:
        return text
    is_inherited = version is not group.original and image == group.original.text.image
    if group.is_page or is_inherited:
        return replace(text, image=None)
    alt, caption, credit = map(plain, (image.alt, image.caption, image.credit))
    return replace(text, image=replace(image, alt=alt, caption=caption, credit=credit))


def _addresses(
    texts: Sequence[NativeText], groups: Sequence[Group], site: OldSite
) -> Mapping[str, NativeText]:
    """Return the text that each old path and each key of the source means."""
    found: dict[str, NativeText] = {}
    for turn in (slice(0, 1), slice(1, None)):
        for text in texts:
            for address in text.source.addresses[turn]:
                old = site.old(address)
                if old is not None:
                    # Texts are written without the path of the site as well.
                    for path in (site_path(address), site_path(old.path)):
                        found.setdefault(f"{path}?{old.query}" if old.query else path, text)
    by_number = dict(
        zip((each.number for group in groups for each in group.versions), texts, strict=True)
    )
    for group in groups:
        original = by_number[group.original.number]
        key = original.source.key
        for written in (quote(key), quote(key, safe=""), key):
            found.setdefault(KEY + written, original)
    return found
