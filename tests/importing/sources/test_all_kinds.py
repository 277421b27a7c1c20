"""What no kind of source may take for what it isn't: faulty front matter, old letters, no blog."""

from pathlib import Path

import pytest

from blogsite.diagnostics import Diagnostic
from blogsite.importing.archive import Archive, Converted, Status
from blogsite.importing.ledger import Entry
from blogsite.importing.spool import Spool

from .reading import read_any, write

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


def _read(
    kind: str, root: Path, spool: Spool, data: bytes
) -> tuple[Archive, Converted, list[Diagnostic]]:
    path = root / PATHS[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    archive, faults = read_any(kind, root, spool)
    (text,) = archive.texts
    return archive, spool.read(text.body, Converted), faults


def _entries(archive: Archive, body: Converted) -> list[Entry]:
    return [*archive.entries, *body.entries]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", PATHS)
def test_a_text_of_which_nobody_knows_is_a_draft(
    tmp_path: Path, spool: Spool, kind: str, fault: str
) -> None:
    """A text whose front matter can't be read may be a draft, so it is one, and a warning says so."""
    archive, body, (warning,) = _read(kind, tmp_path, spool, FAULTS[fault])
    (text,) = archive.texts
    assert text.status is Status.UNREADABLE
    assert "Text." in body.markdown
    assert (warning.rule, warning.path, warning.severity.value) == (
        "bad-source",
        PATHS[kind],
        "warning",
    )
    assert any(entry.name == "front matter" for entry in _entries(archive, body))


@pytest.mark.parametrize(("fault", "title"), [("quotes", 'a: "b" c'), ("tab", "A"), ("toml", "A"),
                                              ("json", "A")])  # fmt: skip
@pytest.mark.parametrize("kind", PATHS)
def test_a_title_and_a_day_of_their_own_are_read_all_the_same(
    tmp_path: Path, spool: Spool, kind: str, fault: str, title: str
) -> None:
    """What a line says by itself is known, whatever is wrong with the front matter around it."""
    line = {"json": b'"date": "2019-01-02",\n', "toml": b"date = 2019-01-02\n"}.get(fault)
    start, rest = FAULTS[fault].split(b"\n", 1)
    data = start + b"\n" + (line or b"date: 2019-01-02\n") + rest
    (text,) = _read(kind, tmp_path, spool, data)[0].texts
    assert (text.title.value, text.title.line, text.date.value) == (title, 3, "2019-01-02")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("---\ntitle: Café\n---\nNaïve – “so”.\n".encode("windows-1252"), "Windows-1252"),
        (b"---\ntitle: Caf\xe9\n---\n" + "Naïve – “so”.\n".encode(), "Windows-1252"),
        ("---\ntitle: Café\n---\nNaïve – “so”.\n".encode("utf-16"), "UTF-16"),
    ],
    ids=["old", "mixed", "utf-16"],
)
@pytest.mark.parametrize("kind", PATHS)
def test_other_letters_than_utf_8_are_read_and_told(
    tmp_path: Path, spool: Spool, kind: str, data: bytes, encoding: str
) -> None:
    """No letter is lost of a file that is written as old programs do, and the ledger names it."""
    archive, body, _ = _read(kind, tmp_path, spool, data)
    assert archive.texts[0].title.value == "Café"
    assert body.markdown.strip() == body.visible == "Naïve – “so”."
    (entry,) = (each for each in _entries(archive, body) if each.name == "encoding")
    assert encoding in entry.note


@pytest.mark.parametrize(
    "data",
    [
        b"---\ntitle: A\n---\n\nOne \x1b[31mred\x1b[0m word.\n",
        b"---\ntitle: A\n---\r\n\r\nOne \x1b[31mred\x07[0m word.\r\n",
        "---\ntitle: A\n---\n\nOne \u202e[31mred\ufdd0[0m word.\n".encode(),
    ],
    ids=["terminal", "bell", "directions"],
)
@pytest.mark.parametrize("kind", PATHS)
def test_control_characters_are_left_out_and_told(
    tmp_path: Path, spool: Spool, kind: str, data: bytes
) -> None:
    """No text is lost for characters that nobody sees: they go, with an entry and their line."""
    archive, body, faults = _read(kind, tmp_path, spool, data)
    assert not faults
    assert "One [31mred[0m word." in body.markdown.replace("\\", "")
    assert body.visible == "One [31mred[0m word."
    (entry,) = (each for each in _entries(archive, body) if each.name == "control characters")
    assert (entry.count, entry.place.line, entry.fate.value) == (2, 5, "changed")
    assert "U+" in entry.note


@pytest.mark.parametrize("kind", PATHS)
def test_control_characters_in_front_matter_hide_none_of_it(
    tmp_path: Path, spool: Spool, kind: str
) -> None:
    """YAML forbids them, but what it says is still to be read; pages of old printers are spaces."""
    data = b"---\ntitle: A\x08 title\ndraft: \x00true\n---\nOne\x0ctext.\n"
    archive, body, faults = _read(kind, tmp_path, spool, data)
    assert not faults
    assert (archive.texts[0].title.value, archive.texts[0].status) == ("A title", Status.DRAFT)
    assert body.visible == "One text."


@pytest.mark.parametrize("kind", PATHS)
def test_a_base_url_that_is_none(tmp_path: Path, spool: Spool, kind: str) -> None:
    """What no program can take for an address leaves the texts with their paths."""
    write(tmp_path, {PATHS[kind]: "---\ntitle: A\n---\nText.\n"})
    plain, _ = read_any(kind, tmp_path, spool)
    archive, faults = read_any(kind, tmp_path, spool, "https://[x")
    assert (archive.hosts, faults) == ((), [])
    assert archive.texts[0].addresses == plain.texts[0].addresses


@pytest.mark.parametrize("kind", PATHS)
def test_a_site_is_on_its_host_with_www_and_without(
    tmp_path: Path, spool: Spool, kind: str
) -> None:
    """Links to either name are links within the site."""
    write(tmp_path, {PATHS[kind]: "---\ntitle: A\n---\nText.\n"})
    archive, _ = read_any(kind, tmp_path, spool, "https://www.Example.org/blog/")
    assert archive.hosts == ("www.example.org", "example.org")


@pytest.mark.parametrize("folder", [".", "missing"])
@pytest.mark.parametrize("kind", PATHS)
def test_a_folder_without_texts_is_an_error(
    tmp_path: Path, spool: Spool, kind: str, folder: str
) -> None:
    """What holds no text is no blog, and what isn't there can't be read."""
    _, faults = read_any(kind, tmp_path / folder, spool)
    assert [(each.rule, bool(each.hint)) for each in faults] == [("bad-source", True)]


@pytest.mark.parametrize("kind", ["hugo", "docusaurus", "jekyll"])
def test_a_folder_that_is_no_blog_is_refused(tmp_path: Path, spool: Spool, kind: str) -> None:
    """Texts without settings, dates or front matter are no blog, though any folder has some."""
    for path in ("README.md", "examples/index.html", "guide/use.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("# How to use it\n\nText.\n")
    archive, faults = read_any(kind, tmp_path, spool)
    assert not archive.texts
    assert [(each.rule, bool(each.hint)) for each in faults] == [("bad-source", True)]
