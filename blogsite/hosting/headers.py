"""Netlify's ``_headers``: its rules, and the headers of a path."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.hosting.redirects import canonical_path

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# RFC 9110, section 5.5: no control characters but the tab.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
# Marks of a "*" within a segment, and of one alone, which may also stand for no segment at all.
_ANY, _ANY_BELOW = "\0", "\1"
_STARS = {_ANY: ".*?", _ANY_BELOW: "(?:/.*?)??"}
# The host sets these itself, whatever a file says.
_OWN = {
    *("accept-ranges", "age", "allow", "alt-svc", "connection", "content-encoding"),
    *("content-length", "content-range", "date", "location", "server", "trailer"),
    *("transfer-encoding", "upgrade"),
}


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """A path of ``_headers``, which may have ``*`` and ``:placeholder``, and its headers."""

    path: str
    headers: tuple[tuple[str, str], ...]


def parse_headers(text: str) -> tuple[HeaderRule, ...]:
    """Return the rules of a file; lines that make no sense are left out, as Netlify does."""
    paths: list[tuple[str, list[tuple[str, str]]]] = []
    for line in map(str.strip, text.split("\n")):
        if line.startswith("/"):
            paths.append((line, []))
        elif paths and not line.startswith("#"):
            paths[-1][1].extend(_header(line))
    rules = [HeaderRule(path, _joined(found)) for path, found in paths if found]
    # Of rules that are the same in all the last one counts.
    return tuple(reversed(dict.fromkeys(reversed(rules))))


def headers_for(rules: tuple[HeaderRule, ...], path: str) -> tuple[tuple[str, str], ...]:
    """Return the headers of all rules that match a path, but for those the host sets itself."""
    asked = canonical_path(path)
    matching = (rule for rule in rules if _pattern(rule.path).fullmatch(asked))
    found = (header for rule in matching for header in rule.headers)
    return _joined([(name, value) for name, value in found if name.lower() not in _OWN])


def _header(line: str) -> Iterator[tuple[str, str]]:
    """Yield the header that a line has, if it has one that can be sent."""
    name, _, value = line.partition(":")
    name, value = name.rstrip(), value.strip()
    if _NAME.fullmatch(name) and value and not _CONTROL.search(value):
        yield name, ", ".join(part.strip() for part in value.split(","))


def _joined(headers: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return each name once, as it was first written, with its values joined by commas."""
    names: dict[str, str] = {}
    values: dict[str, list[str]] = {}
    for name, value in headers:
        names.setdefault(name.lower(), name)
        values.setdefault(name.lower(), []).append(value)
    return tuple((name, ", ".join(values[key])) for key, name in names.items())


@functools.lru_cache(maxsize=10_000)
def _pattern(source: str) -> re.Pattern[str]:
    """Return what a rule's path matches: any letter case, with or without a slash at the end.

    What follows a ``*`` up to the next one is sought at its first place only, which is enough: an
    atomic group sees to it, as going through all places of each takes time without bound.
    """
    segments = (each for each in source.split("/") if each)
    head, *rest = re.split(f"([{_ANY}{_ANY_BELOW}])", "".join(map(_segment, segments)))
    parts = [_STARS[star] + text for star, text in zip(rest[::2], rest[1::2], strict=True)]
    groups = [f"(?>{part})" for part in parts[:-1]] + parts[-1:]
    return re.compile(f"{head}{''.join(groups)}/?", re.IGNORECASE)


def _segment(segment: str) -> str:
    if segment == "*":
        return _ANY_BELOW
    if segment.startswith(":"):
        return "/[^/]+"
    return "/" + _ANY.join(re.escape(canonical_path(part)) for part in segment.split("*"))
