"""Block rules for lines of text, quicker than markdown-it's: they are tried on nearly all lines."""

from collections.abc import Callable

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

from blogsite.markdown.dispatch import BLOCK_STARTS
from blogsite.markdown.states import make_token

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_TABLE = "|-:"
_DEFINITION = ":~"
# What the lines of a text may start with that end it, but for tables: the underline of a heading,
# and what the rules begin with that may interrupt a paragraph.
_INTERRUPTS = frozenset("=" + _DEFINITION).union(*BLOCK_STARTS.values())


def quicken(ruler: Ruler[RuleFuncBlockType]) -> None:
    """Replace the rules that are tried on every line of text."""
    rules = {rule.name: rule for rule in ruler.__rules__}
    rules["table"].fn = _table(rules["table"].fn)
    deflist = rules["deflist"].fn = _definitions(rules["deflist"].fn)
    ruler.at("lheading", _text_block(deflist))
    ruler.disable("paragraph")


def _starts(state: StateBlock, line: int, characters: str) -> bool:
    place = state.bMarks[line] + state.tShift[line]
    return place < state.eMarks[line] and state.src[place] in characters


def _table(rule: BlockRule) -> BlockRule:
    """Try for a table only where the next line may say how its columns are set."""

    def gated(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        line = start + 1
        return line < end and _starts(state, line, _TABLE) and rule(state, start, end, silent)

    return gated


def _definitions(rule: BlockRule) -> BlockRule:
    """Try for definitions only where one of the next two lines may be one."""

    def gated(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        if silent:
            ahead: tuple[int, ...] = (start,) if state.ddIndent >= 0 else ()
        else:
            ahead = (start + 1, start + 2)
        for line in ahead:
            if line < end and _starts(state, line, _DEFINITION):
                return rule(state, start, end, silent)
        return False

    return gated


def _text_block(deflist: BlockRule) -> BlockRule:
    """Make the rule for what no other rule claims: setext heading, definitions or paragraph."""

    def text_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
        line, level = _end_of_text(state, start, end)
        if level:
            _push_heading(state, start, line, level)
        elif not deflist(state, start, end, False):  # noqa: FBT003
            _push_text(state, "paragraph", "p", "", start, line)
            state.line = line
        return True

    return text_block


def _end_of_text(state: StateBlock, start: int, end: int) -> tuple[int, int]:
    """Find the line after a text, and the level of the setext underline there, or 0."""
    old_parent, state.parentType = state.parentType, "paragraph"
    (terminates,) = state.md.block.ruler.getRules("paragraph")
    bounds, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
    src, base, most = state.src, state.blkIndent, state.lineMax
    line, level = start + 1, 0
    while line < most and (place := bounds[line] + shifts[line]) < ends[line]:
        first, indent = src[place], indents[line]
        is_plain = first not in _INTERRUPTS and not _starts(state, line + 1, _TABLE)
        if not is_plain and indent - base <= 3:  # noqa: PLR2004 (more would be lazy continuation)
            if indent >= base and line < end and first in "-=":
                level = _underline(src[place : ends[line]])
                if level:
                    break
            limit = end if line < end else most
            if indent >= 0 and terminates(state, line, limit, True):  # noqa: FBT003
                break
        line += 1
    state.parentType = old_parent
    return line, level


def _underline(text: str) -> int:
    """Return the level of a setext underline, or 0."""
    marker = text[0]
    if text.rstrip("\t ").strip(marker):
        return 0
    return 1 if marker == "=" else 2


def _push_heading(state: StateBlock, start: int, line: int, level: int) -> None:
    markup = "=" if level == 1 else "-"
    _push_text(state, "heading", f"h{level}", markup, start, line)
    state.line = line + 1
    state.tokens[-3].map = [start, state.line]


def _push_text(state: StateBlock, kind: str, tag: str, markup: str, start: int, line: int) -> None:
    """Make the tokens of an element that holds the text of some lines."""
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))  # noqa: FBT003
    level, inner = state.level, state.level + 1
    state.tokens += (
        make_token(f"{kind}_open", tag, 1, level, True, "", [start, line], markup=markup),  # noqa: FBT003
        make_token("inline", "", 0, inner, True, content, [start, line], []),  # noqa: FBT003
        make_token(f"{kind}_close", tag, -1, level, True, markup=markup),  # noqa: FBT003
    )
