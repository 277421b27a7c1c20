"""Fields are read by name and type; each wrong one is reported at its place."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Fields, parse_yaml
from blogsite.model.text import LocalText, Moment, Ref

from .read import Read

Reader = Callable[..., Read]


@pytest.mark.parametrize(
    ("text", "method", "value"),
    [
        ("a: words here", "text", "words here"),
        ("a: '  spaced   out '", "text", "spaced out"),
        ("a: |\n  two\n  lines\n", "text", "two lines"),
        ("a: 2019", "text", "2019"),
        ("a: yes", "text", "yes"),
        ("a: true", "boolean", True),
        ("a: False", "boolean", False),
        ("a: 2019-06-24", "day", dt.date(2019, 6, 24)),
        ("a: '2019-06-24'", "day", dt.date(2019, 6, 24)),
        ("a: 2020-02-29", "day", dt.date(2020, 2, 29)),
        ("a: word", "ref", Ref("word", 1, 4)),
        ("a: [one, two]", "refs", (Ref("one", 1, 5), Ref("two", 1, 10))),
        ("a:\n  - one\n  - two\n", "refs", (Ref("one", 2, 5), Ref("two", 3, 5))),
        ("a: one", "refs", (Ref("one", 1, 4),)),
        ("a: []", "refs", ()),
        ("a: Name", "local_text", LocalText((("", "Name"),))),
        ("a: {en: E, zh-CN: 中}", "local_text", LocalText((("en", "E"), ("zh-CN", "中")))),
    ],
)
def test_values(read: Reader, text: str, method: str, value: object) -> None:
    """Values come typed, texts on one line, words with their places."""
    found = read(text, method, "a")
    assert found.said == []
    assert found.value == value


@pytest.mark.parametrize("empty", ["", "~", "null"])
@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("text", ""),
        ("boolean", False),
        ("day", None),
        ("ref", None),
        ("refs", ()),
        ("fields", None),
    ],
)
def test_empty_values(read: Reader, empty: str, method: str, value: object) -> None:
    """A key without a value is as good as no key."""
    found = read(f"a: {empty}\n", method, "a")
    assert (found.value, found.said) == (value, [])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("yes", "write `true`"),
        ("yess", "write `true`"),
        ("Off", "write `false`"),
        ("flase", "write `false`"),
        ("'true'", "write `true` without quotes"),
        ("perhaps", "write one of these two words"),
        ("[true]", "write one of these two words"),
    ],
)
def test_wrong_truth(read: Reader, text: str, hint: str) -> None:
    """What is neither `true` nor `false` is told which of the two was meant."""
    assert read(f"a: {text}", "boolean", "a").hints == [hint]


@pytest.mark.parametrize(
    ("text", "method", "said"),
    [
        ("a: [1]", "text", "1:4 wrong-value"),
        ("a: {b: c}", "text", "1:4 wrong-value"),
        ("a: yes", "boolean", "1:4 wrong-value"),
        ("a: 'true'", "boolean", "1:4 wrong-value"),
        ("a: 1", "boolean", "1:4 wrong-value"),
        ("a: ''", "ref", "1:4 wrong-value"),
        ("a: [b, [c]]", "refs", "1:8 wrong-value"),
        ("a:\n  - b\n  - {c: d}\n", "refs", "3:5 wrong-value"),
        ("a: words", "fields", "1:4 wrong-value"),
        ("a: [b, {c: d}]", "records", "1:5 wrong-value"),
        ("a: [b, [c]]", "mixed", "1:8 wrong-value"),
        ("a: {en: [b]}", "local_text", "1:9 wrong-value"),
        ("a: tomorrow", "day", "1:4 wrong-value"),
        ("a: [2019-06-24]", "day", "1:4 wrong-value"),
        ("a: 2019-06-24T10:00:00Z", "day", "1:4 wrong-value"),
    ],
)
def test_wrong_types(read: Reader, text: str, method: str, said: str) -> None:
    """A value of another type is an error at the value itself."""
    assert read(text, method, "a").said == [said]


def test_wrong_items_leave_the_others(read: Reader) -> None:
    """One wrong item of a list doesn't take the good ones with it."""
    found = read("a: [b, [c], d]", "refs", "a")
    assert [ref.id for ref in found.value] == ["b", "d"]


@pytest.mark.parametrize(
    ("number", "good"), [("1", True), ("50", True), ("0", False), ("51", False)]
)
def test_integer_bounds(read: Reader, number: str, *, good: bool) -> None:
    """A number is accepted within its bounds, and the message names them."""
    found = read(f"a: {number}", "integer", "a", 10, 1, 50)
    assert found.value == (int(number) if good else 10)
    assert found.messages == ([] if good else ["expected a whole number from 1 to 50"])


