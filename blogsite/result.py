"""What a build did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blogsite.diagnostics import Diagnostic, Severity
from blogsite.publish.published import Published

if TYPE_CHECKING:
    from blogsite.plan.job import Job


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did. Nothing was published if one of the diagnostics is an error.

    ``edited`` are the input files that differ from those that the process published last,
    ``jobs`` all that was planned; ``is_repeat`` where the input is that of its last build. A site
    that ``has_search`` needs an index, see `index_pages`; ``indexed`` pages are in a new one.
    """

    posts: int
    published: Published
    diagnostics: tuple[Diagnostic, ...]
    edited: tuple[str, ...] = ()
    jobs: tuple[Job, ...] = ()
    base_url: str = ""
    is_repeat: bool = False
    has_search: bool = False
    indexed: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether nothing was published."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)
