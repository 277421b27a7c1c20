"""Reads a Jekyll site as a whole."""

from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Listed, OldList, Redirect, SourceText
from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.commits import with_days_of_git
from blogsite.importing.sources.folders import Folder, NoFiles, read_folder
from blogsite.importing.sources.jekyll.addresses import Named, address_of
from blogsite.importing.sources.jekyll.config import JekyllConfig, read_config
from blogsite.importing.sources.jekyll.files import JekyllFiles
from blogsite.importing.sources.jekyll.layout import Found, by_name, find_site, find_texts, others
from blogsite.importing.sources.jekyll.people import read_people
from blogsite.importing.sources.jekyll.texts import Reading, redirect_of
from blogsite.importing.sources.missing import MISSING_PAGE, is_missing_page
from blogsite.importing.spool import Spool
from blogsite.importing.urls import hosts_of
from blogsite.model.languages import canonical_tag


def read_jekyll(options: ImportOptions, spool: Spool, problems: Problems) -> Archive:
    """Read the posts, drafts and pages of a site."""
    folder = read_folder(options.source, problems)
    if folder is None:
        return Archive(options.language or "en", (), NoFiles())
    entries: list[Entry] = []
    site = find_site(folder)
    config = read_config(folder, site, entries)
    found = {each.path: each for each in find_texts(folder, site, config)}
    if not any(each.kind in ("posts", "drafts") for each in found.values()):
        problems.error(
            "bad-source",
            f"no posts of Jekyll were found below `{options.source}`",
            hint="give the site's folder, which has `_posts/` in it",
        )
        return Archive(options.language or "en", (), NoFiles())
    return _archive(options, folder, site, config, found, entries, spool, problems)


def _archive(
    options: ImportOptions,
    folder: Folder,
    site: str,
    config: JekyllConfig,
    found: dict[str, Found],
    entries: list[Entry],
    spool: Spool,
    problems: Problems,
) -> Archive:
    people = tuple(read_people(folder, site, entries))
    hosts = hosts_of(options.base_url, config.url)
    files = JekyllFiles(folder, site, config.base, hosts)
    language = options.language or canonical_tag(config.language.replace("_", "-")) or "en"
    accounts = {person.account for person in people}
    redirects = tuple(_redirects(folder, config, found))
    reading = Reading(
        files,
        config,
        language,
        accounts,
        by_name(found),
        found,
        options.now,
        spool,
        problems,
    )
    texts = tuple(with_days_of_git(folder, _texts(found, reading, entries)))
    known = {*found, *(each.place.path for each in redirects), *reading.included}
    entries += _others(folder, site, known)
    base_url = options.base_url or config.url + (f"{config.base}/" if config.url else "")
    return Archive(
        language,
        texts,
        files,
        title=config.said("title") or config.said("name"),
        description=config.said("description") or config.said("tagline"),
        base_url=base_url,
        base=config.base,
        timezone=config.said("timezone"),
        hosts=hosts,
        people=people,
        redirects=redirects,
        lists=tuple(_feeds(config)),
        entries=tuple(entries),
    )


def _feeds(config: JekyllConfig) -> Iterator[OldList]:
    """Yield the feed, which nearly all sites have, where its usual plugin makes it."""
    values = config.values.get("feed")
    path = values.get("path") if isinstance(values, dict) else None
    name = path if isinstance(path, str) and path else "feed.xml"
    address = f"{config.base}/{name.lstrip('/')}"
    yield OldList(address, Listed.SITE, Place(""), is_feed=True)


def _redirects(folder: Folder, config: JekyllConfig, found: dict[str, Found]) -> Iterator[Redirect]:
    """Yield texts that only send readers elsewhere, and take them out of ``found``."""
    for path, text in list(found.items()):
        try:
            values = read_front_matter(folder.text(path)).values
        except OSError:
            continue
        for target in redirect_of(values):
            permalink = values.get("permalink")
            said = permalink if isinstance(permalink, str) else ""
            address = address_of(Named(text, text.date, "", text.folders, said), config)
            del found[path]
            yield Redirect(address, target, Place(path))


def _texts(found: dict[str, Found], reading: Reading, entries: list[Entry]) -> Iterator[SourceText]:
    taken: set[tuple[str, str]] = set()
    for path, each in found.items():
        try:
            text = reading.read(each)
        except OSError as fault:
            entries.append(lost(Part.POST, path, Place(path), fault.strerror or "can't be read"))
            continue
        if text is None:
            why = "is a file of the theme, and no text"
            if is_missing_page(each.inner):
                why = MISSING_PAGE
            entries.append(lost(Part.FILE, path, Place(path), why))
        elif (text.key, text.language) in taken:
            why = "another file is the same post in the same language"
            entries.append(lost(Part.POST, path, Place(path), why))
        else:
            taken.add((text.key, text.language))
            yield text


def _others(folder: Folder, site: str, known: set[str]) -> Iterator[Entry]:
    for path, why in (*others(folder, site), *folder.skipped.items()):
        yield lost(Part.POST if path in folder else Part.FILE, path, Place(path), why)
    for path in folder.paths:
        if path not in known and path.endswith((".md", ".markdown")):
            is_undated = "_posts" in path.split("/")
            why = (
                "its name has no date, as those of posts have"
                if is_undated
                else "is no post or page"
            )
            yield lost(Part.FILE, path, Place(path), why)
