"""What a build is asked for."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options of a build; ``now`` is aware and decides what is scheduled, expired or upcoming.

    An empty ``base_url`` means the one in the site's settings; an ``origin`` such as
    ``http://127.0.0.1:8000`` takes the place of its scheme and host. ``noindex`` keeps search
    engines out; without ``keeps_urls`` a lost URL is a warning, for those who are still writing;
    ``coverage_page`` is made even where the settings don't ask for it; without ``search`` no page
    offers one, whatever they say, and only with ``cards`` posts get social cards.
    """

    root: Path
    output: Path
    now: dt.datetime
    base_url: str = ""
    origin: str = ""
    drafts: bool = False
    future: bool = False
    expired: bool = False
    noindex: bool = False
    keeps_urls: bool = True
    coverage_page: bool = False
    search: bool = True
    cards: bool = False
    jobs: int = 1
    clean: bool = False
