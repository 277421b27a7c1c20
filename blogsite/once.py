"""A build by itself: what stands is said again, and only what doesn't goes through the stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blogsite.cache import cache_path
from blogsite.diagnostics import Problems
from blogsite.publish.output import Output
from blogsite.publish.published import Published
from blogsite.publish.standing import (
    Input,
    Standing,
    describe_input,
    find_standing,
    keep_standing,
    publish_nothing,
    seal_of_output,
    span_around,
)
from blogsite.result import Result
from blogsite.search.program import program_version
from blogsite.session import (
    Session,
    Snapshot,
    open_session,
    report_change,
    take_snapshot,
    without_damage,
)
from blogsite.tree import ChangedFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from blogsite.cache import Cache
    from blogsite.options import BuildOptions
    from blogsite.site.schedule import Change
    from blogsite.workers import Progress


def build(options: BuildOptions, progress: Progress) -> Result:
    """Build a site; raises OutputError for an output folder that can't be used."""
    output = Output(options.output)
    output.open()
    try:
        cache = cache_path(options.root, options.output)
        return without_damage(lambda: _build_once(options, output, progress), cache)
    except ChangedFileError as fault:
        return Result(0, Published(), (report_change(fault),))


def _build_once(options: BuildOptions, output: Output, progress: Progress) -> Result:
    with open_session(options) as session:
        problems = Problems()
        snapshot = take_snapshot(options.root, session.cache, problems)
        given = _describe(options, session, snapshot)
        standing = None if problems else find_standing(given, options.now, output, session.cache)
        if standing is not None:
            result = _repeat(standing, output, session.cache)
        else:
            result = _go_through(snapshot, given, options, session, output, progress)
        return index_pages(result, session, output, progress)


def _describe(options: BuildOptions, session: Session, snapshot: Snapshot) -> Input:
    programs = (session.installed("search-program", program_version), _drawing(options, session))
    return describe_input(session.engine, options, programs, snapshot.seals, lambda: snapshot.trees)


def _drawing(options: BuildOptions, session: Session) -> str:
    """Return the versions of what draws cards, if there are to be any."""
    return session.installed("drawing", _find_drawing) if options.cards else ""


def _find_drawing() -> str:
    # Imported here because a site that stands gets by without fonts.
    from blogsite.cards.fonts import what_draws  # noqa: PLC0415

    return ", ".join(what_draws())


def _repeat(standing: Standing, output: Output, cache: Cache) -> Result:
    """Return the result of a build that has found nothing to do."""
    return Result(
        posts=standing.posts,
        published=publish_nothing(standing.files, output, cache),
        diagnostics=standing.diagnostics,
        has_search=standing.has_search,
    )


def _go_through(
    snapshot: Snapshot,
    given: Input,
    options: BuildOptions,
    session: Session,
    output: Output,
    progress: Progress,
) -> Result:
    """Go through all stages, and remember what can be said again."""
    # Imported here because a site that stands gets by without all the program but this.
    from blogsite.build import build_from  # noqa: PLC0415
    from blogsite.site.schedule import changes_of  # noqa: PLC0415

    trees, problems = snapshot.trees, snapshot.problems
    plan, result = build_from(trees, options, session, output, progress, problems)
    if not result.has_errors:
        changes = changes_of(plan.site)
        keep_standing(_make_standing(given, result, changes, options, session), session.cache)
    return result


def _make_standing(
    given: Input,
    result: Result,
    changes: Iterable[Change],
    options: BuildOptions,
    session: Session,
) -> Standing:
    since, until = span_around(options.now, changes)
    written = {path: each.signature for path, each in session.cache.written().items()}
    return Standing(
        key=given.key(),
        seal=given.seal,
        since=since,
        until=until,
        output=seal_of_output(written),
        files=len(written),
        posts=result.posts,
        has_search=result.has_search,
        diagnostics=result.diagnostics,
    )


def index_pages(
    result: Result,
    session: Session,
    output: Output,
    progress: Progress,
    is_unwanted: Callable[[], bool] = lambda: False,
) -> Result:
    """Bring the index of what a build has published up to date, if it has a search at all.

    It is given up once ``is_unwanted``, and left as it was.
    """
    from blogsite.search.index import remove_index, update_index  # noqa: PLC0415  (see above)

    if result.has_errors:
        return result
    if not result.has_search:
        remove_index(output)
        return result
    done = update_index(output, session.cache, is_unwanted, progress)
    faults = (done.fault,) if done.fault else ()
    return replace(result, indexed=done.pages, diagnostics=(*result.diagnostics, *faults))
