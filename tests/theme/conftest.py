"""Renders the default theme from views that are made from their own types."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from blogsite.i18n import Catalogue, open_catalogue
from blogsite.model.body import Body, Heading
from blogsite.render.bodies import Bodies
from blogsite.render.setup import Setup, Template
from blogsite.render.templates import make_environment
from blogsite.theme.manifest import read_manifest
from blogsite.views import pages
from blogsite.views.parts import Asset, Link, Property

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes" / "default"
LOCALES = {"en": "en", "zh-CN": "zh_CN", "en-XA": "en_001"}

# What a guest could put into any name or text: markup, an end of an attribute, formats.
HOSTILE = "<b onclick=x>\"'&amp; 100% {x} %(x)s"

VIEWS: Mapping[str, type] = {
    "home.html": pages.HomeView,
    "list.html": pages.ListView,
    "post.html": pages.PostView,
    "terms.html": pages.TermsView,
    "author.html": pages.AuthorView,
    "events.html": pages.EventsView,
    "event.html": pages.EventView,
    "series.html": pages.SeriesView,
    "archive.html": pages.ArchiveView,
    "page.html": pages.PageView,
    "404.html": pages.NotFoundView,
}
TOPICS = {
    "list.html": ("blog", "kind", "tag"),
    "terms.html": ("tags", "authors", "series"),
}
# Every template with each of its topics.
PAGES = [(name, topic) for name in VIEWS for topic in TOPICS.get(name, ("",))]

_FILES = sorted([*(file.name for file in (THEME / "assets").iterdir()), "site.css"])
_MANIFEST = read_manifest("themes/default/theme.yaml", (THEME / "theme.yaml").read_bytes()).theme
assert _MANIFEST is not None
# The properties that a site may set, with the theme's own values.
PROPERTIES = tuple(
    Property(each.name.id, each.default.id, each.dark.id if each.dark else each.default.id)
    for each in _MANIFEST.properties
)
ASSETS = tuple(Asset(name, f"/{name}") for name in _FILES)
_HEADINGS = tuple(Heading(2, f"part-{number}", HOSTILE) for number in range(3))
_BODY = Body(html="<p>Text.</p>", headings=_HEADINGS)

Render = Callable[..., str]


def make_view(kind: type, text: str, values: Mapping[str, object]) -> typing.Any:
    """Make a view: all texts are ``text``; with an empty one, all that may be missing is."""
    hints = typing.get_type_hints(kind)
    return kind(
        **{name: values.get(name, _value(hint, text, values)) for name, hint in hints.items()}
    )


def _value(hint: typing.Any, text: str, values: Mapping[str, object]) -> object:
    simple = {
        str: text,
        int: 2,
        bool: bool(text),
        dt.date: dt.date(2019, 5, 20),
        dt.datetime: dt.datetime(2019, 5, 20, tzinfo=dt.UTC),
    }
    if hint in simple:
        return simple[hint]
    if isinstance(hint, types.UnionType):
        return _value(typing.get_args(hint)[0], text, values) if text else None
    if typing.get_origin(hint) is tuple:
        return (_value(typing.get_args(hint)[0], text, values),) * 2 if text else ()
    assert dataclasses.is_dataclass(hint)
    return make_view(typing.cast(type, hint), text, values)


@pytest.fixture(scope="session")
def render() -> Render:
    """Return a function that renders a template in a language from a view full of a text."""
    templates = tuple(
        Template(
            file.relative_to(THEME / "templates").as_posix(), file.name, file.read_text("utf-8")
        )
        for file in sorted((THEME / "templates").rglob("*.html"))
    )
    setup = Setup(templates, (), "", ())
    environments = {}
    for language, locale in LOCALES.items():
        po = ROOT / "i18n" / language / "LC_MESSAGES" / "blogsite.po"
        files = ((language, po.read_bytes()),) if po.exists() else ()
        words = open_catalogue(Catalogue(language, files))
        bodies = Bodies(lambda _digest: _BODY, words.gettext)
        environments[language] = make_environment(setup, locale, words, bodies)

    def _render(
        template: str,
        topic: str = "",
        *,
        text: str = "",
        language: str = "en",
        values: Mapping[str, object] = types.MappingProxyType({}),
    ) -> str:
        known: dict[str, object] = {
            "language": language,
            "direction": "ltr",
            "assets": ASSETS,
            "properties": PROPERTIES,
            "values": (),
            "topic": topic,
            "end": dt.date(2019, 5, 23),
        }
        if text:
            known |= {"original": Link("zh-CN", text), "status": "draft"}
        view = make_view(VIEWS[template], text, {**known, **values})
        return environments[language].get_template(template).render(page=view)

    return _render
