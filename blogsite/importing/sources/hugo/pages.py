"""The texts of a Hugo site before their bodies are read: where they are and what they say of themselves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from blogsite.importing.front_matter import FrontMatter, Value, read_front_matter
from blogsite.importing.ledger import Entry, Part, Place, changed, lost
from blogsite.importing.sources.faults import faults_of
from blogsite.importing.sources.folders import LARGEST_TEXT, Folder
from blogsite.importing.sources.hugo.config import (
    Config,
    Tree,
    as_list,
    as_text,
    as_tree,
    dig,
    lower_keys,
)
from blogsite.importing.sources.hugo.languages import TEXTS, Languages, Mount

DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:[-_. ]+(?=\S)|\Z)")


@dataclass(frozen=True, slots=True)
class Page:
    """A text's file and its front matter.

    ``path`` is relative to the source; ``folder`` and ``base`` are where Hugo has the text, in all
    languages alike: `blog/2023` and `index`. Keys of ``values`` are in lower case. A text that
    ``is_part`` of another one's bundle has no page of its own.
    """

    path: str
    language: str
    folder: str
    base: str
    values: Tree
    lines: Mapping[str, int]
    body_line: int = 1
    fault: str = ""
    fault_line: int = 0
    is_part: bool = False

    @property
    def is_list(self) -> bool:
        """Whether it stands at the head of a list, of a section or of all texts."""
        return self.base == "_index"

    @property
    def is_bundle(self) -> bool:
        """Whether the files beside it are its own."""
        return self.base in {"index", "_index"}

    @property
    def logical(self) -> str:
        """The path that Hugo knows it by, in all languages alike."""
        return self.folder if self.is_bundle else f"{self.folder}/{self.base}".strip("/")

    @property
    def stem(self) -> str:
        """The name of its file, of a bundle that of its folder."""
        return self.logical.rpartition("/")[2]

    @property
    def section(self) -> str:
        """The first folder that it is in."""
        inner = (
            self.folder if self.is_list or not self.is_bundle else self.folder.rpartition("/")[0]
        )
        return inner.partition("/")[0]

    @property
    def is_html(self) -> bool:
        """Whether its body is HTML."""
        return self.path.lower().endswith((".html", ".htm"))

    def get(self, *keys: str) -> Value:
        """Return the first value there is of some keys, at the top or among the parameters."""
        for key in keys:
            for path in (key, f"params.{key}"):
                found = dig(self.values, path)
                if found not in (None, "", [], {}):
                    return found
        return None

    def text(self, *keys: str) -> str:
        """Return the first of some values, if it is a text."""
        return as_text(self.get(*keys))

    def line(self, *keys: str) -> int:
        """Return the line of the first of some keys that is there, 0 without one."""
        inner = as_tree(self.values.get("params"))
        own = (self.lines[key] for key in keys if key in self.lines)
        among = (self.lines.get("params", 0) for key in keys if key in inner)
        return next(own, next(among, 0))

    def at(self, line: int = 0) -> Place:
        """Return a place in its file."""
        return Place(self.path, line)


@dataclass(frozen=True, slots=True)
class Found:
    """All the texts of a source, and its other files of content."""

    pages: tuple[Page, ...]
    others: tuple[str, ...]
    entries: tuple[Entry, ...]


def find_pages(folder: Folder, config: Config, languages: Languages) -> Found:
    """Find all texts, each with what its lists hand down to it."""
    entries = [lost(Part.FILE, path, Place(path), why) for path, why in folder.skipped.items()]
    others: list[str] = []
    pages: dict[str, Page] = {}
    stems = _stems(folder)
    for mount in sorted(languages.folders, key=lambda each: (-len(each.path), each.path)):
        for path in map(PurePosixPath, folder.below(mount.path)):
            name = path.as_posix()
            if name in pages:
                continue
            if path.suffix.lower() not in TEXTS:
                others.append(name)
            elif page := _read(folder, _placed(path, mount, languages, stems), entries):
                pages[name] = page
    inherited = _hand_down([pages[name] for name in sorted(pages)], config)
    return Found(tuple(_with_bundles(inherited)), tuple(dict.fromkeys(others)), tuple(entries))


def _stems(folder: Folder) -> Mapping[str, frozenset[str]]:
    """Return the names without ending of the files in each folder."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in map(PurePosixPath, folder.paths):
        found[path.parent.as_posix()].add(path.stem)
    return {name: frozenset(stems) for name, stems in found.items()}


def _placed(
    path: PurePosixPath,
    mount: Mount,
    languages: Languages,
    stems: Mapping[str, frozenset[str]],
) -> Page:
    base, language = languages.split(path.stem, stems[path.parent.as_posix()])
    inner = path.parent.relative_to(mount.path).as_posix()
    where = "/".join(part for part in (mount.target, inner) if part not in {"", "."})
    own = language or mount.language or languages.default
    return Page(path.as_posix(), own, where, base, {}, {})


def _read(folder: Folder, page: Page, entries: list[Entry]) -> Page | None:
    try:
        data = folder.read(page.path)
    except OSError as fault:
        why = f"can't be read: {fault.strerror}"
        entries.append(lost(Part.POST, page.path, page.at(), why))
        return None
    if len(data) >= LARGEST_TEXT:
        why = "is longer than any text; its end is missing"
        entries.append(changed(Part.POST, page.path, page.at(), why))
    return _with_front_matter(page, read_front_matter(data), entries)


def _with_bundles(pages: Iterable[Page]) -> Iterator[Page]:
    """Mark the texts that lie in the bundle of another one, and so have no page of their own."""
    found = list(pages)
    bundles = {page.folder for page in found if page.base == "index" and page.folder}
    for page in found:
        above = list(_above(page.folder))[1:]
        own = above[:-1] if page.base == "index" else above
        yield replace(page, is_part=not page.is_list and not bundles.isdisjoint(own))


def _with_front_matter(page: Page, found: FrontMatter, entries: list[Entry]) -> Page:
    entries.extend(faults_of(found, page.path))
    return replace(
        page,
        values=lower_keys(found.values),
        lines={key.lower(): line for key, line in found.lines.items()},
        body_line=found.body_line,
        fault=found.fault,
        fault_line=found.fault_line,
    )


def _hand_down(pages: list[Page], config: Config) -> Iterator[Page]:
    """Give each text what `cascade` of the lists above it, and of the configuration, says."""
    given: dict[tuple[str, str], list[tuple[str, Tree]]] = {}
    for page in pages:
        if page.is_list:
            given[page.language, page.folder] = list(_cascade(page.get("cascade")))
    top = list(_cascade(config.get("cascade")))
    for page in pages:
        values: dict[str, Value] = {}
        for folder in _above(page.folder):
            for pattern, each in [
                *(top if not folder else ()),
                *given.get((page.language, folder), ()),
            ]:
                if not pattern or fnmatchcase(f"/{page.logical}", pattern):
                    values.update(each)
        yield replace(page, values={**values, **page.values}) if values else page


def _above(folder: str) -> Iterable[str]:
    """Return a folder and all that it is in, the outermost first."""
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:count]) for count in range(len(parts) + 1)]


def _cascade(value: Value) -> Iterator[tuple[str, Tree]]:
    for each in as_list(value):
        values = dict(as_tree(each))
        target = as_tree(values.pop("_target", None) or values.pop("target", None))
        pattern = as_text(target.get("path"))
        values.update(as_tree(values.pop("params", None)))
        if not set(target) - {"path"}:
            yield pattern.replace("**", "*").replace("{", "[{]"), values
