"""The quick parser parses as markdown-it does."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from blogsite.markdown.engine import parse_tokens, plain_parser

PIECES = [
    "a", "b c", " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "> ", "- ", "* ", "+ ", "1. ", "2) ", "# ", "---", "===", "***",
    "```", "~~~", "`", "``", "*", "**", "_", "__", "~~", "[", "]", "(", ")", "](", "![", "[a]: b", "[a]", "[^1]", "[^1]: ", "^[",
    "|", "|-|-|", "|a|b|", ": ", "~ ", "!!! note", "??? x", "[!NOTE]", "[ ] ", "[x] ", "{.c}", "{#i}", "{", "}", "<b>", "</b>",
    "<div>", "<!--", "-->", "<http://x>", "&amp;", "&#35;", "\\", "\\*", "<", ">", "!", "中", "=", "-", ":", "\"t\"", "<u v>",
]  # fmt: skip


def as_dicts(tokens):
    return [{**as_dict(token), "children": as_dicts(token.children or ())} for token in tokens]


def as_dict(token):
    return {field.name: getattr(token, field.name) for field in dataclasses.fields(Token)}


def assert_same(text):
    assert as_dicts(parse_tokens(text)[0]) == as_dicts(plain_parser().parse(text, {}))


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parent / "cases").glob("*.txt")), ids=lambda f: f.stem
)
def test_the_quick_parser_makes_the_same_tokens_of_the_cases(file):
    """Rules that are left out by their first character would have said no."""
    assert_same(file.read_text(encoding="utf-8"))


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
@example(["a", "\n", ": ", "b", "\n", "==="])
@example(["> ", "a", "\n", "b", "\n", "---"])
@example(["a", "\n", "    ", "---", "\n", "    ", "> ", "b"])
@example(["- ", "a", "\n", "|-|-|", "\n", "b", "\n", "==="])
def test_the_quick_parser_makes_the_same_tokens_of_anything(pieces):
    """The dialect is that of markdown-it and its plugins, whatever is quickened."""
    assert_same("".join(pieces))


def test_the_dialect_is_commonmark_without_its_extensions():
    """Text without an extension's syntax is parsed as markdown-it's CommonMark preset does."""
    text = '# A\n\n*b* [c](d "e") `f`\n\n> - g\n>   1. h\n\n    i\n\n<p>j</p>\n'
    ours = [token.type for token in parse_tokens(text)[0]]
    assert ours == [token.type for token in MarkdownIt("commonmark").parse(text)]
