"""What other sites said before, from one check to the next. Losing it costs time only.

One SQLite file for all sites of a user, as they link to the same pages. Each answer is written as
it comes, so a check that is broken off goes on where it was.
"""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blogsite.cache import CacheError, connect_anew
from blogsite.external.verdicts import State

_NAME = "links.sqlite"
_COLUMNS = 7
_FORMAT = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS link (url TEXT PRIMARY KEY, state TEXT, detail TEXT, target TEXT, last_good TEXT,
                   asked TEXT, private INT) WITHOUT ROWID;
"""
# Seconds to wait for another check that writes at the same time.
_PATIENCE = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a link; ``private`` says that private networks could be asked."""

    state: State
    detail: str
    target: str
    last_good: dt.date | None
    asked: dt.date
    private: bool


class Memory:
    """The remembered links. Use `open_memory`.

    ``fault`` says why something couldn't be saved, and is empty where all was.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._unsaved: dict[str, Known] = {}
        self.fault = ""

    def known(self, url: str) -> Known | None:
        """Return what is remembered of a link; what can't be read is not."""
        if url in self._unsaved:
            return self._unsaved[url]
        try:
            row = self._db.execute(
                "SELECT state, detail, target, last_good, asked, private FROM link WHERE url = ?",
                (url,),
            ).fetchone()
            return _from_row(row) if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def save(self, url: str, known: Known) -> None:
        """Remember a link at once."""
        self._unsaved[url] = known
        # A disk that is full is so for the next answer too: the last attempt is made at the end.
        if not self.fault:
            self._write()

    def close(self) -> None:
        """Save what couldn't be saved before, and let go of the file."""
        if self._unsaved:
            self._write()
        self._db.close()

    def _write(self) -> None:
        rows = [(url, *_to_row(known)) for url, known in self._unsaved.items()]
        try:
            with self._db:
                self._db.executemany("INSERT OR REPLACE INTO link VALUES (?,?,?,?,?,?,?)", rows)
        except sqlite3.Error as fault:
            self.fault = str(fault)
        else:
            self._unsaved.clear()
            self.fault = ""


@contextlib.contextmanager
def open_memory(folder: Path) -> Iterator[Memory]:
    """Open the memory in a folder, empty where it is missing, damaged or of another format.

    Raises CacheError where there can be none.
    """
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = connect_anew(path, _connect)
    except (OSError, sqlite3.Error) as fault:
        raise CacheError(
            f"can't remember links in `{path}` ({fault}); "
            "name a folder that can be written in the variable BLOGSITE_CACHE_DIR"
        ) from None
    memory = Memory(connection)
    try:
        yield memory
    finally:
        memory.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    # A killed check loses nothing by this, a machine without power a few answers.
    connection.execute("PRAGMA synchronous = OFF")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    # Whole, as what is damaged further on would never be replaced.
    whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    columns = connection.execute("SELECT count(*) FROM pragma_table_info('link')").fetchone()[0]
    if version == _FORMAT and whole and columns == _COLUMNS:
        return
    if version or not whole:
        raise sqlite3.DatabaseError("damaged, or of another format")
    with connection:
        connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_FORMAT};")


def _to_row(known: Known) -> tuple[str, str, str, str, str, bool]:
    last_good = known.last_good.isoformat() if known.last_good else ""
    asked = known.asked.isoformat()
    return (known.state.value, known.detail, known.target, last_good, asked, known.private)


def _from_row(row: tuple[str, str, str, str, str, int]) -> Known:
    state, detail, target, last_good, asked, private = row
    return Known(
        State(state),
        str(detail),
        str(target),
        dt.date.fromisoformat(last_good) if last_good else None,
        dt.date.fromisoformat(asked),
        bool(private),
    )
