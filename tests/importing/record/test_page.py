"""The ledger for people."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from blogsite.importing.ledger import Part, Place, changed, lost
from blogsite.importing.proof import Proof, TextProof
from blogsite.importing.record.page import page_pieces

from .conftest import ENTRIES, ONE, of


class _Reader(HTMLParser):
    """Reads a page as a screen reader does: headings, words, and what is to be loaded."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, ""))

    def handle_endtag(self, tag) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data) -> None:
        if "style" not in self._open:
            self.words.append(data)
        if self.headings and self._open and self.headings[-1][0] in self._open:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(" ".join(self.words).split())


def _page(record) -> str:
    return "".join(page_pieces(record))


def test_the_order(record) -> None:
    """Totals come first, then words, what is lost, what is changed, and what people keep."""
    page = _Reader(_page(record()))
    top = [" ".join(text.split()) for level, text in page.headings if level == "h2"]
    assert top == ["Totals", "Words on the pages", "Lost", "Changed", "To decide", "Kept by hand"]
    levels = [int(level[1]) for level, _ in page.headings]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize(
    "words",
    [
        "images 2 0 0 2",
        "links 3 3 0 0",
        "all 15 4 2 9",
        "99.99 % of them",
        "2 image there is no such file",
        "shortcode {{< map >}} nothing here draws maps blog/one.md : , line 7",
        "One & only imported as content/posts/2019/one.md",
        "HTML element <font> taken out, its words stay blog/one.md : , line 9",
        "menu 5 of them nothing here has menus hugo.toml : , line 12",
        "Broken its front matter can't be read blog/three.md : , line 2",
        "author W. Morgan may be w blog/one.md : , line 3",
        "old is now new",
        "gone words is missing",
        "content/posts/2019/one.md edited since the last import",
        "moved to content/posts/zwei/index.md",
    ],
)
def test_what_it_says(record, words) -> None:
    """Each thing is there with its reason and its place in the source."""
    assert words in _Reader(_page(record())).text


def test_nothing_to_say(record) -> None:
    """An import that lost and changed nothing says so."""
    page = _Reader(_page(record(ENTRIES[:2], (), None)))
    assert "Lost Nothing. Changed Nothing." in page.text
    assert [text for level, text in page.headings if level == "h2"] == [
        "Totals",
        "Lost",
        "Changed",
    ]


def test_it_needs_nothing_else(record) -> None:
    """The page loads no file and runs no script."""
    page = _Reader(_page(record()))
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in page.tags}
    links = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert {each for each in links if not each.startswith("#")} == {"import-ledger.json"}
    assert {f"#{attributes['id']}" for _, attributes in page.tags if "id" in attributes} == {
        each for each in links if each.startswith("#")
    }


def test_hostile_words(record) -> None:
    """What a source says is text, in whatever place, and no page is drowned in one name."""
    evil = "</code><script>alert(1)</script>\x1b\u202e" + "x" * 5000
    entries = of(
        evil,
        lost(Part.POST, evil, Place(evil, 1), evil),
        changed(Part.HTML, evil, Place(evil, 1), evil),
    )
    page = _page(record(entries))
    assert "<script" not in page
    assert not set("\x1b\u202e") & set(page)
    assert "x" * 1000 not in page


def test_long_lists_are_cut(record) -> None:
    """A page of a huge import stays readable, and says how much more there is."""
    many = [
        of(f"content/{text}.md", lost(Part.LINK, f"/{number}", Place(f"{text}.md", number), "gone"))
        for text in range(400)
        for number in range(60)
    ]
    entries = tuple(entry for each in many for entry in each)
    page = _page(record(entries, (), None))
    assert "and 20 parts more" in page
    assert "and 100 texts more" in page
    assert "24,000" in page
    assert len(page) < 5_000_000


def test_what_counts_for_nothing_has_no_number(record) -> None:
    """A further word on a part that another entry counts stands with its text only."""
    entry = changed(Part.AUTHOR, "Name One", Place("blog/one.md", 2), "is named as well", count=0)
    text = _Reader(_page(record(of(ONE, entry, *ENTRIES[:4])))).text
    assert text.count("is named as well") == 1
    assert "0 of them" not in text


@pytest.mark.parametrize(("found", "said"), [(0, "0"), (999_999, "99.99"), (1_000_000, "100")])
def test_shares(record, found, said) -> None:
    """What isn't every word is never called so."""
    page = _page(record(proof=Proof((TextProof(ONE, 1_000_000, found),), ())))
    assert f"; {said} % of them" in page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(record, tmp_path, browser, scheme) -> None:
    """At 360 pixels nothing sticks out at the side, not even what has no space in it."""
    path = tmp_path / "ledger.html"
    long = of(
        "content/" + "a" * 90 + ".md", lost(Part.LINK, "b" * 290, Place("c" * 90, 1), "d" * 290)
    )
    path.write_text(_page(record((*ENTRIES, *long))), "utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 700}, color_scheme=scheme)
    try:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert page.evaluate(
            "getComputedStyle(document.querySelector('table')).borderCollapse"
        ) == ("collapse")
        page.screenshot(path=tmp_path / f"{scheme}.png", full_page=True)
    finally:
        page.close()
