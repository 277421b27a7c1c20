"""Reads what the settings say of languages that a text isn't in, and of names without a file."""

from blogsite.fields import Fields
from blogsite.model.config import Fallback
from blogsite.model.text import LocalText
from blogsite.parse.places import slug_fault


def read_fallback(fields: Fields) -> Fallback:
    """Return where posts without a translation are shown."""
    known = ", ".join(f"`{each}`" for each in Fallback)
    word = fields.text("fallback", Fallback.NONE, f"write one of {known} for all languages")
    try:
        return Fallback(word)
    except ValueError:
        fields.error(
            "wrong-value",
            f"`{word}` is no way to show posts without a translation",
            fields.place("fallback"),
            f"write one of {known}",
        )
        return Fallback.NONE


def read_series(fields: Fields) -> tuple[tuple[str, LocalText], ...]:
    """Return the names of series, by id."""
    listed = fields.fields("series")
    if listed is None:
        return ()
    names = []
    for key in listed.keys():  # noqa: SIM118  (not a dict: keys with places)
        fault = slug_fault(key.id)
        if fault:
            fields.error("bad-slug", f"`{key.id}` can't be a series: {fault}", key)
        names.append((key.id, listed.local_text(key.id)))
    listed.finish()
    return tuple((series_id, name) for series_id, name in names if name)
