"""The last build's word stands while nothing that it was made from, or has made, is another."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from blogsite import build as building
from blogsite import session
from blogsite.result import Result

from ..site.folders import difference, snapshot  # noqa: TID252  (tests are no installed package)

NOW = dt.datetime(2019, 7, 1, 12, tzinfo=dt.UTC)
SITE = "title: A site\nbase_url: https://blog.example.org/\nlanguages: [{tag: en, name: English}]\n"
TEXT = "---\ntitle: New\ndate: 2019-06-24\n---\n\nText.\n"
PAGE = "blog/2019/06/24/now/index.html"

Builder = Callable[..., Result]


@pytest.fixture
def root(make_site: Callable[..., Path], post: Callable[..., str]) -> Path:
    """A site with posts of now, of later and until later, and a file that is warned of."""
    return make_site(
        {
            "content/site.yaml": SITE,
            "content/posts/now.md": post(title="Now", date="2019-06-24"),
            "content/posts/then.md": post(title="Then", date="2019-08-01"),
            "content/posts/past.md": post(title="Past", date="2019-06-01", expires="2019-08-15"),
            "content/posts/read.markdown": "Text.\n",
        }
    )


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Something for each time that a site was planned."""
    made: list[bool] = []
    parse = building.parse_content

    def seen(*values: object) -> object:
        made.append(True)
        return parse(*values)

    monkeypatch.setattr(building, "parse_content", seen)
    return made


def test_nothing_is_planned_again(build: Builder, root: Path, plans: list[bool]) -> None:
    """A build that finds nothing to do says what the last one did, and plans nothing."""
    first, again = build(root), build(root, jobs=2, now=NOW + dt.timedelta(days=7))
    assert plans == [True]
    assert [each.rule for each in again.diagnostics] == ["unexpected-file"]
    assert (again.diagnostics, again.posts) == (first.diagnostics, first.posts)
    done = again.published
    assert (done.planned, done.kept, done.rendered) == (first.published.planned, done.planned, 0)
    assert done.number == first.published.number + 1


@pytest.mark.parametrize(
    "options",
    [
        {"drafts": True},
        {"future": True},
        {"base_url": "https://other.example.org/"},
        {"noindex": True},
        {"clean": True},
        {"now": dt.datetime(2019, 8, 1, tzinfo=dt.UTC)},
        {"now": dt.datetime(2019, 8, 15, tzinfo=dt.UTC)},
        {"now": dt.datetime(2019, 6, 2, tzinfo=dt.UTC)},
    ],
)
def test_asked_for_something_else(
    build: Builder, root: Path, plans: list[bool], options: dict[str, object]
) -> None:
    """Another option, or a date of the content that lies between, is another build."""
    build(root)
    build(root, **options)
    assert len(plans) == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("site/content/posts/now.md", TEXT + "More.\n"),
        ("site/content/posts/new.md", TEXT),
        ("site/content/posts/past.md", None),
        ("site/content/site.yaml", SITE.replace("A site", "Another site")),
        (f"out/{PAGE}", "spoilt"),
        (f"out/{PAGE}", None),
        ("out/stray.txt", "stray"),
    ],
)
def test_something_has_changed(
    build: Builder, root: Path, tmp_path: Path, path: str, text: str | None
) -> None:
    """Whatever changes in a site or its output, the next build comes to what a clean one gives."""
    build(root)
    if text is None:
        (tmp_path / path).unlink()
    else:
        (tmp_path / path).write_text(text)
    assert not build(root).has_errors
    found = snapshot(tmp_path / "out")
    shutil.rmtree(tmp_path / "out")
    build(root, clean=True)
    assert difference(found, snapshot(tmp_path / "out")) == ""


def test_errors_leave_it_standing(build: Builder, root: Path, plans: list[bool]) -> None:
    """Who takes a mistake back has what was published before, without another plan."""
    path = root / "content/posts/now.md"
    good = path.read_bytes()
    first = build(root)
    path.write_text("---\ntitle: [\n---\n")
    assert build(root).has_errors
    path.write_bytes(good)
    again = build(root)
    assert len(plans) == 2
    assert dataclasses.replace(again.published, number=0, rendered=0, kept=0) == (
        dataclasses.replace(first.published, number=0, rendered=0, kept=0, changed=())
    )


def test_a_damaged_memory_costs_time_only(
    build: Builder, root: Path, tmp_path: Path, plans: list[bool]
) -> None:
    """A word that can't be read is forgotten, and all is made anew."""
    build(root)
    [cache] = (tmp_path / "cache").glob("*.sqlite")
    with sqlite3.connect(cache) as connection:
        connection.execute("UPDATE fact SET value = '{' WHERE name = 'standing'")
    assert not build(root).has_errors
    assert len(plans) == 2


def test_looks_are_enough(build: Builder, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read while all files look as they did, if they are old enough to be trusted."""
    monkeypatch.setattr("blogsite.tree._RACY_NS", 0)
    build(root)
    read: list[object] = []
    original = session.read_files
    monkeypatch.setattr(
        session, "read_files", lambda looks, *rest: (read.append(looks), original(looks, *rest))[1]
    )
    assert build(root).published.rendered == 0
    assert read == []
    text = root / "content/posts/now.md"
    status = text.stat()
    text.write_bytes(text.read_bytes().replace(b"Text", b"Word"))
    os.utime(text, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert build(root).published.rendered > 0


def test_new_files_are_read(build: Builder, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks tell nothing of a file that was written just now."""
    monkeypatch.setattr("blogsite.tree._RACY_NS", 10**18)
    build(root)
    monkeypatch.setattr(session, "read_files", lambda *_: pytest.fail("read"))
    with pytest.raises(pytest.fail.Exception, match="read"):
        build(root)


def test_looks_are_learnt_from_a_build_that_stands(
    build: Builder, root: Path, plans: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is touched, or was too new at first, is read once more and then known again."""
    build(root)
    monkeypatch.setattr("blogsite.tree._RACY_NS", 0)
    (root / "content/posts/now.md").touch()
    build(root)
    monkeypatch.setattr(session, "read_files", lambda *_: pytest.fail("read"))
    build(root)
    assert plans == [True]


def test_killed_before_it_could_say_a_word(
    build: Builder, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who takes an edit back whose build ended after publishing gets the pages of before."""
    build(root)
    before = snapshot(tmp_path / "out")
    text = root / "content/posts/now.md"
    good = text.read_bytes()
    text.write_bytes(good + b"More.\n")
    with monkeypatch.context() as ended:
        ended.setattr("blogsite.once.keep_standing", lambda *_: pytest.fail("ended"))
        with pytest.raises(pytest.fail.Exception, match="ended"):
            build(root)
    assert snapshot(tmp_path / "out") != before
    text.write_bytes(good)
    build(root)
    assert difference(before, snapshot(tmp_path / "out")) == ""
