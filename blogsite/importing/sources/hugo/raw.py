"""Raw HTML that no page may have: frames become links, scripts and styles are left out."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from blogsite.importing.ledger import Entry, Part, Place, changed, lost
from blogsite.importing.sources.hugo.shortcodes.call import destination
from blogsite.markdown.tags import TAGS

_MARKUP = re.compile(
    r"<!--|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,40})(?=[\s/>])"
    r"""(?P<attributes>(?:[^"'<>]|"[^"<>]*"|'[^'<>]*'){0,4000}+)>"""
)
_WHOLE = frozenset(
    ["script", "style", "iframe", "object", "svg", "noscript", "template", "canvas", "math",
     "select", "textarea", "noembed", "noframes", "applet", "title"]
)  # fmt: skip
_EMPTY = frozenset(["embed", "link", "meta", "base", "input", "param", "track", "frame"])
_OLD = frozenset(
    ["acronym", "area", "basefont", "bgsound", "big", "blink", "body", "button", "center", "data",
     "datalist", "dialog", "dir", "fieldset", "font", "form", "frameset", "h1", "head", "hgroup",
     "html", "keygen", "legend", "main", "map", "marquee", "menu", "menuitem", "meter", "nav",
     "nobr", "optgroup", "option", "output", "picture", "progress", "rb", "rp", "rt", "rtc", "search",
     "slot", "spacer", "strike", "tt"]
)  # fmt: skip
_SOURCE = re.compile(
    r"""\b(?:src|data|data-src|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_TITLE = re.compile(r"""\btitle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_YOUTUBE = re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})")
_VIMEO = re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d+)")


@dataclass(slots=True)
class RawHtml:
    """The raw HTML of one text; ``at`` makes a place of an offset."""

    source: str
    is_code: Callable[[int], bool]
    at: Callable[[int], Place]
    entries: list[Entry]
    _counts: dict[str, tuple[Place, int]] = field(default_factory=dict)

    def cleaned(self, start: int, end: int) -> str:
        """Return a piece of the source without what may not stay."""
        return "".join(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        place, missing = start, set[str]()
        while found := _MARKUP.search(self.source, place, end):
            yield self.source[place : found.start()]
            place = found.end()
            name = (found["name"] or "").lower()
            if self.is_code(found.start()):
                yield found[0]
            elif not name:
                place = self._end_of("-->", found, end, missing)
                yield self.source[found.start() : place]
            elif name in _WHOLE and not found["end"]:
                place = self._end_of(f"</{name}", found, end, missing)
                place = self._closed(place, end)
                yield self._whole(name, found, place)
            else:
                yield self._tag(name, found)
        yield self.source[place:end]

    def _end_of(self, ending: str, found: re.Match[str], end: int, missing: set[str]) -> int:
        """Return where an element or comment ends, its own start where it has no end."""
        if ending in missing or (found["attributes"] and found["attributes"].endswith("/")):
            return found.end()
        pattern = re.compile(re.escape(ending), re.IGNORECASE)
        last = pattern.search(self.source, found.end(), end)
        if last is None:
            missing.add(ending)
            return found.end()
        return last.end()

    def _closed(self, place: int, end: int) -> int:
        close = re.compile(r"\s*>").match(self.source, place, end)
        return close.end() if close else place

    def _whole(self, name: str, found: re.Match[str], end: int) -> str:
        at = self.at(found.start())
        address, title = _address(found["attributes"]), _value(_TITLE, found["attributes"])
        if name in {"iframe", "object"} and address:
            self.entries.append(changed(Part.EMBED, address, at, "became a link"))
            return self._link(address, title, found.start(), end)
        what = Part.EMBED if name in {"iframe", "object"} else Part.HTML
        shown = f"<{name}>" if not address else f"<{name}> {address}"
        self.entries.append(lost(what, shown, at, "nothing in a text may run or look like that"))
        return ""

    def _link(self, address: str, title: str, start: int, end: int) -> str:
        line = self.source.rfind("\n", 0, start) + 1
        after = self.source.find("\n", end)
        lead = self.source[line:start]
        tail = self.source[end : after if after >= 0 else None]
        before = self.source[self.source.rfind("\n", 0, max(line - 1, 0)) + 1 : line]
        if not lead.strip() and not tail.strip() and not before.strip():
            return f"[{title}]({destination(address)})" if title else f"<{destination(address)}>"
        shown = html.escape(title or address)
        return f'<a href="{html.escape(destination(address))}">{shown}</a>'

    def _tag(self, name: str, found: re.Match[str]) -> str:
        if name in TAGS or name == "h1":
            return found[0]
        if name in _OLD or name in _EMPTY or name in _WHOLE:
            if not found["end"]:
                self._count(f"<{name}>", found.start())
            return ""
        if not found["end"]:
            how = "it is no element of HTML, so it is shown as written"
            self.entries.append(changed(Part.HTML, found[0][:80], self.at(found.start()), how))
        return f"&lt;{found[0][1:]}"

    def _count(self, name: str, start: int) -> None:
        place, count = self._counts.get(name, (self.at(start), 0))
        self._counts[name] = (place, count + 1)

    def finish(self) -> None:
        """Add the entries of what was left out here and there."""
        for name, (place, count) in self._counts.items():
            how = "the element is left out, what is in it stays"
            self.entries.append(changed(Part.HTML, name, place, how, count=count))


def _address(attributes: str) -> str:
    address = html.unescape(_value(_SOURCE, attributes)).strip()
    if found := _YOUTUBE.match(address):
        if found[1] == "videoseries":
            return address
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.match(address):
        return f"https://vimeo.com/{found[1]}"
    address = f"https:{address}" if address.startswith("//") else address
    return (
        address
        if re.match(r"https?://|/|\.|[\w-]+[./]", address)
        and ":" not in address.split("/")[0].replace("https:", "").replace("http:", "")
        else ""
    )


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return next((group for group in found.groups() if group), "") if found else ""
