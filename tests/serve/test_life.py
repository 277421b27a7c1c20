"""Whatever happens to the site, the preview comes to what a clean build gives."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from ..site.edited import EDITS, SITE_YAML, small_site  # noqa: TID252  (tests are no installed package)
from .benches import clean_build, comes_to, comes_to_faults
from .previews import Preview, until
from .sites import OTHER, OTHER_URL, POST, POST_URL, SLOW, TEMPLATE, site, text

# Options are given to a preview when it starts.
KINDS = sorted(EDITS.keys() - {"option"})
ROUNDS = 7
MOST_AT_ONCE = 14
SEED = 20190601
MANY = {
    f"content/posts/2018/many-{number}.md": text(title=f"Many {number}", date="2018-01-01").encode()
    for number in range(300)
}
# More would mean that builds aren't put off until all files are there.
FEW = 4
STAGE = ".blogsite-stage"


class Editor:
    """Someone who edits a site at random, and doesn't wait for the preview."""

    def __init__(self, preview: Preview, seed: int) -> None:
        self._chance = random.Random(seed)
        self._preview = preview
        self._good = self._site = small_site()
        preview.write(self._site.files())

    def work(self) -> None:
        """Do many things, and look at the site now and then."""
        self._site = copy.deepcopy(self._good)
        for _ in range(self._chance.randrange(1, MOST_AT_ONCE)):
            name = self._chance.choice(KINDS)
            EDITS[name](self._site, self._chance.randrange(16), self._chance.randrange(16))
            self._preview.write(self._site.files())
            if self._chance.random() < 0.3:
                self._preview.get("/")

    def check(self) -> bool:
        """See that the preview comes to what a build gives; return whether the site builds."""
        preview, base = self._preview, self._site.records[SITE_YAML].get("base_url", "")
        preview.base = urlsplit(base).path or "/"
        wanted, faults = clean_build(preview, self._site.files())
        if wanted:
            self._good = self._site
            comes_to(preview, wanted)
        else:
            comes_to_faults(preview, faults)
        return bool(wanted)


@pytest.mark.parametrize("seed", range(2))
def test_random_edits(start: Callable[..., Preview], seed: int) -> None:
    """After rows of random edits all bytes and faults shown are those of a clean build."""
    preview = start(small_site().files())
    editor = Editor(preview, SEED + seed)
    published = 0
    for _ in range(ROUNDS):
        editor.work()
        published += editor.check()
    assert 0 < published < ROUNDS


@pytest.fixture(scope="module")
def running(begin: Callable[..., Preview]) -> Preview:
    """One server for several tests."""
    return begin(site())


@pytest.fixture
def preview(running: Preview) -> Preview:
    """The server, with its site as it was in the beginning."""
    running.settle(site())
    return running


def test_many_files(preview: Preview) -> None:
    """Hundreds of files that come, change and go at once are few builds, and all of them count."""
    changed = {path: data + b"\nMore.\n" for path, data in MANY.items()}
    for more in (MANY, changed, {}):
        before = preview.said.count(" rendered")
        files = site(**more)
        preview.write(files)
        comes_to(preview, clean_build(preview, files)[0])
        assert preview.said.count(" rendered") <= before + FEW


def test_branch_is_switched(preview: Preview) -> None:
    """While git is at work nothing is built: what it leaves is one build."""
    (preview.root / ".git").mkdir(exist_ok=True)
    lock = preview.root / ".git/index.lock"
    with preview.stream() as stream:
        lock.touch()
        preview.edit(**{POST: text(date="no date", title="A")})
        for _ in range(100):
            preview.get(preview.base)
        preview.edit(**{POST: text("Second words.\n"), OTHER: text(title="B", date="2019-06-02")})
        lock.unlink()
        message = stream.built()
    assert message["build"] == stream.first["build"] + 1
    assert b"Second words." in preview.get(preview.base + POST_URL)


@pytest.fixture
def building(preview: Preview) -> Preview:
    """The server, in the middle of a build."""
    preview.settle(site(**{TEMPLATE: SLOW}))
    preview.edit(**{"content/pages/about.md": "---\ntitle: Being built\n---\n"})
    until((preview.output / STAGE).exists, "no build begins")
    return preview


@pytest.mark.parametrize("breaks", [False, True])
def test_edit_during_a_build(building: Preview, *, breaks: bool) -> None:
    """What is saved while a build is running is built too."""
    if breaks:
        building.edit(**{POST: text(date="no date")})
    building.edit(**{POST: text("Second words.\n")})
    building.edit(**{"content/posts/2019/more.md": text("More words.\n", title="More")})
    with building.stream() as stream:
        building.settled_in(stream, building.base + POST_URL, b"Second words.")
        building.settled_in(stream, building.base + "blog/2019/06/01/more/", b"More words.")
        building.settled_in(stream, building.base + "about/", b"Being built")


def test_pages_during_a_build(building: Preview) -> None:
    """While a build is running the last good pages are served, and no half of the next ones."""
    assert b"Other words." in building.get(building.base + OTHER_URL)
    assert b"Being built" not in building.get(building.base + "about/")
    assert (building.output / STAGE).exists()


def test_folders_come_and_go(preview: Preview) -> None:
    """Input folders that appear, are renamed away and come back are seen each time."""
    themes, away = preview.root / "themes", preview.root / "away"
    with preview.stream() as stream:
        page = preview.base + POST_URL
        for words in (b"Second.", b"Third."):
            themes.rename(away)
            stream.until(lambda message: message["diagnostics"])
            away.rename(themes)
            stream.until(lambda message: not message["diagnostics"])
            preview.edit(**{POST: text(words.decode())})
            preview.settled_in(stream, page, words)


def test_folder_is_renamed(preview: Preview) -> None:
    """A renamed folder of posts is seen, and edits in it from then on."""
    folder = preview.root / "content/posts"
    with preview.stream() as stream:
        (folder / "2019").rename(folder / "moved")
        (folder / "moved/one.md").write_text(text("Moved words.\n"))
        preview.settled_in(stream, preview.base + POST_URL, b"Moved words.")
        (folder / "moved/one.md").write_text(text("New words.\n"))
        preview.settled_in(stream, preview.base + POST_URL, b"New words.")
        (folder / "moved").rename(folder / "2019")
        preview.knows(POST, text("New words.\n"))
