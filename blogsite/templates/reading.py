"""Reads a page: a template with those that it extends, includes and imports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from blogsite.diagnostics import Problems
from blogsite.templates.library import Library, Source, nearest
from blogsite.templates.names import Names
from blogsite.templates.statements import Statements
from blogsite.templates.types import UNKNOWN, Macro, Module, Type

# Templates within templates, and macros that call macros.
_DEEPEST = 40
# What a macro and a block see besides the names around them.
_IN_MACRO = ("caller", "kwargs", "varargs")
_IN_BLOCK = ("self", "super")


@dataclass(slots=True)
class Progress:
    """What has been read, so that nothing is read twice for the same types."""

    templates: set[str] = field(default_factory=set)
    modules: dict[str, Module] = field(default_factory=dict)
    macros: set[tuple[object, ...]] = field(default_factory=set)
    entered: set[int] = field(default_factory=set)
    depth: int = 0


class Reading:
    """A template being read, with all that it extends.

    Where the names around it are not known (``is_open``), none that is missing is a fault.
    """

    def __init__(
        self,
        library: Library,
        start: Source,
        around: Mapping[str, Type],
        progress: Progress,
        *,
        is_open: bool = False,
    ) -> None:
        self._library = library
        self._progress = progress
        self._is_open = is_open
        self._chain = tuple(self._extended(start))
        self._blocks = _blocks_of(self._chain)
        self._met: list[tuple[nodes.Block, Names]] = []
        self._done: set[tuple[str, int]] = set()
        self.names = Names(around)

    def run(self) -> None:
        """Read all of it."""
        for source in self._chain:
            self._progress.templates.add(source.name)
            if source.tree is not None:
                self._check_blocks(source)
                Statements(self._library, source, self).body(source.tree.body, self.names)
        while self._met:
            block, names = self._met.pop(0)
            self._read_block(block.name, 0, names if block.scoped else self.names)
        for each in list(self.names.own.values()):
            if isinstance(each, Macro) and id(each.node) not in self._progress.entered:
                self.enter(each, [], {})

    def _extended(self, source: Source) -> Iterator[Source]:
        """Yield a template and those it extends; where one isn't known, neither are their names."""
        seen: list[str] = []
        while source.name not in seen:
            seen.append(source.name)
            yield source
            self._is_open = self._is_open or source.tree is None
            extends = _extends(source)
            if extends is None:
                return
            wanted = extends.template.value if isinstance(extends.template, nodes.Const) else None
            parent = self._library.sources.get(str(wanted))
            if parent is None:
                self._is_open = True
                if wanted is not None:
                    statements = Statements(self._library, source, self)
                    statements.unknown_template(str(wanted), extends.lineno)
                return
            if parent.name in seen:
                self._report_circle(source, parent.name, extends.lineno)
            source = parent

    def _report_circle(self, source: Source, name: str, line: int) -> None:
        message = f"`{source.name}` extends `{name}`, which extends it in turn"
        if source.name == name:
            message = f"`{name}` extends itself"
        hint = f'name the theme: `{{% extends "default/{name}" %}}`'
        self._library.error("template", message, source, line, name, hint)

    def _check_blocks(self, source: Source) -> None:
        """Report blocks that stand in no place of the templates above."""
        at = self._chain.index(source)
        above = {name for name, found in self._blocks.items() if found[-1][0] > at}
        if at == len(self._chain) - 1 or self._is_open or source.tree is None:
            return
        for block in _outer_blocks(source.tree):
            if block.name not in above:
                parent = self._chain[at + 1].name
                shown = ", ".join(f"`{name}`" for name in sorted(above))
                hint = nearest(block.name, above, f"known: {shown}")
                message = f"`{parent}` has no block `{block.name}`, so nothing shows this one"
                self._library.error(
                    "unknown-block", message, source, block.lineno, block.name, hint
                )

    def _read_block(self, name: str, level: int, around: Names) -> None:
        if (name, level) in self._done or level >= len(self._blocks[name]):
            return
        self._done.add((name, level))
        at, block = self._blocks[name][level]
        inner = around.inner(**dict.fromkeys(_IN_BLOCK, UNKNOWN))
        Statements(self._library, self._chain[at], self).body(block.body, inner)
        for call in block.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "super":
                self._super(name, level, self._chain[at], call.lineno, around)

    def _super(self, name: str, level: int, source: Source, line: int, around: Names) -> None:
        if level + 1 < len(self._blocks[name]) or self._is_open:
            self._read_block(name, level + 1, around)
        else:
            message = f"no template above has a block `{name}` that `super()` could show"
            self._library.error("unknown-block", message, source, line, word="super")

    def meet(self, block: nodes.Block, names: Names) -> None:
        """Read a block later, where the last template stands: the nearest one shows."""
        is_shown = (
            any(block is each for each in self._chain[-1].tree.find_all(nodes.Block))
            if (self._chain[-1].tree)
            else False
        )
        is_nested = any(name in names for name in _IN_BLOCK)
        if is_shown or is_nested or self._is_open:
            self._met.append((block, names))

    def include(self, name: str, names: Names) -> None:
        """Read a template that stands within this one, and sees what it sees."""
        if self._progress.depth < _DEEPEST:
            self._progress.depth += 1
            source = self._library.sources[name]
            Reading(
                self._library, source, names.inner(), self._progress, is_open=self._is_open
            ).run()
            self._progress.depth -= 1

    def module(self, name: str, names: Names | None) -> Module:
        """Return what a template offers; without ``names`` it sees only what is known everywhere."""
        known = self._progress.modules.get(name) if names is None else None
        if known is not None or self._progress.depth >= _DEEPEST:
            return known or Module(name, {})
        around = dict.fromkeys(self._library.functions, UNKNOWN) if names is None else names
        reading = Reading(self._library, self._library.sources[name], around, self._progress)
        own = reading.names.own
        module = Module(name, own)
        if names is None:
            self._progress.modules[name] = module
        self._progress.depth += 1
        reading.run_module()
        self._progress.depth -= 1
        return module

    def run_module(self) -> None:
        """Read what a module sets, without its macros: these are read as they are called."""
        source = self._chain[0]
        self._progress.templates.add(source.name)
        if source.tree is not None:
            Statements(self._library, source, self).body(source.tree.body, self.names)

    def enter(
        self, macro: Macro, given: list[Type], named: dict[str, Type], caller: Source | None = None
    ) -> str:
        """Read a macro's body with the types of what it is given; return what the caller did wrong.

        A macro of another theme than the caller's was good before: then the fault is the call's.
        """
        types = _bound(macro, given, named)
        key = (id(macro.node), *types.values())
        self._progress.entered.add(id(macro.node))
        if key in self._progress.macros or self._progress.depth >= _DEEPEST:
            return ""
        self._progress.macros.add(key)
        source = self._library.sources[macro.template]
        if caller is None or caller.theme == source.theme:
            self._read_macro(macro, source, types)
            return ""
        kept, self._library = self._library, replace(self._library, problems=Problems())
        self._read_macro(macro, source, types)
        faults, self._library = list(self._library.problems), kept
        if faults:
            self._progress.macros.discard(key)
        return faults[0].message if faults else ""

    def _read_macro(self, macro: Macro, source: Source, types: Mapping[str, Type]) -> None:
        names = Names(macro.names, {**dict.fromkeys(_IN_MACRO, UNKNOWN), **types})
        self._progress.depth += 1
        Statements(self._library, source, self).body(macro.node.body, names)
        self._progress.depth -= 1

    def is_missing(self, name: str, source: Source) -> bool:
        """Whether to report a name where it stands: not if the page's own template should set it."""
        if self._is_open or source not in self._chain[1:]:
            return not self._is_open
        if not any(name in _set_by(each) for each in self._library.sources.values()):
            return True
        page = self._chain[0]
        extends = _extends(page)
        message = f"`{source.name}` shows the variable `{name}`, which this template doesn't set"
        hint = f"add a line `{{% set {name} = ... %}}`"
        self._library.error(
            "unknown-variable", message, page, extends.lineno if extends else 0, "", hint
        )
        return False


