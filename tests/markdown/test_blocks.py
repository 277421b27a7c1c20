"""The blocks of a body: what is translated as one, and what counts as a change of it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.markdown import parse_markdown, parse_with_blocks
from blogsite.model.blocks import (
    Block,
    digests_of,
    pack_blocks,
    packed_digests,
    read_digests,
    unpack_blocks,
    write_digests,
)

WORD = "@"
# Each has one word that stands for another, and all that a writer may use around it.
SHAPES = (
    "## @ and more {#id}",
    "@\n===",
    "A line\nand @ on\nthe next.",
    "- @\n\n  more\n",
    "7. one @",
    "- [x] *done* @",
    "> quoted\n> - @",
    "> [!NOTE]\n> @",
    '!!! tip "@"\n    inside',
    "???+ tip\n    @",
    "```yaml\na: @\n```",
    "    indented @",
    "<div>\n@\n</div>",
    "<pre>\n  @\n</pre>",
    "| a | @ |\n|---|---|\n",
    "Term\n: is @",
    "![@](a.png)",
    'Link [a](b "@")',
    "See [this](https://example.org/@)",
    "`code @` and ^[a note on @]",
    "***\n\n{.lead}\n**@**",
)
# Of all these, with "word" in each. They stand in files that nobody rewrites: if one of these differs,
# translations everywhere become stale.
FOREVER = """
    a062917b 1fc6c6a1 e8e63dcd 1fc6c6a1 53b444f8 1fc6c6a1 b07e28e3 1fc6c6a1
    b3a0b517 1fc6c6a1 44112068 1fc6c6a1 bed9863f 1fc6c6a1 6785523b 1fc6c6a1
    566aec5d 1fc6c6a1 183ae90d 1fc6c6a1 2b05424e 1fc6c6a1 73963911 1fc6c6a1
    45aaa53f 1fc6c6a1 79708ce0 1fc6c6a1 99db1688 1fc6c6a1 abd53caf 1fc6c6a1
    f8e01076 1fc6c6a1 53f8df12 1fc6c6a1 c65104b8 1fc6c6a1 01af0117 1fc6c6a1
    f9e7dcca 66df03d0
