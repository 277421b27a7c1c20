"""Files become text only if they are text, and posts are split at their fences."""

from collections.abc import Callable

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Source, split_front_matter
from blogsite.fields.source import MAX_FILE_BYTES, Parts

from .read import Read

Decode = Callable[[bytes], Read]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfa\n", "a\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\rb\n", "a\n\nb\n"),
        ("容器\n".encode(), "容器\n"),
    ],
)
def test_decoding(decode: Decode, data: bytes, text: str) -> None:
    """A byte order mark goes, and each kind of line end becomes a line feed."""
    found = decode(data)
    assert (found.value, found.said) == (text, [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff", "1:1 not-utf-8"),
        (b"a\nbc\xe9d\n", "2:3 not-utf-8"),
        ("容器".encode() + b"\x80", "1:3 not-utf-8"),
        (b"\xed\xa0\x80", "1:1 not-utf-8"),
        ("a".encode("utf-16"), "1:1 not-utf-8"),
        (b"ok\n\xc3", "2:1 not-utf-8"),
    ],
)
def test_other_encodings(decode: Decode, data: bytes, said: str) -> None:
    """What isn't UTF-8 is an error at the first bad byte."""
    found = decode(data)
    assert (found.value, found.said) == (None, [said])


def test_size(decode: Decode) -> None:
    """A file of more than 4 MiB is refused, one of just so much is not."""
    assert decode(b"a" * MAX_FILE_BYTES).said == []
    found = decode(b"a" * (MAX_FILE_BYTES + 1))
    assert (found.value, found.said) == (None, ["0:0 file-too-large"])
    assert "4,194,305 bytes" in found.messages[0]


def _split(text: str) -> tuple[Parts | None, list[str]]:
    problems = Problems()
    parts = split_front_matter(Source("x.md", text), problems)
    return parts, [f"{p.line}:{p.column} {p.rule}" for p in problems]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: 1\n---\nbody\n", Parts("a: 1\n", 2, "body\n", 4)),
        ("---\n---\n", Parts("", 2, "", 3)),
        ("---\na: 1\n---", Parts("a: 1\n", 2, "", 4)),
        ("---  \na: 1\nb: 2\n---\t\n\nbody", Parts("a: 1\nb: 2\n", 2, "\nbody", 5)),
        ("---\na: x---\n---\n---\n", Parts("a: x---\n", 2, "---\n", 4)),
    ],
)
def test_splitting(text: str, parts: Parts) -> None:
    """Front matter and body are told apart, each with the line it starts on."""
    assert _split(text) == (parts, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1 no-front-matter"),
        ("Words.\n", "1:1 no-front-matter"),
        ("\n---\na: 1\n---\n", "1:1 no-front-matter"),
        (" ---\na: 1\n---\n", "1:1 no-front-matter"),
        ("----\na: 1\n----\n", "1:1 no-front-matter"),
        ("+++\na = 1\n+++\n", "1:1 no-front-matter"),
        ("---\na: 1\n", "1:1 unclosed-front-matter"),
        ("---", "1:1 unclosed-front-matter"),
        ("---\na: 1\n ---\n", "1:1 unclosed-front-matter"),
    ],
)
def test_fences(text: str, said: str) -> None:
    """A post without both of its fences is an error at its start."""
    assert _split(text) == (None, [said])
