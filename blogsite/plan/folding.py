"""Makes one rule of many that differ by the same words: hosts search long lists slowly."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import takewhile
from string import ascii_lowercase

from blogsite.hosting import Redirects, Request, Rule, compile_redirects, find_answer

# Up to here each rule stays what somebody can search the file for.
_MANY = 1_000
# A pattern catches what nobody asked for as well, so it has to be worth it.
_LEAST = 10
_MOVED = 301
# Of sources that begin with anything, only those with a shape of their own.
_LEAST_FREE = 3

# The fixed segments of a source and of a target, and how many of the same words follow on both.
_Shape = tuple[tuple[str, ...], tuple[str, ...], int]


def fold(rules: tuple[Rule, ...], exists: Callable[[str], bool]) -> tuple[Rule, ...]:
    """Return rules that answer as before; beyond a thousand, groups of them become patterns.

    Patterns with a folder of their own stand before those that end in a splat, others last.
    """
    if len(rules) <= _MANY:
        return rules
    groups: dict[_Shape, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        shape = _shape(rule)
        if shape is not None:
            groups[shape].append(number)
    folded = {shape: group for shape, group in groups.items() if len(group) >= _LEAST}
    gone = {number for group in folded.values() for number in group}
    shorter = _arranged(rules, gone, sorted(folded))
    # A pattern may come too late for some, where another one takes them first.
    compiled = compile_redirects(shorter)
    lost = {number for number in gone if not _agrees(compiled, rules[number], exists)}
    return _arranged(rules, gone - lost, sorted(folded))


def _arranged(
    rules: tuple[Rule, ...], gone: set[int], shapes: Sequence[_Shape]
) -> tuple[Rule, ...]:
    kept = [rule for number, rule in enumerate(rules) if number not in gone]
    first = next((at for at, rule in enumerate(kept) if rule.source.endswith("*")), len(kept))
    fixed = [_pattern(shape) for shape in shapes if shape[0]]
    free = [_pattern(shape) for shape in shapes if not shape[0]]
    return (*kept[:first], *fixed, *kept[first:], *free)


def _shape(rule: Rule) -> _Shape | None:
    """Return what a plain redirect has in common with others, if that is enough for a pattern."""
    is_plain = rule == Rule(rule.source, rule.target, _MOVED) and rule.target.endswith("/")
    if not is_plain or ":" in rule.source or "*" in rule.source or "?" in rule.target:
        return None
    source, target = _words(rule.source), _words(rule.target)
    pairs = zip(reversed(source), reversed(target), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    head = source[: len(source) - same]
    if not 0 < same <= len(ascii_lowercase) or (not head and same < _LEAST_FREE):
        return None
    return head, target[: len(target) - same], same


def _words(path: str) -> tuple[str, ...]:
    return tuple(path.strip("/").split("/"))


def _pattern(shape: _Shape) -> Rule:
    head, target, count = shape
    free = tuple(f":{letter}" for letter in ascii_lowercase[:count])
    source, goal = ("/".join(("", *words, *free, "")) for words in (head, target))
    return Rule(source, goal, _MOVED)


def _agrees(redirects: Redirects, rule: Rule, exists: Callable[[str], bool]) -> bool:
    answer = find_answer(redirects, Request(rule.source), exists)
    return answer is not None and (answer.status, answer.target) == (rule.status, rule.target)
