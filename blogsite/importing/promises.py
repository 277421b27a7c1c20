"""Promises of an import join those that its target has given since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blogsite.codec import digest_of
from blogsite.importing.ledger import Entry, Fate, Part
from blogsite.importing.record import ids_before
from blogsite.importing.target import NO_FILE, Disk
from blogsite.importing.trial import Trial
from blogsite.model.contract import LOCK_PATH, Promise
from blogsite.parse.lock import read_lock, write_lock

_FEED_ID = "feed id "
_LONGEST = 200  # characters of an id in the ledger


@dataclass(frozen=True, slots=True)
class Joined:
    """An import whose lock has what the target promises; ``before`` are digests to compare with.

    ``own`` is the digest of the import's promises alone, so that the next import knows whether the
    target has more.
    """

    trial: Trial
    before: Mapping[str, str]
    own: str = ""

    def recorded(self, digests: Mapping[str, str]) -> Mapping[str, str]:
        """Return the digests of a placement as the ledger has them."""
        return {**digests, LOCK_PATH: self.own} if self.own else digests


def join_promises(trial: Trial, into: Path, before: Mapping[str, str]) -> Joined:
    """Let the lock of an import, below ``trial.root``, keep what the target's lock promises."""
    disk, file = Disk(into.resolve()), trial.root / LOCK_PATH
    known = "" if disk.obstacle(LOCK_PATH) else disk.digest(LOCK_PATH)
    if known in {"", NO_FILE, before.get(LOCK_PATH)}:
        # People have promised nothing of what they left out.
        trial = _of_written(trial, disk, before)
    own = file.read_bytes() if LOCK_PATH in trial.paths else b""
    new, _ = read_lock(own)
    if not known or known == NO_FILE:
        is_gone = LOCK_PATH in before and not known
        return Joined(_told(trial, new, "was deleted by hand") if is_gone else trial, before)
    content = (disk.root / LOCK_PATH).read_bytes()
    old, faults = read_lock(content)
    if faults:
        return Joined(_told(trial, new, "can't be read"), before)
    if known == before.get(LOCK_PATH):
        old = _of_hands(old, new, trial, disk, before)
        if not old:
            return Joined(trial, before)
    else:
        left = _left_to_hands(new, old, trial, disk, before)
        trial = _told(trial, left, "is yours, and doesn't promise it")
        new = tuple(each for each in new if each not in left)
    file.parent.mkdir(parents=True, exist_ok=True)
    has_more = {each.url for each in new} - {each.url for each in old}
    file.write_bytes(_joined(old, new).encode() if has_more else content)
    paths = tuple(dict.fromkeys((*trial.paths, LOCK_PATH)))
    return Joined(replace(trial, paths=paths), {**before, LOCK_PATH: known}, digest_of(own))


def _of_written(trial: Trial, disk: Disk, before: Mapping[str, str]) -> Trial:
    """Let the lock of an import promise nothing of texts that it doesn't write."""
    if LOCK_PATH not in trial.paths:
        return trial
    file = trial.root / LOCK_PATH
    promises, _ = read_lock(file.read_bytes())
    unwritten = _unwritten(trial, disk, before)
    paths = {text.url: text.path for text in trial.texts}
    left = [each for each in promises if paths.get(each.url) in unwritten]
    if not left:
        return trial
    file.write_text(write_lock(each for each in promises if each not in left), encoding="utf-8")
    is_empty = len(left) == len(promises)
    kept = tuple(path for path in trial.paths if not is_empty or path != LOCK_PATH)
    return _told(replace(trial, paths=kept), left, "promises no text that isn't written")


def _unwritten(trial: Trial, disk: Disk, before: Mapping[str, str]) -> set[str]:
    """Return the texts that people deleted, or that a file of their own stands in the place of."""
    unwritten = set[str]()
    moved: set[str] | None = None
    for text in trial.texts:
        path, known = text.path, before.get(text.path, "")
        found = NO_FILE if disk.obstacle(path) else disk.digest(path)
        if known and not found:
            if moved is None:
                others = (each for each in disk.files("content") if each not in before)
                moved = {disk.digest(each) for each in others}
            if known not in moved:
                unwritten.add(path)
        elif found and not known and found != digest_of((trial.root / path).read_bytes()):
            unwritten.add(path)
    return unwritten


def _joined(old: Iterable[Promise], new: Iterable[Promise]) -> str:
    """Return a lock with the promises of both; what was promised first counts."""
    return write_lock({each.url: each for each in (*new, *old)}.values())


def _of_hands(
    old: Sequence[Promise],
    new: Sequence[Promise],
    trial: Trial,
    disk: Disk,
    before: Mapping[str, str],
) -> tuple[Promise, ...]:
    """Return promises of texts that the source has no more, and that stay as people edited them."""
    if old == new:
        return ()
    urls = {each.url for each in new}
    gone = before.keys() - set(trial.paths)
    edited = {path for path in gone if disk.digest(path) not in {"", before[path]}}
    ids = ids_before(disk.root, edited, _FEED_ID) if edited else frozenset()
    return tuple(each for each in old if each.url not in urls and each.entry[:_LONGEST] in ids)


def _left_to_hands(
    new: Sequence[Promise],
    old: Sequence[Promise],
    trial: Trial,
    disk: Disk,
    before: Mapping[str, str],
) -> Sequence[Promise]:
    """Return promises that the target's lock lacks or has in another way, by somebody's will."""
    promised = {each.url: each.entry for each in old}
    paths = {text.url: text.path for text in trial.texts}

    def is_left(each: Promise) -> bool:
        if each.url in promised:
            return promised[each.url] != each.entry
        path = paths.get(each.url, "")
        return disk.digest(path) != before.get(path, "")

    return [each for each in new if is_left(each)]


def _told(trial: Trial, promises: Iterable[Promise], why: str) -> Trial:
    """Say in the ledger that ids are not in the lock."""
    urls = {each.url for each in promises}
    paths = {text.path for text in trial.texts if text.url in urls}
    return replace(trial, entries=tuple(_entries(trial.entries, paths, why))) if paths else trial


def _entries(entries: Iterable[Entry], paths: set[str], why: str) -> Iterator[Entry]:
    note = f"`{LOCK_PATH}` {why}"
    for each in entries:
        is_id = each.part is Part.FIELD and each.name.startswith(_FEED_ID)
        if is_id and each.fate is Fate.KEPT and each.text in paths:
            yield replace(each, fate=Fate.LOST, note=note)
        else:
            yield each
