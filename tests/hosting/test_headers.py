"""What `_headers` says, and for which paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.hosting import HeaderRule, headers_for, parse_headers

PIECES = [
    "/a",
    "/*",
    "/:x",
    "*",
    ":",
    "/",
    "\n",
    "\n  ",
    "X: y",
    "X:",
    ": y",
    "#",
    ",",
    "\0",
    "\r",
    "\ud800",
    "%",
    "(",
    "[",
    "\\",
]


def found(text, path):
    return headers_for(parse_headers(text), path)


def test_a_rule_is_a_path_with_headers_below():
    """Comments, blank lines and lines that make no sense are left out."""
    text = "  X-Z: 0\n# c\n/a\n  # c\n\n  X-A: b: c\n  X-B:\n  : d\n  e\n/none\n/b\n\tX-C: f\r\n"
    assert parse_headers(text) == (
        HeaderRule("/a", (("X-A", "b: c"),)),
        HeaderRule("/b", (("X-C", "f"),)),
    )


def test_a_name_that_comes_again_is_joined():
    """Values of one name are joined by commas, of one rule or of many, in any letter case."""
    text = "/*\n  X-A: 1\n  x-a: 2,3\n  X-B: 4\n/b\n  X-A: 5\n/a\n  X-a: 6"
    assert found(text, "/a") == (("X-A", "1, 2, 3, 6"), ("X-B", "4"))


def test_a_rule_that_is_said_twice_counts_once():
    """The same path with the same headers is not joined with itself."""
    assert found("/a\n  X-A: 1\n/a\n  X-A: 1", "/a") == (("X-A", "1"),)


@pytest.mark.parametrize(
    ("pattern", "paths", "others"),
    [
        ("/", ["/"], ["/a"]),
        ("/a/", ["/a", "/a/", "/A"], ["/a/b", "/ab"]),
        ("/a/*", ["/a", "/a/", "/a/b", "/a/b/c"], ["/ab", "/b/a"]),
        ("/*/b", ["/b", "/a/b", "/a/a/b/"], ["/ab", "/b/a"]),
        ("/*.css", ["/x.css", "/a/x.css"], ["/xcss", "/x.css/a"]),
        ("/a*b/c", ["/ab/c", "/axb/c", "/a/b/c"], ["/ab", "/a/c"]),
        ("/a/:x/c", ["/a/b/c"], ["/a/c", "/a/b/b/c"]),
        ("/中", ["/%E4%B8%AD", "/%e4%b8%ad"], ["/%E4"]),
        ("/a(b", ["/a(b"], ["/a"]),
    ],
)
def test_a_path_may_have_stars_and_placeholders(pattern, paths, others):
    """A star is any letters, alone any segments; a placeholder is one segment."""
    text = f"{pattern}\n  X-A: 1"
    assert [path for path in paths + others if found(text, path)] == paths


@pytest.mark.parametrize(
    "line", ["X-A: b\rX-C: d", "X-A: b\0c", "X\rA: b", "X A: b", "X-Ä: b", "X-A: b\x7f c", "(): b"]
)
def test_what_could_break_a_response_is_left_out(line):
    """Names are tokens, and values have no control characters."""
    assert parse_headers(f"/a\n  {line}\n  X-B: c") == (HeaderRule("/a", (("X-B", "c"),)),)


def test_the_hosts_own_headers_stay():
    """What describes the response itself can't be set."""
    text = (
        "/a\n  Content-Length: 1\n  transfer-encoding: chunked\n  Location: /\n  Content-Type: a/b"
    )
    assert found(text, "/a") == (("Content-Type", "a/b"),)


def test_many_stars_take_no_time():
    """A path that almost matches is refused at once, however many ways there were to try."""
    assert found(f"/{'a*' * 60}b\n  X-A: 1", "/" + "a" * 5000) == ()
    assert found(f"{'/*/a' * 60}/b\n  X-A: 1", "/a" * 2500) == ()
    assert found(f"{'/*/:x' * 60}/b\n  X-A: 1", "/a" * 2500) == ()


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30))
def test_no_text_is_too_strange(pieces):
    """Whatever a file says, it is read, and what it says can be sent."""
    text = "".join(pieces)
    for path in ("/", "/a", "/a/b", "x", text):
        for name, value in found(text, path):
            assert name.isascii()
            assert not set("\r\n\0") & set(name + value)
