"""The work of translators as tasks in Markdown, ready to be pasted into an issue."""

from collections.abc import Iterator, Sequence

from blogsite.review.escaping import code, plain
from blogsite.site.coverage import Entry, Standing
from blogsite.site.model import Site
from blogsite.site.urls import Urls
from blogsite.translations.listing import Group, changes_of, date_of, status_of, summary_of, url_of

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
    everything = [entry for group in groups for entry in group.entries]
    # A text of several tags is in several groups.
    entries = list({(each.language.tag, each.source.key): each for each in everything}.values())
    counts = list(summary_of(entries))
    yield f"## Translations{_into(entries)}\n\n"
    for tag, counted in counts:
        said = ", ".join(f"{count} {state}" for state, count in counted.items() if count)
        yield f"{code(tag)}: {said}\n\n" if len(counts) > 1 else f"{said}\n\n"
    if not by_tag:
        groups = tuple(_by_state(entries))
    for group in groups:
        name = group.name(site.config.default_language.tag) or "Without a tag"
        heading = plain(name) if by_tag else _HEADINGS[group.entries[0].standing]
        yield f"### {heading}\n\n"
        for entry in group.entries:
            yield _task(entry, Urls(site.base_url), by_tag=by_tag, names=len(counts) > 1)
        yield "\n"


def _into(entries: Sequence[Entry]) -> str:
    """Name the language where there is one only."""
    languages = {each.language.tag: each.language for each in entries}
    if len(languages) != 1:
        return ""
    (language,) = languages.values()
    return f" into {plain(language.name)} ({language.tag})"


def _by_state(entries: Sequence[Entry]) -> Iterator[Group]:
    for standing in _HEADINGS:
        own = tuple(entry for entry in entries if entry.standing is standing)
        if own:
            yield Group(None, own)


def _task(entry: Entry, urls: Urls, *, by_tag: bool, names: bool) -> str:
    """Return a task; it ``names`` the language where there are several."""
    mark = "x" if entry.standing is Standing.CURRENT else " "
    link = plain(entry.source.title)
    if url := url_of(entry.source):
        link = f"[{link}](<{urls.absolute(url)}>)"
    state = str(entry.standing) if by_tag else ""
    facts = [state, changes_of(entry.freshness), status_of(entry), date_of(entry)]
    said = ", ".join(each for each in facts if each)
    path = code(entry.text.document.place.path)
    words = [code(entry.language.tag) if names else "", link, f"({said})" if said else "", path]
    return f"- [{mark}] {' '.join(word for word in words if word)}\n"
