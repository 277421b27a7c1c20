"""The parsing stage: every content file becomes a value, at the cost of the changed ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from blogsite import codec
from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import CONFIG_PATH
from blogsite.model.contract import LOCK_PATH, Promise
from blogsite.model.document import Document, Place
from blogsite.model.parsed import Parsed
from blogsite.model.registry import Author, Event, Registry, Tag
from blogsite.parse.apart import find_strays
from blogsite.parse.lock import read_lock
from blogsite.parse.places import (
    PORTRAIT_ENDINGS,
    find_place,
    is_named_otherwise,
    languages_in,
    slug_fault,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogsite.model.config import Config
    from blogsite.parse.file import Outcome, Task
    from blogsite.parse.memo import Facts, Memo
    from blogsite.recall import Recall
    from blogsite.tree import Tree
    from blogsite.workers import Progress, Workers


_DOCUMENTS = ("posts", "pages")
_RECORDS = ("authors", "events", "tags")
_FOLDERS = (*_DOCUMENTS, *_RECORDS)
_BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class Content:
    """All that the content folder says.

    ``files`` are pictures and other files beside posts; ``unreadable`` are the Markdown files
    whose names say nothing good; links to them aren't reported as well. ``contract`` is what the
    site has promised.
    """

    posts: tuple[Document, ...]
    pages: tuple[Document, ...]
    registry: Registry
    files: frozenset[str]
    unreadable: frozenset[str]
    contract: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file to be parsed, and what decides how."""

    path: str
    folder: str
    record_id: str = ""
    place: Place | None = None
    has_versions: bool = False


def _facts(entry: _Entry, digest: str) -> Facts:
    place = entry.place
    language, key = (place.language, place.key) if place else ("", "")
    return digest, entry.folder, language, key, _BLOCKS * entry.has_versions


@dataclass(slots=True)
class _Sorted:
    """Paths sorted by what they are, and what is wrong with their names."""

    entries: list[_Entry] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    problems: Problems = field(default_factory=Problems)


def load_config(tree: Tree, memo: Memo, recall: Recall, problems: Problems) -> Config:
    """Return the site's settings."""
    posts = tuple(path for path in tree.below("content/posts") if path.endswith(".md"))
    found = recall("languages", languages_in, posts)
    facts = (tree.digests.get(CONFIG_PATH, ""), *found)
    parsed = memo.find(CONFIG_PATH, facts)
    if parsed is None:
        parsed = memo.remember(CONFIG_PATH, facts, codec.encode(_parse_config(tree, found)))
    problems.extend(parsed.diagnostics)
    assert parsed.config is not None  # noqa: S101  (settings are always made, if from defaults)
    return parsed.config


def _parse_config(tree: Tree, found: tuple[str, ...]) -> Parsed:
    # Imported here because a build of unchanged settings gets by without YAML and locale data.
    from blogsite.fields import Source  # noqa: PLC0415
    from blogsite.parse.config import parse_config  # noqa: PLC0415
    from blogsite.parse.conflicts import report_conflict  # noqa: PLC0415

    problems = Problems()
    data = tree.read(CONFIG_PATH) if CONFIG_PATH in tree else b""
    source = Source.decode(CONFIG_PATH, data, problems)
    if source and report_conflict(source, problems, has_body=False):
        source = None
    config = parse_config(source, found, problems)
    return Parsed(tuple(problems), config=config)


