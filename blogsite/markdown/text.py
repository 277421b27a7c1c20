"""What a body says in plain text: its summary, its size, its line breaks between CJK lines."""

import re

SUMMARY_LENGTH = 300  # characters

# Letters, punctuation and full-width forms of Chinese and Japanese; not Hangul, which is spaced.
_WIDE = "\u2e80-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0003ffff"
# Marks that Chinese and Japanese share with other scripts.
_SHARED = "\u00b7\u2014\u2018-\u201d\u2026"
# Full-width punctuation, which has its room in itself.
_ROOMY = "\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_IS_WIDE = re.compile(f"[{_WIDE}]")
_IS_ROOMY = re.compile(f"[{_ROOMY}]")
_IS_SHARED = re.compile(f"[{_SHARED}]")
# Letters of scripts that put no spaces between words: Han, kana, Thai, Lao, Myanmar, Khmer.
_WITHOUT_SPACES = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u104f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_WITHOUT_SPACES}]")
# Hangul has spaces, but a word of it says as much as two or three of other languages.
_COUNTED = re.compile(f"[{_WITHOUT_SPACES}\uac00-\ud7a3]")
_WORD = re.compile(r"\w\S*")


def joins_lines(language: str) -> bool:
    """Tell whether a language may have line breaks that mean no space."""
    return not language.lower().startswith("ko")


def breaks_without_space(before: str, after: str) -> bool:
    """Tell whether a line break between two characters means nothing."""
    wide = bool(_IS_WIDE.match(before)), bool(_IS_WIDE.match(after))
    if all(wide) or _IS_ROOMY.match(before) or _IS_ROOMY.match(after):
        return True
    return any(wide) and bool(_IS_SHARED.match(after if wide[0] else before))


def count(text: str) -> tuple[int, int]:
    """Return the number of words, and of letters of scripts that are counted by the letter."""
    if text.isascii():
        return len(text.split()), 0
    spaced, letters = _COUNTED.subn(" ", text)
    return len(_WORD.findall(spaced)), letters


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
