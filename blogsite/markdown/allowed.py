"""What writers may set on an element: one table for ``{...}`` and for raw HTML."""

import re
from collections.abc import Mapping

_ANY = re.compile(r"[^\x00-\x08\x0b-\x1f]*")
_FLAG = re.compile(r"[a-z]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SIZE = re.compile(r"[0-9]{1,5}")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_HOUR = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_ZONE = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])"
_WHEN_CHANGED = re.compile(f"{_DAY}(?:[T ]{_HOUR}{_ZONE})?")
_WHEN = re.compile(f"{_DAY}(?:[T ]{_HOUR}{_ZONE}?)?|{_HOUR}|[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?")
_MEDIA_TYPE = re.compile(r"(?:audio|video)/[\w.+-]{1,60}")

_CELL = {"colspan": _SPAN, "rowspan": re.compile(r"[1-9][0-9]{0,3}")}
_PLAYER = {"src": _ANY, "controls": _FLAG, "loop": _FLAG, "muted": _FLAG}

EVERYWHERE: Mapping[str, re.Pattern[str]] = {
    "id": _ANY,
    "class": _ANY,
    "title": _ANY,
    "lang": _LANGUAGE,
    "dir": re.compile("ltr|rtl|auto"),
}
ON_ELEMENTS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "a": {"href": _ANY, "hreflang": _LANGUAGE},
    "audio": _PLAYER,
    "col": {"span": _SPAN},
    "colgroup": {"span": _SPAN},
    "del": {"datetime": _WHEN_CHANGED},
    "details": {"open": _FLAG},
    "img": {
        "src": _ANY,
        "alt": _ANY,
        "width": _SIZE,
        "height": _SIZE,
        "loading": re.compile("lazy|eager"),
        "decoding": re.compile("async|sync|auto"),
    },
    "ins": {"datetime": _WHEN_CHANGED},
    "li": {"value": _NUMBER},
    "ol": {"start": _NUMBER, "reversed": _FLAG, "type": re.compile("[1aAiI]")},
    "source": {"src": _ANY, "type": _MEDIA_TYPE},
    "td": _CELL,
    "th": {**_CELL, "scope": re.compile("row|col|rowgroup|colgroup")},
    "time": {"datetime": _WHEN},
    "video": {**_PLAYER, "width": _SIZE, "height": _SIZE},
}
_CLASS_START = "x-"


def is_allowed(tag: str, name: str, value: str) -> bool:
    """Tell whether writers may give an element this attribute with this value."""
    pattern = EVERYWHERE.get(name) or ON_ELEMENTS.get(tag, {}).get(name)
    return pattern is not None and pattern.fullmatch(value) is not None


def own_classes(written: str) -> str:
    """Keep a writer's classes apart from the theme's, which could lay themselves over a page."""
    names = (
        name if name.startswith(_CLASS_START) else _CLASS_START + name for name in written.split()
    )
    return " ".join(dict.fromkeys(names))
