"""The words that readers of an MDX text saw, made of its own text without what converts it."""

import re
from collections.abc import Callable

from blogsite.importing.sources.docusaurus.mdx.admonitions import is_closing, opening
from blogsite.importing.sources.docusaurus.mdx.code import read_code
from blogsite.importing.sources.docusaurus.mdx.fences import fences
from blogsite.importing.sources.docusaurus.mdx.spans import code_spans_of_mdx, indented_code_spans
from blogsite.importing.sources.spans import enclosed, within, without
from blogsite.importing.visible import visible_of_markdown

_STATEMENT = re.compile(
    r"^import\s[^;\n]*?(?:\{[^{}]*\}[^;\n]*?)?[\"'][^\"'\n]+[\"'];?[ \t]*$"
    r"|^export\s+(?:const|let|var|function|class|default|async)\s.*?(?=\n[ \t]*\n|\n#|\Z)",
    re.MULTILINE | re.DOTALL,
)
_COMMENT = re.compile(r"\{/\*|<!--")
_UNSEEN = re.compile(
    r"<(script|style|svg|head|iframe|noscript)(?=[\s>])[^<>]*(?<!/)>", re.IGNORECASE
)
_PARTIAL = re.compile(r"^import\s+(\w+)\s+from\s+[\"']([^\"'\n]+\.mdx?)[\"']", re.MULTILINE)
_CONSTANT = re.compile(
    r"^export\s+const\s+(\w+)\s*=\s*[\"']?([^\"'`{}\n;]*)[\"']?;?[ \t]*$", re.MULTILINE
)
_LITERAL = re.compile(r"(?<![=\\{])\{\s*(?:([\"'])([^\"'`{}\n]*)\1|`([^`$]*)`)\s*\}(?!\})")
_VARIABLE = re.compile(r"(?<![={\\$])\{(\w+)\}")
_LABEL = re.compile(
    r"<(?:TabItem|Tab)\b(?=[^>]*?\b(?:label|value)=)[^>]*?\b(?:label=[\"']([^\"']*)[\"'])[^>]*>"
)
_TAG = re.compile(
    r"</?(?P<name>[A-Za-z][\w.-]*)(?=[\s/>])(?:[^\"'<>{}]|\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*>|</?>"
)
_INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
     "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
     "sub", "sup", "time", "tt", "u", "var", "wbr", "link", "highlight", "term", "tooltip"]
)  # fmt: skip
_ATTRIBUTE = re.compile(r"(?<![ \t])[ \t]*\{#[^{}\n]{1,200}\}[ \t]*$", re.MULTILINE)
_HELD = re.compile("\ue010(\\d+)\ue011")
_DEEPEST = 4


def visible_of_mdx(text: str, partial: Callable[[str], str | None], depth: int = 0) -> str:
    """Return the words; ``partial`` gives the text of an imported file."""
    held: list[str] = []
    plain = _without_fences(text, held)
    plain = _inlined(plain, partial, depth, held)
    plain = _said(plain, held)
    plain = _STATEMENT.sub("", plain)
    unseen = enclosed(plain, _UNSEEN, lambda found: f"</{found[1].lower()}>")
    plain = without(plain, unseen, "\n\n")
    comments = enclosed(plain, _COMMENT, lambda found: "-->" if found[0] == "<!--" else "*/}")
    plain = _without_tags(without(plain, comments))
    lines = (_line(line) for line in _ATTRIBUTE.sub("", plain).split("\n"))
    words = visible_of_markdown("\n".join(lines))
    return " ".join(_HELD.sub(lambda found: f" {held[int(found[1])]} ", words).split())


def _without_fences(text: str, held: list[str]) -> str:
    lines = text.replace("\ue010", "").split("\n")
    out: list[str] = []
    place = 0
    for fence in fences(lines):
        code = read_code(fence, lines)
        out += [
            *lines[place : fence.first],
            "",
            fence.lead.rstrip() + f" {_hold(held, code.title, *code.lines)}",
            "",
        ]
        place = fence.end
    plain = "\n".join([*out, *lines[place:]])
    kept, place = [], 0
    for start, end in indented_code_spans(plain, ()):
        kept += [plain[place:start], _hold(held, plain[start:end]), "\n\n"]
        place = end
    return "".join([*kept, plain[place:]])


def _hold(held: list[str], *words: str) -> str:
    held.append(" ".join(" ".join(words).split()))
    return f"\ue010{len(held) - 1}\ue011"


def _inlined(text: str, partial: Callable[[str], str | None], depth: int, held: list[str]) -> str:
    for name, address in _PARTIAL.findall(text):
        inner = partial(address) if depth < _DEEPEST else None
        if inner is not None:
            words = _hold(held, visible_of_mdx(inner, partial, depth + 1))
            text = re.sub(rf"<{re.escape(name)}\b[^<>]{{0,500}}/>", f"\n\n{words}\n\n", text)
    return text


def _said(text: str, held: list[str]) -> str:
    """Put in what constants and texts in braces say."""
    constants = dict(_CONSTANT.findall(text))
    text = _LITERAL.sub(lambda found: found[2] if found[1] else _hold(held, found[3]), text)
    return _VARIABLE.sub(lambda found: constants.get(found[1], found[0]), text)


def _without_tags(text: str) -> str:
    """Take tags out, but for those that code shows; labels of tabs are seen."""
    code_end = within(code_spans_of_mdx(text))

    def replaced(found: re.Match[str]) -> str:
        if code_end(found.start()):
            return found[0]
        if label := _LABEL.match(found[0]):
            return f"\n\n{label[1]}\n\n"
        name = (found["name"] or "").lower()
        if name and found["name"][0].isupper() and not _begins_line(text, found.start()):
            return ""
        return "" if name in _INLINE else "<br>" if name == "br" else "\n\n"

    return _TAG.sub(replaced, text)


def _begins_line(text: str, place: int) -> bool:
    return not text[text.rfind("\n", max(place - 200, 0), place) + 1 : place].strip()


def _line(line: str) -> str:
    """Return a line as text: set in by nothing, and of an admonition only its title."""
    if is_closing(line):
        return ""
    if box := opening(line):
        return f"\n\n{box.title}\n\n"
    return line.lstrip(" \t")
