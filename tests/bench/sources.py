"""What `--posts` names: archives of several sizes to be made, or a folder of real posts."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .corpus import make_corpus
from .real import read_corpus

if TYPE_CHECKING:
    from .model import Corpus


@dataclass(frozen=True, slots=True)
class Source:
    """A number of posts to be made, or a folder to be read."""

    name: str
    count: int = 0
    folder: Path | None = None

    def read(self, seed: int) -> Corpus:
        """Make the posts from the seed, or read those of the folder."""
        return read_corpus(self.folder) if self.folder else make_corpus(self.count, seed)


def parse_sources(text: str) -> list[Source]:
    """Return one source for each number of `1000,3000`, or the one of a folder."""
    if re.fullmatch(r"\d+(,\d+)*", text):
        return [Source("made", int(count)) for count in dict.fromkeys(text.split(","))]
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"`{text}` is neither numbers nor a folder")
    return [Source(folder.resolve().name, folder=folder)]
