"""Compares the texts of two sites: those that say something else, are new, moved or gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from blogsite.review.fields import changed_fields
from blogsite.review.kept import (
    NOTHING,
    Promises,
    lost_anchors,
    lost_feed_id,
    promises_by_path,
    renamed_in_feeds,
)
from blogsite.review.model import Field, Status, Text, Translations, Version
from blogsite.review.pairing import Differing
from blogsite.review.redirects import Ways, leads_to
from blogsite.review.side import Side, site_url
from blogsite.site.freshness import State
from blogsite.site.model import Page, Post
from blogsite.site.urls import output_path
from blogsite.views.pages import PageView, PostView

Versions = Mapping[str, Mapping[str, Post | Page]]
_ORDER = (Status.GONE, Status.MOVED, Status.CHANGED, Status.ADDED)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both sites, and what they promise of their texts."""

    before: Side
    after: Ways
    old: Promises
    new: Promises


@dataclass(frozen=True, slots=True)
class _Case:
    """A text by the paths of its files, empty for a side that hasn't got it."""

    status: Status
    before: str
    after: str


def find_texts(before: Side, after: Ways, differing: Differing) -> list[Text]:
    """Return the texts that themselves say something else, are new, moved or gone."""
    sides = _Sides(before, after, promises_by_path(before), promises_by_path(after.side))
    restated = {*renamed_in_feeds(sides.old, sides.new), *_with_another_status(before, after.side)}
    cases = [
        case
        for case in _cases(before, after.side, differing, restated)
        if case.status is not Status.CHANGED
        or case.after in restated
        or _differs(case, before, after.side)
    ]
    versions = _versions(after.side)
    stale = _stale(cases, before, after.side, versions)
    ordered = sorted(cases, key=lambda case: _rank(case, before, after.side))
    return [_text(case, sides, versions, stale) for case in ordered]


def _rank(case: _Case, before: Side, after: Side) -> tuple[int, bool, str]:
    """Return what texts are ordered by; those of which only links differ come after the others."""
    old, new = before.texts.get(case.before), after.texts.get(case.after)
    only_links = (
        case.status is Status.CHANGED
        and old is not None
        and new is not None
        and not _has_other_words(old, new)
        and not _fields(case, before, after)
    )
    return _ORDER.index(case.status), only_links, case.after or case.before


def _cases(before: Side, after: Side, differing: Differing, restated: set[str]) -> Iterator[_Case]:
    yield from (_Case(Status.MOVED, old, new) for old, new in differing.moved.items())
    yield from (_Case(Status.GONE, path, "") for path in differing.gone if path in before.texts)
    yield from (_Case(Status.ADDED, "", path) for path in differing.added if path in after.texts)
    for path in sorted(restated.union(differing.changed)):
        if path in before.texts and path in after.texts:
            yield _Case(Status.CHANGED, path, path)


def _with_another_status(before: Side, after: Side) -> Iterator[str]:
    """Yield the paths of texts that are published now and weren't, or the other way round."""
    for path, status in before.statuses.items():
        if after.statuses.get(path, status) != status:
            yield path


def _fields(case: _Case, before: Side, after: Side) -> tuple[Field, ...]:
    if not case.before or not case.after:
        return ()
    old, new = before.texts[case.before], after.texts[case.after]
    return changed_fields(old.document.front, new.document.front)


def _differs(case: _Case, before: Side, after: Side) -> bool:
    """Whether a text itself says something else, and not just what stands around it."""
    old, new = before.jobs[case.before].view, after.jobs[case.after].view
    if not isinstance(old, PostView | PageView) or not isinstance(new, PostView | PageView):
        return True
    if (old.title, old.body) != (new.title, new.body):
        return True
    return bool(_fields(case, before, after))


def _versions(side: Side) -> Versions:
    """Return the texts of a site by key and language, the original first."""
    found: dict[str, dict[str, Post | Page]] = defaultdict(dict)
    for edition in side.plan.site.editions:
        for item in edition.items:
            found[item.key][item.language.tag] = item
    return found


