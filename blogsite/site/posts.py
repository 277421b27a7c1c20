"""Makes posts and pages of documents: a translation inherits what it doesn't say."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.model.config import Config
from blogsite.model.document import Document, FrontMatter, Place
from blogsite.model.text import Moment
from blogsite.options import BuildOptions
from blogsite.parse.stage import Content
from blogsite.recall import Recall
from blogsite.site.copies import is_untouched
from blogsite.site.freshness import Freshness, State, judge
from blogsite.site.lookup import Lookup
from blogsite.site.model import Page, Post, Subject
from blogsite.site.originals import (
    check_draft,
    check_original,
    check_words,
    choose_file,
    with_originals,
)
from blogsite.site.times import Zone, read_term
from blogsite.site.urls import encode_path, localize, permalink

# What each version of a text says for itself, or leaves out.
_NOT_INHERITED = frozenset(
    {"title", "summary", "translators", "aliases", "source_digest", "slug", "draft"}
)
_INHERITED = tuple(
    field.name for field in dataclasses.fields(FrontMatter) if field.name not in _NOT_INHERITED
)
_NO_DATE = Moment(dt.date(1970, 1, 1))
_NO_SUBJECT = Subject()


Faults = tuple[Diagnostic, ...]
_Pair = tuple[Document, Document]


class Publisher:
    """Turns documents into the posts and pages that the options want published."""

    def __init__(
        self,
        content: Content,
        config: Config,
        options: BuildOptions,
        recall: Recall,
        problems: Problems,
    ) -> None:
        self._languages = {language.tag: language for language in config.languages}
        self._now = options.now
        self._recall = recall
        self._terms = recall.part("terms")
        self._problems = problems
        self._wanted = {
            "": True,
            "draft": options.drafts,
            "scheduled": options.future,
            "expired": options.expired,
        }
        self._posts = tuple(self._pairs(content.posts))
        self._pages = tuple(self._pairs(content.pages))
        pairs = (*self._posts, *self._pages)
        self.originals: dict[str, Document] = {}
        for _, original in pairs:
            self.originals.setdefault(original.place.key, original)
        self.zone = recall("zone", Zone, config.timezone)
        used_tags = tuple(dict.fromkeys(_tag_ids(self._posts)))
        self._lookup = recall("lookup", Lookup, content.registry, config, used_tags)

    def posts(self) -> tuple[list[Post], list[Post]]:
        """Return the posts, newest first, and those that aren't published."""
        made = self._recall.part("posts")
        posts: list[Post] = []
        withheld: list[Post] = []
        for document, original in self._posts:
            path = document.place.path
            post, faults = made(path, _post, document, original, self._lookup, self.zone)
            status = self._status(document, original)
            if faults:
                self._problems.extend(faults)
            check_words(post, self._problems)
            if status:
                post = self._with_status(post, status, path)
            (posts if self._wanted[status] else withheld).append(post)
        posts.sort(key=attrgetter("url"))
        posts.sort(key=attrgetter("published"), reverse=True)
        return posts, withheld

    def pages(self) -> list[Page]:
        """Return the plain pages, by URL."""
        made = self._recall.part("pages")
        pages = []
        for document, original in self._pages:
            path, status = document.place.path, self._status(document, original)
            if self._wanted[status]:
                page = made(path, _page, document, original, self._lookup, self.zone)
                check_words(page, self._problems)
                pages.append(dataclasses.replace(page, status=status) if status else page)
        return sorted(pages, key=attrgetter("url"))

    def status(self, document: Document) -> str:
        """Return why a document isn't simply published (see `Post.status`)."""
        return self._status(document, self.originals[document.place.key])

    def _status(self, document: Document, original: Document) -> str:
        path = document.place.path
        term = self._terms(path, read_term, document.front, original.front, self.zone)
        return term.status(self._now)

    def _with_status(self, post: Post, status: str, path: str) -> Post:
        return self._recall.part("statuses")(path, _with_status, post, status)

    def _pairs(self, documents: Iterable[Document]) -> Iterator[_Pair]:
        """Pair each document with its original: itself, where it is one."""
        texts: dict[str, dict[str, Document]] = defaultdict(dict)
        default = next(iter(self._languages))
        for document in documents:
            place = document.place
            other = texts[place.key].setdefault(place.language, document)
            if other is not document:
                chosen = choose_file(other, document, default, self._problems)
                texts[place.key][place.language] = chosen
        for versions in texts.values():
            if len(versions) == 1:
                ordered = list(versions.values())
            else:
                ordered = [versions[tag] for tag in self._languages if tag in versions]
            for document, original in with_originals(ordered, default):
                if document is original:
                    check_original(document, texts, self._languages, self._problems)
                check_draft(document, original, self._problems)
                yield document, original


