"""Line breaks that mean no space, as Chinese and Japanese have them."""

import re
from collections.abc import Iterable

# Letters, punctuation and full-width forms of Chinese and Japanese; not Hangul, which is spaced.
_WIDE = "\u2e80-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0003ffff"
# Marks that Chinese and Japanese share with other scripts.
_SHARED = "\u00b7\u2014\u2018-\u201d\u2026"
# Full-width punctuation, which has its room in itself.
_ROOMY = "\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_IS_WIDE = re.compile(f"[{_WIDE}]")
_IS_ROOMY = re.compile(f"[{_ROOMY}]")
_IS_SHARED = re.compile(f"[{_SHARED}]")


def joins_lines(language: str) -> bool:
    """Tell whether a language may have line breaks that mean no space."""
    return not language.lower().startswith("ko")


def breaks_without_space(before: str, after: str) -> bool:
    """Tell whether a line break between two characters means nothing."""
    wide = bool(_IS_WIDE.match(before)), bool(_IS_WIDE.match(after))
    if all(wide) or _IS_ROOMY.match(before) or _IS_ROOMY.match(after):
        return True
    return any(wide) and bool(_IS_SHARED.match(after if wide[0] else before))


def join_lines(lines: Iterable[str], language: str) -> str:
    """Return the lines of a text as one, with single spaces and none around it."""
    pieces: list[str] = []
    before, is_close = "", joins_lines(language)
    for line in (" ".join(each.split()) for each in lines):
        if line:
            is_joined = not before or (is_close and breaks_without_space(before, line[0]))
            pieces += ("" if is_joined else " ", line)
            before = line[-1]
    return "".join(pieces)
