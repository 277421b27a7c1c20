"""Resolves what bodies and front matter point at, for each document, in its language."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.body import Target
from blogsite.model.document import Document, Wanted
from blogsite.model.urls import is_web_url
from blogsite.parse.targets import check_anchor, find_wanted
from blogsite.site.model import Page, Post, Use
from blogsite.site.urls import encode_path

# What may be published from beside a post. Nothing in it runs in a page: a file in HTML or XML would
# be a page of its own, with all rights of the site; one in SVG is published without its scripts.
MEDIA_ENDINGS = frozenset(
    (
        ".avif",
        ".gif",
        ".jpeg",
        ".jpg",
        ".png",
        ".svg",
        ".webp",
        ".mp4",
        ".webm",
        ".mp3",
        ".ogg",
        ".pdf",
        ".txt",
        ".csv",
        ".json",
        ".yaml",
        ".yml",
        ".zip",
    )
)
_MEDIA_ROOT = "/media/"
_HOW_TO_PUBLISH = {
    "draft": "it is a draft: publish it first, or build with `--drafts`",
    "scheduled": "it is of a day to come: take the link out, or build with `--future`",
    "": "mend its faults first",
}


@dataclass(frozen=True, slots=True)
class Library:
    """All that can be pointed at.

    ``published`` are the versions of each text by language, ``documents`` all the parsed files,
    published or not, ``unreadable`` those that could not be, ``files`` the other files,
    ``originals`` what each text was first written as, ``expired`` the posts by their file whose
    time is over.
    """

    published: Mapping[str, Mapping[str, Post | Page]]
    documents: Mapping[str, Document]
    unreadable: frozenset[str]
    files: frozenset[str]
    originals: Mapping[str, Document]
    expired: Mapping[str, Post]


def _report(
    problems: Problems, target: Target, document: Document, rule: str, message: str, hint: str = ""
) -> None:
    problems.error(rule, message, document.place.path, target.line, target.column, hint)


@dataclass(slots=True)
class Resolver:
    """Resolves targets, and notes which files are needed; ``status`` says why a text isn't published."""

    library: Library
    status: Callable[[Document], str]
    problems: Problems
    media: dict[str, str] = field(default_factory=dict)
    uses: dict[str, Use] = field(default_factory=dict)
    _found: dict[tuple[str, str], Post | Page] = field(default_factory=dict)

    def resolve_body(self, item: Post | Page) -> tuple[str, ...]:
        """Return what fills each gap of a document's body: site paths, URLs or words."""
        document = item.document
        if document.reading.faults:
            self.problems.extend(document.reading.faults)
        values = [target.value for target in document.body.targets]
        for wanted in document.reading.wanted:
            values[wanted.number] = self._look_up(wanted, document, item.language.tag)
        return tuple(values)

    def resolve_picture(self, target: Target, document: Document, language: str) -> str:
        """Return the site path or URL of a post's picture."""
        if is_web_url(target.value):
            return target.value
        wanted = find_wanted(target, document, self.problems)
        return self._file(wanted, document, language) if wanted.path else ""

    def _look_up(self, wanted: Wanted, document: Document, language: str) -> str:
        if not wanted.path:
            return ""
        if wanted.is_document:
            return self._document(wanted, document, language)
        return self._file(wanted, document, language)

    def _document(self, link: Wanted, document: Document, language: str) -> str:
        key = (link.path, language)
        found = self._found.get(key) or self._find(link, document, language)
        if found is None:
            return ""
        if link.path not in self.library.expired:
            self._found[key] = found
        if not link.fragment:
            return found.url
        check_anchor(link.fragment, found.document, link.target, document, self.problems)
        return f"{found.url}#{link.fragment}"

    def _find(self, link: Wanted, document: Document, language: str) -> Post | Page | None:
        if link.path in self.library.unreadable:
            return None
        wanted = self.library.documents.get(link.path)
        if wanted is None:
            self._missing(link, document, self.library.documents)
            return None
        found = self._version(wanted, language)
        if found is None:
            return self._find_unpublished(link, wanted, document)
        return found

    def _find_unpublished(
        self, link: Wanted, wanted: Document, document: Document
    ) -> Post | Page | None:
        """Return a post that has expired, as no site may fail by the passing of time; else nothing."""
        value = link.target.value
        expired = self.library.expired.get(link.path)
        if expired is not None:
            message = f"`{value}` has expired, so the link leads nowhere"
            place = (document.place.path, link.target.line, link.target.column)
            hint = "take the link out, or the other post's line `expires`"
            self.problems.warning("expired-link", message, *place, hint)
            return expired
        message = f"`{value}` is not published, so the link would lead nowhere"
        hint = _HOW_TO_PUBLISH[self.status(wanted)]
        self._report(link, document, "unpublished-link", message, hint)
        return None

    def _version(self, wanted: Document, language: str) -> Post | Page | None:
        """Pick the reader's language where the link names the original, else what it names."""
        versions = self.library.published.get(wanted.place.key, {})
        names_original = wanted is self.library.originals[wanted.place.key]
        if names_original and language in versions:
            return versions[language]
        return versions.get(wanted.place.language) or next(iter(versions.values()), None)

    def _file(self, wanted: Wanted, document: Document, language: str) -> str:
        path = wanted.path
        if path not in self.library.files:
            self._missing(wanted, document, self.library.files)
            return ""
        ending = posixpath.splitext(path)[1].lower()
        if ending not in MEDIA_ENDINGS:
            known = " ".join(sorted(MEDIA_ENDINGS))
            message = f"files like `{posixpath.basename(path)}` are not published"
            self._report(wanted, document, "unsafe-file", message, f"published are: {known}")
            return ""
        url = self._media_url(path, document, language)
        self.media[url] = path
        self.uses.setdefault(path, (document.place.path, wanted.target.line, wanted.target.column))
        return url

    def _media_url(self, path: str, document: Document, language: str) -> str:
        """Put a bundle's files below the original's URL, others below ``/media/``."""
        versions = self.library.published.get(document.place.key, {})
        original = self.library.originals.get(document.place.key, document)
        owner = versions.get(original.place.language) or versions.get(language)
        folder = document.place.folder + "/"
        if document.place.is_bundle and path.startswith(folder) and owner is not None:
            return owner.url + encode_path(path.removeprefix(folder))
        return _MEDIA_ROOT + encode_path(path.removeprefix("content/"))

    def _missing(self, wanted: Wanted, document: Document, known: Iterable[str]) -> None:
        folder = document.place.folder
        near = {posixpath.relpath(each, folder): each for each in known}
        name = posixpath.relpath(wanted.path, folder)
        hint = did_you_mean(name, near) or did_you_mean(name.removesuffix(".md"), near)
        if not hint and "." not in posixpath.basename(wanted.path):
            hint = "link to the post's file (`other-post.md`), or start with `/` for a URL"
        hint = hint or f"paths are relative to the file's own folder, `{folder}`"
        message = f"there is no file `{wanted.path}`"
        self._report(wanted, document, "missing-file", message, hint)

    def _report(
        self, wanted: Wanted, document: Document, rule: str, message: str, hint: str = ""
    ) -> None:
        _report(self.problems, wanted.target, document, rule, message, hint)
