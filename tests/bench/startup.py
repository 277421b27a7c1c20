"""Measure blogsite's start-up: ``python -m tests.bench.startup``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from .bench import SETTLE_SECONDS, Contestant
from .builders import LESS, Places, make_builders
from .corpus import make_corpus
from .record import about, in_words, save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .builders import Builder

POSTS = 10


def main() -> int:
    """Print CPU and wall seconds of `--version` and of a build with nothing changed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.startup", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    options = parser.parse_args()
    builders = make_builders(["blogsite"], {})
    record = {**about("startup", builders), "rounds": options.rounds}
    sys.stdout.write(f"{in_words(record)}\n")
    record["commands"] = _measure(builders[0], options.rounds)
    for each in record["commands"]:
        cpu, wall = each["cpu"], each["wall"]
        figures = f"CPU {median(cpu):.3f} s (least {min(cpu):.3f}), wall {median(wall):.3f} s"
        sys.stdout.write(f"{each['what']}: {figures}\n")
    save(options.json, record)
    return 0


def _measure(builder: Builder, rounds: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="blogsite-startup-") as folder:
        contestant = Contestant(builder, Places(Path(folder)))
        contestant.write(make_corpus(POSTS), 0)
        bare = builder.command(contestant.places)
        # As anybody calls it: with cards, and with a search where there is one.
        usual = [word for word in bare if word not in LESS]
        unchanged = f"`blogsite build`, {POSTS} posts, nothing changed"
        calls = (
            ("python", "bare Python", [sys.executable, "-c", ""]),
            ("version", "`blogsite --version`", list(builder.version)),
            ("bare", f"{unchanged}, `{' '.join(LESS)}`", bare),
            ("nothing", unchanged, usual),
        )
        return [_figures(contestant, *call, rounds) for call in calls]


def _figures(
    contestant: Contestant, name: str, what: str, command: Sequence[str], rounds: int
) -> dict[str, Any]:
    contestant.measured(command)  # makes what is missing
    time.sleep(SETTLE_SECONDS)
    contestant.measured(command)  # finds all of it, by now old enough to be known by its times
    reports = [contestant.measured(command) for _ in range(rounds)]
    cpu, wall = ([report[key] for report in reports] for key in ("cpu", "seconds"))
    return {"name": name, "what": what, "cpu": cpu, "wall": wall}


if __name__ == "__main__":
    raise SystemExit(main())
