"""Plans a site without writing anything, for commands that only look."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from blogsite.build import Plan, make_site_plan, open_session, source_reader
from blogsite.cache import Cache
from blogsite.cli.reporting import print_human
from blogsite.diagnostics import Problems, with_excerpts
from blogsite.options import BuildOptions
from blogsite.workers import Workers


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and the memory of the last build."""

    plan: Plan
    cache: Cache
    has_errors: bool


@contextlib.contextmanager
def planned(options: BuildOptions) -> Iterator[Planned]:
    """Give the plan of a site; its faults are printed to standard error.

    Who looks at another day or at drafts loses no URL.
    """
    options = replace(options, keeps_urls=False)
    problems = Problems()
    with (
        open_session(options) as session,
        Workers(options.jobs) as workers,
    ):
        plan = make_site_plan(options, session, workers, lambda *_: None, problems)
        yield Planned(plan, session.cache, problems.has_errors)
    print_human(with_excerpts(problems, source_reader(plan.trees)))
