"""Makes posts and pages of documents: a translation inherits what it doesn't say."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from operator import attrgetter

from blogsite.diagnostics import Problems
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
from blogsite.site.originals import check_words
from blogsite.site.pairs import Faults, Texts, pair_texts
from blogsite.site.times import Term, Zone, read_term
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
        tags = tuple(language.tag for language in config.languages)
        self._now = options.now
        self._recall = recall
        self._problems = problems
        self._wanted = {
            "": True,
            "draft": options.drafts,
            "scheduled": options.future,
            "expired": options.expired,
        }
        self._posts = pair_texts(content.posts, tags, recall.part("posts"), problems)
        self._pages = pair_texts(content.pages, tags, recall.part("pages"), problems)
        self.originals: dict[str, Document] = {}
        for original in (*self._posts.originals, *self._pages.originals):
            self.originals.setdefault(original.place.key, original)
        self.zone = recall("zone", Zone, config.timezone)
        posts = self._posts
        named = posts.recall.each("named", _tag_ids, posts.paths, (posts.documents,))
        used_tags = recall("used tags", _distinct, named)
        self._lookup = recall("lookup", Lookup, content.registry, config, used_tags)

    def posts(self) -> tuple[list[Post], list[Post]]:
        """Return the posts, newest first, and those that aren't published."""
        made = self._posts.each("made", _post, self._lookup, self.zone)
        posts: list[Post] = []
        withheld: list[Post] = []
        for (made_post, faults), status in zip(made, self._statuses(self._posts), strict=True):
            post = made_post
            if faults:
                self._problems.extend(faults)
            if post.freshness:
                check_words(post, self._problems)
            if status:
                post = self._with_status(post, status)
            (posts if self._wanted[status] else withheld).append(post)
        posts.sort(key=attrgetter("url"))
        posts.sort(key=attrgetter("published"), reverse=True)
        return posts, withheld

    def pages(self) -> list[Page]:
        """Return the plain pages, by URL."""
        made = self._pages.each("made", _page, self._lookup, self.zone)
        pages = []
        for page, status in zip(made, self._statuses(self._pages), strict=True):
            if self._wanted[status]:
                check_words(page, self._problems)
                pages.append(dataclasses.replace(page, status=status) if status else page)
        return sorted(pages, key=attrgetter("url"))

    def status(self, document: Document) -> str:
        """Return why a document isn't simply published (see `Post.status`)."""
        return _term(document, self.originals[document.place.key], self.zone).status(self._now)

    def _statuses(self, texts: Texts) -> Iterator[str]:
        terms = texts.each("terms", _term, self.zone)
        return (term.status(self._now) for term in terms)

    def _with_status(self, post: Post, status: str) -> Post:
        path = post.document.place.path
        return self._recall.part("statuses")(path, _with_status, post, status)


def _tag_ids(document: Document) -> tuple[str, ...]:
    return tuple([ref.id for ref in document.front.tags or ()])


def _distinct(named: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag_id for tag_ids in named for tag_id in tag_ids))


def _term(document: Document, original: Document, zone: Zone) -> Term:
    return read_term(document.front, original.front, zone)


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
