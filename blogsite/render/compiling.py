"""What templates are compiled to: Jinja's own code, by shorter ways where pages spend most time.

A page looks up hundreds of attributes, and puts out as many texts. What each of these means stays
as Jinja has it.
"""

from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import Undefined, nodes, pass_eval_context, runtime
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext
from jinja2.utils import missing
from markupsafe import Markup, escape

from blogsite.render.once import Once

# They are called with what they are given, unless they ask for more.
_PLAIN = frozenset({MethodType, BuiltinMethodType, Once})


class Compiler(CodeGenerator):
    """Writes the code of a template, for an environment that has `put_out` and `Macro`."""

    def write_commons(self) -> None:
        """Let the functions of a template find these under the names that Jinja has for its own."""
        super().write_commons()
        self.writeline("escape, Macro = environment.put_out, environment.macro")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's)
        """Ask the object itself; only where it has no such attribute, Jinja has more to try."""
        self.write(f"(environment.getattr(holder, {node.attr!r}) if (found := getattr((holder := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is missing else found)")


class Context(runtime.Context):
    """What a page's template sees."""

    def call(
        self,
        function: Any,  # noqa: ANN401  (whatever a template calls)
        /,
        *args: object,
        **named: Any,  # noqa: ANN401
    ) -> object:
        """Call macros and methods at once; Jinja knows about all else."""
        kind = type(function)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind not in _PLAIN or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*args, **named)


class Macro(runtime.Macro):
    """A macro. Where no argument is named it has nothing to work out."""

    @pass_eval_context
    def __call__(self, *args: Any, **named: Any) -> str:  # noqa: ANN401  (as Jinja has it)
        """Return what the macro makes of its arguments."""
        lacking = self._argument_count + 1 - len(args)
        if (
            named
            or lacking < 0
            or not args
            or type(args[0]) is not EvalContext
            or self.catch_kwargs
            or self.catch_varargs
            or self.caller
        ):
            return super().__call__(*args, **named)
        made = self._func(*args[1:], *(missing,) * lacking)
        return Markup(made) if args[0].autoescape else made  # noqa: S704  (it escapes by itself)


def put_out(value: Any) -> str:  # noqa: ANN401  (whatever a template shows)
    """Return a value as it stands on a page: escaped, unless it is markup."""
    kind = type(value)
    if kind is Markup:
        pass
    elif kind is Undefined:  # what an `if` without an `else` leaves
        value = ""
    elif kind is not str or (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    ):
        value = escape(value)
    return value  # type: ignore[no-any-return]
