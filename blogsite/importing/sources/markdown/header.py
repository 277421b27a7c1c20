"""Front matter without marks around it: `Title: ...` lines at the top, as some generators have it."""

import re
from dataclasses import replace

from blogsite.importing.front_matter import FrontMatter, Value

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]{1,30}):[ \t]*(?P<value>[^\n]*)(?:\n|\Z)")
_MORE = re.compile(r"[ \t]{4,}(?P<value>\S[^\n]*)(?:\n|\Z)")
_ENOUGH = frozenset({"title", "date"})
_MOST = 40


def with_header(front: FrontMatter) -> FrontMatter:
    """Return front matter with the lines that a text without any begins with, if they are some."""
    if front.is_there:
        return front
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    place, key = 0, ""
    for number in range(1, _MOST):
        if found := _LINE.match(front.body, place):
            key = found["key"].lower()
            values[key], lines[key] = found["value"].strip(), number
        elif (found := _MORE.match(front.body, place)) and key:
            values[key] = f"{values[key]} {found['value'].strip()}".strip()
        else:
            break
        place = found.end()
    rest = front.body[place:]
    if not values.keys() >= _ENOUGH or (rest.strip() and not rest.startswith("\n")):
        return front
    body_line = front.body_line + front.body.count("\n", 0, place)
    return replace(front, values=values, lines=lines, body=rest, body_line=body_line, is_there=True)
