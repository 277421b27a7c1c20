"""Settings of Docusaurus, read without running them, however they are laid out."""

from pathlib import Path

import pytest

from blogsite.importing.ledger import Fate
from blogsite.importing.spool import Spool

from .reading import read, write

POST = {"blog/2021-01-01-x.md": "---\ntitle: A\n---\nText.\n"}


@pytest.mark.parametrize(
    "settings",
    [
        "module.exports = {title: 'D & O', url: \"https://do.example\", baseUrl: '/sub/'};",
        (
            "const c = { title: 'D & O', themeConfig: {title: 'no', url: 'no'},\n"
            "  url: 'https://do.example', baseUrl: '/sub/', };"
        ),
        (
            "const URL = 'https://do.example';\nexport default async () => {\n  return {\n"
            "    'title': `D & O`, url: URL, baseUrl: process.env.BASE ?? '/sub/',\n  };\n};"
        ),
    ],
    ids=["one line", "shared lines", "constants"],
)
def test_settings_need_no_lines_of_their_own(tmp_path: Path, spool: Spool, settings: str) -> None:
    """What is plainly written in the outermost object is read, and no text of an inner one."""
    write(tmp_path, {**POST, "docusaurus.config.js": settings})
    archive = read("docusaurus", tmp_path, spool)
    assert (archive.title, archive.base_url) == ("D & O", "https://do.example/sub/")
    assert archive.texts[0].addresses == ("/sub/blog/2021/01/01/x",)
    assert not archive.entries


def test_settings_that_cannot_be_read_are_told(tmp_path: Path, spool: Spool) -> None:
    """Addresses depend on two settings, so the ledger says where one isn't a text, and what to do."""
    settings = "export default {\n  title: 'A',\n  url: `https://${host}`,\n  ...more,\n};\n"
    write(tmp_path, {**POST, "docusaurus.config.ts": settings})
    found = read("docusaurus", tmp_path, spool).entries
    assert [(each.name, each.fate, each.place.line) for each in found] == [
        ("url", Fate.LOST, 3),
        ("baseUrl", Fate.LOST, 0),
    ]
    assert all(each.place.path == "docusaurus.config.ts" for each in found)
    assert all("--base-url" in each.note for each in found)
