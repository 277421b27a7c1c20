"""Code is cut into the pieces that Pygments' own lexers make."""

import re
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from blogsite.markdown import lexing
from blogsite.markdown.first import bit_of, first_set

CODE = {
    "python": '@d\nasync def f(x: int = 1) -> str:\n    """Doc."""\n    return f"{x!r:>{10}} {y}" + r"\\d" # c\n',
    "go": 'package main\n\nimport "fmt"\n\nfunc (s *S) F(a ...int) error {\n\treturn fmt.Errorf("%w", `x`) // c\n}\n',
    "bash": 'for i in $(seq 1 "$n"); do echo "${a[@]}" <<EOF\n$x\nEOF\ndone | grep -E \'a|b\' && exit 1\n',
    "rust": 'fn main() { let x: &\'static str = r#"a"#; println!("{x}"); /* c */ }\n',
    "javascript": "const f = async (a) => `x ${a ?? /re[/]x/g.test(b)} y`; // c\n",
    "yaml": "--- # a\nb: &c\n  - 'd': \"e\\n\"  # f\n  - |\n    g: h\n\n  - {i: [j, !k l], m: *c}\n? n\n: o p\n  q\n",
    "json": '{"a": [1.5e3, true, null], "b\\u00e9": "c"}\n',
    "java": '@A public class B<T> { int x = 0x1F; String s = """\n  t\n  """; }\n',
    "php": "<?php $a = <<<X\n$b\nX;\n?>\n<p>",
    "ini": "[a]\nb = c ; d\n",
    "docker": 'FROM a AS b\nRUN ["c"]\nENV A=b\n',
    "sql": "SELECT a, 'b' FROM c -- d\nWHERE e = 1;\n",
    "ruby": 'def a(b) = "#{b}" + %w(c d) + <<~X\n  e\nX\n',
    "perl": "my $x =~ s/a/b/g; print qq{$x};\n",
    "html": "<!DOCTYPE html><a b='c' on=d>e</a><style>f { g: h }</style><!-- i -->\n",
    "cpp": '#include <a>\nint main(int b) { return "c"[0] + 1.0f; } // d\n',
    "console": "$ a --b | c\nd\n",
    "terraform": 'resource "a" "b" {\n  c = "${d.e}" # f\n}\n',
    "text": "a\n",
}
# What leaves a string, a comment or a block open, or ends what isn't, in some language or other.
BROKEN = [
    "", " ", "\n", "\n\n", "\t", "\r", "\x0c", "\x1c", "\u00e9", "\u4e2d", "\u212a", "\U0001f600", "\ufdd0", '"', "'", "`", '"""',
    "'''", "{", "}", "(", ")", "[", "]", "<", ">", "/*", "*/", "//", "#", "$", "$(", "${", "\\", "\\\n", "-", "--", "---", "|", "|\n",
    ">\n", ":", ": ", "- ", "? ", "&a", "*b", "!c", "%YAML", "...", "@", "0", "0x", "1e", ".5", 'f"', "rb'", "<<X", "X", "=", "?>",
    "def ", "class ", "import ", "fn ", "let ", "if ", "for ", "a", "Z", "_", "null",
]  # fmt: skip


def joined(pieces):
    """Return what is shown: neighbours of one class are one span, and what is empty is none."""
    full = [piece for piece in pieces if piece[1]]
    spans = groupby(full, key=lambda piece: piece[0])
    return [(css_class, "".join(text for _, text in span)) for css_class, span in spans]


def as_by_pygments(lexer, code):
    """Return the pieces of what the lexer itself yields."""
    classes = lexing._classes()
    return joined((classes[kind], text) for _, kind, text in lexer.get_tokens_unprocessed(code))


@pytest.fixture(autouse=True, scope="module")
def warm():
    """Take no code for too little to make tables for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexing, "_WORTH_READING", -1)
        yield


@pytest.mark.parametrize("language", CODE)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_pieces_are_those_of_the_lexer(language, data):
    """A lexer finds what Pygments finds with it, also in broken code."""
    whole = CODE[language]
    start = data.draw(st.integers(0, len(whole)))
    stop = data.draw(st.integers(start, len(whole)))
    broken = "".join(data.draw(st.lists(st.sampled_from(BROKEN), max_size=8)))
    code = data.draw(st.sampled_from([whole[:start] + broken + whole[stop:], broken]))
    lexer = get_lexer_by_name(language)
    assert joined(lexing.pieces(lexer, code)) == as_by_pygments(lexer, code)


@pytest.mark.parametrize(
    "language", ["python", "go", "rust", "bash", "yaml", "java", "ruby", "docker"]
)
def test_the_lexers_of_most_blogs_are_run_here(language):
    """Pygments itself runs only what does more than to follow rules."""
    assert lexing._machine(type(get_lexer_by_name(language)))


EXPRESSIONS = [
    "a", "k", "[a-c]", "[^a]", "[^\\s\\w]", r"\d", r"\W", r"\s", "[k]", "\u017f", "[\u00e9-\u4e2d]", ".", "^", "$", r"\b", r"\Z", r"\A",
    "(?=b)", "(?!b)", "(?<=a)", "(?<!a)", "(?=$)", "(a)", r"(b)?\1", "(?:ab|[xy]|)", "(?:c|d)", "(?i:k)", "(?s:.)", "(?>ab)",
    "(?-i:a)", "(?a:[^\\s])", "(?(1)a|b)", "\n", "\\x1c",
]  # fmt: skip
REPEATED = ["", "?", "*", "+", "{0}", "{1,2}", "*?", "*+"]
LETTERS = "abkxyAK\u212as\u017f \n\t\x1c0_-\u00e9\u4e2d\U0001f600"


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(EXPRESSIONS), st.sampled_from(REPEATED)), max_size=4),
    st.sampled_from(
        [0, re.IGNORECASE, re.MULTILINE, re.DOTALL, re.ASCII, re.IGNORECASE | re.MULTILINE]
    ),
    st.text(LETTERS, max_size=4),
)
def test_a_match_begins_with_what_may_begin_it(parts, flags, text):
    """No expression matches where its first set says that it can't."""
    expression = "".join(f"(?:{part}){repeat}" for part, repeat in parts)
    try:
        pattern = re.compile(expression, flags)
    except re.error:
        return
    found = first_set(pattern.pattern, pattern.flags)
    for place in range(len(text) + 1):
        if pattern.match(text, place):
            assert bit_of(text[place : place + 1]) & found


@pytest.mark.parametrize(
    ("expression", "may", "may_not"),
    [
        ("(?:if|else)\\b", "ie", "fl\n"),
        ("(?i)(rf|fr)(\")", "rRfF", "a\""),
        ("[ ]+(?=#|$)", " ", "#\n"),
        ("[ ]*(?=#|$)", " #\n", "a"),
        ("(a?)(b)", "ab", "c"),
        ("[^\\S\\n]+", " \t", "\na"),
        ("(?<!\\.)(self)", "s", "."),
    ],
)  # fmt: skip
def test_first_sets_are_small(expression, may, may_not):
    """What an expression can't begin with is known for what lexers are made of."""
    found = first_set(expression, re.MULTILINE)
    assert [each for each in may if not bit_of(each) & found] == []
    assert [each for each in may_not if bit_of(each) & found] == []


def test_a_kind_that_no_style_knows_is_plain():
    """A lexer may yield kinds of token of its own, below none of the usual ones."""
    assert joined(lexing.pieces(get_lexer_by_name("lilypond"), "c'4\n")) == [
        ("", "c'"),
        ("m", "4"),
        ("", "\n"),
    ]
