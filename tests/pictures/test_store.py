"""What was made of pictures is kept, and is never more than a saving of time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from blogsite.pictures import making
from blogsite.result import Result

from ..site.folders import RICH, snapshot  # noqa: TID252
from ..site.pictures import add_pictures, picture  # noqa: TID252

POST = "---\ntitle: A\ndate: 2019-06-01\n---\n\n![x](a.png)\n"


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    """A site of one post with a picture."""
    root: Path = make_site(
        {"content/posts/a/index.md": POST, "content/posts/a/a.png": picture(width=900)}
    )
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures that were made, by path."""
    paths: list[str] = []
    original = making.make_picture

    def make(root: str, path: str, *rest: object) -> bytes:
        paths.append(path)
        return original(root, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "make_picture", make)
    return paths


def _kept(tmp_path: Path) -> list[Path]:
    return sorted(each for each in (tmp_path / "cache/pictures").rglob("*") if each.is_file())


def test_each_file_is_made_once(site, build, made, tmp_path) -> None:
    """Files that were lost or are wanted elsewhere are taken from what is kept."""
    build(site)
    first = snapshot(tmp_path / "out")
    assert len(made) == len(_kept(tmp_path)) > 0
    made.clear()
    build(site, output=tmp_path / "elsewhere")
    assert made == []
    assert snapshot(tmp_path / "elsewhere") == first


def test_an_edit_makes_no_picture(site, build, made) -> None:
    """Editing a post makes nothing of its pictures anew."""
    build(site)
    made.clear()
    (site / "content/posts/a/index.md").write_text(POST + "More.\n", "utf-8")
    build(site)
    assert made == []


def test_what_nobody_wants_leaves(site, build, tmp_path) -> None:
    """What was made of a picture that is gone, or was replaced, isn't kept."""
    build(site)
    before = _kept(tmp_path)
    (site / "content/posts/a/a.png").write_bytes(picture(width=901))
    build(site)
    after = _kept(tmp_path)
    assert len(after) == len(before)
    assert not set(after) & set(before)
    (site / "content/posts/a/index.md").write_text(POST.replace("![x](a.png)", "x"), "utf-8")
    build(site)
    assert _kept(tmp_path) == []


def test_damage(site, build, made, tmp_path) -> None:
    """What is damaged where it is kept is made anew."""
    build(site)
    first = snapshot(tmp_path / "out")
    for path in _kept(tmp_path):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    made.clear()
    build(site, output=tmp_path / "elsewhere")
    assert snapshot(tmp_path / "elsewhere") == first
    assert len(made) == len(_kept(tmp_path))


def test_a_folder_that_cannot_be_written(site, build, tmp_path) -> None:
    """Where nothing can be kept, pictures are made all the same."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/pictures").write_text("in the way", "utf-8")
    result: Result = build(site)
    assert not result.diagnostics
    assert list((tmp_path / "out/assets/pictures").iterdir())


def test_what_cannot_be_let_go(site, build, tmp_path) -> None:
    """Where something can't be removed from what is kept, a build does its work all the same."""
    build(site)
    (kept,) = (tmp_path / "cache/pictures").iterdir()
    (kept / "folder").mkdir()
    (site / "content/posts/a/index.md").write_text(POST.replace("![x](a.png)", "x"), "utf-8")
    result: Result = build(site)
    assert not result.diagnostics
    assert [each.name for each in kept.iterdir()] == ["folder"]


def test_a_clean_build_keeps_nothing(site, build, made) -> None:
    """A clean build makes all pictures itself."""
    build(site)
    count = len(made)
    build(site, clean=True)
    assert len(made) == 2 * count


def test_any_number_of_processes(build, tmp_path) -> None:
    """Pictures made in several processes are those made in one, byte for byte."""
    site = add_pictures(RICH, tmp_path / "rich")
    for number in range(30):
        data = picture(["PNG", "JPEG", "WEBP"][number % 3], 500 + number)
        (site / f"content/posts/{number}.png").write_bytes(data)
    shown = "".join(f"![x](../{number}.png)\n" for number in range(30))
    (site / "content/posts/2019/many.md").write_text(
        f"---\ntitle: Many\ndate: 2019-06-01\n---\n\n{shown}", "utf-8"
    )
    build(site, jobs=1)
    build(site, jobs=3, output=tmp_path / "three", clean=True)
    assert snapshot(tmp_path / "three") == snapshot(tmp_path / "out")
