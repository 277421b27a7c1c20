"""The usual keys of front matter, whoever wrote them: each is taken once, the rest is reported."""

import json
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

from blogsite.importing.archive import Byline, Picture, Said
from blogsite.importing.front_matter import FrontMatter, Value

TITLES = ("title", "Title", "headline", "name")
DATES = (
    "date",
    "Date",
    "publishDate",
    "publish_date",
    "published_at",
    "publishedAt",
    "published",
    "pubDate",
    "pubdate",
    "datePublished",
    "date_published",
    "created_at",
    "createdAt",
    "created",
    "posted",
)
UPDATES = (
    "updated",
    "updated_at",
    "updatedAt",
    "updatedDate",
    "lastmod",
    "last_modified_at",
    "modified",
    "dateModified",
    "last_update",
)
AUTHORS = (
    "authors",
    "author",
    "Authors",
    "Author",
    "author_name",
    "authorName",
    "authorname",
    "by",
    "byline",
    "writer",
    "writers",
)
TRANSLATORS = ("translators", "translator", "translated_by", "translatedBy")
TAGS = ("tags", "tag", "Tags", "keywords_tags", "topics", "labels")
CATEGORIES = ("categories", "category", "Categories")
SUMMARIES = ("summary", "description", "excerpt", "abstract", "subtitle")
PICTURES = ("image", "cover", "featured_image", "featuredImage", "hero", "heroImage", "thumbnail")
ALIASES = ("aliases", "alias", "redirect_from", "redirects")
_NAMES = ("name", "title", "label")
_ROLES = ("role", "job_title", "jobTitle", "position")
_ORGANIZATIONS = ("organization", "organisation", "company", "affiliation", "org")
_WEB = ("url", "link", "href", "website", "homepage", "web")
_SOURCES = ("src", "url", "path", "image", "file", "relative")
_WHITE = re.compile(r"\s+")


