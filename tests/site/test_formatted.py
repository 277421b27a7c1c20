"""The law of the formatter: a site and the formatted site give the same bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from blogsite.cli.main import group

from .folders import REPOSITORY, RICH, copy_site, difference
from .pictures import add_pictures
from .running import Run

OPTIONS = ("--drafts", "--future")
_FRONT_MATTER = re.compile(r"---\n(.*?)---\n(.*)", re.DOTALL)
_KEY = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def _untidy(path: Path, chance: random.Random) -> None:
    """Shuffle a text's keys, and write its body as somebody in a hurry does."""
    found = _FRONT_MATTER.fullmatch(path.read_text("utf-8"))
    assert found is not None, path
    head, *keys = _KEY.split(found[1])
    chance.shuffle(keys)
    body = re.sub(r"^(#+) (.*)", r"\1   \2 ##", found[2], flags=re.MULTILINE)
    body = re.sub(r"\n\n(?=[A-Z#])", "\n\n\n", body)
    body = re.sub(r"(?<=[a-z,])\n(?=[a-z])", " \n", body)
    path.write_text(f"---\n{head}{''.join(keys)}---\n{body}\n\n", "utf-8")


@pytest.fixture(params=["demo", "rich"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A site whose texts are all untidy."""
    target = tmp_path / "site"
    root = copy_site(REPOSITORY, target) if request.param == "demo" else add_pictures(RICH, target)
    chance = random.Random(1)
    for path in sorted((root / "content").rglob("*.md")):
        _untidy(path, chance)
    return root


def test_a_formatted_site_is_the_same_site(site: Path, build: Callable[..., Run]) -> None:
    """Every output file has the same bytes before and after formatting."""
    texts = {path: path.read_bytes() for path in (site / "content").rglob("*.md")}
    before = build(site, "before", *OPTIONS)
    assert before.code == 0, before.stdout
    done = CliRunner().invoke(group, ["fmt", "--root", str(site)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    changed = [path for path, data in texts.items() if path.read_bytes() != data]
    assert len(changed) > len(texts) / 2
    after = build(site, "after", *OPTIONS)
    assert after.code == 0, after.stdout
    assert difference(after.files, before.files) == ""


def test_the_demonstration_is_formatted() -> None:
    """The posts of this repository are as the formatter writes them."""
    done = CliRunner().invoke(group, ["fmt", "--check", "--root", str(REPOSITORY)])
    assert done.exit_code == 0, done.output
