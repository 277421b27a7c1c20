"""What the tests of translators' commands share: a site in two languages, and git around it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from blogsite.cli.main import group

ORIGINAL = """\
---
title: Name (Company) moves
date: 2019-06-24
summary: What it took.
authors: [lei-zhang]
tags: [mesh]
---

The first paragraph is
wrapped here.

## A heading

- one
- two

The last paragraph.
"""
TRANSLATION = """\
---
title: 名称迁移
summary: 需要什么。
translators: [lei-zhang]
---

第一段。

## 标题

- 一
- 二

最后一段。
"""
PAGE = "---\ntitle: About\n---\n\nText.\n"
FILES = {
    "content/site.yaml": "languages: [en, zh-CN, pt-BR]\nbase_url: https://blog.example.org/b/\n",
    "content/authors/lei-zhang.yaml": "name: Lei Zhang\norganization: Alibaba\n",
    "content/tags/mesh.yaml": "name: Service mesh\n",
    "content/posts/2019/moves.md": ORIGINAL,
    "content/posts/2019/moves.zh-CN.md": TRANSLATION,
    "content/posts/2019/vc/index.md": "---\ntitle: Virtual\ndate: 2019-06-20\n---\n\nText.\n",
    "content/posts/2019/waits.md": "---\ntitle: Waits\ndate: 2019-06-19\ndraft: true\n---\n\nText.\n",
    "content/pages/about.md": PAGE,
}
MOVES, MOVED = "content/posts/2019/moves.md", "content/posts/2019/moves.zh-CN.md"


class Desk:
    """A site and those who translate it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: object, code: int = 0) -> Result:
        """Run `blogsite translations`, and hold it to its exit code."""
        options = ("--root", self.root, "--now", "2019-07-01")
        given = [str(each) for each in ("translations", *arguments, *options)]
        found = CliRunner().invoke(group, given, prog_name="blogsite", catch_exceptions=False)
        assert found.exit_code == code, found.output
        return found

    def build(self, *arguments: object) -> Result:
        """Build the site, drafts and all."""
        options = (
            "--root",
            self.root,
            "--now",
            "2019-07-01",
            "--drafts",
            "--no-search",
            "--no-cards",
            "--jobs",
            1,
        )
        given = [str(each) for each in ("build", *options, *arguments)]
        return CliRunner().invoke(group, given, prog_name="blogsite", catch_exceptions=False)

    def json(self, *arguments: object) -> Any:
        return json.loads(self.run(*arguments, "--format", "json").stdout)

    def states(self, *arguments: object) -> dict[str, str]:
        """Return the state of each text by its title."""
        return {row["title"]: row["state"] for row in self.json("status", *arguments)}

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.read(path).decode()
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=CNCF", "-c", "user.email=cncf@example.org")
        command = ["git", *identity, *arguments]
        done = subprocess.run(command, cwd=self.root, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def desk(make_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A site with a post in two languages, one in a folder, a draft and a page."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    root = make_site(FILES)
    monkeypatch.chdir(tmp_path)
    return Desk(root)


@pytest.fixture
def remembered(desk: Desk, missing: Callable[[str], Any]) -> Desk:
    """The same in a git repository, its translation marked."""
    if shutil.which("git") is None:
        missing("there is no `git`")
    desk.git("init", "--quiet")
    desk.run("mark", "moves", "zh-CN")
    desk.commit()
    return desk
