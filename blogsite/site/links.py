"""Resolves what bodies and front matter point at, for each document, in its language."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from blogsite.diagnostics import Diagnostic, Problems, did_you_mean
from blogsite.model.body import Target
from blogsite.model.document import Place, Reading, Wanted
from blogsite.model.urls import is_web_url
from blogsite.parse.targets import check_anchor, find_wanted
from blogsite.site.library import Landing, Library
from blogsite.site.model import Use
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
class Resolved:
    """What fills the gaps of a body, and the files that these need: by URL, and where first."""

    values: tuple[str, ...]
    media: tuple[tuple[str, str], ...]
    uses: tuple[tuple[str, Use], ...]
    faults: tuple[Diagnostic, ...]


def _report(
    problems: Problems, target: Target, place: Place, rule: str, message: str, hint: str = ""
) -> None:
    problems.error(rule, message, place.path, target.line, target.column, hint)


def resolve_body(
    targets: tuple[Target, ...], reading: Reading, place: Place, language: str, library: Library
) -> Resolved:
    """Return what fills each gap of a document's body: site paths, URLs or words."""
    values = [target.value for target in targets]
    if not reading.wanted:
        return Resolved(tuple(values), (), (), reading.faults)
    problems = Problems()
    problems.extend(reading.faults)
    resolver = Resolver(library, problems)
    for wanted in reading.wanted:
        values[wanted.number] = resolver.look_up(wanted, place, language)
    return Resolved(
        tuple(values),
        tuple(resolver.media.items()),
        tuple(resolver.uses.items()),
        tuple(problems),
    )


@dataclass(slots=True)
class Resolver:
    """Resolves targets, and notes which files are needed."""

    library: Library
    problems: Problems
    media: dict[str, str] = field(default_factory=dict)
    uses: dict[str, Use] = field(default_factory=dict)

    def note(self, resolved: Resolved) -> None:
        """Take over what a body needs, and what is wrong with it."""
        self.problems.extend(resolved.faults)
        self.media.update(resolved.media)
        for path, use in resolved.uses:
            self.uses.setdefault(path, use)

    def resolve_picture(self, target: Target, place: Place, language: str) -> str:
        """Return the site path or URL of a post's picture."""
        if is_web_url(target.value):
            return target.value
        wanted = find_wanted(target, place, self.problems)
        return self._file(wanted, place, language) if wanted.path else ""

    def look_up(self, wanted: Wanted, place: Place, language: str) -> str:
        """Return the site path that a file at a place means, empty for none."""
        if not wanted.path:
            return ""
        if wanted.is_document:
            return self._document(wanted, place, language)
        return self._file(wanted, place, language)

    def _document(self, link: Wanted, place: Place, language: str) -> str:
        found = self._find(link, place, language)
        if found is None:
            return ""
        if not link.fragment:
            return found.url
        check_anchor(link.fragment, found.place, found.anchors, link.target, place, self.problems)
        return f"{found.url}#{link.fragment}"

    def _find(self, link: Wanted, place: Place, language: str) -> Landing | None:
        if link.path in self.library.unreadable:
            return None
        wanted = self.library.places.get(link.path)
        if wanted is None:
            self._missing(link, place, self.library.places)
            return None
        return self._version(wanted, language) or self._find_unpublished(link, place)

    def _find_unpublished(self, link: Wanted, place: Place) -> Landing | None:
        """Return a post that has expired, as no site may fail by the passing of time; else nothing."""
        value = link.target.value
        expired = self.library.expired.get(link.path)
        if expired is not None:
            message = f"`{value}` has expired, so the link leads nowhere"
            at = (place.path, link.target.line, link.target.column)
            hint = "take the link out, or the other post's line `expires`"
            self.problems.warning("expired-link", message, *at, hint)
            return expired
        message = f"`{value}` is not published, so the link would lead nowhere"
        hint = _HOW_TO_PUBLISH[self.library.statuses.get(link.path, "")]
        self._report(link, place, "unpublished-link", message, hint)
        return None

    def _version(self, wanted: Place, language: str) -> Landing | None:
        """Pick the reader's language where the link names the original, else what it names."""
        versions = self.library.published.get(wanted.key, {})
        names_original = wanted.path == self.library.originals[wanted.key].path
        if names_original and language in versions:
            return versions[language]
        return versions.get(wanted.language) or next(iter(versions.values()), None)

    def _file(self, wanted: Wanted, place: Place, language: str) -> str:
        path = wanted.path
        if path not in self.library.files:
            self._missing(wanted, place, self.library.files)
            return ""
        ending = posixpath.splitext(path)[1].lower()
        if ending not in MEDIA_ENDINGS:
            known = " ".join(sorted(MEDIA_ENDINGS))
            message = f"files like `{posixpath.basename(path)}` are not published"
            self._report(wanted, place, "unsafe-file", message, f"published are: {known}")
            return ""
        url = self._media_url(path, place, language)
        self.media[url] = path
        self.uses.setdefault(path, (place.path, wanted.target.line, wanted.target.column))
        return url

    def _media_url(self, path: str, place: Place, language: str) -> str:
        """Put a bundle's files below the original's URL, others below ``/media/``."""
        versions = self.library.published.get(place.key, {})
        original = self.library.originals.get(place.key, place)
        owner = versions.get(original.language) or versions.get(language)
        folder = place.folder + "/"
        if place.is_bundle and path.startswith(folder) and owner is not None:
            return owner.url + encode_path(path.removeprefix(folder))
        return _MEDIA_ROOT + encode_path(path.removeprefix("content/"))

    def _missing(self, wanted: Wanted, place: Place, known: Iterable[str]) -> None:
        folder = place.folder
        near = {posixpath.relpath(each, folder): each for each in known}
        name = posixpath.relpath(wanted.path, folder)
        hint = did_you_mean(name, near) or did_you_mean(name.removesuffix(".md"), near)
        if not hint and "." not in posixpath.basename(wanted.path):
            hint = "link to the post's file (`other-post.md`), or start with `/` for a URL"
        hint = hint or f"paths are relative to the file's own folder, `{folder}`"
        message = f"there is no file `{wanted.path}`"
        self._report(wanted, place, "missing-file", message, hint)

    def _report(
        self, wanted: Wanted, place: Place, rule: str, message: str, hint: str = ""
    ) -> None:
        _report(self.problems, wanted.target, place, rule, message, hint)
