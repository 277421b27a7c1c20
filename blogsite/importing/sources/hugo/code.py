"""Where code is written as such in a text: between fences or backticks."""

import re
from bisect import bisect_right
from collections.abc import Callable

from blogsite.importing.prose import code_spans

_LEAD = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+(?=```|~~~|`)")


def code_finder(text: str, *, is_indented_code: bool = True) -> Callable[[int], bool]:
    """Return what tells whether a place in a text is in code.

    Shortcodes may be set in as deep as code is, so code that is only set in need not count.
    """
    spans = [
        span for span in code_spans(text) if is_indented_code or _LEAD.match(text, span[0], span[1])
    ]
    starts = [start for start, _ in spans]

    def is_code(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < spans[at][1]

    return is_code