def _stale(
    cases: Iterable[_Case], before: Side, after: Side, versions: Versions
) -> Mapping[str, tuple[str, ...]]:
    """Return key to languages of translations that stayed when the original's words changed."""
    edited: dict[str, set[str]] = defaultdict(set)
    touched: set[tuple[str, str]] = set()
    for case in cases:
        if not case.after:
            continue
        new = after.texts[case.after]
        if not case.before or _has_other_words(before.texts[case.before], new):
            touched.add((new.key, new.language.tag))
        if case.before and _has_other_blocks(before.texts[case.before], new):
            edited[new.key].add(new.language.tag)
    return {
        key: tuple(
            tag for tag, item in versions[key].items() if _is_behind(item, (key, tag) in touched)
        )
        for key, languages in edited.items()
        if next(iter(versions[key])) in languages
    }


def _is_behind(item: Post | Page, is_touched: bool) -> bool:  # noqa: FBT001
    """Whether an edited original leaves a translation behind, by what that says it was made from.

    One that says nothing is taken to keep up where it was edited as well.
    """
    if item.freshness is None:
        return False
    if item.freshness.state is State.UNMARKED:
        return not is_touched
    return item.freshness.state is State.STALE


def _has_other_blocks(before: Post | Page, after: Post | Page) -> bool:
    """Whether translators have to look again; only a translated text knows its blocks."""
    old, new = before.document.digests, after.document.digests
    return old != new if old and new else _has_other_words(before, after)


def _has_other_words(before: Post | Page, after: Post | Page) -> bool:
    return (before.title, before.document.body.digest) != (after.title, after.document.body.digest)


def _translations(
    item: Post | Page, side: Side, versions: Versions, stale: Iterable[str]
) -> Translations:
    own = versions.get(item.key, {})
    original, first = next(iter(own.items()), ("", None))
    url = first.url if first else ""
    tags = [language.tag for language in side.plan.site.config.languages]
    return Translations(
        original="" if original in {"", item.language.tag} else url,
        present=tuple(own),
        missing=tuple(tag for tag in tags if tag not in own) if own else (),
        stale=tuple(stale) if original == item.language.tag else (),
    )


def _text(
    case: _Case, sides: _Sides, versions: Versions, stale: Mapping[str, tuple[str, ...]]
) -> Text:
    before, after = sides.before, sides.after
    old = before.texts[case.before] if case.before else None
    new = after.side.texts[case.after] if case.after else None
    item = new or old
    assert item is not None  # noqa: S101  (a case has a side)
    has_left = case.before and case.before != case.after
    text = Text(
        status=case.status,
        before=_version(old, before) if old else None,
        after=_version(new, after.side) if new else None,
        redirect=leads_to(after, site_url(case.before)) if has_left else "",
        fields=_fields(case, before, after.side),
        translations=_translations(item, after.side, versions, stale.get(item.key, ())),
    )
    return _with_losses(text, case, sides) if old and new else text


def _with_losses(text: Text, case: _Case, sides: _Sides) -> Text:
    """Add what readers lose of a text that is still there."""
    before, after = text.before, text.after
    assert before is not None  # noqa: S101  (the case has both sides)
    assert after is not None  # noqa: S101
    is_unpublished = not before.badge and bool(after.badge)
    old, new = sides.old.get(case.before, NOTHING), sides.new.get(case.after, NOTHING)
    return replace(
        text,
        is_unpublished=is_unpublished,
        # A redirect to what isn't published is none outside of previews.
        redirect="" if is_unpublished and text.redirect == after.url else text.redirect,
        lost_anchors=lost_anchors(old, new),
        lost_feed_id=lost_feed_id(old, new),
    )


def _version(item: Post | Page, side: Side) -> Version:
    tag, default = item.language.tag, side.plan.site.config.default_language.tag
    authors = item.authors if isinstance(item, Post) else ()
    return Version(
        url=item.url,
        source=item.document.place.path,
        title=item.title,
        language=tag,
        direction=item.language.direction,
        authors=tuple(each.author.name.get(tag, default) for each in authors),
        badge=side.statuses[output_path(item.url)],
    )
