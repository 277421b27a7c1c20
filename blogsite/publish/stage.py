"""The publishing stage: renders what changed, then puts everything in place at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from blogsite.cache import Cache, Written
from blogsite.diagnostics import Diagnostic, Problems
from blogsite.plan.job import Job
from blogsite.publish.changes import CHANGED, Change, difference, find_changes
from blogsite.publish.inline import waits_for_pages, with_inline, words_of
from blogsite.publish.keys import Keys
from blogsite.publish.output import Output
from blogsite.publish.published import BUILD_NUMBER, Published, last_number
from blogsite.render.setup import Setup
from blogsite.workers import Progress, Workers

if TYPE_CHECKING:
    from blogsite.render.job import Rendered


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
        changes = list(find_changes(pages, keys, found, known, output, "pages"))
        rendered = dict(_render(changes, 0, setup, stage, workers, progress, problems))
        inline = words_of(known, planned) | {path: each.inline for path, each in rendered.items()}
        waiting = [with_inline(job, inline.values()) for job in jobs if waits_for_pages(job)]
        late = list(find_changes(waiting, keys, found, known, output, "late"))
        rendered.update(_render(late, len(changes), setup, stage, workers, progress, problems))
        changes.extend(late)
        if problems.has_errors:
            output.settle(found)
            return Published(planned=len(jobs), number=number - 1)
        removed = found.keys() - planned
        output.remove(sorted(removed))
        written = list(_place(changes, rendered, stage, output, keys, cache, number))
    finally:
        output.unstage()
    cache.save_build({BUILD_NUMBER: str(number)}, written, known.keys() - planned)
    # They are as they were written, or as good: so the next publication sees them at a glance.
    output.settle({path: each.signature for path, each in cache.written().items()})
    return Published(
        planned=len(jobs),
        rendered=len(changes),
        kept=len(jobs) - len(changes),
        removed=len(removed),
        number=number,
        changed=tuple(change.job for change in changes),
    )


def _render(
    changes: Sequence[Change],
    first: int,
    setup: Setup,
    stage: Path,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> Mapping[str, "Rendered"]:
    """Render onto the stage, where each file is named by its number, from ``first`` on."""
    if not changes:
        return {}
    # Imported here because a build without changes gets by without templates.
    from blogsite.render.job import RenderTask, render_tasks  # noqa: PLC0415

    tasks = [
        RenderTask(
            setup,
            change.job.path,
            change.job.renderer,
            change.job.language,
            change.payload,
            str(stage / str(number)),
        )
        for number, change in enumerate(changes, first)
    ]
    rendered = {}
    faults: dict[Diagnostic, list[str]] = defaultdict(list)
    results = zip(changes, workers.map(render_tasks, tasks), strict=True)
    for done, (change, result) in enumerate(results, 1):
        progress("Rendering", done, len(tasks))
        if result.fault is not None:
            faults[_with_source(result.fault, change.job)].append(result.path)
        rendered[result.path] = result
    problems.extend(_with_pages(fault, paths) for fault, paths in faults.items())
    return rendered


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
    changes: Sequence[Change],
    rendered: Mapping[str, "Rendered"],
    stage: Path,
    output: Output,
    keys: Keys,
    cache: Cache,
    build: int,
) -> Iterator[Written]:
    for number, change in enumerate(changes):
        job = change.job
        result = rendered[job.path]
        parts = (*keys.around(job), *result.fields)
        reason = change.reason
        if reason == CHANGED:
            reason = difference(cache.parts(job.path), dict(parts))
        signature = output.place(stage / str(number), job.path)
        yield Written(
            path=job.path,
            # Without its key a stand-in is tried again, and told of again, by each build.
            key="" if result.fault else change.key,
            digest=result.digest,
            signature=signature,
            build=build,
            reason=reason,
            parts=parts,
            inline=result.inline,
            indexed=result.indexed,
        )
