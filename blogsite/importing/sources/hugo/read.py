"""Reads a Hugo site from its configuration to its texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Said, SourceText
from blogsite.importing.ledger import Entry, Part, lost
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.folders import Folder, read_folder
from blogsite.importing.sources.hugo import fields
from blogsite.importing.sources.hugo.addresses import addresses
from blogsite.importing.sources.hugo.body import Body, body_of, read_body
from blogsite.importing.sources.hugo.config import Config, as_text, read_config
from blogsite.importing.sources.hugo.files import Mentions, other_files
from blogsite.importing.sources.hugo.kinds import keys_of, posts_of
from blogsite.importing.sources.hugo.languages import find_languages
from blogsite.importing.sources.hugo.lists import list_name, read_registry, silent_lists
from blogsite.importing.sources.hugo.pages import Page, find_pages
from blogsite.importing.sources.hugo.site import HugoFiles, NoFiles, Site, make_site
from blogsite.importing.spool import Spool


def read_hugo(options: ImportOptions, spool: Spool, problems: Problems) -> Archive:
    """Read all texts, and what the site says of people and terms."""
    folder = read_folder(options.source, problems)
    if folder is None:
        return Archive(options.language or "en", (), NoFiles())
    config = _config(folder, options)
    languages = find_languages(folder, config, options.language)
    found = find_pages(folder, config, languages)
    if not found.pages:
        problems.error(
            "bad-source",
            f"no text of a Hugo site was found below `{options.source}`",
            hint="give the folder that holds `hugo.toml` or `content`",
        )
    entries = [*config.entries, *found.entries]
    registry = read_registry(folder, found.pages, config)
    silent = silent_lists(folder, found.pages, registry.paths, entries)
    texts = tuple(
        page for page in found.pages if page.path not in registry.paths and page.path not in silent
    )
    site = make_site(folder, config, languages, found.pages, keys_of(texts))
    mentions = Mentions()
    posts = posts_of(texts, config)
    sections = frozenset(page.section for page in texts if page.path in posts)
    reading = _Reading(options, spool, site, registry.accounts, posts, sections, mentions)
    read = tuple(text for page in texts if (text := reading.text(page, entries)))
    entries.extend(other_files(found.others, mentions))
    return Archive(
        languages.default,
        read,
        HugoFiles(site),
        title=_of_site(site, "title"),
        description=_of_site(site, "params.description") or _of_site(site, "description"),
        base_url=config.text("baseurl"),
        timezone=config.text("timezone"),
        hosts=hosts_of(config),
        people=registry.people,
        terms=registry.terms,
        entries=tuple(entries),
    )


def _config(folder: Folder, options: ImportOptions) -> Config:
    config = read_config(folder)
    if not options.base_url:
        return config
    return replace(config, values={**config.values, "baseurl": options.base_url})


def _of_site(site: Site, path: str) -> str:
    return as_text(site.config.of_language(site.languages.default, path))


def hosts_of(config: Config) -> tuple[str, ...]:
    """Return the web hosts that are the site itself."""
    host = urlsplit(config.text("baseurl")).netloc
    bare = host.removeprefix("www.")
    return (host, bare if bare != host else f"www.{host}") if host else ()


@dataclass(frozen=True, slots=True)
class _Reading:
    options: ImportOptions
    spool: Spool
    site: Site
    accounts: Mapping[str, str]
    posts: frozenset[str]
    sections: frozenset[str]
    mentions: Mentions

    def text(self, page: Page, entries: list[Entry]) -> SourceText | None:
        """Read a text as a whole; one that can't be read any more is lost."""
        try:
            data = self.site.folder.read(page.path)
        except OSError as fault:
            why = f"can't be read: {fault.strerror}"
            entries.append(lost(Part.POST, page.path, page.at(), why))
            return None
        self.mentions.note(data)
        return self._made(page, read_body(body_of(data), page, self.site))

    def _name(self, page: Page) -> str:
        return list_name(page, self.sections) if page.is_list else fields.name(page)

    def _made(self, page: Page, body: Body) -> SourceText:
        site, config = self.site, self.site.config
        picture, picture_key = fields.picture(page)
        tags = fields.tag_keys(config)
        told = fields.said(page, *fields.SUMMARIES)
        original = fields.original(page, hosts_of(config))
        text = SourceText(
            site.keys[page.path], page.language, page.at(), self._name(page),
            self.spool.keep(body.converted),
            title=body.title,
            date=fields.date(page),
            updated=fields.said(page, *fields.UPDATES),
            authors=fields.bylines(page, fields.AUTHORS, self.accounts),
            translators=fields.bylines(page, fields.TRANSLATORS, self.accounts),
            tags=fields.terms(page, tags),
            events=fields.terms(page, fields.EVENTS),
            series=next(iter(fields.terms(page, ("series",))), Said("")),
            kind=fields.kind(page),
            summary=told if told.value else Said(body.summary),
            image=picture,
            original=original,
            slug=page.text("slug"),
            addresses=addresses(page, config, site.languages),
            status=fields.status(page, self.options.now),
            expires=fields.said(page, *fields.EXPIRES),
            is_page=page.path not in self.posts,
        )  # fmt: skip
        return replace(
            text,
            fields=tuple(
                fields.rest(page, [*tags, *(fields.CANONICAL if original else ())], picture_key)
            ),
        )
