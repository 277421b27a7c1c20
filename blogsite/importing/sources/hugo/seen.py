"""The words that readers of a Hugo site saw, made of its own text without what converts it."""

import re
from collections.abc import Callable, Mapping, Sequence

from blogsite.importing.prose import code_spans, replace_outside_code
from blogsite.importing.visible import visible_of_html, visible_of_markdown

_CALL = re.compile(
    r"\{\{(?P<open>[<%])(?:/\*(?P<escaped>(?:(?!\*/[>%]\}\}|\{\{[<%]/\*).){0,4000}+)\*/[>%]"
    r"|\s*(?P<end>/?)\s*(?P<name>[\w./-]*\w)(?P<rest>(?:(?!\{\{[<%]|[>%]\}\})[^`\"]|\"(?:[^\"\\]|\\.)*+\"|`[^`]*`){0,4000}+)[>%])\}\}",
    re.DOTALL,
)
_ARGUMENT = re.compile(
    r"""(?:([\w.-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=]+))""", re.DOTALL
)
_UNREAD = re.compile(
    r"\{\{[<%]\s*comment\s*[>%]\}\}(?:(?!\{\{[<%]\s*comment\b).)*?\{\{[<%]\s*/comment\s*[>%]\}\}",
    re.DOTALL,
)
_CODE = re.compile(
    r"\{\{[<%]\s*(highlight|mermaid|code|text)\b[^{}]{0,2000}[>%]\}\}"
    r"((?:(?!\{\{[<%]\s*(?:highlight|mermaid|code|text)\b).)*?)\{\{[<%]\s*/\1\s*[>%]\}\}",
    re.DOTALL,
)
# Goldmark's attributes of a block, in a line of their own.
_ATTRIBUTES = re.compile(
    r"""^[ \t>]*\{(?:[ \t]*+[\w.#:-]++(?:=(?:"[^"\n]*+"|'[^'\n]*+'|[^\s"'}]++))?)++[ \t]*\}[ \t]*$""",
    re.MULTILINE,
)
_ALERT = re.compile(r"^((?:[ \t]*>)+[ \t]*)\[![A-Za-z]{1,40}\][+-]?", re.MULTILINE)
_HELD = re.compile("\ue010(\\d+)\ue011")
# The arguments that are shown, by the shortcode's name.
_SHOWN: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("figure", "image", "img", "fig"), ("title", "caption", "attr")),
    **dict.fromkeys(("alert", "admonition", "callout", "notice"), ("title",)),
    **dict.fromkeys(("details", "expand"), ("summary", "title")),
    **dict.fromkeys(("note", "tip", "info", "warning", "caution", "danger"), ("title",)),
    "card": ("header", "title", "subtitle"),
    "tab": ("header", "name", "title", "0"),
    "blocks/cover": ("title",),
    "blocks/feature": ("title",),
    "blocks/section": ("title",),
    "button": ("text",),
    "quote": ("author",),
    "video": ("caption",),
    "glossary_tooltip": ("text",),
}
_VALUES = frozenset({"param", "_param"})


class Seen:
    """Reads one text; ``value`` gives parameters, ``included`` the text of other files."""

    def __init__(
        self, value: Callable[[str], str | None], included: Callable[[str], str | None]
    ) -> None:
        self._value, self._included = value, included
        self._held: list[str] = []

    def words(self, text: str, *, is_html: bool = False) -> str:
        """Return the words."""
        text = _UNREAD.sub("", text) if "comment" in text else text
        text = _CODE.sub(lambda found: self._hold(found[2]), text)
        text = replace_outside_code(_ATTRIBUTES, lambda _: "", text)
        text = replace_outside_code(_ALERT, lambda found: found[1], text)
        spans = code_spans(text)
        place = 0

        def replaced(found: re.Match[str]) -> str:
            nonlocal place
            while place < len(spans) and spans[place][1] <= found.start():
                place += 1
            is_code = place < len(spans) and spans[place][0] <= found.start()
            return self._shown(found, is_code=is_code)

        shown = _CALL.sub(replaced, text)
        words = visible_of_html(shown) if is_html else visible_of_markdown(shown)
        return " ".join(_HELD.sub(lambda found: f" {self._held[int(found[1])]} ", words).split())

    def _hold(self, text: str) -> str:
        """Keep a text from being taken for Markdown."""
        self._held.append(" ".join(text.split()))
        return f"\ue010{len(self._held) - 1}\ue011"

    def _shown(self, found: re.Match[str], *, is_code: bool) -> str:
        if found["escaped"] is not None:
            sign = ">" if found["open"] == "<" else "%"
            return self._literal(
                f"{{{{{found['open']}{found['escaped']}{sign}}}}}", is_code=is_code
            )
        name = found["name"].lower()
        named, positional = _arguments(found["rest"].rstrip("/"))
        if name in _VALUES and positional:
            value = self._value(positional[0])
            if value is not None:
                return value
        if name in {"ref", "relref"} and not found["end"]:
            return "#"
        if is_code:
            return found[0]
        if found["end"]:
            return ""
        if name in {"readfile", "include"}:
            path = named.get("file") or named.get("path") or next(iter(positional), "")
            return self._included(path) or ""
        return " ".join(self._arguments_of(name, named, positional))

    def _literal(self, text: str, *, is_code: bool) -> str:
        return text if is_code else text.replace("<", "&lt;")

    def _arguments_of(
        self, name: str, named: Mapping[str, str], positional: Sequence[str]
    ) -> Sequence[str]:
        keys = _SHOWN.get(name, ())
        shown = [named[key] for key in keys if named.get(key)]
        if not shown and positional and name in {"tab", "details"}:
            shown = [positional[0]]
        return shown


def _arguments(written: str) -> tuple[Mapping[str, str], Sequence[str]]:
    named: dict[str, str] = {}
    positional: list[str] = []
    for key, quoted, raw, bare in _ARGUMENT.findall(written):
        value = quoted.replace('\\"', '"') if quoted else raw or bare
        if key:
            named[key.lower()] = value
        else:
            positional.append(value)
    return named, positional
