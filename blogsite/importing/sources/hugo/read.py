"""Reads a Hugo site from its configuration to its texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Said, SourceText
from blogsite.importing.ledger import Entry, Part, lost
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.faults import status_with_faults
from blogsite.importing.sources.folders import Folder, NoFiles, read_folder
from blogsite.importing.sources.hugo import fields
from blogsite.importing.sources.hugo.addresses import addresses
from blogsite.importing.sources.hugo.body import Body, body_of, read_body
from blogsite.importing.sources.hugo.config import Config, as_text, read_config
from blogsite.importing.sources.hugo.files import Mentions, other_files, read_redirects
from blogsite.importing.sources.hugo.kinds import keys_of, posts_of, sections_of
from blogsite.importing.sources.hugo.languages import content_folder, find_languages
from blogsite.importing.sources.hugo.listings import listings
from blogsite.importing.sources.hugo.lists import Registry, list_name, read_registry, silent_lists
from blogsite.importing.sources.hugo.pages import Page, find_pages
from blogsite.importing.sources.hugo.site import HugoFiles, Site, make_site
from blogsite.importing.spool import Spool
from blogsite.importing.urls import hosts_of


def read_hugo(options: ImportOptions, spool: Spool, problems: Problems) -> Archive:
    """Read all texts, and what the site says of people and terms."""
    folder = read_folder(options.source, problems)
    if folder is None:
        return Archive(options.language or "en", (), NoFiles())
    config = _config(folder, options)
    languages = find_languages(folder, config, options.language)
    found = find_pages(folder, config, languages)
    if not _is_blog(folder, config, found.pages):
        problems.error(
            "bad-source",
            f"no text of a Hugo site was found below `{options.source}`",
            hint="give the folder that holds `hugo.toml` or `content`",
        )
        return Archive(options.language or "en", (), NoFiles())
    registry = read_registry(folder, found.pages, config)
    entries = [*config.entries, *found.entries, *registry.entries]
    silent = silent_lists(folder, found.pages, registry.paths, entries)
    aside = registry.paths | silent
    texts = tuple(page for page in found.pages if page.path not in aside)
    site = make_site(folder, config, languages, found.pages, keys_of(texts))
    posts = posts_of(texts, config)
    reading = _Reading(
        options, spool, problems, site, registry.accounts, posts, sections_of(texts, posts)
    )
    read = tuple(text for page in texts if (text := reading.text(page, entries)))
    entries.extend(other_files(found.others, reading.mentions))
    lists = tuple(listings(texts, posts, config, languages))
    return replace(_archive(site, registry), texts=read, lists=lists, entries=tuple(entries))


def _is_blog(folder: Folder, config: Config, pages: Sequence[Page]) -> bool:
    """Tell whether anything says that texts are a site's: any folder has some."""
    is_told = bool(config.values) or bool(content_folder(folder, config))
    return bool(pages) and (is_told or any(page.lines or page.fault for page in pages))


def _archive(site: Site, registry: Registry) -> Archive:
    """Return what the site says of itself."""
    return Archive(
        site.languages.default,
        (),
        HugoFiles(site),
        title=_of_site(site, "title"),
        description=_of_site(site, "params.description") or _of_site(site, "description"),
        base_url=site.config.text("baseurl"),
        base=site.config.base,
        timezone=site.config.text("timezone"),
        hosts=hosts_of(site.config.text("baseurl")),
        people=registry.people,
        terms=registry.terms,
        redirects=tuple(read_redirects(site.folder, site.config)),
    )


def _config(folder: Folder, options: ImportOptions) -> Config:
    config = read_config(folder)
    if not options.base_url:
        return config
    return replace(config, values={**config.values, "baseurl": options.base_url})


def _of_site(site: Site, path: str) -> str:
    return as_text(site.config.of_language(site.languages.default, path))


@dataclass(frozen=True, slots=True)
class _Reading:
    options: ImportOptions
    spool: Spool
    problems: Problems
    site: Site
    accounts: Mapping[str, str]
    posts: frozenset[str]
    sections: frozenset[str]
    mentions: Mentions = field(default_factory=Mentions)

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

    def _made(self, page: Page, body: Body) -> SourceText:
        summary = fields.said(page, *fields.SUMMARIES)
        text = self._told(page, body)
        picture, key = fields.picture(page, self.site.beside)
        original = fields.original(page, hosts_of(self.site.config.text("baseurl")))
        own = addresses(page, self.site.config, self.site.languages)
        publicity = fields.publicity(page, self.options.now)
        used = [*fields.tag_keys(self.site.config), *(fields.CANONICAL if original else ())]
        used += publicity.keys
        return replace(
            text,
            summary=summary if summary.value else Said(body.summary),
            image=picture,
            original=original,
            slug=page.text("slug"),
            addresses=own,
            address_lines=(page.line("url"), *(page.line("aliases", "alias") for _ in own[1:])),
            status=status_with_faults(
                publicity.status, page.path, page.fault, page.fault_line, self.problems
            ),
            status_said=publicity.said(page.lines),
            expires=fields.said(page, *fields.EXPIRES),
            is_page=page.path not in self.posts,
            fields=tuple(fields.rest(page, used, key)),
        )

    def _told(self, page: Page, body: Body) -> SourceText:
        """Return a text with what is said as it stands in the front matter."""
        return SourceText(
            self.site.keys[page.path],
            page.language,
            page.at(),
            list_name(page, self.sections) if page.is_list else fields.name(page),
            self.spool.keep(body.converted),
            title=body.title,
            date=fields.date(page),
            updated=fields.said(page, *fields.UPDATES),
            authors=fields.bylines(page, fields.AUTHORS, self.accounts),
            translators=fields.bylines(page, fields.TRANSLATORS, self.accounts),
            tags=fields.terms(page, fields.tag_keys(self.site.config)),
            events=fields.terms(page, fields.EVENTS),
            series=next(iter(fields.terms(page, ("series",))), Said("")),
            kind=fields.kind(page) if page.path in self.posts else Said(""),
        )
