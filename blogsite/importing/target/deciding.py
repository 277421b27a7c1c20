"""Three-way: what the last import wrote, what this one brings, and what is on disk."""

import enum

from blogsite.importing.target.model import Hand


class Step(enum.Enum):
    """What is done with a file of the target."""

    WRITE = enum.auto()
    REMOVE = enum.auto()
    LEAVE = enum.auto()


def decide(before: str, new: str, disk: str) -> Step | Hand:
    """Return what to do with a file; digests are empty where there is none.

    ``before`` is what the last import wrote. What people changed is theirs.
    """
    if disk == new:
        return Step.LEAVE
    if disk == before:
        return Step.WRITE if new else Step.REMOVE
    if not new:
        return Hand.ORPHAN if disk else Step.LEAVE
    if not disk:
        return Hand.DELETED
    return Hand.EDITED if before else Hand.OWN
