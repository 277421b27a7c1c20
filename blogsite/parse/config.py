"""Reads ``content/site.yaml``; a site without one gets the CNCF blog's defaults."""

from __future__ import annotations

import re
import zoneinfo
from typing import TYPE_CHECKING

from blogsite.fields import Fields, Mapping, Source, parse_yaml
from blogsite.model.config import ARTICLE, CONFIG_PATH, SHAPES, Config, Kind, MenuItem
from blogsite.model.text import LocalText, Ref
from blogsite.model.urls import check_base_url
from blogsite.parse.cards import read_cards
from blogsite.parse.checks import read_checks
from blogsite.parse.hosting import read_hosting
from blogsite.parse.languages import read_languages
from blogsite.parse.places import slug_fault
from blogsite.parse.theming import read_theme
from blogsite.parse.translation import read_fallback, read_series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogsite.diagnostics import Problems

DEFAULT_BASE_URL = "http://localhost:8000/"

_DATED = ":year/:month/:day/:slug/"
# The words below are English words of the interface: the catalogues translate them.
_DEFAULT_KINDS = (
    ("guest-post", "Guest post", "Guest posts", "/blog/guest-posts/", f"/blog/{_DATED}"),
    ("case-study", "Case study", "Case studies", "/case-studies/", "/case-studies/:slug/"),
    (
        "announcement",
        "Announcement",
        "Announcements",
        "/announcements/",
        f"/announcements/{_DATED}",
    ),
    ("event-recap", "Event recap", "Event recaps", "/blog/event-recaps/", f"/blog/{_DATED}"),
)
_DEFAULT_MENU = (
    ("Blog", "/blog/"),
    ("Case studies", "/case-studies/"),
    ("Events", "/events/"),
    ("Tags", "/tags/"),
    ("Authors", "/authors/"),
)
# A phone, a column of text on plain and on dense screens, a picture across the page.
_PICTURE_WIDTHS = (480, 800, 1200, 1600)
_PLACEHOLDER = re.compile(r":[a-z]+")
_PLACEHOLDERS = frozenset({":year", ":month", ":day", ":slug", ":kind"})


def parse_config(source: Source | None, found: tuple[str, ...], problems: Problems) -> Config:
    """Return the settings; ``found`` are the languages of file names, used where none are listed."""
    path = source.path if source else CONFIG_PATH
    text = source.text if source else ""
    mapping = parse_yaml(text, path=path, first_line=1, problems=problems)
    if mapping is None:
        mapping = parse_yaml("", path=path, first_line=1, problems=problems)
    assert mapping is not None  # noqa: S101  (an empty text is an empty mapping)
    fields = Fields(mapping, path=path, problems=problems, owner="the site's settings")
    config = _read(fields, found)
    fields.finish()
    return config


def _read(fields: Fields, found: tuple[str, ...]) -> Config:
    return Config(
        title=fields.local_text("title") or LocalText((("", "Blog"),)),
        description=fields.local_text("description"),
        base_url=_base_url(fields),
        timezone=_timezone(fields),
        languages=read_languages(fields, found),
        kinds=_kinds(fields),
        theme=read_theme(fields),
        menu=_menu(fields),
        paginate=fields.integer("paginate", 10, 1, 1000),
        feed_entries=fields.integer("feed_entries", 20, 1, 1000),
        strict_tags=fields.boolean("strict_tags"),
        check=read_checks(fields),
        hosting=read_hosting(fields),
        fallback=read_fallback(fields),
        has_coverage_page=fields.boolean("coverage_page"),
        has_search=fields.boolean("search", default=True),
        cards=read_cards(fields),
        series=read_series(fields),
        picture_widths=fields.integers("picture_widths", _PICTURE_WIDTHS, 16, 4096),
    )


def _base_url(fields: Fields) -> str:
    url = fields.text("base_url")
    if not url:
        return DEFAULT_BASE_URL
    try:
        return check_base_url(url)
    except ValueError as fault:
        fields.error("bad-base-url", str(fault), fields.place("base_url"))
        return DEFAULT_BASE_URL


def _timezone(fields: Fields) -> str:
    name = fields.text("timezone", "UTC")
    if name != "UTC" and name not in zoneinfo.available_timezones():
        hint = "use a name such as `Europe/Berlin`"
        fields.error(
            "unknown-timezone", f"unknown time zone `{name}`", fields.place("timezone"), hint
        )
        return "UTC"
    return name


