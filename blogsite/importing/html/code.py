"""Code: blocks with their language, and code within a line."""

import re

from bs4 import Tag

from blogsite.importing.html.escaping import code_span, fenced
from blogsite.importing.html.kinds import names
from blogsite.importing.html.raw import html_of

_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|lang:|brush:\s*)([\w+#.-]+)", re.IGNORECASE)
_NAME = re.compile(r"[\w+#.-]{1,30}\Z", re.ASCII)
_NONE = names("none plain plaintext text txt raw generic default code nohighlight")
_ALIASES = {"jscript": "javascript", "shell-session": "console", "c#": "csharp"}
_MARKUP = ["a", "b", "strong", "em", "i", "mark", "u", "del", "ins", "sub", "sup", "img"]
_ATTRIBUTES = ("data-enlighter-language", "data-lang", "data-language", "lang")
_FIRST_LINE = re.compile(r"[ \t]*\n")


def code_of(pre: Tag) -> str:
    """Return preformatted text as a block of code, or as HTML where it has links or emphasis."""
    for line_break in pre.find_all("br"):
        line_break.replace_with("\n")
    if any(pre.find_all(_MARKUP)):
        return html_of(pre)
    text = pre.get_text().replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    first = _FIRST_LINE.match(text)
    text = text[first.end() if first else 0 :].rstrip()
    return fenced(text, _language(pre)) if text.strip() else ""


def is_plain_code(code: Tag) -> bool:
    """Tell whether signs can say what is code: no link is in it, and no other code right beside it."""
    beside = (code.previous_sibling, code.next_sibling)
    is_alone = not any(isinstance(each, Tag) and each.name == "code" for each in beside)
    within = (each.name for each in code.descendants if isinstance(each, Tag))
    return is_alone and not {"a", "img"}.intersection(within)


def inline_code_of(code: Tag) -> str:
    """Return code within a line."""
    for each in list(code.descendants):
        if isinstance(each, Tag) and each.name == "br":
            each.replace_with("\n")
    return code_span(code.get_text().replace("\xa0", " "))


def _language(pre: Tag) -> str:
    for element in [pre, *pre.find_all("code", limit=1)]:
        classes = " ".join(element.get_attribute_list("class"))
        found = _LANGUAGE.search(classes)
        names = [found[1] if found else "", *(str(element.get(key, "")) for key in _ATTRIBUTES)]
        for name in names:
            if name and _NAME.match(name) and name.lower() not in _NONE:
                return _ALIASES.get(name.lower(), name.lower())
    return ""
