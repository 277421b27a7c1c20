"""Plans the index of events and their pages."""

from collections.abc import Iterator

from blogsite.model.registry import Event
from blogsite.plan.context import Context
from blogsite.plan.ground import Ground
from blogsite.plan.job import Job, page_job
from blogsite.plan.routes import Versions, event_ids, list_url, term_path
from blogsite.views.pages import EventsView, EventView
from blogsite.views.parts import Card, EventCard


def plan_events(context: Context) -> Iterator[Job]:
    """Yield the index and a page for each event; no index where there are no events."""
    ids = event_ids(context.edition, context.site)
    if not ids:
        return
    yield _index(context, ids)
    recall = context.recall.part("event-pages")
    for event_id in ids:
        yield recall(
            event_id,
            _event_job,
            context.ground,
            context.site.registry.events[event_id],
            context.event_cards[event_id],
            context.cards_of(context.edition.lists.events.get(event_id, ())),
            context.versions(f"events/{event_id}"),
            event_id in context.edition.own.events,
        )


def _event_job(
    ground: Ground,
    event: Event,
    card: EventCard,
    posts: tuple[Card, ...],
    versions: Versions,
    has_feed: bool,  # noqa: FBT001  (recalled values have no names)
) -> Job:
    path = term_path("events", event.id)
    url = list_url(path, ground.language)
    description = ground.text(event.description)
    feed_name = card.name if has_feed else None
    view = EventView(
        frame=ground.frame,
        head=ground.head(url, versions, description=description, feed_name=feed_name),
        crumbs=ground.crumbs(ground.link("Events", "/events/"), ground.named(event.name, path)),
        event=card,
        description=description,
        posts=posts,
        description_language=ground.language_of_prose(event.description),
    )
    return page_job(url, "event.html", ground.language.tag, view, (event.path,))


def _index(context: Context, ids: tuple[str, ...]) -> Job:
    events = sorted(
        (context.site.registry.events[each] for each in ids), key=lambda e: (e.start, e.id)
    )
    cards = tuple(context.event_cards[event.id] for event in events)
    return context.recall("events", _index_job, context.ground, cards, context.versions("events"))


def _index_job(ground: Ground, cards: tuple[EventCard, ...], versions: Versions) -> Job:
    url = list_url("/events/", ground.language)
    view = EventsView(
        frame=ground.frame,
        head=ground.head(url, versions),
        crumbs=ground.crumbs(ground.link("Events", "/events/")),
        upcoming=tuple(card for card in cards if card.is_upcoming),
        past=tuple(card for card in reversed(cards) if not card.is_upcoming),
    )
    return page_job(url, "events.html", ground.language.tag, view)
