"""Plans the files that the host reads: ``_redirects`` and ``_headers``."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from blogsite.hosting import HeaderRule, Rule
from blogsite.plan.job import Job
from blogsite.site.model import Site
from blogsite.site.urls import CARD_FILES, SEARCH_FILES, Urls
from blogsite.theme import Theme
from blogsite.views.machine import HeadersView, RedirectsView

_REDIRECTS, _HEADERS = "_redirects", "_headers"
HOST_FILES = frozenset({_REDIRECTS, _HEADERS})

_POLICY = "Content-Security-Policy"
_OWN = "'self'"
_NO_ONE = "'none'"
# A search is WebAssembly. The host sends a page the policies of all rules that match it, and the
# strictest counts: what one page needs all of them have to have.
_WITH_SEARCH = "'wasm-unsafe-eval'"
# Posts may show pictures and play media of any site, over TLS.
_ANYWHERE = (_OWN, "https:")
_DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "default-src": (_NO_ONE,),
    "script-src": (_OWN,),
    "style-src": (_OWN,),
    "img-src": _ANYWHERE,
    "media-src": _ANYWHERE,
    "font-src": (_OWN,),
    "connect-src": (_OWN,),
    "manifest-src": (_OWN,),
    "form-action": (_OWN,),
    "base-uri": (_NO_ONE,),
    "frame-ancestors": (_NO_ONE,),
}
_YEAR = 31_536_000  # seconds
_EVERYWHERE = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_LASTING = ("Cache-Control", f"public, max-age={_YEAR}, immutable")
# The files of a search whose names change with what they hold.
_HASHED = tuple(f"/{SEARCH_FILES}{name}/*" for name in ("fragment", "index", "filter"))
_CARDS = f"/{CARD_FILES}*"
_SECURE = ("Strict-Transport-Security", f"max-age={_YEAR}")


def plan_host_files(
    site: Site, rules: tuple[Rule, ...], theme: Theme, *, has_cards: bool
) -> Iterator[Job]:
    """Yield the host's files; headers that the theme publishes take the place of all others."""
    language = site.config.default_language.tag
    yield Job(_REDIRECTS, "redirects", language, RedirectsView(rules))
    if _HEADERS not in theme.statics:
        yield Job(_HEADERS, "headers", language, _headers(site, has_cards=has_cards))


def _headers(site: Site, *, has_cards: bool) -> HeadersView:
    urls, config = Urls(site.base_url), site.config
    pages, assets = urls.local("/*"), urls.local("/assets/*")
    is_secure = urlsplit(site.base_url).scheme == "https"
    common = (
        *_EVERYWHERE,
        *((_SECURE,) if is_secure else ()),
        *((("X-Robots-Tag", "noindex"),) if site.is_hidden else ()),
    )
    hashed = (*(_HASHED if site.searched else ()), *((_CARDS,) if has_cards else ()))
    lasting = (assets, *map(urls.local, hashed))
    made = (HeaderRule(pages, common), *(HeaderRule(each, (_LASTING,)) for each in lasting))
    own = tuple(HeaderRule(urls.local(rule.path), rule.headers) for rule in config.hosting.headers)
    says_policy = any(rule.path == pages and _POLICY.lower() in _names(rule) for rule in own)
    policy = () if says_policy else _policy(site, is_secure=is_secure)
    return HeadersView(pages, _merged(made, own), policy)


def _policy(site: Site, *, is_secure: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the directives, with what a search needs and what the settings add to them."""
    directives = dict(_DIRECTIVES)
    if site.searched:
        directives["script-src"] = (*directives["script-src"], _WITH_SEARCH)
    for name, sources in site.config.hosting.policy:
        before = tuple(each for each in directives.get(name, ()) if each != _NO_ONE)
        directives[name] = (*before, *sources)
    if is_secure:
        directives["upgrade-insecure-requests"] = ()
    return tuple(directives.items())


def _names(rule: HeaderRule) -> set[str]:
    return {name.lower() for name, _ in rule.headers}


def _merged(made: tuple[HeaderRule, ...], own: tuple[HeaderRule, ...]) -> tuple[HeaderRule, ...]:
    """Return the rules with the settings' headers in place of those of the same path and name.

    The host would join both; one without a value is left out.
    """
    said = {rule.path: _names(rule) for rule in own}
    kept = [
        HeaderRule(
            rule.path,
            tuple(
                header
                for header in rule.headers
                if header[0].lower() not in said.get(rule.path, set())
            ),
        )
        for rule in made
    ]
    given = [
        HeaderRule(rule.path, tuple(header for header in rule.headers if header[1])) for rule in own
    ]
    return tuple(rule for rule in (*kept, *given) if rule.headers)
