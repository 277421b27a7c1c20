"""Which addresses of other sites are shown as a card, and what plays them on the page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

YOUTUBE = "https://www.youtube-nocookie.com"
VIMEO = "https://player.vimeo.com"
PLAYERS = (VIMEO, YOUTUBE)
"""The origins that a player may come from."""

_MAX_URL = 2000
_VIDEO = re.compile(r"[\w-]{5,20}", re.ASCII)
_LIST = re.compile(r"[\w-]{2,64}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,20}")
_KEY = re.compile(r"[0-9a-f]{4,40}")  # of a video on Vimeo that isn't listed
_MOMENT = re.compile(r"(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})s?)?")
_SLIDESHARE = re.compile(r"(?:[a-z]{2}\.)?slideshare\.net")


@dataclass(frozen=True, slots=True)
class Shown:
    """What an address leads to: a word of the interface, the provider's name as a class, a player.

    ``player`` is the address of a frame, empty where it can't be told without asking the provider.
    """

    kind: str
    provider: str
    player: str = ""


def shown_at(url: str) -> Shown | None:
    """Return what a video, slides or a short message at an address is shown as, None for all else."""
    if len(url) > _MAX_URL or not url[:8].lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(url)
        host, query = (parts.hostname or "").removeprefix("www."), parse_qs(parts.query)
    except ValueError:
        return None
    asked = {name: values[0] for name, values in query.items()}
    if parts.fragment.startswith("t="):
        asked.setdefault("t", parts.fragment[2:])
    path = [part for part in parts.path.split("/") if part]
    if _SLIDESHARE.fullmatch(host):
        return _slides(path, asked)
    reader = _HOSTS.get(host)
    return reader(path, asked) if reader else None


def players_in(html: str) -> tuple[str, ...]:
    """Return the origins of the players that a page or a body may show."""
    if " data-player=" not in html:  # as in most, which are looked through once for that
        return ()
    return tuple(origin for origin in PLAYERS if f' data-player="{origin}/' in html)


_Path = list[str]
_Asked = Mapping[str, str]


def _youtube(path: _Path, asked: _Asked) -> Shown | None:
    match path:
        case ["watch"]:
            return _youtube_video(asked.get("v", ""), asked)
        case ["playlist"] | ["embed", "videoseries"]:
            return _youtube_list(asked.get("list", ""))
        case ["shorts" | "live" | "embed" | "v", video]:
            return _youtube_video(video, asked)
        case _:
            return None


def _short_youtube(path: _Path, asked: _Asked) -> Shown | None:
    return _youtube_video(path[0], asked) if len(path) == 1 else None


def _youtube_video(video: str, asked: _Asked) -> Shown | None:
    if not _VIDEO.fullmatch(video):
        return None
    wanted = {"autoplay": "1"}
    if start := _seconds(asked.get("t", asked.get("start", ""))):
        wanted["start"] = str(start)
    if _LIST.fullmatch(asked.get("list", "")):
        wanted["list"] = asked["list"]
    player = f"{YOUTUBE}/embed/{video}?{urlencode(wanted)}"
    return Shown("Video on YouTube", "youtube", player)


def _youtube_list(name: str) -> Shown | None:
    if not _LIST.fullmatch(name):
        return None
    player = f"{YOUTUBE}/embed/videoseries?autoplay=1&list={name}"
    return Shown("Playlist on YouTube", "youtube", player)


def _vimeo(path: _Path, asked: _Asked) -> Shown | None:
    match path:
        case [video, key] if _NUMBER.fullmatch(video) and _KEY.fullmatch(key):
            pass
        case [video] | ["channels", _, video] | ["groups", _, "videos", video]:
            key = asked.get("h", "")
        case ["showcase" | "album" | "video", *_, video]:
            key = asked.get("h", "")
        case _:
            return None
    if not _NUMBER.fullmatch(video):
        return None
    wanted = {"dnt": "1", "autoplay": "1"}
    if _KEY.fullmatch(key):
        wanted["h"] = key
    start = _seconds(asked.get("t", ""))
    player = f"{VIMEO}/video/{video}?{urlencode(wanted)}" + (f"#t={start}s" if start else "")
    return Shown("Video on Vimeo", "vimeo", player)


def _slides(path: _Path, _asked: _Asked) -> Shown | None:
    """Return slides; which number their player knows them by can't be told from their address."""
    return Shown("Slides on SlideShare", "slideshare") if len(path) > 1 else None


def _message(path: _Path, _asked: _Asked) -> Shown | None:
    """Return a post on X; it has a script of the provider's instead of a player."""
    match path:
        case [_, "status", number, *_] | ["i", "web", "status", number, *_]:
            return Shown("Post on X", "x") if _NUMBER.fullmatch(number) else None
        case _:
            return None


def _seconds(written: str) -> int:
    """Return the moment that ``90``, ``90s`` or ``1h2m3s`` mean, 0 for none."""
    found = _MOMENT.fullmatch(written)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds


_HOSTS: Mapping[str, Callable[[_Path, _Asked], Shown | None]] = {
    **dict.fromkeys(("youtube.com", "m.youtube.com", "youtube-nocookie.com"), _youtube),
    "youtu.be": _short_youtube,
    "vimeo.com": _vimeo,
    "player.vimeo.com": _vimeo,
    **dict.fromkeys(("x.com", "twitter.com", "mobile.twitter.com"), _message),
}
MESSAGES = (
    "Playlist on YouTube",
    "Post on X",
    "Slides on SlideShare",
    "Video on Vimeo",
    "Video on YouTube",
)
"""The words of the interface that `Shown.kind` may be."""
