"""Splits lists into pages: ``/blog/``, ``/blog/page/2/``."""

from blogsite.plan.ground import Ground
from blogsite.plan.routes import list_url
from blogsite.views.pagination import NumberedLink, Pagination
from blogsite.views.parts import Card


def split(cards: tuple[Card, ...], size: int) -> list[tuple[Card, ...]]:
    """Return the pages of a list; an empty one has one page."""
    return [cards[at : at + size] for at in range(0, len(cards), size)] or [()]


def paginate(ground: Ground, path: str, total: int) -> tuple[tuple[str, Pagination], ...]:
    """Return the site path of each page of a list, and where the page stands."""
    first = list_url(path, ground.language)
    urls = [first, *[f"{first}page/{number}/" for number in range(2, total + 1)]]
    links = [NumberedLink(at, ground.urls.local(url)) for at, url in enumerate(urls, 1)]
    return tuple([(url, _pagination(links, at)) for at, url in enumerate(urls)])


def _pagination(links: list[NumberedLink], at: int) -> Pagination:
    last = len(links) - 1
    near = sorted({0, max(at - 1, 0), at, min(at + 1, last), last})
    return Pagination(
        number=at + 1,
        total=len(links),
        previous=links[at - 1].url if at else "",
        next=links[at + 1].url if at < last else "",
        pages=tuple([links[number] for number in near]),
    )
