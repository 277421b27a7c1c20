"""Sees changes of a site's files, and says when a change is complete."""

import asyncio
import contextlib
import errno
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from blogsite.serve.change import EVERYTHING, Change
from blogsite.tree import SITE_FOLDERS, is_ignored

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

# Seconds without an event after which a change is taken for complete: a file that was closed or
# moved into place has been saved, one that is being written may go on; switching a branch is
# hundreds of events, with gaps.
_QUIET_WHEN_SAVED = 0.005
_QUIET = 0.15
_MANY = 12
# However long files go on changing, readers see something now and then.
_LONGEST = 3.0
_LOOK = 0.02
# What appears in a new folder before it is watched is seen by looking once more.
_SECOND_LOOK = 0.5
# Folders that were replaced by others of the same name are looked for this often.
_ROUND = 2.0
# An older lock was left behind by a git that was killed, or waits for a person.
_LONGEST_LOCK = 10.0

_READING = {EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE}
_SAVED = {EVENT_TYPE_CLOSED, EVENT_TYPE_MOVED, EVENT_TYPE_DELETED}
_LIMITS = {errno.ENOSPC, errno.EMFILE, errno.ENFILE}

_Identity = tuple[int, int]
_NOTHING = Change(frozenset())


class Watch(FileSystemEventHandler):
    """Watches the input folders of a site; `changed` waits until something has changed.

    ``on_limit`` is called when the system refuses to watch, so that files are looked at again and
    again instead.
    """

    def __init__(self, root: Path, on_limit: Callable[[], None]) -> None:
        self._root = root
        self._on_limit = on_limit
        self._loop = asyncio.get_running_loop()
        self._woken = asyncio.Event()
        self._count = 0
        self._last = 0.0
        self._is_saved = False
        self._saw_folder = False
        self._change = _NOTHING
        self._check: asyncio.TimerHandle | None = None
        self._watched: dict[Path, tuple[_Identity, ObservedWatch]] = {}
        self._observer: BaseObserver | None = None
        self._is_polling = False
        self._round: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to watch."""
        with self._within_limits():
            self._observer = Observer()
            self._watch_folders()
            self._observer.start()
        self._go_round()

    def stop(self) -> None:
        """End watching."""
        if self._round is not None:
            self._round.cancel()
        if self._check is not None:
            self._check.cancel()
        self._end_observer()

    def _end_observer(self) -> None:
        if self._observer is not None:
            # Some may have begun before the system refused the next.
            self._observer.unschedule_all()
            if self._observer.is_alive():
                self._observer.stop()
                self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an event; called by threads of the observer."""
        # A folder is modified whenever a file in it is, one that is no input too.
        is_echo = event.is_directory and event.event_type == EVENT_TYPE_MODIFIED
        if event.event_type not in _READING and not is_echo and self._matters(event):
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._note, event)

    async def changed(self) -> Change:
        """Return what has changed once something has, and has come to rest."""
        await self._woken.wait()
        started = time.monotonic()
        while time.monotonic() < started + _LONGEST or self._git_is_at_work():
            rest = self._last + self._quiet() - time.monotonic()
            if rest <= 0 and not self._git_is_at_work():
                break
            await asyncio.sleep(max(rest, 0) or _LOOK)
        # What comes from here on is for the next time: the build looks at the files after this.
        self._woken.clear()
        change = self._take_change()
        if self._saw_folder:
            self._look_after_folders()
            self._saw_folder = False
            self._loop.call_later(_SECOND_LOOK, self._wake, EVERYTHING)
        return change

    def check_later(self) -> None:
        """Ask for a look at all files, should nothing change until there is time for it.

        Events may be lost, so what they name is enough for a first answer only.
        """
        self._check = self._loop.call_later(_SECOND_LOOK, self._wake, Change(is_check=True))

    def _take_change(self) -> Change:
        change = self._change
        self._count, self._change = 0, _NOTHING
        if self._check is not None:
            self._check.cancel()
            self._check = None
        return change

    def _wake(self, change: Change) -> None:
        self._change = self._change.joined(change) if self._change is not _NOTHING else change
        self._woken.set()

    def _quiet(self) -> float:
        return _QUIET_WHEN_SAVED if self._is_saved and self._count <= _MANY else _QUIET

    def _go_round(self) -> None:
        self._look_after_folders()
        self._round = self._loop.call_later(_ROUND, self._go_round)

    def _look_after_folders(self) -> None:
        """Watch the folders that are there now; where one is another than before, look at it."""
        with self._within_limits():
            if self._watch_folders():
                self._wake(EVERYTHING)
            if self._saw_folder and not self._is_polling:
                self._try_one_more()

    def _watch_folders(self) -> bool:
        assert self._observer is not None  # noqa: S101  (made by `start`)
        has_changed = False
        # The root alone shows the input folders appear that aren't there yet.
        for folder in (self._root, *(self._root / name for name in SITE_FOLDERS)):
            identity, known = _identity(folder), self._watched.get(folder)
            if known is not None and known[0] != identity:
                del self._watched[folder]
                with contextlib.suppress(KeyError, OSError):  # it went with its folder
                    self._observer.unschedule(known[1])
                has_changed = True
            if identity is not None and folder not in self._watched:
                is_deep = folder != self._root
                with contextlib.suppress(FileNotFoundError):  # it has gone meanwhile
                    watch = self._observer.schedule(self, str(folder), recursive=is_deep)
                    self._watched[folder] = (identity, watch)
                has_changed = True
        return has_changed

    def _try_one_more(self) -> None:
        """Find out whether new folders could be watched: the observer doesn't say."""
        assert self._observer is not None  # noqa: S101  (made by `start`)
        with tempfile.TemporaryDirectory(prefix="blogsite-watch-") as folder:
            self._observer.unschedule(self._observer.schedule(self, folder))

    @contextlib.contextmanager
    def _within_limits(self) -> Iterator[None]:
        """Look again and again instead of watching, where the system watches no more."""
        try:
            yield
        except OSError as fault:
            if fault.errno not in _LIMITS or self._is_polling:
                raise
            self._end_observer()
            self._is_polling = True
            self._watched.clear()
            self._observer = PollingObserver()
            self._watch_folders()
            self._observer.start()
            self._on_limit()

    def _matters(self, event: FileSystemEvent) -> bool:
        return any(map(self._input, _paths(event)))

    def _input(self, path: str) -> str:
        """Return a path as it is below the root, empty where it is no input."""
        try:
            parts = Path(path).relative_to(self._root).parts
        except ValueError:
            return ""
        is_input = bool(parts) and parts[0] in SITE_FOLDERS and not any(map(is_ignored, parts))
        return "/".join(parts) if is_input else ""

    def _note(self, event: FileSystemEvent) -> None:
        self._count += 1
        self._last = time.monotonic()
        self._is_saved = event.event_type in _SAVED
        self._saw_folder = self._saw_folder or event.is_directory
        named = frozenset(filter(None, map(self._input, _paths(event))))
        self._wake(EVERYTHING if event.is_directory else Change(named))

    def _git_is_at_work(self) -> bool:
        """Whether git is switching branches, say: it locks its index until all files are there."""
        for folder in (self._root, *self._root.parents):
            with contextlib.suppress(OSError):
                lock = (folder / ".git/index.lock").stat()
                return time.time() - lock.st_mtime < _LONGEST_LOCK
        return False


def _identity(folder: Path) -> _Identity | None:
    """Return what tells a folder from another one of its name; None where there is none."""
    try:
        status = folder.lstat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if folder.is_dir() and not folder.is_symlink() else None


def _paths(event: FileSystemEvent) -> Iterator[str]:
    for path in (event.src_path, event.dest_path):
        if path:
            yield path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")
