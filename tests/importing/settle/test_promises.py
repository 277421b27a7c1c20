"""Feeds of the new site have the ids of the old one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from blogsite.importing.ledger import Part

from .archives import Maker, notes

_BASE = {"base_url": "https://old.example.org/"}


def test_old_ids_are_in_the_feeds(maker: Maker, build: Callable[..., Any], tmp_path: Path) -> None:
    """Of posts in each language, also where the post has moved."""
    texts = (
        maker.text("a", addresses=("/blog/a/",), feed_id="https://old.example.org/?p=12"),
        maker.text("b", addresses=("/x/y/b.html",), feed_id="urn:uuid:b"),
        maker.text("a", language="fr", feed_id="tag:old.example.org,2019:a-fr"),
    )
    native = maker.settle(*texts, **_BASE)
    assert not build(maker.write(native)).has_errors
    feed = (tmp_path / "out" / "all" / "feed.xml").read_text("utf-8")
    for text in texts:
        assert f"<id>{text.feed_id}</id>" in feed
    assert {fate for fate, _ in notes(native, Part.FIELD, "feed id")} == {"kept"}


def test_ids_that_no_feed_has_are_said(maker: Maker, build: Callable[..., Any]) -> None:
    """Of drafts, pages, posts to come, and what is no address; of two equal ones the first counts."""
    texts = (
        maker.text("a", feed_id="urn:a", status="draft"),
        maker.text("b", feed_id="urn:b", is_page=True),
        maker.text("c", feed_id="urn:c", date="2030-01-01"),
        maker.text("d", feed_id="/2019/d"),
        maker.text("e", feed_id="urn:e"),
        maker.text("f", feed_id="urn:e"),
        maker.text("g", feed_id="urn:with space"),
    )
    native = maker.settle(*texts)
    assert [each.entry for each in native.promises] == ["urn:e"]
    fates = [fate for fate, _ in notes(native, Part.FIELD, "feed id")]
    assert sorted(fates) == ["changed", "kept", *["lost"] * 5]
    assert not build(maker.write(native)).has_errors


def test_without_ids_nothing_is_promised(maker: Maker) -> None:
    """A site without promises has no such file."""
    assert not (maker.write(maker.settle(maker.text())) / "content/urls.lock").exists()
