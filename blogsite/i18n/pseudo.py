"""A language for testing layouts: English that is longer, accented, and in brackets."""

import re

from blogsite.i18n.faults import PLACEHOLDER, TAG

OPENING, CLOSING = "⟦", "⟧"

_KEPT = re.compile(f"({PLACEHOLDER.pattern}|%%|{TAG.pattern}|&\\w+;)")
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
# German and Finnish are about this much longer than English.
_LONGER = 0.4
_FILLING = " one two three four five six seven eight nine ten".translate(_ACCENTS)


def disguise(text: str) -> str:
    """Return a text as the pseudo-locale has it, with its placeholders and its HTML as they are."""
    inner = text.strip()
    if not inner:
        return text
    pieces = _KEPT.split(inner)
    # Every second piece is one that is kept.
    pieces[::2] = [piece.translate(_ACCENTS) for piece in pieces[::2]]
    length = sum(map(len, pieces[::2]))
    missing = max(1, round(length * _LONGER))
    filling = (_FILLING * (missing // len(_FILLING) + 1))[: max(missing, 2)]
    start, _, end = text.partition(inner)
    return f"{start}{OPENING}{''.join(pieces)}{filling.rstrip()}{CLOSING}{end}"
