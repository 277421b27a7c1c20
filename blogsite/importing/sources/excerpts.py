"""The mark in a text before which its summary stands."""

import re
from dataclasses import dataclass

from blogsite.importing.ledger import Entry, Part, Place, changed
from blogsite.importing.prose import code_spans
from blogsite.importing.visible import visible_of_markdown

MARK = re.compile(
    r"<!--[ \t]*(?:more|truncate|excerpt|readmore|read[ -]more)[ \t]*-->", re.IGNORECASE
)
# Longer ones are no summaries, but the first half of a post.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A body without its mark; the summary is empty where the first paragraph says it anyway."""

    body: str
    summary: str = ""
    entries: tuple[Entry, ...] = ()


def take_excerpt(
    body: str,
    path: str,
    first_line: int,
    *,
    mark: re.Pattern[str] = MARK,
    has_summary: bool = False,
) -> Excerpt:
    """Take the mark out of a body, and what stands before it as the summary of the text."""
    found = _outside_code(body, mark)
    if found is None:
        return Excerpt(body)
    before = body[: found.start()].strip()
    place = Place(path, first_line + body.count("\n", 0, found.start()))
    rest = body[: found.start()].rstrip(" \t") + body[found.end() :]
    words = visible_of_markdown(before)
    is_first = "\n\n" not in before or has_summary or not words or len(words) > _LONGEST
    how = "the summary is that of the front matter" if has_summary else "is said by the summary"
    if not has_summary and is_first:
        how = "the first paragraph is the summary"
    entry = changed(Part.FIELD, found[0], place, how)
    return Excerpt(rest, "" if is_first else words, (entry,))


def _outside_code(body: str, mark: re.Pattern[str]) -> re.Match[str] | None:
    first = mark.search(body)
    if first is None:
        return None
    spans = code_spans(body)
    for found in mark.finditer(body):
        if not any(start <= found.start() < end for start, end in spans):
            return found
    return None
