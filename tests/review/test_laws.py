"""The laws of reviews: a site against itself shows nothing, and every file that differs is told."""

from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from blogsite.options import BuildOptions
from blogsite.plan.passing import unsettled_urls
from blogsite.review.make import make_review
from blogsite.review.record import as_record
from blogsite.review.revision import Base
from blogsite.review.side import FaultyTemplateError, Side, open_base_session, plan_side, site_url
from blogsite.session import open_session
from blogsite.views.machine import SIZES
from blogsite.workers import Workers

from ..site.edited import EDITS, Edited, small_site  # noqa: TID252  (the edits of all laws)

NUMBERS = st.integers(0, 15)
# An option is none of a site's files; both sides are given the same.
NAMES = sorted(EDITS.keys() - {"option"})
SEQUENCES = st.lists(st.tuples(st.sampled_from(NAMES), NUMBERS, NUMBERS), min_size=1, max_size=6)


def _write(folder: Path, site: Edited) -> Path:
    for path, data in site.files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def _review(before: Path, after: Path, out: Path) -> tuple[Side, Side, dict[str, Any]]:
    now = dt.datetime(2019, 7, 1, tzinfo=dt.UTC)
    options = [BuildOptions(root, out, now, drafts=True, future=True) for root in (before, after)]
    with Workers(1) as workers, open_session(options[1]) as new:
        side = plan_side(options[1], new, workers, lambda *_: None)
        with open_base_session(options[1], new.cache.path) as old:
            other = plan_side(options[0], old, workers, lambda *_: None)
            review = make_review(Base(before, "base"), "", other, side, workers, lambda *_: None)
            return other, side, as_record(review)


def _told(record: dict[str, Any]) -> Iterator[str]:
    """Yield the URLs that a review accounts for."""
    for text in record["texts"]:
        yield from {each["url"] for each in (text["before"], text["after"]) if each}
    for name in ("touched", "lists", "feeds", "pictures", "files"):
        yield from (each["url"] for each in record[name])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=SEQUENCES)
def test_every_file_is_told_once(edits, tmp_path_factory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of the output that differs stands in the JSON once, and no other does.

    A picture stands for the sizes that are made of it.
    """
    folder = tmp_path_factory.mktemp("law")
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(folder / "cache"))
    site = small_site()
    base = _write(folder / "before", copy.deepcopy(site))
    for name, which, how in edits:
        EDITS[name](site, which, how)
    try:
        before, after, record = _review(base, _write(folder / "after", site), folder / "out")
    except FaultyTemplateError:
        # A site without its theme is not reviewed: the command says what is wrong.
        reject()
    keys = before.keys.items() ^ after.keys.items()
    # A text that is new to readers of feeds, or no draft now, may have a page that is as it was.
    both = [each for each in record["texts"] if each["before"] and each["after"]]
    restated = {
        each["after"]["url"]
        for each in both
        if each["lost_feed_id"] or each["before"]["badge"] != each["after"]["badge"]
    }
    differing = {site_url(path) for path, _ in keys if not path.startswith(SIZES)}
    assert Counter(_told(record)) == Counter(differing | restated)
    gone = {site_url(path) for path in before.keys.keys() - after.keys.keys()}
    withdrawn = {each["before"]["url"] for each in record["texts"] if each["is_unpublished"]}
    assert {*record["lost"]} <= gone | withdrawn | unsettled_urls(after.plan.site)


def test_against_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site compared with itself, or a copy elsewhere, shows nothing."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    roots = [_write(tmp_path / name, small_site()) for name in ("before", "after")]
    for root in roots:
        _, _, record = _review(root, roots[1], tmp_path / "out")
        about = ("site", "base", "base_url")
        assert {name: value for name, value in record.items() if value and name not in about} == {}
