"""Dates, numbers and lists as the reader's locale writes them."""

import datetime as dt

import pytest

from blogsite.render.formats import Formats, iso, open_graph_locale

MAY_20 = dt.date(2019, 5, 20)
ENGLISH, AMERICAN, CHINESE, GERMAN, FRENCH, ARABIC, CZECH = (
    Formats(locale) for locale in ("en_001", "en_US", "zh_CN", "de", "fr", "ar", "cs")
)


@pytest.mark.parametrize(
    ("formats", "text"),
    [
        (ENGLISH, "20 May 2019"),
        (AMERICAN, "May 20, 2019"),
        (CHINESE, "2019年5月20日"),
        (GERMAN, "20. Mai 2019"),
    ],
)
def test_dates(formats: Formats, text: str) -> None:
    """A date is written in words."""
    assert formats.date(MAY_20) == text


@pytest.mark.parametrize(
    ("formats", "end", "text"),
    [
        (ENGLISH, dt.date(2019, 5, 20), "20 May 2019"),
        (ENGLISH, dt.date(2019, 5, 23), "20–23 May 2019"),
        (ENGLISH, dt.date(2019, 6, 2), "20 May – 2 June 2019"),
        (ENGLISH, dt.date(2020, 1, 2), "20 May 2019 – 2 January 2020"),
        (AMERICAN, dt.date(2019, 5, 23), "May 20 – 23, 2019"),
        (CHINESE, dt.date(2019, 5, 23), "2019年5月20日至23日"),
        (CHINESE, dt.date(2019, 6, 2), "2019年5月20日至6月2日"),
        (CHINESE, dt.date(2020, 1, 2), "2019年5月20日至2020年1月2日"),
        (AMERICAN, dt.date(2019, 6, 2), "May 20 – June 2, 2019"),
        (GERMAN, dt.date(2019, 5, 23), "20.–23. Mai 2019"),
        (FRENCH, dt.date(2019, 6, 2), "20 mai – 2 juin 2019"),
        (ARABIC, dt.date(2019, 5, 23), "20–23 مايو 2019"),
    ],
)
def test_ranges(formats: Formats, end: dt.date, text: str) -> None:
    """A range of dates says what both ends share only once."""
    shown = formats.date_range(MAY_20, end)
    assert shown.replace("\u2009", " ").replace("\u202f", " ") == text


@pytest.mark.parametrize(
    ("formats", "text"),
    [
        (ENGLISH, "5–6 February 2030"),
        (AMERICAN, "February 5 – 6, 2030"),
        (CHINESE, "2030年2月5日至6日"),
        (GERMAN, "5.–6. Februar 2030"),
        (FRENCH, "5–6 février 2030"),
        (ARABIC, "5–6 فبراير 2030"),
        (CZECH, "5. února – 6. února 2030"),
    ],
)
def test_ranges_spell_months_out_as_dates_do(formats: Formats, text: str) -> None:
    """A range has its months in words where a single date has them."""
    shown = formats.date_range(dt.date(2030, 2, 5), dt.date(2030, 2, 6))
    assert shown.replace("\u2009", " ") == text


@pytest.mark.parametrize(
    ("formats", "text"),
    [(ENGLISH, "May 2019"), (CHINESE, "2019年5月"), (GERMAN, "Mai 2019"), (FRENCH, "Mai 2019")],
)
def test_months(formats: Formats, text: str) -> None:
    """A month stands with its year, and begins as a heading does."""
    assert formats.month(MAY_20) == text


def test_numbers() -> None:
    """Thousands are grouped as the locale does."""
    assert (ENGLISH.number(12345), GERMAN.number(12345)) == ("12,345", "12.345")


@pytest.mark.parametrize(
    ("formats", "part", "whole", "text"),
    [
        (ENGLISH, 2, 3, "66%"),
        (ENGLISH, 999, 1000, "99%"),
        (ENGLISH, 29, 100, "29%"),
        (ENGLISH, 3, 3, "100%"),
        (ENGLISH, 0, 0, ""),
        (FRENCH, 1, 2, "50\xa0%"),
        (Formats("ar_EG"), 1, 2, "٥٠٪\u061c"),
    ],
)
def test_shares(formats: Formats, part: int, whole: int, text: str) -> None:
    """A share is rounded down, so that all and nearly all are told apart; no whole has none."""
    assert formats.percent(part, whole) == text


@pytest.mark.parametrize(
    ("formats", "code", "name"),
    [(ENGLISH, "ES", "Spain"), (CHINESE, "ES", "西班牙"), (ENGLISH, "XX", "XX")],
)
def test_countries(formats: Formats, code: str, name: str) -> None:
    """A country's code becomes its name; an unknown one stays a code."""
    assert formats.country(code) == name


@pytest.mark.parametrize(
    ("formats", "text"), [(ENGLISH, "2019"), (CHINESE, "2019年"), (Formats("ar_EG"), "٢٠١٩")]
)
def test_years(formats: Formats, text: str) -> None:
    """A year stands alone without separators; what is no year stays as it is."""
    assert (formats.year(2019), formats.year("2019"), formats.year("x")) == (text, text, "x")


def test_iso() -> None:
    """Machines read ISO 8601, and UTC as Z (RFC 3339)."""
    assert iso(MAY_20) == "2019-05-20"
    assert iso(dt.datetime(2019, 5, 20, 10, tzinfo=dt.UTC)) == "2019-05-20T10:00:00Z"


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("en-001", "en_US"),
        ("zh-CN", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("sr-Latn", "sr_RS"),
        ("fr", "fr_FR"),
        ("tlh", ""),
    ],
)
def test_locales_of_open_graph(tag: str, locale: str) -> None:
    """Open Graph wants a territory: the tag's own, else the likeliest, else nothing."""
    assert open_graph_locale(tag) == locale
