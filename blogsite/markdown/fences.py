"""Fenced blocks: code, formulas and diagrams."""

from markdown_it.token import Token

from blogsite.markdown import highlight
from blogsite.markdown.context import Context, Place, escape
from blogsite.markdown.formula import FormulaError, mathml
from blogsite.markdown.gaps import FORMULA, MERMAID, TRUSTED, set_apart
from blogsite.markdown.written import attributes_of, lines_of

_MATH, _MERMAID = "math", "mermaid"
# A formula may become thirty times as long as its source, so those of a text are bounded together.
_MAX_MATHML = 500_000  # characters
_MOST = 1000


class Fences:
    """The fenced blocks of one body; ``apart`` is what no sanitiser may see, see `set_apart`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.apart: list[str] = []

    def render(self, token: Token) -> str:
        """Return a block: a formula that can be set as such, all else as code."""
        fence = highlight.read_info(token.info) if token.info else highlight.Fence()
        self._check(token, fence)
        if fence.language == _MATH and (formula := self._formula(token)):
            return formula
        label = escape(fence.language)
        if fence.language == _MERMAID:
            label = self._context.gaps.message(MERMAID)
        language = f' data-language="{TRUSTED}{label}"' if label else ""
        attributes = attributes_of(self._context, "div", token, "highlight")
        code = highlight.highlight(token.content, fence)
        return f'<div{attributes}{language}><pre tabindex="{TRUSTED}0"><code>{code}</code></pre></div>\n'

    def _formula(self, token: Token) -> str:
        try:
            if len(self.apart) >= _MOST or sum(map(len, self.apart)) > _MAX_MATHML:
                raise FormulaError("the text has too many formulas")  # noqa: TRY301 (as any other)
            self.apart.append(mathml(token.content))
        except FormulaError as fault:
            message = f"the formula can't be set, so its source is shown: {fault}"
            hint = "correct it; what formulas may say is in docs/editors.md"
            place = self._place(token, fault.offset)
            self._context.problems.warning("bad-formula", message, self._context.path, *place, hint)
            return ""
        attributes = attributes_of(self._context, "div", token, "math")
        label = self._context.gaps.message(FORMULA)
        return (
            f'<div{attributes} role="{TRUSTED}group" aria-label="{TRUSTED}{label}"'
            f' tabindex="{TRUSTED}0">{set_apart(len(self.apart) - 1)}</div>\n'
        )

    def _place(self, token: Token, offset: int) -> Place:
        """Return where a character of a block stands in the file."""
        first = lines_of(token)[0]
        if offset < 0:
            return self._context.line(first), 0
        *before, start = token.content.rstrip()[:offset].split("\n")
        at = first + 1 + len(before)
        return self._context.place_of(token.content.split("\n")[len(before)], len(start), at)

    def _check(self, token: Token, fence: highlight.Fence) -> None:
        """Say what of a block's info string means nothing."""
        hint = highlight.unknown_language(fence.language)
        if hint is not None:
            message = f"there is no colouring for the language `{fence.language}`"
            self._warn("unknown-language", message, token, hint)
        for name in fence.unknown:
            message = f"code has no option `{name}`"
            self._warn("unknown-option", message, token, highlight.did_you_mean_option(name))
        last = max(fence.marked, default=0)
        count = token.content.count("\n")
        if last > count or 0 in fence.marked:
            outside = last if last > count else 0
            message = f"`hl_lines` marks line {outside}, which the code doesn't have"
            hint = f"lines are counted from the block's first; this one has {count}"
            self._warn("unknown-option", message, token, hint)

    def _warn(self, rule: str, message: str, token: Token, hint: str) -> None:
        context = self._context
        line = context.line(lines_of(token)[0])
        context.problems.warning(rule, message, context.path, line, hint=hint)
