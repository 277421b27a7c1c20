"""What is installed, told by names and times: what was learnt of it holds while they are the same."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blogsite import codec
from blogsite.tree import Signature

_PACKAGE = Path(__file__).parent
_SOURCE = ".py"
# Folders of these names have the version of a library in the name or, for one that is being worked
# on, are made anew with it.
_LIBRARY = (".dist-info", ".egg-info")


@dataclass(frozen=True, slots=True)
class Installation:
    """A digest of the looks of the program and its libraries.

    Not ``is_settled`` is one that may change within the same tick of the file system's clock.
    """

    seal: str
    is_settled: bool


def find_installation(now_ns: int) -> Installation:
    """Look at the program's sources, which aren't read, and at the names of libraries."""
    sources = sorted(_sources(str(_PACKAGE)))
    libraries = [name for folder in sys.path for name in _libraries(folder)]
    return Installation(
        seal=codec.digest(*(f"{path} {tuple(sign)}" for path, sign in sources), *libraries),
        is_settled=all(sign.is_settled(now_ns) for _, sign in sources),
    )


def _sources(folder: str) -> Iterator[tuple[str, Signature]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_SOURCE):
                yield entry.path, Signature.of(entry.stat())
            elif "." not in entry.name and entry.is_dir():
                yield from _sources(entry.path)


def _libraries(folder: str) -> list[str]:
    """Return the names of what is installed in a folder; none where it is no folder."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208  (just names)
    except OSError:
        return []
    return sorted(name for name in names if name.endswith(_LIBRARY))
