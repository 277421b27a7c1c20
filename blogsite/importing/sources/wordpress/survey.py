"""Reads all exports once: bodies go to the spool, what texts need of each other stays at hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from blogsite.importing.ledger import Entry, Part, lost
from blogsite.importing.sources.wordpress.exports import Export
from blogsite.importing.sources.wordpress.items import Content, Item, clean, item_of
from blogsite.importing.sources.wordpress.mending import Mended, from_xml_on, mended
from blogsite.importing.sources.wordpress.wxr import Element, records
from blogsite.importing.spool import Kept, Spool

_GUESTS = frozenset({"guest-author", "guest_author"})
# What belongs to the site's look or to plugins, and shows nothing by itself.
_INTERNAL = re.compile(
    r"nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request"
    r"|wp_(?:template|template_part|global_styles|navigation|font_family|font_face)"
    r"|acf-.*|wpcf7_.*|elementor_.*|.*_(?:form|forms|template|layout|popup|redirect|log)|jp_.*"
    r"|feedback|scheduled-action|amp_validated_url|polylang_mo|mc4wp-form|ml-slider|ml-slide"
    r"|tablepress_table|et_.*|vc_.*|search-filter-widget|shortcoder|safecss|flamingo_.*"
)
_CHANNEL = {"title", "link", "description", "language", "wp:base_site_url", "wp:base_blog_url",
            "wp:wxr_version"}  # fmt: skip
# More than any text may have, with all the markup that goes.
_LARGEST = 8 << 20
_HTTP = re.compile(r"\Ahttps?://(?:www\.)?")
_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=\s%]++")
_UPLOAD = re.compile(r"/(?:uploads|files)/([^\s\"'<>?#)\\]{1,300})")
_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}\Z)|-scaled(?=\.\w{2,5}\Z)")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the site's library."""

    id: str
    url: str
    alt: str
    caption: str
    title: str
    parent: str
    link: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Written:
    """Where the spool has an item and its body."""

    item: Kept
    content: Kept


@dataclass(slots=True)
class Survey:
    """What the exports hold; ``blogs`` are the addresses that they name as theirs, by host and path."""

    spool: Spool
    channel: dict[str, str] = field(default_factory=dict)
    authors: dict[str, tuple[Element, str]] = field(default_factory=dict)
    terms: dict[tuple[str, str], tuple[Element, str]] = field(default_factory=dict)
    texts: dict[str, Written] = field(default_factory=dict)
    guests: list[tuple[Item, Kept]] = field(default_factory=list)
    blocks: dict[str, Kept] = field(default_factory=dict)
    unseen_blocks: dict[str, str] = field(default_factory=dict)
    blogs: dict[str, str] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    uploads: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)

    def items(self) -> Iterator[tuple[Item, Kept]]:
        """Yield posts, pages and texts of other types in the order of the exports."""
        for written in self.texts.values():
            yield self.spool.read(written.item, Item), written.content

    def item(self, key: str) -> Item | None:
        """Return the item of a text by its number, or what else tells it; None where there is none."""
        written = self.texts.get(key)
        return self.spool.read(written.item, Item) if written else None

    def content(self, kept: Kept) -> Content:
        """Return a body as it was written."""
        return self.spool.read(kept, Content)


def survey(exports: tuple[Export, ...], spool: Spool) -> Survey:
    """Read all exports; raises BrokenExportError and OSError."""
    found = Survey(spool)
    for export in exports:
        read_export(found, export)
    return found


def read_export(found: Survey, export: Export) -> None:
    """Add what one export holds; raises BrokenExportError and OSError."""
    notes = Mended(export.name)
    with export.open() as stream:
        for record in records(from_xml_on(mended(stream, notes), notes)):
            _take(found, record, export.name)
    found.entries.extend(notes.entries())


def upload_name(address: str) -> str:
    """Return what stands for a file of the library in all its sizes, empty for other addresses."""
    found = _UPLOAD.search(address)
    return _SIZE.sub("", found[1]) if found else ""


def _take(found: Survey, record: Element, path: str) -> None:
    if record.name == "item":
        _take_item(found, record, path)
    elif record.name == "wp:author":
        login = clean(record.child("wp:author_login"))
        found.authors.setdefault(login, (record, path))
    elif record.name in _TERMS:
        taxonomy, slug = _TERMS[record.name]
        name = taxonomy or clean(record.child("wp:term_taxonomy"))
        found.terms.setdefault((name, clean(record.child(slug))), (record, path))
    elif record.name in _CHANNEL:
        if record.name == "wp:base_blog_url" and (blog := clean(record.text)):
            found.blogs.setdefault(_HTTP.sub("", blog.casefold()).rstrip("/"), blog)
        found.channel.setdefault(record.name, clean(record.text))


