"""Markup that stands on many pages, made once."""

import msgspec
from jinja2 import Undefined
from jinja2.runtime import Macro
from markupsafe import Markup

# A card takes 2 kB here, and stands in a dozen lists.
_LIMIT = 8192


class Once:
    """Calls macros; for equal values the result of the first call stands.

    An imported macro sees nothing but its arguments, so equal ones give equal markup. A macro
    that can see the page is another macro on each page, and shares nothing with them.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], str] = {}

    def __call__(self, macro: Macro, *values: object) -> str:
        """Return what a macro makes of values of the view; raises TypeError for other values."""
        # Encoding a card is faster than hashing and comparing all that it holds. The types
        # tell apart what has the same bytes, such as a date and its text.
        key = (macro, *map(type, values), _encoder.encode(values))
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= _LIMIT:
                self._made.clear()
            found = self._made[key] = macro(*values)
        return found


def _text(value: object) -> str:
    # The text of an undefined value is its error, which names it.
    if isinstance(value, Markup | Undefined):
        return str.__str__(value) if isinstance(value, Markup) else str(value)
    raise TypeError(f"`once` takes values of the view, not a {type(value).__name__}")


_encoder = msgspec.msgpack.Encoder(enc_hook=_text)
