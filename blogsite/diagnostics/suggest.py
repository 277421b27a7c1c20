"""Guesses what a writer meant."""

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known words nearest to ``word``, or an empty string."""
    near = difflib.get_close_matches(word, sorted(set(known)), n=2, cutoff=0.6)
    if not near:
        return ""
    return "did you mean " + " or ".join(f"`{candidate}`" for candidate in near) + "?"
