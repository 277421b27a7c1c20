"""Days in all the manners of writing, and the next best where a text says none."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.importing.archive import Status
from blogsite.importing.ledger import Part
from blogsite.importing.settle.dates import date_in_name, read_date

from .archives import Maker, fronts, notes, only

_DAY = dt.date(2015, 4, 24)
_FIRST, _LAST = (dt.datetime(year, 1, 1) for year in (1901, 2998))  # noqa: DTZ001  (bounds only)
_NINE = dt.datetime(2015, 4, 24, 9, tzinfo=dt.UTC)


def _when(text: str, zone: str = "UTC") -> object:
    found = read_date(text, zoneinfo.ZoneInfo(zone))
    return found.when if found else None


@pytest.mark.parametrize(
    "text",
    [
        *("2015-04-24", "2015-4-24", "2015/04/24", "2015.4.24", "2015年4月24日", "2015년 4월 24일"),
        *("２０１５－０４－２４", "20150424", "April 24, 2015", "Apr 24 2015", "24 April 2015"),
        *("Friday, April 24, 2015", "Fri, 24 Apr 2015 00:00:00 GMT", "24th of April 2015"),
        *("4/24/2015", "24.04.2015", "24/04/2015", '"2015-04-24"', "2015-04-24T00:00:00Z"),
        *("2015-04-24 00:00", " 2015-04-24 ", "2015-04-24T25:00:00Z"),
    ],
)
def test_a_day_is_read(text: str) -> None:
    """Midnight in the site's zone is the day, and so is a time that there isn't."""
    assert _when(text) == _DAY


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2015-04-24T09:00:00Z",
            "2015-04-24 09:00",
            "2015-04-24T09：00：00Z",
            "2015-04-24 9:00 AM",
        ),
        *("2015-04-24T11:00:00+02:00", "2015-04-24T11:00:00+0200", "2015-04-24 02:00:00 PDT"),
        *("Fri, 24 Apr 2015 09:00:00 +0000", "20150424T090000Z", "1429866000", "1429866000000"),
        *(
            "April 24, 2015 at 9:00 am",
            "2015-04-24T09:00:00.123456Z",
            "2015-04-24 09:00:00 +0000 UTC",
        ),
    ],
)
def test_an_instant_is_read(text: str) -> None:
    """With its zone, however that is written."""
    assert _when(text) == _NINE


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "soon",
            "2015-02-30",
            "2015-13-01",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "2015",
            "1.2",
        ),
        *("31/31/2015", "99999999", "2015-04", "3015-01-01", "-1", "{{ .Date }}", "１"),
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    """Nothing is guessed from what makes no day."""
    assert _when(text) is None


def test_readers_keep_the_day_that_they_saw() -> None:
    """An evening of the west is no morning in the site's zone, as addresses are made of the day."""
    assert _when("2015-04-24T23:00:00-08:00") == _DAY
    assert _when("2015-04-24T23:00:00-07:00", "America/Los_Angeles") == dt.datetime(
        2015, 4, 24, 23, tzinfo=dt.timezone(-dt.timedelta(hours=7))
    )


def test_a_time_without_a_zone_is_the_sites() -> None:
    """The site's clock has its own summer."""
    found = _when("2015-04-24 09:00", "Europe/Berlin")
    assert found == dt.datetime(2015, 4, 24, 7, tzinfo=dt.UTC)


@given(
    st.text(max_size=60) | st.from_regex(r"\d{1,4}[-/.]\d{1,4}[-/.]\d{1,4}.{0,30}", fullmatch=True)
)
def test_any_text_is_read_or_not(text: str) -> None:
    """Nothing raises, and each day is one that the site takes."""
    for zone in (dt.UTC, zoneinfo.ZoneInfo("Pacific/Kiritimati")):
        found = read_date(text, zone)
        assert found is None or 1900 <= found.when.year <= 2999
    date_in_name(text)


@given(st.datetimes(_FIRST, _LAST, timezones=st.timezones()))
def test_what_is_written_by_machines_is_read_as_it_is(instant: dt.datetime) -> None:
    """ISO 8601 keeps its instant, to the second, or at least its day."""
    instant = instant.replace(microsecond=0)
    offset = instant.utcoffset() or dt.timedelta()
    if offset.seconds % 60:
        return
    found = _when(instant.isoformat())
    if isinstance(found, dt.datetime):
        assert found.astimezone(dt.UTC) == instant.astimezone(dt.UTC)
    else:
        assert found == instant.date()


@pytest.mark.parametrize(
    ("values", "day", "source"),
    [
        ({"name": "2018-01-02-a"}, dt.date(2018, 1, 2), "its name"),
        ({"addresses": ("/2018/01/03/a/",)}, dt.date(2018, 1, 3), "its address"),
        ({"updated": "2018-01-04"}, dt.date(2018, 1, 4), "its last change"),
    ],
)
@pytest.mark.parametrize("said", ["", "2018-02-30"])
def test_the_next_best_day_stands_in(
    maker: Maker, values: dict[str, object], day: dt.date, source: str, said: str
) -> None:
    """A text without a day, or with one that there isn't, has another if the source knows any."""
    native = maker.settle(maker.text("a", date=said, **values))
    assert fronts(native)[0]["date"] == day
    found = [note for fate, note in notes(native, Part.FIELD, "date") if fate == "changed"]
    assert found == [f"{day}, from {source}"]
    assert ("lost", "`2018-02-30` is no day") in notes(native, Part.FIELD, "date") or not said


def test_a_translation_knows_the_day(maker: Maker) -> None:
    """An original without a day has that of its translation, which doesn't repeat it."""
    native = maker.settle(
        maker.text("a", date=""), maker.text("a", language="fr", date="2018-01-02")
    )
    assert [front.get("date") for front in fronts(native)] == [dt.date(2018, 1, 2), None]


def test_the_day_of_the_original_counts(maker: Maker) -> None:
    """A translation with another one says so in the ledger only."""
    native = maker.settle(maker.text("a"), maker.text("a", language="fr", date="2019-06-25"))
    assert "date" not in fronts(native)[1]
    assert notes(native, Part.FIELD, "date") == [
        ("changed", "2019-06-25; the original's counts, 2019-06-20")
    ]


def test_an_impossible_day_makes_a_draft(maker: Maker) -> None:
    """The day that stands in is said."""
    native = maker.settle(maker.text("a", date="someday"))
    assert only(native).front["draft"] is True
    assert only(native).path == "content/posts/1970/a.md"
    assert [fate for fate, _ in notes(native, Part.POST)] == ["changed"]


def test_a_published_text_that_never_had_a_day_is_a_page(maker: Maker) -> None:
    """So readers still see it, at its old address; a draft without a day stays a draft."""
    page = maker.text("a", date="", addresses=("/words/a/",))
    draft = maker.text("b", date="", status=Status.DRAFT)
    native = maker.settle(page, draft)
    first, second = native.texts
    assert (first.path, first.url) == ("content/pages/words/a.md", "/words/a/")
    assert second.front["draft"] is True


def test_dates_that_follow_each_other_wrongly_are_left_out(maker: Maker) -> None:
    """A change or an end before the post is an error of the site."""
    native = maker.settle(maker.text("a", updated="2019-06-19", expires="2019-06-19"))
    assert not {"updated", "expires"} & set(only(native).front)
    assert [fate for fate, _ in notes(native, Part.FIELD)] == ["lost", "lost"]
