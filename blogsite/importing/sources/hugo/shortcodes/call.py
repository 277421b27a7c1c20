"""What a shortcode is made with: its arguments, its text, and the site around it."""

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from markdown_it import MarkdownIt

from blogsite.importing.sources.hugo.shortcodes.scan import Shortcode

_NEEDS_CODE = re.compile(r"[\s()<>\\\"]")
_MARKED = re.compile(r"[\\`*_\[\]<>&\"~^{}$!|\n]")
_ESCAPED = re.compile(r"([\\`*_\[\]<>~{}|])")
_INLINE = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough"])


class Surroundings(Protocol):
    """What a shortcode may ask the site of the text that it is in."""

    def target(self, reference: str) -> str | None:
        """Return the address of the text that a reference means."""
        ...

    def param(self, name: str) -> str | None:
        """Return a parameter of the text or the site."""
        ...

    def included(self, path: str, *, is_code: bool) -> str | None:
        """Return the text of a file of the source, made Markdown unless it is code."""
        ...

    def resource(self, pattern: str) -> str | None:
        """Return the name of the file beside the text that a pattern means."""
        ...


@dataclass(frozen=True, slots=True)
class Call:
    """A shortcode as it was met.

    ``raw`` is what is in it as written, ``inner`` the same made Markdown; both are empty without an
    end tag.
    """

    shortcode: Shortcode
    raw: str
    inner: str
    site: Surroundings

    def get(self, *keys: str, at: int = -1) -> str:
        """Return an argument by one of its names, else by its place."""
        return self.shortcode.get(*keys, at=at).strip()

    def is_set(self, *keys: str) -> bool:
        """Tell whether one of some arguments is true."""
        return any(self.get(key).lower() in {"true", "1"} for key in keys)

    @property
    def name(self) -> str:
        """The name in small letters."""
        return self.shortcode.name.lower()


def destination(address: str) -> str:
    """Write an address so that it may stand in a link."""
    return _NEEDS_CODE.sub(lambda found: quote(found[0], safe=""), address.strip())


def inline_html(text: str) -> str:
    """Return one line of Markdown as HTML."""
    return str(_INLINE.renderInline(" ".join(text.split())))


def attribute(value: str) -> str:
    """Write a value so that it may stand between double quotes."""
    return " ".join(value.split()).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def escaped(text: str) -> str:
    """Write words so that Markdown takes them for nothing else."""
    return _ESCAPED.sub(r"\\\1", " ".join(text.split()))


def is_plain(text: str) -> bool:
    """Tell whether a text has nothing in it that could be Markdown."""
    return not _MARKED.search(text.strip())


def code_span(text: str) -> str:
    """Write a text as code within a line."""
    line = " ".join(text.split())
    runs = [len(run) for run in re.findall("`+", line)]
    fence = "`" * next(size for size in range(1, len(line) + 2) if size not in runs)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def code_block(text: str, info: str = "") -> str:
    """Write a text as a block of code."""
    longest = max([2, *(len(run) for run in re.findall("`{3,}", text))])
    fence = "`" * (longest + 1)
    lines = text.strip("\n").split("\n")
    code = "\n".join(lines if lines[-1].strip() else lines[:-1])
    return f"{fence}{info}\n{code}\n{fence}"


def link(text: str, address: str) -> str:
    """Write a link, whose words are Markdown already."""
    return f"[{text}]({destination(address)})" if text else f"<{destination(address)}>"
