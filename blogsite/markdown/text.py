"""What a body says in plain text: its summary and its size."""

import re

SUMMARY_LENGTH = 300  # characters

# Letters of scripts that put no spaces between words: Han, kana, Thai, Lao, Myanmar, Khmer.
_WITHOUT_SPACES = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u104f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_WITHOUT_SPACES}]")
# Hangul has spaces, but a word of it says as much as two or three of other languages.
_COUNTED = re.compile(f"[{_WITHOUT_SPACES}\uac00-\ud7a3]")
# What stands among words and is none: a dash, a bullet. Far quicker found than all the words.
_NO_WORD = re.compile(r" [^\w\s]+(?= )")


def count(text: str) -> tuple[int, int]:
    """Return the number of words, and of letters of scripts that are counted by the letter."""
    if text.isascii():
        return len(text.split()), 0
    spaced, letters = _COUNTED.subn(" ", text)
    chunks = spaced.split()
    return len(chunks) - len(_NO_WORD.findall(f" {' '.join(chunks)} ")), letters


def summarise(text: str) -> str:
    """Collapse the spaces of a paragraph and cut it to SUMMARY_LENGTH, at a word where it has any."""
    text = " ".join(text.split())
    if len(text) <= SUMMARY_LENGTH:
        return text
    head, following = text[: SUMMARY_LENGTH - 1], text[SUMMARY_LENGTH - 1]
    whole = following == " " or _UNSPACED.match(following)
    cut = head if whole else head.rpartition(" ")[0]
    if len(cut) < SUMMARY_LENGTH // 2:
        cut = head
    return cut.rstrip(" ,;:.\u3001\u3002\uff0c\uff1b\uff1a-\u2013\u2014") + "\u2026"
