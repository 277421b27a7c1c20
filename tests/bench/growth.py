"""Compare the sizes of one run: how time and a worker's memory grow with the posts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .report import medians

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .bench import Figures


@dataclass(frozen=True, slots=True)
class Growth:
    """What more posts cost: the larger size's medians divided by the smaller's."""

    scenario: str
    builder: str
    smaller: int
    larger: int
    time: float
    cpu: float
    together: float
    worker_own: float | None

    def __str__(self) -> str:
        """Return a line such as `cold blogsite: time(30000)/time(3000) = 10.1`."""
        words = f"{self.scenario} {self.builder}: time({self.larger})/time({self.smaller})"
        worker = "" if self.worker_own is None else f", a worker's own memory {self.worker_own:.2f}"
        return f"{words} = {self.time:.2f}; cpu {self.cpu:.2f}, memory {self.together:.2f}{worker}"


def growths(sizes: Mapping[int, Sequence[Figures]]) -> Iterator[Growth]:
    """Yield each size against the one before it, and against a tenth of it."""
    found = {posts: medians(figures) for posts, figures in sorted(sizes.items())}
    order = list(found)
    for index, larger in enumerate(order):
        for smaller in order[:index]:
            if smaller == order[index - 1] or smaller * 10 == larger:
                for (scenario, builder), row in found[larger].items():
                    if before := found[smaller].get((scenario, builder)):
                        yield _growth(scenario, builder, (smaller, before), (larger, row))


def _growth(
    scenario: str,
    builder: str,
    smaller: tuple[int, Mapping[str, float]],
    larger: tuple[int, Mapping[str, float]],
) -> Growth:
    (few, before), (many, after) = smaller, larger
    own = before["worker_own_kib"]
    return Growth(
        scenario=scenario,
        builder=builder,
        smaller=few,
        larger=many,
        time=after["seconds"] / before["seconds"],
        cpu=after["cpu"] / before["cpu"],
        together=after["together_kib"] / before["together_kib"],
        worker_own=after["worker_own_kib"] / own if own else None,
    )
