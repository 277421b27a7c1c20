"""What the tests of the search share: Pagefind's program, or one that stands in for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from blogsite.search import find_program

# Does as much of Pagefind's work as its caller sees, and notes which pages it was given.
_STAND_IN = """\
#!{python}
import json, os, pathlib, sys
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
pages, index = pathlib.Path(given["--site"]), pathlib.Path(given["--output-path"])
with open({log!r}, "a") as log:
    found = sorted(path.relative_to(pages).as_posix() for path in pages.rglob("*.html"))
    log.write(json.dumps(found) + "\\n")
{then}
(index / "fragment").mkdir(parents=True)
(index / "fragment" / "en_1.pf_fragment").write_text("".join(found))
(index / "pagefind.js").write_text("made by {{}}".format(os.getpid()))
(index / "pagefind-ui.js").write_text("not needed")
(index / "pagefind-entry.json").write_text('{{"version": "1", "languages": {{"zh": 1, "en": 2}}}}')
"""


class Program:
    """A program in Pagefind's place."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "pagefind"
        self._log = folder / "log"
        self.does("pass")

    def does(self, then: str) -> None:
        """Let it do something before it writes anything."""
        text = _STAND_IN.format(python=sys.executable, log=str(self._log), then=then)
        self.path.write_text(text)
        self.path.chmod(0o755)

    @property
    def runs(self) -> list[list[str]]:
        """The pages that each run was given."""
        text = self._log.read_text() if self._log.exists() else ""
        return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A program in Pagefind's place, which is quick and always there."""
    (tmp_path / "bin").mkdir()
    made = Program(tmp_path / "bin")
    _installed(made.path, monkeypatch)
    monkeypatch.setattr("blogsite.search.index.program_version", lambda: "1")
    return made


@pytest.fixture
def without_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Pagefind."""
    _installed(None, monkeypatch)


def _installed(path: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("build", "search.index"):
        monkeypatch.setattr(f"blogsite.{module}.find_program", lambda: path)


@pytest.fixture(scope="session")
def pagefind(missing: Callable[[str], NoReturn]) -> Path:
    """Pagefind's own program."""
    found = find_program()
    if found is None:
        missing("the package `pagefind[extended]` is not installed")
    return found


@pytest.fixture
def searchable(build: Callable[..., Any]) -> Callable[..., Any]:
    """Build a site with its search."""

    def run(root: Path, **options: Any) -> Any:
        return build(root, search=True, **options)

    return run
