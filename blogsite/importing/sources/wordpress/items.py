"""Items of an export as values of our own, small enough for the spool to keep in one piece."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from blogsite.importing.archive import Said
from blogsite.importing.ledger import Place
from blogsite.importing.sources.wordpress.wxr import Element
from blogsite.importing.visible import visible_of_html
from blogsite.model.characters import UNPRINTABLE

_NOTHING = Element("", "", 0, {})
_NO_DATE = "0000-00-00"


@dataclass(frozen=True, slots=True)
class Label:
    """A term of an item: its taxonomy, the term's slug there, and its name."""

    taxonomy: str
    slug: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Meta:
    """A custom field."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Content:
    """The body of an item as it was written."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item but for its body."""

    place: Place
    id: str
    type: str
    status: str
    title: Said
    link: Said
    guid: str
    creator: Said
    slug: str
    date: Said
    date_gmt: str
    modified: Said
    modified_gmt: str
    excerpt: Said
    password: bool
    parent: str
    is_sticky: bool
    attachment_url: str
    labels: tuple[Label, ...]
    meta: tuple[Meta, ...]
    comments: tuple[tuple[str, int], ...]

    def field(self, *keys: str) -> Said:
        """Return the first of some custom fields that says something."""
        for key in keys:
            for each in self.meta:
                if each.key == key and each.value.strip():
                    return Said(each.value.strip(), each.line)
        return Said("")


def clean(text: str) -> str:
    """Return a text of one line without characters that may not be published."""
    return " ".join(UNPRINTABLE.sub("", text).split())


def plain(text: str) -> str:
    """Return a title or name that was written as HTML."""
    return clean(visible_of_html(text) if "<" in text else unescape(text))


def item_of(record: Element, path: str) -> tuple[Item, Content]:
    """Return what a record of an item says, and its body."""
    parts = {each.name: each for each in reversed(record.children)}

    def said(name: str) -> Said:
        found = parts.get(name, _NOTHING)
        return Said(clean(found.text), found.line)

    def text(name: str) -> str:
        return said(name).value

    body = parts.get("content:encoded", _NOTHING)
    excerpt = parts.get("excerpt:encoded", _NOTHING)
    item = Item(
        place=Place(path, record.line),
        id=text("wp:post_id"),
        type=text("wp:post_type") or "post",
        status=text("wp:status"),
        title=Said(plain(parts.get("title", _NOTHING).text), said("title").line),
        link=said("link"),
        guid=text("guid"),
        creator=said("dc:creator"),
        slug=text("wp:post_name"),
        date=_date(parts),
        date_gmt=_known(text("wp:post_date_gmt")),
        modified=Said(_known(text("wp:post_modified")), said("wp:post_modified").line),
        modified_gmt=_known(text("wp:post_modified_gmt")),
        excerpt=Said(UNPRINTABLE.sub("", excerpt.text).strip(), excerpt.line),
        password=bool(parts.get("wp:post_password", _NOTHING).text),
        parent=text("wp:post_parent").strip("0"),
        is_sticky=text("wp:is_sticky") == "1",
        attachment_url=text("wp:attachment_url"),
        labels=tuple(_labels(record)),
        meta=tuple(_meta(record)),
        comments=tuple(sorted(Counter(_comments(record)).items())),
    )
    return item, Content(body.text, body.line or record.line)


def _known(date: str) -> str:
    return "" if date.startswith(_NO_DATE) else date


def _date(parts: dict[str, Element]) -> Said:
    for name in ("wp:post_date", "pubDate"):
        found = parts.get(name, _NOTHING)
        if _known(clean(found.text)) and not found.text.strip().endswith("-0001 00:00:00 +0000"):
            return Said(clean(found.text), found.line)
    return Said("")


def _labels(record: Element) -> Iterator[Label]:
    for each in record.children:
        if each.name == "category":
            taxonomy = each.attributes.get("domain", "category")
            name = plain(each.text)
            slug = clean(each.attributes.get("nicename", "")) or name
            yield Label({"tag": "post_tag"}.get(taxonomy, taxonomy), slug, name, each.line)


def _meta(record: Element) -> Iterator[Meta]:
    for each in record.children:
        if each.name == "wp:postmeta":
            value = UNPRINTABLE.sub("", each.child("wp:meta_value"))
            yield Meta(each.child("wp:meta_key").strip(), value, each.line)


def _comments(record: Element) -> Iterator[str]:
    """Yield a word for each comment: what it is, and whether readers could see it."""
    for each in record.children:
        if each.name == "wp:comment":
            kind = {"pingback": "pingback", "trackback": "trackback"}.get(
                each.child("wp:comment_type").strip(), "comment"
            )
            state = each.child("wp:comment_approved").strip()
            yield f"{_STATES.get(state, 'unseen')} {kind}"


_STATES = {"1": "approved", "0": "pending", "hold": "pending", "spam": "spam", "trash": "trashed",
           "post-trashed": "trashed"}  # fmt: skip
