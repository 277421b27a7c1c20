"""Runs Pygments' lexers with fewer steps.

A lexer of Pygments is a stack of states, each a list of regular expressions that are tried in
turn. Here the expressions of a state are joined to one with an alternative for each, which the
engine of `re` tries in the same order: the first that matches wins, so the tokens are the same.
"""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pygments.lexer import Lexer, RegexLexer
from pygments.token import Error, Whitespace, _TokenType

Tokens = list[tuple[_TokenType, str]]
Matcher = Callable[[str, int], "re.Match[str] | None"]

# Joining is worth its cost from so many characters of code in one language on.
_WORTH_JOINING = 20_000
# A reference to a group would name another one once the expressions are joined, flags would
# hold for all of them, and a name may be given once only.
_NOT_JOINABLE = re.compile(r"\\[1-9]|\(\?(?:P[<=]|\(|[aiLmsux]+\))")


class Rule(NamedTuple):
    """What a state does where an expression matches."""

    match: Matcher
    action: Any  # a kind of token, a callback, or None
    target: Any  # None, a number to pop, or names of states


class Step(NamedTuple):
    """An expression that stands for several rules, found by the number of the group that matched."""

    match: Matcher
    rules: dict[int, Rule]


def tokens(lexer: Lexer, code: str) -> Tokens:
    """Return the kinds and texts of a code's tokens."""
    machine = _machine(type(lexer))
    if machine is None or not machine.is_warm(len(code)):
        return [(kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code)]
    return machine.run(lexer, code)


@functools.cache
def _machine(lexer: type[Lexer]) -> "Machine | None":
    """Return a machine for a lexer that does nothing but follow its rules."""
    states = getattr(lexer, "_tokens", None)
    own = getattr(lexer, "get_tokens_unprocessed", None)
    return Machine(states) if states and own is RegexLexer.get_tokens_unprocessed else None


class Machine:
    """The states of one lexer, joined when they are first entered."""

    def __init__(self, states: dict[str, list[tuple[Any, Any, Any]]]) -> None:
        self._states = states
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._seen = 0

    def is_warm(self, length: int) -> bool:
        """Tell whether enough code came by to make joining worth its cost."""
        self._seen += length
        return self._seen > _WORTH_JOINING

    def run(self, lexer: Lexer, code: str) -> Tokens:
        """Return the tokens of a code."""
        found: Tokens = []
        stack = ["root"]
        steps = self._state("root")
        place, end = 0, len(code)
        while True:
            for match, rules in steps:
                matched = match(code, place)
                if matched is None:
                    continue
                rule = rules[matched.lastindex or 0]
                if rule.action is not None:
                    if type(rule.action) is _TokenType:
                        found.append((rule.action, matched[0]))
                    else:
                        matched = rule.match(code, place) or matched
                        found += [(kind, text) for _, kind, text in rule.action(lexer, matched)]
                place = matched.end()
                if rule.target is not None:
                    _move(stack, rule.target)
                    steps = self._state(stack[-1])
                break
            else:
                if place >= end:
                    return found
                if code[place] == "\n":  # a line that no rule understands ends there
                    stack, steps = ["root"], self._state("root")
                    found.append((Whitespace, "\n"))
                else:
                    found.append((Error, code[place]))
                place += 1

    def _state(self, name: str) -> tuple[Step, ...]:
        steps = self._steps.get(name)
        if steps is None:
            steps = self._steps[name] = tuple(_join([Rule(*rule) for rule in self._states[name]]))
        return steps


def _move(stack: list[str], target: Any) -> None:  # noqa: ANN401 (see Rule)
    """Pop or push states; the last one stays."""
    if isinstance(target, int):
        del stack[max(len(stack) - abs(target), 1) :]
        return
    for name in (target,) if isinstance(target, str) else target:
        if name == "#push":
            stack.append(stack[-1])
        elif name != "#pop":
            stack.append(name)
        elif len(stack) > 1:
            stack.pop()


def _join(rules: list[Rule]) -> Iterator[Step]:
    """Join neighbouring rules whose expressions can be joined."""
    run: list[tuple[Rule, re.Pattern[str]]] = []
    for rule in rules:
        pattern = _joinable(rule)
        if run and (pattern is None or pattern.flags != run[0][1].flags):
            yield from _steps(run)
            run = []
        if pattern is None:
            yield Step(rule.match, _Always(rule))
        else:
            run.append((rule, pattern))
    if run:
        yield from _steps(run)


def _steps(run: list[tuple[Rule, re.Pattern[str]]]) -> list[Step]:
    """Join a run of rules; where `re` takes the expressions only one by one, leave them so."""
    try:
        return [_step(run)]
    except re.error:
        return [Step(rule.match, _Always(rule)) for rule, _ in run]


def _joinable(rule: Rule) -> re.Pattern[str] | None:
    pattern = getattr(rule.match, "__self__", None)
    if not isinstance(pattern, re.Pattern) or pattern.flags & re.VERBOSE:
        return None
    return None if _NOT_JOINABLE.search(pattern.pattern) else pattern


class _Always(dict[int, Rule]):
    """The rule of a step that stands for one alone, whichever group matched."""

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, _group: int) -> Rule:
        return self._rule


def _step(run: list[tuple[Rule, re.Pattern[str]]]) -> Step:
    if len(run) == 1:
        return Step(run[0][0].match, _Always(run[0][0]))
    rules, group = {}, 1
    for rule, pattern in run:
        rules[group] = rule
        group += pattern.groups + 1
    joined = "|".join(f"({pattern.pattern})" for _, pattern in run)
    return Step(re.compile(joined, run[0][1].flags).match, rules)
