"""What is published depends on drafts, dates and the build's instant, and on nothing else."""

import datetime as dt

import pytest


def _at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.fixture
def files(post):
    return {
        "posts/plain.md": post(date="2019-06-01"),
        "posts/draft.md": post(date="2019-06-02", draft="true"),
        "posts/later.md": post(date="2019-08-01"),
        "posts/over.md": post(date="2019-06-03", expires="2019-06-30"),
        "posts/later-draft.md": post(date="2019-08-01", draft="true"),
    }


@pytest.mark.parametrize(
    ("options", "published"),
    [
        ({}, {"plain"}),
        ({"drafts": True}, {"plain", "draft", "later-draft"}),
        ({"future": True}, {"plain", "later"}),
        ({"expired": True}, {"plain", "over"}),
        ({"drafts": True, "future": True}, {"plain", "draft", "later", "later-draft"}),
    ],
)
def test_options(assemble, files, options, published) -> None:
    """Drafts, scheduled and expired posts appear only where the options want them."""
    assert set(assemble(files, **options).stems()) == published


def test_status(assemble, files) -> None:
    """A post that is published by an option says why it usually isn't."""
    found = assemble(files, drafts=True, future=True, expired=True)
    assert {name: found.post(name).status for name in found.stems()} == {
        "plain": "",
        "draft": "draft",
        "later": "scheduled",
        "over": "expired",
        "later-draft": "draft",
    }


@pytest.mark.parametrize(
    ("zone", "now", "published"),
    [
        ("UTC", "2019-06-23T23:59:59Z", False),
        ("UTC", "2019-06-24T00:00:00Z", True),
        ("Asia/Shanghai", "2019-06-23T15:59:59Z", False),
        ("Asia/Shanghai", "2019-06-23T16:00:00Z", True),
        ("America/Los_Angeles", "2019-06-24T06:59:59Z", False),
        ("America/Los_Angeles", "2019-06-24T07:00:00Z", True),
        ("UTC", "2019-06-24T01:59:59+02:00", False),
        ("UTC", "2019-06-24T02:00:00+02:00", True),
    ],
)
def test_a_day_begins_in_the_zone_of_the_site(assemble, post, zone, now, published) -> None:
    """A post with a date alone appears at the first second of that day in the site's zone."""
    files = {"site.yaml": f"timezone: {zone}\n", "posts/a.md": post(date="2019-06-24")}
    assert assemble(files, now=_at(now)).stems() == (["a"] if published else [])


@pytest.mark.parametrize(
    ("now", "published"), [("2019-06-24T07:59:59Z", False), ("2019-06-24T08:00:00Z", True)]
)
def test_an_instant_is_the_same_everywhere(assemble, post, now, published) -> None:
    """A post with a time and zone appears at that instant, whatever the site's zone."""
    files = {
        "site.yaml": "timezone: Asia/Tokyo\n",
        "posts/a.md": post(date="2019-06-24T10:00:00+02:00"),
    }
    assert assemble(files, now=_at(now)).stems() == (["a"] if published else [])


@pytest.mark.parametrize(
    ("now", "published"), [("2019-06-29T23:59:59Z", True), ("2019-06-30T00:00:00Z", False)]
)
def test_expiry(assemble, post, now, published) -> None:
    """A post is gone from the first second of the day on which it expires."""
    files = {"posts/a.md": post(date="2019-06-01", expires="2019-06-30")}
    assert assemble(files, now=_at(now)).stems() == (["a"] if published else [])


def test_the_day_is_that_of_the_zone(assemble, post) -> None:
    """The date in a permalink is the one on the wall in the site's zone."""
    files = {
        "site.yaml": "timezone: Asia/Shanghai\n",
        "posts/a.md": post(date="2019-06-24T20:00:00Z"),
    }
    assert assemble(files).post("a").url == "/blog/2019/06/25/a/"


def test_translations_of_drafts_are_drafts(assemble, post) -> None:
    """A draft or an expired original takes its translations with it, but not the other way."""
    found = assemble(
        {
            "posts/a.md": post(draft="true"),
            "posts/a.zh-CN.md": "---\ntitle: 一\n---\n",
            "posts/b.md": post(expires="2019-06-30"),
            "posts/b.zh-CN.md": "---\ntitle: 二\n---\n",
            "posts/c.md": post(),
            "posts/c.zh-CN.md": "---\ntitle: 三\ndraft: true\n---\n",
        }
    )
    assert found.stems() == ["c"]
    assert [each.language.tag for each in found.site.editions] == ["en"]


def test_drafts_of_pages(assemble) -> None:
    """A page may be a draft too."""
    files = {"pages/a.md": "---\ntitle: A\ndraft: true\n---\n"}
    assert assemble(files).edition().pages == ()
    assert len(assemble(files, drafts=True).edition().pages) == 1


@pytest.mark.parametrize(
    ("zone", "now", "upcoming"),
    [
        ("UTC", "2019-05-19T12:00:00Z", True),
        ("UTC", "2019-05-20T00:00:00Z", True),
        ("UTC", "2019-05-23T23:59:59Z", True),
        ("UTC", "2019-05-24T00:00:00Z", False),
        ("Asia/Shanghai", "2019-05-23T15:59:59Z", True),
        ("Asia/Shanghai", "2019-05-23T16:00:00Z", False),
        ("America/Los_Angeles", "2019-05-24T06:59:59Z", True),
    ],
)
def test_upcoming_events(assemble, zone, now, upcoming) -> None:
    """An event is upcoming until its last day is over in the site's zone."""
    found = assemble(
        {
            "site.yaml": f"timezone: {zone}\n",
            "events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\nend: 2019-05-23\n",
        },
        now=_at(now),
    )
    assert found.site.upcoming == (frozenset({"kubecon"}) if upcoming else frozenset())


def test_modified(assemble, post) -> None:
    """A post was modified when its last update says, but not before it was published."""
    found = assemble(
        {
            "posts/a.md": post(updated="2019-06-26", updates="[{date: 2019-06-28, note: x}]"),
            "posts/b.md": post(updates="[{date: 2018-01-01, note: x}]"),
        }
    )
    assert found.post("a").modified == dt.datetime(2019, 6, 28, tzinfo=dt.UTC)
    assert found.post("b").modified == found.post("b").published
