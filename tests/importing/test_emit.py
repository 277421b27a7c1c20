"""The files of an imported site are what the program itself reads without a fault."""

import base64
import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from blogsite.importing.addresses import Addresses
from blogsite.importing.archive import Archive, Converted, Picture, SourceText
from blogsite.importing.emit import Content, emit
from blogsite.importing.ledger import Entry, Fate, Part, Place, changed
from blogsite.importing.native import Native, NativeText, Plain
from blogsite.importing.spool import Spool, open_spool

from ..site.pictures import picture, png  # noqa: TID252  (tests are no installed package)

Emitted = Callable[..., dict[str, Content]]


class _Files:
    """A folder in which a picture lies."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def find(self, address: str, text: SourceText) -> Path | None:  # noqa: ARG002
        file = self._root / address
        return file if file.is_file() else None


@pytest.fixture
def entries() -> list[Entry]:
    """What became of things."""
    return []


@pytest.fixture
def emitted(tmp_path: Path, entries: list[Entry]) -> Emitted:
    """Emit a site of one text."""
    (tmp_path / "x.png").write_bytes(png())

    def run(
        front: Mapping[str, Plain], body: Converted, image: Picture | None = None
    ) -> dict[str, Content]:
        with open_spool() as spool:
            text = _text(front, body, image, spool)
            registry = {"content/site.yaml": {"title": "One: two"}}
            native = Native((text,), registry, {"import:a": text})
            own = "own.example.org"
            archive = Archive("en", (), _Files(tmp_path), base_url=f"https://{own}/", hosts=(own,))
            return dict(emit(native, Addresses(archive, native), spool, tmp_path, entries.append))

    return run


def _text(
    front: Mapping[str, Plain], body: Converted, image: Picture | None, spool: Spool
) -> NativeText:
    source = SourceText("a", "en", Place("a.md", 1), "a", spool.keep(body), image=image)
    return NativeText(source, "content/posts/2019/a/index.md", "/blog/a/", front)


def _read(content: Content) -> tuple[dict[str, object], str]:
    assert isinstance(content, bytes)
    _, front, body = content.decode().split("---\n", 2)
    return yaml.safe_load(front), body


def test_front_matter_reads_as_it_was_given(emitted: Emitted) -> None:
    """Whatever its values look like, YAML gives them back, in the order of the documents."""
    front = {
        "tags": ["on", "2019", "a: b", "- c"],
        "title": "Yes: \"no\" # 'x' 🎉 \u2028",
        "date": dt.datetime(2019, 6, 20, 9, tzinfo=dt.UTC),
        "authors": [{"id": "a", "organization": "B"}, "c"],
    }
    found, body = _read(
        emitted(front, Converted("\n\nHi\n\n", ""))["content/posts/2019/a/index.md"]
    )
    assert found == front
    assert list(found) == ["title", "date", "authors", "tags"]
    assert body == "\nHi\n"


@pytest.mark.parametrize(
    ("src", "shown", "note"),
    [
        ("none.png", None, "there is no such picture to publish"),
        ("https://own.example.org/a.png", True, "still depends on the old site"),
        ("https://other.example.org/a.png", True, ""),
    ],
)
def test_a_missing_main_picture_is_left_out(
    emitted: Emitted, entries: list[Entry], src: str, shown: bool | None, note: str
) -> None:
    """What the source should have and lacks is no picture; what is elsewhere is, and is told."""
    files = emitted({"title": "A"}, Converted("", ""), Picture(src))
    image = _read(files["content/posts/2019/a/index.md"])[0].get("image")
    assert image == ({"src": src, "alt": "A"} if shown else None)
    (entry,) = entries
    assert entry.note.partition(": ")[0] == note


def test_a_summary_names_no_key_of_the_source(emitted: Emitted) -> None:
    """A summary that was made of the body shows the URL of a text that a tag named there."""
    files = emitted({"summary": "See import:a."}, Converted("", ""))
    assert _read(files["content/posts/2019/a/index.md"])[0]["summary"] == "See /blog/a/."


_PNG = picture(width=400, height=300)


@pytest.mark.parametrize("form", ["![a]({})", '<img src="{}" alt="a">', "![a][b]\n\n[b]: {}"])
def test_a_picture_within_a_text_becomes_a_file(
    emitted: Emitted, entries: list[Entry], form: str
) -> None:
    """What a text holds itself is decoded, and text before and after it is there."""
    address = f"data:image/png;base64,{base64.b64encode(_PNG).decode()}"
    files = emitted({}, Converted(f"before\n\n{form.format(address)}\n\nafter `data:a/b,c`", ""))
    ((path, content),) = ((path, each) for path, each in files.items() if path.endswith(".png"))
    assert content == _PNG
    body = _read(files["content/posts/2019/a/index.md"])[1]
    assert body == f"\nbefore\n\n{form.format(path.rpartition('/')[2])}\n\nafter `data:a/b,c`\n"
    assert [(each.name, each.fate) for each in entries] == [
        ("data:image/png;base64,…", Fate.CHANGED)
    ]


@pytest.mark.parametrize(
    "data", ["image/png;base64,AAAA", "image/png;base64,A", "a/b,c", "image/png,x"]
)
def test_what_holds_no_picture_is_lost(emitted: Emitted, entries: list[Entry], data: str) -> None:
    """Its words stay where a picture can't be read; outside of links nothing changes."""
    files = emitted({}, Converted(f"![words](data:{data}) data:{data}", ""))
    assert _read(files["content/posts/2019/a/index.md"])[1] == f"\nwords data:{data}\n"
    assert [each.fate for each in entries] == [Fate.LOST]