"""
SPACES = ("\n", "\n\n", "  \n\n\n")
HOSTILE = (
    *("- ", "1. ", "> ", "    ", "[^1]: ", "[^1]", "^[", "]", "[a]: b", "[a]", "\n", "\n\n", "x"),
    *("|a|b|\n|-|-|\n", ": ", "!!! note\n", "```", "<!--", "-->", "<div>", "{.x}", "{#y}\n"),
    *("# ", "===\n", "*", "**", "`", "![a](", ")", "\t", "\0", "\ufdd0", "中", "&#0;", "<pre>"),
)


def _blocks(text: str, language: str = "en", first_line: int = 1) -> tuple[Block, ...]:
    _, blocks = parse_with_blocks(
        text, path="x.md", language=language, first_line=first_line, problems=Problems()
    )
    return blocks


def _digests(text: str, language: str = "en") -> list[str]:
    return [block.digest for block in _blocks(text, language)]


def _kinds(text: str) -> list[str]:
    return [block.kind for block in _blocks(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# A\n\nB\n***\n", ["heading", "paragraph", "rule"]),
        ("- a\n- b\n  - c\n- d\n", ["item", "item", "item"]),
        ("|a|\n|-|\n|b|\n|c|\n", ["row", "row", "row"]),
        ("A\n: b\n\nC\n: d\n: e\n", ["definition", "definition"]),
        ("A[^1]\n\n[^1]: b\n\nC ^[d]\n", ["paragraph", "footnote", "paragraph"]),
        ("[a]\n\n[a]: b\n", ["paragraph"]),
        ("> a\n>\n> b\n\n> [!TIP]\n> c\n\n!!! tip\n    d\n", ["quote", "note", "note"]),
        ("<!-- check: off -->\n\n<div>\n\n```\na\n\nb\n```\n", ["html", "code"]),
        ("", []),
        ("[a]: b\n", []),
    ],
)
def test_long_parts_are_many_blocks(text: str, kinds: list[str]) -> None:
    """An item, a row, a term and a footnote are blocks; what no reader sees is none."""
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("* a\n* b\n", "- a\n\n- b\n"),
        ("*a* __b__\n", "_a_ **b**\n"),
        ("A\n===\n", "# A #\n"),
        ("~~~ yaml\na\n~~~\n", "```yaml\na\n```\n"),
        ("    a\n", "```\na\n```\n"),
        ("```\na\nb\n```\n", "```\na \nb\t\n```\n"),
        ("a  \nb\n", "a\\\nb\n"),
        ("a  \nb\n", "a\nb\n"),
        ("- a\\\n  b\n", "- a b\n"),
        ("a\u00a0b &nbsp;c\u202f!\n", "a b c !\n"),
        ("[a](b)\n", "[a][c]\n\n[c]: b\n"),
        ("a &amp; b \\* c\n", "a & b &#42; c\n"),
        ("|a|b|\n|-|-|\n", "| a | b |\n| --- | --- |\n"),
        ("a <!-- said to writers --> b\n", "a b\n"),
        ("<div>\n<p>a\n b</p></div>\n", "<div> <p>a b</p></div>  \n"),
        ("1. a\n1. b\n", "1) a\n2) b\n"),
        ("{#a .b}\nc\n", "{.b #a}\nc\n"),
        ("[a](b){#c .d}\n", "[a](b){.d #c}\n"),
    ],
)
def test_the_way_of_writing_is_no_change(one: str, other: str) -> None:
    """Marks that mean the same, and what no page has, leave the digests as they are."""
    assert _digests(one) == _digests(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a, b\n", "a b\n"),
        ("ab\n", "a b\n"),
        ("a *b*\n", "a b\n"),
        ("# a\n", "## a\n"),
        ("# a\n", "a\n"),
        ("- a\n", "1. a\n"),
        ("1. a\n", "2. a\n"),
        ("- [ ] a\n", "- [x] a\n"),
        ("- a\n  - b\n", "- a b\n"),
        ("[a](b)\n", "[a](c)\n"),
        ("[a]\n\n[a]: b\n", "[a]\n\n[a]: c\n"),
        ("![a](b)\n", "![a](c)\n"),
        ("a[^1]\n\n[^1]: b\n", "a[^1]\n\n[^1]: c\n"),
        ("a[^1] b[^2]\n\n[^1]: c\n[^2]: d\n", "a[^1] b[^2]\n\n[^2]: c\n[^1]: d\n"),
        ("> [!TIP]\n> a\n", "> [!NOTE]\n> a\n"),
        ("!!! tip\n    a\n", "??? tip\n    a\n"),
        ("```\na  b\n```\n", "```\na b\n```\n"),
        ("`a\u00a0b`\n", "`a b`\n"),
        ("```yaml\na\n```\n", "```json\na\n```\n"),
        ("|a|\n|-|\n", "|a|\n|-:|\n"),
        ("{.x}\na\n", "a\n"),
        ("a <b>c</b>\n", "a <i>c</i>\n"),
        ("<!-- a\n", "<!-- b\n"),
    ],
)
def test_what_readers_notice_is_a_change(one: str, other: str) -> None:
    """Words, levels, targets, code and marks that show change a digest."""
    assert _digests(one) != _digests(other)


@pytest.mark.parametrize("language", ["zh-CN", "ja", "en"])
def test_lines_of_scripts_without_spaces_join(language: str) -> None:
    """A line break between two such letters is nothing, as on the page."""
    assert _digests("中文\n文字，\n中文\n", language) == _digests("中文文字，中文\n", language)


def test_lines_join_at_full_width_punctuation() -> None:
    """What is no space on the page is none in a digest."""
    assert _digests("ます。\nLogback\n", "ja") == _digests("ます。Logback\n", "ja")
    assert _digests("ます。 Logback\n", "ja") != _digests("ます。Logback\n", "ja")


def test_lines_of_korean_join_with_a_space() -> None:
    """Korean has spaces between its words."""
    assert _digests("한국어\n한국어\n", "ko") == _digests("한국어 한국어\n", "ko")


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000"])
def test_a_paragraph_of_odd_spaces(space: str) -> None:
    """What is blank to people and a paragraph to the parser is a block."""
    assert len(_digests(f"\n{space}\n")) == 1


def test_digests_stay_for_good() -> None:
    """No version of the program and its libraries gives a text other digests."""
    text = "\n\n<hr>\n\n".join(SHAPES).replace(WORD, "word")
    assert tuple(_digests(text)) == read_digests(FOREVER)


words = st.lists(st.sampled_from(["alpha", "beta", "*gamma*", "`delta`"]), min_size=1, max_size=9)
gaps = st.lists(st.sampled_from([" ", "\n", " \n", "\n  "]), min_size=9, max_size=9)


@given(words=words, gaps=gaps)
def test_wrapping_changes_nothing(words: list[str], gaps: list[str]) -> None:
    """Wherever the lines of a paragraph end, its digest is the same."""
    wrapped = "".join(f"{word}{gap}" for word, gap in zip(words, gaps, strict=False)).rstrip()
    assert _digests(wrapped) == _digests(" ".join(words))


@settings(max_examples=200)
@given(
    shapes=st.lists(st.sampled_from(SHAPES), min_size=1, max_size=8),
    at=st.integers(0, 7),
)
def test_a_word_changes_one_block(shapes: list[str], at: int) -> None:
    """Another word in a block changes the digest of this block and of no other."""
    at %= len(shapes)
    said = [shape.replace(WORD, f"word{number}") for number, shape in enumerate(shapes)]
    before = _digests("\n\n<hr>\n\n".join(said))
    said[at] = shapes[at].replace(WORD, "another")
    after = _digests("\n\n<hr>\n\n".join(said))
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def _cover(text: str, first_line: int = 1) -> None:
    blocks = _blocks(text, first_line=first_line)
    lines = text.split("\n")
    covered = {line for block in blocks for line in range(block.line, block.end)}
    needed = {first_line + at for at, line in enumerate(lines) if line.strip()}
    assert not blocks or needed <= covered
    assert all(first_line <= block.line < block.end for block in blocks)
    assert all(block.end <= first_line + len(lines) for block in blocks)
    assert [block.line for block in blocks] == sorted(block.line for block in blocks)


@settings(max_examples=200)
@given(shapes=st.lists(st.sampled_from(SHAPES), max_size=8), space=st.sampled_from(SPACES))
def test_blocks_have_all_lines(shapes: list[str], space: str) -> None:
    """Each line that isn't blank belongs to a block, and blocks stand in the order of lines."""
    _cover(space.join(shapes), first_line=7)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(HOSTILE), max_size=25))
