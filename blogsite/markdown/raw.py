"""Raw HTML in a post: judged where it stands, balanced with the whole body around it.

Each tag that a writer gives is read and written anew, so that the sanitiser sees nothing but
well-formed tags: those that are allowed, and those whose content it is to take out. It then
completes and nests the elements, and holds everything to the same list again.

A body without raw HTML needs no sanitiser, which would cost a fifth of its parsing: all of its
markup is written by the renderer, whose texts are escaped, whose addresses are judged by `urls`,
and whose other attributes from writers pass the list in `allowed`. Tests hold both ways
to the same rules.
"""

import html as entities
import re
from collections.abc import Iterator

import nh3

from blogsite.markdown.allowed import EVERYWHERE, ON_ELEMENTS, is_allowed, own_classes
from blogsite.markdown.balance import allowed_length, overgrowing
from blogsite.markdown.context import Context, Lines, Place, escape
from blogsite.markdown.gaps import DETAILS, TRUSTED
from blogsite.markdown.tags import STRANGE, TAGS, VOID
from blogsite.markdown.urls import Reach, encoded, encoded_local, reach
from blogsite.model.body import GAP_START, TargetKind
from blogsite.model.characters import UNPRINTABLE

# Only the renderer writes these, with TRUSTED in front of their values.
_OURS = frozenset(
    {
        "aria-label",
        "aria-labelledby",
        "class",
        "data-language",
        "data-line",
        "data-note",
        "data-player",
        "id",
        "role",
        "tabindex",
    }
)
_ATTRIBUTES = {"*": {*EVERYWHERE, *_OURS}} | {tag: {*names} for tag, names in ON_ELEMENTS.items()}
_URLS = frozenset({"href", "src"})
_COMMENTS = re.compile(r"\s*(?:<!--[^<>]*-->\s*)+")
_MARKUP = re.compile(
    r"""(?P<dropped><!---?>|<![A-Za-z][^<>]*>)
    |(?P<opener><!--|<!\[CDATA\[|<\?)
    |<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?=[\s/>])
        (?P<attributes>(?:[^"'<>]+|"[^"]*"|'[^']*'){0,200}+)>
    |<""",
    re.VERBOSE | re.DOTALL,
)
# What is dropped up to its end, and what ends it.
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>][^\s"<>]*)))?"""
)
# In an attribute's value a name needs its semicolon: `?a=1&copy=2` means what it says.
_CHARACTER = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9A-Fa-f]+;?|[A-Za-z][A-Za-z0-9]*;)")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9A-Fa-f]{1,8})|0*([0-9]{1,8}));?")
_DETAILS = re.compile(r'<details(?:\s[^\s"=<>]+="[^"]*")*>(?!\s*<summary)')
_IMAGE = re.compile(r'<img((?:\s[^\s"=<>]+="[^"]*")*)>')
# How spans of coloured code begin: too many to be marked in bodies that need no sanitiser. Those
# of writers begin so too, but what follows was judged and marked before.
_SPAN = '<span class="'
# So few tags can't make much of a body, so they need not be counted.
_FEW = 20