def _kinds(fields: Fields) -> tuple[Kind, ...]:
    listed = fields.fields("kinds")
    if listed is None:
        return tuple(_default_kind(*each) for each in _DEFAULT_KINDS)
    kinds = []
    for key in listed.keys():  # noqa: SIM118  (not a dict: keys with places)
        nothing = Mapping((), key.line, key.column)
        record = listed.fields(key.id) or Fields(
            nothing, path=fields.path, problems=fields.problems, owner=f"`{key.id}`"
        )
        kinds.append(_kind(key, record))
        record.finish()
    if not kinds:
        fields.error("no-kinds", "`kinds` names no kind of post", fields.place("kinds"))
        return (Kind("post", LocalText(), LocalText(), "/posts/", "/posts/:slug/"),)
    return tuple(kinds)


def _default_kind(kind: str, name: str, plural: str, path: str, permalink: str) -> Kind:
    one, many = (LocalText((("", each),)) for each in (name, plural))
    return Kind(kind, one, many, path, permalink, shape=_usual_shape(kind))


def _kind(key: Ref, fields: Fields) -> Kind:
    kind = key.id
    fault = slug_fault(kind)
    if fault:
        fields.error("bad-kind", f"`{kind}` can't be a kind's name: {fault}", key)
        kind = "post"
    words = kind.replace("-", " ").capitalize()
    name = fields.local_text("name") or LocalText((("", words),))
    path = _url_path(fields, "path", f"/{kind}/")
    permalink = _url_path(fields, "permalink", f"/{kind}/:year/:month/:day/:slug/")
    if not _has_slug(Ref(permalink, *_place(fields, "permalink")), fields):
        permalink = f"/{kind}/:slug/"
    plural = fields.local_text("plural") or name
    old, shape = tuple(_old_permalinks(fields)), _shape(fields, kind)
    return Kind(kind, name, plural, path, permalink, old, shape)


def _shape(fields: Fields, kind: str) -> str:
    """Return what posts of a kind look like: as its name says, where that is a shape's."""
    shape = fields.text("shape")
    if shape in SHAPES:
        return shape
    if shape:
        known = ", ".join(f"`{each}`" for each in SHAPES)
        message = f"there is no shape `{shape}`"
        fields.error("wrong-value", message, fields.place("shape"), f"known: {known}")
    return _usual_shape(kind)


def _usual_shape(kind: str) -> str:
    return kind if kind in SHAPES else ARTICLE


def _place(fields: Fields, key: str) -> tuple[int, int]:
    ref = fields.place(key)
    return ref.line, ref.column


def _old_permalinks(fields: Fields) -> Iterator[Ref]:
    for pattern in fields.refs("old_permalinks"):
        if not _is_path(pattern.id):
            _bad_path(pattern, fields)
        elif _has_slug(pattern, fields):
            yield pattern


def _has_slug(pattern: Ref, fields: Fields) -> bool:
    """Whether a pattern makes a URL for each post, of placeholders that there are."""
    unknown = sorted(set(_PLACEHOLDER.findall(pattern.id)) - _PLACEHOLDERS)
    if unknown or ":slug" not in pattern.id:
        message = f"unknown placeholder `{unknown[0]}`" if unknown else "a permalink needs `:slug`"
        hint = "known: `:year`, `:month`, `:day`, `:slug`, `:kind`"
        fields.error("bad-permalink", message, pattern, hint)
        return False
    return True


def _url_path(fields: Fields, key: str, default: str) -> str:
    path = fields.text(key, default)
    if not _is_path(path):
        _bad_path(Ref(path, *_place(fields, key)), fields)
        return default
    return path


def _is_path(path: str) -> bool:
    segments = _PLACEHOLDER.sub("x", path).split("/")
    inner = segments[1:-1]
    is_sound = bool(inner) and not any(map(slug_fault, inner))
    return is_sound and segments[0] == segments[-1] == ""


def _bad_path(path: Ref, fields: Fields) -> None:
    hint = "write `/words/with/slashes/`, starting and ending with one"
    fields.error("bad-path", f"`{path.id}` is not a path of this site", path, hint)


def _menu(fields: Fields) -> tuple[MenuItem, ...]:
    if "menu" not in fields:
        fields.records("menu")
        return tuple(MenuItem(LocalText((("", name),)), url) for name, url in _DEFAULT_MENU)
    items = []
    for record in fields.records("menu"):
        record.require("name")
        record.require("url")
        url = record.text("url")
        if url and not (url.startswith(("/", "https://", "http://")) and "//" not in url[:2]):
            record.error("bad-url", f"`{url}` is not a path or URL", record.place("url"))
        items.append(MenuItem(record.local_text("name"), url))
        record.finish()
    return tuple(items)
