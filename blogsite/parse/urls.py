"""Reads URLs from fields."""

from blogsite.fields import Fields
from blogsite.model.urls import is_web_url


def web_url(fields: Fields, key: str) -> str:
    """Return an ``http`` or ``https`` URL, or an empty string."""
    url = fields.text(key)
    if url and not is_web_url(url):
        hint = "write the whole address, with `https://`"
        fields.error("bad-url", f"`{url}` is not a web address", fields.place(key), hint)
        return ""
    return url
