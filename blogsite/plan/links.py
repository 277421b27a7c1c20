"""Checks the links that posts write as paths of the site (`/blog/`)."""

from collections.abc import Iterable
from urllib.parse import unquote

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.body import TargetKind
from blogsite.plan.job import Job
from blogsite.site.model import Page, Post, Site
from blogsite.site.urls import output_path, split_url

# Guessing compares with every page of the site.
_MOST_GUESSES = 20


def check_paths(site: Site, jobs: Iterable[Job], problems: Problems) -> None:
    """Warn of paths that lead to no file and no redirect of this site."""
    files = {job.path for job in jobs}
    items = [item for edition in site.editions for item in edition.items]
    old = {unquote(alias.id).rstrip("/") for item in items for alias in item.aliases}
    paths: tuple[str, ...] = ()
    guesses = 0
    for item, path, line, column in _written(items):
        plain = unquote(path)
        if output_path(plain) in files or plain.rstrip("/") in old:
            continue
        hint = ""
        if output_path(plain + "/") in files:
            hint = f"write `{path}/`"
        elif guesses < _MOST_GUESSES:
            guesses += 1
            paths = paths or tuple("/" + file.removesuffix("index.html") for file in files)
            hint = did_you_mean(plain, paths)
        problems.warning(
            "missing-page",
            f"`{path}` is no page or file of this site",
            item.document.place.path,
            line,
            column,
            hint or "link to a post by its file, so that the link can't break",
        )


def _written(items: Iterable[Post | Page]) -> Iterable[tuple[Post | Page, str, int, int]]:
    for item in items:
        for target in item.document.body.targets:
            if target.kind is not TargetKind.MESSAGE and target.value.startswith("/"):
                yield item, split_url(target.value).path, target.line, target.column
