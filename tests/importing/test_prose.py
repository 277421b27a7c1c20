"""Code is told from prose, and what readers see from how it is written."""

import itertools
import re

import pytest

from blogsite.importing.prose import code_spans, replace_outside_code
from blogsite.importing.visible import visible_of_html, visible_of_markdown

_MARK = re.compile(r"\{\{\w+\}\}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{b}} c", "a ! c"),
        ("`{{b}}` {{c}}", "`{{b}}` !"),
        ("``{{b}} ` {{c}}`` {{d}}", "``{{b}} ` {{c}}`` !"),
        ("```\n{{b}}\n```\n{{c}}", "```\n{{b}}\n```\n!"),
        ("- one\n\n  ~~~\n  {{b}}\n  ~~~\n\n{{c}}", "- one\n\n  ~~~\n  {{b}}\n  ~~~\n\n!"),
        ("    {{b}}\n\n{{c}}", "    {{b}}\n\n!"),
        ("a\n: ```\n  {{b}}\n  ```\n\n{{c}}", "a\n: ```\n  {{b}}\n  ```\n\n!"),
        ("a\n:   b\n\n    {{c}}", "a\n:   b\n\n    !"),
        ("\\`{{b}}` {{c}}", "\\`!` !"),
        ("one ` here\n\n{{b}} ` there", "one ` here\n\n! ` there"),
        ("```\n{{b}}", "```\n{{b}}"),
    ],
)
def test_code_is_left_alone(text: str, expected: str) -> None:
    """Fenced, indented and inline code is no place to look for anything."""
    assert replace_outside_code(_MARK, lambda _found: "!", text) == expected


def test_spans_come_in_order() -> None:
    """Places of code follow each other and don't overlap."""
    spans = code_spans("`a` b `c`\n\n    d\n\n`e`\n\n```\nf `g`\n```\n`h`\n")
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert len(spans) == 6


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("a<b>b</b>c<br>d", "abc d"),
        ("<script>no</script><style>no</style>yes<iframe src=x>no</iframe>", "yes"),
        ("&lt;b&gt; &amp;amp; &nbsp;x", "<b> &amp; x"),
        ("<!-- no --><details><summary>S</summary>T</details>", "S T"),
        ("<p>un<b>closed<p>x", "unclosed x"),
    ],
)
def test_readers_see_words(html: str, words: str) -> None:
    """What is seen of HTML is its words, those of blocks apart, and nothing that runs or frames."""
    assert visible_of_html(html) == words


def test_readers_see_what_markdown_means() -> None:
    """What is seen of Markdown has no marks of it, and no attributes in braces."""
    text = "# One {#one}\n\n*two* `three`[^1]\n\n| a | b |\n|---|---|\n| c | d |\n\nTerm\n: what\n\n[^1]: note\n"
    assert visible_of_markdown(text).split()[:10] == [
        "One", "two", "three", "[1]", "a", "b", "c", "d", "Term", "what",
    ]  # fmt: skip
