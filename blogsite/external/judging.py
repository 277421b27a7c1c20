"""What the answers to a link say about it."""

import http

from blogsite.external.addresses import Place
from blogsite.external.exchange import Answer
from blogsite.external.verdicts import Finding, NoAnswerError, State

_GOOD = range(200, 300)
_GONE = {404, 410}
# 999 is what LinkedIn answers to programs.
_CLIENT_FAULTS = {*range(400, 500), 999}
# Answers that may be others after a while.
TOO_MANY = 429
PASSING = {TOO_MANY, 502, 503, 504}
PERMANENT = {301, 308}
REDIRECTS = {301, 302, 303, 307, 308}


def judge(answer: Answer, asked: Place, end: Place, fragment: str, *, moved: bool) -> Finding:
    """Return what the last answer says; ``moved`` where all redirects to it were for good."""
    target = end.url + (f"#{fragment}" if fragment else "")
    words = describe(answer.status)
    if end == asked:
        return Finding(_state(answer), words)
    if answer.status not in _GOOD:
        return Finding(_state(answer), f"{words} after a redirect to `{target}`", target)
    # Many sites send readers of lost pages to their first page, which is of no use to them.
    lost = " to a site's front page" if end.is_front_page and not asked.is_front_page else ""
    if moved:
        return Finding(State.MOVED, f"moved for good{lost}", target)
    return Finding(State.GOOD, f"{words} after a redirect{lost}", target)


def too_busy(answer: Answer, wait: float | None) -> NoAnswerError:
    """Return the fault of a site that can't answer now; ``wait`` in seconds, if it wants any."""
    asks = f", asks to wait {wait:g} s" if wait else ""
    return NoAnswerError(Finding(_state(answer), describe(answer.status) + asks), passing=True)


def describe(status: int) -> str:
    """Return a status with its standard name, never with the site's own words."""
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def _state(answer: Answer) -> State:
    if answer.status in _GOOD:
        return State.GOOD
    if answer.is_challenge:
        return State.UNTOLD
    if answer.status in _GONE:
        return State.GONE
    if answer.status == TOO_MANY:
        return State.BUSY
    # What asks for a login or for other programs says nothing about the page.
    return State.UNTOLD if answer.status in _CLIENT_FAULTS else State.UNREACHABLE
