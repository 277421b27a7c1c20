"""Links and pictures of a body, led to where their targets have gone."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from blogsite.importing.addresses import KEY, Addresses, Meaning
from blogsite.importing.attachments import Attachments
from blogsite.importing.inlined import Inlined, put_back, take_inlined
from blogsite.importing.keys import show_urls
from blogsite.importing.ledger import OLD_SITE, Entry, Part, Place, changed, kept, lost
from blogsite.importing.native import NativeText
from blogsite.importing.prose import replace_outside_code
from blogsite.model.urls import is_web_url

_DESTINATION = (
    r"(?:<[^<>\n]{0,4000}>"
    r"|(?:[^\s()<>\\]|\\\S){0,4000}(?:\([^\s()]{0,400}\)(?:[^\s()\\]|\\\S){0,400}){0,20})"
)
_TITLE = r"""(?:\s{1,9}(?:"[^"]{0,2000}"|'[^']{0,2000}'|\([^()]{0,2000}\)))?"""
# What leads somewhere in a body: an inline link or picture, a definition, raw HTML. Escaped signs are
# passed over before anything else, so that none of them begins or ends a link.
_LEADING = re.compile(
    r"""\\[!\[\]\\]"""
    rf"""|(?P<whole>(?P<bang>!?)\[(?P<words>(?:[^\[\]\\]|\\[\s\S]){{0,2000}}+)\]\(\s{{0,9}}(?P<own>{_DESTINATION})(?P<title>{_TITLE})\s{{0,9}}\))"""
    rf"""|(?P<around>\]\(\s{{0,9}})(?P<inline>{_DESTINATION})(?={_TITLE}\s{{0,9}}\))"""
    rf"""|(?P<before>^[ >\t]{{0,20}}\[(?:[^\[\]\\\n]|\\.){{1,1000}}+\]:[ \t]{{0,9}})(?!\^)(?P<defined><[^<>\n]{{0,4000}}>|\S{{1,4000}})"""
    rf"""|<(?P<auto>{KEY}[^\s<>]{{1,2000}})>"""
    r"""|(?P<img><img\b[^<>]{0,4000}?\ssrc\s{0,9}=\s{0,9})"""
    r"""(?P<src>"[^"<>]{0,4000}"|'[^'<>]{0,4000}'|[^\s"'<>]{1,4000})(?P<after>[^<>]{0,4000}>)"""
    r"""|(?P<tag><(?:a|source|video|audio|track)\b[^<>]{0,4000}?\s(?:href|src|poster)\s{0,9}=\s{0,9})"""
    r"""(?P<raw>"[^"<>]{0,4000}"|'[^'<>]{0,4000}'|[^\s"'<>]{1,4000})""",
    re.MULTILINE | re.IGNORECASE,
)
_BRACKET = re.compile(r"\\[\[\]\\]|[\[\]]")
_INDEX = ("index.", "_index.")
_LONGEST = 1000  # characters of a link's words
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FOOTNOTE = re.compile(r"\[\^")
_ALT = re.compile(r"""\salt\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s<>()\\\"']")


@dataclass(frozen=True, slots=True)
class Linked:
    """A body whose links lead somewhere, and what became of each."""

    markdown: str
    entries: tuple[Entry, ...]


def settle_links(
    markdown: str,
    text: NativeText,
    addresses: Addresses,
    attachments: Attachments,
    line_of: Callable[[str], int],
) -> Linked:
    """Lead each link of a body to the new place of its target; ``line_of`` finds it in the source."""
    named, inlined = take_inlined(markdown)
    settler = _Settler(text, addresses, attachments, line_of, inlined)
    linked = replace_outside_code(_LEADING, settler.settle, named)
    linked = show_urls(put_back(linked, inlined), addresses, settler.note_shown)
    return Linked(linked, tuple(settler.entries))


@dataclass(slots=True)
class _Settler:
    text: NativeText
    addresses: Addresses
    attachments: Attachments
    line_of: Callable[[str], int]
    inlined: Mapping[str, Inlined]
    entries: list[Entry] = field(default_factory=list)

    def settle(self, found: re.Match[str]) -> str:
        """Return what stands in the place of something that leads somewhere."""
        if found["whole"]:
            return self._whole(found)
        if found["auto"]:
            return self._auto(found["auto"])
        if found["src"]:
            url = self._target(found["src"].strip("\"'"), is_picture=True)
            return _alt(found[0]) if url is None else f'{found["img"]}"{url}"{found["after"]}'
        if found["raw"]:
            url = self._target(found["raw"].strip("\"'"), is_picture=False)
            return f'{found["tag"]}"{url or "#"}"'
        if found["defined"]:
            start, written = found["before"], found["defined"]
            if _FOOTNOTE.search(start):
                return found[0]
        elif found["around"] and _is_opened(found.string, found.start()):
            start, written = found["around"], found["inline"]
        else:
            return found[0]
        url = self._target(written.strip("<>"), is_picture=False)
        return start + (_destination(url) if url is not None else "#")

    def _whole(self, found: re.Match[str]) -> str:
        """Settle a link whose words are known: without a target they remain."""
        written = found["own"]
        url = self._target(written.strip("<>"), is_picture=bool(found["bang"]))
        if url is None:
            return (found["bang"] and _caption(found["title"] or "")) or found["words"]
        start, end = found.span("own")
        whole = found["whole"]
        offset = found.start("whole")
        inside = slice(found.end("words") - offset, start - offset)
        head = f"{found['bang']}[{found['words']}{whole[inside]}"
        return head + _destination(url) + whole[end - offset :]

    def _auto(self, name: str) -> str:
        """Link a text that the source names where readers saw its URL."""
        meant = self.addresses.native.addresses.get(name.partition("#")[0])
        if meant is None:
            return name
        return f"[{meant.url}]({self._target(name, is_picture=False)})"

    def note_shown(self, name: str, url: str) -> None:
        """Note that readers see a URL where the source names a text."""
        address, place = self._said(name)
        entry = changed(Part.LINK, address, place, f"is written as {url}")
        self.entries.append(replace(entry, text=self.text.path))

    def _said(self, address: str) -> tuple[str, Place]:
        """Return an address as the source has it or its readers had it, and where that is."""
        path = self.text.source.place.path
        if address in self.inlined:
            head = self.inlined[address].head
            return f"{head},…", Place(path, self.line_of(head))
        if not address.startswith(KEY):
            return address, Place(path, self.line_of(address))
        key, mark, fragment = address.partition("#")
        meant = self.addresses.native.addresses.get(key)
        if meant is None or not meant.source.addresses:
            name = unquote(key.removeprefix(KEY))
            return name + mark + fragment, Place(path, self.line_of(name))
        file = PurePosixPath(meant.source.place.path)
        name = (file.parent if file.name.startswith(_INDEX) else file).name.partition(".")[0]
        return meant.source.addresses[0] + mark + fragment, Place(path, self.line_of(name))

    def _target(self, written: str, *, is_picture: bool) -> str | None:
        """Return where an address leads now; None where nothing is there."""
        address, place = self._said(written)
        part = Part.IMAGE if is_picture else Part.LINK
        if written in self.inlined:
            url, entry = self._made(self.inlined[written], part, address, place)
            self.entries.append(replace(entry, text=self.text.path))
            return url
        plain = unescape(_ESCAPED.sub(r"\1", written))
        meaning = self.addresses.meaning(plain, self.text.source)
        url, entry = self._settled(meaning, part, address, place)
        self.entries.append(replace(entry, text=self.text.path))
        return url

    def _settled(
        self, meaning: Meaning, part: Part, address: str, place: Place
    ) -> tuple[str | None, Entry]:
        if meaning.text is not None and part is Part.IMAGE:
            return None, lost(part, address, place, "leads to a page, and to no picture")
        if meaning.text is not None and self._is_hidden(meaning.text):
            # A link to a draft's file would be an error.
            # What has only a number was never anywhere else.
            old = self.addresses.numbered(unescape(address), self.text.source)
            url = old or meaning.text.url + _mark(meaning.fragment)
            return url, changed(part, address, place, "leads to a text that is not published")
        if meaning.text is not None:
            url = relative_file(meaning.text.path, self.text.folder) + _mark(meaning.fragment)
            return url, changed(part, address, place, f"leads to `{meaning.text.path}`")
        if meaning.file is not None:
            return self._attached(meaning.file, meaning.fragment, part, address, place)
        if not meaning.url:
            return None, lost(part, address, place, meaning.moved or "leads to nothing")
        is_web = is_web_url(meaning.url) and not self.addresses.is_home(meaning.url)
        if part is Part.IMAGE and not is_web:
            return None, lost(part, address, place, "the source has no such file")
        if meaning.moved:
            return meaning.url, changed(part, address, place, meaning.moved)
        return meaning.url, kept(part, address, place)

    def _made(
        self, inlined: Inlined, part: Part, address: str, place: Place
    ) -> tuple[str | None, Entry]:
        """Make a file of a picture that the text holds."""
        data, ending = inlined.picture()
        if not ending:
            return None, lost(part, address, place, "holds no picture of a kind that is published")
        name = self.attachments.attach_data(data, ending, self.text.folder)
        if not name:
            return None, lost(part, address, place, "holds a picture that can't be shown")
        return name, changed(part, address, place, f"is `{self.text.folder}/{name}`")

    def _is_hidden(self, target: NativeText) -> bool:
        hidden = self.addresses.hidden
        return target.path in hidden and self.text.path not in hidden

    def _attached(
        self, file: Path, fragment: str, part: Part, address: str, place: Place
    ) -> tuple[str | None, Entry]:
        name = self.attachments.attach(file, self.text.folder)
        if name:
            how = f"is `{self.text.folder}/{name}`"
            return quote(name) + _mark(fragment), changed(part, address, place, how)
        url = self.addresses.remote(address, self.text.source)
        why = self.attachments.refusal(file)
        if url:
            return url, changed(part, address, place, f"{why}; {OLD_SITE}: {url}")
        return None, lost(part, address, place, why)


def relative_file(path: str, folder: str) -> str:
    """Return the address of a text as a link in a folder writes it."""
    return quote(posixpath.relpath(path, folder))


def _is_opened(text: str, at: int) -> bool:
    """Whether the bracket that closes at a place was opened before it."""
    start = max(text.rfind("\n\n", 0, at), at - _LONGEST)
    depth = 0
    for found in reversed([*_BRACKET.finditer(text, start + 1, at)]):
        depth += {"]": 1, "[": -1}.get(found[0], 0)
        if depth < 0:
            return True
    return False


def _caption(title: str) -> str:
    """Return the words of a picture's title, which readers saw below it."""
    return title.strip()[1:-1].strip()


def _alt(tag: str) -> str:
    """Return the words that stand for a picture."""
    found = _ALT.search(tag)
    return found[1].strip("\"'") if found else ""


def _mark(fragment: str) -> str:
    return f"#{fragment}" if fragment else ""


def _destination(url: str) -> str:
    """Return an address so that it ends where a link's destination does."""
    return _UNSAFE.sub(lambda found: quote(found[0]), url)
