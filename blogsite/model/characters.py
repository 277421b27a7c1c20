"""Characters that no text of a site may hold."""

import re

_PLANES = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))

# Control characters but for tab and line feed, surrogates, and the noncharacters of Unicode
# (section 23.7): HTML forbids them all, XML 1.0 most of them. And the marks that embed or
# override a direction: never closed, they turn round the text behind a title.
UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\ufdd0-\ufdef{_PLANES}]"
)
