"""What a text says of itself is said in its front matter, and what is cut is told."""

from blogsite.importing.archive import Byline, Said, Status
from blogsite.importing.ledger import Part, Place

from .archives import Maker, fronts, notes


def test_a_title_that_is_cut_is_told(maker: Maker) -> None:
    """The build takes titles of some length; blanks that are left out are no cut."""
    native = maker.settle(
        maker.text("a", title="word " * 600), maker.text("b", title="Two  words" + " " * 900)
    )
    first, second = fronts(native)
    assert (len(first["title"]) <= 300, second["title"]) == (True, "Two words")
    assert notes(native, Part.FIELD, "title") == [("changed", "cut to 300 characters")]


def test_each_entry_has_the_line_that_says_it(maker: Maker) -> None:
    """What no line of its own says is said where the text begins."""
    text = maker.text(
        "a",
        place=Place("a.md"),
        title=Said("A title", 2),
        authors=(Byline("Name One", 4), Byline("Name Two", 5)),
        addresses=("/blog/a/", "/old/a/"),
        address_lines=(0, 7),
        status=Status.DRAFT,
    )
    entries = maker.settle(text).entries
    parts = {Part.POST: [2], Part.AUTHOR: [4, 5], Part.REDIRECT: [1, 7]}
    for part, lines in parts.items():
        assert [each.place.line for each in entries if each.part is part] == lines
    assert all(each.place.line for each in entries)
