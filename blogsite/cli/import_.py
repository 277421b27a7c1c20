"""`blogsite import`."""

import datetime as dt
import sys
import time
from pathlib import Path
from typing import Any

import click

from blogsite.cache import CacheError
from blogsite.cli.progress import show_progress
from blogsite.cli.reporting import as_json, counted, print_human
from blogsite.cli.site_options import BaseUrl, Instant, format_option, jobs_option
from blogsite.cli.tables import Row, print_table
from blogsite.diagnostics import Problems, as_record
from blogsite.importing.ledger import Fate, Part
from blogsite.importing.options import ImportOptions
from blogsite.importing.record import LEDGER, PAGE, Count, Outcome
from blogsite.importing.record.reasons import Reason, reasons_of
from blogsite.importing.record.words import part_name, share, state
from blogsite.importing.request import check_request
from blogsite.importing.run import run_import
from blogsite.importing.sources import READERS
from blogsite.model.characters import UNPRINTABLE
from blogsite.model.languages import LANGUAGE_TAG, canonical_tag

_MOST_NAMED = 10
_MOST_REASONS = 5
_LONGEST_NOTE = 200


class _Tag(click.ParamType[str]):
    """A tag of a language."""

    name = "tag"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the tag in its usual form."""
        tag = canonical_tag(value)
        if not LANGUAGE_TAG.match(tag):
            self.fail(f"`{value}` is no tag of a language such as en or zh-CN", param, ctx)
        return tag


@click.command(epilog="Example: blogsite import hugo ../old-site --into new-site")
@click.argument("kind")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The new site's folder: a new or empty one, or that of the last import.",
)
@click.option("--language", type=_Tag(), metavar="TAG", help="The language of the originals.")
@click.option(
    "--base-url",
    type=BaseUrl(),
    metavar="URL",
    help="The blog's web address, if the source doesn't say it.",
)
@click.option(
    "--uploads",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="For wordpress: a copy of its folder of uploads.",
)
@click.option("--now", type=Instant(), help="Take this date for today.", metavar="DATE")
@jobs_option
@click.option("--no-proof", is_flag=True, help="Don't compare the words with the source's.")
@click.option(
    "--dry-run", "is_trial", is_flag=True, help="Say what would happen, and write nothing."
)
@format_option("human", "json")
def command(
    style: str,
    now: dt.datetime | None,
    language: str | None,
    base_url: str | None,
    *,
    no_proof: bool,
    **asked: Any,  # noqa: ANN401  (the fields of ImportOptions, as click names them)
) -> None:
    """Bring a blog of another kind here, and say what became of each part of it.

    KIND is wordpress, hugo, docusaurus, jekyll or markdown; SOURCE the blog's folder, for wordpress
    an export file or a folder of them. What was kept, changed and lost is in `import-ledger.html`
    and `import-ledger.json` of the new site. Run it again when the source has changed: files that
    you edited since stay yours. With an error nothing is written. Exit code: 0 good, 1 errors,
    2 wrong usage.
    """
    options = ImportOptions(
        now=now or dt.datetime.now(dt.UTC),
        language=language or "",
        base_url=base_url or "",
        has_proof=not no_proof,
        **asked,
    )
    started = time.monotonic()
    problems = Problems()
    check_request(options, READERS, problems)
    if problems.has_errors:
        _report(None, problems, style, options, 0)
        sys.exit(2)
    outcome = _run(options, problems, with_progress=style == "human")
    _report(outcome, problems, style, options, time.monotonic() - started)
    if problems.has_errors:
        sys.exit(1)


def _run(options: ImportOptions, problems: Problems, *, with_progress: bool) -> Outcome | None:
    try:
        with show_progress(enabled=with_progress) as progress:
            return run_import(options, progress, problems)
    except CacheError as fault:
        raise click.UsageError(str(fault)) from None
    except OSError as fault:
        place = f"{fault.filename}: " if fault.filename else ""
        raise click.ClickException(f"{place}{fault.strerror or fault}") from None


def _report(
    outcome: Outcome | None, problems: Problems, style: str, options: ImportOptions, seconds: float
) -> None:
    if style == "json":
        click.echo(as_json(_record(outcome, problems, options, seconds)))
        return
    print_human(problems)
    if problems.has_errors or outcome is None:
        click.echo(click.style("Nothing imported", fg="red", bold=True) + _errors(problems))
        return
    _print_parts(outcome)
    _print_lost(outcome)
    _print_on_old_site(outcome)
    _print_by_hand(outcome)
    _print_to_decide(outcome)
    click.echo(_closing(outcome, options, seconds))


def _errors(problems: Problems) -> str:
    return f": {counted(sum(each.severity == 'error' for each in problems), 'error')}"


def _record(
    outcome: Outcome | None, problems: Problems, options: ImportOptions, seconds: float
) -> dict[str, object]:
    record: dict[str, object] = {
        "kind": options.kind,
        "dry_run": options.is_trial,
        "seconds": round(seconds, 3),
        "diagnostics": [as_record(each) for each in problems],
    }
    if outcome is None or problems.has_errors:
        return record
    placed = outcome.placed
    by_hand = [
        {
            "path": each.path,
            "hand": str(each.hand),
            "moved_to": each.moved_to,
            "source_changed": each.source_changed,
        }
        for each in placed.by_hand
    ]
    return record | {
        "written": placed.written,
        "removed": placed.removed,
        "unchanged": placed.unchanged,
        "by_hand": by_hand,
        **_told(outcome),
    }


def _told(outcome: Outcome) -> dict[str, object]:
    """Return what the ledger says in short."""
    totals, proof = outcome.record.totals, outcome.record.proof
    return {
        "lost": [
            {"part": str(each.part), "note": each.note, "count": each.count}
            for each in _lost(outcome)
        ],
        "on_old_site": {str(part): count for part, count in outcome.record.on_old_site.items()},
        "to_decide": len(outcome.record.to_decide),
        "totals": {
            str(part): {"kept": count.kept, "changed": count.changed, "lost": count.lost}
            for part, count in totals.items()
        },
        "proof": proof and {"texts": len(proof.texts), "words": proof.words, "found": proof.found},
    }


def _print_parts(outcome: Outcome) -> None:
    rows: list[Row] = [
        {"part": part_name(part), "kept": count.kept, "changed": count.changed, "lost": count.lost}
        for part, count in outcome.record.totals.items()
    ]
    if rows:
        print_table(rows)
        click.echo()
    proof = outcome.record.proof
    if proof is not None:
        texts = counted(len(proof.texts), "text")
        click.echo(f"{share(proof)} % of the words of {texts} are on the pages, in their order")


def _print_lost(outcome: Outcome) -> None:
    """Name what is lost, whole texts first and then what is lost most often; the ledger has it all."""
    found = _lost(outcome)
    texts = [each for each in found if each.is_of_texts]
    others = [each for each in found if not each.is_of_texts]
    for each in (*texts[:_MOST_NAMED], *others[:_MOST_REASONS]):
        lost = click.style("lost", fg="red", bold=each.is_of_texts)
        click.echo(f"{lost}: {counted(each.count, part_name(each.part))}, {_plain(each.note)}")
        for entry in each.first if each.is_of_texts else ():
            place = entry.place.path + (f":{entry.place.line}" if entry.place.line else "")
            click.echo(f"  {place}: {_plain(entry.name)}")
        if each.is_of_texts and each.count > len(each.first):
            click.echo(f"  and {each.count - len(each.first)} more, all of them in {LEDGER}")


def _plain(text: str) -> str:
    """Return words of a source in one line in which nothing drives a terminal."""
    return UNPRINTABLE.sub("\ufffd", " ".join(text.split()))[:_LONGEST_NOTE]


def _print_on_old_site(outcome: Outcome) -> None:
    found = outcome.record.on_old_site
    if found:
        parts = " and ".join(counted(count, part_name(part)) for part, count in found.items())
        said = click.style(f"{parts} on the old site", fg="yellow")
        click.echo(f"{said}, lost when that goes: see {PAGE}")


def _lost(outcome: Outcome) -> list[Reason]:
    return reasons_of(each for each in outcome.record.entries if each.fate is Fate.LOST)


def _print_by_hand(outcome: Outcome) -> None:
    found = outcome.placed.by_hand
    for each in found[:_MOST_NAMED]:
        said = UNPRINTABLE.sub("\ufffd", f"{each.path} ({state(each)})")
        click.echo(f"{click.style('kept by hand', fg='yellow')}: {said}")
    if len(found) > _MOST_NAMED:
        click.echo(f"and {len(found) - _MOST_NAMED} more, all of them in {LEDGER}")


def _print_to_decide(outcome: Outcome) -> None:
    found = len(outcome.record.to_decide)
    if found:
        said = click.style(counted(found, "thing") + " to decide", fg="yellow")
        click.echo(f"{said}, such as names that may be one person's: see {PAGE}")


def _closing(outcome: Outcome, options: ImportOptions, seconds: float) -> str:
    placed = outcome.placed
    counts = [outcome.record.totals.get(part, Count()) for part in (Part.POST, Part.PAGE)]
    texts = sum(each.kept + each.changed for each in counts)
    files = counted(placed.written, "file")
    into = f"{counted(texts, 'text')} into {options.into} in {seconds:.2f} s"
    same = f"{placed.unchanged} unchanged"
    kept = f"{len(placed.by_hand)} kept by hand"
    if options.is_trial:
        would = click.style("Would import", fg="green", bold=True)
        return f"{would} {into}: {files} to write, {same}, {placed.removed} to remove, {kept}"
    figures = f"{into}: {files} written, {same}, {placed.removed} removed, {kept}"
    return (
        click.style("Imported", fg="green", bold=True)
        + f" {figures}\n  what was kept, changed and lost: {options.into / PAGE}\n"
        + f"  what to do next: blogsite build --root {options.into}"
    )
