"""What a publication did, and its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogsite.cache import Cache
    from blogsite.plan.job import Job

BUILD_NUMBER = "build"


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were planned, rendered, left as they were, and removed.

    ``number`` counts the publications of an output folder; ``changed`` are the rendered jobs.
    """

    planned: int = 0
    rendered: int = 0
    kept: int = 0
    removed: int = 0
    number: int = 0
    changed: tuple[Job, ...] = ()


def last_number(cache: Cache) -> int:
    """Return the number of the last publication, 0 where there is none."""
    return int(cache.fact(BUILD_NUMBER) or 0)