def parse_content(
    tree: Tree,
    config: Config,
    memo: Memo,
    recall: Recall,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> Content:
    """Parse every file of the content folder, the unchanged ones from memory."""
    languages = tuple(language.tag for language in config.languages)
    logos = config.theme.logo.paths if config.theme.logo else ()
    elsewhere = frozenset((*logos, *config.cards.files))
    paths = tuple(path for path in tree.below("content") if path not in elsewhere)
    found = recall("sorted", _sort, paths, languages)
    problems.extend(found.problems)
    known = tuple([entry.path for entry in found.entries])
    digests = tuple([tree.digests[path] for path in known])
    facts = recall.each("facts", _facts, known, (tuple(found.entries), digests))
    values = memo.find_all(known, facts)
    missing = [at for at, value in enumerate(values) if value is None]
    outcomes = _parse([found.entries[at] for at in missing], tree, workers)
    for done, (at, outcome) in enumerate(zip(missing, outcomes, strict=True), 1):
        progress("Reading", done, len(missing))
        values[at] = memo.remember(
            outcome.path, facts[at], outcome.data, outcome.body_digest, outcome.body
        )
    ordered = [value for value in values if value is not None]
    for value in ordered:
        if value.diagnostics:
            problems.extend(value.diagnostics)
    return _content(found, ordered, _load_contract(tree, recall, problems), recall)


def _load_contract(tree: Tree, recall: Recall, problems: Problems) -> tuple[Promise, ...]:
    """Return what the site has promised, which is nothing as long as nobody has."""
    if LOCK_PATH not in tree:
        return ()
    promises, faults = recall(
        LOCK_PATH, lambda _digest: read_lock(tree.read(LOCK_PATH)), tree.digests[LOCK_PATH]
    )
    problems.extend(faults)
    return promises


def _parse(entries: list[_Entry], tree: Tree, workers: Workers) -> Iterator[Outcome]:
    """Yield what the files say, in their order."""
    if not entries:
        return
    # Imported here because a build without changed files gets by without a Markdown parser.
    from blogsite.parse.file import parse_files  # noqa: PLC0415

    # Read on the way, as not all texts of an archive have to be in memory.
    yield from workers.map(parse_files, (_task(entry, tree) for entry in entries), len(entries))


def _task(entry: _Entry, tree: Tree) -> Task:
    from blogsite.parse.file import Task  # noqa: PLC0415  (see above)

    return Task(
        entry.path,
        entry.folder,
        entry.record_id,
        entry.place,
        tree.read(entry.path),
        entry.has_versions,
    )


def _content(
    found: _Sorted, values: list[Parsed], contract: tuple[Promise, ...], recall: Recall
) -> Content:
    documents = list(zip(found.entries, values, strict=True))
    authors: dict[str, Author] = {}
    events: dict[str, Event] = {}
    tags: dict[str, Tag] = {}
    for entry, value in documents:
        if entry.folder not in _RECORDS:
            continue
        if value.author:
            authors[value.author.id] = value.author
        elif value.event:
            events[value.event.id] = value.event
        elif value.tag:
            tags[value.tag.id] = value.tag
    return Content(
        posts=_documents(documents, "posts"),
        pages=_documents(documents, "pages"),
        registry=recall("registry", Registry, authors, events, tags),
        files=frozenset(found.files),
        unreadable=frozenset(found.unreadable),
        contract=contract,
    )


def _documents(pairs: list[tuple[_Entry, Parsed]], folder: str) -> tuple[Document, ...]:
    return tuple(
        [value.document for entry, value in pairs if entry.folder == folder and value.document]
    )


def _sort(paths: tuple[str, ...], languages: tuple[str, ...]) -> _Sorted:
    found = _Sorted()
    others = frozenset(paths)
    for path in paths:
        if path in (CONFIG_PATH, LOCK_PATH):
            continue
        folder, _, rest = path.removeprefix("content/").partition("/")
        if folder in _DOCUMENTS and rest.endswith(".md"):
            place = find_place(path, languages, found.problems, others)
            if place is None:
                found.unreadable.add(path)
            else:
                found.entries.append(_Entry(path, folder, place=place))
        elif folder in _DOCUMENTS and rest:
            found.files.add(path)
            _check_ending(path, found.problems)
        elif folder in _RECORDS and rest.endswith(".yaml") and "/" not in rest:
            _sort_record(path, folder, rest.removesuffix(".yaml"), found)
        elif folder == "authors" and rest.lower().endswith(PORTRAIT_ENDINGS):
            found.files.add(path)
        else:
            _unexpected(path, folder if rest else "", found.problems)
    found.entries = list(_with_versions(_at_home(found, languages)))
    return found


def _at_home(found: _Sorted, languages: tuple[str, ...]) -> list[_Entry]:
    """Count translations that are apart from their original as its own."""
    places = [entry.place for entry in found.entries if entry.place]
    keys = find_strays(places, languages, found.problems)
    if not keys:
        return found.entries
    return [
        replace(entry, place=replace(entry.place, key=keys.get(entry.path, entry.place.key)))
        if entry.place
        else entry
        for entry in found.entries
    ]


def _with_versions(entries: list[_Entry]) -> Iterator[_Entry]:
    """Note which texts are there in more than one language."""
    languages: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.place:
            languages[entry.place.key].add(entry.place.language)
    for entry in entries:
        has_versions = entry.place is not None and len(languages[entry.place.key]) > 1
        yield replace(entry, has_versions=True) if has_versions else entry


def _sort_record(path: str, folder: str, record_id: str, found: _Sorted) -> None:
    fault = slug_fault(record_id)
    if fault:
        message = f"`{record_id}` can't be an id: {fault}"
        found.problems.error("bad-file-name", message, path, hint="rename the file")
    else:
        found.entries.append(_Entry(path, folder, record_id))


def _check_ending(path: str, problems: Problems) -> None:
    if is_named_otherwise(path):
        hint = f"texts are named `.md`: if it is one, rename it to `{path.rpartition('.')[0]}.md`"
        problems.warning("unexpected-file", "nothing reads this file", path, hint=hint)


def _unexpected(path: str, folder: str, problems: Problems) -> None:
    if folder in _RECORDS:
        hint = f"files of {folder} are named `content/{folder}/<id>.yaml`"
    else:
        known = ", ".join(f"`{each}`" for each in _FOLDERS)
        hint = did_you_mean(folder, _FOLDERS) or f"the content folder has {known} and `site.yaml`"
    problems.warning("unexpected-file", "nothing reads this file", path, hint=hint)
