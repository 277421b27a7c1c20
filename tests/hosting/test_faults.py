"""Rules that never apply, and redirects that lead in a circle, are found by what they match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite import hosting


def _faults(text: str, files: str = "") -> list[tuple[str, int, int]]:
    rules = hosting.compile_redirects(hosting.parse_redirects(text))
    found = hosting.find_faults(rules, lambda path: path in files.split())
    return [(str(fault.kind), fault.rule, fault.other) for fault in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/a /b\n/a /c", [("duplicate", 1, 0)]),
        ("/a/ /b\n/a /c", [("duplicate", 1, 0)]),
        ("/a k=1 /b\n/a k=1 /c", [("duplicate", 1, 0)]),
        ("/a /b\n/a k=1 /c", [("shadowed", 1, 0)]),
        ("/a /b\n/a k=1 /c 301!", []),
        ("/a /b 301!\n/a k=1 /c 301!", [("shadowed", 1, 0)]),
        ("/a k=:any /b\n/a k=1 /c", []),
        ("/a /b 301 Language=de\n/a /c", []),
        ("/a /b\n/a /c 301 Language=de", [("shadowed", 1, 0)]),
        ("/a /b 301 Language=de,en\n/a /c 301 Language=en", [("shadowed", 1, 0)]),
        ("/a /b 301 Language=de\n/a /c 301 Language=de,en", []),
        ("/a /b 301 Country=at\n/a /c 301 Language=de", []),
        ("/a/* /b\n/a/:x /c", [("shadowed", 1, 0)]),
        ("/a/:x /b\n/a/* /c", []),
        ("/:x/b /c\n/a/:x /d", []),
        ("/a/* /b\n/* https://x.example/\n/d/* /e", [("shadowed", 2, 1)]),
        ("https://x.example/a /b\n/a /c", []),
    ],
)
def test_hidden_rules(text: str, expected: list[tuple[str, int, int]]) -> None:
    """A rule is hidden by an earlier one that takes every visitor of every path of it."""
    assert _faults(text) == expected


@pytest.mark.parametrize(
    ("text", "files", "expected"),
    [
        ("/a /b", "/a", [("shadowed", 0, 0)]),
        ("/a /b 301!", "/a", []),
        ("/a/* /b", "/a/", []),
    ],
)
def test_rules_behind_files(text: str, files: str, expected: list[tuple[str, int, int]]) -> None:
    """A file hides the rule of its path, unless that is forced."""
    assert _faults(text, files) == expected


@pytest.mark.parametrize(
    ("text", "files", "expected"),
    [
        ("/a /a", "", [("loop", 0, 0)]),
        ("/a /a/", "", [("loop", 0, 0)]),
        ("/a /b\n/b /a", "", [("loop", 0, 1), ("loop", 1, 0)]),
        ("/a /b\n/b /c\n/c /b", "", [("loop", 1, 2), ("loop", 2, 1)]),
        ("/a /b\n/b /a", "/b", [("shadowed", 1, 1)]),
        ("/a /b\n/b /a 301!", "/b", [("loop", 0, 1), ("loop", 1, 0)]),
        ("/a/* /a/x/:splat", "", [("loop", 0, 0)]),
        ("/a/* /a/:splat 200", "", []),
        ("/a /b\n/b /a 404", "", []),
        ("/a https://x.example/a", "", []),
        ("/a /a 301 Language=de", "", [("loop", 0, 0)]),
    ],
)
def test_circles(text: str, files: str, expected: list[tuple[str, int, int]]) -> None:
    """A redirect is a circle where following the redirects for everybody leads back to it."""
    assert _faults(text, files) == expected


_WORDS = st.sampled_from(["a", "b", ":x", ":y"])
_PATHS = st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: "/" + "/".join(words))
_SOURCES = st.builds(str.__add__, _PATHS, st.sampled_from(["", "/*"]))
_ASKED = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(lambda w: "/" + "/".join(w))


@given(st.lists(_SOURCES, min_size=1, max_size=5), st.lists(_ASKED, min_size=20, max_size=20))
def test_hidden_rules_never_answer(sources: list[str], asked: list[str]) -> None:
    """No request is answered by a rule that is said to be hidden."""
    rules = tuple(
        hosting.Rule(source, f"https://{number}.example/") for number, source in enumerate(sources)
    )
    compiled = hosting.compile_redirects(rules)
    hidden = {fault.rule for fault in hosting.find_faults(compiled, lambda _path: False)}
    for path in asked:
        answer = hosting.find_answer(compiled, hosting.Request(path), lambda _path: False)
        assert answer is None or answer.target not in {f"https://{n}.example/" for n in hidden}
