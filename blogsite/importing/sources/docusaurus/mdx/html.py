"""Tags of HTML as JSX writes them, made into HTML again."""

import html
import re
from collections.abc import Callable, Mapping

from blogsite.importing.sources.docusaurus.mdx.jsx import Tag
from blogsite.importing.sources.docusaurus.mdx.values import Names

_RENAMED: Mapping[str, str] = {
    "className": "class",
    "htmlFor": "for",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "dateTime": "datetime",
    "hrefLang": "hreflang",
    "srcSet": "srcset",
    "allowFullScreen": "allowfullscreen",
    "frameBorder": "frameborder",
}
# What says nothing by itself: how a thing looks, and what only scripts see.
_UNSAID = frozenset({"style", "key", "ref"})
_FLAGS = frozenset({"controls", "loop", "muted", "open", "reversed", "autoPlay", "playsInline"})
_SIZE = re.compile(r"\d{1,5}\Z")
_MARKS = re.compile(r"[\\\[\]]")


def html_tag(tag: Tag, names: Names, dropped: Callable[[str], None]) -> str:
    """Write a tag as HTML; ``dropped`` is told of attributes that only a program could read."""
    if tag.is_end:
        return f"</{tag.name}>"
    written = ""
    for name, value in tag.attributes.items():
        said = names.text(value)
        if value == "{true}" or (value == "" and name in _FLAGS):
            written += f" {name.lower()}"
        elif said is None:
            dropped(name)
        elif name not in _UNSAID or not value.startswith("{"):
            written += f' {_RENAMED.get(name, name.lower())}="{html.escape(said)}"'
    return f"<{tag.name}{written}{' /' if tag.is_closed else ''}>"


def picture(src: str, alt: str, title: str, sizes: Mapping[str, str], *, is_alone: bool) -> str:
    """Write a picture: as Markdown where it is a paragraph, else as HTML."""
    sizes = {name: value for name, value in sizes.items() if _SIZE.match(value)}
    if is_alone and not sizes:
        said = f' "{title.replace(chr(34), chr(39))}"' if title else ""
        return f"![{escaped(alt)}](<{src}>{said})"
    more = "".join(f' {name}="{html.escape(value)}"' for name, value in sizes.items())
    if title:
        more += f' title="{html.escape(title)}"'
    return f'<img src="{html.escape(src)}" alt="{html.escape(alt)}"{more}>'


def escaped(text: str) -> str:
    """Return a text so that it ends no brackets."""
    return _MARKS.sub(lambda found: "\\" + found[0], " ".join(text.split()))
