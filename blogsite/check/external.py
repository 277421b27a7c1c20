"""Links to other sites: what these say becomes findings at each place where a link stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from blogsite.check.model import Checked, Finding, WebLink
from blogsite.external import NO_SUCH_HOST, State, Verdict
from blogsite.model.urls import split_url

# What is no fault of the link: it works, the site tells only readers, or not now.
_GOOD = frozenset({State.GOOD, State.UNTOLD, State.BUSY})
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
    yield from _busy(found, verdicts)


def _busy(found: Iterable[Place], verdicts: Mapping[str, Verdict]) -> Iterator[Finding]:
    """Yield a finding for each host that wants patience, at its first link."""
    by_host: dict[str, list[Place]] = {}
    for place in found:
        verdict = verdicts[place.link.url]
        if verdict.state is State.BUSY:
            # It is the host where the redirects of a link end.
            host = urlsplit(verdict.target or verdict.url).hostname or ""
            by_host.setdefault(host, []).append(place)
    for host, waiting in by_host.items():
        yield _not_judged(host, waiting, verdicts)


def _not_judged(host: str, found: Sequence[Place], verdicts: Mapping[str, Verdict]) -> Finding:
    urls = {place.link.url for place in found}
    links = "1 link was" if len(urls) == 1 else f"{len(urls)} links were"
    # Others say the same with more words; which of them was asked first is chance.
    detail = min((verdicts[url].detail for url in urls), key=lambda each: (len(each), each))
    message = f"{links} not judged: `{host}` says {detail}"
    hint = "nothing is known to be wrong with them; check again later"
    link = found[0].link
    return Finding(found[0].path, "unreachable-link", link.line, link.column, message, hint)


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
