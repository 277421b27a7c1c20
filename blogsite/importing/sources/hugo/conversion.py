"""Makes the body of a text Markdown of this program: its shortcodes and its raw HTML."""

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from blogsite.importing.ledger import Entry, Part, Place, changed
from blogsite.importing.sources.hugo.code import code_finder
from blogsite.importing.sources.hugo.shortcodes import boxes, media, values
from blogsite.importing.sources.hugo.shortcodes.call import Call, Surroundings, code_span
from blogsite.importing.sources.hugo.shortcodes.made import (
    Made,
    Writer,
    outdented,
    spot_of,
    without_indent,
)
from blogsite.importing.sources.hugo.shortcodes.scan import Escaped, Node, Plain, Shortcode, scan

_MAKERS: Mapping[str, Callable[[Call], Made | None]] = {
    **boxes.MAKERS,
    **media.MAKERS,
    **values.MAKERS,
}
# What is in these is no Markdown.
_RAW = frozenset(
    ["highlight", "code", "comment", "mermaid", "plantuml", "rawhtml", "raw", "html", "math",
     "katex"]
)  # fmt: skip
_LONGEST_NAME = 120
# What an address begins with that isn't at its end.
_ADDRESS = re.compile(
    r"""(?:\]\(<?|<https?:|^[ \t]*\[(?!\^)[^\]]*\]:[ \t]*<?|\b(?:href|src)=["'])[^\s<>()"']*\Z""",
    re.MULTILINE,
)


class Conversion:
    """One text, or one file that texts include."""

    def __init__(
        self, source: str, at: Callable[[int], Place], site: Surroundings, entries: list[Entry]
    ) -> None:
        self._source, self._at, self._site, self._entries = source, at, site, entries
        self._is_code = code_finder(source, is_indented_code=False)

    def run(self) -> str:
        """Return the text with everything made."""
        return self._render(scan(self._source, self._is_passed))

    def _is_passed(self, name: str, place: int) -> bool:
        return self._is_code(place) and name not in values.INLINE_IN_CODE

    def _render(self, nodes: Sequence[Node]) -> str:
        writer = Writer(self._source)
        for node in nodes:
            if isinstance(node, Plain):
                writer.write(node.text)
            elif isinstance(node, Escaped):
                is_code = self._is_code(node.start)
                writer.write(node.text if is_code else node.text.replace("<", "&lt;"))
            else:
                self._shortcode(node, writer)
        return writer.text

    def _shortcode(self, node: Shortcode, writer: Writer) -> None:
        made = None if node.is_stray else self._made(node)
        name = " ".join(node.tag.text.split())[:_LONGEST_NAME]
        place = self._at(node.start)
        if made is None:
            how = "not known, shown as written"
            self._entries.append(changed(Part.SHORTCODE, name, place, how))
            self._unknown(node, writer)
            return
        self._entries.append(Entry(made.part, made.fate, name, place, made.how))
        if made.is_block:
            writer.set_block(made.text, node.start, node.end)
        else:
            writer.write(made.text)

    def _made(self, node: Shortcode) -> Made | None:
        maker = _MAKERS.get(node.name.lower()) or _MAKERS.get(node.name.lower().rpartition("/")[2])
        if maker is None:
            return None
        raw = self._raw(node) if node.inner is not None else ""
        is_raw = node.name.lower() in _RAW
        return maker(Call(node, raw, "" if is_raw else self._inner(node), self._site))

    def _raw(self, node: Shortcode) -> str:
        """Return what is in a shortcode as written, without what its surroundings set in."""
        raw = self._source[node.tag.end : node.inner_end]
        indent = spot_of(self._source, node.start, node.end).indent
        return "\n".join(without_indent(raw, indent)) if "\n" in raw else raw

    def _inner(self, node: Shortcode) -> str:
        if not node.inner:
            return ""
        indent = spot_of(self._source, node.start, node.end).indent
        return outdented(self._render(node.inner), indent)

    def _unknown(self, node: Shortcode, writer: Writer) -> None:
        spot = spot_of(self._source, node.start, node.tag.end)
        near = max(0, node.start - _LONGEST_NAME * 4)
        if _ADDRESS.search(
            self._source, self._source.rfind("\n", near, node.start) + 1 or near, node.start
        ):
            writer.write(quote(node.tag.text, safe=""))
            return
        shown = code_span(node.tag.text)
        if spot.is_row:
            shown = shown.replace("|", "\\|")
        if not (spot.is_first and spot.is_last):
            writer.write(shown)
            writer.write(self._render(node.inner or ()))
        else:
            inner = self._inner(node)
            writer.set_block(f"{shown}\n\n{inner}" if inner else shown, node.start, node.end)
