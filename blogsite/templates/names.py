"""The names that are visible at a place of a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from jinja2 import nodes

from blogsite.templates.types import Type, join


@dataclass(slots=True)
class Names(Mapping[str, Type]):
    """Names with what they stand for, those of ``outer`` scopes among them.

    ``guarded`` are the names that a test such as `is defined` has asked for; they may be missing.
    """

    outer: Mapping[str, Type]
    own: dict[str, Type] = field(default_factory=dict)
    guarded: Counter[str] = field(default_factory=Counter)

    def __getitem__(self, name: str) -> Type:
        return self.own[name] if name in self.own else self.outer[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self.outer), **self.own})

    def __len__(self) -> int:
        return len(set(self.outer) | set(self.own))

    def __contains__(self, name: object) -> bool:
        return name in self.own or name in self.outer

    def bind(self, name: str, value: Type) -> None:
        """Let a name stand for a value, or for what this value and its other ones have in common."""
        self.own[name] = join((self.own.get(name, value), value))

    def inner(self, /, **own: Type) -> Names:
        """Return a scope within this one."""
        return Names(self, own, self.guarded)

    @contextmanager
    def guard(self, test: nodes.Node) -> Iterator[None]:
        """Take the names for known that a test asks for."""
        asked = [dotted(each.node) for each in _tests(test) if each.name == "defined"]
        self.guarded.update(asked)
        yield
        self.guarded.subtract(asked)


def _tests(node: nodes.Node) -> Iterator[nodes.Test]:
    if isinstance(node, nodes.Test):
        yield node
    yield from node.find_all(nodes.Test)


def dotted(node: nodes.Node) -> str:
    """Return a name with its attributes, `page.title`; empty for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (before := dotted(node.node)):
        return f"{before}.{node.attr}"
    return ""
