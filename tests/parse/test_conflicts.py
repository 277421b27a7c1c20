"""Marks of a failed merge, wherever they stand."""

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Source
from blogsite.parse.conflicts import report_conflict

FRONT = "---\ntitle: A\n---\n"
CONFLICT = "<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> other\n"


def _lines(text: str, *, has_body: bool = True) -> list[int]:
    problems = Problems()
    found = report_conflict(Source("content/posts/a.md", text), problems, has_body=has_body)
    assert {each.rule for each in problems} == ({"conflict-markers"} if found else set())
    return [each.line for each in problems]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{FRONT}\n{CONFLICT}", 5),
        (f"{FRONT}\nText.\n{CONFLICT}", 6),
        ("---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b\n---\n", 2),
        ("---\n<<<<<<< HEAD\ntitle: A\n---\n\nA.\n=======\ntitle: B\n---\n\nB.\n>>>>>>> b\n", 2),
        (f"<<<<<<< HEAD\n{FRONT}\n=======\n{FRONT}\n>>>>>>> b\n", 1),
        (f"{FRONT}\n<<<<<<<\nOne\n||||||| base\nOld\n=======\nTwo\n>>>>>>>\n", 5),
        (f"{FRONT}\n```\n{CONFLICT}```\n\n{CONFLICT}", 13),
        (f"{FRONT}\n<<<<<<< HEAD\n```\n=======\n~~~\n>>>>>>> b\n", 5),
        (f"{FRONT}\n```\n<<<<<<< HEAD\na\n```\n=======\nb\n```\n>>>>>>> b\n", 6),
        (f"{FRONT}\n<div>\n{CONFLICT}</div>\n", 6),
    ],
)
def test_conflicts(text: str, line: int) -> None:
    """A conflict is shown once, where the first one starts that isn't code as a whole."""
    assert _lines(text) == [line]


@pytest.mark.parametrize(
    "body",
    [
        f"```\n{CONFLICT}```\n",
        f"~~~ text\n{CONFLICT}",
        f"<PRE>\n{CONFLICT}</PRE>\n",
        "".join(f"    {line}\n" for line in CONFLICT.splitlines()),
        "- A\n\n  ```\n" + "".join(f"  {line}\n" for line in CONFLICT.splitlines()) + "  ```\n",
        "A heading\n=======\n\n> > >>>>>> a\n",
        "<<<<<<< HEAD\n\n>>>>>>> other\n\nA heading\n=======\n",
        "<<<<<<<< HEAD\n=======\n>>>>>>>> other\n",
        "`<<<<<<< HEAD`, `=======` and `>>>>>>> other`\n",
    ],
)
def test_what_is_no_conflict(body: str) -> None:
    """Code may show a conflict, and single marks are headings, quotes and the like."""
    assert _lines(f"{FRONT}\n{body}") == []


def test_records_have_no_code() -> None:
    """In a record nothing is code, however it looks."""
    assert _lines(f"name: |\n  ```\n{CONFLICT}", has_body=False) == [3]
    assert _lines(f"```\n{CONFLICT}") == []


@pytest.mark.parametrize("body", ["a" * 20_001, "One\n" * 140_000, "> " * 80 + "\x00"])
def test_bodies_beyond_reading(body: str) -> None:
    """A text too large to be told apart is left to those who say that it is; front matter isn't."""
    assert _lines(f"---\n{CONFLICT}---\n{body}\n") == [2]
    if len(body) > 20_000:
        assert _lines(f"{FRONT}{body}\n{CONFLICT}") == []
