"""Rules for URLs and paths that people write."""

import re
from urllib.parse import SplitResult, urlsplit

# What a redirect can ask for: one or more parameters, each with a value.
_QUERY = re.compile(r"[\w.~-]+=[\w.~%+-]+(?:&[\w.~-]+=[\w.~%+-]+)*", re.ASCII)
_SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")


def is_web_url(url: str) -> bool:
    """Whether ``url`` is an absolute web address, safe to put into a page."""
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and not _SPACE_OR_CONTROL.search(url)
        )
    except ValueError:
        return False


def split_url(url: str) -> SplitResult:
    """Return the parts of a URL; one that can't be split is all path."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def path_fault(path: str) -> str:
    """Say why ``path``, which may have a query, can't be an old URL of this site; else empty."""
    path, mark, query = path.partition("?")
    if mark and not _QUERY.fullmatch(query):
        return "after the `?` it needs `key=value`"
    if not path.startswith("/") or path.startswith("//"):
        return "it must start with one `/`"
    if _SPACE_OR_CONTROL.search(path) or any(mark in path for mark in "#*:"):
        return "it may not hold spaces or any of `# * : \\`"
    if any(part in {".", ".."} for part in path.replace("%2e", ".").replace("%2E", ".").split("/")):
        return "it may not leave its folder"
    return ""


def split_query(url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the path of an old URL, and the parameters that its query has."""
    path, _, query = url.partition("?")
    pairs = (each.partition("=") for each in query.split("&") if each)
    return path, tuple((key, value) for key, _, value in pairs)


def check_base_url(url: str) -> str:
    """Return ``url`` with a slash at its end; raises ValueError where it isn't one."""
    if not is_web_url(url):
        raise ValueError("a base URL starts with `https://` and a host name")
    if "?" in url or "#" in url:
        raise ValueError("a base URL has no `?` and no `#`")
    return url if url.endswith("/") else url + "/"
