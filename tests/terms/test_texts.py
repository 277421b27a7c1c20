"""Edits of front matter: the ids change, and nothing that somebody else has written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.fields import parse_yaml
from blogsite.fields.nodes import Mapping, Scalar, Sequence
from blogsite.terms import texts
from blogsite.terms.model import AUTHORS, TAGS, Swap
from blogsite.terms.texts import edit_text

_PLAIN = Swap(AUTHORS, "old", "new")
_SAID = Swap(AUTHORS, "old", "new", (("organization", "X, Inc."),))


def _edited(front: str, swap: Swap, end: str = "\n") -> str | None:
    """Return front matter after an edit; None where there was none."""
    problems = Problems()
    text = f"---\n{front}---\n\nold: new\n"
    found = edit_text(text.replace("\n", end).encode(), "a.md", swap, problems)
    assert not len(problems)
    if found is None:
        return None
    assert found.data.endswith(f"---{end}{end}old: new{end}".encode())
    plain = found.data.decode().replace(end, "\n")
    return plain.removeprefix("---\n").removesuffix("---\n\nold: new\n")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: [a, old, b] # c\n", "tags: [a, new, b] # c\n"),
        ("tags: [a, 'old', \"old\"]\n", "tags: [a, 'new']\n"),
        ("tags: [old, b, new]\n", "tags: [new, b]\n"),
        ("tags: [new, b, old,]\n", "tags: [new, b,]\n"),
        ("tags: old\n", "tags: new\n"),
        ("{title: old, tags: [old, new]}\n", "{title: old, tags: [new]}\n"),
        ("tags: [\n  new, # y\n  old # z\n]\n", "tags: [\n  new, # y\n   # z\n]\n"),
        ("tags:\n- |\n  old\n# c\ndate: 1\n", "tags:\n- new\n# c\ndate: 1\n"),
        ("tags:\n- new\n-\n  # c\n  old\n- b\n", "tags:\n- new\n- b\n"),
        (
            "tags:\n  # about it\n  - old   # 1\n\n  - new # 2\n\n# end\nslug: old\n",
            "tags:\n  # about it\n  - new   # 1\n\n\n# end\nslug: old\n",
        ),
    ],
)
def test_tags(before: str, after: str, end: str) -> None:
    """An id changes in whatever manner it is written, and what would be twice is once."""
    assert _edited(before, Swap(TAGS, "old", "new"), end) == after


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("authors: [old]\n", 'authors: [{id: new, organization: "X, Inc."}]\n'),
        ("authors: old\n", 'authors: {id: new, organization: "X, Inc."}\n'),
        ("translators: [a, old, new]\n", "translators: [a, new]\n"),
        (
            "authors:\n  - id: old # c\n    role: R\n",
            'authors:\n  - id: new # c\n    organization: "X, Inc."\n    role: R\n',
        ),
        ("authors: [{id: old, organization: ''}]\n", "authors: [{id: new, organization: ''}]\n"),
        (
            "authors:\n  - new\n  - b\n  - {id: old, organization: Q}\n",
            "authors:\n  - {id: new, organization: Q}\n  - b\n",
        ),
        (
            "authors:\n  - id: old\n    organization: Q # c\n  - {id: new, role: R, organization: W}\n",
            "authors:\n  - id: new\n    role: R\n    organization: W # c\n",
        ),
    ],
)
def test_authors(before: str, after: str, end: str) -> None:
    """What was said of either in a post is said of the one, and what the leaving file said."""
    assert _edited(before, _SAID, end) == after


def test_what_clashes() -> None:
    """What two items of one post say differently is told with its line."""
    text = "---\nauthors:\n- id: old\n  role: A\n- id: new\n  role: B\n---\n"
    found = edit_text(text.encode(), "a.md", _PLAIN, Problems())
    assert found
    assert [(each.line, each.said, each.stays) for each in found.gone] == [(4, "role: A", "B")]
    assert b"- id: new\n  role: B\n---" in found.data


@pytest.mark.parametrize("front", ["title: old\n", "tags: [old]\n", "authors: [older, new, new]\n"])
def test_what_is_left_alone(front: str) -> None:
    """A post that doesn't name the leaving author is no edit, whatever else it says."""
    assert _edited(front, _PLAIN) is None


@pytest.mark.parametrize("damage", ["", "slug: b\n", "- c\n", "[", "---\n", "authors: [a]\n"])
def test_no_edit_is_trusted(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit after which a post would say anything else is an error at the list's place."""
    monkeypatch.setattr(texts, "edited", lambda text, _edits: text + damage)
    problems = Problems()
    text = "---\nslug: a\nauthors:\n- old\n---\n"
    assert edit_text(text.encode(), "a.md", _PLAIN, problems) is None
    (fault,) = problems
    assert (fault.rule, fault.line, fault.column) == ("unwritable-term", 3, 1)


_IDS = st.sampled_from(["old", "new", "a", "b-c", "ü"])
_WORDS = st.sampled_from(["", "R", "A, B", "it's: so #1", "'", 'say "x"', "null", "- a"])
_QUOTES = st.sampled_from(["{}", "'{}'", '"{}"'])
_ENDS = st.sampled_from(["", "  # old"])


@st.composite
def _items(draw: st.DrawFn) -> str:
    """Return an item of a list, in any of the usual manners."""
    spelled = draw(_QUOTES).format(draw(_IDS))
    word = draw(_WORDS).replace("'", "''")
    manner = draw(st.sampled_from(["plain", "flow", "block"]))
    if manner == "plain":
        return f"{spelled}{draw(_ENDS)}\n"
    if manner == "flow":
        return f"{{id: {spelled}, role: '{word}'}}{draw(_ENDS)}\n"
    return f"role: '{word}'{draw(_ENDS)}\n    id: {spelled}{draw(_ENDS)}\n"


@given(st.lists(_items(), max_size=6), st.booleans())
def test_any_list(items: list[str], is_said: bool) -> None:
    """Whatever the list: the order of the others stays, and the leaving id is nowhere."""
    front = (
        "# old\ntitle: old\nauthors:\n" + "".join(f"  - {item}" for item in items) + "slug: old\n"
    )
    after = _edited(front, _SAID if is_said else _PLAIN)
    before = _ids(front)
    if "old" not in before:
        assert after is None
        return
    assert after is not None
    swapped = ["new" if each == "old" else each for each in before]
    first = swapped.index("new")
    wanted = [each for at, each in enumerate(swapped) if each != "new" or at == first]
    assert _ids(after) == wanted
    assert after.startswith("# old\ntitle: old\nauthors:\n  - ")
    assert after.endswith("slug: old\n")


def _ids(front: str) -> list[str]:
    problems = Problems()
    found = parse_yaml(front, path="", first_line=1, problems=problems)
    assert found is not None
    assert not len(problems)
    value = next(value for key, value in found.entries if key.value == "authors")
    return [_id(item) for item in value.items] if isinstance(value, Sequence) else []


def _id(item: object) -> str:
    if isinstance(item, Mapping):
        item = next(value for key, value in item.entries if key.value == "id")
    assert isinstance(item, Scalar)
    return item.value
