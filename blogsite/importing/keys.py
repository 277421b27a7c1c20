"""Texts that a source names by a tag where no link is: readers see their new URLs there."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from blogsite.importing.addresses import KEY, Addresses

_NAMED = re.compile(rf"{KEY}[^\s<>\"'`()\[\]{{}}|\\]{{1,2000}}")
_ENDING = ".,;:!?*_~&"


def show_urls(markdown: str, addresses: Addresses, told: Callable[[str, str], None]) -> str:
    """Write URLs for what is left of the source's own names, in code too; others' words stay.

    ``told`` is given each name and the URL that stands in its place.
    """
    if KEY not in markdown:
        return markdown
    old = {text.key: text.addresses[0] for text in addresses.archive.texts if text.addresses}

    def url_of(name: str) -> str:
        key, mark, fragment = name.partition("#")
        found = addresses.native.addresses.get(key)
        # A text that couldn't be published is where it was.
        url = found.url if found else old.get(unquote(key.removeprefix(KEY)), "")
        return url and url + mark + fragment

    def shown(found: re.Match[str]) -> str:
        written = found[0]
        for name in dict.fromkeys((written, written.rstrip(_ENDING))):
            if url := url_of(name):
                told(name, url)
                return url + written[len(name) :]
        return written

    return _NAMED.sub(shown, markdown)
