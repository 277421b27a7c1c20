"""The front matter of posts, translations and pages."""

import datetime as dt
import re
from collections.abc import Callable

import pytest

from blogsite.diagnostics import Severity
from blogsite.model.document import (
    CreditRef,
    Fact,
    Further,
    ImageRef,
    Note,
    OriginRef,
    SubjectRef,
)
from blogsite.model.text import Moment, Ref

from ..fields.read import Read  # noqa: TID252  (tests are no installed package)

Front = Callable[..., Read]

FULL = """\
title: Linkerd benchmarks
date: 2019-06-18
updated: 2019-06-20
updates: [{date: 2019-06-20, note: Fixed a figure}]
kind: guest-post
authors: [lei-zhang, {id: fei-guo, role: Engineer, organization: Alibaba}]
translators: [lei-zhang]
tags: [linkerd, performance]
events: [kubecon-eu-2019]
series: meshes
summary: A summary.
image: {src: chart.png, alt: A chart, caption: Latency, credit: Name (Company)}
originally_published: {site: Linkerd, url: 'https://linkerd.io/', date: 2019-05-18}
slug: benchmarks
aliases: [/old/, /older/]
draft: true
expires: 2020-01-01
translation: {source_digest: 1a2b3c4d 5e6f7a8b}
"""


def test_all_keys(front: Front) -> None:
    """Every key of a post is read, ids with their places."""
    found = front(FULL)
    value = found.value
    assert found.said == []
    assert (value.title, value.summary) == ("Linkerd benchmarks", "A summary.")
    assert value.date == Moment(dt.date(2019, 6, 18))
    assert value.updates == (Note(dt.date(2019, 6, 20), "Fixed a figure"),)
    assert value.kind == Ref("guest-post", 6, 7)
    assert value.authors == (
        CreditRef(Ref("lei-zhang", 7, 11)),
        CreditRef(Ref("fei-guo", 7, 27), "Engineer", "Alibaba"),
    )
    assert [ref.id for ref in value.tags] == ["linkerd", "performance"]
    assert value.image == ImageRef(Ref("chart.png", 13, 14), "A chart", "Latency", "Name (Company)")
    assert value.origin == OriginRef("Linkerd", "https://linkerd.io/", dt.date(2019, 5, 18))
    assert [ref.id for ref in value.aliases] == ["/old/", "/older/"]
    assert value.draft is True
    assert value.source_digest == Ref("1a2b3c4d 5e6f7a8b", 19, 30)
    assert value.recorded == ("1a2b3c4d", "5e6f7a8b")


def test_what_a_post_is_about(front: Front) -> None:
    """A post names its organization, figures and further links; what isn't said is None."""
    found = front(
        "title: A\nfeatured: true\norganization: {name: Square, logo: a.png, industry: Payments}\n"
        "facts: [{value: 5%, label: of all}]\nlinks: [{name: More, url: 'https://example.org/'}]\n"
    )
    assert found.said == []
    value = found.value
    assert value.featured is True
    assert value.organization == SubjectRef("Square", "", Ref("a.png", 4, 36), "Payments", "")
    assert value.facts == (Fact("5%", "of all"),)
    assert value.links == (Further("More", "https://example.org/"),)
    nothing = front("title: A\n").value
    assert (nothing.featured, nothing.organization, nothing.facts, nothing.links) == (None,) * 4


@pytest.mark.parametrize(
    "written",
    [
        "1a2b3c4d",
        "'1a2b3c4d'",
        "12345678",
        "00000000 11111111",
        ">-\n    1a2b3c4d\n    5e6f7a8b\n    12345678",
        "|\n    1a2b3c4d 5e6f7a8b\n",
    ],
)
def test_digests_are_read_however_they_are_written(front: Front, written: str) -> None:
    """Digests are words, on one line or several, also where YAML would see numbers."""
    found = front(f"title: x\ntranslation:\n  source_digest: {written}\n")
    assert found.said == []
    assert found.value.recorded == tuple(each for each in re.findall("[0-9a-f]{8}", written))


@pytest.mark.parametrize(
    "written", ["abc", "1A2B3C4D", "[1a2b3c4d]", "{a: b}", "''", "1a2b3c4d,5e6f7a8b", "1a2b3c4d5"]
)
def test_other_digests_are_nothing(front: Front, written: str) -> None:
    """What is no list of digests is a warning where it stands; the text is as if it said nothing."""
    found = front(f"title: x\ntranslation:\n  source_digest: {written}\n")
    assert [(each.severity, each.rule, each.line, each.column) for each in found.problems] == [
        (Severity.WARNING, "bad-source-digest", 4, 18)
    ]
    assert found.value.recorded is None


def test_what_is_not_said_is_none(front: Front) -> None:
    """A translation that says nothing but its title leaves everything else to the original."""
    value = front("title: 标题\n").value
    said = {name for name in value.__slots__ if getattr(value, name) not in (None, ())}
    assert said - {"says_date"} == {"title"}