_TERMS = {
    "wp:category": ("category", "wp:category_nicename"),
    "wp:tag": ("post_tag", "wp:tag_slug"),
    "wp:term": ("", "wp:term_slug"),
}


def _take_item(found: Survey, record: Element, path: str) -> None:
    item, content = item_of(record, path)
    if item.type == "wp_block" and (why := _unseen(item)):
        found.unseen_blocks[item.id] = why
        found.entries.append(lost(Part.SHORTCODE, _block_name(item), item.place, why))
        return
    found.uploads.update(filter(None, map(upload_name, _uploads(content.text, item))))
    if item.type == "attachment":
        _take_attachment(found, item)
    elif item.type == "wp_block":
        found.blocks.setdefault(item.id, found.spool.keep(content))
    elif item.type in _GUESTS:
        found.guests.append((item, found.spool.keep(content)))
    elif reason := _left_out(item, content):
        found.entries.append(lost(Part.POST, _name(item), item.place, reason))
    else:
        _take_text(found, item, content)


def _take_text(found: Survey, item: Item, content: Content) -> None:
    """Add a text; of one that stands there twice the version that was changed last counts."""
    key = item.id or _own_key(item)
    known = found.item(key)
    if known and not _is_same(known, item):
        # Another text with its number, which it can't have as well.
        item = replace(item, id="")
        key = _own_key(item)
        known = found.item(key)
    if known:
        older, newer = sorted((item, known), key=_age)
        later = ", changed later" if newer.modified.value > older.modified.value else ""
        why = f"`{newer.place.path}` has the same text{later}"
        found.entries.append(lost(Part.POST, _name(older), older.place, why))
        if older is item:
            return
    found.texts[key] = Written(found.spool.keep(item), found.spool.keep(content))


def _own_key(item: Item) -> str:
    return item.guid or item.link.value or f"{item.place.path}:{item.place.line}"


def _is_same(one: Item, other: Item) -> bool:
    """Tell whether items with one number are one text: blogs give a number once."""
    if one.guid and one.guid == other.guid:
        return True
    return one.link.value == other.link.value and not (
        one.guid and other.guid and not one.link.value
    )


def _age(item: Item) -> tuple[str, bool]:
    """Return what is more for a version that counts more: of two alike the one that nobody saw."""
    return item.modified.value, item.status != "publish"


def _unseen(block: Item) -> str:
    """Say why WordPress shows a reusable block in no text, empty if it does."""
    if block.password:
        return "a password protects this reusable block, so no text shows it"
    if block.status != "publish":
        return f"this reusable block isn't published (`{block.status or 'no status'}`), so no text shows it"
    return ""


def _block_name(block: Item) -> str:
    return f"wp:block {block.id} {block.title.value}".strip()


def _uploads(text: str, item: Item) -> Iterator[str]:
    for each in _UPLOAD.finditer(text):
        yield each[0]
    for meta in item.meta:
        if "/uploads/" in meta.value and not meta.key.startswith("_wp_"):
            yield from (each[0] for each in _UPLOAD.finditer(meta.value))


def _take_attachment(found: Survey, item: Item) -> None:
    found.attachments.setdefault(
        item.id,
        Attachment(
            item.id, item.attachment_url or item.guid, item.field("_wp_attachment_image_alt").value,
            item.excerpt.value, item.title.value, item.parent, item.link.value,
            item.place.path, item.place.line,
        ),
    )  # fmt: skip


def _left_out(item: Item, content: Content) -> str:
    """Say why an item is no text to be imported, empty if it is one."""
    if item.status == "trash":
        return "was in the trash"
    if item.type == "revision":
        return "an older version of a text"
    if item.type == "nav_menu_item":
        return "menus are written in `content/site.yaml`"
    if _INTERNAL.fullmatch(item.type):
        return f"belongs to the site's look or to a plugin: `{item.type}`"
    if len(content.text) > _LARGEST and len(_DATA.sub("", content.text)) > _LARGEST:
        return "is far too large for a text"
    if item.status in {"auto-draft", "inherit"} and not content.text.strip():
        return f"nothing was ever written: `{item.status}`"
    return ""


def _name(item: Item) -> str:
    return item.title.value or item.slug or f"{item.type} {item.id}"
