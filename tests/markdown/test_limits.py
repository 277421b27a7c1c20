"""Texts that are too large, too deep or too slow."""

import signal
import threading

import pytest

from blogsite.markdown import limits
from blogsite.model.body import Body

# Texts on one line have fewer than 20,000 characters; where the same was slow once, it stands in
# many paragraphs.
PATHOLOGICAL = {
    "brackets": "[" * 10_000,
    "closed brackets": "[" * 5_000 + "a" + "]" * 5_000,
    "links in links": "[" * 3_000 + "a" + "](b)" * 3_000,
    "images": "![" * 10_000,
    "stars": "*" * 10_000,
    "emphasis": "*a **b " * 2_500,
    "deep emphasis": "*_" * 4_500 + "a" + "_*" * 4_500,
    "quotes": ">" * 10_000,
    "spaced quotes": "> " * 5_000 + "a",
    "lists": "- " * 5_000 + "a",
    "backticks": "".join("`" * length + " " for length in range(190)),
    "less than": "<" * 19_000,
    "comments": "<!--" * 4_900,
    "comments in lines": "<!--\n" * 100_000,
    "instructions": "<?" * 9_900,
    "instructions in lines": "<?\n" * 170_000,
    "sections in lines": "<![CDATA[\n" * 50_000,
    "elements left out": "<div>\n" + "<blink>\n" * 60_000,
    "elements": "<div>" * 3_900,
    "inline notes": "^[" * 10_000,
    "notes in notes": "^[a" * 300 + "]" * 300,
    "notes": "[^1]" * 4_900 + "\n\n[^1]: x",
    "footnotes in footnotes": "[^1]: > [^1]: a\n" * 10_000 + "[^1]",
    "attributes": "`x`{% " * 2_800,
    "attribute blocks": "{.a\n" * 10_000,
    "definitions": "a\n" + ": " * 3_000 + "b",
    "references": "[a]: x\n" * 10_000 + "[a]" * 5_000,
    "wide table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n|x|\n" * 20,
    "lines": "a\n" * 50_000,
    "wide lines": "中\n" * 30_000,
    "headings": "## a\n" * 5_000,
    "marked lines": '```py {hl_lines=["1-999999","5-999999"]}\nx\n```',
    "code in one line": "```perl\n" + "s{" * 9_900 + "\n```",
    "code in many lines": "```perl\n" + "s{\n" * 30_000 + "\n```",
    "destinations": "[a](<b" * 3_100,
    "brackets in paragraphs": ("[" * 19_000 + "\n\n") * 26,
    "images in paragraphs": ("![" * 9_500 + "\n\n") * 26,
    "notes in paragraphs": ("^[a" * 6_000 + "\n\n") * 26,
    "brackets in lines": "[a\n" * 170_000,
    "elements left open": "\n".join(f"<p><b title={number}>x" for number in range(20_000)),
    "elements not quite closed": "<table><b title=x><td></b></table>\n\n" * 10_000,
    "elements closed in text": "".join(
        f"<b title={n}><svg><title></b></svg>\n\na\n\n" for n in range(9_000)
    ),
    "long elements left open": f"<b title={'x' * 19_000}>\n\n" * 20 + "a\n\n" * 20_000,
    "formulas": "```math\n"
    + "\\bra{" * 280
    + "}" * 280
    + "\n```\n"
    + ("```math\nx\n```\n" * 20_000),
    "long formulas": ("```math\n" + "\\iff" * 490 + "\n```\n") * 250,
    "titles": '[a](b "' * 2_800,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_text_ends(parse, name):
    """A text made to hold up a parser ends within the limit of CPU time, as a body or an error."""
    assert {problem.rule for problem in parse(PATHOLOGICAL[name]).problems} <= {
        "bad-formula",
        "nested-too-deeply",
        "removed-html",
        "unknown-option",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n" + "b" * 20_001, "2:0: error: line-too-long"),
        ("a\n" * 270_000, "0:0: error: body-too-large"),
        ("中 \n" * 110_000, "0:0: error: body-too-large"),
    ],
)
def test_a_text_that_is_too_large_is_not_parsed(parse, text, said):
    """A line over 20,000 characters or a body over 512 KiB is an error and gives an empty body."""
    parsed = parse(text)
    assert parsed.said == [said]
    assert parsed.body == Body("")


def test_a_text_within_the_limits_is_parsed(parse):
    """A line of 20,000 characters is no fault."""
    assert parse("a" * 20_000).problems == []


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufdd0", "\ufdef", "\r"])
def test_bad_characters_are_errors_and_go(parse, character):
    """A control character or noncharacter is an error with its place, and is not published."""
    parsed = parse(f"a\nb{character}c", first_line=5)
    assert parsed.said == ["6:2: error: bad-character"]
    assert parsed.body.html == "<p>a\nbc</p>\n"
    assert f"U+{ord(character):04X}" in parsed.problems[0].message


def test_quotes_nested_too_deeply_are_an_error(parse):
    """What the parser cuts off is said, with its line."""
    assert parse("a\n\n" + "> " * 100 + "b").said == ["3:0: error: nested-too-deeply"]


def test_quotes_nested_too_deeply_on_the_first_line_are_there(parse):
    """The body's first line is a line like any other."""
    assert parse("> " * 100 + "b", first_line=7).said == ["7:0: error: nested-too-deeply"]


@pytest.mark.parametrize("nested", ["[^a]: " * 100, "[^a]: " + "> " * 100])
@pytest.mark.parametrize("reference", ["", "[^a]"])
def test_footnotes_nested_too_deeply_are_an_error(parse, nested, reference):
    """What is cut off is said also where no reader would have seen the footnote."""
    assert parse(f"a{reference}\n\n{nested}b").said == ["3:0: error: nested-too-deeply"]


def test_a_recursion_error_is_a_diagnostic(parse, monkeypatch):
    """No traceback escapes from a text that nests deeper than Python can."""

    def too_deep(_text):
        raise RecursionError

    monkeypatch.setattr("blogsite.markdown.parse.parse_tokens", too_deep)
    parsed = parse("a")
    assert parsed.said == ["0:0: error: nested-too-deeply"]
    assert parsed.body == Body("")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no CPU timer")
def test_a_text_that_takes_too_long_is_an_error(parse, monkeypatch):
    """Parsing ends after its CPU time with a diagnostic, and the old handler is back."""

    def forever(_text):
        while True:
            pass

    monkeypatch.setattr("blogsite.markdown.parse.parse_tokens", forever)
    monkeypatch.setattr("blogsite.markdown.parse.MAX_CPU", 0.05)
    before = signal.getsignal(signal.SIGVTALRM)
    assert parse("a").said == ["0:0: error: too-slow"]
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_a_thread_parses_without_a_timer(parse):
    """Signals are for the main thread only; elsewhere a text is parsed all the same."""
    found = []
    thread = threading.Thread(target=lambda: found.append(parse("a").body.html))
    thread.start()
    thread.join()
    assert found == ["<p>a</p>\n"]


def test_the_limits_are_those_that_are_documented():
    """Lines of 20,000 characters, bodies of 512 KiB, 10 seconds."""
    assert (limits.MAX_LINE, limits.MAX_BODY, limits.MAX_CPU) == (20_000, 524_288, 10.0)
