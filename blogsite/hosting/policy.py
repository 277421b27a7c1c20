"""A site's Content-Security-Policy, extended for what a preview puts into its pages."""

import re

# What governs a script and a connection: the first of these that a policy has.
_SCRIPT = ("script-src-elem", "script-src", "default-src")
_CONNECT = ("connect-src", "default-src")
_FALLBACK = "default-src"
_NONE = "'none'"
_STRICT = "'strict-dynamic'"


def allow(policy: str, script: str, connect: str, nonce: str = "") -> str:
    """Return a header's value that also lets pages load a script and connect to a URL.

    Next to ``'strict-dynamic'`` browsers pass over URLs: there the nonce is added, which the page's
    ``script`` element has to have too, and without a nonce nothing. A ``sandbox`` that forbids
    scripts stays as it is.
    """
    script, connect = _expression(script), _expression(connect)
    trusted = f"'nonce-{nonce}'" if nonce else ""
    with_script = (_extend(each, _SCRIPT, script, trusted) for each in policy.split(","))
    return ",".join(_extend(each, _CONNECT, connect) for each in with_script)


def _expression(url: str) -> str:
    """Return a URL as a policy can hold it: no query, and nothing that ends a directive."""
    return re.split("[?#]", url, maxsplit=1)[0].replace(";", "%3B").replace(",", "%2C")


def _extend(policy: str, names: tuple[str, ...], url: str, trusted: str = "") -> str:
    """Add a URL, or what counts for a script in its place, to the directive that governs it."""
    directives = policy.split(";")
    places = _places(directives)
    at = next((places[name] for name in names if name in places), None)
    if at is None:
        return policy
    name, *sources = directives[at].split()
    is_strict = names == _SCRIPT and _STRICT in map(str.lower, sources)
    added = trusted if is_strict else url
    if not added or added in sources or ("*" in sources and not is_strict):
        return policy
    kept = [each for each in sources if each.lower() != _NONE]
    if name.lower() == _FALLBACK:
        # It governs much else, so a directive of its own takes its place for this one thing.
        own = names[-2]
        directives.insert(at + 1, " ".join(["", own, *kept, added]))
    else:
        margin = " " if directives[at][:1].isspace() else ""
        directives[at] = margin + " ".join([name, *kept, added])
    return ";".join(directives)


def _places(directives: list[str]) -> dict[str, int]:
    """Return where each directive stands; of two with one name browsers heed the first."""
    places: dict[str, int] = {}
    for at, directive in enumerate(directives):
        places.setdefault("".join(directive.split()[:1]).lower(), at)
    return places
