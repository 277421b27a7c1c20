"""Reads kind, slug and language of a content file off its path."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import CONFIG_PATH
from blogsite.model.document import Place
from blogsite.model.languages import LANGUAGE_TAG, canonical_tag

_SLUG = re.compile(r"[^\W_][\w.\-]*\Z")
# Marks that nobody sees: two slugs that look the same would not be.
_INVISIBLE = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MAX_SLUG_BYTES = 200
# What lists have beside their terms and pages.
_BUILD_NAMES = frozenset({"index.html", "feed.xml", "feed.json", "page"})
_WINDOWS_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
# What Markdown is called elsewhere; `.MD` is another ending than `.md`.
_ENDINGS_OF_TEXTS = frozenset({"markdown", "md", "mdown", "mdwn", "mdx", "mkd", "mkdn"})

# What a picture beside the file of an author may be called.
PORTRAIT_ENDINGS = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")


def is_named_otherwise(path: str) -> bool:
    """Whether a file has a name that other programs give to texts, and this one doesn't."""
    ending = path.rpartition(".")[2]
    return ending != "md" and ending.lower() in _ENDINGS_OF_TEXTS


def languages_in(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that file names speak of, sorted."""
    found = set()
    for path in paths:
        name = path.rsplit("/", 1)[-1].removesuffix(".md")
        _, dot, suffix = name.rpartition(".")
        if dot and LANGUAGE_TAG.match(suffix):
            found.add(suffix)
    return tuple(sorted(found))


def slug_fault(slug: str) -> str:
    """Say why ``slug`` can't be a part of a URL and a file name everywhere; empty if it can."""
    if not _SLUG.match(_without_marks(slug)) or unicodedata.normalize("NFC", slug) != slug:
        return "it may hold letters, digits, `-`, `_` and `.`, and starts with a letter or digit"
    if slug.endswith(".") or ".." in slug:
        return "it may not end with a dot or hold two in a row"
    if slug.partition(".")[0].casefold() in _WINDOWS_NAMES:
        return "Windows keeps that name for a device"
    if slug.casefold() in _BUILD_NAMES:
        return "the build keeps that name for a file of its own"
    if len(slug.encode()) > _MAX_SLUG_BYTES:
        return f"it is longer than {_MAX_SLUG_BYTES} bytes"
    return ""


def is_mark(character: str) -> bool:
    """Whether it is a vowel sign or the like, which belongs to the letter before it."""
    is_seen = not _INVISIBLE.match(character)
    return is_seen and unicodedata.category(character) in {"Mn", "Mc"}


def _without_marks(slug: str) -> str:
    """Take out the marks that stand behind a letter or behind a mark."""
    if slug.isascii():
        return slug  # no mark is among these, and most names are
    letters = zip(f".{slug}", slug, strict=False)
    return "".join(
        each
        for before, each in letters
        if not is_mark(each) or not (before.isalnum() or is_mark(before))
    )


def find_place(
    path: str, languages: tuple[str, ...], problems: Problems, others: Collection[str] = ()
) -> Place | None:
    """Return where a Markdown file belongs; None with a diagnostic if its name says nothing good.

    ``languages`` are the site's, the default first, ``others`` the paths of all its files.
    """
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.removesuffix(".md").rpartition(".")
    if not dot:
        stem, language = suffix, languages[0]
    elif suffix in languages:
        language = suffix
    else:
        _unknown_language(path, suffix, languages, problems, others)
        return None
    is_bundle = stem == "index"
    slug = folder.rpartition("/")[2] if is_bundle else stem
    fault = slug_fault(slug)
    if fault:
        problems.error(
            "bad-file-name", f"`{slug}` can't be a slug: {fault}", path, hint="rename the file"
        )
        return None
    return Place(path, f"{folder}/{stem}", slug, language, folder, is_bundle)


def _unknown_language(
    path: str,
    suffix: str,
    languages: tuple[str, ...],
    problems: Problems,
    others: Collection[str],
) -> None:
    tag = canonical_tag(suffix)
    if tag != suffix and tag in languages:
        bare = path.removesuffix(f".{suffix}.md")
        names = [f"{bare}.{tag}.md", *([f"{bare}.md"] if tag == languages[0] else [])]
        there = next((name.rpartition("/")[2] for name in names if name in others), "")
        hint = f"`{there}` is there as well; keep one" if there else f"name it `.{tag}.md`"
    elif near := did_you_mean(tag, languages):
        hint = near
    elif tag != suffix and LANGUAGE_TAG.match(tag):
        hint = f"add `{tag}` to `languages` in {CONFIG_PATH}, and name the file `.{tag}.md`"
    else:
        hint = f"add it to `languages` in {CONFIG_PATH}, or rename the file without the dot"
    problems.error(
        "unknown-language", f"`{suffix}` is not a language of this site", path, hint=hint
    )
