"""The output folder: only ours, only whole, restored where it was damaged."""

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from blogsite.publish.output import MARKER, Arrivals, OutputError
from blogsite.render.job import forget_bodies

ONE = "blog/2019/06/01/one/index.html"


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"damaged"),
        lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: shutil.rmtree(path.parent),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to("/etc/hostname")),
        lambda path: (path.unlink(), path.symlink_to("nowhere")),
    ],
    ids=["other", "one byte", "empty", "missing", "no folder", "a folder", "a link", "a dead link"],
)
def test_damaged_files_are_restored(workshop, damage) -> None:
    """A file of the output that was changed, removed or replaced is written again."""
    before = workshop.files
    damage(workshop.output / ONE)
    workshop.build()
    assert workshop.files == before
    assert not (workshop.output / ONE).is_symlink()


def test_a_touched_file_is_kept(workshop) -> None:
    """A file whose times changed, as after a restore, is recognised by its content."""
    os.utime(workshop.output / ONE, (1, 1))
    workshop.build()
    assert workshop.figures[0] == 0


def test_a_restored_folder_is_kept(workshop) -> None:
    """A copy of the output, as a deploy's cache makes it, needs no rendering."""
    copy = workshop.output.with_name("copy")
    shutil.copytree(workshop.output, copy)
    shutil.rmtree(workshop.output)
    copy.rename(workshop.output)
    workshop.build()
    assert workshop.figures[0] == 0


def test_files_arrive(tmp_path: Path) -> None:
    """A file comes with its folder where there is none, and beside what is there elsewhere."""
    stage, output = tmp_path / "stage", tmp_path / "output"
    staged = ["index.html", "new/a/index.html", "new/b.html", "old/sub/b.html", "old/a.html"]
    for path in (*staged, "left/c.html"):
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).write_text("new")
    (output / "old/sub").mkdir(parents=True)
    for path in ("old/a.html", "old/kept.html", "old/sub/kept.html"):
        (output / path).write_text("old")
    arrivals = Arrivals(stage, output)
    for path in staged:
        arrivals.place(path)
    found = {path for path in output.rglob("*") if path.is_file() and path.read_text() == "new"}
    assert found == {output / path for path in staged}
    assert (output / "old/kept.html").read_text() == "old"
    assert (output / "old/sub/kept.html").read_text() == "old"


def test_foreign_files_are_removed(workshop) -> None:
    """What nobody planned goes from a folder that is ours."""
    (workshop.output / "foreign").mkdir()
    (workshop.output / "foreign/old.html").write_text("old")
    (workshop.output / "draft.html").write_text("old")
    before = workshop.files.keys() - {"foreign/old.html", "draft.html"}
    workshop.build()
    assert workshop.figures[2] == 2
    assert workshop.files.keys() == before
    assert not (workshop.output / "foreign").exists()


def test_links_are_not_followed(workshop, tmp_path: Path) -> None:
    """A symbolic link in the output is replaced or removed; what it points to stays."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "keep.txt").write_text("mine")
    shutil.rmtree(workshop.output / "blog")
    (workshop.output / "blog").symlink_to(other)
    (workshop.output / "more").symlink_to(other)
    (workshop.output / "feed.xml").unlink()
    (workshop.output / "feed.xml").symlink_to(other / "keep.txt")
    workshop.build()
    assert [path.name for path in other.iterdir()] == ["keep.txt"]
    assert (other / "keep.txt").read_text() == "mine"
    assert not (workshop.output / "blog").is_symlink()
    assert not (workshop.output / "more").exists()
    assert (workshop.output / ONE).is_file()


def test_a_folder_that_is_not_ours(workshop) -> None:
    """A folder with files and without the marker is refused, and nothing in it is touched."""
    (workshop.output / MARKER).unlink()
    (workshop.output / "mine.txt").write_text("mine")
    before = workshop.files
    with pytest.raises(OutputError, match="files that blogsite did not write"):
        workshop.build(clean=True)
    assert workshop.files == before
    assert not (workshop.output / MARKER).exists()


def test_a_file_for_a_folder(workshop, tmp_path: Path) -> None:
    """A file can't be the output folder."""
    workshop.output = tmp_path / "file"
    workshop.output.write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        workshop.build()
    assert workshop.output.read_text() == "mine"


