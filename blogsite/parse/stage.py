"""The parsing stage: every content file becomes a value, at the cost of the changed ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blogsite import codec
from blogsite.cache import ParsedRow
from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import CONFIG_PATH
from blogsite.model.document import Document, Place
from blogsite.model.parsed import Parsed
from blogsite.model.registry import Author, Event, Registry, Tag
from blogsite.parse.places import find_place, languages_in, slug_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogsite.model.config import Config
    from blogsite.parse.file import Task
    from blogsite.parse.memo import Memo
    from blogsite.tree import Tree
    from blogsite.workers import Progress, Workers


_DOCUMENTS = ("posts", "pages")
_RECORDS = ("authors", "events", "tags")
_FOLDERS = (*_DOCUMENTS, *_RECORDS)


@dataclass(frozen=True, slots=True)
class Content:
    """All that the content folder says.

    ``files`` are pictures and other files beside posts; ``unreadable`` are the Markdown files
    whose names say nothing good; links to them aren't reported as well.
    """

    posts: tuple[Document, ...]
    pages: tuple[Document, ...]
    registry: Registry
    files: frozenset[str]
    unreadable: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file to be parsed, and what decides how."""

    path: str
    folder: str
    record_id: str = ""
    place: Place | None = None

    def key(self, tree: Tree, memo: Memo) -> str:
        language = self.place.language if self.place else ""
        return memo.key(tree.digests[self.path], self.folder, language)


@dataclass(slots=True)
class _Sorted:
    """Paths sorted by what they are."""

    entries: list[_Entry] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)


def load_config(tree: Tree, memo: Memo, problems: Problems) -> Config:
    """Return the site's settings."""
    found = languages_in(path for path in tree.below("content/posts") if path.endswith(".md"))
    key = memo.key(tree.digests.get(CONFIG_PATH, ""), *found)
    parsed = memo.find(CONFIG_PATH, key)
    if parsed is None:
        parsed = _parse_config(tree, found)
        memo.remember(ParsedRow(CONFIG_PATH, key, codec.encode(parsed)))
    problems.extend(parsed.diagnostics)
    assert parsed.config is not None  # noqa: S101  (settings are always made, if from defaults)
    return parsed.config


def _parse_config(tree: Tree, found: tuple[str, ...]) -> Parsed:
    # Imported here because a build of unchanged settings gets by without YAML and locale data.
    from blogsite.fields import Source  # noqa: PLC0415
    from blogsite.parse.config import parse_config  # noqa: PLC0415

    problems = Problems()
    data = tree.read(CONFIG_PATH) if CONFIG_PATH in tree else b""
    config = parse_config(Source.decode(CONFIG_PATH, data, problems), found, problems)
    return Parsed(tuple(problems), config=config)


def parse_content(
    tree: Tree,
    config: Config,
    memo: Memo,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> Content:
    """Parse every file of the content folder, the unchanged ones from memory."""
    found = _sort(tree, tuple(language.tag for language in config.languages), problems)
    values: dict[str, Parsed] = {}
    missing: list[_Entry] = []
    for entry in found.entries:
        known = memo.find(entry.path, entry.key(tree, memo))
        if known is None:
            missing.append(entry)
        else:
            values[entry.path] = known
    for done, row in enumerate(_parse(missing, tree, memo, workers), 1):
        progress("Reading", done, len(missing))
        values[row.path] = codec.decode(row.data, Parsed)
        memo.remember(row)
    ordered = [values[entry.path] for entry in found.entries]
    for value in ordered:
        problems.extend(value.diagnostics)
    return _content(found, ordered)


def _parse(entries: list[_Entry], tree: Tree, memo: Memo, workers: Workers) -> Iterator[ParsedRow]:
    if not entries:
        return
    # Imported here because a build without changed files gets by without a Markdown parser.
    from blogsite.parse.file import parse_files  # noqa: PLC0415

    keys = {entry.path: entry.key(tree, memo) for entry in entries}
    for outcome in workers.map(parse_files, [_task(entry, tree) for entry in entries]):
        yield ParsedRow(
            outcome.path, keys[outcome.path], outcome.data, outcome.body_digest, outcome.body
        )


def _task(entry: _Entry, tree: Tree) -> Task:
    from blogsite.parse.file import Task  # noqa: PLC0415  (see above)

    return Task(entry.path, entry.folder, entry.record_id, entry.place, tree.read(entry.path))


def _content(found: _Sorted, values: list[Parsed]) -> Content:
    documents = list(zip(found.entries, values, strict=True))
    authors: dict[str, Author] = {}
    events: dict[str, Event] = {}
    tags: dict[str, Tag] = {}
    for value in values:
        if value.author:
            authors[value.author.id] = value.author
        elif value.event:
            events[value.event.id] = value.event
        elif value.tag:
            tags[value.tag.id] = value.tag
    return Content(
        posts=_documents(documents, "posts"),
        pages=_documents(documents, "pages"),
        registry=Registry(authors, events, tags),
        files=frozenset(found.files),
        unreadable=frozenset(found.unreadable),
    )


def _documents(pairs: list[tuple[_Entry, Parsed]], folder: str) -> tuple[Document, ...]:
    return tuple(
        value.document for entry, value in pairs if entry.folder == folder and value.document
    )


def _sort(tree: Tree, languages: tuple[str, ...], problems: Problems) -> _Sorted:
    found = _Sorted()
    for path in tree.below("content"):
        if path == CONFIG_PATH:
            continue
        folder, _, rest = path.removeprefix("content/").partition("/")
        if folder in _DOCUMENTS and rest.endswith(".md"):
            place = find_place(path, languages, problems)
            if place is None:
                found.unreadable.add(path)
            else:
                found.entries.append(_Entry(path, folder, place=place))
        elif folder in _DOCUMENTS and rest:
            found.files.add(path)
        elif folder in _RECORDS and rest.endswith(".yaml") and "/" not in rest:
            _sort_record(path, folder, rest.removesuffix(".yaml"), found, problems)
        else:
            _unexpected(path, folder if rest else "", problems)
    return found


def _sort_record(
    path: str, folder: str, record_id: str, found: _Sorted, problems: Problems
) -> None:
    fault = slug_fault(record_id)
    if fault:
        message = f"`{record_id}` can't be an id: {fault}"
        problems.error("bad-file-name", message, path, hint="rename the file")
    else:
        found.entries.append(_Entry(path, folder, record_id))


def _unexpected(path: str, folder: str, problems: Problems) -> None:
    if folder in _RECORDS:
        hint = f"files of {folder} are named `content/{folder}/<id>.yaml`"
    else:
        known = ", ".join(f"`{each}`" for each in _FOLDERS)
        hint = did_you_mean(folder, _FOLDERS) or f"the content folder has {known} and `site.yaml`"
    problems.warning("unexpected-file", "nothing reads this file", path, hint=hint)
