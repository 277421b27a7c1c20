"""What has changed in a site's folder, as the server tells the building process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What to look at: ``paths`` below the site's folder, or all files where that is None.

    A ``check`` is a look at all files that nothing is known to have happened to.
    """

    paths: frozenset[str] | None = None
    is_check: bool = False

    def joined(self, later: "Change") -> "Change":
        """Return both as one."""
        if self.paths is None or later.paths is None:
            return Change(is_check=self.is_check and later.is_check)
        return Change(self.paths | later.paths)


EVERYTHING = Change()


@dataclass(frozen=True, slots=True)
class Question:
    """Asks for a build; its answer has the same number."""

    number: int
    change: Change
