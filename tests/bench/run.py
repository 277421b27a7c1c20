"""The command line of the benchmark: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from .bench import SCENARIOS, BuildError, Contestant, run_rounds
from .builders import Places, make_builders
from .corpus import make_corpus
from .profiling import profile
from .real import read_corpus
from .report import as_table, machine, ratios

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .bench import Figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as asked; return 1 when a builder fails or is missing."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except (BuildError, LookupError, ValueError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return 0


def _run(options: argparse.Namespace) -> None:
    corpus = read_corpus(options.real) if options.real else make_corpus(options.posts, options.seed)
    contestants = _contestants(options)
    if options.write_only:
        for contestant in contestants:
            contestant.write(corpus, 0)
    elif options.profile:
        profile(contestants[0], corpus)
    else:
        figures = []
        for one in run_rounds(contestants, corpus, options.scenarios, options.rounds):
            figures.append(one)
            sys.stderr.write(f"{one.turn}: {one.scenario} {one.builder} {one.seconds:.2f} s\n")
        _show(options, len(corpus.posts), figures)


def _contestants(options: argparse.Namespace) -> list[Contestant]:
    work = Path(options.work or tempfile.mkdtemp(prefix="blogsite-bench-")).resolve()
    names = [] if options.without_blogsite else ["blogsite"]
    names += [] if options.profile else options.peers
    jobs = 1 if options.profile else options.jobs
    builders = make_builders(names, dict(options.tool), minimal=options.minimal, jobs=jobs)
    return [Contestant(builder, Places(work / builder.name)) for builder in builders]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000, help="posts, translations among them")
    parser.add_argument("--real", type=Path, metavar="DIR", help="the Markdown posts of a folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=_names, default=["hugo"], help="hugo,pelican,eleventy")
    parser.add_argument("--scenarios", type=_scenarios, default=list(SCENARIOS))
    parser.add_argument("--jobs", type=int, help="processes of blogsite; its own choice if absent")
    parser.add_argument("--minimal", action="store_true", help="pages of posts and home only")
    parser.add_argument("--without-blogsite", action="store_true", help="measure the peers alone")
    parser.add_argument("--tool", type=_tool, action="append", default=[], metavar="NAME=PATH")
    parser.add_argument("--work", help="folder for the projects; a new temporary one if absent")
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    parser.add_argument("--profile", action="store_true", help="profile one cold build instead")
    parser.add_argument("--write-only", action="store_true", help="write the projects and stop")
    return parser


def _names(text: str) -> list[str]:
    return [name for name in text.split(",") if name]


def _scenarios(text: str) -> list[str]:
    names = _names(text)
    if unknown := set(names) - set(SCENARIOS):
        raise argparse.ArgumentTypeError(f"unknown scenarios: {', '.join(sorted(unknown))}")
    return names


def _tool(text: str) -> tuple[str, str]:
    name, _, path = text.partition("=")
    return name, path


def _show(options: argparse.Namespace, posts: int, figures: list[Figures]) -> None:
    about = {
        "posts": posts,
        "seed": None if options.real else options.seed,
        "rounds": options.rounds,
    }
    about |= {"set": "minimal" if options.minimal else "full", **machine()}
    lines = [", ".join(f"{key} {value}" for key, value in about.items()), "", as_table(figures)]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.json:
        result = {**about, "ratios": ratios(figures), "builds": [asdict(one) for one in figures]}
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
