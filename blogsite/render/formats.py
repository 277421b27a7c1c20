"""Dates, numbers and lists as the reader's locale writes them (CLDR)."""

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton, parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from blogsite.model.languages import PSEUDO, PSEUDO_NAME

_SEPARATOR = "\ufdd0"
# The longest name that fits a portrait whole.
_ACRONYM = 4
_SHORT_MONTH = re.compile(r"(?<![LM])(?:MMM|LLL)(?![LM])")


class Formats:
    """Formats values for one locale."""

    def __init__(self, locale: str) -> None:
        self._locale = Locale.parse(locale)
        # Lists show the same days and numbers again and again.
        self.date = functools.cache(self._date)
        self.month = functools.cache(self._month)
        self.number = functools.cache(self._number)
        self.date_range = functools.cache(self._date_range)
        self._list_marks = functools.cache(self._find_list_marks)

    def filters(self) -> dict[str, Callable[..., str]]:
        """Return the filters that templates use, by name."""
        return {
            "date": self.date,
            "month": self.month,
            "iso": iso,
            "number": self.number,
            "country": self.country,
            "names": self.names,
            "language_name": language_name,
            "open_graph_locale": open_graph_locale,
            "initials": initials,
        }

    def _date(self, day: dt.date) -> str:
        """Return a date in words: 24 June 2019."""
        return format_date(day, "long", locale=self._locale)

    def _month(self, day: dt.date) -> str:
        """Return a month and its year: June 2019."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def _date_range(self, start: dt.date, end: dt.date) -> str:
        """Return a range that says what is shared only once: 20–23 May 2019."""
        if start == end:
            return self.date(start)
        text = self._interval(start, end)
        # Some locales have intervals with months in figures only, beside dates in words.
        month = self._locale.months["format"]["wide"][end.month]
        if text and (month in text or month not in self.date(end)):
            return text
        return self._both_dates(start, end)

    def _interval(self, start: dt.date, end: dt.date) -> str:
        """Return an interval as CLDR writes it, its months in full; empty where it has none.

        Widening an abbreviated month is part of the rules: UTS 35, part 4, "intervalFormats".
        """
        formats = self._locale.interval_formats
        patterns = formats.get("yMMMMd") or formats.get("yMMMd") or {}
        field = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        pieces = (_SHORT_MONTH.sub("MMMM", each) for each in patterns.get(field, ()))
        return "".join(
            parse_pattern(piece).apply(day, self._locale)
            for piece, day in zip(pieces, (start, end), strict=False)
        )

    def _both_dates(self, start: dt.date, end: dt.date) -> str:
        """Return two dates in words, the first without its year where that follows anyway."""
        first = self.date(start)
        if start.year == end.year and self._locale.date_formats["long"].pattern.startswith("d"):
            first = format_skeleton("MMMMd", start, locale=self._locale)
        pattern: str = self._locale.interval_formats[None]
        return pattern.replace("{0}", first).replace("{1}", self.date(end))

    def _number(self, number: int) -> str:
        """Return a number with the locale's separators."""
        return format_decimal(number, locale=self._locale)

    def country(self, code: str) -> str:
        """Return the name of an ISO 3166 code, or the code where there is none."""
        return str(self._locale.territories.get(code, code))

    def names(self, names: Iterable[str]) -> Markup:
        """Return a list of names, safe for HTML: A, B and C."""
        parts = [escape(name) for name in names]
        if len(parts) == 1:
            return parts[0]
        pieces = list(self._list_marks(len(parts)))
        pieces[1::2] = [parts[int(at)] for at in pieces[1::2]]
        return Markup("".join(pieces))  # noqa: S704  (every piece is escaped)

    def _find_list_marks(self, count: int) -> tuple[str, ...]:
        """Return what stands around the members of a list, and between these their numbers.

        The locale's words are plain text, escaped here; the names may be markup.
        """
        numbers = [f"{_SEPARATOR}{at}{_SEPARATOR}" for at in range(count)]
        pattern = format_list(numbers, "standard", locale=self._locale)
        return tuple(str(escape(pattern)).split(_SEPARATOR))


def iso(value: dt.date) -> str:
    """Return a date or an instant as ISO 8601 has it."""
    return value.isoformat().replace("+00:00", "Z")


@functools.cache
def language_name(tag: str) -> str:
    """Return a language's own name for itself; the tag of one that CLDR doesn't know."""
    if tag == PSEUDO:
        return PSEUDO_NAME
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except UnknownLocaleError:
        return tag
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]


@functools.cache
def open_graph_locale(tag: str) -> str:
    """Return a language with a territory, as Open Graph wants it; empty where none is likely."""
    language, territory, script = parse_locale(tag, sep="-")[:3]
    if not territory or not territory.isalpha():
        likely = get_global("likely_subtags")
        found = likely.get(f"{language}_{script}") or likely.get(language) or ""
        territory = found.rpartition("_")[2]
    return f"{language}_{territory}" if territory else ""


@functools.cache
def initials(name: str) -> str:
    """Return the letters that stand for a name: a short acronym whole, else first and last."""
    words = ["".join(filter(str.isalnum, word)) for word in name.split()]
    words = [word for word in words if word]
    if len(words) == 1 and len(name) <= _ACRONYM and name.isascii() and name.isupper():
        return words[0]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
