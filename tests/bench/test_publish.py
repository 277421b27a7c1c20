"""Records of runs become tables: ratios first, goals beside them, the day that of the run."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from .bench import Figures
from .goals import GOALS
from .growth import growths
from .publish import as_text, main
from .sources import parse_sources

HEAD = {
    "date": "2020-02-03",
    "machine": {
        "cpu": "A processor",
        "cores": 2,
        "memory_gb": 8.0,
        "python": "3.11.1",
        "system": "Linux",
        "load": 0.1,
    },
    "versions": {"blogsite": "0.1.0", "hugo": "0.1.2"},
}


def _build(builder: str, seconds: float) -> dict[str, Any]:
    sizes = {"together_kib": 700_000, "largest_kib": 400_000, "worker_kib": 0, "worker_own_kib": 0}
    figures = {"seconds": seconds, "bytes_written": 2_000_000, **sizes}
    return {"builder": builder, "scenario": "cold", **figures}


def _record(share: float, source: str = "made") -> dict[str, Any]:
    run = {
        "posts": 10_000,
        "source": source,
        "ratios": {"cold": {"hugo": share}},
        "post_bytes": {"blogsite": 31_000, "hugo": 42_000},
        "other_pages": {"hugo": {"sitemap": 2, "Atom": -1}},
        "builds": [_build("blogsite", share * 10), _build("hugo", 10)],
    }
    extra = {"set": "full", "rounds": 1, "runs": [run], "growth": []}
    return {"measured": "build", **HEAD, **extra}


def test_a_page_gets_the_tables_between_its_marks(tmp_path: Path) -> None:
    """What stood between the marks goes, what stands around them stays, twice is like once."""
    page, record = tmp_path / "page.md", tmp_path / "run.json"
    page.write_text(
        "Before\n\n<!-- benchmark: begin (a command) -->\nformer figures\n<!-- benchmark: end -->\nAfter\n"
    )
    record.write_text(json.dumps(_record(0.5)))
    assert main([str(page), str(record)]) == 0
    text = page.read_text()
    assert text.startswith("Before\n\n<!-- benchmark: begin (a command) -->\n\n| figure")
    assert text.endswith("\n<!-- benchmark: end -->\nAfter\n")
    assert "former" not in text
    main([str(page), str(record)])
    assert page.read_text() == text


def test_a_page_without_marks_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that has no place for the figures is an error and stays as it was."""
    page, record = tmp_path / "page.md", tmp_path / "run.json"
    page.write_text("text\n")
    record.write_text(json.dumps(_record(0.5)))
    assert main([str(page), str(record)]) == 1
    assert page.read_text() == "text\n"
    assert "begin" in capsys.readouterr().err


@pytest.mark.parametrize(("share", "met"), [(0.7, "yes"), (0.71, "**no**")])
def test_a_goal_is_met_up_to_its_limit(share: float, met: str) -> None:
    """The ratio stands beside its goal and whether it is met; what is missing says so."""
    text = as_text([_record(share)])
    assert f"| cold, 10,000 posts, to Hugo | {share:.3f} | 0.7 | {met} |" in text
    assert "| cold, 3,000 posts, to Hugo | not measured | 0.7 |  |" in text
    assert "cold | 0.717 | 0.6 GB | **no** |" in text


def test_goals_are_those_of_made_archives() -> None:
    """A run with ten thousand real posts, or of the minimal set, answers no goal."""
    for record in (_record(0.1, source="a-blog"), {**_record(0.1), "set": "minimal"}):
        assert "| cold, 10,000 posts, to Hugo | not measured |" in as_text([record])


def test_tables_name_day_machine_and_what_differs() -> None:
    """Day, machine and versions are the record's; a ratio comes before the figures."""
    text = as_text([_record(0.5)])
    assert "2020-02-03, A processor, 2 cores, 8 GB, Linux, Python 3.11.1" in text
    assert "blogsite 0.1.0, hugo 0.1.2" in text
    assert "| cold | 0.500 | 5.00 | 10.00 | 717 (410) | 717 (410) | 2.0 | 2.0 |  |" in text
    assert "blogsite 31.0 KB, Hugo 42.0 KB" in text
    assert "Hugo: 2 sitemap more, 1 Atom fewer." in text


def test_preview_and_start_up_have_their_tables() -> None:
    """Milliseconds and CPU seconds are medians, and count for their goals."""
    found = [
        {"builder": "blogsite", "edit": "body", "start": 1.0, "ms": [90, 100, 900]},
        {"builder": "hugo", "edit": "body", "start": 1.0, "ms": [1000]},
    ]
    preview = {"posts": 10_000, "edits": 3, "ratios": {"body": {"hugo": 0.1}}, "found": found}
    commands = [{"name": "version", "what": "it", "cpu": [0.1, 0.1, 9], "wall": [1, 2, 3]}]
    records: list[dict[str, Any]] = [
        {"measured": "preview", **HEAD, **preview},
        {"measured": "startup", **HEAD, "rounds": 3, "commands": commands},
    ]
    text = as_text(records)
    assert "| body | 0.100 | 100 | 1000 |" in text
    assert "| it | 0.100 | 2.000 |" in text
    assert "| preview, 10,000 posts, body, to Hugo | 0.100 | 1/5 = 0.2 | yes |" in text
    assert "| `blogsite --version`, CPU | 0.100 | 0.1 s | yes |" in text


def test_every_goal_has_a_figure_of_its_own() -> None:
    """No two goals look at the same figure."""
    assert len({goal.cell for goal in GOALS}) == len(GOALS)


def test_growth_is_that_to_the_size_before_and_to_a_tenth() -> None:
    """Medians of time, memory and a worker's own memory are compared, builder by builder."""
    sizes = {posts: [_figures(posts, seconds) for seconds in (1, 2, 9)] for posts in (10, 30, 100)}
    found = {(one.smaller, one.larger): one for one in growths(sizes)}
    assert set(found) == {(10, 30), (30, 100), (10, 100)}
    assert found[10, 100].time == 10
    assert found[10, 100].worker_own == 1
    assert "time(100)/time(10) = 10.00" in str(found[10, 100])


def _figures(posts: int, seconds: float) -> Figures:
    taken = posts * seconds
    return Figures("b", "cold", 1, taken, taken, 1, 5, 7, 7, posts, 1, posts, 1, 1, {"post": posts})


def test_posts_are_numbers_or_a_folder(tmp_path: Path) -> None:
    """Numbers are read in their order and once each; a folder gives its own name."""
    assert [source.count for source in parse_sources("30,10,30")] == [30, 10]
    (source,) = parse_sources(str(tmp_path))
    assert (source.name, source.folder) == (tmp_path.name, tmp_path)
    with pytest.raises(argparse.ArgumentTypeError, match="neither numbers nor a folder"):
        parse_sources("10 000")
