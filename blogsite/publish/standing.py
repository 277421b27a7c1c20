"""What stands: the last build's word, while its input and its output are what they were."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from blogsite import codec
from blogsite.cache import Cache
from blogsite.diagnostics import Diagnostic
from blogsite.options import BuildOptions
from blogsite.publish.output import Output, is_same
from blogsite.publish.published import BUILD_NUMBER, Published, last_number
from blogsite.tree import Tree

if TYPE_CHECKING:
    from blogsite.site.schedule import Change

_STANDING = "standing"
_EVER = (dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build that published had to say.

    ``key`` covers all its input but the clock: from ``since`` on and before ``until`` time alone
    changes nothing.
    """

    key: str
    since: dt.datetime
    until: dt.datetime
    posts: int
    has_search: bool
    diagnostics: tuple[Diagnostic, ...]


def standing_key(
    engine: str, options: BuildOptions, trees: Mapping[str, Tree], programs: Iterable[str]
) -> str:
    """Return a digest of all that a build is made from but the clock.

    ``programs`` are the versions of what a machine may have or not, and all goes on.
    """
    asked = replace(options, now=_EVER[0], jobs=1, clean=False)
    files = (part for tree in trees.values() for file in tree.digests.items() for part in file)
    # The name of a file may hold other bytes than UTF-8.
    parts = (part.encode("utf-8", "surrogateescape") for part in files)
    return codec.digest(engine, repr(asked), *programs, *parts)


def span_around(now: dt.datetime, changes: "Iterable[Change]") -> tuple[dt.datetime, dt.datetime]:
    """Return the instants of the last of some changes and of the next one."""
    instants = [*_EVER, *(change.at for change in changes)]
    return max(at for at in instants if at <= now), min(at for at in instants if at > now)


def find_standing(key: str, now: dt.datetime, output: Output, cache: Cache) -> Standing | None:
    """Return the last build's word if another build would find nothing to do."""
    said = cache.fact(_STANDING)
    standing = msgspec.json.decode(said, type=Standing) if said else None
    if standing is None or standing.key != key or not standing.since <= now < standing.until:
        return None
    found, written = output.scan(), cache.written()
    is_whole = found.keys() == written.keys() and all(
        is_same(found[path], each.signature) for path, each in written.items()
    )
    return standing if is_whole else None


def publish_nothing(output: Output, cache: Cache) -> Published:
    """Count a publication that has found each file as it should be."""
    output.unstage()
    number, files = last_number(cache) + 1, len(cache.written())
    cache.remember(BUILD_NUMBER, str(number))
    return Published(planned=files, kept=files, number=number)


def keep_standing(standing: Standing, cache: Cache) -> None:
    """Remember it for the next build."""
    cache.remember(_STANDING, msgspec.json.encode(standing).decode())
