"""JSON-LD for search engines (schema.org)."""

from collections.abc import Callable
from urllib.parse import urljoin

import msgspec
from markupsafe import Markup

from blogsite.render.bodies import Bodies
from blogsite.render.formats import iso
from blogsite.views.pages import AnyPage, EventView, PostView
from blogsite.views.parts import Credit, EventCard, Organization

_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


_Item = dict[str, object]
_Absolute = Callable[[str], str]


def structured_data(page: AnyPage, bodies: Bodies, word: Callable[[str], str]) -> Markup:
    """Return the content of a script element; ``word`` translates words of the interface."""
    absolute = _resolver(page.head.url)
    items: list[_Item] = []
    if isinstance(page, PostView):
        items.append(_post(page, bodies.count_words(page.body), absolute))
    elif isinstance(page, EventView):
        items.append(_event(page.event, page.head.url, absolute))
    if len(page.crumbs) > 1:
        items.append(_crumbs(page, absolute, word))
    if not items:
        items.append(_website(page, absolute))
    graph = {"@context": "https://schema.org", "@graph": items}
    text = msgspec.json.encode(graph).decode()
    for mark, escaped in _ESCAPES.items():
        text = text.replace(mark, escaped)
    return Markup(text)  # noqa: S704  (nothing left in it can end the element)


def _resolver(base: str) -> _Absolute:
    """Return a function that makes URLs absolute, fast for those that start at the root."""
    scheme, mark, rest = base.partition("://")
    origin = f"{scheme}://{rest.partition('/')[0]}" if mark else ""

    def absolute(url: str) -> str:
        from_root = url.startswith("/") and not url.startswith("//")
        return origin + url if from_root else urljoin(base, url)

    return absolute


def _post(page: PostView, words: int, absolute: _Absolute) -> _Item:
    is_own = page.language == page.frame.language
    # A page that stands in for a translation speaks of the original.
    url = page.head.url if is_own else page.head.canonical
    item: _Item = {
        "@type": "BlogPosting",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": iso(page.published),
        "dateModified": iso(page.modified),
        "author": [_author(credit, absolute) for credit in page.authors],
        "keywords": [tag.name for tag in page.tags],
        "publisher": {"@type": "Organization", "name": page.frame.title},
    }
    if words:
        item["wordCount"] = words
    if page.origin and page.origin.url:
        item["isBasedOn"] = page.origin.url
        # A translation of a syndicated post is a work of its own.
        if page.head.canonical == page.origin.url:
            item["sameAs"] = page.origin.url
    if page.head.image:
        item["image"] = page.head.image
    if page.translators:
        item["translator"] = [_author(credit, absolute) for credit in page.translators]
    about = [_event(event, "", absolute) for event in page.events]
    if page.organization:
        about.append(_organization(page.organization, absolute))
    if about:
        item["about"] = about
    return item


def _organization(about: Organization, absolute: _Absolute) -> _Item:
    item: _Item = {"@type": "Organization", "name": about.name}
    if about.url:
        item["url"] = about.url
    if about.logo:
        item["logo"] = absolute(about.logo.src)
    return item


def _author(credit: Credit, absolute: _Absolute) -> _Item:
    kind = "Organization" if credit.is_organization else "Person"
    author: _Item = {"@type": kind, "name": credit.name, "url": absolute(credit.url)}
    if credit.role:
        author["jobTitle"] = credit.role
    if credit.picture:
        author["image"] = absolute(credit.picture.src)
    if credit.organization:
        author["affiliation"] = {"@type": "Organization", "name": credit.organization}
    return author


def _event(event: EventCard, url: str, absolute: _Absolute) -> _Item:
    item: _Item = {
        "@type": "Event",
        "name": event.name,
        "startDate": iso(event.start),
        "endDate": iso(event.end),
        "url": url or (absolute(event.url) if event.url else event.website),
    }
    if event.city or event.country:
        address = {"addressLocality": event.city, "addressCountry": event.country}
        item["location"] = {
            "@type": "Place",
            "name": event.city or event.country,
            "address": {
                "@type": "PostalAddress",
                **{key: value for key, value in address.items() if value},
            },
        }
    if event.website:
        item["sameAs"] = event.website
    return item


def _crumbs(page: AnyPage, absolute: _Absolute, word: Callable[[str], str]) -> _Item:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": at,
                "name": word(crumb.name),
                "item": absolute(crumb.url),
            }
            for at, crumb in enumerate(page.crumbs, 1)
        ],
    }


def _website(page: AnyPage, absolute: _Absolute) -> _Item:
    return {
        "@type": "WebSite",
        "name": page.frame.title,
        "url": absolute(page.frame.home),
        "inLanguage": page.frame.language,
    }
