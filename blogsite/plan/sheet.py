"""Makes style sheets: parts joined, names of other assets turned into their URLs, and minified."""

import posixpath
import re
from collections.abc import Iterable, Mapping

import rcssmin  # type: ignore[import-untyped]  # comes without types

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.theme import PropertyValue
from blogsite.theme import ThemeFile, properties_css
from blogsite.tree import Tree

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# An address within the site's assets: no scheme, no fragment, not from the root.
_NAMED = re.compile(
    r"""url\(\s*(["']?)(?![a-z][a-z0-9+.-]*:|[#/])([^"'()\s]+)\1\s*\)""", re.IGNORECASE
)


def make_sheet(
    styles: str, properties: Iterable[PropertyValue] = (), highlighting: str = ""
) -> str:
    """Return a style sheet: properties first, so that its rules may say them anew."""
    text = "\n".join(filter(None, (properties_css(properties), styles, highlighting)))
    return str(rcssmin.cssmin(text, keep_bang_comments=True))


def join_styles(
    files: Iterable[ThemeFile],
    trees: Mapping[str, Tree],
    urls: Mapping[str, str],
    problems: Problems,
) -> str:
    """Return the text of style sheets in their order; ``urls`` are those of assets, by name.

    ``url(name)`` of what is no asset is an error.
    """
    texts = []
    for file in files:
        text = trees[file.origin].read(file.path).decode("utf-8", "replace")
        texts.append(_resolve(text, file, urls, problems) if "url(" in text else text)
    return "\n".join(texts)


def _resolve(text: str, file: ThemeFile, urls: Mapping[str, str], problems: Problems) -> str:
    # All that is published of assets lies in one folder or below: a relative address will do.
    _, _, kind, name = file.path.split("/", 3)
    folder = posixpath.dirname(name) if kind == "assets" else ""

    def address(found: re.Match[str]) -> str:
        bare, rest = re.fullmatch(r"([^?#]*)(.*)", found[2]).groups()  # type: ignore[union-attr]
        name = posixpath.normpath(posixpath.join(folder, bare))
        if name in urls:
            return f'url("{posixpath.relpath(urls[name], f"/assets/{folder}")}{rest}")'
        line = text.count("\n", 0, found.start(2)) + 1
        column = found.start(2) - text.rfind("\n", 0, found.start(2))
        hint = did_you_mean(name, urls) or f"add it to the theme as `assets/{name}`"
        message = f"the theme has no asset `{name}`"
        problems.error("unknown-asset", message, file.path, line, column, hint)
        return found[0]

    bare = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return _NAMED.sub(address, bare)
