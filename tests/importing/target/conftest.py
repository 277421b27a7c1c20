"""A target, and imports into it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.importing.record import make_record, read_before, write_record
from blogsite.importing.target import Content, Placed, place

Files = Mapping[str, Content] | Iterable[tuple[str, Content]]


class Target:
    """A folder that is imported into, as often as you like."""

    def __init__(self, into: Path) -> None:
        self.into = into
        self.problems: list[Diagnostic] = []

    def bring(self, files: Files, *, is_trial: bool = False) -> Placed | None:
        """Import some files, and keep what is said of it."""
        problems = Problems()
        self.problems = []
        before = read_before(self.into, "markdown", problems)
        pairs = files.items() if isinstance(files, Mapping) else files
        placed = None
        if before is not None:
            placed = place(pairs, self.into, before, _finish, problems, is_trial=is_trial)
        self.problems = list(problems)
        return placed

    def write(self, path: str, data: bytes) -> None:
        """Write a file as people do."""
        (self.into / path).parent.mkdir(parents=True, exist_ok=True)
        (self.into / path).write_bytes(data)

    def read(self, path: str) -> bytes | None:
        """Return what is in a file, or None."""
        file = self.into / path
        return file.read_bytes() if file.is_file() else None

    def state(self) -> dict[str, object]:
        """Return all that there is, links as links."""
        return {
            each.relative_to(self.into.parent).as_posix(): _content(each)
            for each in self.into.parent.rglob("*")
        }

    def times(self) -> dict[str, int]:
        """Return when everything was last changed."""
        return {str(each): each.lstat().st_mtime_ns for each in (self.into, *self.into.rglob("*"))}


def _content(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    return path.read_bytes() if path.is_file() else None


def _finish(placed: Placed, folder: Path) -> Iterable[str]:
    return write_record(make_record("markdown", [], placed), folder)


@pytest.fixture
def target(tmp_path: Path) -> Target:
    """A target that isn't there yet, alone in its folder."""
    (tmp_path / "sites").mkdir()
    return Target(tmp_path / "sites" / "new")


@pytest.fixture
def bring(target: Target) -> Callable[..., Placed | None]:
    """Import files into the target."""
    return target.bring
