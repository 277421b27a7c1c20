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
from blogsite.importing.lines import line_finder
from blogsite.importing.native import Native, NativeText
from blogsite.importing.options import ImportOptions
from blogsite.importing.proof import Proof, prove
from blogsite.importing.spool import Spool
from blogsite.workers import Progress

# Each round sets aside what the last one found; the faults of one text hide at most those of another.
_MOST_ROUNDS = 5
_SHOWN = 60


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
            native = _without(native, faulty, self._source)
            shutil.rmtree(folder)
        return trial

    @property
    def _source(self) -> Path:
        source = self.options.source
        return source if source.is_dir() else source.parent

    def _once(self, native: Native, root: Path) -> Trial:
        options, source = self.options, self._source
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


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a text can't be published, and how the line begins that is at fault."""

    why: str
    written: str = ""


def _faulty_texts(trial: Trial) -> Mapping[str, _Fault]:
    """Return why texts can't be published, by path; a translation falls with its original."""
    first: dict[str, _Fault] = {}
    for fault in trial.faults:
        if fault.path not in first:
            why = f"{fault.message}: {fault.hint}" if fault.hint else fault.message
            first[fault.path] = _Fault(why, _line_at(trial.root / fault.path, fault.line))
    faulty: dict[str, _Fault] = {}
    for versions in _versions(trial.texts):
        original = versions[0].path
        for text in versions:
            if text.path in first:
                faulty[text.path] = first[text.path]
            elif original in first:
                faulty[text.path] = _Fault("what it is a translation of can't be published")
    return faulty


def _line_at(file: Path, number: int) -> str:
    """Return how a line of a file begins, but for a word that is cut; empty where there is none."""
    if not number or not file.is_file():
        return ""
    lines = file.read_text(encoding="utf-8").split("\n")
    start = lines[number - 1].strip() if number <= len(lines) else ""
    return start if len(start) < _SHOWN else start[:_SHOWN].rpartition(" ")[0]


def _versions(texts: Iterable[NativeText]) -> Iterable[Sequence[NativeText]]:
    """Return the texts by what they are versions of, the original first."""
    by_key: dict[tuple[str, str], list[NativeText]] = defaultdict(list)
    for text in texts:
        by_key[text.folder, text.source.key].append(text)
    return by_key.values()


def _without(native: Native, faulty: Mapping[str, _Fault], source: Path) -> Native:
    """Return a site without some texts, which are lost, and why."""
    aside = [
        _set_aside(text, faulty[text.path], source) for text in native.texts if text.path in faulty
    ]
    gone = {text.url for text in native.texts if text.path in faulty}
    return replace(
        native,
        promises=tuple(each for each in native.promises if each.url not in gone),
        texts=tuple(text for text in native.texts if text.path not in faulty),
        addresses={at: text for at, text in native.addresses.items() if text.path not in faulty},
        entries=(*aside, *(each for each in native.entries if each.text not in faulty)),
    )


def _set_aside(text: NativeText, fault: _Fault, source: Path) -> Entry:
    part = Part.PAGE if text.source.is_page else Part.POST
    own = text.source.place
    line = line_finder(source, own)(fault.written) if fault.written else own.line
    return lost(part, text.source.title.value or text.source.name, text.source.at(line), fault.why)


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
