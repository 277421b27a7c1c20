"""The Markdown dialect: CommonMark and the extensions that posts may use."""

import functools
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from blogsite.markdown import emphasis, inline_rules, paragraphs
from blogsite.markdown.block_rules import label_boxes, whole_lines
from blogsite.markdown.dispatch import DispatchingBlockParser, DispatchingInlineParser
from blogsite.markdown.footnotes import separate_footnotes
from blogsite.markdown.inline_rules import bound_attributes
from blogsite.markdown.quotes import name_sources
from blogsite.markdown.switches import hide_switches

# Deep enough for any post; markdown-it cuts off what is nested deeper.
MAX_NESTING = 60


class _Parser(MarkdownIt):
    """Leaves URLs as they are written: the renderer judges them."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (markdown-it's name)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        return url


def parse_tokens(text: str) -> tuple[list[Token], MutableMapping[str, Any]]:
    """Parse a text with LF line ends; return its tokens and what the rules remember."""
    env: MutableMapping[str, Any] = {}
    return _quick_parser().parse(text, env), env


def plain_parser() -> MarkdownIt:
    """Return a parser of the dialect that tries all rules everywhere: slow, and the measure."""
    parser = _Parser("commonmark", {"maxNesting": MAX_NESTING, "tasklists": True, "alerts": True})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    separate_footnotes(parser)
    parser.use(deflist_plugin)
    parser.use(admon_plugin)
    parser.use(attrs_plugin)
    parser.use(attrs_block_plugin)
    bound_attributes(parser)
    whole_lines(parser)
    hide_switches(parser)
    parser.core.ruler.after("block", "boxes", label_boxes)
    parser.core.ruler.after("boxes", "quotes", name_sources)
    return parser.disable(["normalize", "text_join"])


@functools.cache
def _quick_parser() -> MarkdownIt:
    parser = plain_parser()
    paragraphs.quicken(parser.block.ruler)
    inline_rules.quicken(parser)
    emphasis.quicken(parser)
    parser.inline = DispatchingInlineParser(parser.inline)
    parser.block = DispatchingBlockParser(parser.block.ruler)
    return parser
