"""Measure blogsite's start-up: ``python -m tests.bench.startup``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from .bench import Contestant
from .builders import Places, make_builders
from .corpus import make_corpus
from .report import machine

if TYPE_CHECKING:
    from collections.abc import Callable

    from .bench import Report

POSTS = 10


def main() -> int:
    """Print CPU and wall seconds of `--version` and of a build with nothing changed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.startup", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="blogsite-startup-") as folder:
        (builder,) = make_builders(["blogsite"], {})
        contestant = Contestant(builder, Places(Path(folder)))
        contestant.write(make_corpus(POSTS), 0)
        contestant.build("cold", 0)
        version = [sys.executable, "-m", "blogsite", "--version"]
        build = builder.command(contestant.places)
        sys.stdout.write(", ".join(f"{key} {value}" for key, value in machine().items()) + "\n")
        _show("bare Python", rounds, lambda: contestant.measured([sys.executable, "-c", ""]))
        _show("blogsite --version", rounds, lambda: contestant.measured(version))
        _show(f"{POSTS} posts, nothing changed", rounds, lambda: contestant.measured(build))
    return 0


def _show(name: str, rounds: int, measure: Callable[[], Report]) -> None:
    reports = [measure() for _ in range(rounds)]
    cpu, wall = ([report[key] for report in reports] for key in ("cpu", "seconds"))
    sys.stdout.write(
        f"{name}: CPU {median(cpu):.3f} s (least {min(cpu):.3f}), wall {median(wall):.3f} s\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())
