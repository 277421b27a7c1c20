"""Plans the page that searches a language's texts."""

from collections.abc import Iterator

from blogsite.plan.context import Context
from blogsite.plan.ground import Ground
from blogsite.plan.job import Job, page_job
from blogsite.plan.routes import BLOG, SEARCH, Versions, list_url, year_path
from blogsite.site.urls import SEARCH_FILES, SEARCH_URL
from blogsite.views import pages
from blogsite.views.parts import Link

# What readers may look through instead: what it is about, its name, its path.
_BROWSE = (
    (BLOG, "Blog", "/blog/"),
    ("tags", "Tags", "/tags/"),
    ("authors", "Authors", "/authors/"),
    ("events", "Events", "/events/"),
    ("series", "Series", "/series/"),
)


def plan_search(context: Context) -> Iterator[Job]:
    """Yield the page, where there is something to search."""
    if context.language.tag not in context.site.searched:
        return
    ground, tag = context.ground, context.language.tag
    browse = tuple(
        ground.link(name, path)
        for subject, name, path in _BROWSE
        if tag in context.versions(subject).urls or tag in context.versions(subject).stand_ins
    )
    years = tuple(ground.link(str(year), year_path(year)) for year in context.edition.lists.years)
    yield context.recall("search", _job, ground, browse, years, context.versions(SEARCH))


def _job(
    ground: Ground, browse: tuple[Link, ...], years: tuple[Link, ...], versions: Versions
) -> Job:
    url = list_url(SEARCH_URL, ground.language)
    view = pages.SearchView(
        frame=ground.frame,
        head=ground.head(url, versions),
        crumbs=ground.crumbs(ground.link("Search", SEARCH_URL)),
        base=ground.urls.local("/"),
        index=ground.urls.local("/" + SEARCH_FILES),
        browse=browse,
        years=years,
    )
    return page_job(url, pages.SEARCH, ground.language.tag, view)
