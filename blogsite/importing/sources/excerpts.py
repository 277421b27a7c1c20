"""The mark in a text before which its summary stands."""

import re
from dataclasses import dataclass

from blogsite.importing.ledger import Entry, Part, Place, changed
from blogsite.importing.prose import code_spans
from blogsite.importing.sources.spans import within
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
    found = find_mark(body, mark)
    line = first_line + body.count("\n", 0, found.start()) if found else 0
    return excerpt_at(body, found, Place(path, line), mark=mark, has_summary=has_summary)


def excerpt_at(
    body: str,
    said: re.Match[str] | None,
    place: Place,
    *,
    mark: re.Pattern[str] = MARK,
    has_summary: bool = False,
) -> Excerpt:
    """Take the mark out of a body that was converted; ``said`` is how the source has it."""
    found = find_mark(body, mark)
    if found is None or said is None:
        return Excerpt(body)
    before = body[: found.start()].strip()
    rest = _joined(body[: found.start()].rstrip(" \t"), body[found.end() :])
    words = visible_of_markdown(before)
    is_first = "\n\n" not in before or has_summary or not words or len(words) > _LONGEST
    how = "the summary is that of the front matter" if has_summary else "is said by the summary"
    if not has_summary and is_first:
        how = "the first paragraph is the summary"
    entry = changed(Part.FIELD, said[0], place, how)
    return Excerpt(rest, "" if is_first else words, (entry,))


def _joined(before: str, after: str) -> str:
    """Join what a mark stood between; where it had a paragraph of its own, one break is enough."""
    if before.endswith("\n\n") and after.lstrip(" \t").startswith("\n"):
        after = after.lstrip(" \t\n")
    return before + after


def find_mark(body: str, mark: re.Pattern[str] = MARK) -> re.Match[str] | None:
    """Return the first mark that isn't code."""
    if mark.search(body) is None:
        return None
    code_end = within(code_spans(body))
    return next((found for found in mark.finditer(body) if not code_end(found.start())), None)
