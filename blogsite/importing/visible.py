"""The words that a reader sees, of HTML and of plain Markdown, made without the program's own parser."""

import functools
import re
from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

_INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
     "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
     "strong", "time", "tt", "u", "var", "wbr"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "br", "button", "caption", "center", "dd",
     "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
     "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre",
     "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)  # fmt: skip
# What is raised or lowered is a word of its own: a note's number isn't the end of the word before it.
_APART = frozenset(["sub", "sup"])
_UNSEEN = frozenset(
    ["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "title",
     "textarea", "select", "audio", "video", "noembed", "noframes"]
)  # fmt: skip
_TAG = re.compile(r"</?([a-z0-9]+)[^>]*>")
_ENTITY = re.compile(r"&(amp|lt|gt|quot|nbsp|#39);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " ", "#39": "'"}
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{:?[ \t]*[#.][^{}\n]{0,200}\}")


def visible_of_html(html: str) -> str:
    """Return the words of HTML, with spaces between blocks and none that the source lacks."""
    clean = nh3.clean(
        html,
        tags=_INLINE | _BLOCKS | _APART,
        attributes={},
        clean_content_tags=set(_UNSEEN),
        link_rel=None,
    )
    text = _TAG.sub(lambda found: "" if found[1] in _INLINE else " ", clean)
    return " ".join(_ENTITY.sub(lambda found: _ENTITIES[found[1]], text).split())


def visible_of_markdown(text: str) -> str:
    """Return the words of CommonMark with tables, footnotes and definition lists.

    Attributes in braces, as `{#id}`, are none of them, but for those in code.
    """
    return visible_of_html(_parser().render(text))


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.add_render_rule("text", _without_attributes)
    return parser


def _without_attributes(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: object, _env: object
) -> str:
    return escapeHtml(_ATTRIBUTES.sub("", tokens[index].content))
