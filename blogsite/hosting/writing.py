"""Writes rules as the lines of ``_redirects`` and ``_headers``."""

from collections.abc import Iterable, Iterator

from blogsite.hosting.headers import HeaderRule
from blogsite.hosting.redirects import Rule


def write_redirects(rules: Iterable[Rule]) -> str:
    """Return the lines of rules: ``from [query] to status [conditions]``."""
    return "".join(" ".join(_words(rule)) + "\n" for rule in rules)


def write_headers(rules: Iterable[HeaderRule]) -> str:
    """Return each rule's path, and its headers on indented lines."""
    lines = (
        line
        for rule in rules
        for line in (rule.path, *(f"  {name}: {value}" for name, value in rule.headers))
    )
    return "".join(f"{line}\n" for line in lines)


def _words(rule: Rule) -> Iterator[str]:
    yield rule.site + rule.source
    for key, value in rule.query:
        yield f"{key}={value}"
    yield rule.target
    yield f"{rule.status}{'!' if rule.forced else ''}"
    wanted = rule.conditions
    named = (
        ("Language", wanted.languages),
        ("Country", wanted.countries),
        ("Role", wanted.roles),
        ("Cookie", wanted.cookies),
    )
    for name, values in named:
        if values:
            yield f"{name}={','.join(values)}"
