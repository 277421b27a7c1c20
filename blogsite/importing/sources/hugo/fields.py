"""What the front matter of a text says, in the words of every kind of source."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from blogsite.importing.archive import Byline, Original, Picture, Said, Status
from blogsite.importing.front_matter import Value
from blogsite.importing.sources.dated_names import dated_name
from blogsite.importing.sources.hugo.config import Config, as_list, as_text, as_tree, first_text
from blogsite.importing.sources.hugo.pages import Page
from blogsite.importing.sources.publicity import Publicity, publicity_of

TITLES = ("title", "linktitle", "name")
DATES = ("date", "publishdate", "pubdate", "published")
UPDATES = ("lastmod", "modified", "updated", "last_modified_at", "last_updated")
EXPIRES = ("expirydate", "unpublishdate")
AUTHORS = (
    "author",
    "authors",
    "author_name",
    "authorname",
    "by",
    "byline",
    "attribution",
    "writer",
    "writers",
)
TRANSLATORS = ("translator", "translators", "translated_by", "translatedby")
TAGS = ("tags", "categories", "topics", "tag", "category", "topic")
EVENTS = ("event", "events")
SUMMARIES = ("summary", "description", "excerpt", "abstract")
CANONICAL = ("canonical_url", "canonicalurl", "canonical", "original_url", "originalurl")
IMAGES = (
    "images", "image", "featured_image", "featuredimage", "featureimage", "featured", "cover",
    "thumbnail", "banner", "hero_image", "heroimage", "hero", "header_image", "headerimage", "img",
)  # fmt: skip
_ALT = ("image_alt", "imagealt", "featured_image_alt", "featuredimagealt", "cover_alt", "alt")
_CAPTION = ("image_caption", "imagecaption", "featured_image_caption", "thumbnail_caption")
_SITE_PATHS = ("url", "slug", "aliases", "alias")
_HANDLED = frozenset(
    [*_SITE_PATHS, "draft", "headless", "series", "type",
     "translationkey", "cascade", "_build", "build"]
)  # fmt: skip
_LONGEST = 500
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".svg", ".bmp", ".tif", ".tiff")


def said(page: Page, *keys: str) -> Said:
    """Return the first of some values that is a text, and where."""
    for key in keys:
        if text := page.text(key):
            return Said(text, page.line(key))
    return Said("")


def kind(page: Page) -> Said:
    """Return what sort of text it is: what it says itself, else the section that it is in."""
    found = said(page, "type")
    section = page.section.lstrip("_")
    return found if found.value else Said("" if section.isdigit() else section)


def date(page: Page) -> Said:
    """Return when a text was published, as it or its file's name says."""
    found = said(page, *DATES)
    return found if found.value else Said(dated_name(page.logical).date)


def name(page: Page) -> str:
    """Return a text's name without its date."""
    return dated_name(page.logical).name or page.stem or page.base


def publicity(page: Page, now: dt.datetime) -> Publicity:
    """Tell whether readers could see a text."""
    found = publicity_of(page.values, now, ("date",))
    is_seen = found.status is Status.PUBLISHED
    return replace(found, status=Status.PAGELESS) if is_seen and page.is_part else found


def bylines(page: Page, keys: Sequence[str], accounts: Mapping[str, str]) -> tuple[Byline, ...]:
    """Return who wrote a text; ``accounts`` are the keys of the site's own list, by small letters."""
    return tuple(
        byline
        for key in keys
        for value in as_list(page.get(key))
        if (byline := _byline(value, page.line(key), accounts))
    )


def _byline(value: Value, line: int, accounts: Mapping[str, str]) -> Byline | None:
    if text := as_text(value):
        account = accounts.get(text.lower(), "")
        return Byline("" if account else text, line, account)
    tree = as_tree(value)
    text = first_text(tree, "name", "title", "author", "fullname", "text")
    known = accounts.get((first_text(tree, "id", "slug", "key") or text).lower(), "")
    if not text and not known:
        return None
    return Byline(
        text,
        line,
        known,
        first_text(tree, "role", "position", "jobtitle", "job_title"),
        first_text(tree, "organization", "organisation", "company", "affiliation", "org"),
        first_text(tree, "url", "link", "website", "href", "github", "twitter"),
    )


