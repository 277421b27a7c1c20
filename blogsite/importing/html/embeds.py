"""What a page shows of another site, as a link to it."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

_SCRIPTED = re.compile(r"(?:https?:)?//gist\.github\.com/[\w.-]+/[\w.-]+?(?:\.js)?(?:[?#].*)?\Z")
_VIDEO_ID = re.compile(r"[\w-]{5,20}\Z")


def shown_at(src: str) -> str:
    """Return the address at which readers find what a frame shows, empty for none."""
    src = src.strip()
    if src.startswith("//"):
        src = "https:" + src
    if not re.match(r"https?://[^/\s]", src, re.IGNORECASE):
        return ""
    try:
        parts = urlsplit(src)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    for hosts, made in _HOSTS:
        if host in hosts and (address := made(parts.path, parts.query)):
            return address
    return src


def gist_of(src: str) -> str:
    """Return the page of a gist that a script shows, empty for other scripts."""
    if not _SCRIPTED.match(src):
        return ""
    address = re.sub(r"(?:\.js)?(?:[?#].*)?\Z", "", src, count=1)
    return "https:" + address if address.startswith("//") else address


def _youtube(path: str, query: str) -> str:
    asked = parse_qs(query)
    if path.startswith("/embed/videoseries") and "list" in asked:
        return f"https://www.youtube.com/playlist?list={asked['list'][0]}"
    name = path.removeprefix("/embed/").strip("/")
    if not path.startswith("/embed/") or not _VIDEO_ID.match(name):
        return ""
    start = asked.get("start", [""])[0]
    moment = f"&t={start}s" if start.isdecimal() else ""
    return f"https://www.youtube.com/watch?v={name}{moment}"


def _vimeo(path: str, _query: str) -> str:
    found = re.match(r"/video/(\d+)", path)
    return f"https://vimeo.com/{found[1]}" if found else ""


def _soundcloud(_path: str, query: str) -> str:
    asked = parse_qs(query).get("url", [""])[0]
    return asked if asked.startswith("https://soundcloud.com/") else ""


def _slides(path: str, query: str) -> str:
    return (
        f"https://docs.google.com{unquote(path).removesuffix('embed')}pub"
        + (f"?{query}" if query else "")
        if path.startswith("/presentation/") and path.endswith("/embed")
        else ""
    )


_HOSTS = (
    ({"youtube.com", "youtube-nocookie.com"}, _youtube),
    ({"player.vimeo.com"}, _vimeo),
    ({"w.soundcloud.com"}, _soundcloud),
    ({"docs.google.com"}, _slides),
)
