"""Real posts: no page changes by a byte, and one time is enough."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Source, split_front_matter
from blogsite.format import ordered_front_matter

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"
FOLDERS = [REPOSITORY / "content", *sorted((SHARED / "corpus").glob("*/")), SHARED / "archive"]


def _texts(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield each Markdown file as front matter, which may be of another kind, and body."""
    for path in sorted(folder.rglob("*.md")):
        source = Source.decode(path.name, path.read_bytes(), Problems())
        assert source is not None
        parts = split_front_matter(source, Problems())
        yield (path, parts.front_matter, parts.body) if parts else (path, "", source.text)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_real_posts(tidy, rendered, missing, folder: Path) -> None:
    """Each post's page and its faults are those of the formatted one, which stays as it is."""
    if not folder.is_dir():
        missing(f"no folder {folder.name} beside the checkout")
    seen = 0
    for path, _, body in _texts(folder):
        done = tidy(body)
        if done != body:
            assert rendered(done) == rendered(body), path
            assert tidy(done) == done, path
        seen += 1
    assert seen


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_real_front_matter(missing, folder: Path) -> None:
    """Front matter keeps its lines, whoever's it is, and has one order."""
    if not folder.is_dir():
        missing(f"no folder {folder.name} beside the checkout")
    for path, front, _ in _texts(folder):
        done = ordered_front_matter(front)
        assert sorted(re.findall(r".*\S.*", done)) == sorted(re.findall(r".*\S.*", front)), path
        assert ordered_front_matter(done) == done, path


def test_the_corpus_is_not_tidy_yet(tidy, missing) -> None:
    """The real posts give the formatter something to do: many of them change."""
    folder = SHARED / "corpus" / "prometheus"
    if not folder.is_dir():
        missing("no corpus beside the checkout")
    assert sum(tidy(body) != body for _, _, body in _texts(folder)) > 10
