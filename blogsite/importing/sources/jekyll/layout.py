"""Which files of a Jekyll site are posts, drafts and pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.jekyll.config import Collection, JekyllConfig
from blogsite.importing.sources.languages import known_tag, suffix_tag
from blogsite.importing.sources.markdown.layout import is_about_repository

MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".mdown")
HTML = (".html", ".htm", ".xhtml")
_OTHERS = (".textile", ".adoc", ".asciidoc", ".rst", ".org")
_POST = re.compile(
    r"(?P<before>(?:.*/)?)_posts/(?P<inner>(?:.*/)?)(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<name>[^/]+)\.(?P<ending>[^./]+)\Z"
)
_DRAFT = re.compile(
    r"(?P<before>(?:.*/)?)_drafts/(?P<inner>(?:.*/)?)(?P<name>[^/]+)\.(?P<ending>[^./]+)\Z"
)
_DATED = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<name>.+)\Z")
_MOST_FOLDERS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is a text; ``kind`` is `posts`, `drafts`, `pages` or a collection's name.

    ``folders`` are those that its categories come from; ``inner`` is its path within the site or
    the collection, without ending and language.
    """

    path: str
    kind: str
    name: str
    inner: str
    date: str = ""
    folders: tuple[str, ...] = ()
    language: str = ""
    collection: Collection | None = None

    @property
    def key(self) -> str:
        """Return what all its languages have in common."""
        return f"{self.kind}/{self.inner}"

    @property
    def is_html(self) -> bool:
        """Whether the file is HTML and no Markdown."""
        return self.path.lower().endswith(HTML)


def find_site(folder: Folder) -> str:
    """Return the folder of the site: that of `_config.yml` or `_posts` closest to the top."""
    marks = re.compile(r"(?P<site>(?:.*/)?)(?:_config\.ya?ml|_posts/.*|_drafts/.*)\Z")
    sites = [found["site"].rstrip("/") for path in folder.paths if (found := marks.match(path))]
    near = [site for site in sites if site.count("/") < _MOST_FOLDERS]
    configs = [site for site in near if f"{site}/_config.yml".lstrip("/") in folder]
    return min(configs or near, key=lambda site: (site.count("/") + bool(site), site), default="")


def find_texts(folder: Folder, site: str, config: JekyllConfig) -> Iterator[Found]:
    """Yield posts, drafts, pages of collections and plain pages."""
    collections = {f"_{each.name}": each for each in config.collections if each.has_pages}
    for path in folder.below(site):
        inner = path[len(site) + 1 :] if site else path
        if not path.lower().endswith((*MARKDOWN, *HTML)):
            continue
        first = inner.partition("/")[0]
        if found := _POST.match(inner):
            yield _post(path, found, "posts", found["date"])
        elif found := _DRAFT.match(inner):
            dated = _DATED.match(found["name"])
            yield _post(path, found, "drafts", dated["date"] if dated else "")
        elif first in collections:
            yield _of_collection(path, inner, collections[first])
        elif not re.search(r"(?:\A|/)_", inner) and not is_about_repository(inner):
            yield _page(path, inner)


def others(folder: Folder, site: str) -> Iterator[tuple[str, str]]:
    """Yield texts in notations that are not read, and why."""
    for path in folder.below(site):
        if path.lower().endswith(_OTHERS) and ("_posts/" in path or "_drafts/" in path):
            yield path, f"texts in `.{path.rpartition('.')[2]}` are not read"


def _post(path: str, found: re.Match[str], kind: str, date: str) -> Found:
    name, tag = suffix_tag(found["name"])
    if kind == "drafts" and date:
        name = name[len(date) + 1 :]
    folders = [part for part in (found["before"] + found["inner"]).split("/") if part]
    before = [part for part in found["before"].split("/") if part and part != "_i18n"]
    tags = [known for part in folders if (known := _language(part))]
    inner = [part for part in folders if part != "_i18n" and not _language(part)]
    dated = f"{date}-{name}" if date else name
    return Found(
        path,
        kind,
        name,
        "/".join([*inner, dated]),
        date=date,
        folders=tuple(before),
        language=tag or (tags[0] if tags else ""),
    )


def _language(part: str) -> str:
    return known_tag(part) if len(part) == 2 or "-" in part or "_" in part else ""  # noqa: PLR2004


def _of_collection(path: str, inner: str, collection: Collection) -> Found:
    stem = inner.partition("/")[2].rpartition(".")[0]
    name, tag = suffix_tag(stem.rpartition("/")[2])
    folder = stem.rpartition("/")[0]
    own = f"{folder}/{name}".lstrip("/")
    return Found(path, collection.name, name, own, language=tag, collection=collection)


def _page(path: str, inner: str) -> Found:
    stem = inner.rpartition(".")[0]
    folder, _, last = stem.rpartition("/")
    name, tag = suffix_tag(last)
    first, _, rest = folder.partition("/")
    if not tag and _language(first):
        tag, folder = _language(first), rest
    own = f"{folder}/{name}".lstrip("/")
    shown = folder.rpartition("/")[2] if name == "index" and folder else name
    return Found(path, "pages", shown, own, language=tag)


def by_name(texts: Mapping[str, Found]) -> Mapping[str, Found]:
    """Return posts by the names that `post_url` may give them, with or without folders."""
    names: dict[str, Found] = {}
    for found in texts.values():
        if found.kind == "posts":
            stem = found.path.partition("_posts/")[2].rpartition(".")[0]
            names.setdefault(stem, found)
            names.setdefault(stem.rpartition("/")[2], found)
    return names
