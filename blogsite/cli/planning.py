"""Plans a site without writing anything, for commands that only look."""

import contextlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import click

from blogsite.build import Plan, make_site_plan, source_reader
from blogsite.cache import Cache, CacheError, cache_path
from blogsite.cli.reporting import print_human
from blogsite.diagnostics import Diagnostic, Problems, Severity, with_excerpts
from blogsite.options import BuildOptions
from blogsite.session import open_session, report_change, without_damage
from blogsite.tree import ChangedFileError
from blogsite.workers import Workers


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, the memory of the last build, and all that is wrong with the site."""

    plan: Plan
    cache: Cache
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a build would publish nothing."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)


@contextlib.contextmanager
def planned(options: BuildOptions) -> Iterator[Planned]:
    """Give the plan of a site; its faults are printed to standard error."""
    with planned_quietly(options) as found:
        yield found
    print_human(found.diagnostics)


@contextlib.contextmanager
def planned_quietly(
    options: BuildOptions, edits: Mapping[str, bytes | None] | None = None
) -> Iterator[Planned]:
    """Give the plan of a site, or of what ``edits`` (see `make_site_plan`) would make of it.

    Who looks at another day or at drafts loses no URL.
    """
    with contextlib.ExitStack() as stack:
        yield _plan(replace(options, keeps_urls=False), edits or {}, stack)


def _plan(
    options: BuildOptions, edits: Mapping[str, bytes | None], stack: contextlib.ExitStack
) -> Planned:
    try:
        cache = cache_path(options.root, options.output)
        return without_damage(lambda: _plan_once(options, edits, stack), cache)
    except CacheError as fault:
        raise click.UsageError(str(fault)) from None
    except ChangedFileError as fault:
        print_human([report_change(fault)])
        sys.exit(1)


def _plan_once(
    options: BuildOptions, edits: Mapping[str, bytes | None], stack: contextlib.ExitStack
) -> Planned:
    problems = Problems()
    with contextlib.ExitStack() as opened:
        session = opened.enter_context(open_session(options))
        workers = opened.enter_context(Workers(options.jobs))
        plan = make_site_plan(options, session, workers, lambda *_: None, problems, edits)
        diagnostics = tuple(with_excerpts(problems, source_reader(plan.trees)))
        stack.enter_context(opened.pop_all())
    return Planned(plan, session.cache, diagnostics)
