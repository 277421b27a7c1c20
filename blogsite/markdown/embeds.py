"""Cards: what a link to a video, to slides or to a short message becomes that stands alone."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from blogsite.markdown.context import Context, Lines, escape
from blogsite.markdown.gaps import LOADED_WHEN_PRESSED, TRUSTED
from blogsite.markdown.inline import InlineRenderer, plain_text
from blogsite.markdown.players import Shown, shown_at
from blogsite.markdown.urls import Reach, reach
from blogsite.model.body import TargetKind

_BARE = re.compile(r"https?://[^\s<>]+")
# What the words of a card's link may be made of; a picture among them is one more thing to see.
_WORDS = frozenset(
    {"text", "text_special", "code_inline", "softbreak", "image"}
    | {f"{name}_{end}" for name in ("em", "strong", "s") for end in ("open", "close")}
)
# As the renderer and the sanitiser write a card.
_ATTRIBUTES = r'(?: [a-z-]+="[^"]*")*'
_CARD = re.compile(
    rf'<figure class="embed [^"]*"{_ATTRIBUTES}>(<a{_ATTRIBUTES}>)'
    rf'<span class="embed-kind"{_ATTRIBUTES}>([^<]*)</span>'
    r'(?: <span class="embed-(?:address|title)">(.*?)</span>)?</a></figure>',
    re.DOTALL,
)


def card_of(paragraph: Token, content: Token) -> Shown | None:
    """Return what a paragraph is a card of, if it is one."""
    address = _address(paragraph, content)
    return shown_at(address) if address else None


def render_card(
    shown: Shown, content: Token, attributes: str, context: Context, inline: InlineRenderer
) -> str:
    """Return a card: a link that a script may turn into a player."""
    words = list(content.children or ())
    lines: Lines = (content.map[0], content.map[1]) if content.map else (0, 0)
    if words[0].type == "link_open":
        address, words = str(words[0].attrs["href"]), words[1:-1]
    else:
        address, words = content.content, [Token("text", "", 0, content=content.content)]
    url = context.url(TargetKind.LINK, address, lines)
    player, note = "", ""
    if shown.player:
        player = f' data-player="{TRUSTED}{escape(shown.player)}"'
        note = f' data-note="{TRUSTED}{context.gaps.message(LOADED_WHEN_PRESSED)}"'
    kind = f'<span class="embed-kind"{note}>{context.gaps.message(shown.kind)}</span>'
    title = _title(words, context, inline, lines)
    return f'<figure{attributes}{player}><a href="{url}">{kind}{title}</a></figure>\n'


def as_links(html: str) -> str:
    """Return a body with a plain link in place of each card."""
    return _CARD.sub(lambda card: f"<p>{card[1]}{card[3] or card[2]}</a></p>", html)


def _address(paragraph: Token, content: Token) -> str:
    """Return the address of a link that is alone in its paragraph, outside of lists and quotes."""
    children = content.children or ()
    if paragraph.level or not children:
        return ""
    if _BARE.fullmatch(content.content):
        return content.content
    if children[0].type != "link_open" or children[-1].type != "link_close":
        return ""
    is_plain = all(token.type in _WORDS for token in children[1:-1])
    return str(children[0].attrs.get("href", "")) if is_plain else ""


def _title(words: Sequence[Token], context: Context, inline: InlineRenderer, lines: Lines) -> str:
    """Return the words of the link; a picture from elsewhere is its description."""
    text = " ".join(plain_text(words, context.language).split())
    if any(_is_elsewhere(token) for token in words):
        inline.words.append(text)
        html = escape(text)
    else:
        html = inline.render(words, lines)
    name = "address" if _BARE.fullmatch(text) else "title"
    return f' <span class="embed-{name}">{html}</span>' if html else ""


def _is_elsewhere(token: Token) -> bool:
    return token.type == "image" and reach(str(token.attrs.get("src", ""))) is not Reach.LOCAL
