"""Reads expressions: what they name must be there, and what they are is told as far as known."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes

from blogsite.model.body import Heading
from blogsite.templates.library import Library, Source, nearest
from blogsite.templates.names import Names, dotted
from blogsite.templates.types import (
    TEXT,
    TRUTH,
    UNKNOWN,
    Macro,
    Many,
    Module,
    Plain,
    Record,
    Type,
    fields_of,
    item_of,
    join,
)

# Filters that leave a list one of the same values, and those that take one value out of it.
_KEEPING = frozenset(
    ["list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"]
)
_TAKING = frozenset({"first", "last", "max", "min"})
_DEFAULTS = frozenset({"d", "default"})
# Which argument of a filter names an attribute, a test or another filter.
_ATTRIBUTE_FIRST = frozenset({"groupby", "rejectattr", "selectattr"})
_TEST_AT = {"reject": 0, "rejectattr": 1, "select": 0, "selectattr": 1}
_PAGE_IN_MACRO = "a macro that is imported sees only what it is given: give it an argument"
_SEE = "see docs/theming.md for what a template sees"

Call = Callable[[Macro, nodes.Call, list[Type], dict[str, Type]], Type]
Missing = Callable[[str], bool]


class Expressions:
    """Reads the expressions of one template.

    ``call`` reads a macro with what it is given; ``is_missing`` says of a name that is nowhere
    whether to report it here.
    """

    def __init__(self, library: Library, source: Source, call: Call, is_missing: Missing) -> None:
        self._library = library
        self._source = source
        self._call = call
        self._is_missing = is_missing

    def read(self, node: nodes.Node, names: Names) -> Type:
        """Return what an expression is, and report what it names in vain."""
        match node:
            case nodes.Name():
                return self._name(node, names)
            case nodes.Getattr():
                return self._field(node, self.read(node.node, names), node.attr, names)
            case nodes.Getitem():
                return self._item(node, names)
            case nodes.Call():
                return self._calling(node, names)
            case nodes.Filter():
                return self._filter(node, names)
            case nodes.Test():
                return self._test(node, names)
            case nodes.CondExpr():
                return self._condition(node, names)
            case nodes.And():
                self.read(node.left, names)
                with names.guard(node.left):
                    return join((UNKNOWN, self.read(node.right, names)))
            case nodes.Or():
                return join((self.read(node.left, names), self.read(node.right, names)))
        return self._other(node, names)

    def _other(self, node: nodes.Node, names: Names) -> Type:
        parts = [self.read(each, names) for each in node.iter_child_nodes()]
        match node:
            case nodes.Const():
                return Plain(type(node.value))
            case nodes.List() | nodes.Tuple():
                return Many(join(parts))
            case nodes.Add():
                return join(parts)
            case nodes.Concat() | nodes.TemplateData():
                return TEXT
            case nodes.Not() | nodes.Compare():
                return TRUTH
        return UNKNOWN

    def _name(self, node: nodes.Name, names: Names) -> Type:
        name = node.name
        if name in names:
            return names[name]
        if names.guarded[name] <= 0 and self._is_missing(name):
            otherwise = _PAGE_IN_MACRO if name == "page" else _SEE
            hint = nearest(name, names, otherwise) if name != "page" else otherwise
            self._report("unknown-variable", f"there is no variable `{name}`", node, name, hint)
        return UNKNOWN

    def _field(self, node: nodes.Node, owner: Type, name: str, names: Names) -> Type:
        known = fields_of(owner)
        if known is None or names.guarded[dotted(node)] > 0:
            return UNKNOWN
        if name in known:
            return known[name]
        if isinstance(owner, Module):
            message = f"`{owner.template}` has no `{name}`"
        elif isinstance(owner, Record):
            message = f"`{owner.kind.__name__}` has no field `{name}`"
        else:
            message = f"there is no field `{name}` here"
        shown = ", ".join(f"`{each}`" for each in known)
        otherwise = f"it has {shown}" if isinstance(owner, Record) else _SEE
        self._report("unknown-field", message, node, name, nearest(name, known, otherwise))
        return UNKNOWN

    def _item(self, node: nodes.Getitem, names: Names) -> Type:
        owner = self.read(node.node, names)
        self.read(node.arg, names)
        if isinstance(node.arg, nodes.Slice):
            return owner
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(node, owner, node.arg.value, names)
        return item_of(owner)

    def _calling(self, node: nodes.Call, names: Names) -> Type:
        called = self.read(node.node, names)
        given = [self.read(each, names) for each in node.args]
        named = {each.key: self.read(each.value, names) for each in node.kwargs}
        for more in (node.dyn_args, node.dyn_kwargs):
            if more is not None:
                self.read(more, names)
        function = node.node.name if isinstance(node.node, nodes.Name) else ""
        if function == "once" and given and isinstance(given[0], Macro):
            return self._call(given[0], node, given[1:], named)
        if isinstance(called, Macro):
            return self._call(called, node, given, named)
        if function in {"asset", "property"} and node.args:
            self._look_up(function, node.args[0])
        return UNKNOWN

    def _look_up(self, function: str, node: nodes.Node) -> None:
        if not isinstance(node, nodes.Const):
            return
        is_asset = function == "asset"
        known = self._library.assets if is_asset else self._library.properties
        if node.value not in known:
            rule = "unknown-asset" if is_asset else "unknown-property"
            message = f"the theme has no {function} `{node.value}`"
            otherwise = f"add it to the theme as `assets/{node.value}`" if is_asset else _SEE
            hint = nearest(str(node.value), known, otherwise)
            self._report(rule, message, node, str(node.value), hint)

    def _condition(self, node: nodes.CondExpr, names: Names) -> Type:
        self.read(node.test, names)
        with names.guard(node.test):
            one = self.read(node.expr1, names)
            return join((one, self.read(node.expr2, names))) if node.expr2 else one

    def _test(self, node: nodes.Test, names: Names) -> Type:
        self._known("test", node.name, node)
        if node.name in {"defined", "undefined"} and dotted(node.node):
            return TRUTH
        for each in node.iter_child_nodes():
            self.read(each, names)
        return TRUTH

    def _filter(self, node: nodes.Filter, names: Names) -> Type:
        self._known("filter", node.name, node)
        is_default = node.name in _DEFAULTS and node.node is not None
        guarded = [dotted(node.node)] if is_default and node.node else []
        names.guarded.update(guarded)
        value = self.read(node.node, names) if node.node is not None else TEXT
        names.guarded.subtract(guarded)
        given = [self.read(each, names) for each in node.args]
        for each in node.kwargs:
            self.read(each.value, names)
        if is_default:
            return join((value, *given))
        found = self._attribute_of(node, item_of(value), names)
        return self._result(node, value, found)

    def _result(self, node: nodes.Filter, value: Type, attribute: Type | None) -> Type:
        if node.name == "headings":
            return Many(Record(Heading))
        if node.name == "map":
            return Many(attribute or UNKNOWN)
        if node.name in _KEEPING:
            return value if isinstance(value, Many) else UNKNOWN
        return item_of(value) if node.name in _TAKING else UNKNOWN

    def _attribute_of(self, node: nodes.Filter, item: Type, names: Names) -> Type | None:
        """Return what a filter takes of each value of a list; None where it takes no attribute."""
        words = [each.value if isinstance(each, nodes.Const) else None for each in node.args]
        at = _TEST_AT.get(node.name, len(words))
        if at < len(words) and words[at]:
            self._known("test", str(words[at]), node)
        named = [each.value for each in node.kwargs if each.key == "attribute"]
        if node.name == "map" and not named and words and words[0]:
            self._known("filter", str(words[0]), node)
        if node.name in _ATTRIBUTE_FIRST:
            named = node.args[:1]
        if not named or not isinstance(named[0], nodes.Const):
            return None
        for part in str(named[0].value).split("."):
            item = item_of(item) if part.isdigit() else self._field(named[0], item, part, names)
        return item

    def _known(self, what: str, name: str, node: nodes.Node) -> None:
        known = self._library.filters if what == "filter" else self._library.tests
        if name not in known:
            hint = nearest(name, known, "see docs/theming.md for those there are")
            self._report("unknown-filter", f"there is no {what} `{name}`", node, name, hint)

    def _report(self, rule: str, message: str, node: nodes.Node, word: str, hint: str) -> None:
        self._library.error(rule, message, self._source, node.lineno, word, hint)
