"""Shortcodes that stand for a value, another text, or code."""

import re
from collections.abc import Callable, Mapping

from blogsite.importing.ledger import Fate
from blogsite.importing.sources.hugo.shortcodes.call import (
    Call,
    code_block,
    code_span,
    destination,
    escaped,
)
from blogsite.importing.sources.hugo.shortcodes.fences import fence_info
from blogsite.importing.sources.hugo.shortcodes.made import Made

Maker = Callable[[Call], Made | None]
_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")


def reference(call: Call) -> Made | None:
    """Make the address of another text."""
    path = call.get("path", at=0)
    target = call.site.target(path)
    if target is None:
        how = "no text of the source is meant by it"
        return Made(destination(path), how, fate=Fate.LOST) if path else None
    return Made(target, "became a link to the text")


def param(call: Call) -> Made | None:
    """Put a parameter's value in."""
    value = call.site.param(call.get("name", at=0))
    return None if value is None else Made(value, "its value stands there")


def highlight(call: Call) -> Made | None:
    """Make code, inline where it is to be so."""
    if not call.raw.strip():
        return None
    language = call.get("lang", at=0)
    language = language if _LANGUAGE.fullmatch(language) else ""
    options = call.get("options", at=1)
    if "hl_inline=true" in options.replace(" ", "").lower():
        return Made(code_span(call.raw), "became code")
    return Made(code_block(call.raw, fence_info(language, options)), "became code", is_block=True)


def text(call: Call) -> Made | None:
    """Make code where a language is named, else leave the words."""
    return highlight(call) if call.get("lang", at=0) else styled(call)


def included(call: Call) -> Made | None:
    """Put another file's text in."""
    path = call.get("file", "path", "src", at=0)
    is_code = call.is_set("code")
    text = call.site.included(path, is_code=is_code) if path else None
    if text is None:
        return None
    language = call.get("lang")
    shown = code_block(text, language if _LANGUAGE.fullmatch(language) else "") if is_code else text
    return Made(shown.strip("\n"), "its text stands there", is_block=True)


def comment(call: Call) -> Made | None:
    """Leave out what readers never saw."""
    del call
    return Made("", "a comment, which no reader saw", fate=Fate.LOST)


def diagram(call: Call) -> Made | None:
    """Show the source of a diagram."""
    return Made(code_block(call.raw, call.name), "its source is shown as code", is_block=True)


def as_is(call: Call) -> Made | None:
    """Leave what is in it as it is."""
    return Made(call.raw, "what is in it stays as it is") if call.raw.strip() else None


def term(call: Call) -> Made | None:
    """Leave the words of a term that was explained on touch."""
    words = call.get("text", "term_id", "term", at=0)
    return Made(escaped(words), "its words stay, without the explanation") if words else None


def line_break(call: Call) -> Made | None:
    """Break a line."""
    del call
    return Made("<br>", "became a line break")


def styled(call: Call) -> Made | None:
    """Leave the words of a shortcode that only changes their look."""
    words = call.inner.strip() or call.get("text")
    return Made(words, "its words stay") if words else None


def wordless(call: Call) -> Made | None:
    """Leave out what has no words, such as a picture of a font."""
    del call
    return Made("", "is left out, as it has no words")


MAKERS: Mapping[str, Maker] = {
    "ref": reference,
    "relref": reference,
    "param": param,
    "_param": param,
    "highlight": highlight,
    "code": highlight,
    "text": text,
    "readfile": included,
    "include": included,
    "comment": comment,
    "mermaid": diagram,
    "plantuml": diagram,
    "rawhtml": as_is,
    "raw": as_is,
    "html": as_is,
    "math": as_is,
    "katex": as_is,
    "glossary_tooltip": term,
    "gloss": styled,
    "mark": styled,
    "color": styled,
    "br": line_break,
    "toc": wordless,
    "icon": wordless,
    "fa": wordless,
    "clear": wordless,
    "blocks/link-down": wordless,
}
INLINE_IN_CODE = frozenset({"param", "_param", "ref", "relref", "comment"})
"""What is put in even in code, as Hugo does it."""
