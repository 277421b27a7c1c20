"""Runs Pygments' lexers with fewer steps.

A lexer of Pygments is a stack of states, each a list of rules whose expressions are tried in turn.
Here only those are tried that may match at the next character: the first that matches is the same,
so the tokens are. As nothing but their classes is shown, neighbours of one class are one piece.
"""

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pygments.lexer import ExtendedRegexLexer, Lexer, LexerContext, RegexLexer
from pygments.token import STANDARD_TYPES, Error, Name, Punctuation, Whitespace, _TokenType

from blogsite.markdown.first import ANYTHING, bit_of, first_set

# Classes of code, and the code.
Pieces = list[tuple[str, str]]

# Reading what expressions may begin with is worth its cost from so many characters in a language on.
_WORTH_READING = 2_000

Callback = Callable[..., Iterable[tuple[int, _TokenType, str]]]
States = dict[str, list[tuple[Any, Any, Any]]]


class Rule(NamedTuple):
    """What a state does where an expression matches."""

    match: Callable[..., "re.Match[str] | None"]
    css_class: str
    callback: Callback | None  # None where all that matches is one token
    target: Any  # None, a number to pop, or names of states


def pieces(lexer: Lexer, code: str) -> Pieces:
    """Return a code in pieces, each with its class; neighbours may be of one class, or empty."""
    machine = _machine(type(lexer))
    if machine is None or not machine.is_warm(len(code)):
        classes = _classes()
        return [(classes[kind], text) for _, kind, text in lexer.get_tokens_unprocessed(code)]
    return machine.run(lexer, code)


@functools.cache
def _machine(lexer: type[Lexer]) -> "Machine | ContextMachine | None":
    """Return a machine for a lexer that does nothing but follow its rules."""
    states = getattr(lexer, "_tokens", None)
    own = getattr(lexer, "get_tokens_unprocessed", None)
    if states and own is RegexLexer.get_tokens_unprocessed:
        return Machine(states)
    context = _context_of(lexer)
    return ContextMachine(states, context) if states and context else None


def _context_of(lexer: type[Lexer]) -> Callable[[str, int], LexerContext] | None:
    """Return what a lexer keeps its state in, if it follows its rules with one."""
    own = lexer.get_tokens_unprocessed
    if own is ExtendedRegexLexer.get_tokens_unprocessed:
        return LexerContext
    if lexer.__module__ == "pygments.lexers.data":
        from pygments.lexers.data import YamlLexer, YamlLexerContext  # noqa: PLC0415 (slow import)

        # It does no more than to take a context of its own.
        return YamlLexerContext if own is YamlLexer.get_tokens_unprocessed else None
    return None


class _Classes(dict[_TokenType, str]):
    """The short class of each kind of token; empty where no style colours it."""

    def __missing__(self, kind: _TokenType) -> str:
        known = kind
        while known.parent is not None and known not in STANDARD_TYPES:
            known = known.parent
        plain = known is Name or known is Punctuation or known[:1] == ("Text",)
        self[kind] = css_class = "" if plain else STANDARD_TYPES[known]
        return css_class


@functools.cache
def _classes() -> _Classes:
    return _Classes()


class _Table(dict[str, tuple[Rule, ...]]):
    """The rules of one state by the character that they may match at, none being the end."""

    def __init__(self, rules: list[tuple[Any, Any, Any]]) -> None:
        super().__init__()
        self._rules = [(_first_of(match), _rule(match, *rest)) for match, *rest in rules]

    def __missing__(self, character: str) -> tuple[Rule, ...]:
        if character > "\x80":  # all beyond ASCII share an entry
            return self["\x80"]
        bit = bit_of(character)
        self[character] = rules = tuple(rule for first, rule in self._rules if first & bit)
        return rules


class _Tables(dict[str, _Table]):
    """The states of one lexer, made ready when they are first entered."""

    def __init__(self, states: States) -> None:
        super().__init__()
        self._states = states

    def __missing__(self, name: str) -> _Table:
        self[name] = table = _Table(self._states[name])
        return table


def _first_of(match: object) -> int:
    pattern = getattr(match, "__self__", None)
    if not isinstance(pattern, re.Pattern):
        return ANYTHING
    return first_set(pattern.pattern, pattern.flags)


def _rule(match: Any, action: Any, target: Any) -> Rule:  # noqa: ANN401 (see Rule)
    """Return a rule as it is written in a lexer; without an action it matches no text."""
    if action is None or type(action) is _TokenType:
        return Rule(match, _classes()[action] if action else "", None, target)
    return Rule(match, "", action, target)


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


class _Runner:
    """What is known of a lexer's rules, and how much code it was given."""

    def __init__(self, states: States) -> None:
        self._tables = _Tables(states)
        self._seen = 0

    def is_warm(self, length: int) -> bool:
        """Tell whether enough code came by to make a table of the rules worth its cost."""
        self._seen += length
        return self._seen > _WORTH_READING


class Machine(_Runner):
    """A lexer whose state is a stack."""

    def run(self, lexer: Lexer, code: str) -> Pieces:
        """Return the pieces of a code; ``start`` is where the one under way begins."""
        found: Pieces = []
        classes = _classes()
        stack, table = ["root"], self._tables["root"]
        current, start, place, end = "", 0, 0, len(code)
        while True:
            for match, css_class, callback, target in table[code[place] if place < end else ""]:
                matched = match(code, place)
                if matched is None:
                    continue
                stop = matched.end()
                if callback is not None:
                    found.append((current, code[start:place]))
                    for _, kind, text in callback(lexer, matched):
                        found.append((classes[kind], text))
                    start = stop
                elif css_class != current and stop > place:
                    found.append((current, code[start:place]))
                    current, start = css_class, place
                place = stop
                if target is not None:
                    _move(stack, target)
                    table = self._tables[stack[-1]]
                break
            else:
                found.append((current, code[start:place]))
                if place >= end:
                    return found
                found.append(_not_understood(code[place]))
                if code[place] == "\n":
                    stack, table = ["root"], self._tables["root"]
                place = start = place + 1


class ContextMachine(_Runner):
    """A lexer whose state is an object that its callbacks change."""

    def __init__(self, states: States, context: Callable[[str, int], LexerContext]) -> None:
        super().__init__(states)
        self._context = context

    def run(self, lexer: Lexer, code: str) -> Pieces:
        """Return the pieces of a code."""
        found: Pieces = []
        classes = _classes()
        context = self._context(code, 0)
        table = self._tables["root"]
        while True:
            place, end = context.pos, context.end
            for match, css_class, callback, target in table[code[place] if place < end else ""]:
                matched = match(code, place, end)
                if matched is None:
                    continue
                if callback is None:
                    found.append((css_class, matched[0]))
                    context.pos = matched.end()
                else:
                    for _, kind, text in callback(lexer, matched, context):
                        found.append((classes[kind], text))
                    table = self._tables[context.stack[-1]]
                if target is not None:
                    _move(context.stack, target)
                    table = self._tables[context.stack[-1]]
                break
            else:
                if place >= end:
                    return found
                found.append(_not_understood(code[place]))
                if code[place] == "\n":
                    context.stack, table = ["root"], self._tables["root"]
                context.pos += 1


def _not_understood(character: str) -> tuple[str, str]:
    """Return what no rule matches; a line of it ends in the state that all begin with."""
    return _classes()[Whitespace if character == "\n" else Error], character
