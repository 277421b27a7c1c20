"""Dates and numbers as the reader's locale writes them (CLDR)."""

import datetime as dt
import functools
import re
from collections.abc import Callable

from babel import Locale
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton, parse_pattern
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from blogsite.model.autonyms import autonym, capitalized, direction
from blogsite.model.languages import PSEUDO
from blogsite.render.bidi import bdi_of, isolator, lang
from blogsite.render.initials import initials
from blogsite.render.joining import joiner

_SHORT_MONTH = re.compile(r"(?<![LM])(?:MMM|LLL)(?![LM])")
_DAY = re.compile(r"(?<!d)dd?(?!d)")
# The zeros of the numbering systems that CLDR has as a locale's default (numberingSystems.xml).
_ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}


class Formats:
    """Formats values for one locale."""

    def __init__(self, locale: str) -> None:
        self._locale = Locale.parse(locale)
        zero = _ZEROS.get(self._locale.default_numbering_system)
        self._digits = {ord("0") + at: zero + at for at in range(10)} if zero else {}
        # Lists show the same days and numbers again and again.
        self.date = functools.cache(self._date)
        self.month = functools.cache(self._month)
        self.year = functools.cache(self._year)
        self.number = functools.cache(self._number)
        self.date_range = functools.cache(self._date_range)

    def filters(self) -> dict[str, Callable[..., str]]:
        """Return the filters that templates use, by name."""
        return {
            "date": self.date,
            "month": self.month,
            "year": self.year,
            "digits": self.digits,
            "iso": iso,
            "number": self.number,
            "percent": self.percent,
            "country": self.country,
            "names": joiner(self._locale),
            "isolate": isolator(self._locale.text_direction),
            "language_name": autonym,
            "direction": direction,
            "lang": lang,
            "hreflang": hreflang,
            "bdi": bdi_of(self._locale.text_direction),
            "open_graph_locale": open_graph_locale,
            "initials": initials,
        }

    def _date(self, day: dt.date) -> str:
        """Return a date in words: 24 June 2019."""
        return self.digits(format_date(day, "long", locale=self._locale))

    def _month(self, day: dt.date) -> str:
        """Return a month and its year as a heading: June 2019, Juni 2019, Июнь 2019 г."""
        month = self.digits(format_skeleton("yMMMM", day, locale=self._locale))
        return capitalized(month, self._locale.language)

    def _year(self, year: int | str) -> str:
        """Return a year that stands alone: 2019, 2019年; what is no year stays as it is."""
        if not str(year).isdecimal():
            return str(year)
        day = dt.date(int(year), 1, 1)
        return self.digits(format_skeleton("y", day, locale=self._locale))

    def digits(self, text: object) -> str:
        """Return a text, or a number without separators, with the locale's digits."""
        return str(text).translate(self._digits)

    def _date_range(self, start: dt.date, end: dt.date) -> str:
        """Return a range that says what is shared only once: 20–23 May 2019."""
        if start == end:
            return self.date(start)
        text = self.digits(self._interval(start, end))
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
        # Nor has a range leading zeros where a date has none.
        width = _DAY.search(self._locale.date_formats["long"].pattern)
        pieces = (_SHORT_MONTH.sub("MMMM", each) for each in patterns.get(field, ()))
        pieces = (_DAY.sub(width[0], each) if width else each for each in pieces)
        return "".join(
            parse_pattern(piece).apply(day, self._locale)
            for piece, day in zip(pieces, (start, end), strict=False)
        )

    def _both_dates(self, start: dt.date, end: dt.date) -> str:
        """Return two dates in words, the first without its year where that follows anyway."""
        first = self.date(start)
        if start.year == end.year and self._locale.date_formats["long"].pattern.startswith("d"):
            first = self.digits(format_skeleton("MMMMd", start, locale=self._locale))
        pattern: str = self._locale.interval_formats[None]
        return pattern.replace("{0}", first).replace("{1}", self.date(end))

    def _number(self, number: int) -> str:
        """Return a number with the locale's separators."""
        shown = format_decimal(number, locale=self._locale, numbering_system="default")
        return self.digits(shown)

    def percent(self, part: int, whole: int) -> str:
        """Return a share, rounded down so that only all is 100%; empty where there is no whole."""
        if not whole:
            return ""
        share = part * 100 // whole / 100
        shown = format_percent(share, locale=self._locale, numbering_system="default")
        symbols = self._locale.number_symbols.get(self._locale.default_numbering_system, {})
        return self.digits(shown.replace("%", symbols.get("percentSign", "%")))

    def country(self, code: str) -> str:
        """Return the name of an ISO 3166 code, or the code where there is none."""
        return str(self._locale.territories.get(code, code))


def iso(value: dt.date) -> str:
    """Return a date or an instant as ISO 8601 has it."""
    return value.isoformat().replace("+00:00", "Z")


@functools.cache
def hreflang(tag: str) -> Markup:
    """Return the attribute of a link to a page in a language; none for pseudo-English, which is none."""
    return Markup(' hreflang="%s"') % tag if tag and tag != PSEUDO else Markup()


@functools.cache
def open_graph_locale(tag: str) -> str:
    """Return a language with a territory, as Open Graph wants it; empty where none is likely."""
    language, territory, script = parse_locale(tag, sep="-")[:3]
    if not territory or not territory.isalpha():
        likely = get_global("likely_subtags")
        found = likely.get(f"{language}_{script}") or likely.get(language) or ""
        territory = found.rpartition("_")[2]
    return f"{language}_{territory}" if territory else ""
