"""Plans the theme's files."""

import posixpath
from collections.abc import Mapping

from blogsite.codec import digest_of
from blogsite.plan.job import Job, copy_job
from blogsite.site.urls import Urls, output_path
from blogsite.theme import Theme, ThemeFile
from blogsite.tree import Tree
from blogsite.views.machine import TextView
from blogsite.views.parts import Asset

_STYLESHEET = "site.css"


def plan_assets(
    theme: Theme, trees: Mapping[str, Tree], highlighting: str, urls: Urls
) -> tuple[tuple[Asset, ...], tuple[Job, ...]]:
    """Return the theme's assets under URLs that change with their content, and their jobs."""
    assets, jobs = [], []
    sheet = _sheet(theme, trees, highlighting)
    if sheet is not None:
        jobs.append(sheet)
        assets.append(Asset(_STYLESHEET, urls.local("/" + sheet.path)))
    for name, file in sorted(theme.assets.items()):
        if name != _STYLESHEET:
            url = _fingerprinted(name, file.digest)
            jobs.append(_copy(url, file))
            assets.append(Asset(name, urls.local(url)))
    jobs.extend(_copy("/" + name, file) for name, file in sorted(theme.statics.items()))
    return tuple(assets), tuple(jobs)


def _sheet(theme: Theme, trees: Mapping[str, Tree], highlighting: str) -> Job | None:
    """Return the one style sheet: a theme's own, else all the styles by their names."""
    own = theme.assets.get(_STYLESHEET)
    files = [own] if own else [file for _, file in sorted(theme.styles.items())]
    if not files:
        return None
    texts = [trees[file.origin].read(file.path).decode("utf-8", "replace") for file in files]
    text = "\n".join([*texts, highlighting])
    url = _fingerprinted(_STYLESHEET, digest_of(text.encode()))
    return Job(output_path(url), "text", "", TextView(text), tuple(file.path for file in files))


def _copy(url: str, file: ThemeFile) -> Job:
    return copy_job(url, file.origin, file.path, file.digest)


def _fingerprinted(name: str, digest: str) -> str:
    stem, ending = posixpath.splitext(name)
    return f"/assets/{stem}.{digest[:10]}{ending}"
