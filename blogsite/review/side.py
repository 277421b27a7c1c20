"""One of the two sites that are compared."""

import contextlib
import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from blogsite.build import Plan, make_site_plan, source_reader
from blogsite.cache import cache_path, open_cache
from blogsite.diagnostics import Diagnostic, Problems, Severity, with_excerpts
from blogsite.markdown.formula import as_sources
from blogsite.options import BuildOptions
from blogsite.plan.job import Job
from blogsite.render.job import RenderTask, open_bodies, render_tasks
from blogsite.review.article import Element, read_article
from blogsite.session import Session, begin_session
from blogsite.site.model import Page, Post, Site
from blogsite.site.times import Zone, read_term
from blogsite.site.urls import encode_path, output_path
from blogsite.views.pages import TEMPLATES, PageView, PostView
from blogsite.workers import Progress, Workers


class FaultyTemplateError(Exception):
    """A template of the site fails."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class Side:
    """A planned site: its jobs, their keys and its texts by the path of their file.

    ``statuses`` say why a text isn't simply published (see `Post.status`).
    """

    plan: Plan
    diagnostics: tuple[Diagnostic, ...]
    jobs: Mapping[str, Job]
    keys: Mapping[str, str]
    texts: Mapping[str, Post | Page]
    statuses: Mapping[str, str]

    @property
    def base_path(self) -> str:
        """What every URL of the site starts with."""
        return urlsplit(self.plan.site.base_url).path


@contextlib.contextmanager
def open_base_session(options: BuildOptions, known: Path) -> Iterator[Session]:
    """Open what was remembered of the bases that a site was compared with before.

    The first time that is what is ``known`` of the site itself: most files are the same.
    """
    path = base_cache(options)
    if not path.exists():
        shutil.copyfile(known, path)
    with open_cache(path) as cache:
        yield begin_session(cache)


def base_cache(options: BuildOptions) -> Path:
    """Return the file of the memory of bases; the folder that they lie in is another each time."""
    return cache_path(options.root, options.output / "_review")


def plan_side(
    options: BuildOptions, session: Session, workers: Workers, progress: Progress
) -> Side:
    """Plan a site; raises what `make_site_plan` does."""
    problems = Problems()
    plan = make_site_plan(options, session, workers, progress, problems)
    jobs = {job.path: job for job in plan.jobs}
    items = (item for edition in plan.site.editions for item in edition.items)
    # Of two texts with one URL only one is planned.
    texts = {path: item for item in items if (path := output_path(item.url)) in jobs}
    return Side(
        plan,
        with_excerpts(problems, source_reader(plan.trees)),
        jobs,
        {path: plan.keys.key(job) for path, job in jobs.items()},
        texts,
        _statuses(texts, plan.site, options.now),
    )


def _statuses(texts: Mapping[str, Post | Page], site: Site, now: dt.datetime) -> Mapping[str, str]:
    """Return path to why a text isn't simply published (see `Post.status`)."""
    originals: dict[str, Post | Page] = {}
    for edition in site.editions:
        for item in edition.pages:
            originals.setdefault(item.key, item)
    zone = Zone(site.config.timezone)

    def status(item: Post | Page) -> str:
        if isinstance(item, Post):
            return item.status
        original = originals.get(item.key, item)
        return read_term(item.document.front, original.document.front, zone).status(now)

    return {path: status(item) for path, item in texts.items()}


def site_url(path: str) -> str:
    """Return the site path that serves an output file."""
    url = "/" + path
    return encode_path(url.removesuffix("index.html") if url.endswith("/index.html") else url)


def article_of(side: Side, path: str) -> tuple[Element, ...]:
    """Return the blocks of a text's body, its links filled in."""
    job = side.jobs[path]
    view = job.view
    if not isinstance(view, PostView | PageView):
        return ()
    bodies = open_bodies(side.plan.setup, job.language)
    # Pictures are told apart by the URLs that stay, not by those of their sizes.
    whole = replace(view.body, pictures=())
    return read_article(as_sources(str(bodies.content(whole))))


def render_files(side: Side, paths: Sequence[str], workers: Workers) -> dict[str, bytes]:
    """Render some files of a site; raises FaultyTemplateError."""
    plan, rendered = side.plan, {}
    wanted = {side.jobs[path].renderer for path in paths}
    missing = sorted(wanted & TEMPLATES.keys() - plan.theme.templates.keys())
    if missing:
        message = f"the theme has no template `{missing[0]}`"
        raise FaultyTemplateError(Diagnostic("", 0, 0, Severity.ERROR, "missing-template", message))
    with tempfile.TemporaryDirectory(prefix="blogsite-review-") as folder:
        targets = {path: Path(folder) / str(at) for at, path in enumerate(paths)}
        tasks = [_task(plan, side.jobs[path], target) for path, target in targets.items()]
        for done in workers.map(render_tasks, tasks):
            if done.fault is not None:
                raise FaultyTemplateError(done.fault)
            rendered[done.path] = targets[done.path].read_bytes()
    return rendered


def _task(plan: Plan, job: Job, target: Path) -> RenderTask:
    payload = plan.keys.payload(job)
    return RenderTask(plan.setup, job.path, job.renderer, job.language, payload, str(target))


def base_options(options: BuildOptions, root: Path) -> BuildOptions:
    """Return the options of the other side."""
    return replace(options, root=root)
