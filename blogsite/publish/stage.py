"""The publishing stage: renders what changed, then puts everything in place at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, tee
from pathlib import Path
from typing import TYPE_CHECKING

from blogsite.cache import Cache, Written, unpack_parts
from blogsite.diagnostics import Diagnostic, Problems
from blogsite.plan.job import Job
from blogsite.publish.changes import CHANGED, Change, difference, find_changes
from blogsite.publish.inline import waits_for_pages, with_inline, words_of
from blogsite.publish.keys import Keys
from blogsite.publish.output import Arrivals, Output
from blogsite.publish.published import BUILD_NUMBER, Published, last_number
from blogsite.render.setup import Setup
from blogsite.workers import Progress, Workers

if TYPE_CHECKING:
    from blogsite.render.job import Rendered, RenderTask


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
    number = last_number(cache) + 1
    planned = {job.path for job in jobs}
    found, known = output.scan(), cache.written()
    stage = output.stage()
    try:
        pages = [job for job in jobs if not waits_for_pages(job)]
        changes = find_changes(pages, keys, found, known, output, "pages")
        made = list(_render(changes, len(jobs), keys, setup, stage, workers, progress, problems))
        inline = words_of(known, planned) | {each.path: each.inline for _, each in made}
        late = [with_inline(job, inline.values()) for job in jobs if waits_for_pages(job)]
        changes = find_changes(late, keys, found, known, output, "late", len(pages))
        made += _render(changes, len(jobs), keys, setup, stage, workers, progress, problems)
        if problems.has_errors:
            output.settle(found)
            return Published(planned=len(jobs), number=number - 1)
        removed = found.keys() - planned
        output.remove(sorted(removed))
        written = list(_place(made, Arrivals(stage, output.folder), cache, number))
    finally:
        output.unstage()
    cache.save_build({BUILD_NUMBER: str(number)}, written, known.keys() - planned)
    # They are as they were written, or as good: so the next publication sees them at a glance.
    output.settle({path: each.signature for path, each in cache.written().items()})
    return Published(
        planned=len(jobs),
        rendered=len(made),
        kept=len(jobs) - len(made),
        removed=len(removed),
        number=number,
        changed=tuple(change.job for change, _ in made),
    )


def _render(
    changes: Iterable[Change],
    planned: int,
    keys: Keys,
    setup: Setup,
    stage: Path,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> Iterator[tuple[Change, "Rendered"]]:
    """Render onto the stage while changes are still being found."""
    changes = iter(changes)
    first = next(changes, None)
    if first is None:
        return
    # Imported here because a build without changes gets by without templates.
    from blogsite.render.job import render_tasks  # noqa: PLC0415

    asked, changes = tee(chain((first,), changes))
    # Views are encoded when there is room for them, and not kept: an archive's take too much.
    tasks = (_task(change, keys, setup, stage) for change in asked)
    faults: dict[Diagnostic, list[str]] = defaultdict(list)
    for change, result in zip(changes, workers.map(render_tasks, tasks, planned), strict=True):
        progress("Rendering", change.number + 1, planned)
        if result.fault is not None:
            faults[_with_source(result.fault, change.job)].append(result.path)
        yield change, result
    problems.extend(_with_pages(fault, paths) for fault, paths in faults.items())


def _task(change: Change, keys: Keys, setup: Setup, stage: Path) -> "RenderTask":
    from blogsite.render.job import RenderTask  # noqa: PLC0415  (see above)

    job = change.job
    return RenderTask(
        setup,
        job.path,
        job.renderer,
        job.language,
        keys.payload(job),
        f"{stage}/{job.path}",
        keys.around(job),
    )


def _with_source(fault: Diagnostic, job: Job) -> Diagnostic:
    """Name the text that a file is made for, where the fault knows no place."""
    return fault if fault.path or not job.sources else replace(fault, path=job.sources[0])


def _with_pages(fault: Diagnostic, paths: Sequence[str]) -> Diagnostic:
    """Say on which pages a template failed."""
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return replace(
        fault,
        message=f"{fault.message} (while rendering `/{paths[0].removesuffix('index.html')}`{more})",
    )


def _place(
    made: Iterable[tuple[Change, "Rendered"]], arrivals: Arrivals, cache: Cache, build: int
) -> Iterator[Written]:
    for change, result in made:
        path, reason = change.job.path, change.reason
        if reason == CHANGED:
            reason = difference(cache.parts(path), unpack_parts(result.parts))
        arrivals.place(path)
        yield Written(
            path=path,
            # Without its key a stand-in is tried again by each build that makes a plan.
            key="" if result.fault else change.key,
            digest=result.digest,
            signature=result.signature,
            build=build,
            reason=reason,
            parts=result.parts,
            inline=result.inline,
            indexed=result.indexed,
        )
