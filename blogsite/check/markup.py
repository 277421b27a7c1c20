"""The raw HTML of a post as far as rules look at it: words, links, pictures, headings."""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

# A repeated group takes all it can and gives nothing back, and no tag has more than so many parts:
# nothing here can be slow.
_MARKUP = re.compile(
    r"""(?P<comment><!--.*?(?:-->|\Z))
    |<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)
        (?P<attributes>(?:[^"'<>]++|"[^"]*+"|'[^']*+'){0,200}+)>
    |(?P<text>[^<]++)""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'/])([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?"""
)
_SEEN = frozenset({"a", "img", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag, or words, which have no name; ``at`` is the offset in the piece."""

    name: str
    at: int
    is_end: bool = False
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str | None:
        """Return the value of an attribute, None where it isn't given."""
        return dict(reversed(self.attributes)).get(name)


def marks(html: str) -> Iterator[Mark]:
    """Yield what rules look at in a piece of raw HTML."""
    for found in _MARKUP.finditer(html):
        if found["text"]:
            words = " ".join(found["text"].split())
            if words:
                yield Mark("", found.start(), text=entities.unescape(words))
        elif found["name"] and (name := found["name"].lower()) in _SEEN:
            attributes = tuple(_attributes(found["attributes"]))
            yield Mark(name, found.start(), bool(found["end"]), attributes=attributes)


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(written):
        value = next((each for each in found.groups()[1:] if each is not None), "")
        yield found[1].lower(), entities.unescape(value)
