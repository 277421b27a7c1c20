"""Tell what kinds of pages a site has, so that builders can be held to the same set."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LANGUAGE = re.compile(r"^(?:en|fr|zh-cn)/(?=.)", re.IGNORECASE)
_NAMES = {
    "feed.xml": "Atom",
    "feed.json": "JSON Feed",
    "feed.rss": "RSS",
    "sitemap.xml": "sitemap",
    "404.html": "404",
}
# The first that fits decides. Further pages of a list are of its kind; Pelican's front page is
# the first of the list of all posts, and its kinds are below `blog/` only.
_KINDS = tuple(
    (re.compile(rf"{pattern}(?:/page/\d+)?/"), kind)
    for pattern, kind in (
        (r"(?:blog|announcements)/\d{4}/\d\d/\d\d/[^/]+", "post"),
        (r"case-studies/(?!page/)[^/]+", "post"),
        (r"blog/\d{4}", "year"),
        (r"(?:blog/)?(?:guest-posts|event-recaps|announcements|case-studies)", "kind"),
        (r"tags/[^/]+", "tag"),
        (r"authors/[^/]+", "author"),
        (r"events/[^/]+", "event"),
        (r"blog", "all posts"),
        (r"(?:tags|authors|events|years)", "index"),
    )
)
_PELICAN = {"tags.html", "authors.html", "categories.html", "archives.html"}


def count_pages(paths: Iterable[str]) -> dict[str, int]:
    """Return how many files of a site are of each kind, the most first; languages together."""
    return dict(Counter(map(_kind, paths)).most_common())


def post_size(sizes: Mapping[str, int]) -> int:
    """Return the mean bytes of a post's page, of the sizes of all files by their paths."""
    posts = [size for path, size in sizes.items() if _kind(path) == "post"]
    return round(sum(posts) / len(posts)) if posts else 0


def differences(ours: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, int]:
    """Return by kind how many more of it the second site has than the first."""
    kinds = dict.fromkeys((*ours, *theirs))
    found = {kind: theirs.get(kind, 0) - ours.get(kind, 0) for kind in kinds}
    return {kind: count for kind, count in found.items() if count}


def _kind(path: str) -> str:
    folder, _, name = path.rpartition("/")
    if kind := _NAMES.get(name):
        return kind
    if name != "index.html":
        return "index" if path in _PELICAN else "other"
    place = _LANGUAGE.sub("", f"{folder}/")
    if place in {"/", "en/", "fr/", "zh-cn/", "zh-CN/"}:
        return "redirect" if place == "en/" else "home"
    if re.fullmatch(r"page/\d+/", place):
        return "all posts"
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(place)), "other page")
