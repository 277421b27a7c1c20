"""Take one builder through the scenarios and measure each build."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from .builders import CHECKOUT
from .edits import EDITS
from .files import sync
from .pages import count_pages, post_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .builders import Builder, Places
    from .files import Files
    from .model import Corpus

SCENARIOS = ("cold", "nothing", *EDITS, "template")
# A file just written may change again without a trace in its times; a site's files are older.
SETTLE_SECONDS = 2.5

# What identifies a written file: a builder that writes the same bytes again still wrote.
_Stamps: TypeAlias = dict[str, tuple[int, int, int]]


class Report(TypedDict):
    """What `measure.py` tells: seconds, and KiB: of the largest process, of all, of a worker."""

    seconds: float
    cpu: float
    largest_kib: int
    together_kib: int
    worker_kib: int
    worker_own_kib: int
    exit: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What one build took: seconds, KiB, and the files and bytes that it wrote.

    The largest worker is 0 where a builder has none; its own memory is that shared with none.
    """

    builder: str
    scenario: str
    turn: int
    seconds: float
    cpu: float
    largest_kib: int
    together_kib: int
    worker_kib: int
    worker_own_kib: int
    files: int
    bytes: int
    files_written: int
    bytes_written: int
    post_bytes: int
    pages: Mapping[str, int]


class BuildError(Exception):
    """A builder ended with an error: its figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A builder with its folders."""

    builder: Builder
    places: Places

    def write(self, corpus: Corpus, template_turn: int) -> None:
        """Bring the project to this archive and this edition of the post template."""
        sync(self.places.project, self._edited(self.builder.files(corpus), template_turn))
        if not (self.places.project / self.builder.template).exists():
            raise BuildError(f"`{self.builder.name}` has no template `{self.builder.template}`")

    def _edited(self, files: Files, turn: int) -> Files:
        for path, text in files:
            edited = f'<article data-turn="{turn}"'
            wanted = path == self.builder.template
            yield path, re.sub(r"<article\b", edited, text, count=1) if wanted else text

    def clear(self) -> None:
        """Forget the site and the cache."""
        for folder in (self.places.output, self.places.cache, self.places.project / "resources"):
            shutil.rmtree(folder, ignore_errors=True)

    def build(self, scenario: str, turn: int) -> Figures:
        """Build once, measured."""
        before = _stamps(self.places.output)
        self.places.cache.mkdir(parents=True, exist_ok=True)
        os.sync()  # else one builder waits for the other's pages to reach the disk
        report = self.measured(self.builder.command(self.places))
        after = _stamps(self.places.output)
        written = [stamp for path, stamp in after.items() if before.get(path) != stamp]
        sizes = {
            os.path.relpath(path, self.places.output): size for path, (*_, size) in after.items()
        }
        return Figures(
            builder=self.builder.name,
            scenario=scenario,
            turn=turn,
            files=len(after),
            bytes=sum(size for _, _, size in after.values()),
            files_written=len(written),
            bytes_written=sum(size for _, _, size in written),
            seconds=report["seconds"],
            cpu=report["cpu"],
            largest_kib=report["largest_kib"],
            together_kib=report["together_kib"],
            worker_kib=report["worker_kib"],
            worker_own_kib=report["worker_own_kib"],
            post_bytes=post_size(sizes),
            pages=count_pages(sizes),
        )

    def measured(self, command: Sequence[str]) -> Report:
        """Run a command in the project's folder; raise BuildError where it fails."""
        report = self.places.root / "measured.json"
        log = self.places.root / "build.log"
        script = Path(__file__).parent / "measure.py"
        with log.open("wb") as stream:
            subprocess.run(
                [sys.executable, "-I", "-S", str(script), str(report), *command],
                check=True,
                cwd=self.places.project,
                env=self.environment(),
                stdout=stream,
                stderr=stream,
            )
        figures: Report = json.loads(report.read_text(encoding="utf-8"))
        if figures["exit"] != 0:
            tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise BuildError(f"`{self.builder.name}` ended with {figures['exit']}:\n{tail}")
        return figures

    def environment(self) -> dict[str, str]:
        """Return the environment of a build: the checkout's blogsite, a cache of its own."""
        own = {"BLOGSITE_CACHE_DIR": str(self.places.cache), "PYTHONPATH": str(CHECKOUT)}
        return {**os.environ, **own, **self.builder.environment}


def _stamps(folder: Path) -> _Stamps:
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)  # noqa: PTH118 - a hundred thousand of them
            status = os.lstat(path)
            found[path] = (status.st_mtime_ns, status.st_ino, status.st_size)
    return found


@dataclass(frozen=True, slots=True)
class Stage:
    """What all builders have before them: an archive, and an edition of the template of posts."""

    corpus: Corpus
    template_turn: int = 0

    def after(self, scenario: str, turn: int) -> Stage:
        """Return the stage with the scenario's edit."""
        if scenario == "template":
            return replace(self, template_turn=turn)
        edit = EDITS.get(scenario)
        return replace(self, corpus=edit(self.corpus, turn)) if edit else self

    def write(self, contestant: Contestant) -> None:
        """Bring the contestant's project to this stage."""
        contestant.write(self.corpus, self.template_turn)


def run_rounds(
    contestants: Sequence[Contestant], corpus: Corpus, scenarios: Sequence[str], rounds: int
) -> Iterator[Figures]:
    """Measure all scenarios, the builders in turns within each, ``rounds`` times.

    Edits add up within a round; each round begins with the unedited archive.
    """
    for turn in range(1, rounds + 1):
        stage = Stage(corpus)
        for contestant in contestants:
            stage.write(contestant)
            contestant.clear()
        time.sleep(SETTLE_SECONDS)
        if "cold" not in scenarios:
            for contestant in contestants:
                contestant.build("unmeasured", turn)
        for scenario in (name for name in SCENARIOS if name in scenarios):
            stage = stage.after(scenario, turn)
            for contestant in contestants:
                stage.write(contestant)
                yield _complete(contestant.build(scenario, turn), len(corpus.posts))


def _complete(figures: Figures, posts: int) -> Figures:
    found = figures.pages.get("post", 0)
    if found != posts:
        raise BuildError(f"`{figures.builder}` made {found} pages of {posts} posts")
    return figures