def test_hostile_pieces_have_blocks(pieces: list[str]) -> None:
    """Whatever is left open, each line has a block, and the body is what it would be without."""
    text = "".join(pieces)
    body, _ = parse_with_blocks(text, path="", language="en", first_line=1, problems=Problems())
    assert body == parse_markdown(text, path="", language="en", first_line=1, problems=Problems())
    if "\0" not in text and "\ufdd0" not in text:
        _cover(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 4_000 + "\n",
        "<div>\n" + "<!--\n" * 2_000,
        "^[" * 200 + "a" + "]" * 200,
        "![" * 500 + "a" + "](b)" * 500,
        "- a\n" * 10_000,
        "> " * 25 + "a",
        "[^1]\n\n[^1]: " + "> " * 25 + "[^1]",
        "- x\n\n" + "  [^a]: b\n" * 3_000 + "\n[^a]\n",
        "\n" * 400_000 + "a",
    ],
    ids=["comments", "html", "notes", "images", "items", "quotes", "itself", "nested", "blank"],
)
def test_long_texts_take_steps_in_proportion(text: str, steps: Callable[..., int]) -> None:
    """Reading the blocks of a large text calls no more functions than rendering it does."""
    assert steps(parse_with_blocks, text) <= 2 * steps(parse_markdown, text) + 1000


digests = st.lists(st.text("0123456789abcdef", min_size=8, max_size=8), max_size=40).map(tuple)


@given(digests)
def test_digests_are_read_as_written(digests: tuple[str, ...]) -> None:
    """What is written into front matter is read again, in lines that are short."""
    lines = write_digests(digests)
    assert (read_digests("\n".join(lines)) or ()) == digests
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("text", ["", "abc", "1A2B3C4D", "1a2b3c4d, 5e6f7a8b", "1a2b3c4d5", "☃"])
def test_other_words_are_no_digests(text: str) -> None:
    """Anything but eight hexadecimal digits is refused, and so is nothing."""
    assert read_digests(text) is None


@given(st.sampled_from(SHAPES))
def test_packed_blocks_are_the_same(shape: str) -> None:
    """What the cache keeps of blocks is all of them."""
    packed = pack_blocks(_blocks(shape))
    assert unpack_blocks(packed) == _blocks(shape)
    assert packed_digests(packed) == digests_of(_blocks(shape))
