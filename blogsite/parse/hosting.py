"""Reads what ``content/site.yaml`` says of the host: redirects, headers, the security policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogsite.diagnostics import did_you_mean
from blogsite.hosting import HeaderRule, parse_headers, parse_redirects
from blogsite.model.config import Hosting, OldUrl
from blogsite.model.urls import is_web_url, split_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogsite.fields import Fields
    from blogsite.model.text import Ref

_STATUSES = ("301", "302", "404", "410")
# The fetch directives (CSP level 3, section 6.1) and the others that take sources.
_DIRECTIVES = (
    *("child-src", "connect-src", "font-src", "form-action", "frame-ancestors", "frame-src"),
    *("img-src", "manifest-src", "media-src", "object-src", "script-src", "style-src"),
    "worker-src",
)
_NAMED = re.compile(r":[A-Za-z]\w*")
_SOURCE = re.compile(r"[^\s;,]+")
_INLINE = {"script-src", "style-src"}
_UNSAFE = "'unsafe-inline'"


def read_hosting(fields: Fields) -> Hosting:
    """Return the settings of the host; each one that it couldn't follow is an error."""
    return Hosting(
        redirects=tuple(_redirects(fields)),
        headers=tuple(_headers(fields)),
        policy=tuple(_policy(fields)),
        has_wordpress_urls=fields.boolean("wordpress_urls", default=True),
        redirects_home=fields.boolean("language_redirect", default=True),
    )


def _redirects(fields: Fields) -> Iterator[OldUrl]:
    for record in fields.records("redirects"):
        record.require("from", "write an old path such as `/old/*`")
        record.require("to", "write a path of this site, or a web address")
        source, target = record.ref("from"), record.text("to")
        status = record.text("status", "301")
        record.finish()
        if status not in _STATUSES:
            hint = "known: " + ", ".join(f"`{each}`" for each in _STATUSES)
            message = f"`{status}` is not a status of redirects"
            record.error("bad-redirect", message, record.place("status"), hint)
        elif source and target:
            yield from _redirect(source, target, int(status), record)


def _redirect(source: Ref, target: str, status: int, record: Fields) -> Iterator[OldUrl]:
    """Yield a redirect, if the host would read it as one."""
    path, query = split_query(source.id)
    words = [path, *(f"{key}={value}" for key, value in query), target, str(status)]
    is_target = target.startswith("/") or is_web_url(target)
    rules = parse_redirects(" ".join(words)) if is_target else ()
    is_whole = "*" not in path[:-1] and "#" not in path and " " not in source.id + target
    is_whole = is_whole and _names_of(target) <= _names_of(source.id)
    if rules and rules[0].source == path and rules[0].target == target and is_whole:
        yield OldUrl(source, target, status)
        return
    hint = "write paths: `from: /old/*`, `to: /new/:splat`; a `*` ends a path, and what `to` names stands in `from`"
    message = f"the host can't redirect `{source.id}` to `{target}`"
    record.error("bad-redirect", message, source, hint)


def _names_of(text: str) -> set[str]:
    """Return the placeholders of a source, or those that a target wants filled."""
    path = text.partition("://")[2].partition("/")[2] if "://" in text else text
    splat = {":splat"} if path.endswith("*") else set()
    return splat | set(_NAMED.findall(path))


def _headers(fields: Fields) -> Iterator[HeaderRule]:
    paths = fields.fields("headers")
    for path in paths.keys() if paths else ():
        assert paths is not None  # noqa: S101  (narrows for the type checker)
        names = paths.fields(path.id)
        if names is None:
            continue
        found = [(name, names.text(name.id)) for name in names.keys()]  # noqa: SIM118
        names.finish()
        for name, value in found:
            read = parse_headers(f"{path.id}\n  {name.id}: {value or '-'}")
            if len(read) != 1 or read[0].headers[0][0] != name.id:
                message = f"`{name.id}` for `{path.id}` is no header that the host can send"
                hint = "write a path, and names and values below it: `/*: {X-Name: value}`"
                fields.error("bad-header", message, name, hint)
                break
        else:
            yield HeaderRule(path.id, tuple((name.id, value) for name, value in found))


def _policy(fields: Fields) -> Iterator[tuple[str, tuple[str, ...]]]:
    directives = fields.fields("security_policy")
    for name in directives.keys() if directives else ():
        assert directives is not None  # noqa: S101  (narrows for the type checker)
        sources = directives.refs(name.id)
        if name.id not in _DIRECTIVES:
            known = ", ".join(f"`{each}`" for each in _DIRECTIVES)
            hint = did_you_mean(name.id, _DIRECTIVES) or f"known: {known}"
            fields.error("bad-policy", f"the policy has no directive `{name.id}`", name, hint)
        elif wrong := next((each for each in sources if not _SOURCE.fullmatch(each.id)), None):
            hint = "write a list: `[https://media.example.org, https://cdn.example.org]`"
            fields.error("bad-policy", f"`{wrong.id}` is not one source", wrong, hint)
        elif wrong := next((each for each in sources if _is_unsafe(name.id, each)), None):
            hint = (
                "take it out: scripts and styles within pages are allowed by their hashes already"
            )
            message = f"`{wrong.id}` in `{name.id}` gives up what the policy protects from"
            fields.error("bad-policy", message, wrong, hint)
        else:
            yield name.id, tuple(each.id for each in sources)


def _is_unsafe(directive: str, source: Ref) -> bool:
    # Browsers take keywords in any case.
    return directive in _INLINE and source.id.lower() == _UNSAFE
