"""A byline as links, brackets, addresses, words and what parts them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from html import unescape


class Kind(Enum):
    """What a piece of a byline is."""

    WORDS = auto()
    LINK = auto()
    BRACKET = auto()
    MAIL = auto()
    URL = auto()
    HANDLE = auto()
    COMMA = auto()
    AND = auto()
    BREAK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a byline; ``url`` is where a link leads."""

    kind: Kind
    text: str
    url: str = ""


LONGEST = 2000
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,500}?href\s{0,3}=\s{0,3}[\"']?([^\"'<>\s]{1,500})[^<>]{0,500}>([^<>]{0,300})</a\s{0,3}>",
    re.IGNORECASE,
)
_LINE = re.compile(r"<(?:br|/p|/li|/div)\b[^<>]{0,100}>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[a-z][a-z0-9-]{0,20})(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.)])_{1,3}(?!\w)|`")
_LINKED = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_WEB = re.compile(r"<?https?://[^\s<>]{1,500}>?")
_SPACES = re.compile(r"[^\S\n]+")
_URL = r"(?:[^\s()<>]|\([^\s()<>]{0,200}\)){0,500}"
_PIECES = re.compile(
    rf"""(?P<link>\[(?P<words>[^\[\]\n]{{1,300}})\](?:\(\s{{0,3}}<?(?P<url>{_URL})>?(?:\s+["'][^"'\n]{{0,200}}["'])?\s{{0,3}}\)|\[[^\[\]\n]{{0,100}}\]))"""
    r"""|(?P<bracket>\((?:[^()\n]|\([^()\n]{0,200}\)){0,300}\)|[（(][^()（）\n]{0,300}[）)]|【[^【】\n]{0,300}】|\[[^\[\]\n]{0,300}\])"""
    r"""|(?P<mail><?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?)"""
    r"""|(?P<web><?https?://[^\s<>,;，；]{1,500}>?)"""
    r"""|(?P<handle>(?<![\w@])@[A-Za-z0-9][\w-]{0,38}(?![\w@]))"""
    r"""|(?P<break>[;；؛、|•\n]|\s[·/]\s)"""
    r"""|(?P<comma>[,，،])"""
    r"""|(?P<and>\s&\s|＆|(?<!\S)(?-i:and|And|AND|und|et|og|och|ve|ja|dan|và|oraz|και|و|और|एवं|এবং|и|і|та|with|plus|및|그리고|と|和|及|与|與|y|e|i)(?!\S))""",
    re.IGNORECASE,
)


def tokens_of(byline: str) -> tuple[Token, ...]:
    """Return the pieces of a byline, whatever HTML or Markdown it has."""
    text = byline[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")
    text = _ANCHOR.sub(lambda found: f"[{found[2] or found[1]}]({found[1]})", text)
    text = _TAG.sub("", _LINE.sub("\n", text))
    text = unescape(text).replace("\u00a0", " ").replace("\u200b", "")
    return tuple(_merged(_scan(_SPACES.sub(" ", text))))


def without_emphasis(text: str) -> str:
    """Return words without the marks of Markdown."""
    return " ".join(_EMPHASIS.sub("", text).split())


def without_markup(text: str) -> str:
    """Return the words of a short text, without addresses, and without brackets around it all."""
    bare = _TAG.sub("", _LINKED.sub(lambda found: found[1], text[:LONGEST]))
    bare = without_emphasis(_WEB.sub("", unescape(bare))).strip(" ,;")
    pairs = {"(": ")", "（": "）", "[": "]"}
    return bare[1:-1].strip() if bare[-1:] == pairs.get(bare[:1], "") != "" else bare


def _scan(text: str) -> Iterator[Token]:
    at = 0
    for found in _PIECES.finditer(text):
        if found.start() > at:
            yield Token(Kind.WORDS, without_emphasis(text[at : found.start()]))
        yield _token(found)
        at = found.end()
    if at < len(text):
        yield Token(Kind.WORDS, without_emphasis(text[at:]))


def _token(found: re.Match[str]) -> Token:
    whole = found[0].strip()
    if found["link"]:
        return Token(Kind.LINK, without_emphasis(found["words"]), found["url"] or "")
    if found["bracket"]:
        return Token(Kind.BRACKET, without_emphasis(whole[1:-1]))
    if found["mail"]:
        return Token(Kind.MAIL, whole.strip("<>"))
    if found["web"]:
        return Token(Kind.URL, whole.strip("<>").rstrip(".)"))
    if found["handle"]:
        return Token(Kind.HANDLE, whole[1:])
    kind = Kind.COMMA if found["comma"] else Kind.AND if found["and"] else Kind.BREAK
    return Token(kind, whole)


def _merged(tokens: Iterator[Token]) -> Iterator[Token]:
    """Leave out words of which nothing is left, and line ends that only wrap a line."""
    listed = [token for token in tokens if token.text or token.kind is Kind.BREAK]
    for at, token in enumerate(listed):
        is_wrap = token.kind is Kind.BREAK and not token.text
        if is_wrap and (at == 0 or listed[at - 1].kind in _PARTING):
            continue
        yield token


_PARTING = {Kind.COMMA, Kind.AND, Kind.BREAK}
