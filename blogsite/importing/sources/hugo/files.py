"""The files of the content that are no texts, and which of them texts refer to."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from blogsite.importing.ledger import Entry, Part, Place, lost

_NAME = re.compile(rb"""[^\s()<>"'\[\]\\/=,]{1,200}\.[A-Za-z0-9]{1,5}\b""")


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
