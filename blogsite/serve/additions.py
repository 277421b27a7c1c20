"""What the preview adds to a page on its way to the browser; files stay as they are."""

import difflib
import re
from collections.abc import Iterable
from html import escape
from urllib.parse import unquote

from blogsite.serve.report import Report

CLIENT = "/_blogsite/client.js"
EVENTS = "/_blogsite/events"

_NEAREST = 5
_ALIKE = 0.6
_HEADING = re.compile(rb"<main\b.*?</h1>", re.DOTALL)


def add_script(page: bytes, run: str, number: int, nonce: str) -> bytes:
    """Return a page with the script that waits for the next build.

    ``run`` and ``number`` are those of the server and the build that the page is of.
    """
    attributes = f'src="{CLIENT}" data-run="{run}" data-build="{number}" nonce="{nonce}"'
    return page + f"<script {attributes} defer></script>\n".encode()


def add_nearest(page: bytes, path: str, found: Iterable[str]) -> bytes:
    """Return the page for errors with links to the pages whose URLs are nearest."""
    links = "".join(f'<li><a href="{escape(url)}">{escape(unquote(url))}</a></li>' for url in found)
    if not links:
        return page
    asked = escape(unquote(path))
    note = (
        '<nav id="blogsite-nearest" lang="en" dir="ltr" aria-label="Nearest pages">'
        f"<p>Preview: there is no page <code>{asked}</code>. The nearest are:</p>"
        f"<ul>{links}</ul></nav>"
    ).encode()
    heading = _HEADING.search(page)
    at = heading.end() if heading else len(page)
    return page[:at] + note + page[at:]


def nearest(path: str, pages: Iterable[str]) -> list[str]:
    """Return the output paths that were meant most likely, by the last parts of their URLs."""
    wanted = unquote(path).rstrip("/").rpartition("/")[2]
    if not wanted:
        return []
    by_name: dict[str, list[str]] = {}
    for page in pages:
        name = page.removesuffix("/index.html").rpartition("/")[2]
        by_name.setdefault(name, []).append(page)
    names = difflib.get_close_matches(wanted, by_name, _NEAREST, _ALIKE)
    names += sorted(name for name in by_name if name not in names and name.startswith(wanted))
    found = (page for name in names for page in sorted(by_name[name], key=len))
    return list(found)[:_NEAREST]


def empty_page(report: Report) -> bytes:
    """Return what stands for a page while there is no site yet."""
    if report.number:
        heading, text = "404", "There is no such page, and the theme has no page for errors."
    else:
        heading, text = "Nothing to show yet", "The page appears as soon as the site builds."
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        "<style>body{max-width:36em;margin:15vh auto;padding:0 1em;font:1.1em/1.5 system-ui}</style>"
        f"<title>{heading}</title></head><body><main><h1>{heading}</h1><p>{text}</p></main>"
        "</body></html>\n"
    ).encode()
