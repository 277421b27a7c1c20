"""Texts that are too large, too deep or too slow."""

import signal
import threading

import pytest

from blogsite.markdown import limits
from blogsite.model.body import Body

PATHOLOGICAL = {
    "brackets": "[" * 10_000,
    "closed brackets": "[" * 5_000 + "a" + "]" * 5_000,
    "links in links": "[" * 5_000 + "a" + "](b)" * 5_000,
    "images": "![" * 10_000,
    "stars": "*" * 10_000,
    "emphasis": "*a **b " * 5_000,
    "deep emphasis": "*_" * 5_000 + "a" + "_*" * 5_000,
    "quotes": ">" * 10_000,
    "spaced quotes": "> " * 5_000 + "a",
    "lists": "- " * 5_000 + "a",
    "backticks": "".join("`" * length + " " for length in range(400)),
    "less than": "<" * 50_000,
    "comments": "<!--" * 20_000,
    "instructions": "<?" * 30_000,
    "elements": "<div>" * 10_000,
    "inline notes": "^[" * 10_000,
    "notes in notes": "^[a" * 300 + "]" * 300,
    "notes": "[^1]" * 10_000 + "\n\n[^1]: x",
    "attributes": "`x`{% " * 15_000,
    "attribute blocks": "{.a\n" * 10_000,
    "definitions": "a\n" + ": " * 3_000 + "b",
    "references": "[a]: x\n" * 10_000 + "[a]" * 5_000,
    "wide table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n|x|\n" * 20,
    "lines": "a\n" * 50_000,
    "wide lines": "中\n" * 30_000,
    "headings": "## a\n" * 5_000,
    "marked lines": '```py {hl_lines=["1-999999","5-999999"]}\nx\n```',
    "code in one line": "```perl\n" + "s{" * 20_000 + "\n```",
    "code in many lines": "```perl\n" + "s{\n" * 30_000 + "\n```",
    "destinations": "[a](<b" * 10_000,
    "titles": '[a](b "' * 10_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_text_ends(parse, name):
    """A text made to hold up a parser ends within the limit of CPU time, as a body or an error."""
    assert {problem.rule for problem in parse(PATHOLOGICAL[name]).problems} <= {"nested-too-deeply"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n" + "b" * 100_001, "2:0: error: line-too-long"),
        ("a\n" * 1_100_000, "0:0: error: body-too-large"),
        ("中 \n" * 500_000, "0:0: error: body-too-large"),
    ],
)
def test_a_text_that_is_too_large_is_not_parsed(parse, text, said):
    """A line over 100,000 characters or a body over 2 MiB is an error and gives an empty body."""
    parsed = parse(text)
    assert parsed.said == [said]
    assert parsed.body == Body("")


def test_a_text_within_the_limits_is_parsed(parse):
    """A line of 100,000 characters is no fault."""
    assert parse("a" * 100_000).problems == []


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
    """Lines of 100,000 characters, bodies of 2 MiB, 20 seconds."""
    assert (limits.MAX_LINE, limits.MAX_BODY, limits.MAX_CPU) == (100_000, 2_097_152, 20.0)
