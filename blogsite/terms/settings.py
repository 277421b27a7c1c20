"""Edits of `site.yaml`: redirects of the leaving term's pages, and addresses of them that it says."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from blogsite.diagnostics import Problems
from blogsite.format.changes import Edit
from blogsite.hosting import Request, Rule, canonical_path, compile_redirects
from blogsite.hosting.redirects import matching_rules
from blogsite.model.config import CONFIG_PATH
from blogsite.terms import pieces
from blogsite.terms.addresses import Addresses
from blogsite.terms.lines import (
    NoPlaceError,
    block_of,
    dropped,
    edited,
    line_above,
    line_end_of,
    put,
    rest_of_line,
)
from blogsite.terms.pieces import Mapping, Piece, Scalar, items_of, meaning_of_text, pieces_of
from blogsite.terms.spelling import dumped, spelled

_MARK = "\ufeff"
_REDIRECTS, _FROM, _TO = "redirects", "from", "to"
_ADDRESSES = {_REDIRECTS: _TO, "menu": "url"}
_SPLATS = ("*", ":splat")

# An old path and where it leads.
Pair = tuple[str, str]


def edit_settings(
    data: bytes, addresses: Addresses, rules: Sequence[Pair], problems: Problems
) -> bytes | None:
    """Return the settings with new redirects, and with the old addresses in them moved.

    A redirect that would lead to itself then is taken out. None with a diagnostic where the file
    has no safe place for that.
    """
    raw = data.decode()
    mark = _MARK if raw.startswith(_MARK) else ""
    try:
        text = _added(_moved(raw.removeprefix(_MARK), addresses), rules)
    except NoPlaceError:
        message = f"`{_REDIRECTS}` has no safe place for what becomes of the old pages"
        hint = "write it as lines `- {from: ..., to: ...}`, and try again"
        problems.error("unwritable-term", message, CONFIG_PATH, hint=hint)
        return None
    return (mark + text).encode()


def _checked(text: str, expected: object) -> str:
    """Return a text that says what it should; raises NoPlaceError for another."""
    if meaning_of_text(text) != expected:
        raise NoPlaceError
    return text


def _moved(text: str, addresses: Addresses) -> str:
    """Return settings that name the staying term's pages wherever they named the leaving one's."""
    root, edits = pieces_of(text), []
    expected: Any = meaning_of_text(text)
    for owner, name in _ADDRESSES.items():
        whole = root.get(owner)
        circles = set()
        for at, item in enumerate(items_of(whole)):
            old = item.get(name) if isinstance(item, Mapping) else None
            if not isinstance(old, Scalar) or addresses.moved(old.value) == old.value:
                continue
            new = addresses.moved(old.value)
            if name == _TO and _is_circle(item, new):
                circles.add(at)
                continue
            edits.append(put(text, old, new))
            said = expected[owner]
            (said[at] if isinstance(said, list) else said)[name] = new
        if circles and isinstance(whole, pieces.Sequence):
            edits += dropped(text, whole, frozenset(circles))
            kept = [each for at, each in enumerate(expected[owner]) if at not in circles]
            expected[owner] = kept or ([] if whole.is_flow else "")
    return _checked(edited(text, edits), expected)


def _is_circle(item: Piece, target: str) -> bool:
    source = item.get(_FROM) if isinstance(item, Mapping) else None
    return isinstance(source, Scalar) and _bare(source.value) == _bare(target)


def _bare(path: str) -> str:
    """Return a path without the sign for what follows it."""
    for sign in _SPLATS:
        path = path.removesuffix(sign)
    return canonical_path(path).rstrip("/")


def _added(text: str, rules: Sequence[Pair]) -> str:
    """Return settings with further redirects, each before the first one that would take its paths."""
    if not rules:
        return text
    root = pieces_of(text)
    expected: Any = meaning_of_text(text)
    whole = root.get(_REDIRECTS)
    items = items_of(whole)
    places = _places(items, rules)
    new = [{_FROM: source, _TO: target} for source, target in rules]
    if whole is None or not items:
        edits = [_begun(text, root, whole, rules)]
    elif isinstance(whole, pieces.Sequence):
        edits = list(_inserted(text, whole, places))
    else:
        raise NoPlaceError
    old = expected.get(_REDIRECTS) or []
    expected[_REDIRECTS] = _merged(old, new, rules, places)
    return _checked(edited(text, edits), expected)


def _merged(
    old: list[Any], new: list[Any], rules: Sequence[Pair], places: dict[int, list[Pair]]
) -> list[Any]:
    by_rule = dict(zip(rules, new, strict=True))
    merged = []
    for at in range(len(old) + 1):
        merged += [by_rule[rule] for rule in places.get(at, ())]
        merged += old[at : at + 1]
    return merged


def _places(items: Sequence[Piece], rules: Sequence[Pair]) -> dict[int, list[Pair]]:
    """Return the rules by the number of the item that they go before."""
    sources = [item.get(_FROM) if isinstance(item, Mapping) else None for item in items]
    known = [
        Rule(canonical_path(each.value.partition("?")[0]) if isinstance(each, Scalar) else "/", "/")
        for each in sources
    ]
    compiled = compile_redirects(tuple(known))
    found: dict[int, list[Pair]] = defaultdict(list)
    for rule in rules:
        path = canonical_path(rule[0].removesuffix("*"))
        found[min(matching_rules(compiled, Request(path)), default=len(items))].append(rule)
    return found


def _inserted(text: str, whole: pieces.Sequence, places: dict[int, list[Pair]]) -> Iterator[Edit]:
    """Yield the edits that put rules into a list, in the manner of its last item."""
    for at, rules in places.items():
        if whole.is_flow:
            flow = ", ".join(dumped({_FROM: source, _TO: target}) for source, target in rules)
            is_last = at == len(whole.items)
            place = whole.items[-1].end if is_last else whole.items[at].start
            yield Edit(place, place, f", {flow}" if is_last else f"{flow}, ")
            continue
        end = line_end_of(text)
        lines = [line for rule in rules for line in _lines(text, whole.items[-1], rule)]
        if at == len(whole.items):
            place = rest_of_line(text, whole.items[-1].end)
            yield Edit(place, place, "".join(end + line for line in lines))
        else:
            place = _with_comments(text, block_of(text, whole.items[at]).start)
            yield Edit(place, place, "".join(line + end for line in lines))


def _with_comments(text: str, start: int) -> int:
    """Return where the comments start that belong to the item on a line."""
    while start and text[line_above(text, start) : start].lstrip(" ").startswith("#"):
        start = line_above(text, start)
    return start


def _lines(text: str, like: Piece, rule: Pair) -> Iterator[str]:
    """Yield the lines of a rule, in the manner of another item."""
    source, target = rule
    block = block_of(text, like)
    sign = " " * block.dash + "-" + " " * max(1, block.column - block.dash - 1)
    if isinstance(like, Mapping) and not like.is_flow and block.column > block.dash + 1:
        yield f"{sign}{_FROM}: {spelled(source)}"
        yield f"{' ' * block.column}{_TO}: {spelled(target)}"
    else:
        yield sign + dumped({_FROM: source, _TO: target})


def _begun(text: str, root: Mapping, whole: Piece | None, rules: Sequence[Pair]) -> Edit:
    """Return the edit that gives settings their first redirects."""
    end = line_end_of(text)
    flow = ", ".join(dumped({_FROM: source, _TO: target}) for source, target in rules)
    lines = "".join(
        f"{end}  - {_FROM}: {spelled(source)}{end}    {_TO}: {spelled(target)}"
        for source, target in rules
    )
    if whole is not None:  # `[]`
        return Edit(whole.start, whole.end, f"[{flow}]")
    empty = next((value for key, value in root.entries if key.value == _REDIRECTS), None)
    if root.is_flow:
        if empty is not None:
            return Edit(empty.start, empty.end, f" [{flow}]")
        at = root.entries[-1][1].end if root.entries else root.start + 1
        return Edit(at, at, f"{', ' if root.entries else ''}{_REDIRECTS}: [{flow}]")
    if empty is not None:
        return Edit(empty.start, empty.end, lines)
    if not root.entries:
        start = end if text and not text.endswith(end) else ""
        return Edit(len(text), len(text), f"{start}{_REDIRECTS}:{lines}{end}")
    at = rest_of_line(text, root.entries[-1][1].end)
    return Edit(at, at, f"{end}{end}{_REDIRECTS}:{lines}")
