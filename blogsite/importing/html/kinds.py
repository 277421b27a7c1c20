"""The elements of HTML by what becomes of them."""


def names(line: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(line.split())


LISTS = frozenset({"ul", "ol"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Boxes without a meaning of their own: what they hold stands for itself.
WRAPPERS = names(
    "address article aside center div fieldset footer form header legend main map menu nav picture"
    " section"
)
BLOCKS = (
    LISTS
    | HEADINGS
    | WRAPPERS
    | names("p li dl dt dd pre blockquote table hr figure figcaption details summary")
    | frozenset({"audio", "video", "tight"})
)
# Blocks that hold blocks, or a run of text and nothing else.
HOLDERS = frozenset({"blockquote", "li", "dd", "details", "[document]"}) | WRAPPERS
# Inline elements without a meaning that Markdown or HTML could keep.
TRANSPARENT = names("acronym bdi big data font input label nobr option output param progress")
# What Markdown has no sign for, and stays a tag with Markdown within.
TAGGED = names("abbr bdo cite dfn ins kbd mark q rp rt ruby samp small span sub sup time u var")
STRONG = frozenset({"b", "strong"})
EMPHASIS = frozenset({"em", "i"})
STRUCK = frozenset({"del", "s", "strike"})
EMPHASISED = STRONG | EMPHASIS | STRUCK
# What goes with all that it holds, and what the ledger says of it.
DROPPED = {
    "script": "scripts don't run here",
    "style": "styles are the theme's",
    "noscript": "what stands in for a script goes with it",
    "template": "holds nothing that shows",
    "svg": "drawings in the text can't be kept",
    "math": "formulas in the text can't be kept",
    "canvas": "is drawn by a script",
    "select": "forms can't be sent from here",
    "textarea": "forms can't be sent from here",
}
EMBEDDED = frozenset({"iframe", "embed", "object", "frame"})
