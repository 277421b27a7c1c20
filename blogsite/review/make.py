"""Makes the review of two sites."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from blogsite.diagnostics import Diagnostic, Severity
from blogsite.plan.job import Job
from blogsite.plan.passing import unsettled_urls
from blogsite.plan.routes import stand_in_urls
from blogsite.review.counting import counted
from blogsite.review.feeds import compare_feed
from blogsite.review.model import Change, Found, Input, Review, Status, Text
from blogsite.review.pairing import Differing, find_differing
from blogsite.review.redirects import Ways, changed_rules, leads_to, read_ways
from blogsite.review.revision import Base
from blogsite.review.shown import show_texts
from blogsite.review.side import Side, site_url
from blogsite.review.texts import find_texts
from blogsite.site.urls import output_path
from blogsite.theme import SITE
from blogsite.views.machine import FEED_FILES, SIZES, CopyView, PictureView
from blogsite.views.pages import TEMPLATES
from blogsite.workers import Progress, Workers

_TEXTS = {"post.html", "page.html"}


@dataclass(frozen=True, slots=True)
class _File:
    """A file that differs and is no text of which the words differ."""

    status: Status
    path: str
    before: Job | None
    after: Job | None

    @property
    def job(self) -> Job:
        """The job of either side."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (a file stands on one side at least)
        return found

    @property
    def change(self) -> Change:
        """The file for readers."""
        return Change(self.status, site_url(self.path))


def make_review(
    base: Base, preview: str, before: Side, after: Side, workers: Workers, progress: Progress
) -> Review:
    """Return all that differs between two planned sites; ``base`` is the first one."""
    old_ways, ways = read_ways(before, workers), read_ways(after, workers)
    differing = find_differing(before, ways)
    texts = find_texts(before, ways, differing)
    claimed = {output_path(url) for text in texts for url in text.urls}
    groups = _grouped(_files(before, after, differing, claimed))
    added_rules, gone_rules = changed_rules(old_ways, ways)
    return Review(
        site=_title(after),
        base=base.name,
        base_url=after.plan.site.base_url,
        preview=preview,
        notes=(*base.notes, *_notes(base, before, after)),
        lost=_all_lost(before, ways, differing, texts),
        texts=tuple(show_texts(texts, before, after, workers, progress)),
        touched=_changes(groups["touched"]),
        lists=_changes(groups["lists"]),
        feeds=tuple(compare_feed(each.change, each.before, each.after) for each in groups["feeds"]),
        pictures=_changes(groups["pictures"]),
        files=_changes(groups["files"]),
        redirects_added=added_rules,
        redirects_gone=gone_rules,
        warnings=tuple(_new_warnings(before.diagnostics, after.diagnostics)),
        inputs=tuple(_inputs(before, after)),
    )


def _title(side: Side) -> str:
    config = side.plan.site.config
    return config.title.get(config.default_language.tag, config.default_language.tag)


def _grouped(files: Iterable[_File]) -> defaultdict[str, list[_File]]:
    groups: defaultdict[str, list[_File]] = defaultdict(list)
    for file in files:
        groups[_group(file)].append(file)
    return groups


def _files(before: Side, after: Side, differing: Differing, claimed: set[str]) -> Iterator[_File]:
    """Yield the files that differ and that no text accounts for, by path.

    A picture stands for its sizes.
    """
    found = {
        **dict.fromkeys(differing.added, Status.ADDED),
        **dict.fromkeys(differing.changed, Status.CHANGED),
        **dict.fromkeys(differing.gone, Status.GONE),
    }
    for path in sorted(found.keys() - claimed):
        if path.startswith(SIZES):
            continue
        yield _File(found[path], path, before.jobs.get(path), after.jobs.get(path))


def _group(file: _File) -> str:
    """Return the list of the review that a file belongs to."""
    job = file.job
    if job.renderer in _TEXTS:
        return "touched"
    if job.renderer in TEMPLATES:
        return "lists"
    if job.renderer in FEED_FILES:
        return "feeds"
    return "pictures" if _is_media(job) else "files"


def _is_media(job: Job) -> bool:
    """Whether a file lies beside the posts, and not in a theme."""
    view = job.view
    is_file = isinstance(view, CopyView | PictureView) and view.path.startswith("content/")
    return is_file and not job.path.startswith(SIZES)


def _changes(files: Iterable[_File]) -> tuple[Change, ...]:
    return tuple(each.change for each in files)


def _all_lost(
    before: Side, ways: Ways, differing: Differing, texts: Sequence[Text]
) -> tuple[str, ...]:
    """Return what readers lose, although a preview may still show it: texts before lists."""
    withdrawn = [*_withdrawn(texts), *_withdrawn_lists(before, ways.side)]
    return tuple(dict.fromkeys([*withdrawn, *_lost(before, ways, differing)]))


def _withdrawn_lists(before: Side, after: Side) -> Iterator[str]:
    """Yield the lists that readers had, and that only drafts and the like hold up now."""
    held_up = unsettled_urls(after.plan.site) - unsettled_urls(before.plan.site)
    for url in sorted(held_up):
        job = before.jobs.get(output_path(url))
        if job is not None and job.renderer in TEMPLATES and job.renderer not in _TEXTS:
            yield url


def _withdrawn(texts: Iterable[Text]) -> Iterator[str]:
    """Yield the URLs of texts that only previews have now."""
    for text in texts:
        if text.is_unpublished and text.before and not text.redirect:
            yield text.before.url


def _lost(before: Side, after: Ways, differing: Differing) -> Iterator[str]:
    """Yield the URLs that led to a page, feed or picture, and lead nowhere now: texts first.

    What a page showed that stood in for a translation is elsewhere anyway.
    """
    stand_ins = stand_in_urls(before.plan.site)
    gone = [
        path
        for path in sorted({*differing.gone, *differing.moved})
        if (job := before.jobs[path]).renderer in {*TEMPLATES, *FEED_FILES} or _is_media(job)
    ]
    for path in sorted(gone, key=lambda each: each not in before.texts):
        if site_url(path) not in stand_ins and not leads_to(after, site_url(path)):
            yield site_url(path)


def _notes(base: Base, before: Side, after: Side) -> Iterator[str]:
    """Say what makes this comparison less than whole."""
    if base.is_reviewed and before.plan.trees[SITE].digests == after.plan.trees[SITE].digests:
        yield (
            "The base is the very commit (or folder) that is reviewed, and nothing was changed "
            "since, so nothing can differ. Is it the right base?"
        )
    faults = [each for each in before.diagnostics if each.severity is Severity.ERROR]
    if not before.plan.trees[SITE].digests:
        yield "The base has no site in this folder, so everything is new."
    elif faults:
        first = faults[0]
        yield (
            f"The base has {counted(len(faults), 'error')} of its own, so some of it may be missing here; "
            f"the first is in {first.location or 'its settings'}: {first.message}."
        )
    if before.plan.site.base_url != after.plan.site.base_url:
        yield "The two have different base URLs, so every file differs; give one by `--base-url`."


def _new_warnings(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> Iterator[Found]:
    """Yield the faults that the base doesn't have, wherever their lines have moved to."""
    known = {(each.path, each.rule, each.message) for each in before}
    for each in after:
        if (each.path, each.rule, each.message) not in known:
            yield Found(each.location, each.rule, each.message, each.hint)


def _inputs(before: Side, after: Side) -> Iterator[Input]:
    old, new = before.plan.trees[SITE].digests, after.plan.trees[SITE].digests
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            status = Status.CHANGED if path in old and path in new else None
            yield Input(status or (Status.ADDED if path in new else Status.GONE), path)
