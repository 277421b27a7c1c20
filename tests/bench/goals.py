"""The goals of speed and memory, and where in the records their figures are."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, TypeAlias

from .report import OURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Cells: TypeAlias = "dict[tuple[str | int, ...], float]"

PEER = "hugo"
MANY = 10_000


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure that has to be at most ``limit``; ``said`` is the limit in words."""

    what: str
    cell: tuple[str | int, ...]
    limit: float
    said: str

    def row(self, cells: Cells) -> str:
        """Return a row of a Markdown table: what, the figure, the goal, whether it is met."""
        found = cells.get(self.cell)
        figure = "not measured" if found is None else f"{found:.3f}"
        met = "" if found is None else "yes" if found <= self.limit else "**no**"
        return f"| {self.what} | {figure} | {self.said} | {met} |"


GOALS = (
    Goal("cold, 3,000 posts, to Hugo", ("time", 3000, "cold"), 0.7, "0.7"),
    Goal("cold, 10,000 posts, to Hugo", ("time", MANY, "cold"), 0.7, "0.7"),
    Goal("nothing changed, 10,000 posts, to Hugo", ("time", MANY, "nothing"), 1 / 40, "1/40 = 0.025"),
    Goal("one body edited, 10,000 posts, to Hugo", ("time", MANY, "body"), 1 / 30, "1/30 = 0.033"),
    Goal("one title edited, 10,000 posts, to Hugo", ("time", MANY, "title"), 1 / 15, "1/15 = 0.067"),
    Goal("a tag renamed, 10,000 posts, to Hugo", ("time", MANY, "tag"), 1 / 5, "1/5 = 0.2"),
    Goal("a template edited, 10,000 posts, to Hugo", ("time", MANY, "template"), 0.5, "0.5"),
    Goal("peak memory of all processes, 10,000 posts, cold", ("GB", MANY, "cold"), 0.6, "0.6 GB"),
    Goal("time, 30,000 posts to 3,000, cold", ("growth", 3000, 30_000), 10.5, "10.5"),
    Goal("a worker's own memory, 30,000 posts to 3,000", ("worker", 3000, 30_000), 1.2, "flat: 1.2"),
    Goal("preview, 10,000 posts, body, to Hugo", ("preview", MANY, "body"), 1 / 5, "1/5 = 0.2"),
    Goal("preview, 10,000 posts, title, to Hugo", ("preview", MANY, "title"), 1 / 5, "1/5 = 0.2"),
    Goal("`blogsite --version`, CPU", ("startup", "version"), 0.1, "0.1 s"),
    Goal("ten posts, nothing changed, CPU", ("startup", "nothing"), 0.35, "0.35 s"),
)  # fmt: skip


def cells(records: Iterable[Mapping[str, Any]]) -> Cells:
    """Return the figures that goals ask for; of two the later record's counts."""
    found: Cells = {}
    readers = {"build": _of_builds, "preview": _of_preview, "startup": _of_startup}
    for record in records:
        if record.get("set", "full") == "full":
            found |= dict(readers[record["measured"]](record))
    return found


def _of_builds(record: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], float]]:
    for run in record["runs"]:
        if run["source"] != "made":
            continue
        posts = run["posts"]
        for scenario, shares in run["ratios"].items():
            if PEER in shares:
                yield ("time", posts, scenario), shares[PEER]
        sizes = [
            build["together_kib"] * 1024 / 1e9
            for build in run["builds"]
            if (build["builder"], build["scenario"]) == (OURS, "cold")
        ]
        if sizes:
            yield ("GB", posts, "cold"), median(sizes)
    for each in record["growth"]:
        if (each["builder"], each["scenario"]) == (OURS, "cold"):
            yield ("growth", each["smaller"], each["larger"]), each["time"]
            if each["worker_own"] is not None:
                yield ("worker", each["smaller"], each["larger"]), each["worker_own"]


def _of_preview(record: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], float]]:
    for edit, shares in record["ratios"].items():
        if PEER in shares:
            yield ("preview", record["posts"], edit), shares[PEER]


def _of_startup(record: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], float]]:
    for each in record["commands"]:
        yield ("startup", each["name"]), median(each["cpu"])
