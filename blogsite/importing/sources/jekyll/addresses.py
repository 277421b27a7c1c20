"""The addresses that Jekyll gives to its texts, by its rules of permalinks."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from blogsite.importing.sources.jekyll.config import JekyllConfig
from blogsite.importing.sources.jekyll.layout import Found

_STYLES: Mapping[str, str] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_DAY = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_UNFIT = re.compile(r"[^\w._~!$&'()+,;=@-]+")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SLUG = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a permalink is made of."""

    found: Found
    date: str
    slug: str
    categories: tuple[str, ...]
    permalink: str = ""


def address_of(named: Named, config: JekyllConfig) -> str:
    """Return the path of a text on the old site, the site's own path in front."""
    template = named.permalink or _template(named.found, config)
    path = _PLACEHOLDER.sub(lambda found: _said(found, _values(named)), template)
    path = re.sub(r"/{2,}", "/", "/" + path.lstrip("/"))
    return config.base + path


def _template(found: Found, config: JekyllConfig) -> str:
    if found.kind in ("posts", "drafts"):
        return _STYLES.get(config.permalink, config.permalink)
    is_pretty = config.permalink == "pretty" or config.permalink.endswith("/")
    if found.collection:
        return found.collection.permalink or "/:collection/:path" + (
            "/" if is_pretty else ":output_ext"
        )
    if found.inner == "index" or found.inner.endswith("/index"):
        return "/" + found.inner.removesuffix("index").replace(":", "")
    return "/:path/" if is_pretty else "/:path:output_ext"


def _said(found: re.Match[str], values: Mapping[str, str]) -> str:
    """Return what a placeholder stands for; letters may follow its name."""
    for name in sorted(values, key=len, reverse=True):
        if found[1] == name or (found[1].startswith(name) and found[1][len(name)] == "_"):
            return values[name] + found[1][len(name) :]
    return found[0]


def _values(named: Named) -> Mapping[str, str]:
    found = named.found
    parts = _DAY.match(named.date)
    values = {
        "categories": "/".join(dict.fromkeys(_escaped(each.lower()) for each in named.categories)),
        "slugified_categories": "/".join(
            dict.fromkeys(_SLUG.sub("-", each.lower()).strip("-") for each in named.categories)
        ),
        "title": _fit(named.slug or found.name),
        "slug": _SLUG.sub("-", (named.slug or found.name).lower()).strip("-"),
        "output_ext": ".html",
        "collection": found.kind,
        "path": found.inner,
        "name": _SLUG.sub("-", found.name.lower()).strip("-"),
        "basename": found.name,
    }
    return {**values, **(_of_day(parts) if parts else {})}


def _of_day(parts: re.Match[str]) -> Mapping[str, str]:
    try:
        day = dt.date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        return {}
    hour, minute, second = (int(part or 0) for part in parts.groups()[3:])
    return {
        "year": f"{day.year:04}",
        "short_year": f"{day.year % 100:02}",
        "month": f"{day.month:02}",
        "i_month": str(day.month),
        "day": f"{day.day:02}",
        "i_day": str(day.day),
        "y_day": f"{day.timetuple().tm_yday:03}",
        "week": f"{day.isocalendar().week:02}",
        "short_day": _WEEKDAYS[day.weekday()],
        "hour": f"{hour:02}",
        "minute": f"{minute:02}",
        "second": f"{second:02}",
    }


def _escaped(text: str) -> str:
    """Return a category as Jekyll has it in a path: as it is, and encoded."""
    return quote(text.strip(), safe="!$&'()*+,;=:@/~")


def _fit(text: str) -> str:
    return _UNFIT.sub("-", text).strip("-")
