"""Lines of attributes, which kramdown has below a block and this program above."""

import re
from collections.abc import Callable
from functools import partial

from blogsite.importing.prose import code_spans
from blogsite.importing.sources.hugo.dialect import kept_attributes
from blogsite.importing.sources.line_index import LineIndex
from blogsite.importing.sources.spans import within

Drop = Callable[[str, int], None]
_LINE = re.compile(r"(?P<indent>[ \t>]*)\{:(?P<inner>[^{}\n]{0,500})\}[ \t]*\Z")
_DEFINITION = re.compile(r"[\w-]+:")
_LANGUAGE = re.compile(r"\.language-([\w+#-]+)")
_FENCE = re.compile(r"(?P<fence>[ \t>]*(?:`{3,}|~{3,}))[ \t]*(?P<info>\S*)")
_ATX = re.compile(r"[ \t>]*#{1,6}[ \t]")
_OWN_ID = re.compile(r"[ \t]*\{#([^{}\s]{1,200})\}\Z")
_WORD = re.compile(r"(?<![\w=\"'.#-])[A-Za-z][\w-]*(?=\s|\Z)")


def move_attributes(text: str, drop: Drop) -> str:
    """Set lines of attributes before their blocks; ``drop`` is told what goes, and its place."""
    if "{:" not in text:
        return text
    spans = code_spans(text)
    code_end = within(spans)
    index = LineIndex(text, 0)
    # Which line each block of code begins in, by the line after it.
    after = {index.line(end): index.line(start) for start, end in spans if "\n" in text[start:end]}
    out: list[str] = []
    starts: dict[int, int] = {}
    place = first = 0
    for number, line in enumerate(text.split("\n")):
        starts[number] = len(out)
        found = None if code_end(place) else _LINE.match(line)
        if found is None:
            first = len(out) if not out or not out[-1].strip(" \t>") else first
            out.append(line)
        else:
            code = starts[after[number]] if number in after else None
            _place(out, found, code, first, partial(_drop_at, drop, place))
        place += len(line) + 1
    return "\n".join(out)


def _drop_at(drop: Drop, place: int, what: str) -> None:
    drop(what, place)


def _place(
    out: list[str],
    found: re.Match[str],
    code: int | None,
    first: int,
    drop: Callable[[str], None],
) -> None:
    """Put attributes where they belong among the lines so far."""
    inner = found["inner"].strip()
    if _DEFINITION.match(inner):
        drop(inner)
        return
    if code is not None:
        inner = _of_code(out, code, inner)
    for name in _WORD.findall(inner):
        drop(name)
    braces = kept_attributes(_WORD.sub("", inner), drop)
    if not braces:
        return
    if not out or not out[-1].strip(" \t>"):
        out.append(found["indent"] + braces)
    elif _ATX.match(out[-1]):
        out[-1] = _joined(out[-1].rstrip(), braces, drop)
    else:
        out.insert(first if code is None else code, found["indent"] + braces)


def _joined(heading: str, braces: str, drop: Callable[[str], None]) -> str:
    """Return a heading with attributes, of which its own id is one unless they have another."""
    own = _OWN_ID.search(heading)
    if own and "#" in braces:
        drop(f"#{own[1]}")
    elif own:
        braces = f"{{#{own[1]} {braces[1:]}"
    return f"{heading[: own.start()] if own else heading} {braces}"


def _of_code(out: list[str], first: int, inner: str) -> str:
    """Name the language of code that is said by a class."""
    language = _LANGUAGE.search(inner)
    fence = _FENCE.fullmatch(out[first])
    if language and fence and not fence["info"]:
        out[first] = f"{fence['fence']}{language[1]}"
    return _LANGUAGE.sub("", inner)
