"""Dates, numbers and lists in each language of the interface, checked by hand against CLDR 47."""

import datetime as dt
import unicodedata

import pytest
from babel.localedata import locale_identifiers

from blogsite.render.formats import Formats

NAMES = ("Chris Aniszczyk", "Dan Kohn", "郭飞")
# A day, a month as a heading, days within a month and over its end, a number, names.
KNOWN = {
    "en_001": "2 May 2019|May 2019|2–3 May 2019|31 May – 2 June 2019|12,345|A, B and C",
    "zh_CN": "2019年5月2日|2019年5月|2019年5月2日至3日|2019年5月31日至6月2日|12,345|A、B和C",
    "zh_TW": "2019年5月2日|2019年5月|2019年5月2日至3日|2019年5月31日至6月2日|12,345|A、B和C",
    "ja": "2019年5月2日|2019年5月|2019年5月2日～3日|2019年5月31日～6月2日|12,345|A、B、C",
    "ko": "2019년 5월 2일|2019년 5월|2019년 5월 2일~3일|2019년 5월 31일 ~ 6월 2일|12,345|A, B 및 C",
    "fr": "2 mai 2019|Mai 2019|2–3 mai 2019|31 mai – 2 juin 2019|12 345|A, B et C",
    "de": "2. Mai 2019|Mai 2019|2.–3. Mai 2019|31. Mai – 2. Juni 2019|12.345|A, B und C",
    "es": "2 de mayo de 2019|Mayo de 2019|2–3 de mayo de 2019|31 de mayo – 2 de junio de 2019"
    "|12.345|A, B y C",
    "pt_BR": "2 de maio de 2019|Maio de 2019|2 – 3 de maio de 2019|31 de maio – 2 de junho de 2019"
    "|12.345|A, B e C",
    "it": "2 maggio 2019|Maggio 2019|2–3 maggio 2019|31 maggio – 2 giugno 2019|12.345|A, B e C",
    "ru": "2 мая 2019 г.|Май 2019 г.|2–3 мая 2019 г.|31 мая – 2 июня 2019 г.|12 345|A, B и C",
    "uk": "2 травня 2019 р.|Травень 2019 р.|2–3 травня 2019 р.|31 травня – 2 червня 2019 р.|12 345"
    "|A, B і C",
    "hi": "2 मई 2019|मई 2019|2–3 मई 2019|31 मई – 2 जून 2019|12,345|A, B, और C",
    "ar": "2 مايو 2019|مايو 2019|2–3 مايو 2019|31 مايو – 2 يونيو 2019|12,345|A وB وC",
    "he": "2 במאי 2019|מאי 2019|2–3 במאי 2019|31 מאי – 2 יוני 2019|12,345|A, B ו-C",
    "ur": "2 مئی، 2019|مئی 2019|2–3 مئی 2019|31 مئی – 2 جون، 2019|12,345|A، B، اور C",
    # Locales whose own digits CLDR takes by default.
    "ar_EG": "٢ مايو ٢٠١٩|مايو ٢٠١٩|٢–٣ مايو ٢٠١٩|٣١ مايو – ٢ يونيو ٢٠١٩|١٢٬٣٤٥|A وB وC",
    "mr": "२ मे, २०१९|मे २०१९|२ – ३ मे, २०१९|३१ मे – २ जून, २०१९|१२,३४५|A, B आणि C",
}


@pytest.mark.parametrize("locale", KNOWN)
def test_languages_of_the_interface(locale: str) -> None:
    """Each language writes days, months, ranges, numbers and lists in its own way."""
    formats = Formats(locale)
    day = dt.date(2019, 5, 2)
    names = formats.filters()["names"](["A", "B", "C"])
    shown = (
        formats.date(day),
        formats.month(day.replace(day=1)),
        formats.date_range(day, day.replace(day=3)),
        formats.date_range(day.replace(day=31), dt.date(2019, 6, 2)),
        formats.number(12345),
        names.replace("<bdi>", "").replace("</bdi>", ""),
    )
    # The spaces within are of several widths, some of which forbid a line break.
    plain = "|".join(shown).replace("\u2009", " ").replace("\u202f", " ").replace("\u00a0", " ")
    assert plain == KNOWN[locale]


def test_digits_are_of_one_script() -> None:
    """No locale of CLDR mixes digits of two scripts, nor shows other numbers than it is given."""
    for locale in locale_identifiers():
        formats = Formats(locale)
        shown = formats.date(dt.date(2019, 5, 23)) + formats.number(12345) + formats.year(2019)
        digits = [each for each in shown if unicodedata.category(each) == "Nd"]
        values = [unicodedata.decimal(each) for each in digits]
        starts = {ord(each) - unicodedata.decimal(each) for each in digits}
        assert len(starts) == 1, locale
        assert values[-9:-4] == [1, 2, 3, 4, 5], locale
