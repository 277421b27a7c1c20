"""Shortcodes that put a box, a heading or a fold around a text."""

from collections.abc import Callable, Mapping

from blogsite.importing.sources.hugo.shortcodes.call import (
    Call,
    code_block,
    escaped,
    inline_html,
    link,
)
from blogsite.importing.sources.hugo.shortcodes.made import Made, indented

Maker = Callable[[Call], Made | None]
_KINDS: Mapping[str, str] = {
    kind: alert
    for alert, kinds in (
        ("NOTE", "note info primary secondary light dark default abstract question quote example"),
        ("TIP", "tip idea success hint check light-bulb"),
        ("IMPORTANT", "important attention"),
        ("WARNING", "warning warn"),
        ("CAUTION", "caution danger error failure bug"),
    )
    for kind in kinds.split()
}


def box(kind: str, title: str, text: str) -> Made | None:
    """Make a box, which has the name of its kind for a title where it has none of its own."""
    if not (title.strip() or text.strip()):
        return None
    head = f"[!{_KINDS.get(kind.lower(), 'NOTE')}] {' '.join(title.split())}".rstrip()
    return Made(indented(f"{head}\n{text}".rstrip("\n"), "> "), "became an alert", is_block=True)


def alert(call: Call) -> Made | None:
    """Make the box of a shortcode that says its kind by an argument."""
    kind = call.get("color", "type", "level", "kind", "style", at=0)
    title = call.get("title", "heading", "header", at=1)
    if title == "" and kind and " " in kind:
        kind, title = "", kind
    return box(kind, title, call.inner or call.get("text", "content"))


def named(call: Call) -> Made | None:
    """Make the box of a shortcode whose name is its kind."""
    return box(call.name, call.get("title", at=0), call.inner)


def plain_box(call: Call) -> Made | None:
    """Make a box without a title."""
    return box("note", "", call.inner)


def details(call: Call) -> Made | None:
    """Make a text that can be folded."""
    summary = call.get("summary", "title", "text", at=0) or "Details"
    is_open = " open" if call.is_set("open") else ""
    head = f"<details{is_open}>\n<summary>{inline_html(summary)}</summary>"
    return Made(
        f"{head}\n\n{call.inner}\n\n</details>", "became a text that can be folded", is_block=True
    )


def _bold(text: str) -> str:
    return f"**{text.strip()}**" if text.strip() else ""


def _stack(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def card(call: Call) -> Made | None:
    """Make the parts of a card follow each other."""
    lang, is_code = call.get("lang"), call.is_set("code")
    inner = code_block(call.raw, lang) if is_code else call.inner
    title, where = call.get("title"), call.get("link", "href", "url")
    title = link(title, where) if title and where else title
    head = (_bold(call.get("header")), _bold(title), call.get("subtitle"))
    text = _stack(*head, inner, call.get("footer"))
    return Made(text, "its parts follow each other", is_block=True)


def tab(call: Call) -> Made | None:
    """Make a tab a text below its name."""
    name = call.get("header", "name", "title", "label", "tabname", at=0)
    lang = call.get("lang", "codelang")
    is_fenced = "```" in call.raw or "~~~" in call.raw
    inner = code_block(call.raw, lang) if lang and not is_fenced else call.inner
    return Made(_stack(_bold(name), inner), "became a text below its name", is_block=True)


def group(call: Call) -> Made | None:
    """Leave only what is in a shortcode that lays texts out."""
    title = call.get("title", "header")
    where = call.get("url", "link")
    heading = link(title, where) if title and where else title
    return Made(_stack(_bold(heading), call.inner), "what is in it stays", is_block=True)


def hero(call: Call) -> Made | None:
    """Make the top of a landing page a heading and a text."""
    title = call.get("title")
    return Made(
        _stack(f"## {title}" if title else "", call.inner), "what is in it stays", is_block=True
    )


def quoted(call: Call) -> Made | None:
    """Make a quotation, and who said it below."""
    who = call.get("author", "cite", "source", "name")
    text = _stack(call.inner, f"— {who}" if who else "")
    return Made(indented(text, "> "), "became a quotation", is_block=True)


def button(call: Call) -> Made | None:
    """Make a button a link."""
    where = call.get("href", "url", "link", "relref", "ref", at=0)
    words = call.inner.strip() or escaped(call.get("text", "label", "title", at=1))
    return Made(link(words, where), "became a link") if where else None


def captioned(call: Call) -> Made | None:
    """Make a table with its caption below."""
    caption = call.get("caption")
    return Made(_stack(call.inner, caption), "its caption follows it", is_block=True)


MAKERS: Mapping[str, Maker] = {
    "note": named,
    "tip": named,
    "info": named,
    "warning": named,
    "caution": named,
    "danger": named,
    "important": named,
    "attention": named,
    "success": named,
    "idea": named,
    "alert": alert,
    "admonition": alert,
    "callout": alert,
    "notice": alert,
    "hint": alert,
    "pageinfo": plain_box,
    "lead": plain_box,
    "details": details,
    "spoiler": details,
    "expand": details,
    "tabpane": group,
    "tabs": group,
    "tabset": group,
    "cardpane": group,
    "cards": group,
    "columns": group,
    "column": group,
    "row": group,
    "blocks/cover": hero,
    "blocks/lead": group,
    "blocks/section": group,
    "blocks/feature": group,
    "card": card,
    "tab": tab,
    "quote": quoted,
    "blockquote": quoted,
    "button": button,
    "table": captioned,
}