@pytest.mark.parametrize("text", ["1.5", "1e3", "0x10", "ten", "1_000", "[1]", "9" * 5000])
def test_integer_words(read: Reader, text: str) -> None:
    """Only decimal digits are a number."""
    assert read(f"a: {text}", "integer", "a", 10, 1, 50).said == ["1:4 wrong-value"]


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("2019-6-4", "expected a date", "write `2019-06-04`"),
        ("2019/06/24", "expected a date", "write `2019-06-24`"),
        ("24.6.2019", "expected a date", "write year, month and day: `2019-06-24`"),
        ("2019-02-30", "there is no day `2019-02-30`", ""),
        ("2019-13-01", "there is no day `2019-13-01`", ""),
        ("0000-01-01", "there is no day `0000-01-01`", ""),
        ("June 2019", "expected a date", "write year, month and day: `2019-06-24`"),
        ("2019", "expected a date", "write year, month and day: `2019-06-24`"),
        ("2019-06-24 at noon", "expected a date, or a date and time", None),
        ("2019-06-24T25:00:00Z", "expected a date, or a date and time", None),
        (
            "2019-06-24T10:00:00",
            "the time has no zone",
            "add it: `2019-06-24T10:00:00Z` for UTC, or `2019-06-24T10:00:00+02:00`",
        ),
    ],
)
def test_wrong_dates(read: Reader, written: str, message: str, hint: str | None) -> None:
    """A date that isn't one is reported with the way to write it."""
    found = read(f"b: 1\na: {written}\n", "moment", "a")
    assert found.said == ["2:4 wrong-value"]
    assert found.messages == [message]
    if hint is not None:
        assert found.hints == [hint]


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2019-06-24T10:00:00Z", dt.datetime(2019, 6, 24, 10, tzinfo=dt.UTC)),
        ("2019-06-24 10:00+02:00", dt.datetime(2019, 6, 24, 8, tzinfo=dt.UTC)),
        ("'2019-06-24T10:00:00-07:00'", dt.datetime(2019, 6, 24, 17, tzinfo=dt.UTC)),
    ],
)
def test_moments(read: Reader, written: str, instant: dt.datetime) -> None:
    """A time with its zone is an instant; its day is the one that was written."""
    found = read(f"a: {written}\n", "moment", "a")
    assert found.said == []
    assert found.value == Moment(dt.date(2019, 6, 24), instant)


@pytest.mark.parametrize("written", ["9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+14:00"])
def test_moments_out_of_range(read: Reader, written: str) -> None:
    """An instant near the ends of the calendar, which a zone could push off it, is refused."""
    assert read(f"a: {written}\n", "moment", "a").said == ["1:4 wrong-value"]


def _finished(text: str, *asked: str) -> Problems:
    problems = Problems()
    mapping = parse_yaml(text, path="x.yaml", first_line=1, problems=problems)
    assert mapping is not None
    fields = Fields(mapping, path="x.yaml", problems=problems, owner="a thing")
    for key in asked:
        fields.text(key)
    fields.finish()
    return problems


def test_unknown_keys() -> None:
    """A key that nobody asked for is an error at the key, with the nearest known one."""
    (found,) = _finished("title: x\nsumary: y\n", "title", "summary")
    assert (found.line, found.column, found.rule) == (2, 1, "unknown-key")
    assert found.message == "unknown key `sumary` in a thing"
    assert found.hint == "did you mean `summary`?"


def test_unknown_key_without_a_likeness() -> None:
    """Where no known key is near, the hint lists them all."""
    (found,) = _finished("zzz: x\n", "title", "summary")
    assert found.hint == "known: `summary`, `title`"


def test_known_keys_are_listed_once() -> None:
    """The list of known keys names each one once, however often it was asked for."""
    (found,) = _finished("zzz: x\n", "title", "title")
    assert found.hint == "known: `title`"


@pytest.mark.parametrize(
    ("text", "said", "message"),
    [
        ("b: 1\n", "1:1 missing-key", "`a` is missing"),
        ("b: 1\na:\n", "2:1 empty-value", "`a` is empty"),
        ("a: ~\n", "1:1 empty-value", "`a` is empty"),
        ("a: x\n", None, None),
    ],
)
def test_required_keys(read: Reader, text: str, said: str | None, message: Any) -> None:
    """A required key that is missing is told from one that is empty."""
    found = read(text, "require", "a")
    assert found.said == ([said] if said else [])
    assert found.messages == ([message] if message else [])


def test_required_texts_are_not_blank(read: Reader) -> None:
    """Quotes around nothing don't make a required key full."""
    assert read("a: ''\n", "require", "a").said == ["1:1 empty-value"]


def test_one_run_shows_all_faults() -> None:
    """All faults of a mapping are found in one reading."""
    found = _finished("a: [1]\nb: {}\nc: x\nd: y\n", "a", "b")
    assert [(each.line, each.rule) for each in found] == [
        (1, "wrong-value"),
        (2, "wrong-value"),
        (3, "unknown-key"),
        (4, "unknown-key"),
    ]
