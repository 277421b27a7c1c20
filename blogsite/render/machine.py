"""Sitemaps, robots.txt, redirects and headers."""

from xml.sax.saxutils import escape, quoteattr

from blogsite.hosting import HeaderRule, write_headers, write_redirects
from blogsite.render.formats import iso
from blogsite.views.machine import (
    HeadersView,
    RedirectsView,
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)

_POLICY = "Content-Security-Policy"
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
    """Return Netlify's ``_redirects``."""
    return "# Made by the build from aliases and the site's settings.\n" + write_redirects(
        view.rules
    )


def render_headers(view: HeadersView) -> str:
    """Return Netlify's ``_headers``, with the policy before all else."""
    if not view.policy:
        return write_headers(view.rules)
    others = [rule for rule in view.rules if rule.path != view.pages]
    common = [header for rule in view.rules if rule.path == view.pages for header in rule.headers]
    first = HeaderRule(view.pages, ((_POLICY, _policy(view)), *common))
    return write_headers((first, *others))


def _policy(view: HeadersView) -> str:
    """Return the directives, with what pages turned out to hold; nothing else runs or is framed."""
    directives = dict(view.policy)
    for each in view.inline:
        before = directives.get(each.directive, ())
        if each.source not in before:
            directives[each.directive] = (*before, each.source)
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _url(entry: SitemapEntry) -> str:
    modified = f"<lastmod>{iso(entry.modified)}</lastmod>" if entry.modified else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
        for language, url in entry.alternates
    )
    return f"<url><loc>{escape(entry.url)}</loc>{modified}{links}</url>\n"
