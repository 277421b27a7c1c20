"""Posts that mean harm: what must not come of them, and what must be said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .folders import write_files
from .hostile_cases import CASES, read_case
from .running import Run
from .safety import faults


def _said(diagnostics: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {
        (each["severity"], each["rule"], place)
        for each in diagnostics
        for place in (each["path"], f"{each['path']}:{each['line']}")
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_hostile_site(path: Path, tmp_path: Path, build: Callable[..., Run]) -> None:
    """A hostile site ends in safe pages, or unpublished in the errors that its case lists."""
    case = read_case(path)
    write_files(tmp_path / "site", case.files)
    done = build(tmp_path / "site")
    assert done.code in (0, 1), done.stderr
    said, listed = _said(done.diagnostics), {tuple(each) for each in case.says}
    assert listed <= said, sorted(listed - said)
    errors = {each for each in listed if each[0] == "error"}
    assert [each for each in done.errors if not _said([each]) & errors] == []
    assert bool(done.files) == (done.code == 0) == (not errors)
    assert faults(done.files) == []
    for word in case.absent:
        texts = {name: data for name, data in done.files.items() if not name.startswith("assets/")}
        assert [name for name, data in texts.items() if word.encode() in data] == []
    for name, word in case.present:
        assert word in done.files[name].decode()
    assert {entry.name for entry in tmp_path.iterdir()} <= {"site", "out", "cache"}