def _blocks_of(chain: tuple[Source, ...]) -> Mapping[str, list[tuple[int, nodes.Block]]]:
    """Return the blocks of a chain by name, the nearest first, each with its template's place."""
    found: dict[str, list[tuple[int, nodes.Block]]] = {}
    for at, source in enumerate(chain):
        for block in source.tree.find_all(nodes.Block) if source.tree else ():
            found.setdefault(block.name, []).append((at, block))
    return found


def _outer_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    for each in node.iter_child_nodes():
        if isinstance(each, nodes.Block):
            yield each
        else:
            yield from _outer_blocks(each)


def _bound(macro: Macro, given: list[Type], named: Mapping[str, Type]) -> dict[str, Type]:
    """Return a macro's parameters with the types of what they are given."""
    params = [each.name for each in macro.node.args]
    types = {**dict.fromkeys(params, UNKNOWN), **dict(zip(params, given, strict=False))}
    return {**types, **{name: each for name, each in named.items() if name in types}}


def _extends(source: Source) -> nodes.Extends | None:
    return source.tree.find(nodes.Extends) if source.tree else None


def _set_by(source: Source) -> set[str]:
    """Return the names that a template sets."""
    found = source.tree.find_all((nodes.Assign, nodes.AssignBlock)) if source.tree else ()
    targets = (each.target for each in found if isinstance(each, nodes.Assign | nodes.AssignBlock))
    return {target.name for target in targets if isinstance(target, nodes.Name)}
