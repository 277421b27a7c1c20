"""The addresses that Hugo gives to texts."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from blogsite.importing.sources.hugo.config import Config, as_list, as_text, as_tree
from blogsite.importing.sources.hugo.languages import Languages
from blogsite.importing.sources.hugo.pages import DATED, Page
from blogsite.importing.urls import split_url

_TOKEN = re.compile(r":([a-z]+)(?:\[([^\]]{0,20})\])?")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DATES = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
_SAFE = "/~!$&'()*+,;=:@%"


def addresses(page: Page, config: Config, languages: Languages) -> tuple[str, ...]:
    """Return where a text was, and below that the addresses that led there, the base path in front."""
    own = address(page, config, languages)
    aliases = [_alias(as_text(each), own) for each in as_list(page.get("aliases", "alias"))]
    below = (f"{config.base}{each}" if each.startswith("/") else each for each in (own, *aliases))
    return tuple(dict.fromkeys(filter(None, below)))


def address(page: Page, config: Config, languages: Languages) -> str:
    """Return the site path of a text."""
    prefix = language_prefix(page.language, config, languages)
    if url := page.text("url"):
        path = _filled(url, page) if ":" in url and "//" not in url else url
        if split_url(path).scheme:
            return path
        slash = "" if path.endswith("/") or "." in path.rpartition("/")[2] else "/"
        return _encoded((path if path.startswith("/") else f"{prefix}/{path}") + slash)
    if page.is_list:
        return _encoded(_made(f"{prefix}/{page.folder}/"))
    path = _permalink(page, config)
    if config.text("uglyurls") == "true":
        return _encoded(_made(f"{prefix}/{path.strip('/')}.html"))
    return _encoded(_made(f"{prefix}/{path.strip('/')}/"))


def language_prefix(language: str, config: Config, languages: Languages) -> str:
    """Return what addresses of a language begin with."""
    is_default = language.lower() == languages.default.lower()
    if is_default and config.text("defaultcontentlanguageinsubdir") != "true":
        return ""
    return f"/{language.lower()}"


def _permalink(page: Page, config: Config) -> str:
    settings = as_tree(config.get("permalinks"))
    for tree in (as_tree(settings.get("page")), settings):
        if pattern := as_text(tree.get(page.section.lower())):
            return _filled(pattern, page)
    last = _slug(page) or page.stem
    inner = page.logical.rpartition("/")[0]
    return f"{inner}/{last}"


def _slug(page: Page) -> str:
    return page.text("slug").replace("/", "-").strip()


def _filled(pattern: str, page: Page) -> str:
    return _TOKEN.sub(lambda found: _token(found[1], found[2] or "", page), pattern)


def _token(name: str, picked: str, page: Page) -> str:
    title = _segment(page.text("title") or page.stem)
    sections = page.logical.split("/")[:-1]
    known = {
        "section": page.section,
        "sections": "/".join(_picked(sections, picked)),
        "title": title,
        "slug": _segment(_slug(page)) or title,
        "filename": page.stem,
        "contentbasename": page.stem,
        "slugorfilename": _segment(_slug(page)) or page.stem,
        "slugorcontentbasename": _segment(_slug(page)) or page.stem,
    }
    return known[name] if name in known else _of_day(name, day_of(page))


def _picked(sections: list[str], picked: str) -> list[str]:
    """Take some of the sections, as `:sections[1:]` says."""
    if picked == "last":
        return sections[-1:]
    start, colon, end = picked.partition(":")
    numbers = [int(each) if each.isdigit() else None for each in (start, end)]
    if colon:
        return sections[numbers[0] : numbers[1]]
    return sections if numbers[0] is None else sections[numbers[0] : numbers[0] + 1]


def _of_day(name: str, day: dt.date | None) -> str:
    # What nobody dated was given the first of all days.
    day = day or dt.date.min
    months = "January February March April May June July August September October November December"
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    known: Mapping[str, str] = {
        "year": str(day.year),
        "month": f"{day.month:02}",
        "monthname": months.split()[day.month - 1],
        "day": f"{day.day:02}",
        "weekday": str((day.weekday() + 1) % 7),
        "weekdayname": days.split()[day.weekday()],
        "yearday": str(day.timetuple().tm_yday),
    }
    return known.get(name, f":{name}")


def day_of(page: Page) -> dt.date | None:
    """Return the day of a text, as its front matter or its name says it."""
    found = _DAY.match(page.text(*_DATES)) or DATED.match(page.stem)
    try:
        return dt.date(*map(int, re.split("[-/.]", found[0].rstrip("-_. "))[:3])) if found else None
    except (ValueError, TypeError):
        return None


def _segment(text: str) -> str:
    """Return a text as the part of an address."""
    return _made(text.replace("/", "-")).strip("-")


def _made(path: str) -> str:
    """Write a path as Hugo does: small letters, hyphens for blanks, no signs that mean something."""
    kept = "".join(_letters(unicodedata.normalize("NFC", path)))
    return re.sub(r"/{2,}", "/", re.sub(r"-{2,}", "-", kept) if " " in path else kept).lower()


def _letters(path: str) -> Iterator[str]:
    for letter in path:
        if letter.isspace():
            yield "-"
        elif letter.isalnum() or letter in "./\\_#+~-@%" or unicodedata.category(letter)[0] == "M":
            yield letter


def _encoded(path: str) -> str:
    return quote(path if path.startswith("/") else f"/{path}", safe=_SAFE)


def _alias(alias: str, own: str) -> str:
    """Return an alias as a site path; without a slash in front it begins where the text stands."""
    if not alias or split_url(alias).scheme:
        return alias
    if alias.startswith("/"):
        return quote(alias, safe=_SAFE)
    parts = own.strip("/").split("/")[:-1]
    for part in alias.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in {"", ".", ".."}:
            parts.append(part)
    slash = "/" if alias.endswith("/") else ""
    return quote(f"/{'/'.join(parts)}{slash}", safe=_SAFE)
