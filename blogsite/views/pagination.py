"""Where a page of a list stands among its siblings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberedLink:
    """A page of a list; ``number`` counts from 1."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a list page stands among its siblings.

    ``pages`` are the first, the last and this page with its neighbours: all of them would make
    the views of a long list grow with the square of its length.
    """

    number: int
    total: int
    previous: str
    next: str
    pages: tuple[NumberedLink, ...]
