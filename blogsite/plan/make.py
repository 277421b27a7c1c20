"""The planning stage: the list of all output files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from blogsite.diagnostics import Problems
from blogsite.pictures.survey import Survey
from blogsite.plan.assets import plan_assets
from blogsite.plan.context import make_context
from blogsite.plan.contract import check_contract
from blogsite.plan.coverage import plan_coverage
from blogsite.plan.entries import make_entries
from blogsite.plan.events import plan_events
from blogsite.plan.feeds import plan_feed_of_everything, plan_feeds
from blogsite.plan.host import HOST_FILES, plan_host_files
from blogsite.plan.job import Job
from blogsite.plan.links import check_paths
from blogsite.plan.lists import plan_archives, plan_home, plan_lists
from blogsite.plan.machine import plan_machine_files
from blogsite.plan.pictures import plan_media
from blogsite.plan.posts import plan_fallbacks, plan_not_found, plan_pages, plan_posts
from blogsite.plan.redirects import plan_redirects
from blogsite.plan.routes import make_routes
from blogsite.plan.search import plan_search
from blogsite.plan.social import CardSettings, plan_social_cards
from blogsite.plan.terms import plan_authors, plan_indexes, plan_series
from blogsite.recall import Recall
from blogsite.site.model import Site
from blogsite.site.urls import SEARCH_FILES, Urls
from blogsite.theme import Theme
from blogsite.tree import Tree

_OF_AN_EDITION = (
    plan_home,
    plan_lists,
    plan_archives,
    plan_posts,
    plan_fallbacks,
    plan_pages,
    plan_indexes,
    plan_authors,
    plan_series,
    plan_events,
    plan_search,
    plan_not_found,
    plan_feeds,
)


def make_plan(
    site: Site,
    survey: Survey,
    theme: Theme,
    trees: Mapping[str, Tree],
    highlighting: str,
    cards: CardSettings | None,
    recall: Recall,
    problems: Problems,
) -> tuple[Job, ...]:
    """Return every output file as a job; two jobs for one file are an error.

    Without ``cards`` no post has a social card.
    """
    routes = make_routes(site, recall)
    looks, jobs = plan_assets(theme, trees, highlighting, Urls(site.base_url), problems)
    entries = recall("entries", make_entries, site.config.base_url, site.contract)
    pictures, media = plan_media(site, trees["site"], survey, recall.part("media"))
    contexts = [
        make_context(
            site, edition, routes, looks, pictures, entries, recall.part(edition.language.tag)
        )
        for edition in site.editions
    ]
    social = plan_social_cards(contexts, cards, problems)
    paths = {url: "/" + job.path for url, job in social.items()}
    contexts = [replace(context, social=paths) for context in contexts]
    # Texts that are alike share a card.
    drawn = {job.path: job for job in social.values()}
    made = [*jobs, *drawn.values(), *media]
    for context in contexts:
        for plan in _OF_AN_EDITION:
            made.extend(plan(context))
    made.extend(plan_feed_of_everything(contexts))
    made.extend(plan_coverage(contexts[0], theme, problems))
    made.extend(plan_machine_files(site, routes, recall))
    files = frozenset([job.path for job in made]) | HOST_FILES
    rules = plan_redirects(contexts, files, recall.part("host"), problems)
    check_paths(site, files, rules, recall.part("paths"), problems)
    made.extend(plan_host_files(site, rules, theme, has_cards=bool(social)))
    if not problems.has_errors:
        # A text that can't be read is not lost; its own errors come first.
        check_contract(site, made, rules, entries, recall.part("contract"), problems)
    undated = _undated(site) if problems.has_errors else frozenset()
    return _without_collisions(made, undated, recall, problems)


def _undated(site: Site) -> frozenset[str]:
    """Return the files of posts without a day, whose URLs are made up: that is their only fault."""
    posts = (post for edition in site.editions for post in edition.posts)
    return frozenset([post.document.place.path for post in posts if not post.is_dated])


def _without_collisions(
    jobs: Sequence[Job], undated: frozenset[str], recall: Recall, problems: Problems
) -> tuple[Job, ...]:
    """Return the jobs but those whose file another one makes, and report these."""
    clashes = recall("collisions", _find_collisions, tuple([job.path for job in jobs]))
    for which, other in clashes:
        if undated.isdisjoint((*jobs[which].sources[:1], *jobs[other].sources[:1])):
            _report(jobs[which], jobs[other], problems)
    kept_for_search = [job for job in jobs if job.path.startswith(SEARCH_FILES)]
    for job in kept_for_search:
        message = f"`/{SEARCH_FILES}` is kept for what a search reads"
        hint = "give the theme's file another folder"
        problems.error("url-collision", message, (*job.sources, "")[0], hint=hint)
    refused = {which for which, _ in clashes}
    return tuple([job for at, job in enumerate(jobs) if at not in refused])


def _find_collisions(paths: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return the numbers of paths that can't be, each with that of the path it meets.

    Names that differ by case only are one file on many machines; and no file can stand where
    another one needs a folder.
    """
    taken: dict[str, int] = {}
    clashes = []
    for at, path in enumerate(paths):
        other = taken.setdefault(path.casefold(), at)
        if other != at:
            clashes.append((at, other))
    for path, at in taken.items():
        folder = path.rpartition("/")[0]
        while folder:
            if folder in taken:
                clashes.append((at, taken[folder]))
            folder = folder.rpartition("/")[0]
    return tuple(clashes)


def _report(job: Job, other: Job, problems: Problems) -> None:
    if not job.sources:
        job, other = other, job
    hint = "give one of them another `slug`"
    if any(source.startswith("themes/") for source in job.sources):
        hint = "rename the theme's file"
    elif _as_file(job) and _as_file(job) == _as_file(other):
        hint = "a text is a file or has a folder: keep one of them, or give one another `slug`"
    problems.error(
        "url-collision",
        f"`/{job.path.removesuffix('index.html')}` is also the URL of {_name(other)}",
        (*job.sources, "")[0],
        hint=hint,
    )


def _as_file(job: Job) -> str:
    """Return the path of the text that a job shows, as if it had no folder."""
    return job.sources[0].replace("/index.", ".") if job.sources else ""


def _name(job: Job) -> str:
    if job.sources:
        return f"`{job.sources[0]}`"
    return f"a page that the build makes itself ({job.renderer.removesuffix('.html')})"
