"""Says why a text is no tag of a language, and which one may be meant."""

import re

from blogsite.model.languages import LANGUAGE_TAG, canonical_tag

_FORM = "a tag is a language, then perhaps a script and a region, such as `de`, `zh-Hant`, `pt-BR`"
# Tags of BCP 47 that say more, in subtags of up to eight letters.
_LONGER = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){1,20}\Z")
_PRIVATE = re.compile(r"[xi]([-_][a-z0-9]{1,8}){1,20}\Z", re.IGNORECASE)


def tag_fault(text: str) -> tuple[str, str]:
    """Return what is wrong with a text that isn't a tag as sites have them, and a hint."""
    tag = canonical_tag(text)
    if LANGUAGE_TAG.match(tag):
        return f"`{text}` is not a BCP 47 language tag", f"write `{tag}`"
    if _LONGER.match(text):
        message = f"`{text}` says more than a language, a script and a region"
        return message, f"write `{_shortened(text)}`"
    if _PRIVATE.match(text):
        return f"`{text}` is a private tag, which browsers don't know", _FORM
    named = _named(text)
    return f"`{text}` is not a BCP 47 language tag", f"write `{named}`" if named else _FORM


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
