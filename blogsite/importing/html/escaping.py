"""Text as Markdown that means the very same text."""

import re
import unicodedata

# Each of these may begin something within a line.
_ANYWHERE = re.compile(
    r"[\\`*\[\]{|]|(?<=\])\(|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?]|\Z)|&(?=#?\w+;)|!(?=\Z)|\^(?=\[)"
)
# Within a word an underscore is only that.
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# What a line begins with may make it a heading, an item, a quote, code, a rule, a box or a definition.
_NUMBERED = re.compile(r"^([ \t]*\d{1,9})([.)](?:[ \t]|$))", re.MULTILINE)
_MARKED = re.compile(
    r"^([ \t]*)(#{1,6}(?:[ \t]|$)|[-+](?:[ \t]|$)|-[- \t]*$|=+[ \t]*$|>|[:~](?=[ \t]|$)|!!!|\?\?\?)",
    re.MULTILINE,
)
_RUN = re.compile("`+")
_BREAKS = re.compile(r"(?<![^\S\n])[^\S\n]*+\n\s*+")
_IN_ADDRESS = re.compile(r"[\s<>\\\"`{}|^]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)(#+)$")


def escape_text(text: str) -> str:
    """Escape what could begin markup anywhere in a line."""
    return _UNDERSCORE.sub(r"\\_", _ANYWHERE.sub(lambda found: "\\" + found[0], text))


def escape_starts(text: str) -> str:
    """Escape what could begin a block at the start of each line of an inline text."""
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _MARKED.sub(r"\1\\\2", text)


def escape_heading_end(text: str) -> str:
    """Escape signs that would close a heading."""
    return _CLOSING_HASHES.sub(lambda found: "\\" + found[1], text)


def code_span(text: str) -> str:
    """Return a text as code within a line."""
    text = _BREAKS.sub(" ", text)
    if not text.strip():
        return text
    fence = "`" * _shortest_missing(text)
    padded = text[0] in "` " and (text[0] == "`" or text[-1] == " ")
    room = " " if padded or text[-1] == "`" else ""
    return f"{fence}{room}{text}{room}{fence}"


def fenced(text: str, language: str) -> str:
    """Return a text as a block of code."""
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def address(url: str) -> str:
    """Return a web address as it stands in round brackets."""
    url = _IN_ADDRESS.sub(_percent, url.strip())
    url = _ENTITY.sub("&amp;", url)
    return f"<{url}>" if "(" in url or ")" in url or not url else url


def title(text: str) -> str:
    """Return the title of a link or picture with its quotes."""
    text = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ENTITY.sub("&amp;", text) + '"'


def is_punctuation(character: str) -> bool:
    """Tell whether Markdown may take a character for punctuation."""
    return unicodedata.category(character)[0] in "PS"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _shortest_missing(text: str) -> int:
    runs = {len(run) for run in _RUN.findall(text)}
    return next(length for length in range(1, len(runs) + 2) if length not in runs)
