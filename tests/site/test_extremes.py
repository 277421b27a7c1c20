"""Files too large, too deep or too twisted to be readable cases, and links out of the site.

Each must end in a page or in a diagnostic. The limit on a build's time is far above what any
takes: it is there so that a hang fails instead of holding up the run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .extremes import LAST, TAKES_THE_REST, extreme_posts
from .folders import write_files
from .pages import Page
from .running import Run, run_build
from .safety import faults

POST = "content/posts/2019/x.md"
FRONT = "---\ntitle: Title\ndate: 2019-06-01\n---\n\n"
EXTREMES = {f"content/posts/{n.replace(' ', '-')}.md": n for n in extreme_posts()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    """All extreme posts built together, and again without those that were refused."""
    folder = tmp_path_factory.mktemp("extremes")
    posts = extreme_posts()
    site = write_files(folder / "site", {path: posts[name] for path, name in EXTREMES.items()})
    first = run_build(site, folder / "out", cache=folder / "cache")
    refused = {each["path"] for each in first.errors}
    assert refused < EXTREMES.keys()
    for path in refused:
        (site / path).unlink()
    return first, run_build(site, folder / "out-without", cache=folder / "cache")


@pytest.mark.parametrize("path", EXTREMES, ids=EXTREMES.values())
def test_extreme_text(builds: tuple[Run, Run], path: str) -> None:
    """A text beyond all measure ends in a safe page, or unpublished in errors about that post."""
    first, second = builds
    assert (first.code, first.files, second.code) == (1, {}, 0), first.stderr + second.stderr
    page = f"blog/2019/06/01/{Path(path).stem}/index.html"
    refused = path in {each["path"] for each in first.errors}
    assert refused != (page in second.files)
    if not refused:
        assert faults({page: second.files[page]}) == []
        words = Page(page, second.files[page]).tree.text_content()
        assert LAST in words or EXTREMES[path] in TAKES_THE_REST


def test_pages_around_extreme_texts(builds: tuple[Run, Run]) -> None:
    """Lists, feeds and sitemap that quote such texts are sound too."""
    assert faults(builds[1].files) == []


@pytest.mark.parametrize(
    ("path", "content", "rule"),
    [
        (POST, FRONT.encode() + b"x" * 50_000_000, "file-too-large"),
        ("content/tags/x.yaml", b"name: " + b"x" * 50_000_000, "file-too-large"),
        ("content/site.yaml", b"title: " + b"x" * 50_000_000, "file-too-large"),
        (POST, FRONT.encode() + b"x" * 3_000_000, "body-too-large"),
        (POST, FRONT.encode() + b"x" * 1_000_000, "body-too-large"),
        (POST, b"\0" * 1_000_000, "no-front-matter"),
        (POST, b"", "no-front-matter"),
        (POST, b"---", "unclosed-front-matter"),
    ],
    ids=["post", "tag", "settings", "body", "line", "zeros", "empty", "three dashes"],
)
def test_file(
    tmp_path: Path, build: Callable[..., Run], path: str, content: bytes, rule: str
) -> None:
    """A file too large or with nothing in it is refused with a diagnostic."""
    write_files(tmp_path / "site", {"content/posts/y.md": FRONT, path: content})
    done = build(tmp_path / "site")
    assert (done.code, done.files) == (1, {})
    assert (path, rule) in {(each["path"], each["rule"]) for each in done.errors}


def _link(tmp_path: Path, path: str, target: Path | str) -> Path:
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT + "Kept.\n"})
    link = site / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    return site


@pytest.mark.parametrize(
    "path",
    [
        "content/posts/x.md",
        "content/posts/x.png",
        "content/posts/folder",
        "content/authors",
        "themes/default",
        "content/site.yaml",
        "themes",
        "i18n",
    ],
)
def test_link_out_of_the_site(tmp_path: Path, build: Callable[..., Run], path: str) -> None:
    """A symbolic link that leads out of the site is refused, wherever it lies."""
    outside = write_files(tmp_path / "outside", {"x.md": FRONT + "Secret words.\n"})
    target = outside / "x.md" if "." in path.rpartition("/")[2] else outside
    done = build(_link(tmp_path, path, target))
    assert (done.code, done.files) == (1, {})
    assert {(each["path"], each["rule"]) for each in done.errors} <= {
        (path, rule) for rule in ("link-outside-site", "link-to-folder")
    }


@pytest.mark.parametrize("target", ["x.md", "/dev/zero", "nowhere.md", "..", "/proc/self/mem"])
def test_link_that_never_ends(tmp_path: Path, build: Callable[..., Run], target: str) -> None:
    """A link to itself, to a device, to nothing or to its own folder is refused."""
    done = build(_link(tmp_path, "content/posts/x.md", target))
    assert (done.code, done.files) == (1, {})
    assert {each["path"] for each in done.errors} == {"content/posts/x.md"}


def test_link_within_the_site(tmp_path: Path, build: Callable[..., Run]) -> None:
    """A link to another file of the site's content is followed."""
    site = _link(tmp_path, "content/posts/x.md", "y.md")
    done = build(site)
    assert done.code == 0, done.stdout
    assert done.files["blog/2019/06/01/x/index.html"]


def test_pipe(tmp_path: Path, build: Callable[..., Run]) -> None:
    """A file that is no file, such as a pipe, is not waited for."""
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT})
    os.mkfifo(site / "content/posts/x.md")
    assert build(site).code == 0


def test_links_in_the_output(tmp_path: Path, build: Callable[..., Run]) -> None:
    """Links that lie in the output folder are replaced, and what they lead to is left alone."""
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT + "Kept.\n"})
    first = build(site)
    outside = write_files(tmp_path / "outside", {"index.html": "mine", "blog/index.html": "mine"})
    (first.output / "index.html").unlink()
    (first.output / "index.html").symlink_to(outside / "index.html")
    (first.output / "other").symlink_to(outside)
    second = build(site)
    assert second.files == first.files
    assert not (second.output / "other").is_symlink()
    assert (outside / "index.html").read_text() == "mine"


def test_folder_of_the_output_replaced_by_a_link(tmp_path: Path, build: Callable[..., Run]) -> None:
    """Nothing is written through a link that stands where the output had a folder."""
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT + "Kept.\n"})
    first = build(site)
    outside = tmp_path / "outside"
    (first.output / "blog").rename(outside)
    before = {path: path.stat().st_mtime_ns for path in outside.rglob("*")}
    (first.output / "blog").symlink_to(outside)
    (outside / "index.html").unlink()
    second = build(site)
    assert second.code == 0, second.stdout + second.stderr
    assert second.files == first.files
    assert not (outside / "index.html").exists()
    assert {
        p: p.stat().st_mtime_ns for p in outside.rglob("*") if p.is_file()
    }.items() <= before.items()
