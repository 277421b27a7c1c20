"""Reads and writes ``content/urls.lock``: a line for each URL, with its feed id and its anchors."""

from collections.abc import Iterable, Iterator

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.model.contract import LOCK_PATH, Promise
from blogsite.model.urls import path_fault

_HEAD = (
    "# What other sites may point at: URLs, feed ids, anchors. A build that would lose one fails.\n"
    "# Written by `blogsite urls accept`.\n"
)
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_ENTRY = "id="


def read_lock(data: bytes) -> tuple[tuple[Promise, ...], tuple[Diagnostic, ...]]:
    """Return the promises of a lock by URL, and what is wrong with it.

    What two lines say of one URL counts together, so that both sides of a merge can be kept.
    """
    problems = Problems()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        message, hint = "the file is not UTF-8", "bring back its last good version"
        problems.error("bad-lock", message, LOCK_PATH, line, 1, hint)
        text = ""
    return _parse(text, problems), tuple(problems)


def _parse(text: str, problems: Problems) -> tuple[Promise, ...]:
    found: dict[str, Promise] = {}
    markers = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_MARKERS):
            markers += 1
            if markers == 1:
                _report_conflict(number, problems)
        elif line.strip() and not line.startswith("#"):
            promise = _promise(line, number, problems)
            if promise is not None:
                known = found.get(promise.url)
                found[promise.url] = _joined(known, promise) if known else promise
    return tuple(found[url] for url in sorted(found))


def write_lock(promises: Iterable[Promise]) -> str:
    """Return the text of a lock."""
    ordered = sorted(promises, key=lambda promise: promise.url)
    return _HEAD + "".join(" ".join(_words(each)) + "\n" for each in ordered)


def _words(promise: Promise) -> Iterator[str]:
    yield promise.url
    if promise.entry:
        yield _ENTRY + promise.entry
    for anchor in sorted(promise.anchors):
        yield "#" + anchor


def _promise(line: str, number: int, problems: Problems) -> Promise | None:
    url, *words = line.split()
    entries = [word.removeprefix(_ENTRY) for word in words if word.startswith(_ENTRY)]
    anchors = [word[1:] for word in words if word.startswith("#") and len(word) > 1]
    is_path = url.startswith("/") and not path_fault(url)
    if not is_path or len(entries) + len(anchors) != len(words):
        problems.error(
            "bad-lock",
            "the line is no URL with its feed id and anchors",
            LOCK_PATH,
            number,
            1,
            "write `/path/ id=urn:uuid:... #anchor`, or let `blogsite urls accept` write the file",
        )
        return None
    return Promise(url, "".join(entries[:1]), tuple(anchors), number)


def _joined(one: Promise, other: Promise) -> Promise:
    anchors = tuple(dict.fromkeys((*one.anchors, *other.anchors)))
    return Promise(one.url, one.entry or other.entry, anchors, one.line)


def _report_conflict(number: int, problems: Problems) -> None:
    problems.error(
        "bad-lock",
        "the file has the marks of a merge conflict",
        LOCK_PATH,
        number,
        1,
        "keep the lines of both sides, in any order, and take out the lines of the marks",
    )
