"""Old addresses that lead to the texts that were there, and the source's own redirects."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.hosting import (
    FaultKind,
    Rule,
    canonical_path,
    compile_redirects,
    find_faults,
    parse_redirects,
)
from blogsite.importing.archive import Redirect
from blogsite.importing.ledger import Entry, Part, changed, kept, lost
from blogsite.importing.settle.addresses import Old, OldSite, Taken
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.importing.settle.places import Places, Spot
from blogsite.importing.settle.versions import Group, Version
from blogsite.model.urls import is_web_url, path_fault, split_query

_NAMED = re.compile(r":[A-Za-z]\w*")
# What the new site answers with: for good or for a while.
_REDIRECTING = {301: 301, 302: 302, 303: 302, 307: 302, 308: 301}
_FAULTS = {
    FaultKind.DUPLICATE: "is redirected already",
    FaultKind.SHADOWED: "would never redirect, as another rule goes before it",
    FaultKind.LOOP: "would lead in a circle",
}


@dataclass(frozen=True, slots=True)
class Moves:
    """The aliases of each text by number, and the redirects of the site's settings."""

    aliases: Mapping[int, tuple[str, ...]]
    redirects: tuple[tuple[str, str, int], ...] = ()


def settle_moves(
    redirects: Sequence[Redirect],
    made: Sequence[Redirect],
    groups: Sequence[Group],
    places: Places,
    site: OldSite,
    journal: Journal,
) -> Moves:
    """Return what makes old addresses lead on; what can't is said in the ledger.

    ``made`` are redirects that the source did without, as its own pages were there.
    """
    mover = _Mover(places, site, journal)
    # Where a text was comes before where others were once.
    for turn in (slice(0, 1), slice(1, None)):
        for group in groups:
            for version in group.versions:
                for address, line in version.text.lined_addresses[turn]:
                    mover.alias(version, address, line)
    led = tuple(mover.redirects(redirects, made))
    return Moves({number: tuple(found) for number, found in mover.aliases.items()}, led)


