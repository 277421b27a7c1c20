"""The one file that depends on how the pages turned out: the headers' security policy."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from blogsite.cache import Written
from blogsite.plan.job import Job
from blogsite.views.machine import HeadersView, InlineSource


def waits_for_pages(job: Job) -> bool:
    """Whether a job can only be rendered after all pages."""
    return isinstance(job.view, HeadersView)


def with_inline(job: Job, words: Iterable[str]) -> Job:
    """Return a job that knows what the pages hold."""
    view = job.view
    if not isinstance(view, HeadersView):
        return job
    lines = sorted({line for each in words for line in each.splitlines()})
    pairs = (line.partition(" ") for line in lines)
    inline = tuple(InlineSource(directive, source) for directive, _, source in pairs)
    return replace(job, view=replace(view, inline=inline))


def words_of(written: Mapping[str, Written], planned: Iterable[str]) -> dict[str, str]:
    """Return what the planned pages of the last build hold, by path, where it is anything."""
    known = {path: each.inline for path, each in written.items() if each.inline}
    return {path: known[path] for path in planned if path in known} if known else {}
