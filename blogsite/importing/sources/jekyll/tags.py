"""What usual tags and includes of Jekyll sites become."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from blogsite.importing.embeds import shown_at, video
from blogsite.importing.ledger import Part
from blogsite.importing.sources.jekyll.values import Scope

_WORD = re.compile(r"[^\s\"']+")
_GIST = re.compile(r"[\w-]{1,60}(?:/[\w-]{1,60})?\Z")
_NUMBER = re.compile(r"\d{1,20}\Z")
_PICTURE = re.compile(
    r"[^\s?#]{1,1000}\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]\S*)?\Z", re.IGNORECASE
)
_MARKS = re.compile(r"[\\\[\]]")
_ALERTS: Mapping[str, str] = {
    "note": "NOTE",
    "info": "NOTE",
    "callout": "NOTE",
    "alert": "NOTE",
    "notice": "NOTE",
    "tip": "TIP",
    "success": "TIP",
    "important": "IMPORTANT",
    "warning": "WARNING",
    "caution": "WARNING",
    "danger": "CAUTION",
    "error": "CAUTION",
}


@dataclass(frozen=True, slots=True)
class Made:
    """What stands in the place of a tag, and what to say of it."""

    text: str
    how: str
    part: Part = Part.SHORTCODE
    is_block: bool = False


def known_tag_of(name: str, rest: str, scope: Scope) -> Made | None:
    """Return what a tag of a usual plugin becomes, None for others."""
    maker = _TAGS.get(name)
    if maker is None:
        return None
    word = _WORD.search(rest)
    said = scope.said(rest.partition(" ")[0]) if word else None
    return maker(said if said is not None else word[0] if word else "")


def include_of(path: str, parameters: Mapping[str, str]) -> Made | None:
    """Return what an include becomes that shows a picture, a video or a note by its parameters."""
    name = path.rpartition("/")[2].rpartition(".")[0].lower()
    if "youtube" in name or (
        name.startswith("video") and parameters.get("provider", "youtube") == "youtube"
    ):
        key = parameters.get("id") or parameters.get("video_id") or parameters.get("youtubeId", "")
        if address := video(key):
            return _link(address, parameters.get("title", ""))
    src = next((value for value in parameters.values() if _PICTURE.match(value)), "")
    if src and set(parameters) - {"title"}:
        return _picture(src, parameters)
    kind = _ALERTS.get(parameters.get("type", name).lower()) or _ALERTS.get(name)
    content = parameters.get("content") or parameters.get("text") or parameters.get("message")
    if kind and content:
        return _alert(kind, parameters.get("title", ""), content)
    return None


def _picture(src: str, parameters: Mapping[str, str]) -> Made:
    keys = ("caption", "description", "title", "alt", "alt_text", "image_alt")
    said = {key: " ".join(parameters.get(key, "").split()) for key in keys}
    caption = said["caption"] or said["description"] or said["title"]
    alt = said["alt"] or said["alt_text"] or said["image_alt"] or _plain(caption)
    title = (
        f' "{caption.replace(chr(34), chr(39))}"' if caption and caption == _plain(caption) else ""
    )
    below = f"\n\n{caption}" if caption and not title else ""
    return Made(f"![{_escaped(alt)}](<{src}>{title}){below}", "is a picture", is_block=True)


def _alert(kind: str, title: str, content: str) -> Made:
    lines = [f"[!{kind}] {title}".rstrip(), *content.strip().split("\n")]
    text = "\n".join(f"> {line.strip()}".rstrip() for line in lines)
    return Made(text, "has become an alert", is_block=True)


def _youtube(word: str) -> Made | None:
    address = shown_at(word) or word if "/" in word else video(word)
    return _link(address, "") if address else None


def _gist(word: str) -> Made | None:
    key = word.removeprefix("https://gist.github.com/")
    return _link(f"https://gist.github.com/{key}", "") if _GIST.match(key) else None


def _tweet(word: str) -> Made | None:
    if _NUMBER.match(word):
        word = f"https://twitter.com/i/status/{word}"
    return _web(word)


def _vimeo(word: str) -> Made | None:
    return _web(f"https://vimeo.com/{word}" if _NUMBER.match(word) else word)


def _web(word: str) -> Made | None:
    is_web = word.startswith(("https://", "http://")) and not re.search(r"[\s<>]", word)
    return _link(word, "") if is_web else None


def _nothing(_word: str) -> Made:
    return Made("", "is made by the theme")


def _link(address: str, title: str) -> Made:
    text = f"[{_escaped(title)}](<{address}>)" if title else f"<{address}>"
    return Made(text, f"is a link to {address}", Part.EMBED, is_block=True)


def _plain(text: str) -> str:
    return re.sub(r"[*_`\[\]]|<[^<>]*>|\([^()]*\)", "", text)


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: "\\" + found[0], " ".join(text.split()))


_TAGS: Mapping[str, Callable[[str], Made | None]] = {
    "gist": _gist,
    "github_edit_link": _nothing,
    "seo": _nothing,
    "feed_meta": _nothing,
    "toc": _nothing,
    "tweet": _tweet,
    "twitter": _tweet,
    "vimeo": _vimeo,
    "youtube": _youtube,
    "embed": _web,
    "oembed": _web,
}
