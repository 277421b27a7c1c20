"""Footnotes that are written within other blocks, and within each other."""

import re
from html.parser import HTMLParser

import pytest

NOTE = re.compile(
    r'^<li id="fn-(\d+)">(.*?)</li>\n(?=<li id="fn-|</ol>\n</section>)', re.MULTILINE | re.DOTALL
)

# What starts a block of each kind, and what its further lines start with.
BLOCKS = {
    "text": ("", ""),
    "quote": ("> ", "> "),
    "alert": ("> [!NOTE]\n> ", "> "),
    "list": ("- ", "  "),
    "task": ("- [ ] c\n\n  ", "  "),
    "definition": ("c\n: ", "  "),
    "admonition": ("!!! note\n    ", "    "),
    "folded": ("??? note\n    ", "    "),
    "footnote": ("[^c]: ", "    "),
}


class Nesting(HTMLParser):
    """Fails on elements that don't nest."""

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 (the base class's signature)
        if tag not in {"img", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def within(kind, text):
    """Write a text as a block of a kind."""
    first, further = BLOCKS[kind]
    lines = [(further + line).rstrip() for line in text.splitlines()]
    return first + "\n".join(lines).removeprefix(further) + "\n"


def footnote(name, text):
    return within("footnote", text).replace("c", name, 1)


@pytest.mark.parametrize("outer", BLOCKS)
@pytest.mark.parametrize("inner", BLOCKS)
def test_a_footnote_says_the_same_wherever_it_is_written(parse, outer, inner):
    """A text is in the footnote that it was written for, once, and what is around it nests."""
    note = "[^a]: one\n\n    > two\n\n    three\n"
    text = within(outer, f"four\n\n{within(inner, note)}\nfive\n")
    html = parse(f"a[^a] b[^b]\n\n{footnote('b', text)}").shown
    Nesting(html)
    alone = parse(f"a[^a] b[^b]\n\n{note}\n[^b]: six\n").shown
    assert dict(NOTE.findall(html))["1"] == dict(NOTE.findall(alone))["1"]
    assert [html.count(word) for word in ("one", "two", "three")] == [1, 1, 1]


@pytest.mark.parametrize("block", [kind for kind in BLOCKS if kind != "footnote"])
def test_what_stands_around_a_footnote_stays(parse, block):
    """A footnote within another takes nothing of the other's text along."""
    text = within(block, "two\n\n[^b]: three\n\nfour\n")
    html = parse(f"a[^a] b[^b]\n\n{footnote('a', text)}").shown
    notes = dict(NOTE.findall(html))
    assert "two" in notes["1"]
    assert "four" in notes["1"]
    assert "three" not in notes["1"]
    assert "three" in notes["2"]


@pytest.mark.parametrize("depth", [2, 3, 10])
def test_a_footnote_within_itself_is_one(parse, depth):
    """A footnote that defines itself again and again has the text of the outermost, in place."""
    text = "end\n"
    for number in range(depth, 0, -1):
        text = footnote("a", f"{number}\n\n{within('quote', text)}")
    html = parse(f"a[^a]\n\n{text}").shown
    Nesting(html)
    assert re.findall("<p>([0-9]+)</p>", html) == ["1"]
    assert html.count("<li ") == 1