def test_an_empty_list_is_said(front: Front) -> None:
    """An empty list says that there is nothing, which is not the same as saying nothing."""
    value = front("title: x\ntags: []\nauthors: []\n").value
    assert (value.tags, value.authors, value.events) == ((), (), None)


def test_an_empty_role_is_said(front: Front) -> None:
    """An author's organization may be taken away for one post."""
    (credit,) = front("title: x\nauthors: [{id: a, organization: ''}]\n").value.authors
    assert (credit.role, credit.organization) == (None, "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("titel: x", "3:1 unknown-key"),
        ("layout: post", "3:1 unknown-key"),
        ("date: yesterday", "3:7 wrong-value"),
        ("draft: maybe", "3:8 wrong-value"),
        ("tags: [a, a]", "3:11 duplicate-value"),
        ("authors: [a, a]", "3:14 duplicate-value"),
        ("authors: [a, {id: a, role: x}]", "3:19 duplicate-value"),
        ("translators: [a, b, a]", "3:21 duplicate-value"),
        ("slug: page", "3:7 bad-slug"),
        ("series: feed.xml", "3:9 bad-slug"),
        ("slug: a/b", "3:7 bad-slug"),
        ("slug: ..", "3:7 bad-slug"),
        ("slug: nul", "3:7 bad-slug"),
        ("series: ../../x", "3:9 bad-slug"),
        ("aliases: [old]", "3:11 bad-alias"),
        ("aliases: [/../x]", "3:11 bad-alias"),
        ("aliases: [/%2e%2E/x]", "3:11 bad-alias"),
        ("aliases: ['/a?b']", "3:11 bad-alias"),
        ("aliases: ['/:splat']", "3:11 bad-alias"),
        ("aliases: [//example.org/]", "3:11 bad-alias"),
        ("authors: [{role: x}]", "3:11 missing-key"),
        ("authors: [{id: a, rol: x}]", "3:19 unknown-key"),
        ("updates: [{note: x}]", "3:11 missing-key"),
        ("updates: [{date: 2019-06-20}]", "3:11 missing-key"),
        ("image: {src: a.png}", "3:8 missing-key"),
        ("image: {alt: x}", "3:8 missing-key"),
        ("image: a.png", "3:8 wrong-value"),
        ("originally_published: {url: 'https://example.org/'}", "3:23 missing-key"),
        ("originally_published: {site: x, url: 'javascript:x'}", "3:38 bad-url"),
        ("originally_published: {site: x, url: '/path'}", "3:38 bad-url"),
        ("originally_published: {site: x, url: 'http://['}", "3:38 bad-url"),
        ("originally_published: {site: x, date: 2019}", "3:39 wrong-value"),
        ("translation: {digest: x}", "3:15 unknown-key"),
    ],
)
def test_faults(front: Front, line: str, said: str) -> None:
    """Each fault is one error at its place."""
    assert front(f"title: x\n{line}\n").said == [said]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("updated: 2019-06-17", "4:10 impossible-date"),
        ("updated: 2019-06-18", ""),
        ("updates: [{date: 2019-06-17, note: x}]", "4:10 impossible-date"),
        ("updates: [{date: 2019-06-18, note: x}]", ""),
        ("expires: 2019-06-17", "4:10 impossible-date"),
        ("expires: 2019-06-19", ""),
        ("originally_published: {site: x, date: 2019-06-19}", "4:23 impossible-date"),
        ("originally_published: {site: x, date: 2019-06-18}", ""),
    ],
)
def test_dates_follow_each_other(front: Front, line: str, said: str) -> None:
    """Nothing is changed or ends before it is published, and what was elsewhere was there first."""
    assert front(f"title: x\ndate: 2019-06-18\n{line}\n").said == [said] * bool(said)


@pytest.mark.parametrize("line", ["updated: {}", "updates: [{{date: {}, note: x}}]"])
def test_changes_of_a_syndicated_post(front: Front, line: str) -> None:
    """A syndicated post may have been changed from the day it first appeared elsewhere."""
    text = "title: x\ndate: 2019-06-18\noriginally_published: {site: x, date: 2019-05-18}\n"
    assert front(text + line.format("2019-05-18") + "\n").said == []
    assert front(text + line.format("2019-05-17") + "\n").said == ["5:10 impossible-date"]


def test_pages_have_fewer_keys(front: Front) -> None:
    """A plain page has no date, authors or tags."""
    found = front("title: x\ndate: 2019-06-24\nsummary: y\n", page=True)
    assert found.said == ["3:1 unknown-key"]
    assert found.value.summary == "y"


@pytest.mark.parametrize("page", [True, False])
def test_title_is_required(front: Front, *, page: bool) -> None:
    """Every text has a title."""
    assert front("summary: x\n", page=page).said == ["2:1 missing-key"]
    assert front("title: ' '\n", page=page).said == ["2:1 empty-value"]
