"""The planning stage: the list of all output files."""

from collections.abc import Iterable, Mapping

from blogsite.diagnostics import Problems
from blogsite.plan.assets import plan_assets, plan_media
from blogsite.plan.context import make_context
from blogsite.plan.events import plan_events
from blogsite.plan.feeds import plan_feed_of_everything, plan_feeds
from blogsite.plan.job import Job
from blogsite.plan.links import check_paths
from blogsite.plan.lists import plan_archives, plan_home, plan_lists
from blogsite.plan.machine import plan_machine_files
from blogsite.plan.posts import plan_not_found, plan_pages, plan_posts
from blogsite.plan.routes import make_routes
from blogsite.plan.terms import plan_authors, plan_indexes, plan_series
from blogsite.site.model import Site
from blogsite.site.urls import Urls
from blogsite.theme import Theme
from blogsite.tree import Tree

_OF_AN_EDITION = (
    plan_home,
    plan_lists,
    plan_archives,
    plan_posts,
    plan_pages,
    plan_indexes,
    plan_authors,
    plan_series,
    plan_events,
    plan_not_found,
    plan_feeds,
)


def make_plan(
    site: Site, theme: Theme, trees: Mapping[str, Tree], highlighting: str, problems: Problems
) -> tuple[Job, ...]:
    """Return every output file as a job; two jobs for one file are an error."""
    routes = make_routes(site)
    assets, jobs = plan_assets(theme, trees, highlighting, Urls(site.base_url))
    contexts = [make_context(site, edition, routes, assets) for edition in site.editions]
    made = [*jobs, *plan_media(site, trees["site"])]
    for context in contexts:
        for plan in _OF_AN_EDITION:
            made.extend(plan(context))
    made.extend(plan_feed_of_everything(contexts))
    taken = frozenset(job.path for job in made)
    made.extend(plan_machine_files(site, contexts, routes, taken, problems))
    check_paths(site, made, problems)
    return tuple(_without_collisions(made, problems))


def _without_collisions(jobs: Iterable[Job], problems: Problems) -> Iterable[Job]:
    """Pass jobs on; names that differ by case only are one file on many machines."""
    taken: dict[str, Job] = {}
    for job in jobs:
        other = taken.setdefault(job.path.casefold(), job)
        if other is job:
            yield job
        else:
            _report(job, other, problems)
    _report_files_in_the_way(taken, problems)


def _report(job: Job, other: Job, problems: Problems) -> None:
    if not job.sources:
        job, other = other, job
    is_theme = any(source.startswith("themes/") for source in job.sources)
    problems.error(
        "url-collision",
        f"`/{job.path.removesuffix('index.html')}` is also the URL of {_name(other)}",
        (*job.sources, "")[0],
        hint="rename the theme's file" if is_theme else "give one of them another `slug`",
    )


def _name(job: Job) -> str:
    if job.sources:
        return f"`{job.sources[0]}`"
    return f"a page that the build makes itself ({job.renderer.removesuffix('.html')})"


def _report_files_in_the_way(taken: Mapping[str, Job], problems: Problems) -> None:
    """Report a file where another job needs a folder."""
    for job in taken.values():
        folder = job.path.casefold().rpartition("/")[0]
        while folder:
            if folder in taken:
                _report(job, taken[folder], problems)
            folder = folder.rpartition("/")[0]
