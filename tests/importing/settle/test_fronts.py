"""What a text says of itself is said in its front matter, and what is cut is told."""

from blogsite.importing.ledger import Part

from .archives import Maker, fronts, notes


def test_a_title_that_is_cut_is_told(maker: Maker) -> None:
    """The build takes titles of some length; blanks that are left out are no cut."""
    native = maker.settle(
        maker.text("a", title="word " * 600), maker.text("b", title="Two  words" + " " * 900)
    )
    first, second = fronts(native)
    assert (len(first["title"]) <= 300, second["title"]) == (True, "Two words")
    assert notes(native, Part.FIELD, "title") == [("changed", "cut to 300 characters")]
