"""What the tests of merging share: a site in two languages, and a look at its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blogsite.cli.main import group

FILES = {
    "content/site.yaml": (
        "# The blog\nbase_url: https://blog.example.org/b/\nlanguages: [en, zh-CN]  # two\n"
    ),
    "content/authors/lei-zhang.yaml": "name: Lei Zhang\norganization: Alibaba\n",
    "content/authors/l-zhang.yaml": (
        "name: L. Zhang\n# as on the badge\nnames:\n  zh-CN: 张磊\nurl: https://example.org/\n"
    ),
    "content/tags/mesh.yaml": "name: Mesh\n",
    "content/tags/service-mesh.yaml": "name: Service mesh\ndescription: What carries calls.\n",
    "content/posts/one.md": (
        "---\n# first\ntitle: 'One'\ndate: 2019-06-24\nauthors: [l-zhang]   # him\n"
        'tags:\n  - mesh  # a\n  - "loose"\n---\n\nSee /tags/mesh/ and mesh.\n'
    ),
    "content/posts/one.zh-CN.md": (
        "---\r\ntitle: 一\r\ntranslators:\r\n- lei-zhang\r\n- l-zhang\r\n---\r\n\r\n字。\r\n"
    ),
    "content/posts/two/index.md": (
        "---\ntitle: Two\ndate: 2019-06-23\nauthors: [lei-zhang]\ntags: [service-mesh, mesh]\n---\n"
    ),
    "content/posts/draft.md": (
        "---\ntitle: Draft\ndate: 2019-06-22\ndraft: true\ntags: [mesh]\n"
        "authors:\n  - {id: l-zhang, organization: Company}\n---\n"
    ),
}
ONE, TRANSLATION = "content/posts/one.md", "content/posts/one.zh-CN.md"


class Desk:
    """A site, and the commands that change it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: object, code: int = 0) -> Result:
        """Run `blogsite`, and hold it to its exit code."""
        given = [*map(str, arguments), "--root", str(self.root), "--now", "2019-07-01"]
        found = CliRunner().invoke(group, given, prog_name="blogsite", catch_exceptions=False)
        assert found.exit_code == code, found.output
        return found

    def refused(self, *arguments: object, code: int = 1) -> str:
        """Run a command that changes nothing, and return what it says in one line."""
        before = self.files()
        found = self.run(*arguments, code=code)
        assert self.files() == before
        return " ".join(found.output.split())

    def build(self, code: int = 0) -> Path:
        """Build the site, and return the folder."""
        self.run(
            "build",
            "--output",
            self.root / "../out",
            "--no-search",
            "--no-cards",
            "--jobs",
            1,
            code=code,
        )
        return self.root.parent / "out"

    def files(self) -> dict[str, bytes]:
        """Return the content of all files."""
        found = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def read(self, path: str) -> str:
        """Return a file's text, line ends and all."""
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that is there."""
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))


@pytest.fixture
def desk(make_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A site with an author and a tag too many."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    root = make_site(FILES)
    monkeypatch.chdir(tmp_path)
    return Desk(root)
