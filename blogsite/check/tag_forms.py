"""Tags made comparable."""

import re

_BETWEEN = re.compile(r"[-_. ]+")
# Shorter words end in `s` for other reasons: `aws`, `dns`, `tls`.
_LEAST = 5
_NO_PLURALS = ("ss", "us", "is")
_WITH_E = ("ses", "xes", "zes", "ches", "shes")


def normal_form(tag: str) -> str:
    """Return what a tag has in common with those that differ by case, plural or hyphen only."""
    parts = [part for part in _BETWEEN.split(tag.casefold()) if part]
    return "".join([*parts[:-1], *map(_singular, parts[-1:])])


def _singular(word: str) -> str:
    if len(word) < _LEAST or not word.endswith("s") or word.endswith(_NO_PLURALS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_WITH_E) else word[:-1]
