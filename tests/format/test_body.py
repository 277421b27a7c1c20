"""What is written in one manner, and what is never touched."""

import pytest

from blogsite.diagnostics import Problems
from blogsite.format.body import format_body

CHANGED = {
    "spaces at the end of a line": ("\nOne \nTwo\t\n", "\nOne\nTwo\n"),
    "two spaces that break a line": ("\nOne  \nTwo\n", "\nOne\\\nTwo\n"),
    "two spaces that break nothing": ("\nOne  \n\n# Two  \n", "\nOne\n\n# Two\n"),
    "blank lines": ("\n\nOne\n\n \n\nTwo\n\n\n", "\nOne\n\nTwo\n"),
    "a text right below the front matter": ("One", "\nOne\n"),
    "nothing but blank lines": ("\n \n\n", ""),
    "blank lines around headings": ("\nOne\n## Two\nThree\n", "\nOne\n\n## Two\n\nThree\n"),
    "blank lines around code": ("\nOne\n```\na\n```\nTwo\n", "\nOne\n\n```\na\n```\n\nTwo\n"),
    "underlined headings": ("\nOne\n===\n\nTwo\n---\n", "\n# One\n\n## Two\n"),
    "headings closed by signs": ("\n##  One ##\n", "\n## One\n"),
    "indented headings": ("\n  ## One\n", "\n## One\n"),
    "headings in quotes": ("\n> ## One ##\n", "\n> ## One\n"),
    "signs of lists": ("\n* one\n  + two\n* three\n", "\n- one\n  - two\n- three\n"),
    "signs of lists in quotes": ("\n> * one\n", "\n> - one\n"),
    "tildes around code": ("\n~~~ yaml\na: 1\n~~~~\n", "\n``` yaml\na: 1\n````\n"),
    "rules": ("\nOne\n\n* * *\n\nTwo\n", "\nOne\n\n---\n\nTwo\n"),
    "rules below a text": ("\nOne\n***\nTwo\n", "\nOne\n\n---\n\nTwo\n"),
    "emphasis": ("\n_one_, __two__ and (_three four_)\n", "\n*one*, **two** and (*three four*)\n"),
    "emphasis in a table": ("\n| _a_ |\n| --- |\n", "\n| *a* |\n| --- |\n"),
    "short tables": ("\n|a|b\n|-|:-:|\n|c\n", "\n| a | b |\n| --- | :---: |\n| c |  |\n"),
    "aligned tables": (
        "\n| 中文 | b |\n|------|-----:|\n| c | two |\n",
        "\n| 中文 |    b |\n| ---- | ---: |\n| c    |  two |\n",
    ),
    "the middle of a table": (
        "\n| a |\n|:------:|\n| bcdefgh |\n",
        "\n|    a    |\n| :-----: |\n| bcdefgh |\n",
    ),
    "tables that are too wide to be aligned": (
        f"\n| a | {'b' * 120} |\n| ---- | ---- |\n| c | d |\n",
        f"\n| a | {'b' * 120} |\n| --- | --- |\n| c | d |\n",
    ),
    "text in footnotes": ("\nOne[^a]\n\n[^a]: _Two_ \n", "\nOne[^a]\n\n[^a]: *Two*\n"),
    "text in boxes": ("\n!!! note\n    * _One_ \n", "\n!!! note\n    - *One*\n"),
    "Chinese lines": ("\n一 \n二\n", "\n一\n二\n"),
}
KEPT = {
    "code": "\n```\n_a_  \n\n\n* b\n~~~\n```\n\n    _c_  \n\n\n    * d\n",
    "code in text": "\n`_a_` ``b ` __c__`` `d  \ne`\n",
    "raw HTML": "\n<div title='_a_'>  \n_b_\n* c\n</div>\n\n<!--\n_d_  \n\n\n-->\n",
    "HTML in text": '\nOne <b title="_a_">two</b> <!-- _b_  \n_c_ --> three\n',
    "addresses": "\n[a](b_c_ '_d_') <https://example.org/_e_/> [f][_g_]\n\n[_g_]: /_h_/\n",
    "attributes": "\n![a](b.png){title=_c_ .d}\n",
    "words with underscores": "\nsnake_case_name and \\_not this\\_\n",
    "lines within a paragraph": "\nOne sentence.\nAnother one,\nin two lines.\n",
    "numbers of lists": "\n2. one\n2. two\n7) three\n",
    "lists that only their signs part": "\n* one\n\n+ two\n",
    "lists without blank lines": "\nText:\n- one\n- two\n  ```\n  code\n  ```\n",
    "attributes before a block": "\n{.wide}\n| a |\n| --- |\n| b |\n",
    "comments at a heading": "\n<!-- for another program -->\n## One\n\n## Two\n<!-- likewise -->\n",
    "code with backticks between tildes": "\n~~~\n```\n~~~\n",
    "headings of several lines": "\nOne\ntwo\n===\n",
    "headings that end with a sign": "\nIn C#\n---\n",
    "rows with more cells than their table": "\n|a|\n|-|\n|b|hidden|\n",
    "wide tables that are aligned": (
        f"\n| a    | {'b' * 120} |\n| ---- | {'-' * 120} |\n| cdef | {'g':120} |\n"
    ),
    "spaces that are letters": "\nOne\u00a0\nTwo\u3000\n",
    "code that is never closed": "\n```\none  \n\n\n",
    "an item that would become a rule": "\n* --\n",
}


@pytest.mark.parametrize(("text", "wanted"), CHANGED.values(), ids=CHANGED)
def test_manner(tidy, rendered, text: str, wanted: str) -> None:
    """Each thing that can be written in several ways is written in one; the page stays."""
    assert tidy(text) == wanted
    assert rendered(wanted) == rendered(text)


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_kept(tidy, text: str) -> None:
    """What says something, or is somebody else's, stays as it is."""
    assert tidy(text) == text


def test_what_would_change_a_page_is_left_out_and_the_rest_is_not(tidy) -> None:
    """A change that a page would show is given up alone."""
    text = "\n* --\n\nOne \n\n* --\n* two\n\nThree \n"
    assert tidy(text) == "\n* --\n\nOne\n\n* --\n* two\n\nThree\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a" * 20_001 + " \n", "line-too-long"),
        ("One \n" * 120_000, "body-too-large"),
        ("One \u202e\n", "bad-character"),
        ("> " * 80 + "One \n", "nested-too-deeply"),
    ],
)
def test_broken_texts(text: str, rule: str) -> None:
    """A text that can't be read as a whole is said to be so, and stays as it is."""
    problems = Problems()
    done = format_body(text, path="x.md", language="en", first_line=5, problems=problems)
    assert done == text
    assert [each.rule for each in problems] == [rule]


@pytest.mark.parametrize(
    "text", ["* a\n\n  \n- --\n* --\n* b\n" * 300, "# a" + " #" * 1500, "_a_ " * 2000 + "\n"]
)
def test_hostile_texts(rendered, text: str) -> None:
    """A text that asks for endless trying is formatted or left, as a text of any kind."""
    problems = Problems()
    done = format_body(text, path="x.md", language="en", first_line=1, problems=problems)
    assert rendered(done) == rendered(text)
