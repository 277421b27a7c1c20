"""The quick parser parses as markdown-it does."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pygments.lexers import get_lexer_by_name

from blogsite.markdown import lexing
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


CODE = {
    "python": '@d\nasync def f(x: int = 1) -> str:\n    """Doc."""\n    return f"{x!r:>{10}} {y}" + r"\\d" # c\n',
    "go": 'package main\n\nimport "fmt"\n\nfunc (s *S) F(a ...int) error {\n\treturn fmt.Errorf("%w", `x`) // c\n}\n',
    "bash": 'for i in $(seq 1 "$n"); do echo "${a[@]}" <<EOF\n$x\nEOF\ndone | grep -E \'a|b\' && exit 1\n',
    "rust": 'fn main() { let x: &\'static str = r#"a"#; println!("{x}"); /* c */ }\n',
    "javascript": "const f = async (a) => `x ${a ?? /re[/]x/g.test(b)} y`; // c\n",
    "java": '@A public class B<T> { int x = 0x1F; String s = """\n  t\n  """; }\n',
    "php": "<?php $a = <<<X\n$b\nX;\n?>\n<p>",
    "ini": "[a]\nb = c ; d\n",
    "docker": 'FROM a AS b\nRUN ["c"]\nENV A=b\n',
    "sql": "SELECT a, 'b' FROM c -- d\nWHERE e = 1;\n",
    "ruby": 'def a(b) = "#{b}" + %w(c d) + <<~X\n  e\nX\n',
    "perl": "my $x =~ s/a/b/g; print qq{$x};\n",
}


@pytest.mark.parametrize("language", CODE)
@pytest.mark.parametrize("broken", ["", "\n\"'`{(\u00e9\x0c$", "\n\n)]}>*/"])
def test_joined_expressions_make_the_same_tokens(monkeypatch, language, broken):
    """A lexer whose expressions are joined finds what Pygments finds, also in broken code."""
    monkeypatch.setattr(lexing, "_WORTH_JOINING", -1)
    lexer = get_lexer_by_name(language)
    for length in range(0, len(CODE[language]), 7):
        code = CODE[language][length:] + broken
        plain = [(kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code)]
        assert lexing.tokens(lexer, code) == plain
