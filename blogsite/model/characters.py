"""Characters that no text of a site may hold."""

import re

# The planes beyond the first without their last two characters.
_PLANES = "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))

# Control characters but for tab and line feed, surrogates, and the noncharacters of Unicode
# (section 23.7): HTML forbids them all, XML 1.0 most of them. And the marks that embed or
# override a direction: never closed, they turn round the text behind a title.
# Said by what is left, which nearly every character is found in at once: a search among the bad
# ones would compare each character with those of all planes, thirty times as long.
UNPRINTABLE = re.compile(f"[^\t\n -~\xa0-\u2029\u202f-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{_PLANES}]")
