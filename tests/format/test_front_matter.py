"""The order of front matter, and what goes along with a key."""

import re
from pathlib import Path

import pytest

from blogsite.format import KEYS, ordered_front_matter
from blogsite.parse.front_matter import read_post

CASES = {
    "keys come in one order, unknown ones last in their own": (
        "zeta: 1\ndate: 2019-06-24\nalpha: 2\ntitle: A\n",
        "title: A\ndate: 2019-06-24\nzeta: 1\nalpha: 2\n",
    ),
    "a comment goes with the key below it": (
        "kind: guest-post\n# When it appeared\ndate: 2019-06-24\n",
        "# When it appeared\ndate: 2019-06-24\nkind: guest-post\n",
    ),
    "a comment that a blank line parts from the first key stays on top": (
        "# Reviewed twice\n\ndate: 2019-06-24\ntitle: A\n",
        "# Reviewed twice\n\ntitle: A\ndate: 2019-06-24\n",
    ),
    "a comment below the last value stays at the end": (
        "date: 2019-06-24\ntitle: A\n# that's all\n",
        "title: A\ndate: 2019-06-24\n# that's all\n",
    ),
    "lists, mappings and texts of several lines stay as they are written": (
        "summary: |\n  One\n\n  # two\ntags:\n- a\n# b is left out\n- 'c'\nauthors: [{role: x,\n  id: y}]\n",
        "authors: [{role: x,\n  id: y}]\ntags:\n- a\n# b is left out\n- 'c'\nsummary: |\n  One\n\n  # two\n",
    ),
    "keys within values have no order": (
        "image:\n  credit: B\n  src: a.png\ntitle: A\n",
        "title: A\nimage:\n  credit: B\n  src: a.png\n",
    ),
    "a text without a line end gets none": ("date: 1\ntitle: A", "title: A\ndate: 1"),
    "quoted keys are keys": ('"date": 1\ntitle: A\n', 'title: A\n"date": 1\n'),
}
KEPT = {
    "nothing": "",
    "comments alone": "# one\n\n# two\n",
    "braces around all": "{date: 2019-06-24, title: A}\n",
    "braces on lines of their own": "{\ndate: 1,\ntitle: A,\nkind: a\n}\n",
    "YAML that can't be read": "date: 1\ntitle: a: b\n",
    "a key given twice": "date: 1\ntitle: A\ndate: 2\n",
    "a key with a sign before it": "? date\n: 1\ntitle: A\n",
    "an end of the document": "date: 1\ntitle: A\n...\n",
    "blank lines that belong to a text": "summary: |+\n  A\n\ntitle: B\n",
    "a list": "- date\n- title\n",
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_order(text: str, wanted: str) -> None:
    """Keys are put in order with the lines that belong to them."""
    assert ordered_front_matter(text) == wanted
    assert ordered_front_matter(wanted) == wanted


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_kept(text: str) -> None:
    """What isn't lines of keys and values, or would say something else, stays as it is."""
    assert ordered_front_matter(text) == text


def test_order_names_all_keys() -> None:
    """Each key that a post may have is in the order, and no other."""
    source = Path(read_post.__code__.co_filename).read_text(encoding="utf-8")
    read = source.partition("def read_post")[2].partition("def read_page")[0]
    assert set(re.findall(r'fields[^\n]*?"([a-z_]+)"', read)) <= set(KEYS)
    documented = (Path(__file__).parents[2] / "docs/editors.md").read_text(encoding="utf-8")
    table = documented.partition("## Front matter")[2].partition("### Authors")[0]
    assert set(re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE)) == set(KEYS)
