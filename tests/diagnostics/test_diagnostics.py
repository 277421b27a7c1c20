"""Faults are gathered, sorted, shown with their line, and come with a guess at what was meant."""

import pytest

from blogsite.diagnostics import Diagnostic, Problems, Severity, did_you_mean, with_excerpts


def _excerpt(data: bytes | str, line: int, column: int = 1) -> str:
    problems = Problems()
    problems.error("rule", "message", "x.md", line, column)
    content = data if isinstance(data, bytes) else data.encode()
    return with_excerpts(problems, lambda _path: content)[0].excerpt


@pytest.mark.parametrize(
    ("data", "line", "excerpt"),
    [
        ("one\ntwo\n", 2, "two"),
        ("one\r\ntwo\r\n", 2, "two"),
        ("one\rtwo\r", 2, "two"),
        ("a\u2028b\nc\x0cd\ne\x85f\nfour\n", 4, "four"),
        ("\ufeffone\n", 1, "one"),
        ("\tone\n", 1, " one"),
        (b"one\xff\n", 1, "one\ufffd"),
        ("one\n", 5, ""),
        ("", 1, ""),
    ],
)
def test_excerpts(data: bytes | str, line: int, excerpt: str) -> None:
    """The line is the one that an editor counts, whatever characters stand in the text."""
    assert _excerpt(data, line) == excerpt


def test_long_lines() -> None:
    """A long line reaches as far as the fault, and is left out where that is far out in it."""
    assert len(_excerpt("x" * 100_000, 1)) < 200
    assert "!" in _excerpt("x" * 999 + "!" + "x" * 100_000, 1, 1000)
    assert _excerpt("x" * 100_000, 1, 50_000) == ""


def test_order() -> None:
    """Errors come first, then paths, lines and columns; the same fault comes once."""
    problems = Problems()
    problems.warning("w", "m", "a.md", 1)
    for path, line, column in (("b.md", 2, 1), ("b.md", 1, 9), ("b.md", 1, 2), ("a.md", 7, 1)):
        problems.error("e", "m", path, line, column)
        problems.error("e", "m", path, line, column)
    found = with_excerpts(problems, lambda _path: b"")
    assert [(each.path, each.line, each.column) for each in found] == [
        ("a.md", 7, 1),
        ("b.md", 1, 2),
        ("b.md", 1, 9),
        ("b.md", 2, 1),
        ("a.md", 1, 0),
    ]
    assert found[-1].severity is Severity.WARNING


def test_faults_of_one_file_are_bounded() -> None:
    """A file with thousands of faults shows the first ones, and how many there are more."""
    problems = Problems()
    for line in range(1, 5001):
        problems.warning("w", "m", "a.md", line)
    problems.error("e", "m", "a.md", 9999)
    problems.error("e", "m", "b.md", 1)
    found = with_excerpts(problems, lambda _path: b"")
    shown = [each for each in found if each.path == "a.md" and each.rule != "more-faults"]
    assert len(shown) == 50
    assert shown[0].line == 9999
    assert [each.path for each in found if each.rule == "more-faults"] == ["a.md"]
    (more,) = [each for each in found if each.rule == "more-faults"]
    assert more.message.startswith(f"{5001 - len(shown)} more faults")
    assert "b.md" in [each.path for each in found]


def test_only_errors_stop_a_build() -> None:
    """Warnings alone are no errors."""
    problems = Problems()
    problems.warning("w", "m")
    assert not problems.has_errors
    problems.error("e", "m")
    assert problems.has_errors


@pytest.mark.parametrize(
    ("path", "line", "column", "location"),
    [("a.md", 3, 4, "a.md:3:4"), ("a.md", 3, 0, "a.md:3"), ("a.md", 0, 0, "a.md"), ("", 0, 0, "")],
)
def test_location(path: str, line: int, column: int, location: str) -> None:
    """A place is written as far as it is known."""
    assert Diagnostic(path, line, column, Severity.ERROR, "r", "m").location == location


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        (
            "kubecon-eu",
            ["kubecon-2019", "kubecon-na"],
            "did you mean `kubecon-na` or `kubecon-2019`?",
        ),
        ("linkred", ["linkerd", "istio"], "did you mean `linkerd`?"),
        ("xyz", ["linkerd", "istio"], ""),
        ("x", [], ""),
    ],
)
def test_guesses(word: str, known: list[str], hint: str) -> None:
    """The nearest known words are offered, the nearest first; nothing where nothing is near."""
    assert did_you_mean(word, known) == hint


def test_guesses_are_certain() -> None:
    """The same words give the same guess in any order, each word once."""
    known = ["tag-a", "tag-b", "tag-c", "tag-d"]
    assert did_you_mean("tag", known) == did_you_mean("tag", [*reversed(known), *known])
