"""Parsers of markdown-it that try only the rules a character can start.

markdown-it tries each of its rules at each place. Nearly all of them give up at their first
character, so the rules are sorted by that character here, in their own order. What is parsed
stays the same: a rule that is left out would have said no.
"""

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from blogsite.markdown.states import QuickStateBlock, QuickStateInline, make_token

# Which characters a rule can start with; a rule that is not named here may start with any.
BLOCK_STARTS: Mapping[str, str] = {
    "admonition": "!?",
    "attr": "{",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
INLINE_STARTS: Mapping[str, str] = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "attr": "{",
}
# A closing bracket starts no rule, but the search for the end of a link's text stops at it.
_TERMINATORS = re.compile(r"[\n\\`~*_\[\]!^<&{]")

# What starts with one of these ends with a closing bracket, or is text.
_BRACKETS = "[!^"


class DispatchingBlockParser(ParserBlock):
    """Tries the block rules that a line's first character can start."""

    def __init__(self, ruler: Ruler[RuleFuncBlockType]) -> None:
        self.ruler = _BlockRuler(ruler)
        (self._pick,) = self.ruler.getRules()

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803 (markdown-it's name)
    ) -> list[Token] | None:
        """Make the tokens of a text's blocks."""
        if not src:
            return None
        state = QuickStateBlock(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Make the tokens of some lines, up to one that is indented less than their container."""
        starts, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
        pick, deepest = self._pick, state.md.options["maxNesting"]
        line, is_loose = startLine, False
        while line < endLine:
            while line < state.lineMax and starts[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= endLine or indents[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.line = endLine
                break
            pick(state, line, endLine, False)  # noqa: FBT003 (markdown-it's signature)
            state.tight = not is_loose
            line = state.line
            if line <= endLine and starts[line - 1] + shifts[line - 1] >= ends[line - 1]:
                is_loose = True
            if line < endLine and starts[line] + shifts[line] >= ends[line]:
                is_loose = True
                line += 1
                state.line = line


class _BlockRuler(Ruler[RuleFuncBlockType]):
    """Hands out, for each chain of rules, one rule that picks among them."""

    def __init__(self, ruler: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        chains = {"", *(name for rule in self.__rules__ if rule.enabled for name in rule.alt)}
        self._chains = {chain: [self._picker(chain)] for chain in chains}
        self._active = [rule.name for rule in self.__rules__ if rule.enabled]

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 (markdown-it's names)
        return self._chains.get(chainName, [])

    def get_active_rules(self) -> list[str]:
        return self._active

    def _picker(self, chain: str) -> RuleFuncBlockType:
        rules = [
            (rule.name, rule.fn)
            for rule in self.__rules__
            if rule.enabled and (not chain or chain in rule.alt)
        ]
        everything = tuple(fn for _, fn in rules)
        unindented = [(name, fn) for name, fn in rules if name != "code"]
        other = tuple(fn for name, fn in unindented if name not in BLOCK_STARTS)
        by_start = {
            start: tuple(fn for name, fn in unindented if start in BLOCK_STARTS.get(name, start))
            for start in set("".join(BLOCK_STARTS.values()))
        }

        def pick(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
            if state.sCount[start] - state.blkIndent >= 4:  # noqa: PLR2004 (CommonMark: indented code)
                candidates = everything
            else:
                place = state.bMarks[start] + state.tShift[start]
                candidates = by_start.get(state.src[place : place + 1], other)
            for rule in candidates:  # noqa: SIM110 (a generator would cost more than the rules)
                if rule(state, start, end, silent):
                    return True
            return False

        return pick


class DispatchingInlineParser(ParserInline):
    """Tries the inline rules that the next character can start."""

    def __init__(self, ruler: ParserInline) -> None:
        self.ruler = ruler.ruler
        self.ruler2 = ruler.ruler2
        self.terminator_re = _TERMINATORS
        rules = [(rule.name, rule.fn) for rule in self.ruler.__rules__ if rule.enabled]
        self._by_start: dict[str, tuple[RuleFuncInlineType, ...]] = {
            start: tuple(fn for name, fn in rules if start in INLINE_STARTS.get(name, ""))
            for start in set("".join(INLINE_STARTS.values()))
        }

    def tokenize(self, state: StateInline) -> None:
        """Make tokens of the state's text, from its position to its end."""
        src, end = state.src, state.posMax
        search, by_start = _TERMINATORS.search, self._by_start
        last_closing = src.rfind("]")
        deep = state.level >= state.md.options["maxNesting"]
        while state.pos < end:
            start = state.pos
            if deep:
                state.append_pending(src[start])
                state.pos += 1
                continue
            found = search(src, start, end)
            stop = found.start() if found else end
            if stop > start:
                state.append_pending(src[start:stop])
                state.pos = start = stop
                if stop == end:
                    break
            character = src[start]
            if character in _BRACKETS and start > last_closing:
                state.append_pending(character)
                state.pos += 1
                continue
            for rule in by_start.get(character, ()):
                if rule(state, False):  # noqa: FBT003 (markdown-it's signature)
                    break
            else:
                state.append_pending(src[start])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (markdown-it's name)
        """Step over one token without making it."""
        start = state.pos
        known = state.cache.get(start)
        if known is not None:
            state.pos = known
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax + 1
        else:
            self._skip(state, start)
        state.cache[start] = state.pos

    def _skip(self, state: StateInline, start: int) -> None:
        found = _TERMINATORS.search(state.src, start)
        stop = found.start() if found else state.posMax
        if stop > start:
            state.pos = stop
            return
        for rule in self._by_start.get(state.src[start], ()):
            state.level += 1
            matched = rule(state, True)  # noqa: FBT003 (markdown-it's signature)
            state.level -= 1
            if matched:
                return
        state.pos = start + 1

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Make tokens of the content of one block."""
        if not _TERMINATORS.search(src):
            if src:
                tokens.append(make_token("text", "", 0, content=src))
            return tokens
        state = QuickStateInline(src, md, env, tokens)
        self.tokenize(state)
        state.tokens_meta = [meta for meta in state.tokens_meta if meta and meta["delimiters"]]
        if state.delimiters or state.tokens_meta:
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state.tokens
