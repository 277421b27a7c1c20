"""A Hugo site as a whole: which text a reference means, and which file an address."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import translate
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urlsplit

from blogsite.importing.archive import SourceText
from blogsite.importing.front_matter import Value
from blogsite.importing.sources.folders import Folder, own_paths
from blogsite.importing.sources.hugo.addresses import address
from blogsite.importing.sources.hugo.config import Config, as_list, as_text, dig
from blogsite.importing.sources.hugo.languages import Languages, content_folder
from blogsite.importing.sources.hugo.pages import Page
from blogsite.importing.urls import split_url

_LONGEST = 4_000
_MARKDOWN = (".md", ".markdown", ".html")


@dataclass(frozen=True, slots=True)
class Site:
    """Texts and files of a source; ``keys`` are those of the texts that come along, by path."""

    folder: Folder
    config: Config
    languages: Languages
    pages: tuple[Page, ...]
    keys: Mapping[str, str]
    by_logical: Mapping[str, tuple[Page, ...]]
    by_name: Mapping[str, tuple[Page, ...]]
    by_address: Mapping[str, Page]
    by_path: Mapping[str, Page] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The web host of the site, empty where it isn't known."""
        return split_url(self.config.text("baseurl")).netloc

    def address(self, page: Page) -> str:
        """Return the site path that a text had."""
        return address(page, self.config, self.languages)

    def find(self, reference: str, page: Page, *, anywhere: bool = True) -> Page | None:
        """Return the text that a path means in another text, as Hugo looks for it.

        ``anywhere`` lets a mere name be that of any text.
        """
        path = _without_ending(unquote(reference), self.languages)
        name = path.rpartition("/")[2]
        found = () if path.startswith("/") else self._near(path, page)
        found = found or self.by_logical.get(path.strip("/"), ())
        if not found and name and anywhere:
            found = self.by_name.get(name, ()) if "/" not in path.strip("/") else ()
        same = [each for each in found if each.language == page.language]
        return next(iter([*same, *found]), None)

    def _near(self, path: str, page: Page) -> tuple[Page, ...]:
        folders = [page.folder, page.folder.rpartition("/")[0] if page.is_bundle else page.folder]
        for folder in folders:
            joined = _joined(folder, path)
            if joined is not None and joined in self.by_logical:
                return self.by_logical[joined]
        return ()

    def param(self, name: str, page: Page) -> str | None:
        """Return a parameter of a text, else one of the site."""
        if not name:
            return None
        own: tuple[Value, ...] = (dig(page.values, name), dig(page.values, f"params.{name}"))
        known = (*own, self.config.of_language(page.language, f"params.{name}"))
        return next((as_text(each) for each in known if isinstance(each, str | bool)), None)

    def file(self, path: str, page: Page) -> Path | None:
        """Return the file that an address in a text means."""
        found = (self.folder.paths.get(each) for each in self._candidates(path, page))
        return next(filter(None, found), None)

    def beside(self, pattern: str, page: Page) -> str | None:
        """Return the name of the first file beside a text whose name is like a pattern."""
        folder = page.path.rpartition("/")[0]
        names = (path[len(folder) + 1 :] for path in self.folder.below(folder))
        wanted = re.compile(translate(pattern.lower()))
        return next((name for name in names if wanted.match(name.lower())), None)

    def _candidates(self, path: str, page: Page) -> Iterator[str]:
        """Yield paths in the source, the likeliest first."""
        content = content_folder(self.folder, self.config)
        tops = [mount.path for mount in self.languages.folders]
        if not path.startswith("/"):
            own = PurePosixPath(page.path).parent.as_posix()
            near = [own, *(f"{top}/{page.folder}" for top in [*tops, content])]
            for folder in dict.fromkeys(near):
                if (joined := _joined(folder, path)) is not None:
                    yield joined
            path = _joined(self.address(page), path) or path
        inner = _joined("", path) or ""
        static = as_text(self.config.get("staticdir")) or "static"
        themes = [f"themes/{as_text(each)}/static" for each in as_list(self.config.get("theme"))]
        for top in dict.fromkeys([static, "assets", *tops, content, "", *themes]):
            yield f"{top}/{inner}".strip("/")
        first, _, rest = inner.partition("/")
        if first.lower() in {each.lower() for each in self.languages.known}:
            yield from (f"{top}/{rest}".strip("/") for top in (static, *tops))


def make_site(
    folder: Folder,
    config: Config,
    languages: Languages,
    pages: tuple[Page, ...],
    keys: Mapping[str, str],
) -> Site:
    """Put a site together from its texts."""
    logical: dict[str, list[Page]] = defaultdict(list)
    names: dict[str, list[Page]] = defaultdict(list)
    addresses: dict[str, Page] = {}
    for page in pages:
        logical[page.logical].append(page)
        names[page.stem].append(page)
        addresses.setdefault(address(page, config, languages), page)
    return Site(
        folder, config, languages, pages, keys,
        {key: tuple(found) for key, found in logical.items()},
        {key: tuple(found) for key, found in names.items()},
        addresses,
        {page.path: page for page in pages},
    )  # fmt: skip


def _joined(folder: str, path: str) -> str | None:
    """Join two paths, None where that leaves the top."""
    parts = [part for part in folder.split("/") if part]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def _without_ending(path: str, languages: Languages) -> str:
    for ending in _MARKDOWN:
        if path.endswith(ending):
            path = languages.split(path.removesuffix(ending), frozenset())[0]
            head, slash, name = path.rpartition("/")
            return f"{head}{slash}" if name in {"index", "_index"} else path
    return path


@dataclass(frozen=True, slots=True)
class HugoFiles:
    """The files of a Hugo site that texts refer to."""

    site: Site

    def find(self, address: str, text: SourceText) -> Path | None:
        """Return the file that an address in a text means, be it a text's own."""
        page = self.site.by_path.get(text.place.path)
        parts = _parts(address) if page else None
        if page is None or parts is None or not parts.path:
            return None
        if "\0" in unquote(parts.path) or (parts.netloc and not self._is_own(parts)):
            return None
        paths = own_paths(address, [parts.hostname or ""], self.site.config.base)
        return next(filter(None, (self._meant(unquote(path), page) for path in paths)), None)

    def _is_own(self, parts: SplitResult) -> bool:
        return _bare(parts.netloc) == _bare(self.site.host)

    def _meant(self, path: str, page: Page) -> Path | None:
        found = self.site.file(path, page)
        if found is None:
            meant = self._at(path, page) or self.site.find(path, page, anywhere=False)
            return self._file(meant)
        own = self.site.by_path.get(found.relative_to(self.site.folder.root).as_posix())
        return self._file(own) if own else found

    def _file(self, page: Page | None) -> Path | None:
        """Return the file of a text that comes along; the heads of mere lists don't."""
        is_text = page is not None and page.path in self.site.keys
        return self.site.folder.paths[page.path] if page and is_text else None

    def _at(self, path: str, page: Page) -> Page | None:
        """Return the text that was at an address."""
        whole = path if path.startswith("/") else f"/{_joined(self.site.address(page), path) or ''}"
        quoted = quote(whole.rstrip("/"), safe="/~!$&'()*+,;=:@%")
        for each in (f"{quoted}/", quoted, f"{quoted}.html"):
            if each in self.site.by_address:
                return self.site.by_address[each]
        return None


def _parts(address: str) -> SplitResult | None:
    try:
        return urlsplit(address) if len(address) <= _LONGEST else None
    except ValueError:
        return None


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
