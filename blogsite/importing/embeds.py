"""Where readers find what a page of the old site showed of another one."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"(?:https?:)?//gist\.github\.com/(?:[\w.-]+/)?[\w.-]+?(?:\.js)?(?:[?#].*)?\Z"
)
_VIDEO = re.compile(r"/(?:embed|v|shorts|live)/([\w-]{1,64})/?\Z")
_ID = re.compile(r"[\w-]{1,64}\Z")
_NUMBERED = re.compile(r"/video/(\d+)")


def shown_at(src: str) -> str:
    """Return the address for people of what a frame shows, empty for what is no web address."""
    src = src.strip()
    src = f"https:{src}" if src.startswith("//") else src
    try:
        parts = urlsplit(src)
    except ValueError:
        return ""
    if not _WEB.match(src):
        return ""
    made = _HOSTS.get((parts.hostname or "").removeprefix("www."))
    return (made(parts) if made else "") or src


def gist_of(src: str) -> str:
    """Return the page of a gist that a script shows, empty for other scripts."""
    if not _SCRIPTED.match(src):
        return ""
    address = re.sub(r"(?:\.js)?(?:[?#].*)?\Z", "", src, count=1)
    return "https:" + address if address.startswith("//") else address


def video(key: str) -> str:
    """Return the address of a video on YouTube; empty for what is no id of one."""
    return f"https://www.youtube.com/watch?v={key}" if _ID.match(key) else ""


def _youtube(parts: SplitResult) -> str:
    """Return the address of a video, at the moment at which the frame begins, or of a list."""
    asked, found = parse_qs(parts.query), _VIDEO.match(parts.path)
    if found and found[1] == "videoseries":
        name = asked.get("list", [""])[0]
        return f"https://www.youtube.com/playlist?list={name}" if _ID.match(name) else ""
    start = asked.get("start", [""])[0]
    moment = f"&t={start}s" if start.isdecimal() else ""
    return video(found[1]) + moment if found else ""


def _vimeo(parts: SplitResult) -> str:
    found = _NUMBERED.match(parts.path)
    return f"https://vimeo.com/{found[1]}" if found else ""


def _soundcloud(parts: SplitResult) -> str:
    asked = parse_qs(parts.query).get("url", [""])[0]
    return asked if asked.startswith("https://soundcloud.com/") else ""


def _slides(parts: SplitResult) -> str:
    if not (parts.path.startswith("/presentation/") and parts.path.endswith("/embed")):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"https://docs.google.com{unquote(parts.path).removesuffix('embed')}pub{query}"


_HOSTS: Mapping[str, Callable[[SplitResult], str]] = {
    **dict.fromkeys(("youtube.com", "youtube-nocookie.com", "m.youtube.com"), _youtube),
    "player.vimeo.com": _vimeo,
    "w.soundcloud.com": _soundcloud,
    "docs.google.com": _slides,
}
