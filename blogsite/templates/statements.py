"""Reads statements: every branch, with the names that it sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from jinja2 import nodes

from blogsite.templates.expressions import Expressions
from blogsite.templates.library import Library, Source, nearest
from blogsite.templates.names import Names
from blogsite.templates.types import TEXT, UNKNOWN, Loop, Macro, Module, Type, item_of


class Host(Protocol):
    """Who knows the other templates."""

    def enter(
        self, macro: Macro, given: list[Type], named: dict[str, Type], caller: Source | None = None
    ) -> str:
        """Read a macro's body with the types of what it is given; return what the caller did wrong."""

    def include(self, name: str, names: Names) -> None:
        """Read a template that stands within another one."""

    def module(self, name: str, names: Names | None) -> Module:
        """Return what a template offers to those who import it."""

    def meet(self, block: nodes.Block, names: Names) -> None:
        """Take note of the place of a block."""

    def is_missing(self, name: str, source: Source) -> bool:
        """Whether to report a name that is nowhere."""


class Statements:
    """Reads the statements of one template."""

    def __init__(self, library: Library, source: Source, host: Host) -> None:
        self._library = library
        self._source = source
        self._host = host
        self._expressions = Expressions(library, source, self._call, self._is_missing)
        # Others, such as output, hold expressions alone.
        self._readers: dict[type[nodes.Node], Callable[[Any, Names], None]] = {
            nodes.Assign: self._assign,
            nodes.AssignBlock: self._assign_block,
            nodes.Block: host.meet,
            nodes.CallBlock: self._call_block,
            nodes.Extends: lambda _node, _names: None,
            nodes.FilterBlock: self._filter_block,
            nodes.For: self._for,
            nodes.FromImport: self._from,
            nodes.If: self._if,
            nodes.Import: self._import,
            nodes.Include: self._include,
            nodes.Macro: self._macro,
            nodes.Scope: self._scope,
            nodes.With: self._with,
        }

    def body(self, statements: list[nodes.Node], names: Names) -> None:
        """Read statements one after the other; what they set stays in the scope."""
        for each in statements:
            read = self._readers.get(type(each))
            if read is not None:
                read(each, names)
                continue
            for part in each.iter_child_nodes():
                self._expressions.read(part, names)

    def _assign(self, node: nodes.Assign, names: Names) -> None:
        self._bind(node.target, self._expressions.read(node.node, names), names)

    def _assign_block(self, node: nodes.AssignBlock, names: Names) -> None:
        self.body(node.body, names.inner())
        if node.filter is not None:
            self._expressions.read(node.filter, names)
        self._bind(node.target, TEXT, names)

    def _macro(self, node: nodes.Macro, names: Names) -> None:
        names.own[node.name] = Macro(self._source.name, node, names)

    def _call_block(self, node: nodes.CallBlock, names: Names) -> None:
        self._expressions.read(node.call, names)
        self.body(node.body, names.inner(**{each.name: UNKNOWN for each in node.args}))

    def _filter_block(self, node: nodes.FilterBlock, names: Names) -> None:
        self._expressions.read(node.filter, names)
        self.body(node.body, names.inner())

    def _import(self, node: nodes.Import, names: Names) -> None:
        names.own[node.target] = self._module(node, names) or UNKNOWN

    def _scope(self, node: nodes.Scope, names: Names) -> None:
        self.body(node.body, names.inner())

    def _if(self, node: nodes.If, names: Names) -> None:
        self._expressions.read(node.test, names)
        with names.guard(node.test):
            self.body(node.body, names)
            self.body([*node.elif_, *node.else_], names)

    def _for(self, node: nodes.For, names: Names) -> None:
        item = item_of(self._expressions.read(node.iter, names))
        inner = names.inner(loop=Loop(item))
        self._bind(node.target, item, inner)
        if node.test is not None:
            self._expressions.read(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, names.inner())

    def _with(self, node: nodes.With, names: Names) -> None:
        inner = names.inner()
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self._expressions.read(value, inner), inner)
        self.body(node.body, inner)

    def _bind(self, target: nodes.Node, value: Type, names: Names) -> None:
        if isinstance(target, nodes.Name):
            names.bind(target.name, value)
        elif isinstance(target, nodes.Tuple):
            for each in target.items:
                self._bind(each, item_of(value), names)

    def _include(self, node: nodes.Include, names: Names) -> None:
        wanted = node.template
        if not isinstance(wanted, nodes.Const):
            self._expressions.read(wanted, names)
            options = wanted.items if isinstance(wanted, nodes.List | nodes.Tuple) else []
        else:
            options = [wanted]
        found = [each.value for each in options if isinstance(each, nodes.Const)]
        known = [name for name in found if name in self._library.sources]
        if found and not known and not node.ignore_missing:
            self.unknown_template(str(found[0]), node.lineno)
        for name in known:
            self._host.include(name, names)

    def _module(self, node: nodes.Import | nodes.FromImport, names: Names) -> Module | None:
        """Return an imported template; None where that isn't known before it is rendered."""
        if not isinstance(node.template, nodes.Const):
            self._expressions.read(node.template, names)
            return None
        name = str(node.template.value)
        if name not in self._library.sources:
            self.unknown_template(name, node.lineno)
            return None
        return self._host.module(name, names if node.with_context else None)

    def _from(self, node: nodes.FromImport, names: Names) -> None:
        module = self._module(node, names)
        for each in node.names:
            name, alias = (each, each) if isinstance(each, str) else each
            names.own[alias] = UNKNOWN
            if module is None:
                continue
            if name in module.names:
                names.own[alias] = module.names[name]
            elif not self._is_broken(module.template):
                message = f"`{module.template}` has no `{name}`"
                hint = nearest(name, module.names, "it offers its macros and what it sets")
                self._report("unknown-variable", message, node.lineno, name, hint)

    def _is_broken(self, name: str) -> bool:
        return self._library.sources[name].tree is None

    def _call(
        self, macro: Macro, node: nodes.Call, given: list[Type], named: dict[str, Type]
    ) -> Type:
        known = [each.name for each in macro.node.args]
        used = {each.name for each in macro.node.find_all(nodes.Name)}
        unknown = [name for name in named if name not in (*known, "caller")]
        if unknown and "kwargs" not in used:
            message = f"`{macro.node.name}` takes no argument `{unknown[0]}`"
            takes = ", ".join(f"`{name}`" for name in known)
            hint = nearest(unknown[0], known, f"it takes {takes}" if known else "it takes none")
            self._report("unknown-argument", message, node.lineno, unknown[0], hint)
        elif len(given) > len(known) and "varargs" not in used:
            message = f"`{macro.node.name}` takes {len(known)} arguments, and is given {len(given)}"
            self._report("unknown-argument", message, node.lineno, macro.node.name, "")
        else:
            is_partly = node.dyn_args is not None or node.dyn_kwargs is not None
            if is_partly:
                named = {**dict.fromkeys(known, UNKNOWN)}
            fault = self._host.enter(macro, given, named, self._source)
            if fault:
                message = f"`{macro.node.name}` can't be given this: {fault}"
                name = macro.node.name
                self._report("unknown-field", message, node.lineno, name, f"see `{macro.template}`")
        return TEXT

    def _is_missing(self, name: str) -> bool:
        return self._host.is_missing(name, self._source)

    def unknown_template(self, name: str, line: int) -> None:
        """Report a template that isn't there."""
        hint = nearest(name, self._library.sources, f"add it to the theme as `templates/{name}`")
        self._report("unknown-template", f"there is no template `{name}`", line, name, hint)

    def _report(self, rule: str, message: str, line: int, word: str, hint: str) -> None:
        self._library.error(rule, message, self._source, line, word, hint)
