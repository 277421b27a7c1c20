"""What the builds of one process share, and what they are made from."""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from blogsite.cache import DAMAGE, Cache, cache_path, forget_cache, open_cache
from blogsite.diagnostics import Diagnostic, Problems
from blogsite.engine import bundled_root, engine_digest
from blogsite.installed import Installation, find_installation
from blogsite.options import BuildOptions
from blogsite.parse.memo import Memo
from blogsite.pictures.store import Store, store_folder
from blogsite.recall import Recall
from blogsite.tree import (
    BUNDLED,
    BUNDLED_FOLDERS,
    SITE,
    SITE_FOLDERS,
    ChangedFileError,
    Looks,
    Tree,
    list_looks,
    look_again,
    read_files,
)

Done = TypeVar("Done")


class Installed:
    """What was learnt of the program and its libraries, and is remembered until one is another."""

    def __init__(self, cache: Cache, installation: Installation) -> None:
        self._cache = cache
        self._installation = installation

    def __call__(self, name: str, learn: Callable[[], str]) -> str:
        """Return what ``learn`` gives; a name always goes with the same function."""
        seal, _, word = self._cache.fact(name).partition(" ")
        if seal != self._installation.seal:
            word = learn()
            if self._installation.is_settled:
                self._cache.remember(name, f"{self._installation.seal} {word}")
        return word


@dataclass(slots=True)
class Session:
    """What the builds of one process share: the memory of the last one, on disk and in mind.

    ``digests`` are those of the input files that were published last, ``seen`` those of the last
    build, whatever came of it; ``trees`` are the last snapshot if it is one without faults.
    """

    cache: Cache
    installed: Installed
    engine: str
    memo: Memo
    recall: Recall
    digests: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    trees: Mapping[str, Tree] = field(default_factory=dict)

    def snapshot(
        self, root: Path, changed: frozenset[str] | None, problems: Problems
    ) -> Mapping[str, Tree]:
        """Return the input files; with ``changed`` only these are looked at, if that is enough."""
        site = look_again(self.trees[SITE], changed) if self.trees and changed is not None else None
        if site is not None:
            self.trees = {**self.trees, SITE: site}
            return self.trees
        faults = Problems()
        trees = read_snapshot(root, self.cache, faults)
        problems.extend(faults)
        self.trees = {} if faults else trees
        return trees

    def is_current(self, root: Path) -> bool:
        """Whether the input files are those of the last build, which had a snapshot without faults."""
        faults = Problems()
        trees = read_snapshot(root, self.cache, faults)
        if faults or not self.trees or trees[SITE].digests != self.seen:
            return False
        return trees[BUNDLED].digests == self.trees[BUNDLED].digests


@contextlib.contextmanager
def open_session(options: BuildOptions) -> Iterator[Session]:
    """Open the memory of a site's builds; raises CacheError where there can be none."""
    with open_cache(cache_path(options.root, options.output)) as cache:
        if options.clean:
            cache.clear()
            Store(store_folder(options.root)).clear()
        yield begin_session(cache)


def begin_session(cache: Cache) -> Session:
    """Return the memory that is in a cache, of which nothing is in mind yet."""
    installed = Installed(cache, find_installation(time.time_ns()))
    engine = installed("engine", engine_digest)
    return Session(cache, installed, engine, Memo(cache, engine), Recall())


@dataclass(slots=True)
class Snapshot:
    """The input files of a build: first the site's own, then those of the program.

    What they hold is read when it is asked for. What is wrong with them is in ``problems``.
    """

    looks: Mapping[str, Looks]
    now_ns: int
    cache: Cache
    problems: Problems
    _trees: Mapping[str, Tree] | None = None

    @property
    def seals(self) -> tuple[str, ...]:
        """Digests that any change is certain to alter, empty where nothing is certain."""
        return tuple(each.seal(self.now_ns) for each in self.looks.values())

    @property
    def trees(self) -> Mapping[str, Tree]:
        """What the files hold, by the names of the trees."""
        if self._trees is None:
            known = self.cache.known_files()
            site = read_files(self.looks[SITE], known, self.now_ns, self.problems)
            if site.settled != known:
                self.cache.save_files(site.settled)
            bundled = read_files(self.looks[BUNDLED], {}, self.now_ns, self.problems)
            self._trees = {SITE: site, BUNDLED: bundled}
        return self._trees


def read_snapshot(root: Path, cache: Cache, problems: Problems) -> Mapping[str, Tree]:
    """Return what the input files hold."""
    return take_snapshot(root, cache, problems).trees


def take_snapshot(root: Path, cache: Cache, problems: Problems) -> Snapshot:
    """Look at the input files."""
    if not (root / "content").is_dir():
        problems.error(
            "missing-content",
            "the site has no folder `content`",
            hint="the site's folder is the one that holds `content`; is it on its way elsewhere?",
        )
    now_ns = time.time_ns()
    site = list_looks(root, SITE_FOLDERS, problems)
    bundled = list_looks(bundled_root(), BUNDLED_FOLDERS, problems)
    return Snapshot({SITE: site, BUNDLED: bundled}, now_ns, cache, problems)


def without_damage(attempt: Callable[[], Done], *caches: Path) -> Done:
    """Make an attempt, and another one where what is remembered turns out to be damaged."""
    try:
        return attempt()
    except DAMAGE:
        forget_memory(*caches)
        return attempt()


def forget_memory(*caches: Path) -> None:
    """Throw away what was remembered; what it saved in time is all that is lost."""
    from blogsite.render.job import forget_bodies  # noqa: PLC0415  (slow, and rarely needed)

    for each in caches:
        forget_cache(each)
    forget_bodies()


def report_change(fault: ChangedFileError) -> Diagnostic:
    """Return the diagnostic of a file that changed between its snapshot and its use."""
    problems = Problems()
    problems.error(
        "changed-file",
        "the file changed while the site was being built",
        fault.path,
        hint="build again",
    )
    return next(iter(problems))
