"""The publishing stage: renders what changed, then puts everything in place at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from blogsite.cache import Cache, Written
from blogsite.codec import digest_of
from blogsite.diagnostics import Problems
from blogsite.plan.job import Job
from blogsite.publish.keys import Keys
from blogsite.publish.output import Output, is_same
from blogsite.render.setup import Setup
from blogsite.tree import Signature
from blogsite.workers import Workers

BUILD_NUMBER = "build"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were planned, rendered, left as they were, and removed."""

    planned: int = 0
    rendered: int = 0
    kept: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class _Changed:
    """A job to render, its key, its encoded view, and why."""

    job: Job
    key: str
    payload: bytes
    reason: str
    parts: tuple[tuple[str, str], ...]


def publish(
    jobs: Sequence[Job],
    keys: Keys,
    setup: Setup,
    output: Output,
    cache: Cache,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> Published:
    """Bring the output folder up to date; with a fault in any job it stays as it was."""
    number = int(cache.fact(BUILD_NUMBER) or 0) + 1
    found = output.scan()
    known = cache.written()
    changed = list(_changed(jobs, keys, found, known, output, cache))
    stage = output.stage()
    try:
        digests = _render(changed, setup, stage, workers, progress, problems)
        if problems.has_errors:
            return Published(planned=len(jobs))
        planned = {job.path for job in jobs}
        removed = found.keys() - planned
        output.remove(sorted(removed))
        written = _place(changed, digests, stage, output, number)
    finally:
        output.unstage()
    cache.save_build({BUILD_NUMBER: str(number)}, written, known.keys() - planned)
    return Published(len(jobs), len(changed), len(jobs) - len(changed), len(removed))


def _changed(
    jobs: Sequence[Job],
    keys: Keys,
    found: Mapping[str, Signature],
    known: Mapping[str, Written],
    output: Output,
    cache: Cache,
) -> Iterator[_Changed]:
    for job in jobs:
        key = keys.key(job)
        before = known.get(job.path)
        if before is None:
            reason = "it is new"
        elif before.key != key.key:
            reason = ""
        elif not is_same(found.get(job.path), before.signature) and not _is_intact(
            output, job.path, before, found
        ):
            reason = "the file in the output folder was changed or is missing"
        else:
            continue
        parts = keys.parts(job)
        reason = reason or difference(cache.parts(job.path), dict(parts))
        yield _Changed(job, key.key, key.payload, reason, parts)


def _is_intact(output: Output, path: str, before: Written, found: Mapping[str, Signature]) -> bool:
    """Compare by content where the file system's word isn't enough, as after a restore."""
    if path not in found or found[path].size != before.signature.size:
        return False
    return digest_of((output.folder / path).read_bytes()) == before.digest


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Name the parts of a key that differ."""
    names = [name for name, digest in after.items() if before.get(name) != digest]
    return "changed: " + ", ".join(names)


def _render(
    changed: Sequence[_Changed],
    setup: Setup,
    stage: Path,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> dict[str, str]:
    """Render onto the stage, one file named by its number; return path to digest."""
    if not changed:
        return {}
    # Imported here because a build without changes gets by without templates.
    from blogsite.render.job import RenderTask, render_tasks  # noqa: PLC0415

    tasks = [
        RenderTask(
            setup,
            each.job.path,
            each.job.renderer,
            each.job.language,
            each.payload,
            str(stage / str(number)),
        )
        for number, each in enumerate(changed)
    ]
    digests = {}
    for done, result in enumerate(workers.map(render_tasks, tasks), 1):
        progress("Rendering", done, len(tasks))
        if result.fault is not None:
            problems.add(result.fault)
        digests[result.path] = result.digest
    return digests


def _place(
    changed: Sequence[_Changed],
    digests: Mapping[str, str],
    stage: Path,
    output: Output,
    build: int,
) -> list[Written]:
    return [
        Written(
            path=each.job.path,
            key=each.key,
            digest=digests[each.job.path],
            signature=output.place(stage / str(number), each.job.path),
            build=build,
            reason=each.reason,
            parts=each.parts,
        )
        for number, each in enumerate(changed)
    ]
