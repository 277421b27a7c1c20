"""Makes what a search reads: Pagefind's index of the texts on published pages.

An index belongs to the output folder, not to the plan: it is made of pages, and its bytes differ
from one making to the next, so it is held to the texts that it was made of.
"""

from blogsite.search.index import Indexed, remove_index, update_index
from blogsite.search.program import find_program, missing_program, program_version

__all__ = [
    "Indexed",
    "find_program",
    "missing_program",
    "program_version",
    "remove_index",
    "update_index",
]
