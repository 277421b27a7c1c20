"""Rules about links within the site."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from blogsite.check.model import Finding
from blogsite.check.view import SiteView
from blogsite.diagnostics import did_you_mean
from blogsite.model.body import Target, TargetKind
from blogsite.model.config import CONFIG_PATH
from blogsite.model.urls import split_url
from blogsite.plan.links import RedirectedPaths
from blogsite.site.model import Page, Post
from blogsite.site.urls import Urls, localize, output_path

Items = Mapping[str, Post | Page]


def fragments(view: SiteView) -> Iterator[Finding]:
    """Find site paths with a fragment that their page doesn't have."""
    items = _by_path(view)
    redirected = RedirectedPaths(view.redirects, Urls(view.site.base_url))
    for item in view.items:
        path = item.document.place.path
        for target in item.document.body.targets:
            if target.kind is TargetKind.LINK and target.value.startswith("/"):
                fault = _fragment_fault(target.value, items)
                # A path that leads to no page is a fault that the build has told already.
                if fault and _leads_on(target.value, view, redirected):
                    at = (target.line, target.column)
                    yield Finding(path, "missing-fragment", *at, *fault)


def _leads_on(url: str, view: SiteView, redirected: RedirectedPaths) -> bool:
    path = split_url(url).path
    return output_path(unquote(path)) in view.files or redirected.lead_on(path)


def _by_path(view: SiteView) -> Items:
    items: dict[str, Post | Page] = {}
    for item in view.items:
        for alias in item.aliases:
            items.setdefault(unquote(alias.id).rstrip("/"), item)
    items.update((unquote(item.url).rstrip("/"), item) for item in view.items)
    return items


def _fragment_fault(url: str, items: Items) -> tuple[str, str] | None:
    parts = split_url(url)
    name = unquote(parts.fragment)
    found = items.get(unquote(parts.path).rstrip("/"))
    # `#top` is no id, and `:~:text=` words to be shown (HTML, "scroll to the fragment").
    if found is None or not name or name.lower() == "top" or name.startswith(":~:"):
        return None
    anchors = found.document.body.anchors
    if not found.document.is_readable or name in anchors:
        return None
    place = found.document.place
    message = f"`{place.path}` has no heading or anchor `#{name}`"
    hint = did_you_mean(name, anchors) or (
        f"its headings are in another language, `{place.language}`" if _is_other(found) else ""
    )
    return message, hint or "link to the post's file, so that the anchor is checked as you write"


def _is_other(item: Post | Page) -> bool:
    return isinstance(item, Post) and item.is_translation


def menu(view: SiteView) -> Iterator[Finding]:
    """Find written entries of the menu that lead nowhere in the default language."""
    items = _by_path(view)
    redirected = RedirectedPaths(view.redirects, Urls(view.site.base_url))
    for number, entry in enumerate(view.site.config.menu):
        name = f"menu.{number}.url"
        if not entry.url.startswith("/") or not view.has(CONFIG_PATH, name):
            continue
        if hint := _menu_fault(entry.url, view, redirected):
            message = f"the menu's `{entry.url}` is no page or file of this site"
            yield view.finding("missing-page", CONFIG_PATH, (name,), message, hint)
        elif fault := _fragment_fault(entry.url, items):
            yield view.finding("missing-fragment", CONFIG_PATH, (name,), *fault)


def _menu_fault(url: str, view: SiteView, redirected: RedirectedPaths) -> str:
    """Return what to do about a path that leads nowhere, nothing where it leads somewhere."""
    path = unquote(split_url(url).path)
    in_default = localize(path, view.site.config.default_language)
    if output_path(in_default) in view.files or redirected.lead_on(path):
        return ""
    paths = ["/" + each.removesuffix("index.html") for each in view.files]
    return did_you_mean(path, paths) or "correct the path, or take the entry out"


def absolute_links(view: SiteView) -> Iterator[Finding]:
    """Find links to this very site that are written with its host."""
    base = urlsplit(view.site.config.base_url)
    if not base.hostname:
        return
    for path, checked in view.checked.items():
        if path == CONFIG_PATH:
            continue
        for link in checked.links:
            parts = split_url(link.url)
            if parts.netloc.lower() != base.netloc.lower() or not parts.path.startswith(base.path):
                continue
            message = f"`{link.url}` leads to this very site"
            inner = "/" + parts.path.removeprefix(base.path)
            hint = f"write `{inner}`, or the post's file: then the link is checked"
            yield Finding(path, "absolute-link", link.line, link.column, message, hint)


_WAITING = {"draft": "a draft", "scheduled": "of a day to come"}


def links_to_unpublished(view: SiteView) -> Iterator[Finding]:
    """Find links of published texts to drafts and the like: a build without these refuses them."""
    waiting = _waiting(view)
    if not waiting:
        return
    for post in view.items:
        if isinstance(post, Post) and post.status:
            continue
        path = post.document.place.path
        for target, value in zip(post.document.body.targets, view.site.links[path], strict=True):
            status = waiting.get(value.partition("#")[0]) if _names_file(target) else None
            if status:
                at = (target.line, target.column)
                yield _unpublished(path, target.value, status, at)


def _unpublished(path: str, value: str, status: str, at: tuple[int, int]) -> Finding:
    if status == "expired":
        message, hint = f"`{value}` has expired, so the link leads nowhere", "take the link out"
        return Finding(path, "expired-link", *at, message, hint)
    message = f"`{value}` is {_WAITING[status]}, so the link would lead nowhere"
    hint = "publish it first, or take the link out"
    return Finding(path, "unpublished-link", *at, message, hint)


def _waiting(view: SiteView) -> Mapping[str, str]:
    """Return the statuses of texts of which no language is published, by URL."""
    published = {post.key for post in view.posts if not post.status}
    return {post.url: post.status for post in view.posts if post.key not in published}


def _names_file(target: Target) -> bool:
    return target.kind is TargetKind.LINK and not target.value.startswith(("/", "#"))


LINK_RULES = (fragments, menu, absolute_links, links_to_unpublished)
