"""Which language a file is in, by what its name or its folder says."""

from blogsite.model.autonyms import find_locale
from blogsite.model.languages import LANGUAGE_TAG, canonical_tag


def known_tag(text: str) -> str:
    """Return the BCP 47 tag that a word is, empty for other words and languages nobody has."""
    tag = canonical_tag(text)
    if not LANGUAGE_TAG.match(tag) or not (text.islower() or "-" in text or "_" in text):
        return ""
    locale = find_locale(tag)
    return tag if locale is not None and locale.language == tag.partition("-")[0] else ""


def suffix_tag(stem: str) -> tuple[str, str]:
    """Take a stem apart: `post.zh-cn` is `post` in `zh-CN`; other stems have no language."""
    name, dot, last = stem.rpartition(".")
    tag = known_tag(last) if dot else ""
    return (name, tag) if tag and name else (stem, "")
