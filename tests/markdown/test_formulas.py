"""What strangers may write as a formula, and what is said of those that can't be set."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.markdown.formula import MAX_FORMULA, FormulaError, mathml

_TAG = re.compile(r"<(/?)([a-z]+)((?: [a-z]+=\"[^\"<>]*\")*)>")
_WORDS = [
    r"\frac",
    r"\sqrt",
    r"{",
    r"}",
    r"[",
    r"]",
    r"^",
    r"_",
    r"&",
    r"\\",
    r"\begin{matrix}",
    r"\end{matrix}",
    r"\left(",
    r"\right)",
    r"\middle|",
    r"x",
    r"1",
    r"+",
    r"<",
    r">",
    r"\"",
    r"\text{",
    r"\mathbb",
    r"\operatorname{",
    r"\sum",
    r"\limits",
    r"\iff",
    r"\pmod",
    r"\over",
    r"\binom",
    r"\color{red}",
    r"\hline",
    r"#",
    r"$",
    r"%",
    r"~",
    r"\href{javascript:x}",
    r"\style{x}{y}",
    r"\class{x}",
    r"\newcommand",
    r"\def",
    r"\let",
    r"\boxed",
    r"\cancel",
    r"日",
    r"é",
    r"'",
]


def _fault(source: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        mathml(source)
    return caught.value


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("```math\na +\n\\fraq{b}\n```", "3:1: warning: bad-formula"),
        ("- a\n\n  ```math\n  a\n   + \\fraq\n  ```", "5:6: warning: bad-formula"),
        ("> ```math\n> 日 \\fraq\n> ```", "2:5: warning: bad-formula"),
        ("```math\n\n```", "1:0: warning: bad-formula"),
        ("text\n\n```math\n\\frac{a\n```", "4:8: warning: bad-formula"),
    ],
)
def test_faults_have_their_place(parse, source: str, said: str) -> None:
    """A fault is a warning at the character that is wrong, in lists and quotes too."""
    assert parse(source).said == [said]


@pytest.mark.parametrize(
    "source",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\style{position:fixed}{x}",
        r"\class{site-header}{x}",
        r"\includegraphics{x}",
        r"\input{/etc/passwd}",
        r"\url{x}",
    ],
)
def test_commands_that_do_more_than_set_a_formula_are_unknown(source: str) -> None:
    """No formula links, loads, or gets a class or a style."""
    assert "unknown command" in str(_fault(source))


@pytest.mark.parametrize(
    "source",
    [
        r"\newcommand{\q}{\sqrt\sqrt}\q x",
        r"\newcommand\q{x}\q",
        r"\renewcommand{\frac}{x}\frac",
        r"\providecommand{\q}{x}\q",
        r"\def\q{x}\q",
        r"\gdef\q{x}\q",
        r"\global\def\q{x}\q",
        r"\let\q\sqrt\q x",
    ],
)
def test_formulas_define_no_commands(source: str) -> None:
    """A command of its own would let a short formula become one without end."""
    assert "defines commands" in str(_fault(source))


def test_as_deep_as_a_formula_can_be() -> None:
    """Nesting as deep as the length allows neither crashes the converter nor makes too much."""
    for opening, closing in (("{", "}"), (r"\sqrt ", ""), (r"\frac{", "}{}"), (r"\bra{", "}")):
        times = MAX_FORMULA // len(opening + closing) - 1
        assert len(mathml(opening * times + "x" + closing * times)) < 100_000
    assert "more than 2,000 characters" in str(_fault("x" * (MAX_FORMULA + 1)))


def test_formulas_are_bounded_together(parse) -> None:
    """Formulas that become very much longer than their source are set up to a limit."""
    parsed = parse(("```math\n" + r"\iff" * 490 + "\n```\n") * 30)
    assert len(parsed.body.html) < 800_000
    assert {each.rule for each in parsed.problems} == {"bad-formula"}


@given(st.lists(st.sampled_from([*_WORDS, " ", "\n"]), max_size=40).map("".join))
def test_a_formula_holds_nothing_but_formulas(source: str) -> None:
    """Whatever a formula says, it becomes elements of MathML, closed in order, or a fault."""
    try:
        html = mathml(source)
    except FormulaError:
        return
    opened: list[str] = []
    for end, name, attributes in _TAG.findall(html):
        assert name == "math" or name[0] == "m"
        if end:
            assert opened.pop() == name
        else:
            opened.append(name)
        for attribute in ("href", "style", "src", "on"):
            assert f" {attribute}" not in re.sub(r'alttext="[^"]*"', "", attributes)
    assert opened == []
    assert "<" not in _TAG.sub("", html)


def test_formulas_are_no_words(parse) -> None:
    """A formula counts no words, and is no summary."""
    body = parse("```math\na + b + c\n```\n\nTwo words.").body
    assert body.words == 2
    assert body.summary == "Two words."
