"""An import, stage by stage."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.importing.options import ImportOptions
from blogsite.importing.promises import join_promises
from blogsite.importing.record import (
    Outcome,
    Record,
    make_record,
    read_before,
    update_record,
    without_decided,
    write_record,
)
from blogsite.importing.settle import settle
from blogsite.importing.sources import READERS
from blogsite.importing.spool import Spool, open_spool
from blogsite.importing.target import Content, Placed, place
from blogsite.importing.trial import Trial, Trials
from blogsite.workers import Progress


def run_import(options: ImportOptions, progress: Progress, problems: Problems) -> Outcome | None:
    """Bring a blog to ``options.into``, as a whole or not at all; None where something is an error.

    Raises OSError where the disk is full, and CacheError where the trial can have no memory.
    """
    before = read_before(options.into, options.kind, problems)
    if before is None:
        return None
    with open_spool() as spool, tempfile.TemporaryDirectory(prefix="blogsite-import-") as folder:
        trial = _tried(options, spool, Path(folder), progress, problems)
        if trial is None:
            return None
        joined = join_promises(trial, options.into, before)
        trial = joined.trial
        entries = tuple(without_decided(trial.entries, options.into))

        def recorded(placed: Placed) -> Record:
            proof = trial.proof if options.has_proof else None
            placed = replace(placed, digests=joined.recorded(placed.digests))
            return make_record(options.kind, entries, placed, proof)

        placed = place(
            _files(trial),
            options.into,
            joined.before,
            lambda placed, stage: write_record(recorded(placed), stage),
            problems,
            is_trial=options.is_trial,
        )
        if placed is None:
            return None
        outcome = Outcome(recorded(placed), placed)
        if not options.is_trial and not placed.has_ledger:
            update_record(outcome.record, options.into)
        return outcome


def _tried(
    options: ImportOptions, spool: Spool, folder: Path, progress: Progress, problems: Problems
) -> Trial | None:
    """Read, settle and try; a site that doesn't build is none."""
    archive = READERS[options.kind](options, spool, problems)
    if not archive.texts and not problems.has_errors:
        problems.error(
            "bad-source", f"`{options.source}` has no posts", hint="name what holds the blog"
        )
    if problems.has_errors:
        return None
    native = settle(archive, options, spool)
    trial = Trials(archive, options, spool, progress).run(native, folder)
    problems.extend(trial.faults)
    return None if trial.faults else trial


def _files(trial: Trial) -> Iterator[tuple[str, Content]]:
    for path in trial.paths:
        yield path, trial.root / path
