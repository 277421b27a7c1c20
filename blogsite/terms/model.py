"""What is to be done with authors or tags, and what it does to files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Authors or tags: the folder of their files, one of them, and the keys of posts with ids."""

    name: str
    singular: str
    keys: tuple[str, ...]

    def path(self, term: str) -> str:
        """Return the path of a term's file."""
        return f"content/{self.name}/{term}.yaml"


AUTHORS = Taxonomy("authors", "author", ("authors", "translators"))
TAGS = Taxonomy("tags", "tag", ("tags",))


@dataclass(frozen=True, slots=True)
class Swap:
    """One term takes another's place.

    ``affiliation`` are pairs of key and text that a credit says from now on, where it says nothing
    itself: what the leaving author's file said, and the staying one's doesn't.
    """

    taxonomy: Taxonomy
    old: str
    new: str
    affiliation: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """Something said in a file that is said no more, and what is said instead, if anything is."""

    path: str
    line: int
    said: str
    stays: str = ""


@dataclass(frozen=True, slots=True)
class FileEdit:
    """A file before and after; None where there is none."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Change:
    """All that a command would do: files in the order of their writing, and what to tell.

    ``taken`` are the keys that the staying term's file gets from the other, ``gone`` what is
    nowhere any more, ``redirects`` the pairs of old and new paths.
    """

    swap: Swap
    edits: tuple[FileEdit, ...]
    texts: int
    taken: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
