"""Which entries of a feed differ."""

from collections.abc import Mapping

from blogsite.plan.job import Job
from blogsite.review.model import Change, Entry, Feed
from blogsite.views.machine import FeedEntry, FeedView


def compare_feed(change: Change, before: Job | None, after: Job | None) -> Feed:
    """Return what a feed's readers will be told."""
    old, new = _entries(before), _entries(after)
    return Feed(
        change.status,
        change.url,
        tuple(_entry(each) for key, each in new.items() if key not in old),
        tuple(_entry(each) for key, each in new.items() if key in old and old[key] != each),
        tuple(_entry(each) for key, each in old.items() if key not in new),
    )


def _entries(job: Job | None) -> Mapping[str, FeedEntry]:
    view = job.view if job else None
    return {each.id: each for each in view.entries} if isinstance(view, FeedView) else {}


def _entry(entry: FeedEntry) -> Entry:
    return Entry(entry.id, entry.url, entry.title)
