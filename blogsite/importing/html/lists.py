"""Lists: their numbers and signs, and definitions."""

import re
from collections.abc import Callable, Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from blogsite.importing.html.escaping import escape_starts
from blogsite.importing.html.kinds import LISTS
from blogsite.importing.html.raw import html_of

_DEFINITION = re.compile(r"^[ \t]*[:~][ \t]", re.MULTILINE)
_HIGHEST = 999_999_999


def mark_lists(soup: BeautifulSoup) -> None:
    """Note at each item how it begins; lists right after each other differ in their signs."""
    for each in soup.find_all(LISTS):
        before = each.previous_sibling
        while before is not None and not isinstance(before, Tag):
            before = before.previous_sibling
        is_other = isinstance(before, Tag) and before.name == each.name and not before.get("data-x")
        if is_other:
            each["data-x"] = "1"
        for item, number in _numbered(each):
            if each.name == "ul":
                item["data-mark"] = "* " if is_other else "- "
            else:
                item["data-mark"] = f"{number}{')' if is_other else '.'} "


def _numbered(each: Tag) -> Iterator[tuple[Tag, int]]:
    number = _whole(each.get("start"), 1)
    for item in each.find_all("li", recursive=False):
        if not item.get_text().strip() and not item.find(["img", "video", "audio", "hr"]):
            item.extract()
            continue
        number = _whole(item.get("value"), number)
        yield item, number
        number = min(number + 1, _HIGHEST)


def _whole(written: object, otherwise: int) -> int:
    text = str(written or "").strip()
    return (
        int(text)
        if text.isascii() and text.isdigit() and len(text) < len(str(_HIGHEST))
        else otherwise
    )


def indented(lines: Sequence[str], width: int) -> str:
    """Return lines of which all but the first are moved to the right."""
    room = " " * width
    return "\n".join([lines[0], *(room + line if line else "" for line in lines[1:])])


def definitions_of(dl: Tag, inline: Callable[[Tag], str], blocks: Callable[[Tag], str]) -> str:
    """Return definitions as Markdown if each has one term, else as HTML."""
    parts = [each for each in dl.children if isinstance(each, Tag)]
    names = [each.name for each in parts]
    pairs = zip(names, [*names[1:], "dt"], strict=True)
    if (
        names[:1] != ["dt"]
        or any(a == "dt" and b != "dd" for a, b in pairs)
        or {*names} - {"dt", "dd"}
    ):
        return html_of(dl)
    # Lines of code right behind a term could be read as an underline of it.
    if any(_starts_with_code(each) or not each.get_text().strip() for each in parts):
        return html_of(dl)
    made = "\n".join(_definition(each, inline, blocks) for each in parts).lstrip("\n")
    return made + ("\n\n<!-- -->" if _seems_to_go_on(dl) else "")


def _starts_with_code(part: Tag) -> bool:
    first = next((each for each in part.children if isinstance(each, Tag)), None)
    return first is not None and first.name == "pre"


def _seems_to_go_on(dl: Tag) -> bool:
    """Tell whether a parser would take the start of what follows for another term."""
    after = dl.next_sibling
    while after is not None and not isinstance(after, Tag):
        after = after.next_sibling
    if after is None or after.name not in {"pre", *LISTS}:
        return False
    return after.find("dl") is not None or _DEFINITION.search(after.get_text()) is not None


def _definition(each: Tag, inline: Callable[[Tag], str], blocks: Callable[[Tag], str]) -> str:
    if each.name == "dt":
        return "\n" + escape_starts(inline(each))
    return ": " + indented(blocks(each).split("\n"), 2)
