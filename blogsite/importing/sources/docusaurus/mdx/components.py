"""What usual components of React become; others are shown as they were written."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from blogsite.importing.embeds import shown_at, video
from blogsite.importing.ledger import Fate, Part
from blogsite.importing.sources.docusaurus.mdx.admonitions import KINDS
from blogsite.importing.sources.docusaurus.mdx.html import escaped, picture
from blogsite.importing.sources.docusaurus.mdx.jsx import Tag
from blogsite.importing.sources.docusaurus.mdx.values import Names, labels

_PICTURE = re.compile(
    r"[^\s?#]{1,1000}\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]\S*)?\Z", re.IGNORECASE
)
_LIGHT = re.compile(r"light\s*:\s*(?:[\w.]+\(\s*)?([\"'`])(?P<path>[^\"'`\n]{1,1000})\1")
_WEB = re.compile(r"(?:https?:)?//\S+\Z")
_ID = re.compile(r"[\w-]{1,64}\Z")
_WORDS = ("title", "label", "text", "name", "alt", "children")
_WHERE = ("to", "href", "url", "link", "src")
# Components in which the words between the tags are a link.
_LINKS = frozenset({"link", "button", "cta", "navlink", "a", "externallink", "buttonlink"})


@dataclass(frozen=True, slots=True)
class Made:
    """What stands in the place of a tag, and of the one that closes it."""

    text: str
    how: str
    end: str = ""
    is_block: bool = False
    part: Part = Part.SHORTCODE
    fate: Fate = Fate.CHANGED


@dataclass(frozen=True, slots=True)
class Use:
    """A component where a text uses it; ``tabs`` are the labels of the tabs around it."""

    tag: Tag
    names: Names
    is_alone: bool
    tabs: Mapping[str, str]

    def get(self, *names: str) -> str:
        """Return the first of some attributes that says anything."""
        for name in names:
            if value := self.names.text(self.tag.attributes.get(name, "")):
                return value
        return ""

    @property
    def kind(self) -> str:
        """Return the component's name, of `Some.Part` the last."""
        return self.tag.name.rpartition(".")[2].lower()


def make(use: Use) -> Made | None:
    """Return what a component becomes; None for one that isn't known."""
    maker = _MAKERS.get(use.kind)
    made = maker(use) if maker else None
    return made or _video(use) or _picture(use) or _link(use)


def _tabs(use: Use) -> Made | None:
    return Made("", "its tabs follow each other", is_block=True) if not use.tag.is_closed else None


def _tab(use: Use) -> Made | None:
    value = use.get("value", "title", "name")
    label = use.get("label") or use.tabs.get(value) or value
    return Made(
        f"**{escaped(label)}**" if label else "", "is a text below its label", is_block=True
    )


def _admonition(use: Use) -> Made | None:
    kind = use.get("type", "kind").lower()
    kind = kind if kind in KINDS else "note"
    title = " ".join(use.get("title").split())
    return Made(f":::{kind} {title}".rstrip(), "has become an alert", ":::", is_block=True)


def _details(use: Use) -> Made | None:
    summary = html.escape(use.get("summary", "title"), quote=False)
    head = f"<details><summary>{summary}</summary>" if summary else "<details>"
    return Made(head, "is HTML", "</details>", is_block=True)


def _video(use: Use) -> Made | None:
    key = use.get("videoId", "videoID", "youTubeId", "youtubeId")
    if "youtube" in use.kind or use.kind == "yt":
        key = key or use.get("id", "video", "videoid", "embedId")
    return _embed(video(key), use) if key else None


def _tweet(use: Use) -> Made | None:
    key = use.get("tweetId", "id", "tweetID")
    return _embed(f"https://twitter.com/i/status/{key}", use) if _ID.match(key) else None


def _gist(use: Use) -> Made | None:
    key = use.get("id", "gist")
    is_gist = re.fullmatch(r"[\w-]{1,60}(?:/[\w-]{1,60})?", key)
    return _embed(f"https://gist.github.com/{key}", use) if is_gist else None


def _embed(address: str, use: Use) -> Made | None:
    if not address:
        return None
    label = use.get("title")
    text = f"[{escaped(label)}](<{address}>)" if label else f"<{address}>"
    return Made(text, f"is a link to {address}", is_block=use.is_alone, part=Part.EMBED)


def _picture(use: Use) -> Made | None:
    src = use.get("src", "img", "image", "url", "source", "lightImageSrc", "path")
    if not src and (light := _LIGHT.search(use.tag.attributes.get("sources", ""))):
        src = light["path"]
    if not use.tag.is_closed or not _PICTURE.match(src):
        return None
    sizes = {name: use.get(name) for name in ("width", "height")}
    title = use.get("caption", "title")
    alt = use.get("alt", "description") or title
    text = picture(src, alt, title, sizes, is_alone=use.is_alone)
    return Made(text, "is a picture", is_block=use.is_alone)


def _link(use: Use) -> Made | None:
    where = use.get(*_WHERE)
    if not where or any(mark in where for mark in "<>\n"):
        return None
    if use.kind in _LINKS and not use.tag.is_closed:
        return Made(f'<a href="{html.escape(where)}">', "is a link", "</a>")
    if not use.tag.is_closed or not (use.kind in _LINKS or _WEB.match(where)):
        return None
    address = shown_at(where) or where
    words = use.get(*_WORDS)
    text = f"[{escaped(words)}](<{address}>)" if words else f"<{address}>"
    text = text if words or _WEB.match(address) else f"[{escaped(address)}](<{address}>)"
    return Made(text, f"is a link to {address}", is_block=use.is_alone, part=Part.EMBED)


def tab_labels(tag: Tag) -> Mapping[str, str]:
    """Return the labels that `<Tabs>` gives to its tabs."""
    return labels(tag.attributes.get("values", ""))


_MAKERS: Mapping[str, Callable[[Use], Made | None]] = {
    "tabs": _tabs,
    "tabgroup": _tabs,
    "codetabs": _tabs,
    "tabitem": _tab,
    "tab": _tab,
    "admonition": _admonition,
    "callout": _admonition,
    "details": _details,
    "accordion": _details,
    "tweet": _tweet,
    "twittertweetembed": _tweet,
    "gist": _gist,
}
