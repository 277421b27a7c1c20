"""The blocks of a file with their texts."""

from dataclasses import dataclass

# What of a front matter is translated: there is one of each at most.
FIELDS = frozenset({"title", "summary", "image", "facts", "links"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its text, ``line`` its first one; the kind is empty where nobody knows it."""

    digest: str
    kind: str
    text: str
    line: int
