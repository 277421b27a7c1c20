"""What the building process tells the serving one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlsplit

from blogsite.build import Plan
from blogsite.diagnostics import Diagnostic, Severity
from blogsite.plan.job import Job
from blogsite.result import Result
from blogsite.site.urls import encode_path
from blogsite.views.machine import CopyView, TextView
from blogsite.views.pages import TEMPLATES, AnyPage, PostView

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A build, as the server and the browsers need to know it.

    ``number`` is that of the last publication, 0 before the first; ``is_repeat`` where the input was
    that of the build before. ``base_path`` is where the
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
    is_repeat: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether the site is still that of an earlier build."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Early:
    """Style sheets that pages can have while a build is still rendering.

    ``swapped`` pairs old and new URLs, ``files`` new URLs and contents.
    """

    swapped: Pairs
    files: tuple[tuple[str, bytes], ...]


def make_early(plan: Plan, edited: tuple[str, ...], shown: Pairs) -> Early | None:
    """Return the style sheets of a plan, if nothing else was edited.

    ``shown`` are the names and URLs of those that browsers may have.
    """
    swapped = _swapped(edited, shown, style_sheets(plan.jobs))
    if not swapped:
        return None
    base_path = _base_path(plan.site.base_url)
    contents = {_url(job, base_path): job for job in plan.jobs if job.path.endswith(".css")}
    return Early(
        swapped,
        tuple((url, _content(contents[url], plan)) for url in sorted({to for _, to in swapped})),
    )


def _content(job: Job, plan: Plan) -> bytes:
    if isinstance(job.view, CopyView):
        return plan.trees[job.view.origin].read(job.view.path)
    return cast("TextView", job.view).text.encode()


def make_report(result: Result, before: Report, shown: Pairs, seconds: float) -> Report:
    """Return the report of a build after the one that ``before`` tells of; see `make_early`."""
    base_path = _base_path(result.base_url)
    if result.has_errors:
        return Report(
            number=before.number or result.published.number,
            diagnostics=result.diagnostics,
            posts=result.posts,
            seconds=seconds,
            edited=result.edited,
            base_path=base_path,
            pages=before.pages,
            styles=before.styles,
            is_repeat=result.is_repeat,
        )
    styles = style_sheets(result.jobs)
    done = result.published
    # A publication that changed nothing is no news to a page.
    is_news = bool(done.rendered or done.removed or not before.number)
    return Report(
        number=done.number if is_news else before.number,
        diagnostics=result.diagnostics,
        posts=result.posts,
        rendered=done.rendered,
        removed=done.removed,
        seconds=seconds,
        edited=result.edited,
        base_path=base_path,
        pages=tuple([job.path for job in _pages(result.jobs)]),
        styles=styles,
        swapped=_swapped(result.edited, shown, styles),
        follow=_follow(result, base_path),
        is_repeat=result.is_repeat,
    )


def _pages(jobs: tuple[Job, ...]) -> Iterator[Job]:
    return (job for job in jobs if job.renderer in TEMPLATES)


def _url(job: Job, base_path: str) -> str:
    return base_path + encode_path(job.path.removesuffix("index.html"))


def _base_path(base_url: str) -> str:
    return urlsplit(base_url).path or "/"


def style_sheets(jobs: tuple[Job, ...]) -> Pairs:
    """Return the style sheets that pages name; all of them name the same."""
    for job in _pages(jobs):
        assets = cast("AnyPage", job.view).frame.assets
        return tuple((each.name, each.url) for each in assets if each.name.endswith(".css"))
    return ()


def _swapped(edited: tuple[str, ...], shown: Pairs, styles: Pairs) -> Pairs:
    """Pair each URL that browsers may have with the one that takes its place."""
    if not all(path.endswith(".css") for path in edited):
        return ()
    new = dict(styles)
    pairs = ((url, new.get(name, url)) for name, url in shown)
    return tuple((old, url) for old, url in pairs if old != url)


def _follow(result: Result, base_path: str) -> str:
    edited = set(result.edited)
    pages = _pages(result.published.changed)
    found = [job for job in pages if edited.intersection(job.sources[:1]) and not _stands_in(job)]
    # Of several pages none is the one that is being written.
    return _url(found[0], base_path) if len(found) == 1 else ""


def _stands_in(job: Job) -> bool:
    """Whether a page shows a post that isn't translated into its language."""
    return isinstance(job.view, PostView) and job.view.language != job.language


def merge(older: Report, newer: Report) -> Report:
    """Return what two builds in a row came to, for those who haven't been told of the first."""
    new = dict(newer.swapped)
    chained = tuple((old, new.get(url, url)) for old, url in older.swapped)
    return replace(
        newer,
        rendered=older.rendered + newer.rendered,
        removed=older.removed + newer.removed,
        seconds=older.seconds + newer.seconds,
        edited=tuple(sorted({*older.edited, *newer.edited})),
        pages=older.pages if newer.pages is None else newer.pages,
        swapped=(*chained, *newer.swapped) if older.swapped and newer.swapped else (),
        is_repeat=older.is_repeat and newer.is_repeat,
    )
