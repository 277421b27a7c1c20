"""Plans the index of events and their pages."""

from collections.abc import Iterator

from blogsite.plan.context import Context
from blogsite.plan.job import Job, page_job
from blogsite.plan.routes import event_ids, list_url, term_path
from blogsite.views.pages import EventsView, EventView


def plan_events(context: Context) -> Iterator[Job]:
    """Yield the index and a page for each event; no index where there are no events."""
    ids = event_ids(context.edition, context.site)
    if not ids:
        return
    yield _index(context, ids)
    for event_id in ids:
        event = context.site.registry.events[event_id]
        path = term_path("events", event_id)
        url = list_url(path, context.language)
        posts = context.edition.events.get(event_id, ())
        card = context.event_card(event)
        description = context.text(event.description)
        view = EventView(
            frame=context.frame,
            head=context.head(
                url,
                f"events/{event_id}",
                description=description,
                feed_name=card.name if posts else None,
            ),
            crumbs=context.crumbs(
                context.link("Events", "/events/"), context.link(card.name, path)
            ),
            event=card,
            description=description,
            posts=context.cards_of(posts),
        )
        yield page_job(url, "event.html", context.language.tag, view, (event.path,))


def _index(context: Context, ids: tuple[str, ...]) -> Job:
    url = list_url("/events/", context.language)
    events = sorted(
        (context.site.registry.events[each] for each in ids), key=lambda e: (e.start, e.id)
    )
    cards = [context.event_card(event) for event in events]
    view = EventsView(
        frame=context.frame,
        head=context.head(url, "events"),
        crumbs=context.crumbs(context.link("Events", "/events/")),
        upcoming=tuple(card for card in cards if card.is_upcoming),
        past=tuple(card for card in reversed(cards) if not card.is_upcoming),
    )
    return page_job(url, "events.html", context.language.tag, view)
