"""Files of a source that go beside the texts that show them."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from blogsite.pictures.facts import read_facts
from blogsite.pictures.survey import is_picture
from blogsite.site.links import MEDIA_ENDINGS

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 100


@dataclass(slots=True)
class Attachments:
    """What is copied, by folder: the name that each file gets."""

    _names: dict[str, dict[Path, str]] = field(default_factory=lambda: defaultdict(dict))
    _taken: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _made: dict[str, bytes] = field(default_factory=dict)
    _refusals: dict[Path, str] = field(default_factory=dict)

    def refusal(self, file: Path) -> str:
        """Return why a file can't be published, empty where it can."""
        if file.suffix.lower() not in MEDIA_ENDINGS:
            return f"files `{file.suffix}` are not published"
        if not is_picture(file.name):
            return ""
        if file not in self._refusals:
            # What is gone by now is said by who copies it.
            data = file.read_bytes() if file.is_file() else None
            self._refusals[file] = _fault(file.name, data) if data is not None else ""
        return self._refusals[file]

    def attach(self, file: Path, folder: str) -> str:
        """Return the name of a file in a folder; empty where it can't be published."""
        return "" if self.refusal(file) else self._name(file, folder)

    def _name(self, file: Path, folder: str) -> str:
        names = self._names[folder]
        if file not in names:
            names[file] = self._free(_fit(file), self._taken[folder])
            self._taken[folder].add(names[file].lower())
        return names[file]

    def attach_data(self, data: bytes, ending: str, folder: str) -> str:
        """Return the name in a folder of a picture that is no file yet, empty for a broken one."""
        digest = hashlib.sha256(data).hexdigest()[:12]
        made = Path(f"picture-{digest}{ending}")
        if _fault(made.name, data):
            return ""
        if made not in self._names[folder]:
            self._made[f"{folder}/{self._name(made, folder)}"] = data
        return self._names[folder][made]

    def made(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of pictures that no source has as files, each once."""
        yield from self._made.items()
        self._made.clear()

    def __iter__(self) -> Iterator[tuple[str, Path]]:
        """Yield each path below the site, and the file that goes there."""
        for folder, names in self._names.items():
            for file, name in names.items():
                if file.is_absolute():
                    yield f"{folder}/{name}", file

    def _free(self, name: str, taken: set[str]) -> str:
        stem, dot, ending = name.rpartition(".")
        number = 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}{dot}{ending}"
        return name


def _fault(name: str, data: bytes) -> str:
    fault = read_facts(name, data).fault
    return fault.message if fault and not fault.is_warning else ""


def _fit(file: Path) -> str:
    """Return a name that every file system and address takes as it is."""
    stem = _UNFIT.sub("-", unicodedata.normalize("NFC", file.stem)).strip(".-") or "file"
    return stem[:_LONGEST] + file.suffix.lower()
