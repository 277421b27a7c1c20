"""Items as texts."""

import datetime as dt
import re

from blogsite.importing.archive import Original, Picture, Said, SourceText, Status
from blogsite.importing.sources.wordpress import fields, labels
from blogsite.importing.sources.wordpress.addresses import addresses_of, host_of, slug_of
from blogsite.importing.sources.wordpress.dates import parsed, with_zone
from blogsite.importing.sources.wordpress.items import Item
from blogsite.importing.sources.wordpress.languages import key_of, language_of
from blogsite.importing.sources.wordpress.site import Site
from blogsite.importing.sources.wordpress.survey import Attachment
from blogsite.importing.spool import Kept
from blogsite.importing.visible import visible_of_html

_CASE_STUDY = re.compile(r"(?:.*[-_])?case[-_]?stud(?:y|ies)(?:[-_]cn)?")
_PREFIX = re.compile(r"^(?:lf|cncf|wp|cpt)[-_]|[-_]cn$")
# Plugins for search engines put in what a text says of itself: `%%title%%`, `%excerpt%`.
_VARIABLE = re.compile(r"%%\w+%%|%\w+%")
_HIDDEN = re.compile(r"[?&]post_type=")
_STATUSES = {
    "publish": Status.PUBLISHED,
    "future": Status.SCHEDULED,
    "private": Status.PRIVATE,
}
_SOON = dt.timedelta(days=1)


def text_of(
    item: Item, number: str, body: Kept, site: Site, picture: Attachment | None
) -> SourceText:
    """Return an item as a text whose body is in the spool already."""
    is_page = item.type == "page"
    long_title = item.field(*fields.LONG_TITLE)
    date = with_zone(item.date.value, item.date_gmt)
    return SourceText(
        key=key_of(item, number),
        language=language_of(item, site.language),
        place=item.place,
        name=slug_of(item) or f"{item.type}-{number}",
        body=body,
        title=long_title if long_title.value else item.title,
        date=Said(date, item.date.line),
        updated=_updated(item, date),
        authors=site.people.bylines(item) if not is_page else (),
        tags=labels.tags_of(item),
        series=labels.series_of(item),
        kind=_kind(item),
        summary=_summary(item),
        image=_image(item, picture),
        original=_original(item, site.hosts),
        slug=slug_of(item),
        addresses=addresses_of(item, site.base_url),
        address_lines=(item.link.line,),
        status=_status(item, site.now),
        status_said=_status_said(item),
        feed_id=item.guid,
        is_page=is_page,
        fields=(*labels.fields_of(item), *fields.others(item), *_unused_title(item)),
    )


def _updated(item: Item, date: str) -> Said:
    """Return when a text was changed later than it was published, and not just after."""
    changed = with_zone(item.modified.value, item.modified_gmt)
    first, last = parsed(item.date.value), parsed(item.modified.value)
    if not changed or not date or first is None or last is None or last.tzinfo != first.tzinfo:
        return Said("")
    return Said(changed, item.modified.line) if last - first > _SOON else Said("")


def _kind(item: Item) -> Said:
    if item.type in {"post", "page"}:
        return Said("")
    if _CASE_STUDY.fullmatch(item.type):
        return Said("case-study", item.place.line)
    return Said(_PREFIX.sub("", _PREFIX.sub("", item.type)).replace("_", "-"), item.place.line)


def _summary(item: Item) -> Said:
    written = item.excerpt if item.excerpt.value else item.field(*fields.DESCRIPTION)
    words = visible_of_html(written.value)
    is_pattern = _VARIABLE.search(words) is not None
    return Said(words, written.line) if words and not is_pattern else Said("")


def _image(item: Item, picture: Attachment | None) -> Picture | None:
    if picture is None or not picture.url:
        return None
    line = item.field(*fields.THUMBNAIL).line
    return Picture(picture.url, picture.alt, visible_of_html(picture.caption), line=line)


def _original(item: Item, hosts: tuple[str, ...]) -> Original | None:
    """Return where else a text is at home: a field for that, or the address for search engines."""
    for keys in (fields.EXTERNAL_URL, fields.CANONICAL):
        url = item.field(*keys).value
        host = host_of(url)
        if host and host not in hosts:
            site = item.field(*fields.EXTERNAL_SITE).value
            return Original(url, " ".join(site.split()) or host.removeprefix("www."))
    return None


def _status(item: Item, now: dt.datetime) -> Status:
    """Return whether readers could see a text; what isn't known to be public is a draft."""
    if item.password:
        return Status.PROTECTED
    status = _STATUSES.get(item.status, Status.DRAFT)
    is_own_type = item.type not in {"post", "page"}
    if status is Status.PUBLISHED and is_own_type and _HIDDEN.search(item.link.value):
        return Status.DRAFT
    if status is Status.PUBLISHED and _is_later(item, now):
        return Status.SCHEDULED
    return status


def _status_said(item: Item) -> Said:
    """Return the status that makes an item a draft; a password says so without words."""
    is_told = item.password or item.status in _STATUSES
    return Said("" if is_told else f"status: {item.status or 'missing'}")


def _is_later(item: Item, now: dt.datetime) -> bool:
    written = parsed(item.date_gmt) or parsed(item.date.value)
    if written is None:
        return False
    if written.tzinfo is None:
        written = written.replace(tzinfo=dt.UTC)
    return written > (now if now.tzinfo else now.replace(tzinfo=dt.UTC))


def _unused_title(item: Item) -> list[tuple[str, Said]]:
    """Return the short title where a long one is shown."""
    is_long = bool(item.field(*fields.LONG_TITLE).value)
    return [("short title", item.title)] if is_long and item.title.value else []
