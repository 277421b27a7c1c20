"""Formulas: LaTeX becomes MathML, which browsers set without a script."""

import functools
import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from math_core import LatexToMathML

MAX_FORMULA = 2000  # characters; nested without end, many more would exhaust the converter's stack
# Commands of its own would let a short formula nest as deeply as a long one.
_DEFINITION = re.compile(r"\\[A-Za-z]*(?:command|def|global|let)(?![A-Za-z])")
_MAX_MATHML = 100_000  # characters
_FAULT = re.compile(r"([0-9]+): (.+)", re.DOTALL)
_QUOTED = re.compile(r'"([^"]+)"')


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


_ELEMENTS = _names(
    "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace"
    " msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover"
)
_ATTRIBUTES = _names(
    "accent accentunder columnspan depth display fence form height largeop linethickness lspace"
    " mathvariant maxsize minsize movablelimits notation rowspan rspace separator stretchy symmetric"
    " voffset width"
)
_STYLES = _names("displaystyle scriptlevel")
_VALUE = re.compile(r"[\w.%+-]{1,20}", re.ASCII)
# A page's policy lets no style through, so what tables need has a class of the theme's.
_CLASSES = (
    ("text-align: left", "math-left"),
    ("text-align: right", "math-right"),
    ("padding-left:1em", "math-gap"),
    ("border-left:", "math-line-start"),
    ("border-right:", "math-line-end"),
    ("border-top:", "math-line-above"),
    ("border-bottom:", "math-line-below"),
    ("width: 50%", "math-fill"),
    ("width: 100%", "math-wide"),
)
# As the renderer writes a formula.
_SHOWN = re.compile(
    r'<div class="math(?: [^"]*)?"[^>]*><math [^>]*?alttext="([^"]*)"[^>]*>.*?</math></div>',
    re.DOTALL,
)


class FormulaError(Exception):
    """A formula that can't be set; ``offset`` is the character of the fault, -1 where not known."""

    def __init__(self, message: str, offset: int = -1) -> None:
        super().__init__(message)
        self.offset = offset


def mathml(source: str) -> str:
    """Return a formula as MathML of its own line; raises FormulaError."""
    if not source.strip():
        raise FormulaError("there is none")
    if len(source) > MAX_FORMULA:
        raise FormulaError(f"it has more than {MAX_FORMULA:,} characters")
    if found := _DEFINITION.search(source):
        raise FormulaError(f"it defines commands by `{found[0]}`", found.start())
    written = _converted(source)
    if len(written) > _MAX_MATHML:
        raise FormulaError("it becomes too large")
    writer = _Writer(source)
    writer.feed(written)
    writer.close()
    return "".join(writer.out)


def _converted(source: str) -> str:
    # Imported here because most texts have no formula.
    from math_core import LatexError  # noqa: PLC0415

    try:
        return _converter().convert_with_local_state(source, displaystyle=True)
    except LatexError as fault:
        raise _said(str(fault)) from None


@functools.cache
def _converter() -> "LatexToMathML":
    from math_core import LatexToMathML  # noqa: PLC0415 (see above)

    return LatexToMathML(fancy_error=False)


def as_sources(html: str) -> str:
    """Return a body with the sources of its formulas, for readers that know no MathML."""
    return _SHOWN.sub(r"<pre><code>\1</code></pre>", html)


def _said(fault: str) -> FormulaError:
    """Return the converter's words in the manner of other diagnostics."""
    found = _FAULT.fullmatch(fault)
    offset, words = (int(found[1]), found[2]) if found else (-1, fault)
    words = _QUOTED.sub(r"`\1`", words.rstrip(". \n"))
    return FormulaError(words[:1].lower() + words[1:], offset)


class _Writer(HTMLParser):
    """Writes MathML anew, with nothing but elements and attributes that set a formula."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.out: list[str] = []
        self._source = source
        self._ends: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            return
        given = {name: value for name, value in attrs if value and _VALUE.fullmatch(value)}
        end = f"</{tag}>"
        if styles := _written(given, _STYLES):
            # All elements may have them in MathML Core; to validators, only this one.
            self.out.append(f"<mstyle{styles}>")
            end += "</mstyle>"
        self._ends.append(end)
        style = dict(attrs).get("style") or ""
        classes = " ".join(name for said, name in _CLASSES if said in style)
        own = f' class="{classes}"' if classes else ""
        if tag == "math":
            own = f' alttext="{escape(" ".join(self._source.split()))}"'
        self.out.append(f"<{tag}{_written(given, _ATTRIBUTES)}{own}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _ELEMENTS:
            self.out.append(self._ends.pop())

    def handle_data(self, data: str) -> None:
        self.out.append(escape(data, quote=False))


def _written(attributes: Mapping[str, str], wanted: frozenset[str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items() if name in wanted)
