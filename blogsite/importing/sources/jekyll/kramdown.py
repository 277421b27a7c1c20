"""What kramdown writes in another way than this program: attributes, contents, abbreviations, math."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from blogsite.importing.ledger import Entry, Part, Place, changed, lost
from blogsite.importing.prose import code_spans, replace_outside_code
from blogsite.importing.sources.docusaurus.mdx.blocks import set_apart
from blogsite.importing.sources.hugo.dialect import kept_attributes
from blogsite.importing.sources.jekyll.attributes import move_attributes
from blogsite.importing.sources.line_index import LineIndex
from blogsite.importing.sources.spans import enclosed, within, without

_CONTENTS = re.compile(
    r"^[ \t]*(?:[-*+]|\d+\.)[ \t][^\n]{0,200}\n(?:\{:[^{}\n]{0,200}\}\n)?[ \t]*\{:[ \t]*toc\b[^{}\n]*\}[ \t]*$"
    r"|^[ \t]*\{:[ \t]*toc\b[^{}\n]*\}[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_COMMENT = re.compile(r"\{::comment\}")
_EXTENSION = re.compile(r"\{::?/?(?:options|nomarkdown|comment)?\b[^{}\n]{0,200}/?\}|\{:/\}")
_ON_SPAN = re.compile(r"(?<=[)\]*_`>])\{:[ \t]*([^{}\n]{1,300})\}")
_ABBREVIATION = re.compile(
    r"^ {0,3}\*\[(?P<short>[^\[\]\n]{1,80})\]:[ \t]*(?P<long>[^\n]{0,400})$\n?", re.MULTILINE
)
_PASSED = r"<[^<>\n]{1,2000}>|\]\([^()\n]{0,2000}\)|https?://[^\s<>]{1,2000}|^ {0,3}\[[^\[\]\n]{1,300}\]:[^\n]*|"
_MATH_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)\$\$[ \t]*\n?(?P<math>(?:(?!\$\$).){1,4000}?)\n?[ \t]*\$\$[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_MATH = re.compile(r"(?<![\\$])\$\$(?P<math>[^$\n]{1,1000})\$\$")
_TIGHT_HEADING = re.compile(r"^(#{2,6})(?=[^#\s])", re.MULTILINE)
_MARKED_HTML = re.compile(r"\smarkdown\s*=\s*[\"']?(?:1|block|span)", re.IGNORECASE)
_MOST_ABBREVIATIONS = 60


@dataclass(slots=True)
class Kramdown:
    """One text; ``entries`` are told what was changed in it."""

    path: str
    first_line: int
    entries: list[Entry]
    _dropped: dict[str, tuple[int, int]] = field(default_factory=dict)

    def translated(self, text: str) -> str:
        """Return the text in this program's dialect."""
        lines = LineIndex(text, self.first_line)

        def drop(what: str, place: int) -> None:
            line, count = self._dropped.get(what, (lines.line(place), 0))
            self._dropped[what] = (line, count + 1)

        text = without(text, enclosed(text, _COMMENT, lambda _: "{:/comment}"))
        text = replace_outside_code(_CONTENTS, self._contents(lines), text)
        text = replace_outside_code(_ON_SPAN, lambda found: _on_span(found, drop), text)
        text = replace_outside_code(_TIGHT_HEADING, lambda found: f"{found[1]} ", text)
        text = self._math(text, lines)
        text = self._abbreviations(text, lines)
        text = move_attributes(text, drop)
        text = replace_outside_code(_EXTENSION, lambda _: "", text)
        for what, (line, count) in self._dropped.items():
            place = Place(self.path, line)
            self.entries.append(changed(Part.HTML, what, place, "is left out", count=count))
        return set_apart(text) if _MARKED_HTML.search(text) else text

    def _contents(self, lines: LineIndex) -> Callable[[re.Match[str]], str]:
        def taken(found: re.Match[str]) -> str:
            place = Place(self.path, lines.line(found.start()))
            how = "pages have a table of contents of their own"
            self.entries.append(changed(Part.SHORTCODE, "{:toc}", place, how))
            return ""

        return taken

    def _math(self, text: str, lines: LineIndex) -> str:
        def block(found: re.Match[str]) -> str:
            self._say_math(found, lines)
            indent = found["indent"]
            inner = found["math"].strip("\n")
            return f"{indent}```latex\n{inner}\n{indent}```"

        def inline(found: re.Match[str]) -> str:
            self._say_math(found, lines)
            return f"`{found['math'].strip()}`" if "`" not in found["math"] else found[0]

        return replace_outside_code(_MATH, inline, replace_outside_code(_MATH_BLOCK, block, text))

    def _say_math(self, found: re.Match[str], lines: LineIndex) -> None:
        name = " ".join(found[0].split())[:160]
        place = Place(self.path, lines.line(found.start()))
        self.entries.append(changed(Part.SHORTCODE, name, place, "is shown as it was written"))

    def _abbreviations(self, text: str, lines: LineIndex) -> str:
        """Explain abbreviations where they stand: kramdown explains them in a list."""
        code_end = within(code_spans(text)) if "*[" in text else None
        if code_end is None:
            return text
        places = [found for found in _ABBREVIATION.finditer(text) if not code_end(found.start())]
        meanings = {found["short"].strip(): found["long"].strip() for found in places}
        for number, found in enumerate(places):
            place = Place(self.path, lines.line(found.start()))
            entry = changed(
                Part.HTML, found[0].strip()[:160], place, "is explained where it stands"
            )
            if number >= _MOST_ABBREVIATIONS:
                entry = lost(Part.HTML, found[0].strip()[:160], place, "too many abbreviations")
            self.entries.append(entry)
        text = without(text, ((found.start(), found.end()) for found in places))
        return _explained(text, dict(list(meanings.items())[:_MOST_ABBREVIATIONS]))


def _explained(text: str, meanings: Mapping[str, str]) -> str:
    if not meanings:
        return text
    longest_first = sorted(meanings, key=lambda short: (-len(short), short))
    names = "|".join(re.escape(short) for short in longest_first)
    pattern = re.compile(rf"{_PASSED}(?<!\w)(?P<short>{names})(?!\w)", re.MULTILINE)

    def explained(found: re.Match[str]) -> str:
        short = found["short"]
        if not short:
            return found[0]
        return f'<abbr title="{html.escape(meanings[short])}">{short}</abbr>'

    return replace_outside_code(pattern, explained, text)


def _on_span(found: re.Match[str], drop: Callable[[str, int], None]) -> str:
    """Keep the attributes of a span that may stay; emphasis has none here."""
    kept = kept_attributes(found[1], lambda what: drop(what, found.start()))
    if kept is None:
        return found[0]
    before = found.string[found.start() - 1]
    return kept if before in ")]" else ""
