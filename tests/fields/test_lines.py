"""Texts over several lines: a line break is a space, but not between Chinese or Japanese letters."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.fields import parse_yaml
from blogsite.model.text import LocalText

from .read import Read

Reader = Callable[..., Read]
STYLES = {
    "folded": ">-\n  {}",
    "kept": ">+\n  {}\n",
    "literal": "|\n  {}",
    "plain": "{}",
    "single": "'{}'",
    "double": '"{}"',
}
WRITTEN = ["我们 发布了", "新版本 Kubernetes", "1.14,它's", "好。", "Linkerd 也是"]
READ = "我们 发布了新版本 Kubernetes 1.14,它's 好。Linkerd 也是"


@pytest.mark.parametrize("style", STYLES)
def test_lines_of_chinese_are_joined(read: Reader, style: str) -> None:
    """However a text is written, a line break between wide letters is nothing, a space stays."""
    lines = [line.replace("'", "''") if style == "single" else line for line in WRITTEN]
    text = "a: " + STYLES[style].format("\n  ".join(lines)) + "\nb: x\n"
    assert read(text, "text", "a", language="zh-CN").value == READ


@pytest.mark.parametrize("style", STYLES)
def test_lines_of_korean_are_parted(read: Reader, style: str) -> None:
    """Korean has spaces, also between Chinese letters."""
    text = "a: " + STYLES[style].format("大韓\n  民國\n\n  한국") + "\n"
    assert read(text, "text", "a", language="ko").value == "大韓 民國 한국"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{zh-CN: 中\n  文, ko: 中\n  文}", (("zh-CN", "中文"), ("ko", "中 文"))),
        ("中\n  文", (("", "中文"),)),
        ('"中\n  文\\u4e2d\n  文"', (("", "中文中 文"),)),
        ('"中\\\n  文 \\\n  中"', (("", "中文 中"),)),
        (">\n  中\n    文\n  中", (("", "中文中"),)),
        ("中 文 # 中\n", (("", "中 文"),)),
    ],
)
def test_names_are_joined_in_their_language(
    read: Reader, text: str, value: tuple[tuple[str, str], ...]
) -> None:
    """A name follows its own language; behind an escape sequence, breaks stay spaces."""
    assert read(f"a: {text}\n", "local_text", "a").value == LocalText(value)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text("中한a。'x", min_size=1), min_size=1).map(" ".join), min_size=1),
    st.sampled_from(["folded", "kept", "plain", "single", "double"]),
)
def test_lines_are_found_again(lines: list[str], style: str) -> None:
    """What the reader gets is the lines as somebody wrote them."""
    first = "x" + lines[0]
    written = [first, *lines[1:]]
    inner = [line.replace("'", "''") if style == "single" else line for line in written]
    text = "a: " + STYLES[style].format("\n  ".join(inner)) + "\n"
    mapping = parse_yaml(text, path="a.yaml", first_line=1, problems=Problems())
    assert mapping is not None
    found = [line for line in mapping.entries[0][1].lines if line]
    is_wide = not first.isascii() or any(not line.isascii() for line in lines)
    assert found == (written if is_wide else [" ".join(written)])