def test_a_long_line_is_broken_and_told(emitted: Emitted, entries: list[Entry]) -> None:
    """Code of one long line is published in several, which the ledger says."""
    files = emitted({}, Converted(f"```\n{'x' * 30_000}\n```", ""))
    body = _read(files["content/posts/2019/a/index.md"])[1]
    assert max(map(len, body.split("\n"))) < 20_000
    assert [each.note for each in entries] == ["a line of 30000 characters is broken"]


def test_a_day_stays_a_day(emitted: Emitted) -> None:
    """A date without a time is written without one, and an offset stays the writer's own."""
    zone = dt.timezone(dt.timedelta(hours=2))
    files = emitted(
        {"date": dt.date(2019, 6, 20), "updated": dt.datetime(2019, 6, 20, 9, tzinfo=zone)},
        Converted("", ""),
    )
    content = files["content/posts/2019/a/index.md"]
    assert isinstance(content, bytes)
    assert b"date: 2019-06-20\nupdated: 2019-06-20T09:00:00+02:00\n" in content


def test_pictures_are_copied_beside_the_text(emitted: Emitted, tmp_path: Path) -> None:
    """What the body and the front matter show is the same one file of the site."""
    files = emitted({"title": "A"}, Converted("![a](x.png)", ""), Picture("x.png", caption="C"))
    assert files["content/posts/2019/a/x.png"] == tmp_path / "x.png"
    found, _ = _read(files["content/posts/2019/a/index.md"])
    assert found["image"] == {"src": "x.png", "alt": "C", "caption": "C"}


def test_entries_name_the_new_file(emitted: Emitted, entries: list[Entry]) -> None:
    """What became of a part says which text of the new site it belongs to."""
    body = Converted("[a](/x/)", "", (changed(Part.SHORTCODE, "x", Place("a.md", 3), "how"),))
    emitted({}, body, Picture("missing.png"))
    assert {entry.text for entry in entries} == {"content/posts/2019/a/index.md"}
    assert [(entry.part, entry.fate) for entry in entries] == [
        (Part.SHORTCODE, Fate.CHANGED), (Part.LINK, Fate.CHANGED), (Part.IMAGE, Fate.LOST),
    ]  # fmt: skip
