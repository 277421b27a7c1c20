"""Marks translations as current, and begins new ones: all that writes files for translators."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from blogsite.diagnostics import Problems, with_excerpts
from blogsite.format.replacing import replace_file
from blogsite.model.document import Document, Place
from blogsite.site.copies import is_untouched
from blogsite.site.freshness import Freshness, judge
from blogsite.site.originals import untranslated
from blogsite.translations.reading import FaultyTextError, load, read_data, read_file
from blogsite.translations.recording import body_of, record_digest
from blogsite.translations.starting import Beginning, begin_translation, path_of_translation
from blogsite.writing import create_whole


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking did: how the translation stood before, and whether its file changed."""

    before: Freshness
    is_changed: bool


def mark_translation(root: Path, original: Place, translation: Place, *, writes: bool) -> Marked:
    """Record that a translation says what its original says now; raises FaultyTextError."""
    source = read_file(root, original)
    digests = source.digests
    # Whatever else is wrong with it, it can be marked.
    found = read_data(load(root, translation), translation)
    problems = Problems()
    _check_markable(root, found.document, source.document, problems)
    if len(problems):
        raise FaultyTextError(tuple(problems))
    recorded = found.document.front.recorded
    before = judge(recorded, digests)
    if recorded == digests:
        return Marked(before, is_changed=False)
    data = record_digest(found.data, digests, translation.path, problems)
    if data is not None and writes:
        replace_file(root / translation.path, translation.path, found.data, data, problems)
    if len(problems):
        raise FaultyTextError(with_excerpts(problems, lambda _path: found.data))
    return Marked(before, is_changed=True)


def _check_markable(
    root: Path, translation: Document, original: Document, problems: Problems
) -> None:
    path = translation.place.path
    if target := _linked_text(root, path):
        problems.error(
            "unwritable-digest",
            f"it is a link to `{target}`, whose front matter would say what it was made from",
            path,
            hint=f"mark `{target}` if that is a translation, or make a file of its own",
        )
    elif is_untouched(translation, original):
        message = untranslated(original.place.path)
        problems.error("untranslated-text", message, path, hint="translate it first, or delete it")


def _linked_text(root: Path, path: str) -> str:
    """Return the path of the text that a file is a link to; empty if it is none."""
    if not (root / path).is_symlink():
        return ""
    home, target = root.resolve(), (root / path).resolve()
    found = target.relative_to(home).as_posix() if target.is_relative_to(home) else ""
    is_text = found.startswith(("content/posts/", "content/pages/")) and found.endswith(".md")
    return found if is_text else ""


def start_translation(root: Path, original: Place, tag: str, translators: Sequence[str]) -> str:
    """Write a translation's file, where there is none, and return its path.

    Raises FaultyTextError, FileExistsError and other errors of the system.
    """
    found = read_file(root, original)
    made = Beginning(
        original=found.document,
        body=body_of(found.data.decode()),
        digests=found.digests,
        translators=translators,
        is_post=original.path.startswith("content/posts/"),
    )
    path = path_of_translation(found.document, tag)
    create_whole(root / path, begin_translation(made).encode())
    return path
