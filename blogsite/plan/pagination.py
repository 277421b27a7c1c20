"""Splits lists into pages: ``/blog/``, ``/blog/page/2/``."""

from blogsite.plan.ground import Ground
from blogsite.plan.routes import list_url
from blogsite.views.pagination import NumberedLink, Pagination
from blogsite.views.parts import Card


def split(cards: tuple[Card, ...], size: int) -> list[tuple[Card, ...]]:
    """Return the pages of a list; an empty one has one page."""
    return [cards[at : at + size] for at in range(0, len(cards), size)] or [()]


def paginate(ground: Ground, path: str, at: int, total: int) -> tuple[str, Pagination]:
    """Return the site path of a list's page, counted from 0, and where it stands."""
    first = list_url(path, ground.language)
    start = ground.urls.local(first)
    near = [number for number in sorted({0, at - 1, at, at + 1, total - 1}) if 0 <= number < total]
    local = {number: _page_url(start, number) for number in near}
    return _page_url(first, at), Pagination(
        number=at + 1,
        total=total,
        previous=local.get(at - 1, ""),
        next=local.get(at + 1, ""),
        pages=tuple([NumberedLink(number + 1, local[number]) for number in near]),
    )


def _page_url(start: str, at: int) -> str:
    return start if at == 0 else f"{start}page/{at + 1}/"
