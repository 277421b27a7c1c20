"""The pattern of each kind of post that keeps most of the old addresses."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote

from blogsite.parse.places import slug_fault

DEFAULT = "/blog/:year/:month/:day/:slug/"
ENDING = re.compile(r"\.(?:html?|php|aspx?|md)\Z", re.IGNORECASE)
_DATED = (":year", ":month", ":day")
_LONGEST = 300
# One post of many says nothing of how the others are addressed.
_LEAST_SHARE = 0.1
_FEW = 2

# A path and the day of what was there.
Sample = tuple[str, dt.date]


def infer_pattern(samples: Sequence[Sample]) -> str:
    """Return the pattern that most of the paths follow."""
    counts = Counter(pattern for path, day in samples if (pattern := pattern_of(path, day)))
    if not counts:
        return DEFAULT
    best = min(counts, key=lambda each: (-counts[each], -each.count(":"), each))
    is_rare = counts[best] < max(_FEW, len(samples) * _LEAST_SHARE)
    return DEFAULT if is_rare and len(samples) > _FEW else best


def pattern_of(path: str, day: dt.date) -> str:
    """Return the pattern of one path; empty where a site can't have it."""
    parts = segments(path)
    if not parts or slug_fault(ENDING.sub("", parts[-1])):
        return ""
    wanted = dict(zip(_DATED, day.isoformat().split("-"), strict=True))
    inner = []
    for part in parts[:-1]:
        found = next((name for name, value in wanted.items() if value == part), "")
        wanted.pop(found, None)
        inner.append(found or part)
    pattern = f"/{'/'.join((*inner, ':slug'))}/"
    return pattern if _is_usable(pattern, inner) else ""


def _is_usable(pattern: str, inner: Sequence[str]) -> bool:
    """Whether the site's settings take a pattern; a colon of the path itself would be a word."""
    words = [part for part in inner if part not in _DATED]
    is_short = len(pattern) <= _LONGEST
    return is_short and not any(":" in word or slug_fault(word) for word in words)


def segments(path: str) -> list[str]:
    """Return the parts of a path, decoded."""
    return [unquote(part) for part in path.strip("/").split("/") if part]


def fill(pattern: str, kind: str, slug: str, day: dt.date) -> str:
    """Return the path that a pattern gives to a post, in the default language."""
    return (
        pattern.replace(":year", f"{day.year:04}")
        .replace(":month", f"{day.month:02}")
        .replace(":day", f"{day.day:02}")
        .replace(":kind", kind)
        .replace(":slug", slug)
    )


def list_path(pattern: str, kind: str, plural: str) -> Sequence[str]:
    """Return where the list of a kind may be, the best first."""
    lead = pattern[: pattern.index(":")].rpartition("/")[0]
    paths = [f"/blog/{plural}/", f"/{plural}/", f"/{kind}/", f"/kinds/{kind}/"]
    return [f"{lead}/", *paths] if lead else paths
