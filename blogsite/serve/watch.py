"""Sees changes of a site's files, and says when a change is complete."""

import asyncio
import contextlib
import errno
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from blogsite.tree import SITE_FOLDERS, is_ignored

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

# Seconds without an event after which a change is taken for complete: a file that was closed or
# moved into place has been saved; switching a branch is hundreds of events, with longer gaps.
_QUIET_WHEN_SAVED = 0.005
_QUIET = 0.03
_QUIET_AFTER_MANY = 0.15
_MANY = 12
# However long files go on changing, readers see something now and then.
_LONGEST = 3.0
_LOOK = 0.02
# What appears in a new folder before it is watched is seen by looking once more.
_SECOND_LOOK = 0.5
# An older lock was left behind by a git that was killed, or waits for a person.
_LONGEST_LOCK = 10.0

_READING = {EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE}
_LIMITS = {errno.ENOSPC, errno.EMFILE, errno.ENFILE}


class Watch(FileSystemEventHandler):
    """Watches the input folders of a site; `changed` waits until something has changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._loop = asyncio.get_running_loop()
        self._woken = asyncio.Event()
        self._count = 0
        self._last = 0.0
        self._is_saved = False
        self._saw_folder = False
        self._watched: dict[str, ObservedWatch] = {}
        self.is_polling = False
        self._observer = self._make_observer()

    def start(self) -> None:
        """Begin to watch; where the system has no watches left, look again and again instead."""
        try:
            self._begin()
        except OSError as fault:
            if fault.errno not in _LIMITS:
                raise
            self.stop()
            self._watched.clear()
            self._observer = self._make_polling_observer()
            self._begin()

    def stop(self) -> None:
        """End watching."""
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

    async def changed(self) -> None:
        """Return once something has changed, and has come to rest."""
        await self._woken.wait()
        started = time.monotonic()
        while time.monotonic() < started + _LONGEST:
            rest = self._last + self._quiet() - time.monotonic()
            if rest <= 0 and not self._git_is_at_work():
                break
            await asyncio.sleep(max(rest, 0) or _LOOK)
        # What comes from here on is for the next time: the build looks at the files after this.
        self._woken.clear()
        self._count = 0
        self._watch_new_folders()
        if self._saw_folder:
            self._saw_folder = False
            self._loop.call_later(_SECOND_LOOK, self._woken.set)

    def _quiet(self) -> float:
        if self._count > _MANY:
            return _QUIET_AFTER_MANY
        return _QUIET_WHEN_SAVED if self._is_saved else _QUIET

    def _make_observer(self) -> "BaseObserver":
        try:
            return Observer()
        except OSError as fault:
            if fault.errno not in _LIMITS:
                raise
            return self._make_polling_observer()

    def _make_polling_observer(self) -> "BaseObserver":
        from watchdog.observers.polling import PollingObserver  # noqa: PLC0415  (rarely used)

        self.is_polling = True
        return PollingObserver()

    def _begin(self) -> None:
        # Sees the input folders appear that aren't there yet.
        self._observer.schedule(self, str(self._root))
        self._watch_new_folders()
        self._observer.start()

    def _watch_new_folders(self) -> None:
        for name in SITE_FOLDERS:
            folder = self._root / name
            is_there = folder.is_dir() and not folder.is_symlink()
            if is_there and name not in self._watched:
                watch = self._observer.schedule(self, str(folder), recursive=True)
                self._watched[name] = watch
            elif not is_there and name in self._watched:
                self._observer.unschedule(self._watched.pop(name))

    def _matters(self, event: FileSystemEvent) -> bool:
        return any(map(self._is_input, _paths(event)))

    def _is_input(self, path: str) -> bool:
        try:
            parts = Path(path).relative_to(self._root).parts
        except ValueError:
            return False
        return bool(parts) and parts[0] in SITE_FOLDERS and not any(map(is_ignored, parts))

    def _note(self, event: FileSystemEvent) -> None:
        self._count += 1
        self._last = time.monotonic()
        self._is_saved = event.event_type in {EVENT_TYPE_CLOSED, EVENT_TYPE_MOVED}
        self._saw_folder = self._saw_folder or event.is_directory
        self._woken.set()

    def _git_is_at_work(self) -> bool:
        """Whether git is switching branches, say: it locks its index until all files are there."""
        for folder in (self._root, *self._root.parents):
            with contextlib.suppress(OSError):
                lock = (folder / ".git/index.lock").stat()
                return time.time() - lock.st_mtime < _LONGEST_LOCK
        return False


def _paths(event: FileSystemEvent) -> Iterator[str]:
    for path in (event.src_path, event.dest_path):
        if path:
            yield path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")