@dataclass(slots=True)
class FrontFields:
    """Front matter of which keys are taken; ``rest`` is what nobody took."""

    front: FrontMatter
    _taken: set[str] = field(default_factory=set)
    _parts: dict[str, Said] = field(default_factory=dict)

    def value(self, *keys: str) -> tuple[str, Value]:
        """Take the first of some keys that has a value; the key is empty where none has."""
        for key in keys:
            if key not in self._taken and self.front.values.get(key) not in (None, "", [], {}):
                self._taken.add(key)
                return key, self.front.values[key]
        return "", None

    def said(self, *keys: str) -> Said:
        """Take a text, made of one line."""
        for key in keys:
            if isinstance(self.front.values.get(key), (str, bool)):
                found, value = self.value(key)
                if found:
                    return Said(one_line(value), self.line(found))
        return Said("")

    def parts(self, key: str, *names: str) -> tuple[Said, ...] | None:
        """Take some texts of a mapping, the others being left; None where a key has no mapping."""
        value = self.front.values.get(key)
        if not isinstance(value, Mapping):
            return None
        self._taken.add(key)
        self._leave(key, value, names)
        return tuple(Said(_first(value, (name,)), self.line(key)) for name in names)

    def all_said(self, *keys: str, separators: str = ",") -> tuple[Said, ...]:
        """Take the texts of a list, or of a line that is cut at ``separators``."""
        key, value = self.value(*keys)
        words = _words(value, separators)
        return tuple(Said(word, self.line(key)) for word in dict.fromkeys(words) if word)

    def bylines(self, *keys: str, accounts: Container[str] = ()) -> tuple[Byline, ...]:
        """Take the people that the first of some keys with a value names, by name or account."""
        key, value = self.value(*keys)
        people = tuple(self._people(key, value))
        if len(people) == 1:
            people = (self._completed(people[0]),)
        return tuple(
            replace(each, account=each.text, text="") if each.text in accounts else each
            for each in people
        )

    def _completed(self, byline: Byline) -> Byline:
        """Take what other keys say of the only author: `author_title`, `author_url` and the like."""
        return replace(
            byline,
            role=byline.role or self.said("author_title", "authorTitle", "author_role").value,
            url=byline.url
            or self.said("author_url", "authorURL", "authorlink", "author_link", "authorUrl").value,
            organization=byline.organization
            or self.said("author_organization", "author_company", "author_affiliation").value,
        )

    def picture(self, *keys: str) -> Picture | None:
        """Take the picture of the text, an address or a mapping."""
        key, value = self.value(*keys)
        if isinstance(value, str):
            return Picture(value.strip(), line=self.line(key))
        if isinstance(value, Mapping):
            src = _first(value, _SOURCES)
            if src:
                self._leave(key, value, (*_SOURCES, "alt", "caption", "credit"))
                more = {name: _first(value, (name,)) for name in ("alt", "caption", "credit")}
                return Picture(src, **more, line=self.line(key))
        self._taken.discard(key)
        return None

    def line(self, key: str) -> int:
        """Return the line of a key, 0 for one that isn't there."""
        return self.front.lines.get(key, 0)

    def take(self, *keys: str) -> None:
        """Pass over keys that say nothing to readers, and need no entry."""
        self._taken.update(keys)

    def rest(self) -> tuple[tuple[str, Said], ...]:
        """Return what stands for nothing here, as texts."""
        left = {
            key: Said(as_line(value), self.line(key))
            for key, value in self.front.values.items()
            if key not in self._taken
        }
        return tuple((left | self._parts).items())

    def _people(self, key: str, value: Value) -> Iterator[Byline]:
        if isinstance(value, str) and value.strip():
            yield Byline(one_line(value), self.line(key))
        elif isinstance(value, Mapping):
            yield from self._person(key, value)
        elif isinstance(value, (list, tuple)):
            for each in value:
                yield from self._people(key, each)

    def _person(self, key: str, value: Mapping[str, Value]) -> Iterator[Byline]:
        account = _first(value, ("key", "id"))
        # Beside a key, a title is not the name: the source's own list has that.
        name = _first(value, ("name",) if account else _NAMES)
        if not name and not account:
            if value:
                self._parts[key] = Said(as_line(value), self.line(key))
            return
        roles = (*_ROLES, "title") if account or "name" in value else _ROLES
        self._leave(key, value, ("key", "id", *_NAMES, *_ROLES, *_ORGANIZATIONS, *_WEB))
        yield Byline(
            name,
            self.line(key),
            account=account,
            role=_first(value, roles),
            organization=_first(value, _ORGANIZATIONS),
            url=_first(value, _WEB),
        )

    def _leave(self, key: str, value: Mapping[str, Value], known: tuple[str, ...]) -> None:
        for name, part in value.items():
            if name not in known and part not in (None, "", [], {}):
                self._parts[f"{key}.{name}"] = Said(as_line(part), self.line(key))


def one_line(value: Value) -> str:
    """Return a scalar with single spaces."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _WHITE.sub(" ", str(value or "")).strip()


def as_line(value: Value) -> str:
    """Return any value as a line: a list with commas, a mapping as JSON."""
    if isinstance(value, (str, bool)) or value is None:
        return one_line(value)
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return ", ".join(one_line(each) for each in value)
    return json.dumps(value, ensure_ascii=False, default=str)


def _words(value: Value, separators: str) -> Iterator[str]:
    if isinstance(value, str):
        yield from (one_line(word) for word in re.split(f"[{re.escape(separators)}\n]", value))
    elif isinstance(value, Mapping):
        yield _first(value, ("label", "name", "title", "id")) or as_line(value)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from [one_line(each)] if isinstance(each, str) else _words(each, separators)


def _first(value: Mapping[str, Value], names: tuple[str, ...]) -> str:
    for name in names:
        if isinstance(found := value.get(name), str) and found.strip():
            return one_line(found)
    return ""
