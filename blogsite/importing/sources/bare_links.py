"""Web addresses that stand in a text as they are, which other generators make links of."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from blogsite.importing.prose import code_spans
from blogsite.importing.sources.spans import enclosed, merged, within

# An address, or what has addresses in it that are led somewhere already.
_ADDRESS = re.compile(
    r"""(?P<passed><[^<>\n]{1,4000}>
      | ^[ ]{0,3}\[[^\[\]\n]{1,1000}\]:[^\n]*
      | (?:\[(?:[^\[\]\\]|\\.|\[[^\[\]\\]{0,400}+\]){0,4000}+)?\](?:\[|\(\s?(?:[^()\s]|\([^()\s]{0,400}\)){0,4000})
      | \\\S)
    | (?<![\w/@."'=:%~&?#+-])(?P<bare>(?:https?://|www\.)[^\s<>"`\x00-\x1f]{3,2000})""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_OPENING = re.compile(r"<!--|<a(?=\s)")
_HOST = re.compile(r"(?:https?://|www\.)[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}[.\w]")
_TRAILING = re.compile(r"(?:[?!.,:*_~'\"…”’»。，、；：！？）】》]|&\w{1,12};)+\Z")
_WIDE = re.compile(r"[\u3000-\u303f\uff00-\uff65]")
_BLOCKS = MarkdownIt("commonmark").disable(["inline", "reference"], ignoreInvalid=True)


def link_bare_addresses(text: str) -> str:
    """Write `<https://...>` for each bare web address, but not in code, HTML or another link."""
    if "http" not in text and "www." not in text:
        return text
    passed = within(merged([*code_spans(text), *_html_blocks(text), *_closed(text)]))

    def linked(found: re.Match[str]) -> str:
        if not found["bare"] or passed(found.start()):
            return found[0]
        return _link(found["bare"])

    return _ADDRESS.sub(linked, text)


def _link(bare: str) -> str:
    """Link an address without the punctuation that ends a sentence (GFM, autolinks)."""
    address = _WIDE.split(bare, maxsplit=1)[0]
    while True:
        shorter = _TRAILING.sub("", address)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            break
        address = shorter
    if not _HOST.match(address) or any(mark in address for mark in "[]{}|\\^"):
        return bare
    rest = bare[len(address) :]
    if address.startswith("www."):
        return f"[{address}](<http://{address}>){rest}" if "." in address[4:] else bare
    return f"<{address}>{rest}"


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Yield comments and links of HTML."""
    yield from enclosed(text, _OPENING, lambda found: "-->" if found[0] == "<!--" else "</a>")


def _html_blocks(text: str) -> list[tuple[int, int]]:
    if "<" not in text:
        return []
    lines = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    return [
        (lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)])
        for token in _BLOCKS.parse(text)
        if token.type == "html_block" and token.map
    ]
