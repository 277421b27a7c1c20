"""Where to look at what a page of the old site had embedded."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

_ID = re.compile(r"[\w-]{1,64}\Z")
_YOUTUBE = frozenset({"youtube.com", "youtube-nocookie.com", "m.youtube.com", "youtu.be"})


def shown_address(src: str) -> str:
    """Return the page for people that stands for the address of a frame; others stay as they are."""
    src = src.strip()
    address = "https:" + src if src.startswith("//") else src
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    path = [unquote(part) for part in parts.path.split("/") if part]
    if host in _YOUTUBE:
        return _youtube(path, parts.query) or address
    if host == "player.vimeo.com" and path[:1] == ["video"] and len(path) > 1:
        return f"https://vimeo.com/{path[1]}" if path[1].isdigit() else address
    if host == "gist.github.com" and path and path[-1].endswith(".js"):
        return "https://gist.github.com/" + "/".join([*path[:-1], path[-1].removesuffix(".js")])
    if host == "w.soundcloud.com" and (url := parse_qs(parts.query).get("url")):
        return url[0] if url[0].startswith("https://") else address
    return address


def video(key: str) -> str:
    """Return the address of a video on YouTube; empty for what is no id of one."""
    return f"https://www.youtube.com/watch?v={key}" if _ID.match(key) else ""


def _youtube(path: list[str], query: str) -> str:
    """Return the address of what a frame shows, at the moment at which it begins."""
    asked = parse_qs(query)
    if path[:1] in (["embed"], ["v"], ["shorts"], ["live"]) and len(path) > 1:
        if path[1] == "videoseries" and (found := asked.get("list")):
            return (
                f"https://www.youtube.com/playlist?list={found[0]}" if _ID.match(found[0]) else ""
            )
        start = (asked.get("start") or [""])[0]
        moment = f"&t={start}" if start.isdigit() else ""
        address = video(path[1])
        return address + moment if address else ""
    return ""
