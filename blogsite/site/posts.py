"""Makes posts and pages of documents: a translation inherits what it doesn't say."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from blogsite.diagnostics import Problems
from blogsite.model.config import Config
from blogsite.model.document import Document, FrontMatter
from blogsite.model.text import Moment
from blogsite.options import BuildOptions
from blogsite.parse.stage import Content
from blogsite.site.lookup import Lookup
from blogsite.site.model import Page, Post
from blogsite.site.times import Calendar
from blogsite.site.urls import encode_path, localize, permalink

# What each version of a text says for itself, or leaves out.
_NOT_INHERITED = frozenset(
    {"title", "summary", "translators", "aliases", "source_digest", "slug", "draft"}
)
_INHERITED = tuple(
    field.name for field in dataclasses.fields(FrontMatter) if field.name not in _NOT_INHERITED
)
_NO_DATE = Moment(dt.date(1970, 1, 1))


class Publisher:
    """Turns documents into the posts and pages that the options want published."""

    def __init__(
        self, content: Content, config: Config, options: BuildOptions, problems: Problems
    ) -> None:
        self._languages = {language.tag: language for language in config.languages}
        self._lookup = Lookup(content.registry, config, problems)
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
        self.originals = {original.place.key: original for _, original in pairs}
        self.calendar = Calendar(config.timezone, options.now)

    def posts(self) -> list[Post]:
        """Return the posts, newest first."""
        made = (self._post(*pair) for pair in self._posts)
        posts = [post for post in made if self._wanted[post.status]]
        return sorted(posts, key=lambda post: (-post.published.timestamp(), post.url))

    def pages(self) -> list[Page]:
        """Return the plain pages, by URL."""
        pages = [
            self._page(document, original)
            for document, original in self._pages
            if self._wanted[self.calendar.status(document.front, original.front)]
        ]
        return sorted(pages, key=lambda page: page.url)

    def status(self, document: Document) -> str:
        """Return why a document isn't simply published (see `Post.status`)."""
        return self.calendar.status(document.front, self.originals[document.place.key].front)

    def _pairs(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
        """Pair each document with its original: itself, where it is one."""
        texts: dict[str, dict[str, Document]] = defaultdict(dict)
        for document in documents:
            place = document.place
            other = texts[place.key].setdefault(place.language, document)
            if other is not document:
                self._problems.error(
                    "duplicate-text",
                    f"`{other.place.path}` is the same text in the same language",
                    place.path,
                    hint=f"keep one; a file without a language is in `{place.language}`",
                )
        for versions in texts.values():
            ordered = [versions[tag] for tag in self._languages if tag in versions]
            for document in ordered:
                yield document, ordered[0]

    def _post(self, document: Document, original: Document) -> Post:
        front = _inherit(document.front, original.front)
        self._check_date(document, original)
        date = front.date or _NO_DATE
        day, published = self.calendar.day(date), self.calendar.instant(date)
        language = self._languages[document.place.language]
        kind = self._lookup.kind(front.kind, _owner("kind", document, original))
        authors = _owner("authors", document, original)
        return Post(
            document=document,
            original=original,
            key=document.place.key,
            language=language,
            url=permalink(kind, _slug(document, original), day, language),
            title=front.title or document.place.stem,
            kind=kind,
            day=day,
            published=published,
            modified=self._modified(front, published),
            updates=front.updates or (),
            authors=self._lookup.contributors(front.authors or (), authors),
            translators=self._lookup.contributors(front.translators or (), document.place.path),
            tags=self._lookup.tags(front.tags or (), _owner("tags", document, original)),
            events=self._lookup.events(front.events or (), _owner("events", document, original)),
            series=front.series.id if front.series else "",
            summary=front.summary or document.body.summary,
            image=front.image,
            picture=None,
            origin=front.origin,
            aliases=front.aliases,
            status=self.calendar.status(document.front, original.front),
        )

    def _page(self, document: Document, original: Document) -> Page:
        language = self._languages[document.place.language]
        updated = document.front.updated
        path = localize(f"/{_page_path(document, original)}/", language)
        return Page(
            document=document,
            key=document.place.key,
            language=language,
            url=encode_path(path),
            title=document.front.title or document.place.stem,
            summary=document.front.summary or document.body.summary,
            updated=self.calendar.day(updated) if updated else None,
            aliases=document.front.aliases,
        )

    def _modified(self, front: FrontMatter, published: dt.datetime) -> dt.datetime:
        """Return when readers last saw a change; notes may be older than a syndicated post."""
        moments = [Moment(note.date) for note in front.updates or ()]
        if front.updated:
            moments.append(front.updated)
        return max([published, *(self.calendar.instant(moment) for moment in moments)])

    def _check_date(self, document: Document, original: Document) -> None:
        if document is original and document.is_readable and not document.front.says_date:
            self._problems.error(
                "missing-key",
                "`date` is missing",
                document.place.path,
                2,
                1,
                hint="add a line such as `date: 2019-06-24`",
            )


def _inherit(own: FrontMatter, original: FrontMatter) -> FrontMatter:
    if own is original:
        return own
    taken = {name: getattr(original, name) for name in _INHERITED if getattr(own, name) is None}
    return dataclasses.replace(own, **taken)


def _owner(name: str, document: Document, original: Document) -> str:
    """Return the path of the file that says ``name``, for diagnostics."""
    says_so = getattr(document.front, name) is not None
    return document.place.path if says_so else original.place.path


def _slug(document: Document, original: Document) -> str:
    slug = document.front.slug or original.front.slug
    return slug.id if slug else original.place.stem


def _page_path(document: Document, original: Document) -> str:
    folder = document.place.key.removeprefix("content/pages/").rpartition("/")[0]
    if document.place.is_bundle:
        folder = folder.rpartition("/")[0]
    slug = _slug(document, original)
    return f"{folder}/{slug}" if folder else slug