def terms(page: Page, keys: Sequence[str]) -> tuple[Said, ...]:
    """Return the terms that some keys have, each once."""
    found: dict[str, Said] = {}
    for key in keys:
        for value in as_list(page.get(key)):
            text = as_text(value) or first_text(as_tree(value), "name", "title", "label", "id")
            is_listed = not isinstance(page.get(key), str)
            for term in [text] if is_listed else text.split(","):
                if term.strip():
                    found.setdefault(term.strip(), Said(term.strip(), page.line(key)))
    return tuple(found.values())


def tag_keys(config: Config) -> tuple[str, ...]:
    """Return the keys of front matter that hold tags: the usual ones and the site's taxonomies."""
    others = {*AUTHORS, *EVENTS, *TRANSLATORS, "series"}
    own = (as_text(value).lower() for value in as_tree(config.get("taxonomies")).values())
    return tuple(dict.fromkeys([*TAGS, *(key for key in own if key and key not in others)]))


def original(page: Page, hosts: Sequence[str]) -> Original | None:
    """Return where a text appeared first, if not on the site itself."""
    address = page.text(*CANONICAL)
    is_elsewhere = address.startswith(("http://", "https://"))
    is_own = any(address.partition("//")[2].split("/")[0] == host for host in hosts)
    return Original(address) if is_elsewhere and not is_own else None


def picture(page: Page, beside: Callable[[str, Page], str | None]) -> tuple[Picture | None, str]:
    """Return a text's picture, and the key of front matter that names it."""
    for key in IMAGES:
        for value in as_list(page.get(key)):
            tree = as_tree(value)
            src = as_text(value) or first_text(
                tree, "src", "url", "image", "path", "img", "file", "filename"
            )
            if src and ("/" in src or src.lower().endswith(_PICTURES)):
                alt = first_text(tree, "alt", "title", "description") or page.text(*_ALT)
                caption = first_text(tree, "caption") or page.text(*_CAPTION)
                credit = first_text(tree, "credit", "byline", "attribution")
                return Picture(src, alt, caption, credit, page.line(key)), key
    found, key = _resource(page)
    if found is None and page.is_bundle and not page.is_list:
        # Themes show what is called so at the head of a text.
        name = beside("*featured*", page)
        if name and name.lower().endswith(_PICTURES):
            return Picture(name), ""
    return found, key


def _resource(page: Page) -> tuple[Picture | None, str]:
    for value in as_list(page.get("resources")):
        tree = as_tree(value)
        src, role = first_text(tree, "src"), first_text(tree, "name").lower()
        is_chosen = any(
            word in f"{role} {src.lower()}" for word in ("featur", "cover", "header", "thumb")
        )
        if is_chosen and src.lower().endswith(_PICTURES) and "*" not in src:
            params = as_tree(tree.get("params"))
            alt = first_text(params, "alt", "description") or first_text(tree, "title")
            return Picture(
                src, alt, "", first_text(params, "byline", "credit"), page.line("resources")
            ), "resources"
    return None, ""


def rest(page: Page, used_keys: Iterable[str], picture_key: str) -> Iterator[tuple[str, Said]]:
    """Yield what nothing stands for: each becomes an entry of the ledger."""
    first = (TITLES, DATES, UPDATES, EXPIRES, SUMMARIES)
    used = {next((key for key in keys if page.text(key)), "") for keys in first}
    used |= _HANDLED | {*used_keys, *AUTHORS, *TRANSLATORS, *EVENTS, picture_key}
    for key, value in page.values.items():
        if key == "params":
            for name, inner in as_tree(value).items():
                if name not in used and (text := _flat(inner)):
                    yield f"params.{name}", Said(text[:_LONGEST], page.line(key))
        elif key not in used and (text := _flat(value)):
            yield key, Said(text[:_LONGEST], page.line(key))


def _flat(value: Value) -> str:
    """Return a value in one line, without what is empty in it."""
    if isinstance(value, Mapping):
        inner = {key: _flat(each) for key, each in value.items()}
        return "; ".join(f"{key}: {each}" for key, each in inner.items() if each)
    if isinstance(value, str | bool) or value is None:
        return as_text(value)
    return ", ".join(filter(None, map(_flat, value)))
