"""Says why a text is no tag of a language, and which one may be meant."""

import re

from blogsite.model.languages import LANGUAGE_TAG, canonical_tag

_FORM = "a tag is a language, then perhaps a script and a region, such as `de`, `zh-Hant`, `pt-BR`"
# Tags of BCP 47 that say more, in subtags of up to eight letters.
_LONGER = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){1,20}\Z")
_PRIVATE = re.compile(r"[xi]([-_][a-z0-9]{1,8}){1,20}\Z", re.IGNORECASE)


def tag_fault(text: str) -> tuple[str, str]:
    """Return what is wrong with a text that isn't a tag as sites have them, and a hint."""
    meant = meant_tag(text) or _named(text)
    hint = f"write `{meant}`" if meant else _FORM
    if _PRIVATE.match(text):
        return f"`{text}` is a private tag, which browsers don't know", hint
    if _LONGER.match(text) and canonical_tag(text) != meant:
        return f"`{text}` says more than a language, a script and a region", hint
    return f"`{text}` is not a BCP 47 language tag", hint


def meant_tag(text: str) -> str:
    """Return the tag that a text holds which isn't one as sites have them; empty if none."""
    tag = canonical_tag(text)
    if LANGUAGE_TAG.match(tag):
        return tag
    return _shortened(text) if _LONGER.match(text) else ""


def _shortened(text: str) -> str:
    """Return the longest beginning that is a tag."""
    parts = re.split("[-_]", text)
    beginnings = (canonical_tag("-".join(parts[:count])) for count in range(len(parts), 0, -1))
    return next(filter(LANGUAGE_TAG.match, beginnings), parts[0].lower())


def _named(text: str) -> str:
    """Return the tag of a language by its English name, empty where there is none."""
    from babel import Locale  # noqa: PLC0415  (slow, and needed for faults only)

    wanted = text.strip().casefold()
    names = Locale("en").languages.items()
    tags = (key.replace("_", "-") for key, name in sorted(names) if name.casefold() == wanted)
    return next(filter(LANGUAGE_TAG.match, tags), "")
