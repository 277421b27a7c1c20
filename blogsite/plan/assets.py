"""Plans the theme's files."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

import rjsmin  # type: ignore[import-untyped]  # comes without types

from blogsite.codec import digest_of
from blogsite.diagnostics import Problems
from blogsite.plan.job import Job, copy_job
from blogsite.plan.sheet import join_styles, make_sheet
from blogsite.site.urls import Urls, output_path
from blogsite.theme import SHEET, SITE, Theme, ThemeFile
from blogsite.tree import Tree
from blogsite.views.machine import TextView
from blogsite.views.parts import Asset, Logo, Property


@dataclass(frozen=True, slots=True)
class Looks:
    """What pages show of their theme besides templates."""

    assets: tuple[Asset, ...]
    properties: tuple[Property, ...]
    logo: Logo | None


def plan_assets(
    theme: Theme, trees: Mapping[str, Tree], highlighting: str, urls: Urls, problems: Problems
) -> tuple[Looks, tuple[Job, ...]]:
    """Return the theme's assets under URLs that change with their content, and their jobs."""
    files = [(name, file) for name, file in sorted(theme.assets.items()) if name != SHEET]
    # Style sheets name other assets, whose URLs come first.
    files.sort(key=lambda each: each[0].endswith(".css"))
    found: dict[str, str] = {}
    jobs = []
    for name, file in files:
        job = _asset(name, file, trees[file.origin], found, problems)
        found[name] = f"/{job.path}"
        jobs.append(job)
    sheet = _sheet(theme, trees, highlighting, found, problems)
    if sheet is not None:
        found[SHEET] = f"/{sheet.path}"
        jobs.append(sheet)
    logo, logo_jobs = _logo(theme, trees[SITE], urls)
    jobs.extend(logo_jobs)
    jobs.extend(_copy("/" + name, file) for name, file in sorted(theme.statics.items()))
    assets = tuple(Asset(name, urls.local(url)) for name, url in sorted(found.items()))
    properties = tuple(Property(each.name, each.light, each.dark) for each in theme.properties)
    return Looks(assets, properties, logo), tuple(jobs)


def _asset(
    name: str, file: ThemeFile, tree: Tree, urls: Mapping[str, str], problems: Problems
) -> Job:
    """Return the job of an asset: style sheets and scripts without what only people need."""
    if name.endswith(".css"):
        return _text(
            name, make_sheet(join_styles([file], {file.origin: tree}, urls, problems)), file
        )
    if name.endswith(".js"):
        text = tree.read(file.path).decode("utf-8", "replace")
        return _text(name, str(rjsmin.jsmin(text, keep_bang_comments=True)), file)
    return _copy(_fingerprinted(name, file.digest), file)


def _sheet(
    theme: Theme,
    trees: Mapping[str, Tree],
    highlighting: str,
    urls: Mapping[str, str],
    problems: Problems,
) -> Job | None:
    """Return the one style sheet: a theme's own, else all the styles in their order."""
    own = theme.assets.get(SHEET)
    files = [own] if own else list(theme.styles.values())
    if not files:
        return None
    text = join_styles(files, trees, urls, problems)
    return _text(SHEET, make_sheet(text, theme.properties, highlighting), *files)


def _logo(theme: Theme, tree: Tree, urls: Urls) -> tuple[Logo | None, list[Job]]:
    logo = theme.logo
    if logo is None:
        return None, []
    shown = {
        path: _fingerprinted(f"logo{posixpath.splitext(path)[1]}", tree.digests[path])
        for path in (logo.path, logo.dark_path)
    }
    jobs = [copy_job(url, SITE, path, tree.digests[path]) for path, url in shown.items()]
    src, dark = (urls.local(shown[path]) for path in (logo.path, logo.dark_path))
    view = Logo(src, "" if dark == src else dark, logo.width, logo.height, logo.is_wordmark)
    return view, jobs


def _text(name: str, text: str, *files: ThemeFile) -> Job:
    url = _fingerprinted(name, digest_of(text.encode()))
    return Job(output_path(url), "text", "", TextView(text), tuple(file.path for file in files))


def _copy(url: str, file: ThemeFile) -> Job:
    return copy_job(url, file.origin, file.path, file.digest)


def _fingerprinted(name: str, digest: str) -> str:
    stem, ending = posixpath.splitext(name)
    return f"/assets/{stem}.{digest[:10]}{ending}"
