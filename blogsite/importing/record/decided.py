"""What people have decided of an import since, as their site tells it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from blogsite.importing.ledger import Entry, Fate

_SETTINGS = "content/site.yaml"
_COMMAND = re.compile(r"blogsite (authors|tags) merge (\S{1,200}) \S{1,200}\Z")
# A merge leaves a redirect of the page that is gone.
_FROM = re.compile(
    r"^[ \t]{0,20}(?:-[ \t]{1,9})?\{?[ \t]{0,9}from:[ \t]{1,9}[\"']?([^\"'\s,}]{1,1000})",
    re.MULTILINE,
)
_MOST = 10_000_000


def without_decided(entries: Iterable[Entry], into: Path) -> Iterator[Entry]:
    """Yield the entries but for proposals of merges that were made in the site since."""
    gone = frozenset(_redirected(into / _SETTINGS))
    for entry in entries:
        found = _COMMAND.search(entry.note) if entry.fate is Fate.KEPT and entry.note else None
        if found is None or f"{found[1]}/{found[2]}" not in gone:
            yield entry


def _redirected(settings: Path) -> Iterator[str]:
    """Yield the last two parts of the paths that redirects lead away from."""
    try:
        if settings.is_symlink() or settings.stat().st_size > _MOST:
            return
        text = settings.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for found in _FROM.finditer(text):
        parts = unquote(found[1]).strip("/*").split("/")
        yield "/".join(parts[-2:])
