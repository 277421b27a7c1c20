"""What the dialect's features become: pairs of input and output in `cases/`."""

import re
from pathlib import Path

import pytest

from blogsite.markdown import MESSAGES

CASE = re.compile(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", re.MULTILINE | re.DOTALL)

_CARDS = (
    "youtu.be/abcdefghijk",
    "youtube.com/playlist?list=PLa",
    "vimeo.com/12",
    "slideshare.net/a/b",
    "x.com/a/status/1",
)


def read_cases():
    for file in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for title, written, expected in CASE.findall(file.read_text(encoding="utf-8")):
            yield pytest.param(written, expected, id=f"{file.stem}: {title}")


@pytest.mark.parametrize(("written", "expected"), list(read_cases()))
def test_feature(parse, written, expected):
    """Each case's title is its rule."""
    assert parse(written).shown.rstrip("\n") == expected


@pytest.mark.parametrize(("written", "_expected"), list(read_cases()))
def test_the_sanitiser_leaves_the_renderers_markup_alone(parse, written, _expected):
    """Raw HTML elsewhere in a post, which has the whole of it sanitised, changes nothing else."""
    sanitised = parse(f"<i></i>\n\n{written}").shown
    assert sanitised == f"<p><i></i></p>\n{parse(written).shown}"


@pytest.mark.parametrize("language", ["zh-CN", "ja", "en"])
def test_a_line_break_between_wide_characters_vanishes(parse, language):
    """A line break between two Chinese lines is no space, also next to their punctuation."""
    assert parse("第一行\n第二行，\n*第三*\n行", language).shown == (
        "<p>第一行第二行，<em>第三</em>行</p>\n"
    )


@pytest.mark.parametrize("language", ["zh-CN", "ja", "en"])
@pytest.mark.parametrize("written", ["ます。\nLogback", "Logback\n（注）", "：\n`code`", "a\n、b"])
def test_a_line_break_next_to_full_width_punctuation_vanishes(parse, written, language):
    """Such punctuation has its room in itself, whatever letters are on its other side."""
    joined = written.replace("\n", "")
    assert parse(written, language).shown == parse(joined, language).shown
    assert parse(written, language).body.summary == parse(joined, language).body.summary


def test_other_spaces_next_to_full_width_punctuation_stay(parse):
    """A space that is written is one, and Korean has spaces between its words."""
    assert parse("ます。 Logback", "ja").shown == "<p>ます。 Logback</p>\n"
    assert parse("합니다。\nLogback", "ko").shown == "<p>합니다。\nLogback</p>\n"


@pytest.mark.parametrize(
    "written", ["中文\nLatin", "Latin\n中文", "한국어\n단어", "a\nb", "🎉\n🎉"]
)
def test_other_line_breaks_stay(parse, written):
    """A line break next to Latin, Hangul or a picture is a space."""
    assert parse(written).shown == f"<p>{written}</p>\n"


def test_korean_keeps_its_line_breaks(parse):
    """In Korean a line break is a space even between Chinese characters."""
    assert parse("漢字\n漢字", "ko").shown == "<p>漢字\n漢字</p>\n"


def test_messages_are_listed(parse):
    """Each word of the interface in a body is one that translators know."""
    every = "".join(
        f"> [!{kind}]\n> x\n\n" for kind in ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
    )
    every += "|a|\n|-|\n\na[^1]\n\n[^1]: b\n\n- [ ] # x\n\n<details>d</details>\n\n"
    every += "```math\nx\n```\n\n```mermaid\n```\n\n"
    every += "\n\n".join(f"https://{address}" for address in _CARDS)
    targets = parse(every).body.targets
    assert {target.value for target in targets if target.kind == "message"} == set(MESSAGES)
