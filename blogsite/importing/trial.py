"""A trial of the imported site: written apart, planned, and rid of what can't be published."""

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


def try_site(
    archive: Archive,
    native: Native,
    options: ImportOptions,
    spool: Spool,
    root: Path,
    progress: Progress,
) -> Trial:
    """Write the site below ``root`` until it plans without an error; raises OSError."""
    aside: list[Entry] = []
    for number in range(_MOST_ROUNDS):
        folder = root / str(number)
        trial = _once(archive, native, options, spool, folder, progress)
        faulty = _faulty_texts(trial)
        if not trial.faults or not faulty:
            break
        aside += [_set_aside(text, found) for text, found in faulty]
        native = _without(native, [text for text, _ in faulty])
        shutil.rmtree(folder)
    return replace(trial, entries=(*aside, *trial.entries))


def _once(
    archive: Archive,
    native: Native,
    options: ImportOptions,
    spool: Spool,
    root: Path,
    progress: Progress,
) -> Trial:
    source = options.source if options.source.is_dir() else options.source.parent
    files = {(source / text.source.place.path).resolve(): text for text in reversed(native.texts)}
    entries: list[Entry] = [*archive.entries, *native.entries]
    addresses = Addresses(archive, native, files)
    paths = tuple(_write(root, emit(native, addresses, spool, source, entries.append)))
    proof = prove(native.texts, root, options.now, spool, max(1, options.jobs), progress)
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


def _faulty_texts(trial: Trial) -> list[tuple[NativeText, Diagnostic]]:
    """Return each text that has an error, with its first one."""
    first: dict[str, Diagnostic] = {}
    for fault in trial.faults:
        first.setdefault(fault.path, fault)
    return [(text, first[text.path]) for text in trial.texts if text.path in first]


def _set_aside(text: NativeText, fault: Diagnostic) -> Entry:
    part = Part.PAGE if text.source.is_page else Part.POST
    return lost(part, text.source.title.value or text.source.name, text.source.place, fault.message)


def _without(native: Native, gone: Sequence[NativeText]) -> Native:
    """Return a site without some texts, and without the translations of those that are originals."""
    keys = _counted(native.texts)
    lacking = {text.path for text in gone}
    for text in gone:
        if keys[text.source.key][0] is text:
            lacking |= {each.path for each in keys[text.source.key]}
    texts = tuple(text for text in native.texts if text.path not in lacking)
    addresses = {at: text for at, text in native.addresses.items() if text.path not in lacking}
    return replace(native, texts=texts, addresses=addresses, entries=tuple(native.entries))


def _counted(texts: Iterable[NativeText]) -> Mapping[str, list[NativeText]]:
    by_key: dict[str, list[NativeText]] = defaultdict(list)
    for text in texts:
        by_key[text.source.key].append(text)
    return by_key