def _tag_ids(pairs: Iterable[_Pair]) -> Iterator[str]:
    for document, _ in pairs:
        for ref in document.front.tags or ():
            yield ref.id


def _with_status(post: Post, status: str) -> Post:
    return dataclasses.replace(post, status=status)


def _post(
    document: Document, original: Document, lookup: Lookup, zone: Zone
) -> tuple[Post, Faults]:
    """Make a post, as one that is simply published."""
    problems = Problems()
    front = _inherit(document.front, original.front)
    date = front.date or _NO_DATE
    day, published = zone.day(date), zone.instant(date)
    language = lookup.language(document.place.language)

    def owner(name: str) -> Place:
        return _owner(name, document, original)

    kind = lookup.kind(front.kind, owner("kind").path, problems)
    slug = _slug(document, original)
    post = Post(
        document=document,
        original=original,
        key=document.place.key,
        language=language,
        slug=slug,
        url=permalink(kind, slug, day, language),
        title=front.title or document.place.stem,
        kind=kind,
        day=day,
        published=published,
        modified=_modified(front, published, zone),
        updates=front.updates or (),
        authors=lookup.contributors(front.authors or (), owner("authors"), problems),
        translators=lookup.contributors(front.translators or (), document.place, problems),
        tags=lookup.tags(front.tags or (), owner("tags").path, problems),
        events=lookup.events(front.events or (), owner("events").path, problems),
        series=front.series.id if front.series else "",
        summary=front.summary or document.body.summary,
        image=front.image,
        picture=None,
        origin=front.origin,
        aliases=front.aliases,
        status="",
        freshness=_freshness(document, original),
        is_featured=bool(front.featured),
        subject=_subject(front, owner),
    )
    return post, tuple(problems)


def _subject(front: FrontMatter, owner: Callable[[str], Place]) -> Subject:
    if not (front.organization or front.facts or front.links):
        return _NO_SUBJECT
    return Subject(
        organization=front.organization,
        organization_language=owner("organization").language,
        facts=front.facts or (),
        facts_language=owner("facts").language,
        links=front.links or (),
        links_language=owner("links").language,
    )


def _page(document: Document, original: Document, lookup: Lookup, zone: Zone) -> Page:
    language = lookup.language(document.place.language)
    updated = document.front.updated
    path = localize(f"/{_page_path(document, original)}/", language)
    return Page(
        document=document,
        original=original,
        key=document.place.key,
        language=language,
        url=encode_path(path),
        title=document.front.title or document.place.stem,
        summary=document.front.summary or document.body.summary,
        updated=zone.day(updated) if updated else None,
        aliases=document.front.aliases,
        freshness=_freshness(document, original),
    )


def _freshness(document: Document, original: Document) -> Freshness | None:
    if document is original:
        return None
    if not original.is_readable:
        return Freshness(State.UNMARKED)  # what it says now is as unknown as what it said
    if is_untouched(document, original):
        return Freshness(State.UNTRANSLATED)
    return judge(document.front.recorded, original.digests)


def _modified(front: FrontMatter, published: dt.datetime, zone: Zone) -> dt.datetime:
    """Return when readers last saw a change; notes may be older than a syndicated post."""
    moments = [Moment(note.date) for note in front.updates or ()]
    if front.updated:
        moments.append(front.updated)
    return max([published, *(zone.instant(moment) for moment in moments)])


def _inherit(own: FrontMatter, original: FrontMatter) -> FrontMatter:
    if own is original:
        return own
    taken = {name: getattr(original, name) for name in _INHERITED if getattr(own, name) is None}
    return dataclasses.replace(own, **taken)


def _owner(name: str, document: Document, original: Document) -> Place:
    """Return the file that says ``name``."""
    says_so = getattr(document.front, name) is not None
    return document.place if says_so else original.place


def _slug(document: Document, original: Document) -> str:
    slug = document.front.slug or original.front.slug
    return slug.id if slug else original.place.stem


def _page_path(document: Document, original: Document) -> str:
    folder = document.place.key.removeprefix("content/pages/").rpartition("/")[0]
    if document.place.is_bundle:
        folder = folder.rpartition("/")[0]
    slug = _slug(document, original)
    return f"{folder}/{slug}" if folder else slug