def test_an_empty_folder_is_taken(workshop, tmp_path: Path) -> None:
    """An empty folder, and one that doesn't exist yet, become ours."""
    workshop.output = tmp_path / "deep" / "er"
    workshop.build()
    assert (workshop.output / "index.html").is_file()
    workshop.output = tmp_path / "empty"
    workshop.output.mkdir()
    workshop.build()
    assert (workshop.output / MARKER).is_file()


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("content/posts/one.md", "---\ntitle: One\n---\n", "missing-key"),
        ("content/posts/bad.md", "no front matter", "no-front-matter"),
        ("content/site.yaml", "theme: nothing\n", "unknown-theme"),
        ("themes/mine/templates/home.html", "{{ nothing }}", "unknown-variable"),
        ("themes/mine/static/index.html", "x", "url-collision"),
    ],
)
def test_errors_leave_the_output_as_it_was(workshop, path, text, rule) -> None:
    """With an error anywhere nothing is published, nothing is removed, nothing is left behind."""
    before = {each: each.lstat().st_mtime_ns for each in workshop.output.rglob("*")}
    files = workshop.files
    workshop.edit("content/posts/two.md", "title: Two", "title: Changed")
    workshop.write(path, text)
    assert workshop.build() == set()
    assert rule in workshop.rules
    assert workshop.figures == (0, 0, 0)
    assert workshop.files == files
    assert {each: each.lstat().st_mtime_ns for each in workshop.output.rglob("*")} == before


def test_mended_errors(workshop) -> None:
    """After the fault is mended, the next build publishes what had changed meanwhile."""
    workshop.edit("content/posts/one.md", "First body.", "Changed.\n\n[x](nothing.md)")
    workshop.build()
    assert workshop.rules == ["missing-file"]
    workshop.edit("content/posts/one.md", "[x](nothing.md)", "")
    workshop.build()
    assert b"Changed." in workshop.files[ONE]


def test_faults_are_repeated(workshop) -> None:
    """An unchanged fault is reported by every build, warnings too."""
    workshop.edit("content/posts/one.md", "First body.", "<script></script>\n\n[x](#nothing)")
    workshop.build()
    first = workshop.result.diagnostics
    assert sorted(workshop.rules) == ["missing-anchor", "removed-html"]
    workshop.build()
    assert workshop.result.diagnostics == first


def test_a_render_that_dies(workshop, monkeypatch) -> None:
    """An exception in the middle leaves the last output, and no half-written file."""
    files = workshop.files
    workshop.edit("content/posts/one.md", "title: One", "title: Changed")

    def fail(*_args, **_named):
        raise RuntimeError("out of luck")

    with monkeypatch.context() as patch:
        patch.setattr("blogsite.publish.stage._place", fail)
        with pytest.raises(RuntimeError):
            workshop.build()
    assert workshop.files == files
    assert [path.name for path in workshop.output.iterdir() if path.name.startswith(".")] == [
        MARKER
    ]
    workshop.build()
    assert b"Changed" in workshop.files["index.html"]


def test_what_a_killed_build_left(workshop) -> None:
    """A stage that a killed build left behind is cleared away."""
    stage = workshop.output / ".blogsite-stage"
    stage.mkdir()
    (stage / "0").write_text("half")
    workshop.build()
    assert not stage.exists()


def _spoil_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


def _spoil_values(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE parsed SET data = x'00'")
    connection.close()


def _other_format(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.unlink(),
        _spoil_pages,
        _spoil_values,
        _other_format,
    ],
    ids=["empty", "foreign", "cut", "gone", "pages", "values", "format"],
)
def test_a_damaged_cache_costs_time_only(workshop, tmp_path: Path, spoil) -> None:
    """Whatever happened to the cache, the build gives the same bytes."""
    before = workshop.files
    (cache,) = (tmp_path / "cache").glob("*.sqlite")
    spoil(cache)
    workshop.edit("content/posts/one.md", "First body.", "First body.")
    workshop.build()
    assert workshop.rules == []
    assert workshop.files == before


@pytest.mark.parametrize("spoil", ["UPDATE body SET data = x'00'", "DELETE FROM body"])
def test_damaged_bodies_are_no_fault_of_a_template(workshop, tmp_path: Path, spoil: str) -> None:
    """Bodies that can't be read while pages are rendered are made anew, as all of the cache is."""
    (cache,) = (tmp_path / "cache").glob("*.sqlite")
    with contextlib.closing(sqlite3.connect(cache)) as connection, connection:
        connection.execute(spoil)
    forget_bodies()  # as another process has read none
    workshop.edit("themes/mine/templates/post.html", "<h1>", '<h1 class="new">')
    workshop.build()
    assert workshop.rules == []
    page = workshop.files["blog/2019/06/01/one/index.html"].decode()
    assert '<h1 class="new">' in page
    assert "First body." in page


def test_faults_of_templates_are_said_once(workshop) -> None:
    """A template that fails for several pages is one error, with their number."""
    workshop.edit("themes/mine/templates/post.html", "<h1>", "{{ page.minutes / 0 }}<h1>")
    workshop.build()
    assert workshop.rules == ["template"]
    (found,) = workshop.result.diagnostics
    assert found.message.endswith(" and 2 more)")
    assert "(while rendering `/" in found.message
