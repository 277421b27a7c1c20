"""Which jobs have to be rendered, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from blogsite.cache import Written
from blogsite.codec import digest_of
from blogsite.plan.job import Job
from blogsite.publish.keys import Keys
from blogsite.publish.output import Output, is_same
from blogsite.tree import Signature

NEW = "it is new"
DAMAGED = "its file in the output folder was changed or is missing"
FAILED = "it could not be made by the last build"
CHANGED = "changed: "


@dataclass(frozen=True, slots=True)
class Change:
    """A job to render, its number in the plan, and its key."""

    number: int
    job: Job
    key: str
    reason: str


def find_changes(
    jobs: Sequence[Job],
    keys: Keys,
    found: Mapping[str, Signature],
    known: Mapping[str, Written],
    output: Output,
    name: str,
    first: int = 0,
) -> Iterator[Change]:
    """Yield the jobs whose key isn't the last build's, or whose file isn't what was written.

    ``found`` are the files in the output folder, ``known`` those that the last build wrote;
    ``name`` is that of the jobs to `Keys.of_all`, ``first`` the number of the first of them.
    """
    for number, (job, key) in enumerate(zip(jobs, keys.of_all(name, jobs), strict=True), first):
        reason = _reason(key, known.get(job.path), found.get(job.path), output)
        if reason:
            yield Change(number, job, key, reason)


def _reason(key: str, before: Written | None, found: Signature | None, output: Output) -> str:
    """Say why a job has to be rendered; nothing where it hasn't."""
    if before is None:
        return NEW
    if not before.key:
        return FAILED
    if before.key != key:
        return CHANGED
    return "" if _is_intact(before, found, output) else DAMAGED


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Name the parts of a key that differ."""
    return CHANGED + ", ".join(name for name, part in after.items() if before.get(name) != part)


def _is_intact(before: Written, found: Signature | None, output: Output) -> bool:
    """Compare by content where the file system's word isn't enough, as after a restore."""
    if is_same(found, before.signature):
        return True
    if found is None or found.size != before.signature.size:
        return False
    return digest_of((output.folder / before.path).read_bytes()) == before.digest
