"""Files of an export: in parts, compressed, damaged, hostile, or something else."""

import gzip
import zipfile
from pathlib import Path

import pytest

from blogsite.importing.archive import Status
from blogsite.importing.ledger import Part

from .conftest import Reader
from .exports import FOOT, HEAD, cdata, export, item

BOMB = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss xmlns:wp="x"><channel><title>&b;</title></channel></rss>"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<rss xmlns:wp="x"><channel><title>&a;</title></channel></rss>"""


def _error(read: Reader, source: str | bytes | Path) -> tuple[str, int]:
    found = read(source)
    assert found.archive.texts == ()
    (problem,) = found.problems
    assert problem.hint
    return problem.message, problem.line


def test_parts_are_read_in_their_order(read: Reader, tmp_path: Path) -> None:
    """A folder of parts is one site, the tenth after the second, and no text counts twice."""
    folder = tmp_path / "parts"
    folder.mkdir()
    (folder / "site.10.xml").write_text(export(item(10, "j"), item(2, "again")))
    (folder / "site.2.xml").write_text(export(item(2, "b")))
    (folder / "feed.xml").write_text("<rss><channel><item><title>x</title></item></channel></rss>")
    found = read(folder)
    assert not list(found.problems)
    assert [text.name for text in found.archive.texts] == ["name-2", "name-10"]
    assert found.body("name-2").markdown == "b"
    lost = [(entry.part, entry.place.path) for entry in found.archive.entries]
    assert lost == [(Part.FILE, "feed.xml"), (Part.POST, "site.10.xml")]


def _folder(root: Path, *exports: str) -> Path:
    folder = root / "parts"
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(exports, 1):
        (folder / f"{number}.xml").write_text(text)
    return folder


@pytest.mark.parametrize("is_newer_first", [False, True])
def test_of_a_text_that_was_exported_twice_the_newer_version_counts(
    read: Reader, tmp_path: Path, is_newer_first: bool
) -> None:
    """Whichever file is read first, what was changed last is imported, and the ledger says so."""
    versions = [
        export(item(1, "old words", title="Old", modified="2019-07-01 09:00:00")),
        export(item(1, "new words", title="New", modified="2020-01-01 09:00:00"), item(2)),
    ]
    found = read(_folder(tmp_path, *(versions[::-1] if is_newer_first else versions)))
    assert [text.title.value for text in found.archive.texts if text.name == "name-1"] == ["New"]
    assert found.body("name-1").markdown == "new words"
    (entry,) = (each for each in found.archive.entries if each.part is Part.POST)
    assert (entry.name, "changed later" in entry.note) == ("Old", True)


def test_of_two_versions_of_one_time_the_one_that_nobody_saw_counts(
    read: Reader, tmp_path: Path
) -> None:
    """Where nothing says which is newer, a text isn't published by mistake."""
    versions = export(item(1, "a")), export(item(1, "b", status="private"))
    for each in (versions, versions[::-1]):
        found = read(_folder(tmp_path, *each))
        assert [text.status for text in found.archive.texts] == [Status.PRIVATE]


def test_another_text_with_the_same_number_is_kept(read: Reader, tmp_path: Path) -> None:
    """Where name, address and id are another's, so is the text, and none has the other's number."""
    other = item(1, "two", name="other", title="Other", guid="https://blog.example/?p=999",
                 link="https://blog.example/2019/other/")  # fmt: skip
    found = read(_folder(tmp_path, export(item(1, "one")), export(other, other)))
    assert [text.name for text in found.archive.texts] == ["name-1", "other"]
    assert len({text.key for text in found.archive.texts}) == 2
    assert found.body("other").markdown == "two"
    assert [entry.name for entry in found.archive.entries] == ["Other"]


def test_exports_of_two_blogs_are_an_error(read: Reader, tmp_path: Path) -> None:
    """Their numbers mean different things, so the message names both; one blog may have two names."""
    one = export(item(1, "one"))
    same = one.replace("https://blog.example<", "http://www.blog.example/<")
    assert not read(_folder(tmp_path, one, same)).problems.has_errors
    other = one.replace("blog.example", "other.example")
    message, _ = _error(read, _folder(tmp_path, one, other))
    assert "`https://blog.example`" in message
    assert "`https://other.example`" in message


def test_compressed_exports(read: Reader, tmp_path: Path) -> None:
    """Files in gzip and in zip are read like any other."""
    text = export(item(1, "Words")).encode()
    gz, packed = tmp_path / "a.xml.gz", tmp_path / "a.zip"
    gz.write_bytes(gzip.compress(text))
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("site.xml", text)
        archive.writestr("__MACOSX/site.xml", b"junk")
    assert read(gz).body("name-1").markdown == "Words"
    found = read(packed)
    assert found.body("name-1").markdown == "Words"
    assert found.text("name-1").place.path == "a.zip/site.xml"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "empty"),
        ("\n  \n", "empty"),
        ("words, no markup", "no XML"),
        ("<!DOCTYPE html><html><body><br></body></html>", "web page"),
        ("<html><p>x</html>", "web page"),
        ("<opml version='2.0'><body/></opml>", "`<opml>`"),
        ("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>", "feed"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "feed"),
        (HEAD + FOOT, "no posts"),
        (BOMB, "declares an entity"),
        (EXTERNAL, "declares an entity"),
        (HEAD + "<a>" * 100, "nested"),
    ],
)
def test_what_is_no_export_is_named(read: Reader, source: str, message: str) -> None:
    """Each file that is something else gets a message that says what it is."""
    assert message in _error(read, source)[0]


