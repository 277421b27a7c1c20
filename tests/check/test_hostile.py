"""Posts that mean harm: each is checked in the end, and what is remembered of it is bounded."""

import pytest

from blogsite.markdown.limits import MAX_BODY

from .test_places import HEAD, look

_LINE = 190


def _fill(unit: str) -> str:
    """Return a body as large as can be, of lines of the same."""
    line = unit * max(1, _LINE // len(unit)) + "\n"
    return line * ((MAX_BODY - 1000) // len(line.encode()))


@pytest.mark.parametrize(
    "body",
    [
        _fill("[here](x) "),
        _fill('<a href="x">'),
        _fill('<a href="x">here</a> '),
        "<div>\n" + _fill('<a "'),
        "<div>\n" + _fill("<a b='"),
        "<div>\n" + _fill("<a b=c "),
        _fill("<!-- check: off "),
        _fill("<!-- check: off x --> "),
        "a\n" + "<!-- check: off x -->\n" * 20_000,
        _fill("![](a.png) "),
        _fill("![a"),
        _fill("[]()"),
        _fill("\\[\\]"),
        _fill("a\u200b"),
        _fill("`a\u00a0b` "),
        _fill("\u0435b\u0435b "),
        _fill("<h1><h4>"),
        "# a\n\n##### b\n\n" * 20_000,
        "[here][r]\n" * 20_000 + "\n[r]: x\n",
        "\n\n".join(f"[here](u{number})" for number in range(20_000)),
        "".join(f"a[^{number}]\n\n[^{number}]: [here](x)\n\n" for number in range(8_000)),
        "> " * 50 + "[here](x)\n",
        "x" * 600_000,
        "\x00\ufdd0\ud7ff[here](x)",
    ],
    ids=range(24),
)  # fmt: skip
def test_hostile_bodies(body: str) -> None:
    """Half a megabyte of anything ends, with so many findings at most as one may remember."""
    found = look(HEAD + body, sales_words=("free trial", "here"))
    assert len(found.findings) <= 500


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"---",
        b"---\n---",
        b"\xff\xfe",
        b"---\ntitle: [\n---\n[here](x)",
        b"---\n? {a: b}\n---\n",
        b"---\n" + b"a: {" * 40 + b"\n---\n",
        b"---\n" + b"# check: off a\n" * 15_000 + b"---\n",
    ],
)
def test_broken_files(data: bytes) -> None:
    """What is beyond reading is the build's to report: the check says nothing and ends."""
    found = look(data.decode("latin-1")) if data[:1] != b"\xff" else look("")
    assert all(each.rule == "vague-link-text" for each in found.findings)
