"""`blogsite explain`."""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click

from blogsite.build import Plan
from blogsite.cache import Cache
from blogsite.cli.planning import planned
from blogsite.cli.site_options import build_options, make_options
from blogsite.codec import digests_of_fields
from blogsite.diagnostics import did_you_mean
from blogsite.hosting import Request, compile_redirects, find_answer
from blogsite.model.urls import split_url
from blogsite.plan.job import Job
from blogsite.publish.changes import difference
from blogsite.publish.inline import with_inline, words_of
from blogsite.publish.published import last_number
from blogsite.site.urls import encode_path
from blogsite.views.machine import RedirectsView
from blogsite.views.pages import PostView

_LABEL_WIDTH = 12
_REDIRECTS = range(300, 400)


@click.command(epilog="Example: blogsite explain /blog/2019/06/18/linkerd-benchmarks/")
@click.argument("url")
@build_options
def command(url: str, **site: Any) -> None:  # noqa: ANN401  (see make_options)
    """Say what a page is made of, and why the last build rendered or kept it.

    URL is a path of the site, a whole address, or a file in the output folder. Give the same
    options as to the build that you ask about.
    """
    options = make_options(**site)
    with planned(options) as found:
        job = _find(_in_output(url, options.output), found.plan)
        if job is not None:
            _explain(job, found.plan, found.cache)
            return
        target = _redirect(url, found.plan)
    if target:
        click.echo(f"{url} redirects to {target}")
        return
    paths = {"/" + _shown(job) for job in found.plan.jobs}
    hint = did_you_mean(_wanted(url), paths) or "see `blogsite list posts --format json` for URLs"
    click.echo(f"error: no page has the URL `{url}`\n  hint: {hint}", err=True)
    sys.exit(1)


def _in_output(url: str, output: Path) -> str:
    """Return the site path of a file in the output folder; what isn't one stays as it is."""
    try:
        file = Path(url).resolve()
        is_inside = file.is_file() and file.is_relative_to(output.resolve())
    except (OSError, ValueError):  # not even the name of a file
        return url
    return "/" + file.relative_to(output.resolve()).as_posix() if is_inside else url


def _wanted(url: str) -> str:
    return "/" + unquote(split_url(url).path).lstrip("/")


def _shown(job: Job) -> str:
    return job.path.removesuffix("index.html")


def _find(url: str, plan: Plan) -> Job | None:
    base = unquote(split_url(plan.site.base_url).path)
    path = _wanted(url)
    inside = path.removeprefix(base) if path.startswith(base) else path.lstrip("/")
    candidates = {inside, f"{inside.rstrip('/')}/index.html".lstrip("/")}
    return next((job for job in plan.jobs if job.path in candidates), None)


def _redirect(url: str, plan: Plan) -> str:
    for job in plan.jobs:
        if isinstance(job.view, RedirectsView):
            path, query = encode_path(_wanted(url)), split_url(url).query
            rules = compile_redirects(job.view.rules)
            answer = find_answer(rules, Request(path, query), lambda _path: False)
            return answer.target if answer and answer.status in _REDIRECTS else ""
    return ""


def _explain(job: Job, plan: Plan, cache: Cache) -> None:
    _line("page", "/" + _shown(job))
    _line("file", job.path)
    for source in job.sources:
        _line("source", source)
    if isinstance(job.view, PostView) and job.view.language != job.language:
        _line("stands in", f"for a translation: it shows the post's text in `{job.view.language}`")
    if job.renderer.endswith(".html"):
        _line("template", job.renderer)
        others = [name for name in plan.theme.reach(job.renderer) if name != job.renderer]
        _line("with", ", ".join(others))
        _line("catalogue", job.language)
    else:
        _line("renderer", job.renderer)
    # What the pages of the last build hold is what the next one's will, but for changed ones.
    job = with_inline(job, words_of(cache.written(), (each.path for each in plan.jobs)).values())
    key = plan.keys.key(job)
    parts = (*plan.keys.around(job), *digests_of_fields(plan.keys.payload(job)))
    for name, digest in parts:
        _line("input", f"{name:<12} {digest[:12]}" if digest else f"{name:<12} -")
    _line("key", key)
    _line("last build", _history(job, key, dict(parts), cache))


def _history(job: Job, key: str, parts: dict[str, str], cache: Cache) -> str:
    written = cache.written().get(job.path)
    if written is None:
        return "has not made this page yet: run `blogsite build`"
    last = last_number(cache)
    if written.build == last:
        said = f"rendered it, because {written.reason}"
    else:
        said = f"kept it: nothing that it shows has changed since build {written.build} of {last}"
    if written.key != key:
        said += f"; the next build will render it ({difference(cache.parts(job.path), parts)})"
    return said


def _line(label: str, text: str) -> None:
    click.echo(click.style(f"{label:<{_LABEL_WIDTH}}", bold=True) + text)
