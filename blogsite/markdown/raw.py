"""Raw HTML in a post: vetted where it stands, sanitised with the whole body around it.

A body without raw HTML needs no sanitiser, which would cost a fifth of its parsing: all of its
markup is written by the renderer, whose texts are escaped, whose addresses are judged by `urls`,
and whose other attributes from writers pass the short list in `context`. Tests hold both ways
to the same rules.
"""

import re
from collections.abc import Mapping

import nh3

from blogsite.markdown.context import Context, Lines
from blogsite.markdown.gaps import DETAILS, TRUSTED
from blogsite.markdown.urls import Reach, encoded, reach
from blogsite.model.body import GAP_START, TargetKind


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


_TAGS = _names(
    "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del"
    " details dfn div dl dt em figcaption figure footer h2 h3 h4 h5 h6 header hr i img ins kbd label li"
    " mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table"
    " tbody td tfoot th thead time tr u ul var video wbr"
)
# What these hold is code or fallback, never prose.
_WITH_CONTENT = _names(
    "applet canvas embed frameset iframe math noembed noframes noscript object plaintext script select"
    " style svg template textarea title xmp"
)
_GUEST: Mapping[str, frozenset[str]] = {
    "*": frozenset({"id", "class", "title", "lang", "dir"}),
    "a": frozenset({"href", "hreflang"}),
    "audio": frozenset({"src", "controls", "loop", "muted"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height", "loading", "decoding"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "source": frozenset({"src", "type"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "video": frozenset({"src", "controls", "loop", "muted", "width", "height"}),
}
# Only the renderer writes these, with TRUSTED in front of their values.
_OURS = frozenset(
    {"aria-label", "aria-labelledby", "data-language", "data-line", "role", "tabindex"}
)
_ATTRIBUTES = {"*": set(_GUEST["*"] | _OURS)} | {
    tag: set(names) for tag, names in _GUEST.items() if tag != "*"
}
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_CHECKS: Mapping[str, re.Pattern[str]] = {
    "colspan": re.compile(r"[1-9][0-9]{0,2}"),
    "rowspan": re.compile(r"[1-9][0-9]{0,3}"),
    "span": re.compile(r"[1-9][0-9]{0,2}"),
    "width": re.compile(r"[0-9]{1,5}"),
    "height": re.compile(r"[0-9]{1,5}"),
    "start": _NUMBER,
    "value": _NUMBER,
    "type": re.compile(r"[1aAiI]|(?:audio|video|image)/[\w.+-]+"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "hreflang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "datetime": re.compile(r"[0-9:T.+Z -]{4,40}"),
    "loading": re.compile(r"lazy|eager"),
    "decoding": re.compile(r"async|sync|auto"),
    "class": re.compile(r"[^\x00-\x1f]*"),
}
_COMMENTS = re.compile(r"\s*(?:<!--[^<>]*-->\s*)+")
_TAG = re.compile(r"<\s*([A-Za-z][A-Za-z0-9:-]*)")
_FIRST_HEADING = re.compile(r"(</?)h1(?=[\s>/])", re.IGNORECASE)
_NAMED_ANCHOR = re.compile(r"(<a\s+)name(?=\s*=)", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9A-Fa-f]{1,8})|0*([0-9]{1,8}));?")
_SCHEME_IN_TAG = re.compile(
    r"""(?:href|src)\s*=\s*["']?\s*((?:javascript|vbscript|data)\s*:)""", re.IGNORECASE
)
_DETAILS = re.compile(r'<details(?:\s[^\s"=<>]+="[^"]*")*>(?!\s*<summary)')
_IMAGE = re.compile(r'<img((?:\s[^\s"=<>]+="[^"]*")*)>')


class RawHtml:
    """The raw HTML of one body."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.found = False

    def vet(self, html: str, lines: Lines) -> str:
        """Prepare a piece of raw HTML for the sanitiser, and say what it will take out."""
        if _COMMENTS.fullmatch(html):
            return ""
        self.found = True
        for tag in _TAG.finditer(html):
            name = tag[1].lower()
            if name not in _TAGS and name != "h1":
                self._warn("removed-html", f"the element `<{name}>` is left out", tag, lines)
        for scheme in _SCHEME_IN_TAG.finditer(html):
            self._warn(
                "unsafe-url", f"a URL that begins with `{scheme[1]}` is left out", scheme, lines
            )
        html = _REFERENCE.sub(_publishable, html)
        return _NAMED_ANCHOR.sub(r"\1id", _FIRST_HEADING.sub(r"\1h2", html))

    def _warn(self, rule: str, message: str, found: re.Match[str], lines: Lines) -> None:
        context = self._context
        line, column = context.locate(found.string.rstrip("\n"), lines)
        before = found.string[: found.start()]
        column = 0 if "\n" in before or not column else column + len(before)
        context.problems.warning(rule, message, context.path, line + before.count("\n"), column)

    def sanitise(self, html: str) -> str:
        """Return the body with only what guests may write, its elements balanced."""
        clean = nh3.clean(
            html,
            tags=set(_TAGS),
            clean_content_tags=set(_WITH_CONTENT),
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
        )
        return _DETAILS.sub(self._details, _IMAGE.sub(_image, clean))

    def _details(self, tag: re.Match[str]) -> str:
        """Give a disclosure without a summary one: HTML asks for it."""
        return f"{tag[0]}<summary>{self._context.gaps.message(DETAILS)}</summary>"

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        """Judge an attribute; those of the renderer carry TRUSTED or a gap."""
        if value.startswith(TRUSTED):
            return value
        if name in _OURS:
            return None
        if name in {"href", "src"}:
            return value if GAP_START in value else self._url(name, value)
        if name == "id":
            return value if self._context.ids.claim(value) else None
        check = _CHECKS.get(name)
        return value if check is None or check.fullmatch(value) else None

    def _url(self, name: str, value: str) -> str | None:
        where = reach(value)
        if where is Reach.ABSOLUTE:
            return encoded(value)
        if where is Reach.UNSAFE:
            return None
        kind = TargetKind.IMAGE if name == "src" else TargetKind.LINK
        line, column = self._context.locate(value, (0, 0))
        return self._context.gaps.add(kind, value.strip(), line, column)


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
