"""What a token says of the element that it becomes."""

from markdown_it.token import Token

from blogsite.markdown.context import Context, Lines
from blogsite.markdown.gaps import TRUSTED


def lines_of(token: Token) -> Lines:
    """Return the lines of a block, none where it doesn't know."""
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def attributes_of(context: Context, tag: str, token: Token, classes: str = "") -> str:
    """Return an element's attributes: classes of our own, and what its writer may set."""
    if not token.attrs and not token.meta:
        return f' class="{TRUSTED}{classes}"' if classes else ""
    written = {**token.attrs, **token.meta.get("insecure_attrs", {})}
    return context.attributes(tag, written, lines_of(token), classes)
