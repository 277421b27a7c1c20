"""YAML is read strictly: what could be dangerous or ambiguous is refused, with its place."""

from collections.abc import Callable

import pytest

from .read import Read

Yaml = Callable[..., Read]

BILLION_LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "---\n", "{}"])
def test_nothing_is_an_empty_mapping(yaml: Yaml, text: str) -> None:
    """A text that says nothing is a mapping without entries."""
    found = yaml(text)
    assert found.said == []
    assert found.value.entries == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1 duplicate-key"),
        ("x:\n  a: 1\n  a: 1\n", "3:3 duplicate-key"),
        ("x: {a: 1, a: 1}\n", "1:11 duplicate-key"),
        ('a: 1\n"a": 2\n', "2:1 duplicate-key"),
        ("a: &name x\n", "1:4 yaml-alias"),
        ("b: 1\na: *name\n", "2:4 yaml-alias"),
        (BILLION_LAUGHS, "1:4 yaml-alias"),
        ("<<: *base\n", "1:5 yaml-alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4 yaml-tag"),
        ("a: !secret x\n", "1:4 yaml-tag"),
        ("a: !!str 1\n", "1:4 yaml-tag"),
        ("[a]: b\n", "1:1 yaml-key"),
        ("? {a: b}\n: c\n", "1:3 yaml-key"),
        ("a: 1\n---\nb: 2\n", "2:1 yaml-documents"),
        ("- a\n- b\n", "1:1 yaml-mapping"),
        ("just words\n", "1:1 yaml-mapping"),
        ("\n\n  [a, b]\n", "3:3 yaml-mapping"),
    ],
)
def test_refused(yaml: Yaml, text: str, said: str) -> None:
    """Repeated keys, aliases, tags, complex keys, second documents and other tops are errors."""
    assert yaml(text).said == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c\n", "1:5 yaml-syntax"),
        ("a:\n\tb: c\n", "2:1 yaml-syntax"),
        ("a: [1, 2\nb: 3\n", "1:4 yaml-syntax"),
        ("a: 1\nb: {c: 2\n", "2:4 yaml-syntax"),
        ("a: 'never closed\n", "1:4 yaml-syntax"),
        ('a: 1\nb: "never\nc: closed\n', "2:4 yaml-syntax"),
        ("a: 1\n b: 2\n", "2:3 yaml-syntax"),
        ("a: @x\n", "1:4 yaml-syntax"),
        ("a: `x`\n", "1:4 yaml-syntax"),
        ('a: "\\q"\n', "1:5 yaml-syntax"),
    ],
)
def test_syntax_errors(yaml: Yaml, text: str, said: str) -> None:
    """Broken YAML is one error, where its cause is: what is never closed, where it opens."""
    found = yaml(text)
    assert found.value is None
    assert found.said == [said]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: Kubernetes: the book\n", "put a text that contains `: ` in quotes"),
        ("a:\n\tb: c\n", "put the text in quotes, and indent with spaces, not tabs"),
        ("a: [1, 2\nb: 3\n", "close it with `]`"),
        ("a: {b: 1\n", "close it with `}`"),
        ("a: 'never closed\n", "close it on the same line"),
        ("a: 'it's'\n", "check quotes and brackets up to here; a text with `'`"),
    ],
)
def test_syntax_hints(yaml: Yaml, text: str, hint: str) -> None:
    """The usual slips have a hint that says what to do."""
    assert yaml(text).hints[0].startswith(hint)


@pytest.mark.parametrize(
    ("sign", "name"), [("'", "quote"), ("[", "bracket `[`"), ("{", "brace `{`")]
)
def test_what_is_never_closed_is_named(yaml: Yaml, sign: str, name: str) -> None:
    """The message says what opens at its place and is never closed."""
    assert yaml(f"a: {sign}x\n").messages == [f"the {name} that opens here is never closed"]