@dataclass(slots=True)
class _Mover:
    places: Places
    site: OldSite
    journal: Journal
    aliases: dict[int, list[str]] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)

    def alias(self, version: Version, address: str, line: int) -> None:
        """Make an old address of a text an alias, unless it is where the text is now."""
        old = self.site.old(address)
        spot = self.places.spots[version.number]
        entry = self._entry(old, address, spot, version, line)
        self.journal.note(version.number, entry)

    def _entry(
        self, old: Old | None, address: str, spot: Spot, version: Version, line: int
    ) -> Entry:
        place, number = version.text.at(line), version.number
        if old is None:
            return lost(Part.REDIRECT, address, place, "is not an address of this site")
        if self._is_there(old, spot.url):
            return kept(Part.REDIRECT, address, place)
        if version.text.is_page and not old.query and old.plain in ("/", *self.places.heads):
            how = f"is a list of posts, which the program makes; the text is at {spot.url}"
            return changed(Part.REDIRECT, address, place, how)
        owner = self.owners.get(old.key)
        fault = path_fault(old.written) or self._meets(old, spot)
        if owner is None and not fault:
            self.owners[old.key] = number
            self.aliases.setdefault(number, []).append(old.written)
            return changed(Part.REDIRECT, address, place, f"leads to {spot.url}")
        if owner == number:
            return kept(Part.REDIRECT, address, place)
        why = fault or f"leads to {self.places.spots[owner or 0].url} already"
        return lost(Part.REDIRECT, address, place, why)

    def _meets(self, old: Old, spot: Spot) -> str:
        """Say which page or file of the new site stands where an old address was."""
        if old.query:
            return ""
        taken = self.places.taken
        if (number := taken.text_at(old.path)) is not None:
            return f"is the URL of {self.places.spots[number].path}"
        if taken.is_list(old.path):
            return "is the URL of a page that the program makes"
        if taken.is_file(old.path) and old.plain.startswith(canonical_path(spot.url)):
            return "may be the URL of a file"
        return ""

    def redirects(
        self, wanted: Sequence[Redirect], made: Sequence[Redirect]
    ) -> Iterator[tuple[str, str, int]]:
        """Yield the redirects that the settings can say, those of one path before those of many."""
        targets = dict(self._targets())
        found = []
        for redirect in sorted((*wanted, *made), key=lambda each: _is_pattern(each.source)):
            fault, pair = self._redirect(redirect, targets)
            found.append((redirect, fault, pair))
        new = frozenset(made)
        faults = self._faults([pair for _, _, pair in found if pair])
        for redirect, fault, pair in found:
            why = fault or faults.get(pair or ("", ""), "")
            self.journal.note(NONE, _said(redirect, why, pair, is_new=redirect in new))
            if pair is not None and not why:
                yield (*pair, _REDIRECTING[redirect.status])

    def _faults(self, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """Return what the host would find wrong with redirects among all others.

        What asks for a query goes before all of these, and meets none of them.
        """
        wanted = {(canonical_path(one), two): (one, two) for one, two in pairs if "?" not in one}
        if not wanted:
            return {}
        aliases = (each for each in self._aliases() if "?" not in each[0])
        rules = tuple(
            Rule(canonical_path(path), target) for path, target in (*aliases, *wanted.values())
        )
        faults = {}
        for fault in find_faults(compile_redirects(rules), self._exists):
            pair = wanted.get((rules[fault.rule].source, rules[fault.rule].target))
            if pair is not None:
                faults[pair] = _FAULTS[fault.kind]
        return faults

    def _aliases(self) -> Iterator[tuple[str, str]]:
        for number, listed in self.aliases.items():
            yield from ((written, self.places.spots[number].url) for written in listed)

    def _exists(self, path: str) -> bool:
        taken = self.places.taken
        return taken.text_at(path) is not None or taken.is_list(path)

    def _targets(self) -> Iterator[tuple[str, str]]:
        """Yield the URL that each old address leads to now."""
        for key, number in self.owners.items():
            yield key, self.places.spots[number].url

    def _redirect(
        self, redirect: Redirect, targets: Mapping[str, str]
    ) -> tuple[str, tuple[str, str] | None]:
        """Return what is wrong with a redirect, and source and target as the settings have them."""
        if redirect.status not in _REDIRECTING:
            return f"answers with the status {redirect.status}, and leads nowhere else", None
        source, target = self.site.old(redirect.source), self._target(redirect.target, targets)
        if source is None:
            return "is not an address of this site", None
        if not target:
            return f"`{redirect.target}` is no address", None
        pattern = _is_pattern(redirect.source)
        written = redirect.source.removeprefix(self.site.base) if pattern else source.written
        if not pattern and path_fault(written):
            return f"can't be redirected: {path_fault(written)}", None
        if self._is_there(source, target):
            return "", None
        if source.key in self.owners:
            return "leads to a text already", None
        if not source.query and (fault := self._occupied(source)):
            return fault, None
        if not _is_followed(written, target):
            return "is no redirect that the host can follow", None
        self.owners[source.key] = NONE
        return "", (written, target)

    def _is_there(self, source: Old, target: str) -> bool:
        """Whether an address is where it leads to, as a page is whatever the query asks for.

        Capitals make no difference on the host.
        """
        now = OldSite(self.site.hosts).old(target)
        if now is None:
            return False
        asked = source.key if now.query else source.plain
        return now.key.casefold() == asked.casefold()

    def _occupied(self, source: Old) -> str:
        taken = self.places.taken
        if taken.text_at(source.path) is not None or taken.is_list(source.path):
            return "is the URL of a page"
        return "may be the URL of a file" if self._is_beside_a_text(source, taken) else ""

    def _is_beside_a_text(self, source: Old, taken: Taken) -> bool:
        folder = source.path.rpartition("/")[0]
        return taken.is_file(source.path) and taken.text_at(folder) is not None

    def _target(self, written: str, targets: Mapping[str, str]) -> str:
        """Return where a redirect leads now."""
        old = self.site.old(written)
        if old is None:
            return written if is_web_url(written) else ""
        mark = written.partition("#")[2]
        found = targets.get(old.key) or targets.get(old.plain)
        url = found or old.written
        return f"{url}#{mark}" if mark else url


def _is_pattern(source: str) -> bool:
    return source.endswith("*") or "/:" in source


def _is_followed(source: str, target: str) -> bool:
    """Whether the host reads a redirect as it is meant, and fills all that its target names."""
    path, query = split_query(source)
    words = " ".join((path, *(f"{key}={value}" for key, value in query), target, "301"))
    rules = parse_redirects(words)
    is_read = len(rules) == 1 and (rules[0].source, rules[0].target) == (path, target)
    is_whole = "*" not in path[:-1] + target and not re.search(
        r"[\s#]", source + target.split("#", maxsplit=1)[0]
    )
    return is_read and is_whole and _names(target) <= _names(path)


def _names(text: str) -> set[str]:
    """Return the placeholders of a path."""
    path = text.partition("://")[2].partition("/")[2] if "://" in text else text
    return set(_NAMED.findall(path)) | ({":splat"} if path.endswith("*") else set())


def _said(redirect: Redirect, fault: str, pair: tuple[str, str] | None, *, is_new: bool) -> Entry:
    name = redirect.source if is_new else f"{redirect.source} to {redirect.target}"
    if fault:
        return lost(Part.REDIRECT, name, redirect.place, fault)
    if pair is None or (pair[1] == redirect.target and not is_new):
        return kept(Part.REDIRECT, name, redirect.place)
    return changed(Part.REDIRECT, name, redirect.place, f"leads to {pair[1]}")
