"""What was found in files, remembered from run to run: an unchanged file isn't read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blogsite import codec
from blogsite.check.model import Checked
from blogsite.model.config import CONFIG_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogsite.build import Plan
    from blogsite.check.file import CheckTask
    from blogsite.session import Session
    from blogsite.tree import Tree
    from blogsite.workers import Progress, Workers


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file to look at; ``language`` is that of its text."""

    path: str
    language: str
    has_body: bool = False


def check_all(
    plan: Plan, tree: Tree, session: Session, workers: Workers, progress: Progress
) -> Mapping[str, Checked]:
    """Return what each file says to the rules, the unchanged ones from memory."""
    words = plan.site.config.check.editorial.sales_words
    entries = tuple(_entries(plan, tree))
    keys = {each.path: _key(each, tree, session.engine, words) for each in entries}
    known = session.cache.checked()
    found: dict[str, Checked] = {}
    missing = []
    for entry in entries:
        key, data = known.get(entry.path, ("", b""))
        if key == keys[entry.path]:
            found[entry.path] = codec.decode(data, Checked)
        else:
            missing.append(entry)
    new = []
    for entry, data in _check(missing, tree, words, workers, progress):
        found[entry.path] = codec.decode(data, Checked)
        new.append((entry.path, keys[entry.path], data))
    gone = known.keys() - keys.keys()
    if new or gone:
        session.cache.save_checked(new, gone)
    return {entry.path: found[entry.path] for entry in entries}


def _check(
    entries: list[_Entry],
    tree: Tree,
    words: tuple[str, ...],
    workers: Workers,
    progress: Progress,
) -> Iterator[tuple[_Entry, bytes]]:
    if not entries:
        return
    # Imported here because a run over unchanged files gets by without a Markdown parser.
    from blogsite.check.file import check_files  # noqa: PLC0415

    tasks = [_task(each, tree, words) for each in entries]
    results = workers.map(check_files, tasks)
    for done, (entry, data) in enumerate(zip(entries, results, strict=True), 1):
        progress("Checking", done, len(entries))
        yield entry, data


def _task(entry: _Entry, tree: Tree, words: tuple[str, ...]) -> CheckTask:
    from blogsite.check.file import CheckTask  # noqa: PLC0415  (see above)

    data = tree.read(entry.path)
    return CheckTask(entry.path, entry.language, entry.has_body, words, data)


def _entries(plan: Plan, tree: Tree) -> Iterator[_Entry]:
    content = plan.content
    for document in (*content.posts, *content.pages):
        yield _Entry(document.place.path, document.place.language, has_body=True)
    default = plan.site.config.default_language.tag
    registry = content.registry
    for records in (registry.authors, registry.events, registry.tags):
        for record in records.values():
            yield _Entry(record.path, default)
    if CONFIG_PATH in tree:
        yield _Entry(CONFIG_PATH, default)


def _key(entry: _Entry, tree: Tree, engine: str, words: tuple[str, ...]) -> str:
    facts = ("body" if entry.has_body else "", entry.language, *words)
    return codec.digest(engine, tree.digests[entry.path], *facts)
