"""The words that readers of a Jekyll site saw, made of its own text without what converts it."""

import re
from collections.abc import Callable

from blogsite.importing.sources.spans import replace_paired
from blogsite.importing.visible import visible_of_html, visible_of_markdown


def _paired(name: str, rest: str = r"[^%]{0,500}") -> tuple[re.Pattern[str], re.Pattern[str]]:
    opening = re.compile(rf"\{{%-?\s*{name}\b{rest}%\}}")
    return opening, re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}")


_RAW, _COMMENT, _CODE, _CAPTURE = map(_paired, ("raw", "comment", "highlight", "capture"))
_UNREAD = re.compile(r"\{::comment\}"), re.compile(r"\{:/(?:comment)?\}")
_INCLUDE = re.compile(r"\{%-?\s*include(_relative|_cached)?\s+([\w./-]+)([^{}]*?)-?%\}")
_SILENT = re.compile(r"\{%-?\s*(?:assign|gist|youtube|vimeo|tweet|twitter|seo|embed)\b[^{}]*%\}")
# An address, which readers see where it is no link's; without any a definition is none.
_ADDRESS = re.compile(r"\{%-?\s*(?:post_url|link)\b[^{}]*%\}")
_OUTPUT = re.compile(r"\{\{-?([^{}]{0,2000}?)-?\}\}")
_SHOWN = re.compile(r"\b(?:caption|description|content|text|message|title)\s*=\s*\"([^\"]*)\"")
_CONTENTS = re.compile(r"^.*\n\{:\s*toc\b.*$|^\{:\s*toc\b.*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{::?/?[a-z]*[^{}\n]*\}")
_ABBREVIATION = re.compile(r"^ {0,3}\*\[[^\[\]\n]+\]:.*$", re.MULTILINE)
_TIGHT = re.compile(r"^(#{2,6})(?=[^#\s])", re.MULTILINE)
_MATH = re.compile(r"(?<!\\)\$\$((?:(?!\$\$).){1,4000}?)\$\$", re.DOTALL)
_MARKED = re.compile(r"<[a-z]+\b[^<>]*\smarkdown\s*=[^<>]*>", re.IGNORECASE)
_END = re.compile(r"</(?:div|section|article|aside|details|figure|blockquote)>", re.IGNORECASE)
_HELD = re.compile("\ue010(\\d+)\ue011")
_MOST = 512 * 1024


class Seen:
    """Reads one text; ``said`` gives what an expression puts out, ``included`` other files."""

    def __init__(
        self, said: Callable[[str], str | None], included: Callable[[str, bool], str | None]
    ) -> None:
        self._said, self._included = said, included
        self._held: list[str] = []

    def words(self, text: str, *, is_html: bool) -> str:
        """Return the words."""
        text = text[:_MOST].replace("\ue010", "")
        text = replace_paired(text, *_RAW, self._hold_braces)
        text = replace_paired(text, *_COMMENT, lambda _: "")
        text = replace_paired(text, *_CAPTURE, lambda _: "")
        text = replace_paired(text, *_CODE, lambda code: f"\n\n{self._hold(code)}\n\n")
        text = _INCLUDE.sub(self._include, text)
        text = _SILENT.sub("", text)
        text = _ADDRESS.sub("#", text)
        text = _OUTPUT.sub(self._output, text)
        words = visible_of_html(text) if is_html else visible_of_markdown(self._of_kramdown(text))
        for _ in range(3):
            words = _HELD.sub(lambda found: self._held[int(found[1])], words)
        return " ".join(words.split())

    def _of_kramdown(self, text: str) -> str:
        text = _CONTENTS.sub("", replace_paired(text, *_UNREAD, lambda _: ""))
        if _MARKED.search(text):
            text = _END.sub("\n\n", _MARKED.sub("\n\n", text))
        text = _MATH.sub(lambda found: f" {self._hold(found[1])} ", text)
        text = _TIGHT.sub(r"\1 ", _ABBREVIATION.sub("", text))
        return _ATTRIBUTES.sub("", text)

    def _hold(self, text: str) -> str:
        """Keep a text from being taken for Markdown."""
        self._held.append(f" {' '.join(text.split())} ")
        return f"\ue010{len(self._held) - 1}\ue011"

    def _hold_braces(self, text: str) -> str:
        """Keep the braces of a raw text from being taken for Liquid."""
        return re.sub(r"\{\{|\}\}|\{%|%\}", lambda found: self._exactly(found[0]), text)

    def _exactly(self, text: str) -> str:
        self._held.append(text)
        return f"\ue010{len(self._held) - 1}\ue011"

    def _include(self, found: re.Match[str]) -> str:
        shown = [words for words in _SHOWN.findall(found[3]) if words]
        if shown:
            return "\n\n" + "\n\n".join(shown[-1:]) + "\n\n"
        inner = self._included(found[2], found[1] == "_relative")
        if inner is None or "{%" in inner or "include." in inner:
            return ""
        return f"\n\n{inner}\n\n"

    def _output(self, found: re.Match[str]) -> str:
        said = self._said(found[1])
        return found[0] if said is None else said
