"""Files of YAML or JSON beside a source's texts, read as leniently as front matter."""

from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.importing.front_matter import FrontMatter, Value, read_front_matter
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.letters import letters_of
from blogsite.importing.sources.faults import encoding_entry


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The values of a file by key, and the line of each."""

    path: str
    values: Mapping[str, Value]
    lines: Mapping[str, int]

    def place(self, key: str) -> Place:
        """Return where a key stands."""
        return Place(self.path, self.lines.get(key, 0))


def read_yaml(path: str, data: bytes, entries: list[Entry]) -> YamlFile:
    """Read a file; what can't be read is an entry, and then there are no values."""
    letters = letters_of(data)
    text = letters.text
    if letters.encoding:
        entries.append(encoding_entry(path, letters.encoding))
    is_json = path.endswith(".json")
    front: FrontMatter = read_front_matter(text if is_json else f"---\n{text}\n---\n")
    shift = 0 if is_json else 1
    if front.fault:
        place = Place(path, max(front.fault_line - shift, 0))
        entries.append(lost(Part.FILE, path, place, front.fault))
    return YamlFile(path, front.values, {key: line - shift for key, line in front.lines.items()})
