"""Work is shared out without a difference to its results."""

import gc
import itertools
import os
from pathlib import Path

import pytest

from blogsite.workers import Workers, available_cores


def _squares(items: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(item * item for item in items)


def _places(items: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(os.getpid() for _ in items)


def _fail(items: tuple[int, ...]) -> tuple[int, ...]:
    raise ValueError(items[0])


def _sign(folder: Path) -> None:
    (folder / str(os.getpid())).touch()


def _stumble(folder: Path) -> None:
    raise ValueError(folder)


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("size", [0, 1, 23, 24, 100, 1000])
def test_results(count: int, size: int) -> None:
    """Results come in the order of the items, however many processes there are."""
    with Workers(count) as workers:
        assert list(workers.map(_squares, range(size))) == [n * n for n in range(size)]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(("size", "most"), [(10, 5000), (700, 5000), (5000, 5000)])
def test_items_made_on_the_way(count: int, size: int, most: int) -> None:
    """Items that can't be counted are all worked at, in their order, be there few or many."""
    with Workers(count) as workers:
        found = list(workers.map(_squares, iter(range(size)), most))
    assert found == [n * n for n in range(size)]


def test_items_are_taken_when_there_is_room() -> None:
    """The first result is there long before the last item is made, as all are too much to hold."""
    made = itertools.count()
    with Workers(2) as workers:
        results = workers.map(_squares, (next(made) for _ in range(20_000)), 20_000)
        assert next(results) == 0
        assert next(made) < 10_000


def test_little_work_stays_here() -> None:
    """A process isn't started for a handful of items, nor where only one may work."""
    with Workers(4) as workers:
        assert set(workers.map(_places, range(3))) == {os.getpid()}
    with Workers(1) as workers:
        assert set(workers.map(_places, range(500))) == {os.getpid()}


def test_much_work_is_shared() -> None:
    """Much work is done elsewhere."""
    with Workers(2) as workers:
        assert os.getpid() not in set(workers.map(_places, range(500)))


@pytest.mark.parametrize("size", [3, 500])
def test_faults_come_back(size: int) -> None:
    """An exception in a process is raised here."""
    with Workers(2) as workers, pytest.raises(ValueError, match="0"):
        list(workers.map(_fail, range(size)))


def test_processes_prepare(tmp_path: Path) -> None:
    """Processes that run prepare for what comes, none is started for it, and faults are nobody's."""
    with Workers(2) as workers:
        workers.prepare(_sign, tmp_path)
        list(workers.map(_squares, range(100)))
        workers.prepare(_stumble, tmp_path)
        workers.prepare(_sign, tmp_path)
        list(workers.map(_squares, range(100)))
    signed = {int(path.name) for path in tmp_path.iterdir()}
    assert signed
    assert os.getpid() not in signed


def test_cores() -> None:
    """There is always one core at least."""
    assert available_cores() >= 1


def test_the_collector_is_left_as_it_was() -> None:
    """Who has shared out work collects its garbage as before."""
    before = gc.get_freeze_count()
    with Workers(2) as workers:
        list(workers.map(_places, range(100)))
    assert gc.get_freeze_count() == before
