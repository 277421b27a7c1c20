"""Puts the keys of front matter in order, by moving whole lines."""

from collections.abc import Iterator, Sequence

from blogsite.diagnostics import Problems
from blogsite.fields import parse_yaml
from blogsite.fields.nodes import Mapping, Node, Scalar

KEYS = (
    "title",
    "date",
    "updated",
    "updates",
    "kind",
    "authors",
    "translators",
    "tags",
    "events",
    "series",
    "summary",
    "image",
    "featured",
    "organization",
    "facts",
    "links",
    "originally_published",
    "slug",
    "aliases",
    "draft",
    "expires",
    "translation",
)


def ordered_front_matter(text: str) -> str:
    """Return front matter, without its ``---`` lines, with its keys in the order of ``KEYS``.

    Unknown keys come last. A comment goes with the key below it; one that a blank line parts from
    the first key stays on top, one below the last value at the end. What isn't lines of
    `key: value` is returned as it is.
    """
    lines = text.removesuffix("\n").split("\n")
    before = _parse(text)
    if before is None or not _is_block(before):
        return text
    keys = [key for key, _ in before.entries]
    ranks = sorted(range(len(keys)), key=lambda at: _rank(keys[at].value))
    if ranks == list(range(len(keys))):
        return text
    top, *blocks, end = _blocks(lines, [key.line - 1 for key in keys])
    moved = [*top, *_joined([blocks[at] for at in ranks], has_top=bool(top)), *end]
    ordered = "\n".join(moved) + "\n" * text.endswith("\n")
    after = _parse(ordered)
    return ordered if after is not None and meaning_of(after) == meaning_of(before) else text


def _parse(text: str) -> Mapping | None:
    """Parse YAML; None where anything at all is wrong with it."""
    problems = Problems()
    found = parse_yaml(text, path="", first_line=1, problems=problems)
    return None if len(problems) else found


def _is_block(mapping: Mapping) -> bool:
    """Tell whether each key starts a line of its own, without braces around all."""
    keys = [key for key, _ in mapping.entries]
    if not keys or (mapping.line, mapping.column) != (keys[0].line, keys[0].column):
        return False
    return all(key.column == 1 for key in keys)


def _rank(key: str) -> int:
    return KEYS.index(key) if key in KEYS else len(KEYS)


def _blocks(lines: Sequence[str], keys: Sequence[int]) -> Iterator[list[str]]:
    """Yield what stands on top, the lines of each key, and what stands at the end."""
    starts = [_start(lines, keys[0], is_first=True)]
    starts += [_start(lines, key, is_first=False) for key in keys[1:]]
    end = len(lines)
    while end > keys[-1] + 1 and _is_between(lines[end - 1]):
        end -= 1
    yield list(lines[: starts[0]])
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        yield list(lines[start:stop])
    yield list(lines[end:])


def _start(lines: Sequence[str], key: int, *, is_first: bool) -> int:
    """Return the line on which a key's block starts: that of the comments above it."""
    start = key
    while start and (
        lines[start - 1].startswith("#") if is_first else _is_between(lines[start - 1])
    ):
        start -= 1
    return start


def _is_between(line: str) -> bool:
    return line.startswith("#") or not line.strip()


def _joined(blocks: Sequence[list[str]], *, has_top: bool) -> Iterator[str]:
    """Yield the lines of blocks; none begins the front matter with blank lines."""
    for at, block in enumerate(blocks):
        first = 0
        while not at and not has_top and not block[first].strip():
            first += 1
        yield from block[first:]


def meaning_of(mapping: Mapping) -> dict[str, object]:
    """Return what front matter says, whatever the order of its keys."""
    return {key.value: _value(value) for key, value in mapping.entries}


def _value(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value, node.is_plain
    if isinstance(node, Mapping):
        return tuple((key.value, key.is_plain, _value(value)) for key, value in node.entries)
    return [_value(item) for item in node.items]
