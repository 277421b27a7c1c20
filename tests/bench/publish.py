"""Put the figures of runs into a page: ``python -m tests.bench.publish PAGE RECORD.json ...``.

The page has a line that begins with ``<!-- benchmark: begin`` and one with ``<!-- benchmark: end``;
what stands between them is replaced. Nothing is measured, and the day is that of the run.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from .goals import GOALS, cells
from .record import in_words
from .report import OURS, said_difference, said_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BETWEEN = re.compile(
    r"(^<!-- benchmark: begin[^\n]*\n).*?(^<!-- benchmark: end)", re.DOTALL | re.MULTILINE
)
_NAMES = {"hugo": "Hugo", "pelican": "Pelican", "eleventy": "Eleventy"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite the page; return 1 where it has no place for the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.publish", description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("records", type=Path, nargs="+", metavar="RECORD.json")
    options = parser.parse_args(arguments)
    records = [json.loads(path.read_text(encoding="utf-8")) for path in options.records]
    page = options.page.read_text(encoding="utf-8")
    if not _BETWEEN.search(page):
        sys.stderr.write(f"error: `{options.page}` has no `<!-- benchmark: begin` and `end`\n")
        return 1
    text = as_text(records)
    page = _BETWEEN.sub(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", page)
    options.page.write_text(page, encoding="utf-8")
    return 0


def as_text(records: Sequence[Mapping[str, Any]]) -> str:
    """Return all tables: first the goals, then each record's ratios and figures."""
    found = cells(records)
    goals = ["| figure | measured | goal, at most | met |", "| --- | ---: | ---: | --- |"]
    goals += [goal.row(found) for goal in GOALS]
    parts = {"build": _builds, "preview": _preview, "startup": _startup}
    blocks = ["\n".join(goals)]
    for record in records:
        blocks += parts[record["measured"]](record)
    return "\n\n".join(blocks)


def _builds(record: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"**Builds, {record['set']} set.** {in_words(record)}. Rounds: {record['rounds']}, medians; "
        "a ratio is blogsite's seconds by the peer's. Memory is the peak of all processes "
        "together (of the largest), and of a worker what it sees (what it shares with none)."
    )
    for run in record["runs"]:
        yield _run_table(run)
        other = run["other_pages"].items()
        said = "; ".join(f"{_name(peer)}: {said_difference(counts)}" for peer, counts in other)
        sizes = said_sizes({_name(name): size for name, size in run["post_bytes"].items()})
        yield f"{sizes} Pages against blogsite's: {said}." if said else sizes
    if growth := [each for each in record["growth"] if each["scenario"] == "cold"]:
        yield _growth_table(growth)


def _run_table(run: Mapping[str, Any]) -> str:
    builders = list(dict.fromkeys(build["builder"] for build in run["builds"]))
    peers = [name for name in builders if name != OURS]
    made = "posts" if run["source"] == "made" else f"posts of {run['source']}"
    head = [f"{run['posts']:,} {made}", *(f"to {_name(peer)}" for peer in peers)]
    head += [f"{_name(name)}, s" for name in builders]
    head += [f"{_name(name)}, MB of memory" for name in builders]
    head += [f"{_name(name)}, MB written" for name in builders]
    head.append("blogsite's largest worker, MB")
    rows = [_row(run, scenario, peers, builders) for scenario in _scenarios(run)]
    return _table(head, rows)


def _scenarios(run: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(build["scenario"] for build in run["builds"]))


def _row(
    run: Mapping[str, Any], scenario: str, peers: Sequence[str], builders: Sequence[str]
) -> list[str]:
    shares = run["ratios"].get(scenario, {})

    def figure(name: str, key: str, divisor: float = 1) -> float:
        builds = (each for each in run["builds"] if each["builder"] == name)
        return median(each[key] for each in builds if each["scenario"] == scenario) / divisor

    return [
        scenario,
        *(f"{shares[peer]:.3f}" if peer in shares else "" for peer in peers),
        *(f"{figure(name, 'seconds'):.2f}" for name in builders),
        *(_two(figure(name, "together_kib"), figure(name, "largest_kib")) for name in builders),
        *(f"{figure(name, 'bytes_written', 1e6):.1f}" for name in builders),
        _two(figure(OURS, "worker_kib"), figure(OURS, "worker_own_kib"))
        if OURS in builders
        else "",
    ]


def _two(whole: float, part: float) -> str:
    """Return KiB as MB, the part in brackets."""
    return f"{whole * 1024 / 1e6:.0f} ({part * 1024 / 1e6:.0f})" if whole else ""


def _growth_table(growth: Sequence[Mapping[str, Any]]) -> str:
    head = ["growth, cold", "time", "CPU", "all memory", "a worker's own"]
    rows = [
        [
            f"{_name(each['builder'])}, {each['larger']:,} posts to {each['smaller']:,}",
            f"{each['time']:.2f}",
            f"{each['cpu']:.2f}",
            f"{each['together']:.2f}",
            "" if each["worker_own"] is None else f"{each['worker_own']:.2f}",
        ]
        for each in growth
    ]
    return _table(head, rows)


def _preview(record: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"**Preview, {record['posts']:,} posts.** {in_words(record)}. From a saved edit to the page "
        f"with it loaded in Chromium, medians of {record['edits']} edits."
    )
    builders = list(dict.fromkeys(each["builder"] for each in record["found"]))
    peers = [name for name in builders if name != OURS]
    head = ["edit", *(f"to {_name(peer)}" for peer in peers)]
    head += [f"{_name(name)}, ms" for name in builders]
    rows = []
    for edit in dict.fromkeys(each["edit"] for each in record["found"]):
        shares = record["ratios"].get(edit, {})
        taken = {each["builder"]: each["ms"] for each in record["found"] if each["edit"] == edit}
        rows.append(
            [
                edit,
                *(f"{shares[peer]:.3f}" if peer in shares else "" for peer in peers),
                *(f"{median(taken[name]):.0f}" for name in builders),
            ]
        )
    yield _table(head, rows)


def _startup(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"**Start-up.** {in_words(record)}. Medians of {record['rounds']} calls."
    rows = [
        [each["what"], f"{median(each['cpu']):.3f}", f"{median(each['wall']):.3f}"]
        for each in record["commands"]
    ]
    yield _table(["command", "CPU, s", "wall clock, s"], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells_)} |" for cells_ in lines)


def _name(builder: str) -> str:
    return _NAMES.get(builder, builder)


if __name__ == "__main__":
    raise SystemExit(main())
