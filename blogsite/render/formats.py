"""Dates, numbers and lists as the reader's locale writes them (CLDR)."""

import datetime as dt
import functools
from collections.abc import Callable, Iterable

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

_SEPARATOR = "\ufdd0"


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
        return format_interval(start, end, "yMMMMd", locale=self._locale)

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
    """Return a language's own name for itself."""
    locale = Locale.parse(tag.replace("-", "_"))
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]
