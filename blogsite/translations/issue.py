"""The work of translators as tasks in Markdown, ready to be pasted into an issue."""

from collections.abc import Iterable, Iterator, Sequence

from blogsite.review.escaping import code, plain
from blogsite.site.coverage import Entry, Standing
from blogsite.site.model import Site
from blogsite.site.urls import Urls
from blogsite.translations.listing import Group, changes_of, date_of, status_of, summary_of

# GitHub takes 65,536 characters.
_LONGEST = 60_000
_CUT = "\n*There is more than an issue can hold; choose with `--state`, or take JSON.*\n"
_HEADINGS = {
    Standing.STALE: "Stale",
    Standing.ORPHANED: "Original gone",
    Standing.UNMARKED: "Not marked",
    Standing.UNTRANSLATED: "Not translated",
    Standing.CURRENT: "Current",
}


def as_issue(groups: Sequence[Group], site: Site, *, by_tag: bool) -> str:
    """Return tasks under headings: a heading for each tag, or for each state."""
    parts: list[str] = []
    length = 0
    for part in _parts(groups, site, by_tag=by_tag):
        length += len(part)
        if length > _LONGEST:
            return "".join([*parts, _CUT])
        parts.append(part)
    return "".join(parts)


def _parts(groups: Sequence[Group], site: Site, *, by_tag: bool) -> Iterator[str]:
    entries = list({id(entry): entry for group in groups for entry in group.entries}.values())
    yield "## Translations\n\n"
    for tag, counts in summary_of(entries):
        said = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
        yield f"{code(tag)}: {said}\n\n"
    if not by_tag:
        yield from _by_state(entries, site)
    for group in groups if by_tag else ():
        name = plain(group.name(site.config.default_language.tag))
        yield f"### {name or 'Without a tag'}\n\n"
        yield from _tasks(group.entries, site, says_state=True)


def _by_state(entries: Iterable[Entry], site: Site) -> Iterator[str]:
    found = list(entries)
    for standing, heading in _HEADINGS.items():
        own = [entry for entry in found if entry.standing is standing]
        if own:
            yield f"### {heading}\n\n"
            yield from _tasks(own, site, says_state=False)


def _tasks(entries: Iterable[Entry], site: Site, *, says_state: bool) -> Iterator[str]:
    urls = Urls(site.base_url)
    for entry in entries:
        mark = "x" if entry.standing is Standing.CURRENT else " "
        link = f"[{plain(entry.source.title)}](<{urls.absolute(entry.source.url)}>)"
        yield f"- [{mark}] {code(entry.language.tag)} {link} {_facts(entry, says_state=says_state)}\n"
    yield "\n"


def _facts(entry: Entry, *, says_state: bool) -> str:
    state = str(entry.standing) if says_state else ""
    said = (state, changes_of(entry.freshness), status_of(entry), date_of(entry))
    path = code(entry.text.document.place.path)
    return f"({', '.join([each for each in said if each])}) {path}" if any(said) else path
