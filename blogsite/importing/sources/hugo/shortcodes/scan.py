"""Reads shortcodes out of a text, whatever they mean."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_OPEN = re.compile(r"\{\{([<%])\s*")
_HEAD = re.compile(r"(/?)\s*(\w+(?:[./-]+\w+)*)")
_ARGUMENT = re.compile(
    r"""\s*(?:(?P<key>\w[\w.-]*+)\s*=\s*)?
    (?:"(?P<quoted>(?:[^"\\{]|\\.|\{(?!\{[<%]))*+)"
    |`(?P<raw>(?:[^`{]|\{(?!\{[<%]))*+)`
    |(?P<bare>(?:(?!/?[>%]\}\})[^\s"`{]|\{(?!\{[<%]))++))""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"\s*(/?)([>%])\}\}")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MOST_ARGUMENTS = 200
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Tag:
    """A shortcode's tag, from ``start`` to ``end`` of the text; ``text`` is it as written."""

    name: str
    text: str
    start: int
    end: int
    is_markdown: bool
    is_end: bool = False
    is_closed: bool = False
    positional: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Escaped:
    """A shortcode that is shown and not run."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A piece of the text between shortcodes."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode with what is in it, ``inner`` being None where it has no end tag."""

    tag: Tag
    end: int
    inner: "tuple[Node, ...] | None" = None
    is_stray: bool = False

    @property
    def inner_end(self) -> int:
        """Where what is in it ends, and its end tag begins."""
        return self.inner[-1].end if self.inner else self.tag.end

    @property
    def name(self) -> str:
        """What it is called."""
        return self.tag.name

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tag.start

    def get(self, *keys: str, at: int = -1) -> str:
        """Return the first there is of some arguments by name, else the one at a place."""
        for key in keys:
            if self.tag.named.get(key):
                return self.tag.named[key]
        positional = self.tag.positional
        return positional[at] if 0 <= at < len(positional) else ""


Node = Plain | Escaped | Shortcode


def scan(text: str, is_passed: Callable[[str, int], bool]) -> tuple[Node, ...]:
    """Part a text into shortcodes and what is between them.

    ``is_passed`` tells of a name and a place whether a shortcode there is text like any other.
    """
    found = [
        token
        for token in tokens(text)
        if isinstance(token, Escaped) or not is_passed(token.name.lower(), token.start)
    ]
    ends = _paired(found)
    return tuple(_nodes(text, found, ends, (0, len(found)), (0, len(text)), 0))


def tokens(text: str) -> Iterator[Tag | Escaped]:
    """Yield the tags of shortcodes in a text, in order."""
    place = 0
    missing: set[str] = set()
    while found := _OPEN.search(text, place):
        place = found.end()
        escaped = _escaped(text, found, missing) if text.startswith("/*", place) else None
        token = escaped or _tag(text, found)
        if token:
            place = token.end
            yield token


def _escaped(text: str, found: re.Match[str], missing: set[str]) -> Escaped | None:
    close = ">" if found[1] == "<" else "%"
    ending = f"*/{close}}}}}"
    # What is missing once is missing from there on: it is looked for only once.
    end = -1 if ending in missing else text.find(ending, found.end())
    if end < 0:
        missing.add(ending)
        return None
    shown = f"{{{{{found[1]}{text[found.end() + 2 : end]}{close}}}}}"
    return Escaped(shown, found.start(), end + len(ending))


def _tag(text: str, found: re.Match[str]) -> Tag | None:
    head = _HEAD.match(text, found.end())
    if not head:
        return None
    place, positional, named = head.end(), [], {}
    for _ in range(_MOST_ARGUMENTS):
        argument = _ARGUMENT.match(text, place)
        if not argument:
            break
        place = argument.end()
        if argument["key"]:
            named[argument["key"].lower()] = _value(argument)
        else:
            positional.append(_value(argument))
    end = _END.match(text, place)
    if not end or (end[2] == ">") != (found[1] == "<"):
        return None
    return Tag(
        head[2], text[found.start() : end.end()], found.start(), end.end(), found[1] == "%",
        bool(head[1]), bool(end[1]), tuple(positional), named,
    )  # fmt: skip


def _value(argument: re.Match[str]) -> str:
    if argument["quoted"] is not None:
        return _ESCAPED.sub(
            lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), argument["quoted"]
        )
    return argument["raw"] if argument["raw"] is not None else argument["bare"]


def _paired(found: Sequence[Tag | Escaped]) -> Mapping[int, int]:
    """Return the number of the end tag for each tag that has one."""
    ends: dict[int, int] = {}
    stack: list[int] = []
    open_by_name: dict[str, list[int]] = defaultdict(list)
    for number, token in enumerate(found):
        if isinstance(token, Escaped) or token.is_closed:
            continue
        opened = open_by_name[token.name]
        if not token.is_end:
            stack.append(number)
            opened.append(number)
        elif opened:
            ends[opened[-1]] = number
            _unwind(found, stack, opened[-1], open_by_name)
    return ends


def _unwind(
    found: Sequence[Tag | Escaped],
    stack: list[int],
    down_to: int,
    open_by_name: Mapping[str, list[int]],
) -> None:
    while stack:
        number = stack.pop()
        token = found[number]
        if isinstance(token, Tag):
            open_by_name[token.name].pop()
        if number == down_to:
            return


def _nodes(
    text: str,
    found: Sequence[Tag | Escaped],
    ends: Mapping[int, int],
    numbers: tuple[int, int],
    places: tuple[int, int],
    depth: int,
) -> Iterator[Node]:
    number, place = numbers[0], places[0]
    while number < numbers[1]:
        token = found[number]
        if token.start > place:
            yield Plain(text[place : token.start], place, token.start)
        last = ends.get(number, number) if depth < _DEEPEST else number
        if isinstance(token, Escaped) or last == number:
            yield token if isinstance(token, Escaped) else _alone(token)
        else:
            inner = (token.end, found[last].start)
            inside = _nodes(text, found, ends, (number + 1, last), inner, depth + 1)
            yield Shortcode(token, found[last].end, tuple(inside))
        number, place = last + 1, found[last].end
    if place < places[1]:
        yield Plain(text[place : places[1]], place, places[1])


def _alone(tag: Tag) -> Shortcode:
    return Shortcode(tag, tag.end, is_stray=tag.is_end)
