"""A trial of the imported site: written apart, planned, and rid of what can't be published."""

import datetime as dt
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blogsite.diagnostics import Diagnostic, Severity
from blogsite.importing.addresses import Addresses
from blogsite.importing.archive import Archive
from blogsite.importing.emit import Content, emit
from blogsite.importing.ledger import Entry, Part, lost
from blogsite.importing.native import Native, NativeText
from blogsite.importing.options import ImportOptions
from blogsite.importing.proof import Proof, prove
from blogsite.importing.spool import Spool
from blogsite.workers import Progress

# Each round sets aside what the last one found; the faults of one text hide at most those of another.
_MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Trial:
    """A site that builds, below ``root``: its texts, its files, and what became of everything.

    ``faults`` are errors that setting texts aside doesn't mend.
    """

    root: Path
    texts: Sequence[NativeText]
    paths: tuple[str, ...]
    entries: tuple[Entry, ...]
    proof: Proof
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Trials:
    """Tries sites of one archive."""

    archive: Archive
    options: ImportOptions
    spool: Spool
    progress: Progress

    def run(self, native: Native, root: Path) -> Trial:
        """Write the site below ``root`` until it plans without an error; raises OSError."""
        for number in range(_MOST_ROUNDS):
            folder = root / str(number)
            trial = self._once(native, folder)
            faulty = _faulty_texts(trial)
            if not faulty:
                break
            native = _without(native, faulty)
            shutil.rmtree(folder)
        return trial

    def _once(self, native: Native, root: Path) -> Trial:
        options = self.options
        source = options.source if options.source.is_dir() else options.source.parent
        files = {(source / each.source.place.path).resolve(): each for each in native.texts[::-1]}
        entries: list[Entry] = [*self.archive.entries, *native.entries]
        hidden = frozenset(_hidden(native.texts, options.now))
        addresses = Addresses(self.archive, native, files, hidden)
        paths = tuple(_write(root, emit(native, addresses, self.spool, source, entries.append)))
        jobs = max(1, options.jobs)
        proof = prove(native.texts, root, options.now, self.spool, jobs, self.progress)
        errors = tuple(each for each in proof.diagnostics if each.severity is Severity.ERROR)
        return Trial(root, native.texts, paths, tuple(entries), proof, errors)


def _write(root: Path, files: Iterable[tuple[str, Content]]) -> Iterable[str]:
    for path, content in files:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            shutil.copyfile(content, target)
        yield path


def _faulty_texts(trial: Trial) -> Mapping[str, str]:
    """Return why texts can't be published, by path; a translation falls with its original."""
    first: dict[str, str] = {}
    for fault in trial.faults:
        first.setdefault(fault.path, fault.message)
    faulty: dict[str, str] = {}
    for versions in _versions(trial.texts):
        original = versions[0].path
        for text in versions:
            if text.path in first:
                faulty[text.path] = first[text.path]
            elif original in first:
                faulty[text.path] = "what it is a translation of can't be published"
    return faulty


def _versions(texts: Iterable[NativeText]) -> Iterable[Sequence[NativeText]]:
    """Return the texts by what they are versions of, the original first."""
    by_key: dict[tuple[str, str], list[NativeText]] = defaultdict(list)
    for text in texts:
        by_key[text.folder, text.source.key].append(text)
    return by_key.values()


def _without(native: Native, faulty: Mapping[str, str]) -> Native:
    """Return a site without some texts, which are lost, and why."""
    aside = [_set_aside(text, faulty[text.path]) for text in native.texts if text.path in faulty]
    gone = {text.url for text in native.texts if text.path in faulty}
    return replace(
        native,
        promises=tuple(each for each in native.promises if each.url not in gone),
        texts=tuple(text for text in native.texts if text.path not in faulty),
        addresses={at: text for at, text in native.addresses.items() if text.path not in faulty},
        entries=(*aside, *(each for each in native.entries if each.text not in faulty)),
    )


def _set_aside(text: NativeText, why: str) -> Entry:
    part = Part.PAGE if text.source.is_page else Part.POST
    return lost(part, text.source.title.value or text.source.name, text.source.place, why)


def _hidden(texts: Iterable[NativeText], now: dt.datetime) -> Iterable[str]:
    """Yield the texts that no reader sees at an instant, as their originals say."""
    for versions in _versions(texts):
        front = versions[0].front
        if front.get("draft") or _is_to_come(front.get("date"), now):
            yield from (text.path for text in versions)


def _is_to_come(date: object, now: dt.datetime) -> bool:
    if isinstance(date, dt.datetime):
        return date > now
    # A day begins somewhere up to fourteen hours before it does in UTC.
    return isinstance(date, dt.date) and date >= now.date()
