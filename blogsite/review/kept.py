"""What those who point at a text would lose, though it is still there."""

from collections.abc import Iterator, Mapping

from blogsite.model.contract import Promise
from blogsite.plan.entries import make_entries
from blogsite.plan.promises import promises_of
from blogsite.recall import Recall
from blogsite.review.side import Side
from blogsite.site.urls import output_path

Promises = Mapping[str, Promise]
NOTHING = Promise("")


def promises_by_path(side: Side) -> Promises:
    """Return what a site promises of its texts, by the path of their file."""
    site = side.plan.site
    entries = make_entries(site.config.base_url, site.contract)
    found = promises_of(site, side.plan.jobs, entries, Recall())
    return {path: each for each in found if (path := output_path(each.url)) in side.texts}


def lost_anchors(before: Promise, after: Promise) -> tuple[str, ...]:
    """Return the ids that a text had and hasn't got."""
    return tuple(each for each in before.anchors if each not in after.anchors)


def lost_feed_id(before: Promise, after: Promise) -> str:
    """Return the id that feeds gave to a text, if they give it another now."""
    return before.entry if after.entry and before.entry != after.entry else ""


def renamed_in_feeds(before: Promises, after: Promises) -> Iterator[str]:
    """Yield the paths of texts that are new to readers of feeds, and to nobody else."""
    for path, promise in before.items():
        if lost_feed_id(promise, after.get(path, NOTHING)):
            yield path
