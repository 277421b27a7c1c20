"""What stands: the last build's word, while its input and its output are what they were."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from blogsite import codec
from blogsite.cache import Cache
from blogsite.diagnostics import Diagnostic
from blogsite.options import BuildOptions
from blogsite.publish.output import Output
from blogsite.publish.published import BUILD_NUMBER, Published, last_number
from blogsite.tree import Signature, Tree, seal_of

if TYPE_CHECKING:
    from blogsite.site.schedule import Change

_STANDING = "standing"
_EVER = (dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build that published had to say.

    ``key`` covers all its input but the clock: from ``since`` on and before ``until`` time alone
    changes nothing. ``seal`` covers how the input looked, so that it need not be read to have the
    same key; it is empty where looks tell nothing for certain. ``output`` is the seal of the
    ``files`` that were there in the end.
    """

    key: str
    seal: str
    since: dt.datetime
    until: dt.datetime
    output: str
    files: int
    posts: int
    has_search: bool
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """All that a build is made from but the clock, told by two digests; see `Standing`.

    For the ``key`` files have to be read.
    """

    seal: str
    key: Callable[[], str]


def describe_input(
    engine: str,
    options: BuildOptions,
    programs: Iterable[str],
    seals: Sequence[str],
    read: Callable[[], Mapping[str, Tree]],
) -> Input:
    """Return the input of a build whose files have these ``seals``, and say more when read.

    ``programs`` are the versions of what a machine may have or not, and all goes on.
    """
    asked = replace(options, now=_EVER[0], jobs=1, clean=False)
    order = codec.digest(engine, repr(asked), *programs)

    def key() -> str:
        files = (part for tree in read().values() for file in tree.digests.items() for part in file)
        # The name of a file may hold other bytes than UTF-8.
        return codec.digest(order, *(part.encode("utf-8", "surrogateescape") for part in files))

    return Input(codec.digest(order, *seals) if all(seals) else "", key)


def span_around(now: dt.datetime, changes: "Iterable[Change]") -> tuple[dt.datetime, dt.datetime]:
    """Return the instants of the last of some changes and of the next one."""
    instants = [*_EVER, *(change.at for change in changes)]
    return max(at for at in instants if at <= now), min(at for at in instants if at > now)


def find_standing(given: Input, now: dt.datetime, output: Output, cache: Cache) -> Standing | None:
    """Return the last build's word if another build would find nothing to do."""
    said = cache.fact(_STANDING)
    standing = msgspec.json.decode(said, type=Standing) if said else None
    if standing is None or not standing.since <= now < standing.until:
        return None
    looks_same = given.seal != "" and given.seal == standing.seal
    if not looks_same and given.key() != standing.key:
        return None
    if seal_of_output(output.scan()) != standing.output:
        return None
    if not looks_same and given.seal:
        keep_standing(replace(standing, seal=given.seal), cache)
    return standing


def seal_of_output(files: Mapping[str, Signature]) -> str:
    """Return a digest of all that `is_same` holds output files to."""
    paths = sorted(files)
    return seal_of(paths, (files[path][:-1] for path in paths))


def publish_nothing(files: int, output: Output, cache: Cache) -> Published:
    """Count a publication that has found each of its files as it should be."""
    output.unstage()
    number = last_number(cache) + 1
    cache.remember(BUILD_NUMBER, str(number))
    return Published(planned=files, kept=files, number=number)


def keep_standing(standing: Standing, cache: Cache) -> None:
    """Remember it for the next build."""
    cache.remember(_STANDING, msgspec.json.encode(standing).decode())
