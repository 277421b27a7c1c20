"""Raw HTML in a source's Markdown, made into what posts may hold; see `blogsite.markdown.allowed`."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from blogsite.importing.embeds import gist_of, shown_at
from blogsite.importing.ledger import Entry, Part, Place, changed, lost
from blogsite.importing.prose import code_spans
from blogsite.importing.sources.line_index import LineIndex
from blogsite.importing.sources.spans import within
from blogsite.markdown import players
from blogsite.markdown.allowed import is_allowed
from blogsite.markdown.tags import STRANGE, TAGS
from blogsite.model.urls import is_web_url

_ATTRIBUTES = r"""(?P<attributes>(?:[^"'<>]+|"[^"]*"|'[^']*'){0,200}+)"""
_TAG = re.compile(
    rf"<!--|(?<!\]\()<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>]){_ATTRIBUTES}>", re.DOTALL
)
_FRAMED = re.compile(
    rf"\s*<iframe(?=[\s/>]){_ATTRIBUTES}>\s*</iframe\s*>\s*</div\s*>", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""", re.DOTALL
)
_MARKS = re.compile(r"[\\\[\]`*_<>]")
_NAMED_TAG = re.compile(r"<([\w-]+)")
_PIXELS = re.compile(r"([0-9]{1,5})(?:px|\.0+)\Z")
# What says the same in other words.
_RENAMED: Mapping[str, str] = {
    "acronym": "abbr",
    "big": "span",
    "button": "span",
    "center": "div",
    "data": "span",
    "dir": "ul",
    "fieldset": "div",
    "font": "span",
    "form": "div",
    "h1": "h2",
    "hgroup": "div",
    "legend": "p",
    "main": "section",
    "menu": "ul",
    "nav": "section",
    "search": "div",
    "strike": "s",
    "tt": "code",
}
_OTHERS_OF_HTML = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "blink",
        "body",
        "datalist",
        "dialog",
        "frame",
        "head",
        "html",
        "input",
        "isindex",
        "keygen",
        "link",
        "map",
        "marquee",
        "meta",
        "meter",
        "nobr",
        "noindex",
        "option",
        "optgroup",
        "output",
        "param",
        "picture",
        "progress",
        "slot",
        "track",
    ]
)
_FRAMES = frozenset({"iframe", "embed", "object", "frame"})
# How far back the line of an element is looked at.
_NEAR = 500
_UNCLOSED = frozenset({"embed", "plaintext", "frameset"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A text whose HTML the sanitiser knows, and what was changed in it."""

    markdown: str
    entries: tuple[Entry, ...]


def mend_html(markdown: str, path: str, first_line: int) -> Mended:
    """Make frames into links, take out scripts, and leave of the rest what posts may hold.

    ``first_line`` is where the text begins in the file ``path``.
    """
    if "<" not in markdown:
        return Mended(markdown, ())
    mender = _Mender(markdown, path, first_line)
    mended = "".join(mender.pieces())
    return Mended(mended, (*mender.entries, *mender.counted()))


def with_source_lines(entries: tuple[Entry, ...], text: str, first_line: int) -> Iterator[Entry]:
    """Find in the source the tags that entries are about, each after the one before."""
    lower, lines = text.lower(), LineIndex(text, first_line)
    places: dict[str, int] = {}
    for entry in entries:
        name = _NAMED_TAG.search(entry.name)
        tag = f"<{name[1].lower()}" if name else ""
        at = lower.find(tag, places.get(tag, 0)) if tag else -1
        places[tag] = at + 1 if at >= 0 else len(lower)
        yield replace(entry, place=Place(entry.place.path, lines.line(max(at, 0))))


@dataclass(slots=True)
class _Mender:
    text: str
    path: str
    first_line: int
    entries: list[Entry] = field(default_factory=list)
    _counts: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    _endless: set[str] = field(default_factory=set)
    _line: tuple[int, int] = (0, 0)

    def pieces(self) -> Iterator[str]:
        """Yield the text anew; code stays as it is."""
        code_end = within(code_spans(self.text))
        place = 0
        while found := _TAG.search(self.text, place):
            if end := code_end(found.start()):
                yield self.text[place:end]
                place = end
                continue
            yield self.text[place : found.start()]
            place, made = self._made(found)
            yield made
        yield self.text[place:]

    def counted(self) -> Iterator[Entry]:
        """Yield one entry for each kind of change, however often it was made."""
        for (name, how), (line, count) in self._counts.items():
            yield changed(Part.HTML, name, Place(self.path, line), how, count=count)

    def _made(self, found: re.Match[str]) -> tuple[int, str]:
        """Return where to go on, and what stands in the place of a tag."""
        if not found["name"]:
            return self._comment_end(found), self.text[found.start() : self._comment_end(found)]
        name = found["name"].lower()
        if name in STRANGE or name in _FRAMES:
            return self._strange(found, name)
        if name == "div" and (framed := self._framed(found)):
            return framed
        if name in TAGS:
            return found.end(), found[0] if found["end"] else self._start(found, name, name)
        if renamed := _RENAMED.get(name):
            if found["end"]:
                return found.end(), f"</{renamed}>"
            self._count(f"<{name}>", f"has become `<{renamed}>`", found)
            return found.end(), self._start(found, name, renamed)
        if name in _OTHERS_OF_HTML:
            if not found["end"]:
                self._count(f"<{name}>", "is left out; what it holds stays", found)
            return found.end(), ""
        if not found["end"]:
            place = Place(self.path, self._line_of(found.start()))
            how = "is no element of HTML, so it is shown as it was written"
            self.entries.append(changed(Part.HTML, _shown(found[0]), place, how))
        return found.end(), f"&lt;{found[0][1:]}"

    def _comment_end(self, found: re.Match[str]) -> int:
        end = self.text.find("-->", found.end()) if "!" not in self._endless else -1
        if end < 0:
            self._endless.add("!")
            return found.end()
        return end + 3

    def _strange(self, found: re.Match[str], name: str) -> tuple[int, str]:
        """Take an element out with what it holds; where it led somewhere, a link does now."""
        if found["end"]:
            return found.end(), ""
        end = found.end()
        if name not in _UNCLOSED and not found["attributes"].rstrip().endswith("/"):
            end = self._end_of(name, end)
        place = Place(self.path, self._line_of(found.start()))
        values = _values(found["attributes"])
        src = values.get("src") or values.get("data-src") or values.get("data", "")
        address = gist_of(src) if name == "script" else shown_at(src) or src.strip()
        shown = _shown(found[0])
        if address and (name in _FRAMES or name == "script"):
            label = values.get("title") or values.get("aria-label") or address
            self.entries.append(changed(Part.EMBED, shown, place, f"is a link to {address}"))
            return end, self._link(found.start(), label, address)
        part = Part.EMBED if name in _FRAMES else Part.HTML
        self.entries.append(lost(part, shown, place, f"posts have no `<{name}>`"))
        return self._without_line(found.start(), end)

    def _framed(self, found: re.Match[str]) -> tuple[int, str] | None:
        """Take the box away that holds only a video's frame: a link that stands alone is a card."""
        frame = _FRAMED.match(self.text, found.end()) if not found["end"] else None
        values = _values(frame["attributes"]) if frame else {}
        address = shown_at(values.get("src") or values.get("data-src", ""))
        if frame is None or not players.shown_at(address):
            return None
        label = values.get("title") or values.get("aria-label") or address
        link = self._link(found.start(), label, address)
        if link.startswith("<a "):  # among other words it would be no card
            return None
        place = Place(self.path, self._line_of(found.start()))
        self.entries.append(
            changed(Part.EMBED, _shown(frame[0].lstrip()), place, f"is a link to {address}")
        )
        is_apart = self.text[frame.end() : frame.end() + 2] in ("", "\n", "\n\n")
        return frame.end(), link if is_apart else f"{link}\n"

    def _end_of(self, name: str, start: int) -> int:
        """Return where an element ends; its tag alone where nothing closes it."""
        if name in self._endless:
            return start
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, start)
        if found is None:
            self._endless.add(name)
            return start
        return found.end()

    def _without_line(self, start: int, end: int) -> tuple[int, str]:
        """Take the line break along of what stood alone: a blank line would end a block of HTML."""
        before = self.text.rfind("\n", max(start - _NEAR, 0), start) + 1
        alone = not self.text[before:start].strip() and self.text[end : end + 1] == "\n"
        is_between = self.text[max(before - 2, 0) : before] != "\n\n" and before > 0
        return (end + 1 if alone and is_between else end), ""

    def _link(self, start: int, label: str, address: str) -> str:
        label = " ".join(label.split())
        before = self.text[max(start - _NEAR, 0) : start].rstrip(" \t")
        if is_web_url(address) and (not before or before.endswith("\n\n")):
            if label == address:
                return f"<{address}>"
            return f"[{_MARKS.sub(_escaped, label)}](<{address}>)"
        return f'<a href="{html.escape(address)}">{html.escape(label, quote=False)}</a>'

    def _start(self, found: re.Match[str], old: str, name: str) -> str:
        """Write a tag without the attributes that posts don't have."""
        written = found["attributes"]
        keep, values = [], _values(written)
        for key, said in values.items():
            value = self._fitting(name, key, said)
            if is_allowed(name, "id" if (name, key) == ("a", "name") else key, value):
                keep.append((key, value))
            else:
                self._count(f"`{key}` of `<{old}>`", "is left out", found)
        if name == old and len(keep) == len(values) and tuple(keep) == tuple(values.items()):
            return found[0]
        closed = " /" if written.rstrip().endswith("/") else ""
        attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in keep)
        return f"<{name}{attributes}{closed}>"

    def _fitting(self, name: str, key: str, value: str) -> str:
        if key in ("width", "height") and name in ("img", "video"):
            found = _PIXELS.match(value.strip())
            return found[1] if found else value.strip()
        return value

    def _count(self, name: str, how: str, found: re.Match[str]) -> None:
        line, count = self._counts.get((name, how), (0, 0))
        self._counts[name, how] = (line or self._line_of(found.start()), count + 1)

    def _line_of(self, at: int) -> int:
        known, line = self._line
        line += self.text.count("\n", known, at)
        self._line = (at, line)
        return self.first_line + line


def _values(attributes: str) -> dict[str, str]:
    """Return attributes by name; of those said twice the first counts, as in browsers."""
    values: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(attributes):
        value = next((each for each in found.groups()[1:] if each is not None), "")
        values.setdefault(found[1].lower(), html.unescape(value))
    return values


def _escaped(mark: re.Match[str]) -> str:
    return "\\" + mark[0]


def _shown(tag: str) -> str:
    line = " ".join(tag.split())
    return line if len(line) <= 200 else line[:199] + "…"  # noqa: PLR2004  (enough to find it by)
