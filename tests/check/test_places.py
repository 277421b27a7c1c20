"""Faults stand where their cause is, whatever stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.check.file import CheckTask, check_file
from blogsite.check.model import Checked
from blogsite.diagnostics import Problems
from blogsite.markdown import parse_markdown

HEAD = "---\ntitle: A\n---\n\n"
_PIECES = (
    "word",
    "*em*",
    "**here**",
    "`here`",
    "`[here](x)`",
    "[There](https://example.org/here)",
    "[*There*][ref]",
    "![A here](here.png)",
    "[![A here](here.png)](here)",
    "\\[here\\](x)",
    "&lbrack;here&rbrack;",
    "<b>here</b>",
    '<a href="x">There</a>',
    "[^1]",
    "<https://example.org/here>",
    "中文",
    "[]",
    "![",
    "a_b_c",
)
_FAULTS = ("[here](x.md)", "[**here**](<x y.md>)", "[here][ref]", '<a href="x">here</a>')
_NOTES = "\n\n[ref]: https://example.org/\n\n[^1]: A note.\n"


def look(text: str, **task: object) -> Checked:
    """Check the text of a post."""
    given = {"path": "content/posts/a.md", "language": "en", "sales_words": (), **task}
    return check_file(CheckTask(**given, has_body=True, data=text.encode()))


@given(
    st.lists(st.sampled_from(_PIECES), max_size=8),
    st.sampled_from(_FAULTS),
    st.lists(st.sampled_from(_PIECES), max_size=8),
    st.sampled_from((" ", "\n", " \n")),
    st.sampled_from(("", "> ", "- ", "## ", "1. a\n\n   ")),
)
def test_links(before: list[str], fault: str, after: list[str], space: str, start: str) -> None:
    """The place of a link is that of its first sign."""
    space = " " if start else space
    body = start + space.join([*before, "§", fault, *after]) + _NOTES
    text = HEAD + body
    (found,) = (each for each in look(text).findings if each.rule == "vague-link-text")
    at = text.index(f"§{space}") + 1 + len(space)
    line = text.count("\n", 0, at) + 1
    assert (found.line, found.column) == (line, at - text.rfind("\n", 0, at))


@pytest.mark.parametrize(
    ("body", "rule", "marked"),
    [
        ("| a | b |\n| - | - |\n| [There](x) | §[here](x) |\n", "vague-link-text", "[here"),
        ("Text.[^1]\n\n[^1]: See §[here](x).\n", "vague-link-text", "[here"),
        ("<div>\n<p>See §<a href='x'>here</a>.</p>\n</div>\n", "vague-link-text", "<a"),
        ("a\n: §[here](x)\n", "vague-link-text", "[here"),
        ("!!! note\n    See §[here](x)\n", "vague-link-text", "[here"),
        ("- a\n\n  §![](x.png)\n", "image-without-alt", "![]"),
        ("## a\n\n§#### b\n", "skipped-heading", "####"),
        ("a\n===\n\n§### b\n", "skipped-heading", "###"),
        ("```\na §\u200bb\n```\n", "invisible-character", "\u200b"),
        ("~~~\n§a\n~~~\n`b\u00a0c`\n".replace("§", "").replace("b\u00a0", "b§\u00a0"),
         "invisible-character", "\u00a0"),
    ],
)  # fmt: skip
def test_blocks(body: str, rule: str, marked: str) -> None:
    """In tables, notes, raw HTML, lists and code the place is as exact as in a paragraph."""
    text = HEAD + body
    at = text.index("§")
    (found,) = (each for each in look(text.replace("§", "")).findings if each.rule == rule)
    line = text.count("\n", 0, at) + 1
    assert (found.line, found.column) == (line, at - text.rfind("\n", 0, at))
    assert text.startswith(marked, at + 1)


def test_line_ends_and_byte_order_marks() -> None:
    """Line ends of other systems and a byte order mark move nothing."""
    text = HEAD + "A\n\n[here](x)\n"
    plain = look(text).findings
    assert plain == look("\ufeff" + text.replace("\n", "\r\n")).findings
    assert plain == look(text.replace("\n", "\r")).findings


_HERE = "[here](x)"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"S\n{_HERE}\n{_HERE}\n\n{_HERE}\n", [9]),
        (f"A\nS\n{_HERE}\n{_HERE}\n", [8]),
        (f"A\nS\n\n{_HERE}\n", []),
        (f"S\n\n- {_HERE}\n- {_HERE}\n\n{_HERE}\n", [10]),
        (f"- {_HERE} S\n- {_HERE}\n", [6]),
        (f"S\n\n| a |\n| - |\n| {_HERE} |\n", []),
        (f"> S\n> {_HERE}\n", []),
        (f"> A\n> S\n> {_HERE}\n", []),
        ("<div>\nS\n<a href='x'>here</a>\n<a href='x'>here</a>\n</div>\n", [8]),
        (f"`S`\n{_HERE}\n", [6]),
        (f"{_HERE} <!-- check: off no-tags, vague-link-text -->\n", []),
        (f"{_HERE} <!--check:off vague-link-text-->\n", []),
        (f"{_HERE} <!-- check: on vague-link-text -->\n", [5]),
    ],
)
def test_what_a_comment_covers(text: str, left: list[int]) -> None:
    """A comment is for its line; alone on one for the block below, or the next line of its own."""
    found = look(HEAD + text.replace("S", "<!-- check: off vague-link-text -->"))
    covered = [(each.first, each.last) for each in found.switches if each.rule[0] == "v"]
    lines = [each.line for each in found.findings if each.rule == "vague-link-text"]
    assert [
        line for line in lines if not any(first <= line <= last for first, last in covered)
    ] == left


@pytest.mark.parametrize(
    ("front", "covered"),
    [
        ("# check: off no-tags\ntitle: A\n", True),
        ("title: A\n  # check: off no-tags\n", True),
        ("title: A # check: off no-tags\n", False),
        ('title: "A # check: off no-tags"\n', False),
        ("title: A# check: off no-tags\n", None),
    ],
)
def test_comments_in_front_matter(front: str, covered: bool | None) -> None:
    """Alone on its line a comment is for the whole file; behind a value for its line."""
    switches = look(f"---\n{front}---\n\nText.\n").switches
    if covered is None:
        assert switches == ()
    else:
        assert (switches[0].last > 1000) is covered


@pytest.mark.parametrize(
    ("comment", "lists"),
    [
        ("  <!-- check: off vague-link-text -->\n\n", 1),
        ("<!-- check: off vague-link-text -->\n", 2),
    ],
)
def test_a_comment_between_items(comment: str, lists: int) -> None:
    """It is for the item below; indented like the text above it leaves the list in one piece."""
    body = f"- One\n\n{comment}- [here](https://example.org/)\n"
    (switch,) = look(HEAD + body).switches
    at = (HEAD + body).count("\n", 0, (HEAD + body).index("[here]")) + 1
    assert switch.first <= at <= switch.last
    page = parse_markdown(body, path="", language="en", first_line=1, problems=Problems())
    assert page.html.count("<ul>") == lists
