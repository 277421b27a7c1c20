"""Renders one job from the very bytes that its key was made of."""

from __future__ import annotations

import functools
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError

from blogsite import codec
from blogsite.cache import DAMAGE, pack_parts
from blogsite.cards.faults import UndrawnError
from blogsite.diagnostics import Diagnostic, Severity
from blogsite.i18n import open_catalogue
from blogsite.model.autonyms import direction
from blogsite.model.body import Body
from blogsite.pictures.model import UnreadableError, unreadable
from blogsite.pictures.store import Store
from blogsite.render.bodies import Bodies
from blogsite.render.faults import syntax_fault, template_fault
from blogsite.render.feeds import render_atom, render_json_feed
from blogsite.render.foreign import mark_for, set_apart
from blogsite.render.indexed import indexed_part
from blogsite.render.inline import inline_sources
from blogsite.render.machine import (
    render_headers,
    render_redirects,
    render_robots,
    render_sitemap,
    render_sitemap_index,
)
from blogsite.render.setup import Setup
from blogsite.render.templates import make_environment
from blogsite.tree import Signature, read_file
from blogsite.views import machine
from blogsite.views.pages import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import FileIO

    from jinja2 import Environment

    from blogsite.i18n import Translations

_FEEDS: dict[str, Callable[[machine.FeedView, Bodies, Callable[[str], str]], bytes]] = {
    "atom": render_atom,
    "json-feed": render_json_feed,
}
_TEXTS: dict[str, tuple[type[Any], Callable[[Any], str]]] = {
    "sitemap": (machine.SitemapView, render_sitemap),
    "sitemap-index": (machine.SitemapIndexView, render_sitemap_index),
    "robots": (machine.RobotsView, render_robots),
    "redirects": (machine.RedirectsView, render_redirects),
    "headers": (machine.HeadersView, render_headers),
    "text": (machine.TextView, lambda view: view.text),
}
_UNWRITTEN = Signature(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class RenderTask:
    """A job to render: its encoded view, and the file that takes the result.

    ``around`` are the digests of what its key covers besides the view, by name.
    """

    setup: Setup
    path: str
    renderer: str
    language: str
    payload: bytes
    target: str
    around: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file written, or the fault that prevented it; with a warning, one stands in for it.

    ``parts`` are the digests of all that the key covers, for telling later which of them changed;
    ``inline`` names the scripts and style sheets within a page, see `inline_sources`; ``indexed``
    is the digest of what a search finds of it, see `indexed_part`.
    """

    path: str
    digest: str
    parts: bytes
    signature: Signature
    inline: str = ""
    indexed: str = ""
    fault: Diagnostic | None = None


def render_tasks(tasks: tuple[RenderTask, ...]) -> tuple[Rendered, ...]:
    """Render several jobs."""
    rendered = tuple(_render_task(task) for task in tasks)
    if any(task.renderer == machine.PICTURE for task in tasks):
        _forget_pictures()
    return rendered


def _render_task(task: RenderTask) -> Rendered:
    try:
        data = _render(task)
    except DAMAGE:
        raise  # for whoever can throw the cache away; no template is to blame
    except TemplateSyntaxError as fault:
        return _failed(task, syntax_fault(fault, task.setup.templates))
    except UnreadableError as fault:
        return _damaged(task, fault)
    except UndrawnError as fault:
        return _written(task, fault.plain, _undrawn(fault))
    except Exception as fault:
        found = template_fault(fault, task.setup.templates)
        if found is None:
            raise
        return _failed(task, found)
    return _written(task, data)


def _failed(task: RenderTask, fault: Diagnostic) -> Rendered:
    return Rendered(task.path, "", b"", _UNWRITTEN, fault=fault)


def _written(task: RenderTask, data: bytes, fault: Diagnostic | None = None) -> Rendered:
    signature = _write(task.target, data)
    inline, indexed = _seen_in(data.decode()) if task.renderer in TEMPLATES else ("", "")
    parts = pack_parts((*task.around, *codec.digests_of_fields(task.payload)))
    return Rendered(task.path, codec.digest_of(data), parts, signature, inline, indexed, fault)


def _write(path: str, data: bytes) -> Signature:
    """Write a file; its move into place will change nothing of its signature that counts."""
    left = memoryview(data)
    with _open(path) as file:
        while left:
            left = left[file.write(left) :]
        return Signature.of(os.fstat(file.fileno()))


def _open(path: str) -> FileIO:
    try:
        return open(path, "wb", buffering=0)  # noqa: PTH123  (hot; the caller closes it)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return open(path, "wb", buffering=0)  # noqa: PTH123  (see above)


def _seen_in(html: str) -> tuple[str, str]:
    """Return what others have to know of a page."""
    part = indexed_part(html)
    return inline_sources(html), codec.digest(part) if part else ""


def _render(task: RenderTask) -> bytes:
    if task.renderer in TEMPLATES:
        view = codec.decode(task.payload, TEMPLATES[task.renderer])
        environment = open_environment(task.setup, task.language, view.frame.locale)
        return set_apart(environment.get_template(task.renderer).render(page=view)).encode()
    if task.renderer in _FEEDS:
        feed = codec.decode(task.payload, machine.FeedView)
        words = _translations(task.setup, task.language).gettext
        return _FEEDS[task.renderer](feed, open_bodies(task.setup, task.language), words)
    if task.renderer == "copy":
        return _copy(task)
    if task.renderer == machine.PICTURE:
        return _picture(task)
    if task.renderer == machine.SOCIAL_CARD:
        # Imported here because a machine may have no fonts, and sites no cards.
        from blogsite.render.social import render_social_card  # noqa: PLC0415

        card = codec.decode(task.payload, machine.SocialCardView)
        return render_social_card(card, Path(dict(task.setup.roots)["site"]))
    kind, render = _TEXTS[task.renderer]
    return render(codec.decode(task.payload, kind)).encode()


def _damaged(task: RenderTask, reason: UnreadableError) -> Rendered:
    """Report a picture whose damage shows only when it is decoded."""
    path = codec.decode(task.payload, machine.PictureView).path
    fault = unreadable(reason)
    found = Diagnostic(path, 0, 0, Severity.ERROR, fault.rule, fault.message, fault.hint)
    return _failed(task, found)


def _undrawn(reason: UndrawnError) -> Diagnostic:
    return _warn(
        "card-failed",
        f"the social card can't be drawn, so a plain one is published: {reason}",
        "this is a fault of blogsite: please report it with the post's title",
    )


def _warn(rule: str, message: str, hint: str) -> Diagnostic:
    """Return a warning that gets its path where the job's sources are known."""
    return Diagnostic("", 0, 0, Severity.WARNING, rule, message, hint)


def _forget_pictures() -> None:
    from blogsite.pictures.making import forget_decoded  # noqa: PLC0415  (see below)

    forget_decoded()


def _copy(task: RenderTask) -> bytes:
    view = codec.decode(task.payload, machine.CopyView)
    return read_file(dict(task.setup.roots)[view.origin], view.path, view.digest)


def _picture(task: RenderTask) -> bytes:
    view = codec.decode(task.payload, machine.PictureView)
    store = Store(Path(task.setup.pictures))
    key = view.key
    data = store.find(key)
    if data is None:
        # Imported here because Pillow takes its time, and most builds make no picture.
        from blogsite.pictures.making import make_picture  # noqa: PLC0415

        root = dict(task.setup.roots)["site"]
        data = make_picture(root, view.path, view.digest, view.ending, view.width)
        store.keep(key, data)
    return data


@functools.lru_cache(maxsize=32)
def _translations(setup: Setup, language: str) -> Translations:
    found = next(each for each in setup.catalogues if each.language == language)
    return open_catalogue(found)


@functools.lru_cache(maxsize=32)
def _marked(setup: Setup, language: str, locale: str) -> Translations:
    """Return words for pages, on which those of another direction are set apart."""
    found = next(each for each in setup.catalogues if each.language == language)
    below = found.fallback.language if found.fallback else "en"
    if {direction(below), direction("en")} == {direction(locale)}:
        return _translations(setup, language)
    return open_catalogue(found, mark_for(locale))


@functools.lru_cache(maxsize=32)
def open_bodies(setup: Setup, language: str) -> Bodies:
    """Return the bodies of a site as one language's readers see them."""

    def words_of(tag: str) -> Callable[[str], str]:
        return _translations(setup, tag).gettext

    return Bodies(_body_source(setup.cache_path), words_of(language), words_of)


@functools.lru_cache(maxsize=32)
def open_environment(setup: Setup, language: str, locale: str) -> Environment:
    """Return the environment in which a language's pages are rendered."""
    marked = _marked(setup, language, locale)

    def words_of(tag: str) -> Callable[[str], str]:
        return _marked(setup, tag, tag).gettext

    bodies = Bodies(_body_source(setup.cache_path), marked.gettext, words_of)
    return make_environment(setup, locale, _translations(setup, language), bodies, marked)


@functools.lru_cache(maxsize=32)
def _body_source(cache_path: str) -> Callable[[str], Body]:
    """Return a reader of the store. A page asks for a body twice, so the last ones stay."""
    connection = sqlite3.connect(f"file:{cache_path}?mode=ro", uri=True)
    # Not mapped into memory: in the end each process would hold all bodies of the archive.

    @functools.lru_cache(maxsize=8)
    def read(digest: str) -> Body:
        found = connection.execute("SELECT data FROM body WHERE digest = ?", (digest,)).fetchone()
        if found is None:
            raise sqlite3.DatabaseError(f"there is no body {digest}")
        return codec.decode(found[0], Body)

    return read


def forget_bodies() -> None:
    """Forget the stores of bodies, as one of them was thrown away."""
    for each in (open_bodies, open_environment, _body_source):
        each.cache_clear()
