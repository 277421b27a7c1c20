"""What was learnt of the program holds until it is another."""

import sys
from pathlib import Path

import pytest

from blogsite import installed
from blogsite.cache import open_cache
from blogsite.installed import Installation, find_installation
from blogsite.session import Installed

LATER = 10**19


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of two modules, and a folder with a library."""
    package = tmp_path / "package"
    (package / "inner").mkdir(parents=True)
    (package / "outer.py").write_text("one")
    (package / "inner/module.py").write_text("one")
    (tmp_path / "libraries/library-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(installed, "_PACKAGE", package)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "libraries"), str(tmp_path / "nothing")])
    return package


@pytest.mark.parametrize("change", ["edited", "new", "gone", "upgraded", "uninstalled"])
def test_another_program_looks_otherwise(package: Path, change: str) -> None:
    """A source that was edited, added or removed shows, and so does another library."""
    before = find_installation(LATER).seal
    assert find_installation(LATER).seal == before
    library = package.parent / "libraries/library-1.0.dist-info"
    if change == "edited":
        (package / "inner/module.py").write_text("two")
    elif change == "new":
        (package / "inner/more.py").write_text("")
    elif change == "gone":
        (package / "inner/module.py").unlink()
    elif change == "upgraded":
        library.rename(library.with_name("library-1.1.dist-info"))
    else:
        library.rmdir()
    assert find_installation(LATER).seal != before


@pytest.mark.parametrize(("age", "settled"), [(10**9, False), (10**10, True)])
def test_new_sources_are_not_trusted(package: Path, age: int, *, settled: bool) -> None:
    """A source that was written just now may change again unseen."""
    now = max((package / name).stat().st_ctime_ns for name in ("outer.py", "inner/module.py"))
    assert find_installation(now + age).is_settled is settled


def test_words_are_remembered_with_the_installation(tmp_path: Path) -> None:
    """What was learnt is asked for again where the installation is another, or too new to tell."""
    asked: list[str] = []

    def ask(seal: str, *, is_settled: bool = True) -> str:
        with open_cache(tmp_path / "cache.sqlite") as cache:
            known = Installed(cache, Installation(seal, is_settled))
            return known("name", lambda: (asked.append(seal), f"word of {seal}")[1])

    assert [ask("one"), ask("one"), ask("two"), ask("two")] == [
        *("word of one", "word of one", "word of two", "word of two")
    ]
    assert ask("three", is_settled=False) == ask("three", is_settled=False) == "word of three"
    assert asked == ["one", "two", "three", "three"]
    assert ask("two") == "word of two"
    assert asked[4:] == []
