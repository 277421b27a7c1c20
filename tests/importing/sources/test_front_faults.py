"""Front matter that can't be read, whatever kind of source it stands in."""

import datetime as dt
from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Converted, Status
from blogsite.importing.ledger import Entry
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources import READERS
from blogsite.importing.spool import open_spool

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
PATHS = {
    "hugo": "content/posts/2020-05-06-a.md",
    "docusaurus": "blog/2020-05-06-a.md",
    "jekyll": "_posts/2020-05-06-a.md",
    "markdown": "2020-05-06-a.md",
}
FAULTS = {
    "quotes": b'---\ntitle: "a: "b" c"\ndraft: true\n---\nText.\n',
    "tab": b"---\ntitle: A\n\ttags: [a]\ndraft: true\n---\nText.\n",
    "toml": b'+++\ntitle = "A\ndraft = true\n+++\nText.\n',
    "json": b'{\n"title": "A"\n"draft": true\n}\nText.\n',
    "endless": b"---\ntitle: A\ndraft: true\n\nText.\n",
}


def _read(kind: str, root: Path, data: bytes) -> tuple[Archive, Converted, Problems]:
    path = root / PATHS[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    problems = Problems()
    with open_spool() as spool:
        archive = READERS[kind](ImportOptions(kind, root, root / "new", NOW), spool, problems)
        (text,) = archive.texts
        return archive, spool.read(text.body, Converted), problems


def _entries(archive: Archive, body: Converted) -> list[Entry]:
    return [*archive.entries, *body.entries]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", PATHS)
def test_a_text_of_which_nobody_knows_is_a_draft(tmp_path: Path, kind: str, fault: str) -> None:
    """A text whose front matter can't be read may be a draft, so it is one, and a warning says so."""
    archive, body, problems = _read(kind, tmp_path, FAULTS[fault])
    (text,) = archive.texts
    assert text.status is Status.UNREADABLE
    assert "Text." in body.markdown
    (warning,) = problems
    assert (warning.rule, warning.path, warning.severity.value) == (
        "bad-source",
        PATHS[kind],
        "warning",
    )
    assert any(entry.name == "front matter" for entry in _entries(archive, body))
