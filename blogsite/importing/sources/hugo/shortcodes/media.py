"""Shortcodes of pictures, sound, video, and of what other sites show."""

import re
from collections.abc import Callable, Mapping

from blogsite.importing.ledger import Part
from blogsite.importing.sources.hugo.shortcodes.call import (
    Call,
    attribute,
    destination,
    escaped,
    inline_html,
    is_plain,
    link,
)
from blogsite.importing.sources.hugo.shortcodes.made import Made

_SIZE = re.compile(r"(\d{1,5})(?:px)?")
_ID = re.compile(r"[\w.-]{1,100}")
_ADDRESS = re.compile(r"https?://\S{1,2000}")
_TAG = re.compile(r"<[^<>]*>")
Maker = Callable[[Call], Made | None]


def figure(call: Call) -> Made | None:
    """Make a picture, with its caption if there is one."""
    src = call.get("src", "path", "image", "img", "file", "url", at=0)
    where = call.get("link", "href")
    if not src and _is_picture(where):
        src, where = where, ""
    if not src:
        return None
    caption = call.get("caption") or call.inner.strip()
    return picture(call, src, caption, title=call.get("title"), where=where)


def _is_picture(address: str) -> bool:
    return address.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"))


def picture(call: Call, src: str, caption: str, *, title: str = "", where: str = "") -> Made:
    """Make a picture: as Markdown where that can say it, else as HTML."""
    credit, source = call.get("attr"), call.get("attrlink")
    alt = call.get("alt") or _words(caption or title)
    if is_plain(caption) and not (title or credit or where):
        return _markdown(call, src, alt, caption)
    image = f'<img src="{destination(src)}" alt="{attribute(alt)}"{_html_sizes(call)}>'
    if where:
        image = f'<a href="{destination(where)}">{image}</a>'
    credit_html = inline_html(credit)
    if source:
        credit_html = f'<a href="{destination(source)}">{credit_html or destination(source)}</a>'
    parts = [
        f"<strong>{inline_html(title)}</strong>" if title else "",
        inline_html(caption),
        credit_html,
    ]
    below = "<br>".join(part for part in parts if part)
    lines = ["<figure>", image, f"<figcaption>{below}</figcaption>" if below else "", "</figure>"]
    return Made("\n".join(filter(None, lines)), "became a picture", is_block=True)


def _markdown(call: Call, src: str, alt: str, caption: str) -> Made:
    title = f' "{" ".join(caption.split())}"' if caption else ""
    sizes = " ".join(f"{name}={value}" for name, value in _sizes(call).items())
    braces = f"{{{sizes}}}" if sizes else ""
    return Made(
        f"![{escaped(alt)}]({destination(src)}{title}){braces}", "became a picture", is_block=True
    )


def _sizes(call: Call) -> Mapping[str, str]:
    found = {name: _SIZE.fullmatch(call.get(name)) for name in ("width", "height")}
    return {name: size[1] for name, size in found.items() if size}


def _html_sizes(call: Call) -> str:
    return "".join(f' {name}="{value}"' for name, value in _sizes(call).items())


def _words(text: str) -> str:
    return " ".join(
        _TAG.sub("", inline_html(text)).replace("&quot;", '"').replace("&amp;", "&").split()
    )


def processed(call: Call) -> Made | None:
    """Make a picture that is named by a part of its file's name."""
    pattern = call.get("src", at=0)
    src = call.site.resource(f"*{pattern}*") if pattern else None
    return picture(call, src, call.raw.strip()) if src else None


def player(call: Call) -> Made | None:
    """Make sound or video that is a file of the site."""
    src = call.get("src", "mp4", "file", "webm", "url", at=0)
    if not src or ("/" not in src and "." not in src):
        return None
    kind = "audio" if call.name == "audio" else "video"
    text = f'<{kind} src="{destination(src)}" controls></{kind}>'
    caption = inline_html(call.get("caption"))
    if caption:
        text = f"<figure>\n{text}\n<figcaption>{caption}</figcaption>\n</figure>"
    return Made(text, f"became {'sound' if kind == 'audio' else 'a video'}", is_block=True)


def _embed(call: Call, address: str) -> Made:
    title = call.get("title", "label", "caption", "alt")
    words = "" if _ADDRESS.fullmatch(title) else escaped(title)
    return Made(link(words, address), f"became a link to {address}", is_block=True, part=Part.EMBED)


def youtube(call: Call) -> Made | None:
    """Make a link to a video."""
    name = call.get("id", "video", "v", at=0)
    if _ADDRESS.fullmatch(name):
        return _embed(call, name)
    start = call.get("start")
    since = f"&t={start}" if start.isdigit() and int(start) else ""
    known = name.partition("?")[0]
    return (
        _embed(call, f"https://www.youtube.com/watch?v={known}{since}")
        if _ID.fullmatch(known)
        else None
    )


def _by_id(pattern: str, *keys: str) -> Maker:
    def made(call: Call) -> Made | None:
        name = call.get("id", *keys, at=0)
        if _ADDRESS.fullmatch(name):
            return _embed(call, name)
        return _embed(call, pattern.format(name)) if _ID.fullmatch(name) else None

    return made


def gist(call: Call) -> Made | None:
    """Make a link to a gist, or to a file in it."""
    user, name, file = call.get("user", at=0), call.get("id", at=1), call.get("file", at=2)
    if not (_ID.fullmatch(user) and _ID.fullmatch(name)):
        return None
    part = re.sub(r"[^a-z0-9]+", "-", file.lower()).strip("-")
    return _embed(call, f"https://gist.github.com/{user}/{name}{f'#file-{part}' if part else ''}")


def tweet(call: Call) -> Made | None:
    """Make a link to a short message."""
    user = call.get("user") or "i"
    name = call.get("id", at=1) or call.get(at=0)
    if not (_ID.fullmatch(user) and name.isdigit()):
        return None
    return _embed(call, f"https://x.com/{'i/web' if user == 'i' else user}/status/{name}")


def framed(call: Call) -> Made | None:
    """Make a link to a page that was shown in a frame."""
    address = call.get("src", "url", "link", at=0)
    return _embed(call, address) if _ADDRESS.fullmatch(address) else None


MAKERS: Mapping[str, Maker] = {
    "figure": figure,
    "image": figure,
    "img": figure,
    "fig": figure,
    "imgproc": processed,
    "audio": player,
    "video": player,
    "youtube": youtube,
    "youtube-lite": youtube,
    "yt": youtube,
    "youtubeplaylist": _by_id("https://www.youtube.com/playlist?list={}"),
    "vimeo": _by_id("https://vimeo.com/{}"),
    "instagram": _by_id("https://www.instagram.com/p/{}/"),
    "gist": gist,
    "tweet": tweet,
    "twitter": tweet,
    "x": tweet,
    "asciinema": _by_id("https://asciinema.org/a/{}", "key"),
    "speakerdeck": _by_id("https://speakerdeck.com/player/{}"),
    "iframe": framed,
}
