"""What a build remembers for the next one. Losing it costs time only.

One SQLite file for each pair of site and output folder, kept out of the site: a pull request
can't bring one along, and a site's folder holds only what people wrote.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from blogsite import codec
from blogsite.tree import KnownFile, Signature

_FORMAT = 7
# From so many on it is quicker to look through all bodies than for each of them.
_MANY = 64
_SCHEMA = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, size INT, inode INT, modified INT, changed INT,
                   digest TEXT) WITHOUT ROWID;
CREATE TABLE parsed (path TEXT PRIMARY KEY, key TEXT, body TEXT, data BLOB);
CREATE INDEX parsed_body ON parsed (body);
CREATE TABLE body (digest TEXT PRIMARY KEY, data BLOB);
CREATE TABLE picture (key TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
CREATE TABLE checked (path TEXT PRIMARY KEY, key TEXT, data BLOB);
CREATE TABLE output (path TEXT PRIMARY KEY, key TEXT, digest TEXT, size INT, inode INT,
                     modified INT, changed INT, build INT, reason TEXT, parts BLOB,
                     inline TEXT, indexed TEXT);
"""


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A parsed file on its way into the cache; ``body`` is empty where there is none."""

    path: str
    key: str
    data: bytes
    body_digest: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Written:
    """An output file of the last build.

    ``build`` is the number of the build that rendered it, ``reason`` says why it did, and
    ``parts`` are the digests of the key's parts, packed, to tell next time which of them changed;
    ``inline`` names what a page holds that the site's security policy has to allow, ``indexed``
    is the digest of what a search finds of it, empty where that is nothing.
    """

    path: str
    key: str
    digest: str
    signature: Signature
    build: int
    reason: str
    parts: bytes
    inline: str = ""
    indexed: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    parts: tuple[tuple[str, str], ...]


def pack_parts(parts: Iterable[tuple[str, str]]) -> bytes:
    """Return the digests of a key's parts, by name, as they are kept."""
    return codec.encode(_Parts(tuple(parts)))


def unpack_parts(data: bytes) -> dict[str, str]:
    """Return what was packed."""
    return dict(codec.decode(data, _Parts).parts)


# What reading a damaged cache raises, at whatever stage.
DAMAGE = (sqlite3.DatabaseError, msgspec.MsgspecError)


class CacheError(Exception):
    """The cache can't be used; the message says why and what to do."""


