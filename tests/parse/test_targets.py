"""What a body points at, as far as its own file says."""

import pytest

from blogsite.model.body import Target, TargetKind
from blogsite.model.document import BodyFacts, Document, FrontMatter, Place, Reading
from blogsite.parse.targets import read_targets

_PATH = "content/posts/2026/a.md"
PLACE = Place(_PATH, _PATH[:-3], "a", "en", "content/posts/2026", is_bundle=False)


def _read(*values: str, kind: TargetKind = TargetKind.LINK, is_readable: bool = True) -> Reading:
    targets = tuple(Target(kind, value, at, 1) for at, value in enumerate(values, 1))
    body = BodyFacts("", targets, anchors=("one", "zwei-ä"))
    return read_targets(Document(PLACE, FrontMatter(), body, is_readable=is_readable))


def test_files_are_wanted_by_their_path() -> None:
    """A relative link is a path of the content, with its anchor, by the number of its gap."""
    reading = _read("/blog/", "../2025/b.md#x", "pic%20ture.png", "#one", "")
    found = [(each.number, each.path, each.fragment, each.is_document) for each in reading.wanted]
    assert found == [
        (1, "content/posts/2025/b.md", "x", True),
        (2, "content/posts/2026/pic ture.png", "", False),
    ]
    assert (reading.paths, reading.faults) == ((0,), ())


@pytest.mark.parametrize("value", ["../../../x.md", "a\\b.md", "a%00.md", "../../.."])
def test_nothing_outside_is_wanted(value: str) -> None:
    """A link that leads out of the content is a fault, and wants no file."""
    reading = _read(value)
    assert [each.path for each in reading.wanted] == [""]
    assert [(each.rule, each.line) for each in reading.faults] == [("link-outside-content", 1)]


def test_anchors_of_its_own() -> None:
    """An anchor that the text doesn't have is a fault, but where nobody can read what it has."""
    assert [each.line for each in _read("#one", "#two", "#zwei-%C3%A4", "#").faults] == [2]
    assert _read("#two", is_readable=False).faults == ()


def test_words_are_no_targets() -> None:
    """A word of the interface is neither a path nor a file."""
    assert _read("/Note", "Note", "#Note", kind=TargetKind.MESSAGE) == Reading()
