"""Profile one build of blogsite in one process."""

from __future__ import annotations

import pstats
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from .bench import SETTLE_SECONDS, BuildError, Stage

if TYPE_CHECKING:
    from pathlib import Path

    from .bench import Contestant
    from .model import Corpus

LINES = 50


def profile(contestant: Contestant, corpus: Corpus, scenario: str) -> Path:
    """Print the functions that cost most; return the file that `pstats` reads.

    The builder has to be one that runs as `python -m MODULE`, with one process.
    """
    stage = Stage(corpus)
    stage.write(contestant)
    contestant.clear()
    if scenario != "cold":
        time.sleep(SETTLE_SECONDS)
        contestant.build("unmeasured", 0)
        stage.after(scenario, 1).write(contestant)
    saved = contestant.places.root / f"{scenario}.pstats"
    _run(contestant, saved)
    for order in ("tottime", "cumulative"):
        pstats.Stats(str(saved), stream=sys.stdout).strip_dirs().sort_stats(order).print_stats(
            LINES
        )
    return saved


def _run(contestant: Contestant, saved: Path) -> None:
    python, *call = contestant.builder.command(contestant.places)
    done = subprocess.run(
        [python, "-m", "cProfile", "-o", str(saved), *call],
        cwd=contestant.places.project,
        env=contestant.environment(),
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"`{contestant.builder.name}` ended with {done.returncode}")
