"""The laws of differences: with its marks undone, each is the text before or the text after."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from blogsite.align import Budget, align
from blogsite.diagnostics import Problems
from blogsite.markdown.parse import parse_markdown
from blogsite.review.article import read_article, text_of
from blogsite.review.differ import compare_articles, compare_words

PARTS = st.sampled_from(
    (
        "A paragraph of words.",
        "A paragraph of *other* words.",
        "Words with [a link](https://a.example/) in them.",
        "Words with [a link](https://b.example/) in them.",
        "- one\n- two\n  - three",
        "- one\n- four\n- two",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "| a | b |\n| - | - |\n| 1 | 3 |\n| 4 | 5 |",
        "```\ncode\n\n  more\n```",
        "```\ncode\n  more\n```",
        "> Quoted.\n>\n> ## Twice",
        "第一行的内容。",
        "第二行的内容。",
        "![Words](a.png)",
        "<ins>His own</ins> mark, <del>and</del> another.",
        "- [x] done\n- [ ] open",
    )
)
TEXTS = st.lists(PARTS, max_size=6).map("\n\n".join)


def _article(markdown: str):
    body = parse_markdown(markdown, path="a.md", language="en", first_line=1, problems=Problems())
    return read_article(re.sub("[\ufdd0-\ufdd1]", "", body.html))


def _words(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, TEXTS)
def test_rendered(before: str, after: str) -> None:
    """Without what was inserted the rendered difference says the old text, and the reverse."""
    old, new = _article(before), _article(after)
    hunks = [each for each in compare_articles(old, new, Budget()) if each.status]
    for mark, wanted in (("ins", [h.before for h in hunks]), ("del", [h.after for h in hunks])):
        # What is marked holds no mark, so the shortest match is the whole.
        shown = "".join(
            re.sub(rf"<{mark}>.*?</{mark}>", "", h.html, flags=re.DOTALL) for h in hunks
        )
        said = "".join(text_of(each) for each in read_article(shown))
        assert _words(said.replace("|", "")) == _words("".join(wanted).replace("|", ""))


@given(TEXTS, TEXTS)
def test_every_block_is_accounted_for(before: str, after: str) -> None:
    """Blocks that aren't shown are counted; a text compared with itself shows nothing."""
    old, new = _article(before), _article(after)
    hunks = compare_articles(old, new, Budget())
    assert compare_articles(old, old, Budget()) == ()
    if hunks:
        skipped = sum(each.skipped for each in hunks)
        shown = [each for each in hunks if not each.skipped]
        assert skipped + sum(each.status != "gone" for each in shown) == len(new)
        assert skipped + sum(each.status != "added" for each in shown) == len(old)


@given(st.text(alphabet="ab \n\u4e00."), st.text(alphabet="ab \n\u4e00."))
def test_words(before: str, after: str) -> None:
    """The spans of plain text say both texts; space alone is no change."""
    spans = compare_words(before, after, Budget())
    assert _words("".join(each.text for each in spans if each.mark != "ins")) == _words(before)
    assert _words("".join(each.text for each in spans if each.mark != "del")) == _words(after)


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")), st.integers(0, 60))
def test_runs(before: list[str], after: list[str], steps: int) -> None:
    """Runs cover both sequences in order, with whatever budget, and equal ones agree."""
    runs = list(align(before, after, Budget(steps)))
    assert [each for run in runs for each in before[run.before]] == before
    assert [each for run in runs for each in after[run.after]] == after
    assert all(before[run.before] == after[run.after] for run in runs if run.is_same)


def test_texts_made_to_be_slow() -> None:
    """A text of which all words are alike is not compared beyond the budget, and still shown."""
    before, after = ("a b " * 20_000 + "c", "b a " * 20_000 + "d")
    spans = compare_words(before, after, Budget())
    assert {each.mark for each in spans} == {"ins", "del"}
