"""Brings the files of an import to their places."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from blogsite.codec import digest_of
from blogsite.diagnostics import Diagnostic, Problems, Severity
from blogsite.importing.target.deciding import Step, decide
from blogsite.importing.target.disk import Disk
from blogsite.importing.target.journal import ChangedMeanwhileError, HalfDoneError, Move
from blogsite.importing.target.model import ByHand, Content, Hand, Placed
from blogsite.importing.target.names import Names
from blogsite.importing.target.prepare import BUSY, reason
from blogsite.importing.target.stage import BusyError, Stage, digest_of_path

# Writes the ledger and its page into a folder, for what was placed, and returns their names.
Finish = Callable[[Placed, Path], Iterable[str]]
_TEXT = ".md"


def place(
    files: Iterable[tuple[str, Content]],
    into: Path,
    before: Mapping[str, str],
    finish: Finish,
    problems: Problems,
    *,
    is_trial: bool = False,
) -> Placed | None:
    """Bring files to their places in a target, all of them or none.

    ``before`` are the digests of the last import. ``finish`` writes the ledger for what was placed
    where files or digests differ. Returns None where anything is an error, and then nothing is
    changed; a trial changes nothing anyway.
    """
    root = into.resolve()
    work = _Placing(root, before, None if is_trial else Stage(root), problems)
    try:
        return work.run(files, finish)
    except (BusyError, ChangedMeanwhileError, HalfDoneError, OSError) as fault:
        problems.add(_diagnosed(fault, into))
        return None
    finally:
        work.close()


def _diagnosed(fault: Exception, into: Path) -> Diagnostic:
    """Return what stopped a placement, for people."""
    path, rule = "", "bad-target"
    if isinstance(fault, BusyError):
        message, hint = f"`{into}`: {BUSY}", "wait until it has ended"
    elif isinstance(fault, ChangedMeanwhileError):
        path, rule = str(fault), "changed-file"
        message, hint = "the file changed during the import", "import again"
    elif isinstance(fault, HalfDoneError):
        message = f"`{into}` could not be written, nor be put back as it was"
        hint = "the next import into it does that first; see who may write there"
    else:
        message = f"`{into}` can't be written, and is as it was: {reason(fault)}"
        hint = "see how much room there is, and who may write there"
    return Diagnostic(path, 0, 0, Severity.ERROR, rule, message, hint)


class _Placing:
    """The state of one placement."""

    def __init__(
        self, root: Path, before: Mapping[str, str], stage: Stage | None, problems: Problems
    ) -> None:
        self._before = before
        self._stage = stage
        self._problems = problems
        self._disk = Disk(root)
        self._names = Names()
        self._new: dict[str, str] = {}
        self._obstacles: set[str] = set()
        self._moves: list[Move] = []
        self._by_hand: list[ByHand] = []
        self._counts: Counter[Step] = Counter()

    def run(self, files: Iterable[tuple[str, Content]], finish: Finish) -> Placed | None:
        """Take all files, then move them."""
        for path, content in files:
            self._take(path, content)
        self._check_kinship()
        if self._problems.has_errors:
            return None
        self._remove()
        placed = self._placed()
        if self._stage is not None and (self._moves or placed.digests != self._before):
            self._commit(self._stage, placed, finish)
            return replace(placed, has_ledger=True)
        return placed

    def close(self) -> None:
        """Take away the stage."""
        if self._stage is not None:
            self._stage.close()

    def _take(self, path: str, content: Content) -> None:
        fault = self._names.fault(path)
        if fault:
            self._problems.error("bad-import-path", fault, path, hint="rename it in the source")
            return
        try:
            digest = digest_of(content) if isinstance(content, bytes) else digest_of_path(content)
        except OSError as error:
            self._problems.error("unreadable-file", f"it can't be copied: {reason(error)}", path)
            return
        if self._is_obstructed(path):
            return
        self._new[path] = digest
        step = self._decided(path, digest)
        if step is Step.WRITE and self._stage is not None and not self._problems.has_errors:
            staged, self._new[path] = self._stage.put(path, content)
            is_there = path in self._disk.signatures
            self._moves.append(Move(path, self._new[path], is_there, staged))

    def _is_obstructed(self, path: str) -> bool:
        obstacle = self._disk.obstacle(path)
        if obstacle and obstacle not in self._obstacles:
            self._obstacles.add(obstacle)
            message = "this is no folder, and the import has files for it; no link is followed"
            self._problems.error("bad-target", message, obstacle, hint="put the folder itself here")
        return bool(obstacle)

    def _remove(self) -> None:
        for path in sorted(self._before.keys() - self._new.keys()):
            if self._disk.obstacle(path):
                self._by_hand.append(ByHand(path, Hand.ORPHAN))
            elif self._decided(path, "") is Step.REMOVE:
                self._moves.append(Move(path, "", replaces=True))

    def _decided(self, path: str, new: str) -> Step | Hand:
        step = decide(self._before.get(path, ""), new, self._disk.digest(path))
        if isinstance(step, Hand):
            self._by_hand.append(ByHand(path, step))
        else:
            self._counts[step] += bool(new) or step is Step.REMOVE
        return step

    def _check_kinship(self) -> None:
        """Refuse to replace a whole import by one of another source."""
        # Sites, authors and tags may have the same names anywhere.
        before, new = (
            {path for path in each if path.endswith(_TEXT)} for each in (self._before, self._new)
        )
        if before and new and not before & new:
            self._problems.error(
                "bad-target",
                "the target holds the import of another source: the two have no text in common",
                hint="choose another folder; to begin anew, delete this one",
            )

    def _placed(self) -> Placed:
        theirs = [each.path for each in self._by_hand if each.path in self._before]
        digests = self._new | {path: self._before[path] for path in theirs}
        for each in self._by_hand:
            if each.hand is Hand.OWN:
                # No import wrote it, so the next one can't take it for an edited one.
                del digests[each.path]
        return Placed(
            written=self._counts[Step.WRITE],
            removed=self._counts[Step.REMOVE],
            unchanged=self._counts[Step.LEAVE],
            by_hand=tuple(sorted(self._with_moves())),
            digests=dict(sorted(digests.items())),
        )

    def _with_moves(self) -> Iterator[ByHand]:
        """Yield what people did; what they moved and left as it was is found by its digest."""
        gone = {self._before[each.path] for each in self._by_hand if each.hand is Hand.DELETED}
        found: dict[str, str] = {}
        for path in self._disk.files("content") if gone else ():
            if path not in self._before and path not in self._new:
                found.setdefault(self._disk.digest(path), path)
        for each in self._by_hand:
            place = found.get(self._before.get(each.path, ""), "")
            is_moved = each.hand is Hand.DELETED and place
            left = ByHand(each.path, Hand.MOVED, place) if is_moved else each
            yield replace(left, source_changed=self._is_outdated(each.path))

    def _is_outdated(self, path: str) -> bool:
        """Whether the source has changed a file since people did."""
        return path in self._before and self._new.get(path, "") not in {"", self._before[path]}

    def _commit(self, stage: Stage, placed: Placed, finish: Finish) -> None:
        folder = stage.made()
        for name in finish(placed, folder):
            digest = digest_of_path(folder / name)
            self._disk.digest(name)
            self._moves.append(Move(name, digest, name in self._disk.signatures, name))
        stage.commit(tuple(self._moves), self._disk.signatures)
