"""Asks other sites whether links to them still work, politely, and remembers what they said.

Fragments (``#part``) of other sites' pages are not looked for: that would mean reading the pages.
``robots.txt`` is not asked for either: it is for programs that gather pages, and a link is asked for
once, as a reader would.
"""

import datetime as dt
from collections.abc import Iterable

from blogsite.external.memory import Memory, open_memory
from blogsite.external.verdicts import NO_SUCH_HOST, Settings, State, Verdict
from blogsite.workers import Progress

__all__ = ["NO_SUCH_HOST", "Memory", "Settings", "State", "Verdict", "ask_all", "open_memory"]


def ask_all(
    urls: Iterable[str], settings: Settings, memory: Memory, today: dt.date, progress: Progress
) -> dict[str, Verdict]:
    """Return a verdict for each URL, in the order of the URLs; see `asking.ask_links`."""
    # Sockets, TLS and HTTP take longer to load than all that a build without them needs.
    from blogsite.external.asking import ask_links  # noqa: PLC0415

    return ask_links(urls, settings, memory, today, progress)
