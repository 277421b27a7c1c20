"""Profile a cold build of blogsite in one process."""

from __future__ import annotations

import pstats
import subprocess
import sys
from typing import TYPE_CHECKING

from .bench import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from .bench import Contestant
    from .model import Corpus

LINES = 50


def profile(contestant: Contestant, corpus: Corpus) -> Path:
    """Print the functions that cost most; return the file that `pstats` reads.

    The builder has to be one that runs as `python -m MODULE`, with one process.
    """
    contestant.write(corpus, 0)
    contestant.clear()
    saved = contestant.places.root / "cold.pstats"
    python, *call = contestant.builder.command(contestant.places)
    done = subprocess.run(
        [python, "-m", "cProfile", "-o", str(saved), *call],
        cwd=contestant.places.project,
        env=contestant.environment(),
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{contestant.builder.name} ended with {done.returncode}")
    for order in ("tottime", "cumulative"):
        pstats.Stats(str(saved), stream=sys.stdout).strip_dirs().sort_stats(order).print_stats(
            LINES
        )
    return saved
