"""The files of a site that are no texts: which of them texts refer to, and its redirects."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from blogsite.hosting import parse_redirects
from blogsite.importing.archive import Redirect
from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.letters import letters_of
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.hugo.config import Config, as_list, as_text, as_tree

_NAME = re.compile(rb"""[^\s()<>"'\[\]\\/=,]{1,200}\.[A-Za-z0-9]{1,5}\b""")


_NETLIFY = "netlify.toml"


class Mentions:
    """The names of files that texts have anywhere."""

    def __init__(self) -> None:
        self._names: set[bytes] = set()

    def note(self, data: bytes) -> None:
        """Note the names in a text."""
        self._names.update(unquote_to_bytes(name) for name in _NAME.findall(data))

    def has(self, name: str) -> bool:
        """Tell whether any text has a name."""
        return name.encode() in self._names


def other_files(paths: Iterable[str], mentions: Mentions) -> Iterator[Entry]:
    """Yield an entry for each file that no text refers to."""
    for path in paths:
        if not mentions.has(PurePosixPath(path).name):
            yield lost(Part.FILE, path, Place(path), "no text refers to it by its name")


def read_redirects(folder: Folder, config: Config) -> Iterator[Redirect]:
    """Yield what the site's host was told to redirect, in `_redirects` and `netlify.toml`."""
    static = as_text(config.get("staticdir")) or "static"
    for path in (f"{static}/_redirects", "_redirects", "content/_redirects"):
        text = _text(folder, path)
        for number, line in enumerate(text.split("\n"), start=1):
            for rule in parse_redirects(line):
                if _is_plain(rule.source, rule.target):
                    yield _redirect(rule.source, rule.target, config.base, Place(path, number))
    settings = _text(folder, _NETLIFY)
    found = read_front_matter(f"+++\n{settings}\n+++\n")
    for value in as_list(found.values.get("redirects")):
        source, target = (as_text(as_tree(value).get(key)) for key in ("from", "to"))
        if _is_plain(source, target):
            at = settings.count("\n", 0, max(settings.find(source), 0)) + 1
            yield _redirect(source, target, config.base, Place(_NETLIFY, at))


def _redirect(source: str, target: str, base: str, place: Place) -> Redirect:
    """Return a redirect with paths of the host, where the files say paths of the site."""
    one, other = (
        f"{base}{path}" if path.startswith("/") and not f"{path}/".startswith(f"{base}/") else path
        for path in (source, target)
    )
    return Redirect(one, other, place)


def _text(folder: Folder, path: str) -> str:
    try:
        return letters_of(folder.read(path)).text if path in folder else ""
    except OSError:
        return ""


def _is_plain(source: str, target: str) -> bool:
    """Tell whether a redirect leads from a path of the site somewhere else."""
    return source.startswith("/") and bool(target) and source != target
