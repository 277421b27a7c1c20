"""What time alone will change: posts that appear and expire, events that will be over."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.site.model import Site
from blogsite.site.times import Zone, read_term

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A change at an instant in UTC; ``what`` is ``published``, ``expires``, or ``over`` (an event)."""

    at: dt.datetime
    what: str
    title: str
    path: str
    url: str


def changes_of(site: Site) -> Iterator[Change]:
    """Yield all changes that dates of the content ask for, past and to come, in no order.

    Drafts have no date on which anything happens.
    """
    zone = Zone(site.config.timezone)
    posts = [post for edition in site.editions for post in edition.posts]
    for post in (*posts, *site.withheld):
        term = read_term(post.document.front, post.original.front, zone)
        if term.is_draft:
            continue
        place = (post.title, post.document.place.path, post.url)
        if term.starts is not None:
            yield Change(term.starts, "published", *place)
        if term.ends is not None:
            yield Change(term.ends, "expires", *place)
    default = site.config.default_language.tag
    for event in site.registry.events.values():
        midnight = zone.midnight(event.end + _DAY)
        name = event.name.get(default, default)
        yield Change(midnight, "over", name, event.path, f"/events/{event.id}/")
