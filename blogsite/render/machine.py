"""Sitemaps, robots.txt and redirects."""

from xml.sax.saxutils import escape, quoteattr

from blogsite.render.formats import iso
from blogsite.views.machine import (
    RedirectsView,
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(view: SitemapView) -> str:
    """Return a sitemap with the language alternates of each URL."""
    return "".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n',
            *(_url(entry) for entry in view.entries),
            "</urlset>\n",
        ]
    )


def render_sitemap_index(view: SitemapIndexView) -> str:
    """Return the list of sitemaps."""
    return "".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<sitemapindex xmlns="{_NAMESPACE}">\n',
            *(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in view.sitemaps),
            "</sitemapindex>\n",
        ]
    )


def render_robots(view: RobotsView) -> str:
    """Return robots.txt (RFC 9309)."""
    if not view.sitemap:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n"


def render_redirects(view: RedirectsView) -> str:
    """Return Netlify's ``_redirects``: source, target and status of a rule on each line."""
    lines = (f"{rule.source} {rule.target} {rule.status}\n" for rule in view.rules)
    return "# Made by the build from the posts' aliases.\n" + "".join(lines)


def _url(entry: SitemapEntry) -> str:
    modified = f"<lastmod>{iso(entry.modified)}</lastmod>" if entry.modified else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
        for language, url in entry.alternates
    )
    return f"<url><loc>{escape(entry.url)}</loc>{modified}{links}</url>\n"
