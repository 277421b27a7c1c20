"""Marks for which Markdown has several signs: headings, lists, code, rules, emphasis."""

import re
from collections.abc import Iterator

from blogsite.format.changes import Change, Edit, change
from blogsite.format.outline import Block, Outline

_ATX = re.compile(r"([ >]*)(#{1,6})([ \t]+)(?=[^ \t])")
_BULLET = re.compile(r"[ \t>]*([*+-])(?=[ \t]|$)")
_CLOSING_TILDES = re.compile(r"[ \t>]*(~{3,})[ \t]*$")
_LINE = re.compile(r"[ \t]*(?:[*_-][ \t]*){3,}")
# Not within a word, nothing else that marks in it, on one line.
_EMPHASIS = re.compile(r"(?<![\w\\_*])(_{1,2})(?![\s_*])[^_*\n]{1,1000}(?<![\s_*\\])\1(?![\w_*])")


def headings(found: Outline) -> Iterator[Change]:
    """Write headings with signs before them, one space, and none behind."""
    for block in found.blocks:
        if block.token.type != "heading_open":
            continue
        if block.token.markup in {"=", "-"}:
            yield from _underlined(block, found)
        else:
            yield from _bare(block, found)


def _underlined(block: Block, found: Outline) -> Iterator[Change]:
    text = found.lines[block.start].strip(" \t")
    if block.token.level or block.end - block.start != 2 or text.endswith("#"):  # noqa: PLR2004 (text and line)
        return
    start, last = found.starts[block.start], block.end - 1
    end = found.starts[last] + len(found.lines[last])
    yield change(start, end, "#" * int(block.token.tag[1:]) + " " + text)


def _bare(block: Block, found: Outline) -> Iterator[Change]:
    line, start = found.lines[block.start], found.starts[block.start]
    opening = _ATX.match(line)
    if opening is None:
        return
    if opening[1] and not opening[1].strip(" ") and not block.token.level:
        yield change(start, start + opening.end(1), "")
    if opening[3] != " ":
        yield change(start + opening.start(3), start + opening.end(3), " ")
    shown = line.rstrip(" \t")
    text = shown.rstrip("#")
    if text != shown and text.endswith((" ", "\t")) and len(text) > opening.end():
        yield change(start + len(text.rstrip(" \t")), start + len(line), "")


def bullets(found: Outline) -> Iterator[Change]:
    """Write `-` before the items of lists; two lists that only their signs part keep them."""
    tokens = found.tokens
    for opens, token in enumerate(tokens):
        if token.type != "bullet_list_open" or token.markup == "-":
            continue
        closes = opens + 1
        items = []
        while tokens[closes].type != "bullet_list_close" or tokens[closes].level != token.level:
            inner = tokens[closes]
            if inner.type == "list_item_open" and inner.level == token.level + 1 and inner.map:
                items.append(_sign(found, inner.map[0], token.markup))
            closes += 1
        beside = {
            each.type for each in (*tokens[opens - 1 : opens], *tokens[closes + 1 : closes + 2])
        }
        if beside.isdisjoint({"bullet_list_close", "bullet_list_open"}) and min(items) >= 0:
            yield Change(tuple(Edit(sign, sign + 1, "-") for sign in items))


def _sign(found: Outline, line: int, markup: str) -> int:
    """Return where an item's sign stands, -1 where other signs stand before it."""
    bullet = _BULLET.match(found.lines[line])
    return found.starts[line] + bullet.start(1) if bullet and bullet[1] == markup else -1


def fences(found: Outline) -> Iterator[Change]:
    """Write backticks around code, unless it holds some."""
    for block in found.blocks:
        token = block.token
        if token.type != "fence" or "~" not in token.markup or block.end - block.start < 2:  # noqa: PLR2004
            continue
        if "`" in token.info or "```" in token.content:
            continue
        opens = found.lines[block.start].find(token.markup)
        closing = _CLOSING_TILDES.match(found.lines[block.end - 1])
        if opens < 0 or closing is None:
            continue
        start, last = found.starts[block.start] + opens, found.starts[block.end - 1]
        ticks = "`" * len(token.markup), "`" * len(closing[1])
        ends = last + closing.start(1), last + closing.end(1)
        yield Change((Edit(start, start + len(ticks[0]), ticks[0]), Edit(*ends, ticks[1])))


def rules(found: Outline) -> Iterator[Change]:
    """Write rules between paragraphs as `---`; right below a text that would be a heading."""
    for block in found.blocks:
        line, start = found.lines[block.start], found.starts[block.start]
        is_rule = block.token.type == "hr" and not block.token.level and _LINE.fullmatch(line)
        if is_rule and line != "---" and found.is_blank(block.start - 1):
            yield change(start, start + len(line), "---")


def emphasis(found: Outline) -> Iterator[Change]:
    """Write emphasis with stars."""
    for first, end in found.inline:
        stop = found.starts[end] if end < len(found.starts) else len(found.text)
        for match in _EMPHASIS.finditer(found.text, found.starts[first], stop):
            start, close, width = match.start(), match.end() - len(match[1]), len(match[1])
            if not found.keeps(start) and not found.keeps(close):
                stars = "*" * width
                yield Change((Edit(start, start + width, stars), Edit(close, close + width, stars)))
