"""Guesses what a writer meant."""

import difflib
from collections.abc import Iterable

# A shorter beginning says too little about the word that was meant.
_LEAST_START = 4


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known words nearest to ``word``, or an empty string."""
    words = sorted(set(known))
    near = difflib.get_close_matches(word, words, n=2, cutoff=0.6)
    if not near and len(word) >= _LEAST_START:
        near = [candidate for candidate in words if candidate.startswith(word)][:2]
    if not near:
        return ""
    return "did you mean " + " or ".join(f"`{candidate}`" for candidate in near) + "?"
