"""Reads a folder of Markdown as a whole."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, SourceText
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.commits import with_days_of_git
from blogsite.importing.sources.folders import (
    Folder,
    NoFiles,
    above,
    local_path,
    own_paths,
    read_folder,
)
from blogsite.importing.sources.markdown.layout import ENDINGS, lay_out
from blogsite.importing.sources.markdown.texts import read_text
from blogsite.importing.spool import Spool
from blogsite.importing.urls import hosts_of, split_url

# Folders from which generators serve files at the root of a site.
_SERVED = ("static", "public", "assets", "src", "source", "content", "docs")
_SHORTEST_NAME = 8


def read_markdown(options: ImportOptions, spool: Spool, problems: Problems) -> Archive:
    """Read all posts below a folder."""
    folder = read_folder(options.source, problems)
    if folder is None:
        return Archive(options.language or "en", (), NoFiles())
    layout = lay_out(folder)
    if not layout.texts:
        problems.error(
            "bad-source",
            f"no Markdown was found below `{options.source}`",
            hint="give the folder that holds the posts",
        )
    texts: list[SourceText] = []
    entries = list(_passed_over(folder, layout.passed_over))
    language = options.language or _main_language(found.language for found in layout.texts)
    for found in layout.texts:
        try:
            texts.append(read_text(folder, found, language, options.now, spool, problems))
        except OSError as fault:
            why = fault.strerror or "can't be read"
            entries.append(lost(Part.POST, found.path, Place(found.path), why))
    dated = tuple(with_days_of_git(folder, texts))
    base, hosts = split_url(options.base_url).path, hosts_of(options.base_url)
    return Archive(
        language,
        dated,
        MarkdownFiles(folder, _by_name(dated), hosts, base),
        base_url=options.base_url,
        hosts=hosts,
        entries=tuple(entries),
    )


def _passed_over(folder: Folder, layout: Mapping[str, str]) -> Iterator[Entry]:
    for path, why in (*layout.items(), *folder.skipped.items()):
        yield lost(Part.FILE, path, Place(path), why)


def _main_language(languages: Iterator[str]) -> str:
    """Return the language of most texts; that of those which don't say theirs is English."""
    counted = Counter(language or "en" for language in languages)
    if "en" in counted or not counted:
        return "en"
    return max(sorted(counted), key=lambda language: counted[language])


def _by_name(texts: tuple[SourceText, ...]) -> Mapping[str, str]:
    """Return the files of texts by names that only one post has."""
    posts: dict[str, dict[str, str]] = {}
    for text in texts:
        posts.setdefault(text.name, {}).setdefault(text.key, text.place.path)
    return {
        name: next(iter(paths.values()))
        for name, paths in posts.items()
        if len(paths) == 1 and len(name) >= _SHORTEST_NAME
    }


@dataclass(frozen=True, slots=True)
class MarkdownFiles:
    """Finds files beside a text, above it, or where generators serve files from.

    Nothing says where posts stood on the site, but an address that ends like the name of a single
    post means that one.
    """

    folder: Folder
    posts: Mapping[str, str]
    hosts: tuple[str, ...] = ()
    base: str = ""

    def find(self, address: str, text: SourceText) -> Path | None:
        """Return the file that an address in a text means."""
        paths = own_paths(address, self.hosts, self.base)
        return next(filter(None, (self._at(path, text) for path in paths)), None)

    def _at(self, address: str, text: SourceText) -> Path | None:
        beside = text.place.path.rpartition("/")[0]
        folders = [] if address.startswith("/") else [beside]
        for each in above(beside):
            folders += [each, *(f"{each}/{name}".lstrip("/") for name in _SERVED)]
        wanted = [address, *(address + ending for ending in ENDINGS)] if address else []
        for each in wanted:
            if path := self.folder.find(each, folders):
                return self.folder.paths[path]
        last = local_path(address).rstrip("/").rpartition("/")[2].removesuffix(".html")
        path = self.posts.get(last)
        return self.folder.paths[path] if path else None
