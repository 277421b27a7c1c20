"""What a chat shows of a page, read from the page as its theme renders it."""

from html.parser import HTMLParser

from blogsite.review.model import Card


class _Reader(HTMLParser):
    """Gathers the properties of Open Graph; the first of a name counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("property") or given.get("name")
        if tag == "meta" and name:
            self.found.setdefault(name, given.get("content") or "")


def read_card(page: bytes) -> Card:
    """Return the card of a page."""
    head, _, _ = page.decode("utf-8", "replace").partition("<body")
    reader = _Reader()
    reader.feed(head)
    found = reader.found
    return Card(
        found.get("og:title", ""),
        found.get("og:description") or found.get("description", ""),
        found.get("og:image", ""),
    )
