"""Whatever an archive holds, its site builds, nothing is lost, and twice is the same."""

import datetime as dt
import zoneinfo
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from blogsite.importing.archive import (
    Byline,
    Original,
    Person,
    Picture,
    Redirect,
    Said,
    SourceText,
    Status,
    Term,
)
from blogsite.importing.ledger import Part, Place
from blogsite.importing.native import Native
from blogsite.importing.settle.dates import read_date
from blogsite.importing.spool import open_spool

from .archives import Maker

_WORDS = st.sampled_from(
    [
        "",
        "a",
        "A",
        "tags",
        "blog",
        "index",
        "2019",
        "fr",
        "page",
        "con",
        "v1.2",
        "ж",
        "a b",
        "a/b",
        "é",
        "é",
        "\u202eab",
        "x" * 120,
        "?",
        "a: b",
        "- a",
        "{a",
        "'",
        "404.html",
        "null",
        "a\u2028b",
        "\x00",
    ]
)
_TAGS = st.sampled_from(["en", "fr", "zh_CN", "zh-cn", "pt-br", "ar", "", "qaa", "x-y"])
_DATES = st.sampled_from(
    [
        "2019-06-20",
        "2019-1-3",
        "2019-06-20T23:30:00-08:00",
        "",
        "soon",
        "2019-02-30",
        "2030-01-01",
        "20190620",
        "0001-01-01",
        "1429866000",
        "2019-06-20 09:00",
        "9999-12-31T23:59:59Z",
        "1899-01-01",
    ]
)
_ADDRESSES = st.builds(
    lambda *parts: "/".join(parts),
    st.sampled_from(["", "", "https://old.example.org", "https://other.example", ""]),
    st.sampled_from(
        ["blog", "fr", "2019", "tags", "ж", "", "Blog", "blog/2019/06/20", "page", ".."]
    ),
    st.sampled_from(
        ["a", "b", "a/", "A.html", "?p=1", "?p=2", "", "index.html", "a b", "%E6", "#x", "*"]
    ),
)
_BYLINES = st.builds(
    Byline,
    st.sampled_from(
        [
            "Name One",
            "name one (Acme)",
            "Name Two and 王小明",
            "[Name One](https://a.example)",
            "The A Team",
            "",
            "@one",
            "<b>x",
            "Name One <one@a.example>",
            "\x00",
            "和",
            "()",
            "Naïve Näme, CTO",
            "?",
        ]
    ),
    account=st.sampled_from(["", "one", "two", "none"]),
    role=st.sampled_from(["", "Editor", "CTO at Acme", "\u202e", "[x](y)"]),
    organization=st.sampled_from(["", "Acme", "a: b"]),
    url=st.sampled_from(["", "https://a.example/", "javascript:x", "//x"]),
)
_SAID = st.builds(Said, _WORDS, st.integers(0, 9))
_PLACE = Place("x.yml", 1)


def _texts(maker: Maker) -> st.SearchStrategy[SourceText]:
    return st.builds(
        lambda key, values: maker.text(key, **values),
        st.sampled_from(["a", "b", "c/d", "é", "e#1"]),
        st.fixed_dictionaries(
            {
                "language": _TAGS,
                "title": _WORDS,
                "date": _DATES,
                "updated": _DATES,
                "expires": _DATES,
                "name": _WORDS,
                "slug": _WORDS,
                "authors": st.lists(_BYLINES, max_size=3),
                "translators": st.lists(_BYLINES, max_size=2),
                "tags": st.lists(_WORDS, max_size=4),
                "events": st.lists(_WORDS, max_size=1),
                "kind": _WORDS | st.sampled_from(["post", "Case Studies", "News"]),
                "series": _WORDS,
                "summary": _WORDS | st.just("<p>Words &amp; more</p>"),
                "image": st.none() | st.builds(Picture, st.just("https://a.example/x.png"), _WORDS),
                "original": st.none()
                | st.builds(
                    Original, st.sampled_from(["", "x", "https://a.example/y"]), _WORDS, _DATES
                ),
                "addresses": st.lists(_ADDRESSES, max_size=3).map(tuple),
                "status": st.sampled_from(list(Status)) | st.just(Status.PUBLISHED),
                "feed_id": st.sampled_from(["", "urn:a", "urn:b", "x y", "https://a.example/?p=1"]),
                "is_page": st.booleans(),
                "fields": st.just((("weight", Said("1", 2)),)),
                "body": st.sampled_from(
                    ["Words.\n", "# Title\n\nBy Name One\n", "", "**作者**：王小明\n"]
                ),
            }
        ),
    )


def _sites() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "language": _TAGS,
            "title": _WORDS,
            "base_url": st.sampled_from(
                ["", "https://old.example.org/", "https://old.example.org/blog/", "x"]
            ),
            "timezone": st.sampled_from(
                ["", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Nowhere"]
            ),
            "people": st.just(
                (Person("one", "Name One", _PLACE, {"zh_CN": "一"}, bio="a\n\nb\0"),)
            ),
            "terms": st.just(
                (Term("A", "a: b", _PLACE, {"fr": "x"}), Term("%E6%97%A5", "日", _PLACE))
            ),
            "redirects": st.lists(
                st.builds(Redirect, _ADDRESSES, _ADDRESSES, st.just(_PLACE)), max_size=3
            ),
        }
    )


def _settled(root: Path, data: st.DataObject) -> tuple[Native, tuple[SourceText, ...], Path]:
    with open_spool() as spool:
        maker = Maker(spool, root)
        texts = tuple(data.draw(st.lists(_texts(maker), min_size=1, max_size=6)))
        values = data.draw(_sites())
        native = maker.settle(*texts, **values)
        assert maker.settle(*texts, **values) == native
        return native, texts, maker.write(native)


@given(data=st.data())
# A build takes its time, and to shrink what fails would take hundreds of them.
@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_each_site_builds(
    data: st.DataObject,
    tmp_path_factory: Any,
    build: Callable[..., Any],
) -> None:
    """Strange names, days, addresses, languages and people make no site that doesn't build."""
    native, texts, root = _settled(tmp_path_factory.mktemp("import"), data)
    result = build(root, output=root.parent / "out")
    errors = [each for each in result.diagnostics if each.severity == "error"]
    assert [f"{each.path}: {each.message} ({each.hint})" for each in errors] == []
    assert len(native.texts) == len(texts)


@given(data=st.data())
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_each_part_is_in_the_ledger(data: st.DataObject, tmp_path_factory: Any) -> None:
    """Every text once, every address, tag and field, each with the file that it went to."""
    native, texts, _ = _settled(tmp_path_factory.mktemp("import"), data)
    counts: Counter[Part] = Counter()
    for entry in native.entries:
        counts[entry.part] += entry.count
    assert counts[Part.POST] + counts[Part.PAGE] == len(texts)
    assert {text.path for text in native.texts} >= {each.text for each in native.entries} - {""}
    lost = [each for each in native.entries if each.name.startswith("weight")]
    assert len(lost) == len(texts)
    assert all(each.note for each in native.entries if each.fate != "kept")


@given(st.sampled_from(sorted(zoneinfo.available_timezones())), st.datetimes())
@settings(max_examples=20)
def test_days_are_the_same_for_the_site(zone: str, moment: dt.datetime) -> None:
    """A day that is read is the day that the site shows, in each zone."""
    written = moment.replace(microsecond=0).isoformat()
    found = read_date(written, zoneinfo.ZoneInfo(zone))
    if found and isinstance(found.when, dt.datetime):
        assert found.when.astimezone(zoneinfo.ZoneInfo(zone)).date() == moment.date()
