"""Exports of WordPress become sites that build, with every word in its place."""

from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.options import ImportOptions
from blogsite.importing.record import Outcome
from blogsite.importing.run import run_import

from ..html.htmls import Chance  # noqa: TID252  (tests are no installed package)
from .conftest import NOW
from .exports import attachment, author, export, item, label, meta

UPLOADS = "https://blog.example/wp-content/uploads/"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6364f8cf500f0003860180"
    "5a34"
    "7d6b0000000049454e44ae426082"
)


def _import(source: Path, into: Path, uploads: Path | None = None) -> Outcome:
    options = ImportOptions("wordpress", source, into, NOW, uploads=uploads, jobs=1)
    problems = Problems()
    outcome = run_import(options, lambda *_: None, problems)
    assert not [each for each in problems if each.severity.value == "error"]
    assert outcome is not None
    return outcome


def _files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return an export of bodies made by chance: classic ones, of blocks, with shortcodes."""
    items = []
    for number in range(1, 25):
        html = Chance(number + 9_000).html()
        if number % 3 == 1:
            html = f"<!-- wp:group -->\n{html}\n<!-- /wp:group --><!-- wp:html -->{html}<!-- /wp:html -->"
        elif number % 3 == 2:
            html = f'[caption]<img src="{UPLOADS}2019/06/a-300x200.png"> C[/caption]\n\n{html}\n\n[foo a="b"]'
        items.append(item(number, html, label("post_tag", "t", "T"), meta("_thumbnail_id", "99")))
    items.append(item(30, "Secret words", password="x"))
    items.append(attachment(99, "2019/06/a.png", alt="A"))
    path = tmp_path / "export.xml"
    path.write_text(export(author("writer", "Writer One"), *items), encoding="utf-8")
    return path


def test_a_site_builds_with_all_words(source: Path, tmp_path: Path) -> None:
    """Whatever bodies hold, all their words are on the pages, in their order."""
    record = _import(source, tmp_path / "new").record
    assert record.proof is not None
    assert len(record.proof.texts) == 25
    assert [text for text in record.proof.texts if text.differences] == []
    drafts = [path for path, data in _files(tmp_path / "new").items() if b"draft: true" in data]
    assert [Path(path).stem for path in drafts] == ["name-30"]


def test_a_second_import_changes_nothing(source: Path, tmp_path: Path) -> None:
    """The same export gives the same bytes again, whoever converts the bodies."""
    _import(source, tmp_path / "new")
    before = _files(tmp_path / "new")
    _import(source, tmp_path / "new")
    assert _files(tmp_path / "new") == before


def test_lists_of_authors_lead_to_their_new_pages(tmp_path: Path) -> None:
    """An account that is called otherwise than its author has a redirect, and links are led there."""
    path = tmp_path / "export.xml"
    body = '<a href="https://blog.example/author/admin/">mine</a>'
    drafted = item(2, "Words", creator="Other One", status="draft")
    path.write_text(
        export(
            author("admin", "Writer One"),
            author("Other One", "Other"),
            item(1, body, creator="admin"),
            drafted,
        ),
        encoding="utf-8",
    )
    _import(path, tmp_path / "new")
    files = _files(tmp_path / "new")
    settings = files["content/site.yaml"].decode()
    assert "from: /author/admin/\n  to: /authors/writer-one/" in settings
    assert "Other" not in settings
    text = next(
        data for name, data in files.items() if name.endswith(("name-1.md", "name-1/index.md"))
    )
    assert b"[mine](/authors/writer-one/)" in text


def test_uploads_come_along(source: Path, tmp_path: Path) -> None:
    """Pictures of a local copy stand beside their posts, in their original size."""
    (tmp_path / "uploads/2019/06").mkdir(parents=True)
    (tmp_path / "uploads/2019/06/a.png").write_bytes(PNG)
    _import(source, tmp_path / "new", tmp_path / "uploads")
    files = _files(tmp_path / "new")
    assert files["content/posts/2019/name-2/a.png"] == PNG
    assert b'![](a.png "C")' in files["content/posts/2019/name-2/index.md"]
