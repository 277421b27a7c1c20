"""A site that is built again and again, and what each build did."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blogsite.result import Result

from .theme import THEME


class Workshop:
    """A site on disk with its output folder."""

    def __init__(self, root: Path, output: Path, run: Callable[..., Result]) -> None:
        self.root = root
        self.output = output
        self._run = run
        self.result: Result | None = None

    def build(self, **options: Any) -> set[str]:
        """Build; return the paths of the files that were written anew."""
        before = self._inodes()
        self.result = self._run(self.root, output=self.output, **options)
        after = self._inodes()
        return {path for path, inode in after.items() if before.get(path) != inode}

    def write(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    @property
    def files(self) -> dict[str, bytes]:
        """All that is published."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file() and path.name != ".blogsite"
        }

    @property
    def figures(self) -> tuple[int, int, int]:
        """How many files the last build rendered, kept and removed."""
        assert self.result is not None
        done = self.result.published
        return done.rendered, done.kept, done.removed

    @property
    def rules(self) -> list[str]:
        assert self.result is not None
        return [each.rule for each in self.result.diagnostics]

    def _inodes(self) -> dict[str, tuple[int, int]]:
        return {
            path.relative_to(self.output).as_posix(): (
                path.lstat().st_ino,
                path.lstat().st_mtime_ns,
            )
            for path in self.output.rglob("*")
            if path.is_file() and path.name != ".blogsite"
        }


POSTS = {
    "content/posts/one.md": "---\ntitle: One\ndate: 2019-06-01\ntags: [x]\nsummary: S\n---\n\nFirst body.\n",
    "content/posts/two.md": "---\ntitle: Two\ndate: 2019-05-01\ntags: [y]\nevents: [kubecon]\n---\n\nText.\n",
    "content/posts/two.zh-CN.md": "---\ntitle: 二\n---\n\n正文。\n",
    "content/events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\n",
    "content/site.yaml": "theme: mine\nmenu: []\n",
}


@pytest.fixture
def workshop(make_site, build, tmp_path: Path) -> Workshop:
    """A small site with a theme of its own, built once."""
    made = Workshop(make_site({**POSTS, **THEME}), tmp_path / "out", build)
    made.build()
    assert made.rules == []
    return made