def test_places_lie_in_the_text(yaml: Yaml) -> None:
    """Wherever a text breaks off, the fault is at a letter of it, not behind its end."""
    whole = "a: [1, {b: \"c\"}]\nd:\n  - 'e'\n  - ? f\n    : g\n\n\n"
    for end in range(1, len(whole) + 1):
        for tail in ("", "\n\n"):
            text = whole[:end] + tail
            lines = text.rstrip().split("\n")
            for problem in yaml(text).problems:
                assert 1 <= problem.line <= len(lines), text
                assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, text


def test_first_line_moves_places(yaml: Yaml) -> None:
    """Places count from the file's first line, wherever the YAML begins in it."""
    assert yaml("a: 1\na: 2\n", first_line=10).said == ["11:1 duplicate-key"]
    assert yaml("a: b: c\n", first_line=10).said == ["10:5 yaml-syntax"]


def test_columns_count_characters(yaml: Yaml) -> None:
    """A column counts characters, not bytes, so that editors agree with it."""
    assert yaml("{容器: 一, b: *x}\n").said == ["1:12 yaml-alias"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_bounded(yaml: Yaml, opening: str) -> None:
    """Tens of thousands of levels are one error on their line, not followed to the end."""
    found = yaml("a:\n" + opening * 60_000)
    assert [problem.line for problem in found.problems] == [2]
    assert found.problems[0].rule in {"yaml-too-deep", "yaml-syntax"}


def test_usual_depth_is_fine(yaml: Yaml) -> None:
    """Sixteen levels are read."""
    assert yaml("a: " + "[" * 15 + "]" * 15).said == []
    assert yaml("a: " + "[" * 17 + "]" * 17).said == ["1:20 yaml-too-deep"]


def test_size_is_bounded(yaml: Yaml) -> None:
    """More than 256 KiB of YAML isn't even parsed."""
    assert yaml(f"a: {'x' * 300_000}\n", first_line=2).said == ["2:1 yaml-too-large"]


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\ufdd0"])
def test_controls_are_refused(yaml: Yaml, character: str) -> None:
    """Control characters and noncharacters are reported where they stand."""
    found = yaml(f"a: 1\nb: x{character}y\n")
    assert found.said == ["2:5 bad-character"]
    assert f"U+{ord(character):04X}" in found.messages[0]


@pytest.mark.parametrize("character", ["\x80", "\x9f", "\ufffe", "\uffff"])
def test_characters_that_libyaml_refuses(yaml: Yaml, character: str) -> None:
    """Characters that YAML can't hold are reported where they stand, like all others."""
    assert yaml(f"a: x{character}y\n").said == ["1:5 bad-character"]


@pytest.mark.parametrize("escape", ["\\x01", "\\0", "\\e", "\\uFDD0", "\\uFFFF"])
def test_escapes_of_controls_are_refused(yaml: Yaml, escape: str) -> None:
    """A control character is refused also where it is written as an escape."""
    assert [problem.rule for problem in yaml(f'a: "x{escape}y"\n').problems] == ["bad-character"]


def test_escaped_surrogates_are_refused(yaml: Yaml) -> None:
    """Half of a surrogate pair is no character."""
    assert yaml('a: "\\ud800"\n').said == ["1:7 yaml-syntax"]


def test_duplicate_names_the_first(yaml: Yaml) -> None:
    """The hint about a repeated key says where the first one is, and the first one counts."""
    found = yaml("a: 1\nb: 2\na: 3\n", first_line=2)
    assert found.hints == ["the first one is on line 2; keep one"]
    assert [(key.value, node.value) for key, node in found.value.entries] == [
        ("a", "1"),
        ("b", "2"),
    ]


def test_quotes_are_known(yaml: Yaml) -> None:
    """A quoted text is told from a plain one, so that `"true"` is no truth value."""
    values = [node for _, node in yaml("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\n").value.entries]
    assert [value.is_plain for value in values] == [True, False, False, False]
