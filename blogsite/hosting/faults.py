"""Finds rules that never apply, and those that lead visitors in a circle."""

import enum
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from blogsite.hosting.redirects import (
    Conditions,
    Redirects,
    Request,
    Rule,
    canonical_path,
    compile_redirects,
    matching_rules,
    target_of,
)

Exists = Callable[[str], bool]

# What stands for a placeholder, and for none, one and several segments of a splat. No site has a
# path like that, so only rules with free segments match it.
_WORD = "~any~"
_SPLATS = ("", _WORD, f"{_WORD}/{_WORD}")
_NOTHING = Conditions()
_REDIRECTS = range(300, 400)
# With so many parameters it is quicker to look at all that is asked for than at all parts.
_MANY = 6


class FaultKind(enum.StrEnum):
    """What is wrong with a rule."""

    DUPLICATE = "duplicate"  # an earlier rule asks for the very same
    SHADOWED = "shadowed"  # an earlier rule, or a file, answers all that this one would
    LOOP = "loop"  # following the redirect leads back to it


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A rule's number, and that of the rule it meets; its own where it meets itself or a file."""

    kind: FaultKind
    rule: int
    other: int


def find_faults(redirects: Redirects, exists: Exists) -> Iterator[RuleFault]:
    """Yield the fault of each rule that has one; ``exists`` tells whether a path has a file."""
    asking = _by_query(redirects)
    for number, rule in enumerate(redirects.rules):
        fault = None if rule.site else _hidden(redirects, asking, number, exists)
        if fault is None and rule.status in _REDIRECTS and not rule.site:
            fault = _circle(redirects, number, exists)
        if fault is not None:
            yield fault


@dataclass(frozen=True, slots=True)
class _Asking:
    """The rules that ask for one query, and their numbers among all."""

    redirects: Redirects
    numbers: Sequence[int]

    def matching(self, path: str) -> set[int]:
        return {self.numbers[at] for at in matching_rules(self.redirects, Request(path))}


_ByQuery = Mapping[frozenset[tuple[str, str]], _Asking]


def _by_query(redirects: Redirects) -> _ByQuery:
    """Return the rules by what they ask for: ten thousand may differ in nothing but `?p=123`."""
    numbers: dict[frozenset[tuple[str, str]], list[int]] = {}
    for number, rule in enumerate(redirects.rules):
        numbers.setdefault(frozenset(rule.query), []).append(number)
    return {
        query: _Asking(compile_redirects(tuple(redirects.rules[each] for each in listed)), listed)
        for query, listed in numbers.items()
    }


def _hidden(
    redirects: Redirects, asking: _ByQuery, number: int, exists: Exists
) -> RuleFault | None:
    rule = redirects.rules[number]
    samples = _samples(rule)
    if len(samples) == 1 and not rule.forced and exists(samples[0]):
        return RuleFault(FaultKind.SHADOWED, number, number)
    wanting_less = [asking[query] for query in _parts_of(rule.query, asking)]
    before = set.intersection(
        *({each for one in wanting_less for each in one.matching(sample)} for sample in samples)
    )
    for other in sorted(each for each in before if each < number):
        if _covers(redirects.rules[other], rule):
            is_same = _asked(redirects.rules[other]) == _asked(rule)
            kind = FaultKind.DUPLICATE if is_same else FaultKind.SHADOWED
            return RuleFault(kind, number, other)
    return None


def _parts_of(
    query: tuple[tuple[str, str], ...], asking: _ByQuery
) -> Iterator[frozenset[tuple[str, str]]]:
    """Yield what other rules ask for that is a part of a query, or all of it."""
    if len(query) > _MANY:
        yield from (each for each in asking if each <= frozenset(query))
        return
    for count in range(len(query) + 1):
        for part in itertools.combinations(dict.fromkeys(query), count):
            if frozenset(part) in asking:
                yield frozenset(part)


def _asked(rule: Rule) -> tuple[object, ...]:
    return rule.source.rstrip("/"), rule.query, rule.conditions


def _samples(rule: Rule) -> tuple[str, ...]:
    """Return paths that stand for all that a rule's source matches."""
    words = [_WORD if word[:1] == ":" else word for word in rule.source.split("/")]
    path = "/".join(words)
    if not path.endswith("*"):
        return (path,)
    return tuple(path[:-1] + splat for splat in _SPLATS)


def _covers(earlier: Rule, rule: Rule) -> bool:
    """Whether an earlier rule takes every visitor whom a rule of the same path would take."""
    if rule.forced and not earlier.forced:
        return False
    wants_less = set(earlier.query) <= set(rule.query)
    return wants_less and (
        earlier.conditions in (_NOTHING, rule.conditions)
        or _only_languages(earlier.conditions, rule.conditions)
    )


def _only_languages(earlier: Conditions, conditions: Conditions) -> bool:
    """Whether both look at nothing but languages, and the earlier one at all of the later's."""
    spoken = Conditions(languages=conditions.languages) == conditions
    asked = Conditions(languages=earlier.languages) == earlier
    wanted = set(conditions.languages)
    return spoken and asked and bool(wanted) and wanted <= set(earlier.languages)


def _circle(redirects: Redirects, number: int, exists: Exists) -> RuleFault | None:
    """Follow a redirect by the rules that ask for nothing else; no way is longer than the rules."""
    path, seen = _samples(redirects.rules[number])[-1], {number}
    start = canonical_path(path)
    at = number
    while True:
        path = target_of(redirects.rules[at], Request(path)).partition("#")[0].partition("?")[0]
        is_start = canonical_path(path).rstrip("/") == start.rstrip("/")
        if is_start and (redirects.rules[number].forced or not exists(path)):
            return RuleFault(FaultKind.LOOP, number, at)
        follower = _follower(redirects, path, exists)
        if follower is None:
            return None
        if follower in seen:
            is_own = follower == number
            return RuleFault(FaultKind.LOOP, number, at) if is_own else None
        seen.add(follower)
        at = follower


def leads_nowhere(redirects: Redirects, rule: Rule, exists: Exists) -> bool:
    """Whether a rule leads to one path of the site, and nothing is there nor redirects on."""
    path = rule.target.partition("#")[0].partition("?")[0]
    if ":" in path or not path.startswith("/") or exists(path):
        return False
    return _follower(redirects, path, exists) is None


def _follower(redirects: Redirects, path: str, exists: Exists) -> int | None:
    """Return the redirect that answers a path for everybody, if one does."""
    if not path.startswith("/"):
        return None
    is_file = exists(path)
    for each in matching_rules(redirects, Request(path)):
        rule = redirects.rules[each]
        if is_file and not rule.forced:
            continue
        if rule.conditions == _NOTHING and not rule.query:
            return each if rule.status in _REDIRECTS else None
    return None
