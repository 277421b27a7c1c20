"""Resolves what bodies and front matter point at, for each document, in its language."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.body import Target, TargetKind
from blogsite.model.document import Document
from blogsite.model.urls import is_web_url
from blogsite.site.model import Page, Post
from blogsite.site.urls import encode_path, split_url

# What may be published from beside a post. Nothing in it runs in a page: a file in HTML,
# XML or SVG would be a page of its own, with all rights of the site.
MEDIA_ENDINGS = frozenset(
    (
        ".avif",
        ".gif",
        ".jpeg",
        ".jpg",
        ".png",
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
    "expired": "it has expired: take the link out, or its line `expires`",
    "": "mend its faults first",
}


@dataclass(frozen=True, slots=True)
class Library:
    """All that can be pointed at.

    ``published`` are the versions of each text by language, ``documents`` all the parsed files,
    published or not, ``unreadable`` those that could not be, ``files`` the other files,
    ``originals`` what each text was first written as.
    """

    published: Mapping[str, Mapping[str, Post | Page]]
    documents: Mapping[str, Document]
    unreadable: frozenset[str]
    files: frozenset[str]
    originals: Mapping[str, Document]


@dataclass(slots=True)
class Resolver:
    """Resolves targets, and notes which files are needed; ``status`` says why a text isn't published."""

    library: Library
    status: Callable[[Document], str]
    problems: Problems
    media: dict[str, str] = field(default_factory=dict)

    def resolve_body(self, item: Post | Page) -> tuple[str, ...]:
        """Return what fills each gap of a document's body: site paths, URLs or words."""
        return tuple(self._resolve(target, item) for target in item.document.body.targets)

    def resolve_picture(self, target: Target, document: Document, language: str) -> str:
        """Return the site path or URL of a post's picture."""
        if is_web_url(target.value):
            return target.value
        return self._file(target, document, language)

    def _resolve(self, target: Target, item: Post | Page) -> str:
        value = target.value
        if target.kind is TargetKind.MESSAGE or value.startswith("/") or not value:
            return value
        if value.startswith("#"):
            self._check_anchor(value[1:], item.document, target, item.document)
            return value
        if split_url(value).path.endswith(".md"):
            return self._document(target, item)
        return self._file(target, item.document, item.language.tag)

    def _document(self, target: Target, item: Post | Page) -> str:
        document = item.document
        path = self._path(target, document)
        if path is None or path in self.library.unreadable:
            return ""
        wanted = self.library.documents.get(path)
        if wanted is None:
            self._missing(target, document, path, self.library.documents)
            return ""
        found = self._version(wanted, item.language.tag)
        if found is None:
            self._report(
                target,
                document,
                "unpublished-link",
                f"`{target.value}` is not published, so the link would lead nowhere",
                _HOW_TO_PUBLISH[self.status(wanted)],
            )
            return ""
        fragment = split_url(target.value).fragment
        self._check_anchor(fragment, found.document, target, document)
        return found.url + (f"#{fragment}" if fragment else "")

    def _version(self, wanted: Document, language: str) -> Post | Page | None:
        """Pick the reader's language where the link names the original, else what it names."""
        versions = self.library.published.get(wanted.place.key, {})
        names_original = wanted is self.library.originals[wanted.place.key]
        if names_original and language in versions:
            return versions[language]
        return versions.get(wanted.place.language) or next(iter(versions.values()), None)

    def _file(self, target: Target, document: Document, language: str) -> str:
        path = self._path(target, document)
        if path is None:
            return ""
        if path not in self.library.files:
            self._missing(target, document, path, self.library.files)
            return ""
        ending = posixpath.splitext(path)[1].lower()
        if ending not in MEDIA_ENDINGS:
            known = " ".join(sorted(MEDIA_ENDINGS))
            message = f"files like `{posixpath.basename(path)}` are not published"
            self._report(target, document, "unsafe-file", message, f"published are: {known}")
            return ""
        url = self._media_url(path, document, language)
        self.media[url] = path
        return url

    def _media_url(self, path: str, document: Document, language: str) -> str:
        """Put a bundle's files below the original's URL, others below ``/media/``."""
        versions = self.library.published.get(document.place.key, {})
        original = self.library.originals[document.place.key]
        owner = versions.get(original.place.language) or versions.get(language)
        folder = document.place.folder + "/"
        if document.place.is_bundle and path.startswith(folder) and owner is not None:
            return owner.url + encode_path(path.removeprefix(folder))
        return _MEDIA_ROOT + encode_path(path.removeprefix("content/"))

    def _path(self, target: Target, document: Document) -> str | None:
        written = unquote(split_url(target.value).path)
        path = posixpath.normpath(posixpath.join(document.place.folder, written))
        if "\\" in written or "\0" in written or not path.startswith("content/"):
            message = f"`{target.value}` leads out of the content folder"
            self._report(target, document, "link-outside-content", message)
            return None
        return path

    def _missing(self, target: Target, document: Document, path: str, known: Iterable[str]) -> None:
        folder = document.place.folder
        near = {posixpath.relpath(each, folder): each for each in known}
        wanted = posixpath.relpath(path, folder)
        hint = did_you_mean(wanted, near) or did_you_mean(wanted.removesuffix(".md"), near)
        if not hint and "." not in posixpath.basename(path):
            hint = "link to the post's file (`other-post.md`), or start with `/` for a URL"
        hint = hint or f"paths are relative to the file's own folder, `{folder}`"
        self._report(target, document, "missing-file", f"there is no file `{path}`", hint)

    def _check_anchor(
        self, anchor: str, found: Document, target: Target, document: Document
    ) -> None:
        if not anchor or not found.is_readable or unquote(anchor) in found.body.anchors:
            return
        hint = did_you_mean(unquote(anchor), found.body.anchors)
        message = f"`{found.place.path}` has no heading or anchor `#{unquote(anchor)}`"
        self.problems.warning(
            "missing-anchor", message, document.place.path, target.line, target.column, hint
        )

    def _report(
        self, target: Target, document: Document, rule: str, message: str, hint: str = ""
    ) -> None:
        self.problems.error(rule, message, document.place.path, target.line, target.column, hint)
