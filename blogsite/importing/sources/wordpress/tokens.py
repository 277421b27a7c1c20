"""Shortcodes as they stand in a text: found outside of code, tags and comments, in one pass."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# What comes first counts: a comment, code, a shortcode, a tag.
_TOKEN = re.compile(
    r"""<!--(?:(?!-->).)*+(?:-->|\Z)
    |<(?P<code>pre|code|script|style|textarea)\b[^>]*>(?:(?!</(?P=code)\b).)*+(?:</[^>]*>|\Z)
    |(?P<short>\[(?P<extra>\[?)(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,40})
        (?P<attributes>(?:[=\s](?:[^\[\]"'<>]|"[^"]{0,1000}"|'[^']{0,1000}'|["']|<[^<>]{0,300}>)*+)?)
        (?P<void>/?)\](?P<extra_end>\]?))
    |</?[A-Za-z][^<>]*>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"([^"]*)"|'([^']*)'|(\S+)"""
)
_CURLY = str.maketrans({"“": '"', "”": '"', "″": '"', "„": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode: where it stands, its name and attributes; those without a name are numbered."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str]
    written: str
    is_end: bool = False
    is_void: bool = False
    is_escaped: bool = False


def shortcodes_in(text: str) -> Iterator[Shortcode]:
    """Yield what looks like a shortcode, in order; within code none is."""
    for found in _TOKEN.finditer(text):
        if found["short"]:
            yield _shortcode(found)


def _shortcode(found: re.Match[str]) -> Shortcode:
    is_escaped = bool(found["extra"] and found["extra_end"])
    # One bracket more on one side only belongs to the text.
    start = found.start() + (1 if found["extra"] and not is_escaped else 0)
    end = found.end() - (1 if found["extra_end"] and not is_escaped else 0)
    return Shortcode(
        start, end, found["name"].lower(), _attributes(found["attributes"]),
        found.string[start:end], bool(found["end"]), bool(found["void"]), is_escaped,
    )  # fmt: skip


def _attributes(written: str) -> Mapping[str, str]:
    attributes: dict[str, str] = {}
    number = 0
    for found in _ATTRIBUTE.finditer(written.translate(_CURLY)):
        if found[1]:
            value = next((each for each in found.group(2, 3, 4) if each is not None), "")
            attributes.setdefault(found[1].lower(), value)
        else:
            value = next((each for each in found.group(5, 6, 7) if each is not None), "")
            attributes[str(number)] = value.lstrip("=")
            number += 1
    return attributes


class Ends:
    """The closing shortcodes of a text, to be asked for the next of a name."""

    def __init__(self, found: list[Shortcode]) -> None:
        self._ends: dict[str, list[Shortcode]] = defaultdict(list)
        self._openings: dict[str, list[int]] = defaultdict(list)
        for each in found:
            if each.is_end and not each.is_escaped:
                self._ends[each.name].append(each)
            elif not each.is_escaped:
                self._openings[each.name].append(each.start)

    def after(self, opening: Shortcode, *, over_others: bool = False) -> Shortcode | None:
        """Return what closes a shortcode: what follows it, or another one of its name if need be."""
        ends = self._ends[opening.name]
        at = bisect_left(ends, opening.end, key=lambda each: each.start)
        if at == len(ends):
            return None
        openings = self._openings[opening.name]
        next_opening = bisect_left(openings, opening.end)
        is_next = next_opening == len(openings) or openings[next_opening] > ends[at].start
        return ends[at] if is_next or over_others else None
