"""What the building process tells the serving one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from blogsite.build import Result
from blogsite.diagnostics import Diagnostic, Severity
from blogsite.plan.job import Job
from blogsite.site.urls import encode_path
from blogsite.views.pages import TEMPLATES, AnyPage

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A build, as the server and the browsers need to know it.

    ``number`` is that of the last publication, 0 before the first. ``base_path`` is where the
    site stands, ``pages`` are the output paths of its pages (None where they are those of the
    report before), ``styles`` the names and URLs of its style sheets. ``swapped`` pairs the old
    and the new URL of each style sheet, where nothing else was edited; ``follow`` is the URL of
    a page whose source was.
    """

    number: int
    diagnostics: tuple[Diagnostic, ...]
    posts: int = 0
    rendered: int = 0
    removed: int = 0
    seconds: float = 0.0
    edited: tuple[str, ...] = ()
    base_path: str = "/"
    pages: tuple[str, ...] | None = None
    styles: Pairs = ()
    swapped: Pairs = ()
    follow: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether the site is still that of an earlier build."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)


def make_report(result: Result, before: Report, seconds: float) -> Report:
    """Return the report of a build after the one that ``before`` tells of."""
    base_path = urlsplit(result.base_url).path or "/"
    if result.has_errors:
        return Report(
            number=before.number,
            diagnostics=result.diagnostics,
            posts=result.posts,
            seconds=seconds,
            edited=result.edited,
            base_path=base_path,
            pages=before.pages,
            styles=before.styles,
        )
    styles = _styles(result)
    return Report(
        number=result.published.number,
        diagnostics=result.diagnostics,
        posts=result.posts,
        rendered=result.published.rendered,
        removed=result.published.removed,
        seconds=seconds,
        edited=result.edited,
        base_path=base_path,
        pages=tuple([job.path for job in _pages(result.jobs)]),
        styles=styles,
        swapped=_swapped(result, dict(before.styles), styles),
        follow=_follow(result, base_path),
    )


def _pages(jobs: tuple[Job, ...]) -> Iterator[Job]:
    return (job for job in jobs if job.renderer in TEMPLATES)


def _url(job: Job, base_path: str) -> str:
    return base_path + encode_path(job.path.removesuffix("index.html"))


def _styles(result: Result) -> Pairs:
    """Return the style sheets that pages name; all of them name the same."""
    for job in _pages(result.jobs):
        assets = cast("AnyPage", job.view).frame.assets
        return tuple((each.name, each.url) for each in assets if each.name.endswith(".css"))
    return ()


def _swapped(result: Result, before: dict[str, str], after: Pairs) -> Pairs:
    if not all(path.endswith(".css") for path in result.edited):
        return ()
    pairs = ((before.get(name, url), url) for name, url in after)
    return tuple((old, new) for old, new in pairs if old != new)


def _follow(result: Result, base_path: str) -> str:
    edited = set(result.edited)
    for job in _pages(result.published.changed):
        if edited.intersection(job.sources[:1]):
            return _url(job, base_path)
    return ""
