"""The command line of the benchmark: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .bench import SCENARIOS, BuildError, Contestant, run_rounds
from .builders import Places, make_builders
from .growth import growths
from .profiling import profile
from .record import about, in_words, save
from .report import as_table, other_pages, post_sizes, ratios
from .sources import parse_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .bench import Figures
    from .builders import Builder
    from .model import Corpus
    from .sources import Source


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as asked; return 1 when a builder fails or is missing."""
    options = _parser().parse_args(arguments)
    try:
        with _work(options) as work:
            _run(options, work)
    except (BuildError, LookupError, ValueError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return 0


@contextlib.contextmanager
def _work(options: argparse.Namespace) -> Iterator[Path]:
    """Give the folder for projects; one that nobody asked to keep goes with the run."""
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
        yield options.work.resolve()
    elif options.write_only or options.profile:
        yield Path(tempfile.mkdtemp(prefix="blogsite-bench-"))
    else:
        with tempfile.TemporaryDirectory(prefix="blogsite-bench-") as folder:
            yield Path(folder)


def _run(options: argparse.Namespace, work: Path) -> None:
    builders = _builders(options)
    if options.profile or options.write_only:
        _prepare(options, _contestants(builders, work), options.posts[0].read(options.seed))
        return
    record = {**about("build", builders), "set": "minimal" if options.minimal else "full"}
    record |= {"seed": options.seed, "rounds": options.rounds, "runs": [], "growth": []}
    sys.stdout.write(f"{in_words(record)}; {record['set']} set, {options.rounds} rounds\n")
    sizes: dict[int, list[Figures]] = {}
    for source in options.posts:
        folder = work / f"{source.name}-{source.count}"
        posts, figures = _measured(options, source, _contestants(builders, folder))
        sizes[posts] = figures
        if not options.work:  # thirty thousand posts are some gigabytes
            shutil.rmtree(folder)
        record["runs"].append(_as_record(source, posts, figures))
        record["growth"] = [asdict(one) for one in growths(sizes)]
        save(options.json, record)  # after each size: the next may take an hour, or fail
        sys.stdout.write(f"\n{posts} posts ({source.name})\n\n{as_table(figures)}\n")
    for line in map(str, growths(sizes)):
        sys.stdout.write(f"\n{line}\n")


def _prepare(options: argparse.Namespace, contestants: list[Contestant], corpus: Corpus) -> None:
    """Profile one build, or write the projects only; tell where the files are."""
    for contestant in contestants:
        if options.profile:
            sys.stdout.write(f"{profile(contestant, corpus, options.profile)}\n")
        else:
            contestant.write(corpus, 0)
            sys.stdout.write(f"{contestant.places.project}\n")


def _measured(
    options: argparse.Namespace, source: Source, contestants: list[Contestant]
) -> tuple[int, list[Figures]]:
    corpus = source.read(options.seed)
    figures = []
    for one in run_rounds(contestants, corpus, options.scenarios, options.rounds):
        figures.append(one)
        sys.stderr.write(f"{one.turn}: {one.scenario} {one.builder} {one.seconds:.2f} s\n")
    return len(corpus.posts), figures


def _as_record(source: Source, posts: int, figures: list[Figures]) -> dict[str, Any]:
    builds = [asdict(one) for one in figures]
    pages = {one["builder"]: one.pop("pages") for one in builds}
    return {
        "posts": posts,
        "source": source.name,
        "ratios": ratios(figures),
        "post_bytes": post_sizes(figures),
        "pages": pages,
        "other_pages": other_pages(figures),
        "builds": builds,
    }


def _builders(options: argparse.Namespace) -> list[Builder]:
    names = [] if options.without_blogsite else ["blogsite"]
    names += [] if options.profile else options.peers
    jobs = 1 if options.profile else options.jobs
    return make_builders(names, dict(options.tool), minimal=options.minimal, jobs=jobs)


def _contestants(builders: list[Builder], work: Path) -> list[Contestant]:
    return [Contestant(builder, Places(work / builder.name)) for builder in builders]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    option = parser.add_argument
    option(
        "--posts",
        type=parse_sources,
        default="1000",
        metavar="NUMBER[,NUMBER...]|DIR",
        help="how many posts to make, translations among them, or a folder of real ones",
    )
    option("--seed", type=int, default=1)
    option("--rounds", type=int, default=3)
    option("--peers", type=_names, default=["hugo"], help="hugo,pelican,eleventy")
    option("--scenarios", type=_scenarios, default=list(SCENARIOS), help=",".join(SCENARIOS))
    option("--jobs", type=int, help="processes of blogsite; its own choice if absent")
    option("--minimal", action="store_true", help="pages of posts and home only")
    option("--without-blogsite", action="store_true", help="measure the peers alone")
    option("--tool", type=_tool, action="append", default=[], metavar="NAME=PATH")
    option("--work", type=Path, help="folder for the projects; a temporary one if absent")
    option("--json", type=Path, help="write every figure to this file")
    option(
        "--profile",
        nargs="?",
        const="cold",
        choices=SCENARIOS,
        help="profile one build instead: cold, or what is named",
    )
    option("--write-only", action="store_true", help="write the projects and stop")
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
