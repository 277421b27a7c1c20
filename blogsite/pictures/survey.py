"""The stage that finds out what the published pictures are, each content once."""

import functools
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite import codec
from blogsite.cache import Cache
from blogsite.diagnostics import Problems
from blogsite.pictures.model import PICTURE_ENDINGS, Facts
from blogsite.tree import Tree, read_file
from blogsite.workers import Progress, Workers


@dataclass(frozen=True, slots=True)
class Survey:
    """The facts of pictures by path, and the digest of how they are made (see `recipe_digest`)."""

    facts: Mapping[str, Facts]
    recipe: str = ""


@dataclass(frozen=True, slots=True)
class _Task:
    root: str
    path: str
    digest: str


def survey_pictures(
    uses: Mapping[str, tuple[str, int, int]],
    tree: Tree,
    cache: Cache,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> Survey:
    """Return the facts of the files that are pictures, and report those that can't be published.

    ``uses`` has for each file where a text first names it: path, line and column.
    """
    pictures = sorted(filter(is_picture, uses))
    if not pictures:
        return _without_pictures(cache)
    # Imported here because most of it is for reading files, which few builds do.
    from blogsite.pictures.recipe import recipe_digest  # noqa: PLC0415

    recipe = recipe_digest()
    keys = {path: _key(recipe, tree, path) for path in pictures}
    known = cache.pictures()
    new = {key: path for path, key in keys.items() if key not in known}
    tasks = [_Task(str(tree.root), path, tree.digests[path]) for path in new.values()]
    read = dict(zip(new, _read_all(tasks, workers, progress), strict=True))
    gone = known.keys() - keys.values()
    if gone:
        # What drafts show stays, whether this build publishes them or not.
        gone -= {_key(recipe, tree, path) for path in tree.digests if is_picture(path)}
    if read or gone:
        cache.save_pictures(read, gone)
    decoded = functools.cache(lambda key: codec.decode((read.get(key) or known[key]), Facts))
    facts = {path: decoded(key) for path, key in keys.items()}
    _report(facts, uses, problems)
    return Survey(facts, recipe)


def is_picture(path: str) -> bool:
    """Whether a file is taken for a picture."""
    return _ending(path) in PICTURE_ENDINGS


def _key(recipe: str, tree: Tree, path: str) -> str:
    return codec.digest(recipe, tree.digests[path], _ending(path))


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


def _without_pictures(cache: Cache) -> Survey:
    known = cache.pictures()
    if known:
        cache.save_pictures({}, known)
    return Survey({})


def _read_all(tasks: list[_Task], workers: Workers, progress: Progress) -> Iterator[bytes]:
    for done, facts in enumerate(workers.map(_read_some, tasks), 1):
        progress("Looking at pictures", done, len(tasks))
        yield facts


def _read_some(tasks: tuple[_Task, ...]) -> tuple[bytes, ...]:
    # Imported here because Pillow takes its time, and most builds find no new picture.
    from blogsite.pictures.facts import read_facts  # noqa: PLC0415

    return tuple(
        codec.encode(read_facts(task.path, read_file(task.root, task.path, task.digest)))
        for task in tasks
    )


def _report(
    facts: Mapping[str, Facts], uses: Mapping[str, tuple[str, int, int]], problems: Problems
) -> None:
    for path, each in facts.items():
        fault = each.fault
        if fault is not None:
            report = problems.warning if fault.is_warning else problems.error
            report(fault.rule, f"`{path}`: {fault.message}", *uses[path], fault.hint)
