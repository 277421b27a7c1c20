"""What a page holds that a security policy has to name: scripts, style sheets, players."""

import base64
import hashlib
import re
from collections.abc import Iterator

from blogsite.markdown.players import players_in

_ELEMENT = re.compile(
    r"""<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>(.*?)</\1\s*>""", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"""([a-z-]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE
)
# Scripts of other types are data, which no policy governs (HTML, "prepare the script element").
_RUNS = frozenset(
    {
        "",
        "module",
        "text/javascript",
        "application/javascript",
        "text/ecmascript",
        "application/ecmascript",
        "importmap",
        "speculationrules",
    }
)


def inline_sources(html: str) -> str:
    """Return what a policy has to allow for a page to work: a directive and a source on each line.

    Scripts and style sheets have hashes (CSP level 3, section 2.3.1), players their origins.
    """
    players = {f"frame-src {origin}" for origin in players_in(html)}
    return "\n".join(sorted({*_sources(html), *players}))


def _sources(html: str) -> Iterator[str]:
    for name, attributes, text in _ELEMENT.findall(html):
        if name.lower() == "style":
            yield f"style-src {_hash(text)}"
        elif _runs(attributes):
            yield f"script-src {_hash(text)}"


def _runs(attributes: str) -> bool:
    """Whether a script element holds a script of its own."""
    found = {name.lower(): "".join(value) for name, *value in _ATTRIBUTE.findall(attributes)}
    return "src" not in found and found.get("type", "").strip().lower() in _RUNS


def _hash(text: str) -> str:
    # Browsers hash what they have parsed, which has no carriage returns.
    parsed = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(parsed.encode()).digest()).decode()}'"