class Cache:
    """The remembered build. Use `open_cache`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path
        self._files: dict[str, KnownFile] | None = None
        self._loose_bodies: set[str] = set()
        self._written: dict[str, Written] | None = None

    def clear(self) -> None:
        """Forget everything."""
        self._files = self._written = None
        with self._db:
            for table in ("fact", "file", "parsed", "body", "picture", "checked", "output"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608  (names from this line)

    def remember(self, name: str, value: str) -> None:
        """Remember a word."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def fact(self, name: str) -> str:
        """Return a remembered word, or an empty string."""
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def known_files(self) -> Mapping[str, KnownFile]:
        """Return the digests of input files."""
        if self._files is None:
            self._files = self._read_files()
        return self._files

    def _read_files(self) -> dict[str, KnownFile]:
        rows = self._db.execute("SELECT path, digest, size, inode, modified, changed FROM file")
        return {row[0]: KnownFile(Signature(*row[2:]), row[1]) for row in rows}

    def save_files(self, files: Mapping[str, KnownFile]) -> None:
        """Remember the digests of input files, and only these."""
        known = self.known_files()
        self._files = None
        gone = known.keys() - files.keys()
        new = [
            (path, file)
            for path, file in files.items()
            if known.get(path) is not file and _is_text(path)
        ]
        with self._db:
            self._db.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in gone))
            self._db.executemany(
                "INSERT OR REPLACE INTO file (path, digest, size, inode, modified, changed)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                ((path, file.digest, *file.signature) for path, file in new),
            )
        self._files = dict(files)

    def parsed(self) -> dict[str, tuple[str, bytes]]:
        """Return the parsed files: path to key and encoded value."""
        rows = self._db.execute("SELECT path, key, data FROM parsed")
        return {path: (key, data) for path, key, data in rows}

    def save_parsed(self, rows: Iterable[ParsedRow]) -> None:
        """Remember parsed files and their bodies."""
        with self._db:
            for row in rows:
                self._loosen_body(row.path)
                self._db.execute(
                    "INSERT OR REPLACE INTO parsed VALUES (?, ?, ?, ?)",
                    (row.path, row.key, row.body_digest, row.data),
                )
                if row.body:
                    self._db.execute(
                        "INSERT OR IGNORE INTO body VALUES (?, ?)", (row.body_digest, row.body)
                    )

    def forget_parsed(self, paths: Iterable[str]) -> None:
        """Forget files that are gone."""
        with self._db:
            for path in paths:
                self._loosen_body(path)
                self._db.execute("DELETE FROM parsed WHERE path = ?", (path,))

    def forget_unused_bodies(self) -> None:
        """Forget the bodies that no parsed file has any more.

        After a large change all are looked at, those too that a killed build left behind.
        """
        with self._db:
            if len(self._loose_bodies) > _MANY:
                self._db.execute("DELETE FROM body WHERE digest NOT IN (SELECT body FROM parsed)")
            else:
                self._db.executemany(
                    "DELETE FROM body WHERE digest = ?1"
                    " AND NOT EXISTS (SELECT 1 FROM parsed WHERE body = ?1)",
                    ((digest,) for digest in self._loose_bodies),
                )
        self._loose_bodies.clear()

    def _loosen_body(self, path: str) -> None:
        row = self._db.execute("SELECT body FROM parsed WHERE path = ?", (path,)).fetchone()
        if row and row[0]:
            self._loose_bodies.add(row[0])

    def pictures(self) -> dict[str, bytes]:
        """Return what is known of pictures: key to encoded value."""
        return dict(self._db.execute("SELECT key, data FROM picture"))

    def save_pictures(self, new: Mapping[str, bytes], gone: Iterable[str]) -> None:
        """Remember what is known of pictures, and forget what was known of others."""
        with self._db:
            self._db.executemany("DELETE FROM picture WHERE key = ?", ((key,) for key in gone))
            self._db.executemany("INSERT OR REPLACE INTO picture VALUES (?, ?)", new.items())

    def checked(self) -> dict[str, tuple[str, bytes]]:
        """Return what was found out about files: path to key and encoded value."""
        rows = self._db.execute("SELECT path, key, data FROM checked")
        return {path: (key, data) for path, key, data in rows}

    def save_checked(self, new: Iterable[tuple[str, str, bytes]], gone: Iterable[str]) -> None:
        """Remember what was found out about files, given as path, key and encoded value."""
        with self._db:
            self._db.executemany("DELETE FROM checked WHERE path = ?", ((path,) for path in gone))
            self._db.executemany("INSERT OR REPLACE INTO checked VALUES (?, ?, ?)", new)

    def written(self) -> Mapping[str, Written]:
        """Return the output files of the last build, without their parts."""
        if self._written is None:
            self._written = self._read_written()
        return self._written

    def _read_written(self) -> dict[str, Written]:
        rows = self._db.execute(
            "SELECT path, key, digest, size, inode, modified, changed, build, reason, inline,"
            " indexed"
            " FROM output"
        )
        return {
            r[0]: Written(r[0], r[1], r[2], Signature(*r[3:7]), r[7], r[8], b"", r[9], r[10])
            for r in rows
        }

    def parts(self, path: str) -> dict[str, str]:
        """Return the digests of the parts of an output file's key."""
        row = self._db.execute("SELECT parts FROM output WHERE path = ?", (path,)).fetchone()
        return unpack_parts(row[0]) if row else {}

    def save_build(
        self, facts: Mapping[str, str], rendered: Iterable[Written], removed: Iterable[str]
    ) -> None:
        """Remember a finished build, at once or not at all."""
        rendered, removed = tuple(rendered), tuple(removed)
        known = dict(self.written())
        # Until it is written nothing of it may be taken for remembered.
        self._written = None
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())
            self._db.executemany("DELETE FROM output WHERE path = ?", ((p,) for p in removed))
            self._db.executemany(
                "INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        each.path,
                        each.key,
                        each.digest,
                        *each.signature,
                        each.build,
                        each.reason,
                        each.parts,
                        each.inline,
                        each.indexed,
                    )
                    for each in rendered
                ),
            )
        for path in removed:
            known.pop(path, None)
        known.update((each.path, replace(each, parts=b"")) for each in rendered)
        self._written = known


def cache_path(root: Path, output: Path) -> Path:
    """Return the file for a site and an output folder, below ``$BLOGSITE_CACHE_DIR`` if set."""
    name = codec.digest(str(root.resolve()), str(output.resolve()))
    return cache_folder() / f"{name}.sqlite"


def preview_folder(root: Path, *facts: str) -> Path:
    """Return the folder for what a preview server shows of a site, given what sets it apart."""
    return cache_folder() / "previews" / codec.digest(str(root.resolve()), *facts)


def cache_folder() -> Path:
    """Return the folder for all that is remembered, ``$BLOGSITE_CACHE_DIR`` if set."""
    chosen = os.environ.get("BLOGSITE_CACHE_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415  (slow, and not needed where the folder is chosen)

    return platformdirs.user_cache_path("blogsite")


@contextlib.contextmanager
def open_cache(path: Path) -> Iterator[Cache]:
    """Open the cache, empty where it is missing, damaged or of another format.

    Raises CacheError where there can be none.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = connect_anew(path, _connect)
    except (OSError, sqlite3.OperationalError) as fault:
        raise CacheError(
            f"can't use the cache `{path}` ({fault}); "
            "name a folder that can be written in the variable BLOGSITE_CACHE_DIR"
        ) from None
    cache = Cache(connection, path)
    try:
        yield cache
    finally:
        cache.close()


def connect_anew(path: Path, connect: Callable[[Path], sqlite3.Connection]) -> sqlite3.Connection:
    """Open a file of SQLite, an empty one in place of one that is damaged."""
    try:
        return connect(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        forget_cache(path)
        return connect(path)


def forget_cache(path: Path) -> None:
    """Delete the cache."""
    for each in (path, path.with_name(path.name + "-journal")):
        each.unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    # A lost cache costs time only, so the disk need not confirm each write.
    connection.execute("PRAGMA synchronous = OFF")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == _FORMAT:
        return connection
    if version != 0 or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        connection.close()
        forget_cache(path)
        return _connect(path)
    with connection:
        connection.executescript(_SCHEMA)
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
    return connection


def _is_text(path: str) -> bool:
    """Whether a path can be kept; a name of other bytes than UTF-8 is an error of the site anyway."""
    return path.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in path)