class RawHtml:
    """The raw HTML of one body."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._piece, self._lines = "", (0, 0)
        self._piece_place: Place | None = None
        # A character of the piece, and the line breaks before it.
        self._breaks = (0, 0)
        self._opened: dict[str, int] = {}
        self._count, self._length = 0, 0
        self._times: list[str] = []
        self._players = 0
        self.found = False

    def vet(self, html: str, lines: Lines) -> str:
        """Write a piece of raw HTML anew for the sanitiser, and say what is taken out."""
        if _COMMENTS.fullmatch(html):
            return ""
        self.found = True
        self._piece, self._lines, self._piece_place = html, lines, None
        self._breaks = (0, 0)
        return _REFERENCE.sub(_publishable, "".join(self._vetted(html)))

    def _vetted(self, html: str) -> Iterator[str]:
        place = 0
        endless: set[str] = set()
        while found := _MARKUP.search(html, place):
            yield html[place : found.start()]
            place = found.end()
            opener = found["opener"]
            if not opener:
                yield self._tag(found)
                continue
            # What is missing once is missing from there on: it is looked for only once.
            end = -1 if opener in endless else html.find(_ENDS[opener], place)
            if end >= 0:
                place = end + len(_ENDS[opener])
            else:
                endless.add(opener)
                yield "&lt;"
                place = found.start() + 1
        yield html[place:]

    def _tag(self, found: re.Match[str]) -> str:
        if found["dropped"]:
            return ""
        if not found["name"]:
            return "&lt;"
        name = found["name"].lower()
        name = "h2" if name == "h1" else name
        if name in TAGS:
            return self._end(name) if found["end"] else self._start(name, found)
        if not found["end"]:
            message = f"the element `<{name}>` is left out"
            self._warn("removed-html", message, self._place(found.start()))
        return f"<{found['end']}{name}>" if name in STRANGE else ""

    def _end(self, name: str) -> str:
        if name in {"audio", "video"}:
            self._players -= 1
        if name == "time":
            name = self._times.pop() if self._times else "span"
        return f"</{name}>"

    def _start(self, name: str, found: re.Match[str]) -> str:
        attributes = self._attributes(name, found)
        if name in {"audio", "video"}:
            self._players += 1
        elif name == "source" and (self._players <= 0 or ' src="' not in attributes):
            return ""
        elif name == "time":
            # Without the attribute its text would have to be a date that a machine can read.
            name = "time" if ' datetime="' in attributes else "span"
            self._times.append(name)
        tag = f"<{name}{attributes}>"
        if name not in VOID:
            self._count += 1
            self._length += len(tag)
            if tag not in self._opened:
                self._opened[tag] = self._place(found.start())[0]
        return tag

    def _attributes(self, tag: str, found: re.Match[str]) -> str:
        out: dict[str, str] = {}
        for attribute in _ATTRIBUTE.finditer(found["attributes"]):
            name = attribute[1].lower()
            name = "id" if (tag, name) == ("a", "name") else name
            written = next((value for value in attribute.groups()[1:] if value is not None), "")
            if name not in out:
                value = UNPRINTABLE.sub("\ufffd", _CHARACTER.sub(_character, written))
                start = found.start("attributes") + attribute.start()
                out[name] = self._attribute(tag, name, value, start)
        return "".join(out.values())

    def _attribute(self, tag: str, name: str, value: str, start: int) -> str:
        """Return an attribute as HTML, or nothing, and say why."""
        if not is_allowed(tag, name, value):
            self._context.left_out(tag, name, self._place(start))
        elif name in _URLS:
            return self._url(tag, name, value, start)
        elif name == "id":
            return self._context.id(value) or self._bad_id(value, start)
        elif name == "class":
            classes = own_classes(value)
            return f' class="{TRUSTED}{escape(classes)}"' if classes else ""
        else:
            return f' {name}="{escape(value)}"'
        return ""

    def _url(self, tag: str, name: str, value: str, start: int) -> str:
        where = reach(value)
        if where is Reach.ABSOLUTE:
            return f' {name}="{escape(encoded(value))}"'
        if where is Reach.LOCAL:
            kind = TargetKind.IMAGE if name == "src" else TargetKind.LINK
            place = self._context.locate(value, self._lines)
            return f' {name}="{self._context.gaps.add(kind, encoded_local(value), *place)}"'
        rule = "unsafe-url" if where is Reach.UNSAFE else "bad-url"
        self._warn(rule, f"the URL `{value}` of `<{tag}>` is left out", self._place(start))
        return ""

    def _bad_id(self, wanted: str, start: int) -> str:
        message = f"the id `{wanted}` is left out: it is taken or not allowed"
        self._warn("bad-id", message, self._place(start))
        return ""

    def _place(self, start: int) -> Place:
        """Return where a character of the piece stands in the file."""
        if self._piece_place is None:
            self._piece_place = self._context.locate(self._piece.rstrip("\n"), self._lines)
        line, column = self._piece_place
        at, breaks = self._breaks if self._breaks[0] <= start else (0, 0)
        breaks += self._piece.count("\n", at, start)
        self._breaks = (start, breaks)
        return line + breaks, 0 if breaks or not column else column + start

    def _warn(self, rule: str, message: str, place: Place) -> None:
        self._context.problems.warning(rule, message, self._context.path, *place)

    def sanitise(self, html: str) -> str | None:
        """Return the body with only what guests may write, its elements balanced.

        Where elements left open would make too much of it, that is an error, and None returned.
        """
        if self._may_overgrow(html) and (tag := overgrowing(html)) is not None:
            self._refuse(self._opened.get(tag, 0))
            return None
        clean = nh3.clean(
            html.replace(_SPAN, _SPAN + TRUSTED),
            tags=set(TAGS),
            clean_content_tags=set(STRANGE),
            attributes=_ATTRIBUTES,
            attribute_filter=_only_judged,
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
        )
        if len(clean) > allowed_length(html):
            self._refuse(0)
            return None
        return _DETAILS.sub(self._details, _IMAGE.sub(_image, clean))

    def _may_overgrow(self, html: str) -> bool:
        few = self._count <= _FEW
        return not few or 2 * self._length * html.count("<") > allowed_length(html)

    def _refuse(self, line: int) -> None:
        self._context.problems.error(
            "nested-too-deeply",
            "too many elements of raw HTML are left open",
            self._context.path,
            line or next(iter(self._opened.values()), 0),
            hint="close each element, in the reverse order of opening",
        )

    def _details(self, tag: re.Match[str]) -> str:
        """Give a disclosure without a summary one: HTML asks for it."""
        return f"{tag[0]}<summary>{self._context.gaps.message(DETAILS)}</summary>"


def _only_judged(_tag: str, name: str, value: str) -> str | None:
    """Hold what was written anew to the rules once more."""
    if value.startswith(TRUSTED):
        return value
    if name in _OURS:
        return None
    if name in _URLS and GAP_START not in value:
        return value if reach(value) is Reach.ABSOLUTE else None
    return value


def _character(reference: re.Match[str]) -> str:
    return entities.unescape(reference[0])


def _publishable(reference: re.Match[str]) -> str:
    """Replace a character reference that stands for what a text may not hold."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    bad = code < 0x20 and code not in (0x09, 0x0A)  # noqa: PLR2004 (tab, line feed)
    return "\ufffd" if bad or code == 0x7F or 0xFDD0 <= code <= 0xFDEF else reference[0]  # noqa: PLR2004


def _image(tag: re.Match[str]) -> str:
    """Give an image of raw HTML what each image has; one without an address goes."""
    attributes = tag[1]
    if ' src="' not in attributes:
        return ""
    for name, value in (("alt", ""), ("loading", "lazy"), ("decoding", "async")):
        if f' {name}="' not in attributes:
            attributes += f' {name}="{value}"'
    return f"<img{attributes}>"
