"""Tags of languages (BCP 47)."""

import re
from collections.abc import Mapping

# English that is longer, accented and in brackets: no reader's language, but a test of layouts.
PSEUDO = "en-XA"
PSEUDO_NAME = "Pseudo-English"

# A language, then perhaps a script, then perhaps a region.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?\Z")
_LOOSE_TAG = re.compile(r"([A-Za-z]{2,3})([-_]([A-Za-z]{4}))?([-_]([A-Za-z]{2}|\d{3}))?\Z")


def canonical_tag(text: str) -> str:
    """Return ``text`` written as BCP 47 recommends (``zh-CN``), or as it is if it isn't a tag."""
    found = _LOOSE_TAG.match(text)
    if found is None:
        return text
    language, script, region = found[1].lower(), found[3], found[5]
    return "-".join(
        part for part in (language, script and script.title(), region and region.upper()) if part
    )


def is_english(tag: str) -> bool:
    """Tell whether readers of a language are at home with the words that templates have."""
    return tag.partition("-")[0] == "en" and tag != PSEUDO


def for_search_engines(versions: Mapping[str, str]) -> dict[str, str]:
    """Return the versions of a page, by language, that others may be led to."""
    return {tag: url for tag, url in versions.items() if tag != PSEUDO}
