"""Show figures: medians of the rounds, ratios to the peers, what pages differ, growth."""

from __future__ import annotations

from dataclasses import asdict
from statistics import median
from typing import TYPE_CHECKING, Any

from .pages import differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .bench import Figures

OURS = "blogsite"
_COLUMNS = (
    "seconds",
    "cpu",
    "largest",
    "together",
    "worker",
    "its own",
    "files",
    "MB",
    "written",
    "MB written",
)


def medians(figures: Iterable[Figures]) -> dict[tuple[str, str], dict[str, float]]:
    """Return the median of every figure by scenario and builder, in order of appearance."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in figures:
        groups.setdefault((one.scenario, one.builder), []).append(asdict(one))
    return {
        key: {
            name: median(row[name] for row in rows)
            for name, value in rows[0].items()
            if isinstance(value, (int, float))
        }
        for key, rows in groups.items()
    }


def ratios(figures: Sequence[Figures]) -> dict[str, dict[str, float]]:
    """Return, by scenario and peer, our median seconds divided by the peer's."""
    table = medians(figures)
    found: dict[str, dict[str, float]] = {}
    for (scenario, builder), row in table.items():
        ours = table.get((scenario, OURS))
        if ours and builder != OURS:
            found.setdefault(scenario, {})[builder] = ours["seconds"] / row["seconds"]
    return found


def other_pages(figures: Iterable[Figures]) -> dict[str, dict[str, int]]:
    """Return, by peer, how many more pages of each kind it makes than we do."""
    found = {one.builder: one.pages for one in figures}
    ours = found.pop(OURS, None)
    return {} if ours is None else {name: differences(ours, its) for name, its in found.items()}


def post_sizes(figures: Iterable[Figures]) -> dict[str, int]:
    """Return, by builder, the mean bytes of a post's page."""
    return {one.builder: one.post_bytes for one in figures}


def as_table(figures: Sequence[Figures]) -> str:
    """Return a Markdown table of the medians, with the ratio to us in the first column."""
    shares = ratios(figures)
    lines = [
        f"| scenario | builder | blogsite/peer | {' | '.join(_COLUMNS)} |",
        "| --- | --- |" + " ---: |" * (len(_COLUMNS) + 1),
    ]
    for (scenario, builder), row in medians(figures).items():
        share = shares.get(scenario, {}).get(builder)
        cells = ["" if share is None else f"{share:.3f}", *_cells(row)]
        lines.append(f"| {scenario} | {builder} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", said_sizes(post_sizes(figures)), *_pages_lines(figures)])


def _cells(row: Mapping[str, float]) -> list[str]:
    sizes = ("largest_kib", "together_kib", "worker_kib", "worker_own_kib")
    return [
        f"{row['seconds']:.2f}",
        f"{row['cpu']:.2f}",
        *(f"{row[size] / 1024:.0f} MiB" if row[size] else "" for size in sizes),
        f"{row['files']:.0f}",
        f"{row['bytes'] / 1e6:.1f}",
        f"{row['files_written']:.0f}",
        f"{row['bytes_written'] / 1e6:.1f}",
    ]


def _pages_lines(figures: Sequence[Figures]) -> list[str]:
    """Say after the table which pages a peer makes that we don't, and the other way."""
    found = other_pages(figures)
    said = [f"{name}: {said_difference(other)}" for name, other in found.items()]
    return ["", f"Pages that differ from blogsite's: {'; '.join(said)}."] if said else []


def said_sizes(sizes: Mapping[str, int]) -> str:
    """Return how large a post's page is in each builder's words."""
    each = ", ".join(f"{name} {size / 1e3:.1f} KB" for name, size in sizes.items())
    return f"A post's page has, in the mean: {each}."


def said_difference(counts: Mapping[str, int]) -> str:
    """Return the differences in words: `2 sitemap more, 1 tag fewer`."""
    each = (
        f"{abs(count)} {kind} {'more' if count > 0 else 'fewer'}" for kind, count in counts.items()
    )
    return ", ".join(each) or "none"
