"""What becomes of old URLs, read from the rules that the host is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from blogsite.hosting.redirects import (
    Redirects,
    Request,
    Rule,
    compile_redirects,
    find_answer,
    parse_redirects,
)
from blogsite.review.side import Side, render_files
from blogsite.site.urls import output_path
from blogsite.workers import Workers

REDIRECTS = "_redirects"
_MOVES = range(300, 400)
_SERVES = range(200, 300)


@dataclass(frozen=True, slots=True)
class Ways:
    """Where requests for old URLs lead on a side."""

    side: Side
    rules: tuple[Rule, ...]
    compiled: Redirects


def read_ways(side: Side, workers: Workers) -> Ways:
    """Return the rules as the host will read them."""
    found = render_files(side, [REDIRECTS], workers) if REDIRECTS in side.jobs else {}
    rules = parse_redirects(found.get(REDIRECTS, b"").decode("utf-8", "replace"))
    return Ways(side, rules, compile_redirects(rules))


def leads_to(ways: Ways, url: str) -> str:
    """Return the site path (or another site's URL) that a site path is redirected to, or nothing."""
    base = ways.side.base_path

    def exists(path: str) -> bool:
        return _site_path(path, base) is not None and _file(path, base) in ways.side.jobs

    answer = find_answer(ways.compiled, Request(base + url[1:]), exists)
    if answer is None or answer.status not in {*_MOVES, *_SERVES}:
        return ""
    parts = urlsplit(answer.target)
    if parts.netloc or parts.scheme:
        return answer.target
    return (_site_path(answer.target, base) or "") if exists(parts.path) else ""


def _site_path(path: str, base: str) -> str | None:
    return "/" + path.removeprefix(base) if path.startswith(base) else None


def _file(path: str, base: str) -> str:
    return output_path(_site_path(path, base) or path)


def changed_rules(before: Ways, after: Ways) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the rules that are new, and those that are gone."""
    old, new = _lines(before.rules), _lines(after.rules)
    return tuple(each for each in new if each not in old), tuple(
        each for each in old if each not in new
    )


def _lines(rules: Iterable[Rule]) -> dict[str, None]:
    """Return what rules say, in their order."""
    return dict.fromkeys(
        " ".join(
            [
                rule.site + rule.source,
                *(f"{key}={value}" for key, value in rule.query),
                rule.target,
                f"{rule.status}{'!' if rule.forced else ''}",
            ]
        )
        for rule in rules
    )
