"""The folder that an import goes to: what may change there, and changing it as a whole."""

from blogsite.importing.target.disk import NO_FILE, Disk
from blogsite.importing.target.model import ByHand, Content, Hand, Placed
from blogsite.importing.target.place import place
from blogsite.importing.target.prepare import prepare_target, target_fault

__all__ = [
    "NO_FILE",
    "ByHand",
    "Content",
    "Disk",
    "Hand",
    "Placed",
    "place",
    "prepare_target",
    "target_fault",
]
