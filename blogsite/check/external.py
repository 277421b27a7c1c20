"""Links to other sites: what these say becomes findings at each place where a link stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from blogsite.check.model import Checked, Finding, WebLink
from blogsite.external import NO_SUCH_HOST, State, Verdict
from blogsite.site.urls import split_url

# What is no fault: it works, or the site tells only readers.
_GOOD = frozenset({State.GOOD, State.UNTOLD})
_LATER = "open it yourself; if that fails too, link to another page or to an archived copy"


@dataclass(frozen=True, slots=True)
class Place:
    """A link to another site in a file."""

    path: str
    link: WebLink


def places(checked: Mapping[str, Checked], base_url: str) -> tuple[Place, ...]:
    """Return the links to other sites than this one."""
    own = urlsplit(base_url).netloc.lower()
    return tuple(
        Place(path, link)
        for path, each in checked.items()
        for link in each.links
        if split_url(link.url).netloc.lower() != own
    )


def judge(found: tuple[Place, ...], verdicts: Mapping[str, Verdict]) -> Iterator[Finding]:
    """Yield a finding for each link that isn't as it should be.

    Where no name at all is known, it is the network that fails and not the links.
    """
    if _is_offline(verdicts):
        message = f"no other site is known here, so {len(verdicts)} links were not judged"
        yield Finding(
            "", "unreachable-link", 0, 0, message, "look after the network, and try again"
        )
        return
    for place in found:
        verdict = verdicts[place.link.url]
        if verdict.state not in _GOOD:
            yield _finding(place, verdict)


def _is_offline(verdicts: Mapping[str, Verdict]) -> bool:
    hosts = {urlsplit(url).hostname for url in verdicts}
    return len(hosts) > 1 and all(each.detail == NO_SUCH_HOST for each in verdicts.values())


def _finding(place: Place, verdict: Verdict) -> Finding:
    at = (place.link.line, place.link.column)
    url = place.link.url
    if verdict.state is State.MOVED:
        hint = f"write `{verdict.target}`, if that is the page you mean"
        return Finding(place.path, "moved-link", *at, f"`{url}`: {verdict.detail}", hint)
    message = f"`{url}`: {verdict.detail}; {_last_good(verdict)}"
    if verdict.state is State.GONE:
        hint = "link to another page, or to an archived copy"
        return Finding(place.path, "dead-link", *at, message, hint)
    hint = "correct the address" if verdict.state is State.REFUSED else _LATER
    return Finding(place.path, "unreachable-link", *at, message, hint)


def _last_good(verdict: Verdict) -> str:
    return f"last good on {verdict.last_good}" if verdict.last_good else "not known to have worked"