def test_an_export_cut_off_anywhere_is_an_error(read: Reader) -> None:
    """Wherever an export ends too early, that is said, with the line."""
    whole = export(item(1, "Words \U0001f600 of\nmany lines"), item(2, "More"))
    start = whole.index("<item>")
    for end in range(start, len(whole) - len(FOOT), 97):
        message, line = _error(read, whole.encode()[:end])
        assert "cut off" in message
        assert line > 0
    packed = gzip.compress(whole.encode())
    assert "cut off" in _error(read, packed[:-20])[0]
    for at in range(10, len(packed), 101):
        broken = packed[:at] + bytes([packed[at] ^ 255]) + packed[at + 1 :]
        assert "damaged" in _error(read, broken)[0] or "read from here" in _error(read, broken)[0]


def test_an_export_that_is_broken_inside_is_an_error(read: Reader) -> None:
    """Tags that don't match are no guess of ours."""
    broken = export(item(1, "Words")).replace("</wp:status>", "</wp:stat>")
    message, line = _error(read, broken)
    assert "can't be read from here" in message
    assert line > 1


def test_folders_without_exports_are_errors(read: Reader, tmp_path: Path) -> None:
    """A folder of other files holds nothing to import."""
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "a.txt").write_text("x")
    assert "no export" in _error(read, tmp_path / "none")[0]
    assert "No such file" in _error(read, tmp_path / "nowhere")[0]


def test_borders_of_cdata_may_stand_in_a_text(read: Reader) -> None:
    """What WordPress splits is one text again."""
    found = read(export(item(1, "<p>a ]]> b ]]]]> c &lt;![CDATA[ d</p>", title="x ]]> y")))
    assert found.body("name-1").visible == "a ]]> b ]]]]> c <![CDATA[ d"
    assert found.text("name-1").title.value == "x ]]> y"


def test_letters_that_xml_forbids_are_left_out(read: Reader) -> None:
    """Control characters anywhere are left out, with an entry that has their line and number."""
    source = export(item(1, "One\x01\x02 two\n\x0bthree", title="A\x08B"))
    found = read(source)
    assert found.body("name-1").visible == "One two three"
    assert found.text("name-1").title.value == "AB"
    (entry,) = [each for each in found.archive.entries if each.part is Part.FILE]
    assert entry.count == 4
    assert entry.place.line == found.text("name-1").title.line


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("a&nbsp;b &hellip; &eacute;", "a b … é"),
        ("R&D & more &unknown; x", "R&D & more &unknown; x"),
        ("a&#1;b&#x0;c&#xFFFE;d&#99999999;e", "abcde"),
        ("&#55357;&#56832; &#x1F600;", "\U0001f600 \U0001f600"),
        ("&amp;amp; &lt;b&gt;", "&"),
    ],
)
def test_references_outside_of_cdata(read: Reader, written: str, read_as: str) -> None:
    """References that no declaration explains mean what HTML makes of them."""
    source = export(item(1, "x")).replace(cdata("Title 1"), written)
    found = read(source)
    assert not list(found.problems)
    assert found.text("name-1").title.value == read_as


@pytest.mark.parametrize(
    ("data", "read_as"),
    [
        (b"It\x92s here", "It’s here"),
        (b"caf\xe9", "café"),
        (b"\xed\xa0\xbd\xed\xb8\x80", "\U0001f600"),
        (b"a\xff\xfeb", "aÿþb"),
        (b"\xed\xa0\xbd alone", "\ufffd alone"),
    ],
)
def test_bytes_that_are_no_utf_8(read: Reader, data: bytes, read_as: str) -> None:
    """Bytes of an old code page and surrogates are read as what was meant, with an entry."""
    source = export(item(1, "@@")).encode().replace(b"@@", data)
    found = read(source)
    assert found.body("name-1").visible == read_as
    assert [entry.part for entry in found.archive.entries] == [Part.FILE]


def test_pieces_of_a_file_end_anywhere(read: Reader) -> None:
    """Where the reader's pieces of a file begin changes nothing."""
    for shift in range(0, 40, 3):
        filler = "x" * ((1 << 16) - len(HEAD) - 900 + shift)
        comment = f"<!-- {filler} -->"
        content = "&nbsp;\U0001f600 ]]> é &amp;lt; " * 60
        source = HEAD + comment + item(1, content, title="T") + FOOT
        source = source.replace(cdata("T"), "a &eacute; &#55357;&#56832; " * 20)
        found = read(source)
        assert found.text("name-1").title.value == " ".join(["a é \U0001f600"] * 20)
        assert found.body("name-1").visible == " ".join(["\U0001f600 ]]> é &lt;"] * 60)


def test_other_encodings_and_marks(read: Reader) -> None:
    """An encoding that the file declares counts, and so do marks at its start."""
    text = export(item(1, "café"))
    latin = text.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    utf_16 = text.replace("UTF-8", "UTF-16").encode("utf-16")
    for data in (latin, utf_16, b"\xef\xbb\xbf" + text.encode(), b"\n\n" + text.encode()):
        assert read(data).body("name-1").visible == "café"


def test_a_warning_before_the_export_is_left_out(read: Reader) -> None:
    """What PHP prints before the XML is an entry, and lines are counted with it."""
    warning = "<br />\n<b>Warning</b>: Undefined array key in <b>x.php</b> on line 2<br />\n"
    source = warning + export(item(1, "Words"))
    found = read(source)
    assert not found.problems.has_errors
    assert "<item>" in source.split("\n")[found.text("name-1").place.line - 1]
    assert [each.note for each in found.entries() if "before the XML" in each.name] == ["left out"]
