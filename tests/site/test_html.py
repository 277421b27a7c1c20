"""Every page and style sheet through the Nu HTML checker, whose warnings count too."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from .running import PATIENCE, Run
from .tools import npm_package

# What the checker says of valid CSS that it doesn't know yet, word by word; nothing at present.
MISTAKEN: frozenset[str] = frozenset()


@pytest.fixture(scope="session")
def checker(
    tmp_path_factory: pytest.TempPathFactory, missing: Callable[[str], NoReturn]
) -> list[str]:
    """The command that checks a folder."""
    java = shutil.which("java")
    if java is None:
        missing("the HTML checker needs `java`")
    package = npm_package("vnu-jar", "26", tmp_path_factory, missing)
    jar = str(package / "build" / "dist" / "vnu.jar")
    return [java, "-Xss8m", "-jar", jar, "--also-check-css", "--skip-non-html", "--format", "json"]


def _messages(checker: list[str], *folders: Path) -> list[str]:
    """Check all folders in one run, since starting the checker takes longest."""
    done = subprocess.run(
        [*checker, *map(str, folders)], capture_output=True, timeout=PATIENCE, check=False
    )
    return [
        f"{each.get('url')}:{each.get('lastLine')}: {each['message']} {each.get('extract', '')!r}"
        for each in json.loads(done.stderr)["messages"]
        if each["message"] not in MISTAKEN
    ]


def test_pages_are_valid(
    checker: list[str],
    demo: Run,
    rich: Run,
    fifteen: Run,
    sites_beside: list[Run],
    tmp_path: Path,
) -> None:
    """Pages of all sites are valid HTML, sheets valid CSS; faults are found where they were put."""
    (tmp_path / "broken.html").write_text("<!doctype html><title>x</title><p><b id=a id=b></p>")
    (tmp_path / "broken.css").write_text("a { colour: red }")
    (tmp_path / "odd.html").write_text("<!doctype html><title>x</title><section>x</section>")
    folders = [each.output for each in (demo, rich, fifteen, *sites_beside)]
    found = _messages(checker, *folders, tmp_path)
    assert [each for each in found if f"{tmp_path.name}/" not in each] == []
    for name in ("broken.html", "broken.css", "odd.html"):
        assert any(f"/{name}:" in each for each in found), name
