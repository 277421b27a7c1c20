"""Processes that share out work, started only when there is enough of it."""

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from operator import length_hint
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

# Told a stage's name, how many of its items are done, and how many there are.
Progress = Callable[[str, int, int], None]

# Forked processes share their memory; elsewhere it is not safe.
START_METHOD: Literal["fork", "spawn"] = "fork" if sys.platform == "linux" else "spawn"

_WORTH_A_PROCESS = 24
_LARGEST_CHUNK = 32
# Chunks under way for each process: so many that none waits for its next one, and no more, as
# each of them is held in memory.
_UNDER_WAY = 8


class Workers:
    """Runs a function over chunks of items, in processes or, for little work, right here.

    The function must be importable and give the same result wherever it runs. Results come
    in the order of the items.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            # What is under way must not go on behind the back of the next build; only someone
            # who presses Ctrl-C doesn't wait for it.
            wait = fault is None or isinstance(fault, Exception)
            self._pool.shutdown(wait=wait, cancel_futures=True)
            # What was frozen for the workers' sake may be garbage by now.
            gc.unfreeze()

    def map(
        self,
        function: Callable[[tuple[Item, ...]], tuple[Result, ...]],
        items: Iterable[Item],
        most: int = 0,
    ) -> Iterator[Result]:
        """Yield one result for each item.

        Items are taken when there is room for them, so they can be made on the way; ``most`` is
        how many there may be of those that can't be counted.
        """
        most, rest = most or length_hint(items), iter(items)
        first = tuple(islice(rest, _WORTH_A_PROCESS))
        chunks = _cut(chain(first, rest), most, self._count * 4)
        if self._count == 1 or len(first) < _WORTH_A_PROCESS:
            results: Iterator[tuple[Result, ...]] = map(function, chunks)
        else:
            results = self._share(function, chunks)
        for result in results:
            yield from result

    def prepare(self, function: Callable[[Item], None], item: Item) -> None:
        """Let the processes, if there are any, do something that will make later work quicker.

        Nobody waits for it, nor hears of its faults: the work itself will show them.
        """
        if self._pool is not None:
            for _ in range(self._count):
                self._pool.submit(function, item)

    def _share(
        self,
        function: Callable[[tuple[Item, ...]], tuple[Result, ...]],
        chunks: Iterable[tuple[Item, ...]],
    ) -> Iterator[tuple[Result, ...]]:
        pool = self._start()
        room = threading.Semaphore(self._count * _UNDER_WAY)
        waiting: deque[Future[tuple[Result, ...]]] = deque()
        try:
            for chunk in chunks:
                # A chunk that takes long holds back the results of others, not their work.
                room.acquire()
                waiting.append(pool.submit(function, chunk))
                waiting[-1].add_done_callback(lambda _: room.release())
                while waiting and waiting[0].done():
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def _start(self) -> "ProcessPoolExecutor":
        # Imported here because a build with little to do gets by without processes.
        import multiprocessing  # noqa: PLC0415
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

        if self._pool is None:
            context = multiprocessing.get_context(START_METHOD)
            # Frozen objects are left alone by the collector, so forked pages stay shared.
            gc.freeze()
            self._pool = ProcessPoolExecutor(self._count, context, initializer=_start_worker)
        return self._pool


def _cut(items: Iterator[Item], most: int, parts: int) -> Iterator[tuple[Item, ...]]:
    """Cut items into chunks: small ones first, as there may be few items, and at the end.

    So all processes have something to do until the work is done.
    """
    taken = 0
    while chunk := tuple(islice(items, _size(taken, most - taken, parts))):
        yield chunk
        taken += len(chunk)


def _size(taken: int, left: int, parts: int) -> int:
    return max(1, min(_LARGEST_CHUNK, taken // parts, left // parts))


def _start_worker() -> None:
    # A worker's values live as long as it does.
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when its parent is gone, killed perhaps: nobody else would."""
    import multiprocessing.connection  # noqa: PLC0415  (see above)

    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def available_cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
