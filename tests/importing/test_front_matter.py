"""Front matter of other generators is read in whatever notation and state it comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.importing.front_matter import read_front_matter


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: One\ndate: 2026-1-30\nauthors: [a, b]\n---\nBody\n",
        '+++\ntitle = "One"\ndate = "2026-1-30"\nauthors = ["a", "b"]\n+++\nBody\n',
        '{"title": "One",\n"date": "2026-1-30",\n"authors": ["a", "b"]\n}\nBody\n',
    ],
    ids=["yaml", "toml", "json"],
)
def test_three_notations_say_the_same(text: str) -> None:
    """YAML, TOML and JSON give the same values, lines and body."""
    found = read_front_matter(text)
    assert found.values == {"title": "One", "date": "2026-1-30", "authors": ["a", "b"]}
    assert found.lines["date"] - found.lines["title"] == 1
    assert found.body.strip() == "Body"
    assert found.fault == ""


@pytest.mark.parametrize(
    "before",
    [
        "\ufeff",
        "\n\n",
        "# a comment\n",
        "\ufeff\r\n",
        "<!-- a -->\n",
        "<!--\na\n-->\n\n<!-- b -->\n",
    ],
    ids=["mark", "blank", "comment", "both", "html", "several"],
)
def test_what_comes_first_does_no_harm(before: str) -> None:
    """A byte order mark, blank lines or a comment may stand before the front matter."""
    found = read_front_matter(f"{before}---\r\ntitle: One\r\n---\r\nBody\r\n".encode())
    assert found.values == {"title": "One"}
    assert found.body == "Body\n"
    assert found.lines["title"] == before.count("\n") + 2


def test_texts_stay_as_written() -> None:
    """Numbers, dates and words that YAML takes for truths are texts, but for true, false and null."""
    text = "---\na: 2019-06-20\nb: 007\nc: yes\nd: true\ne: null\nf: 12:30\n---\n"
    assert read_front_matter(text).values == {
        "a": "2019-06-20", "b": "007", "c": "yes", "d": True, "e": None, "f": "12:30",
    }  # fmt: skip


def test_of_two_equal_keys_the_last_counts() -> None:
    """A key said twice is named, and its last value counts."""
    found = read_front_matter("---\ntitle: One\ntitle: Two\n---\n")
    assert found.values == {"title": "Two"}
    assert found.duplicates == ("title",)
    assert found.lines["title"] == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: One\nauthors: [a\n---\nBody", 4),
        ("---\n- a\n- b\n---\nBody", 2),
        ('+++\ntitle = "One"\ndate = \n+++\nBody', 3),
        ("---\n" + "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"b{n}: &b{n} [{', '.join(['*' + ('a' if n == 0 else f'b{n - 1}')] * 9)}]\n" for n in range(9)
        ) + "---\nBody", 0),
    ],
    ids=["syntax", "list", "toml", "bomb"],
)  # fmt: skip
def test_a_fault_is_told_and_the_body_stays(text: str, line: int) -> None:
    """Front matter that can't be read has a fault with its line, and the body is there all the same."""
    found = read_front_matter(text)
    assert found.fault
    assert found.body == "Body"
    assert found.fault_line == line or not line


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: One\n\nBody\n", '+++\ntitle = "One"\n', '{"title": "One"\n"a": 1}\nBody\n'],
    ids=["yaml", "toml", "json"],
)
def test_front_matter_without_an_end_is_a_fault(text: str) -> None:
    """What begins as front matter and has no end is told, and all of it stays in the body."""
    found = read_front_matter(text)
    assert (found.body, found.fault_line, found.values) == (text, 1, {})
    assert found.fault


def test_a_text_without_any_is_all_body() -> None:
    """A rule or a brace in a text is no front matter."""
    for text in (
        "Body\n\n---\n\nMore\n",
        "{{< figure >}}\n",
        "{not json}\n",
        "",
        "# A\n\n---\nB\n\n---\n",
    ):
        found = read_front_matter(text)
        assert (found.is_there, found.body) == (False, text)


@given(st.binary(max_size=300))
def test_whatever_bytes_are_read(data: bytes) -> None:
    """Any bytes give a value, and what has no front matter loses no letter."""
    found = read_front_matter(b"---\n" + data + b"\n---\nBody")
    assert found.body.endswith("Body")
