"""How the files of one text stand to each other, and what is said where they don't."""

from collections.abc import Iterator, Mapping, Sequence

from blogsite.diagnostics import Problems
from blogsite.model.document import Document, Place
from blogsite.model.languages import canonical_tag
from blogsite.site.freshness import State
from blogsite.site.model import Page, Post

Versions = Mapping[str, Document]
_BUNDLE = "/index"
_POSTS = "content/posts/"


def choose_file(one: Document, other: Document, default: str, problems: Problems) -> Document:
    """Return which of two files in one language is the text, and report the other."""
    kept, extra = (other, one) if _is_away(one.place) else (one, other)
    hint = f"keep one; a file without a language is in `{default}`"
    if _is_away(extra.place):
        hint = f"keep one, as `{kept.place.path}`; another text needs another name"
    problems.error(
        "duplicate-text",
        f"`{kept.place.path}` is the same text in the same language",
        extra.place.path,
        hint=hint,
    )
    return kept


def _is_away(place: Place) -> bool:
    """Whether a file is beside the folder of its text, or in a folder beside the text's file."""
    return not place.path.startswith(f"{place.key}.")


def was_translation(document: Document) -> bool:
    """Whether a text was a translation once: it says so, or it lacks what originals say."""
    front = document.front
    return bool(front.source_digest or front.translators or _lacks_date(document))


def with_originals(
    versions: Sequence[Document], default: str
) -> Iterator[tuple[Document, Document]]:
    """Yield the versions of a text, given in the order of languages, each with its original.

    What was written in the default language is the original, or else the first that isn't a
    translation by what it says. Where there is none, it is gone, and each has only itself.
    """
    first: Document | None = versions[0]
    if versions[0].place.language != default:
        first = next((each for each in versions if not was_translation(each)), None)
    yield from ((each, first or each) for each in versions)


def _lacks_date(document: Document) -> bool:
    is_post = document.place.path.startswith(_POSTS)
    return is_post and document.is_readable and not document.front.says_date


def check_original(
    document: Document,
    texts: Mapping[str, Versions],
    languages: Mapping[str, object],
    problems: Problems,
) -> None:
    """Report an original that is a translation by what it says, or that lacks its date.

    ``texts`` are those of the site by key, ``languages`` its languages by tag, the default first.
    """
    place, front = document.place, document.front
    lacks_date = _lacks_date(document)
    is_default = place.language == next(iter(languages))
    is_made = front.source_digest is not None or bool(lacks_date and front.translators)
    if lacks_date and (key := _meant_key(place, texts, languages)):
        versions = {tag: texts[key][tag] for tag in languages if tag in texts[key]}
        _report_misplaced(place, versions, _meant_tag(place, languages), problems)
    elif is_made and not is_default:
        _report_orphan(document, problems, lacks_date=lacks_date)
    else:
        if lacks_date:
            _report_undated(place, problems, is_default=is_default)
        if front.source_digest is not None:
            _report_digest(document, problems)


def check_draft(document: Document, original: Document, problems: Problems) -> None:
    """Report a translation that nobody sees, as its original is a draft."""
    if original.front.draft and not document.front.draft:
        problems.warning(
            "hidden-translation",
            f"the translation is hidden with its original, the draft `{original.place.path}`",
            document.place.path,
            hint="publish the original, or say `draft: true` here as well",
        )


def check_words(item: Post | Page, problems: Problems) -> None:
    """Report a text that is published as a translation and isn't translated."""
    drafts = (item.document.front.draft, item.original.front.draft)
    if item.freshness and item.freshness.state is State.UNTRANSLATED and not any(drafts):
        problems.warning(
            "untranslated-text",
            untranslated(item.original.place.path),
            item.document.place.path,
            hint="translate it, or say `draft: true` until that is done",
        )


def untranslated(original: str) -> str:
    """Say what is wrong with a translation that nobody has translated."""
    return f"the translation has no words of its own: it is empty, or a copy of `{original}`"


def _report_orphan(document: Document, problems: Problems, *, lacks_date: bool) -> None:
    place, digest = document.place, document.front.source_digest
    message = f"the original of this translation is gone: there is no `{place.key}.md`"
    at = (digest.line, digest.column) if digest else (0, 0)
    if lacks_date:
        hint = (
            "bring that file back, or delete this one; a text of its own needs a `date`, and "
            "neither `translators` nor `translation`"
        )
        problems.error("no-original", message, place.path, *at, hint=hint)
    else:
        hint = "bring that file back, or take the line out"
        problems.warning("no-original", message, place.path, *at, hint=hint)


def _report_undated(place: Place, problems: Problems, *, is_default: bool) -> None:
    message, hint = "`date` is missing", "add a line such as `date: 2019-06-24`"
    if not is_default:
        message += ", and there is no original that has one"
        hint += f"; the original of a translation would be `{place.key}.md`"
    problems.error("missing-key", message, place.path, 2, 1, hint=hint)


def _report_digest(document: Document, problems: Problems) -> None:
    place = document.front.source_digest
    assert place is not None  # noqa: S101  (it is what is reported)
    problems.warning(
        "no-original",
        "`source_digest` says what a translation was made from, but the text is an original",
        document.place.path,
        place.line,
        place.column,
        "bring the original's file back, or take the line out",
    )


def _report_misplaced(place: Place, versions: Versions, tag: str, problems: Problems) -> None:
    original = next(iter(versions.values())).place
    hint = f"move it to `{original.key}.{tag}.md`"
    if tag in versions:
        hint = f"keep one, this or `{versions[tag].place.path}`"
    problems.error(
        "misplaced-translation",
        f"the translation is apart from its original, `{original.path}`",
        place.path,
        hint=f"{hint}; another text needs a `date`",
    )


def _meant_key(
    place: Place, texts: Mapping[str, Versions], languages: Mapping[str, object]
) -> str | None:
    """Return the key of the text that a file translates if its path names a language elsewhere."""
    for bare, word in _readings(place.key):
        for key in (bare, bare + _BUNDLE):
            if canonical_tag(word) in languages and key in texts and key != place.key:
                return key
    return None


def _meant_tag(place: Place, languages: Mapping[str, object]) -> str:
    """Return the language that such a path names: the one at its usual place goes first."""
    if place.language != next(iter(languages)):
        return place.language
    words = (canonical_tag(word) for _, word in _readings(place.key))
    return next(tag for tag in words if tag in languages)


def _readings(key: str) -> Iterator[tuple[str, str]]:
    """Yield keys without a word that may be a language, each with the word.

    It may be at the end of a name or of a bundle's folder, or be a folder.
    """
    bare, dot, word = key.removesuffix(_BUNDLE).rpartition(".")
    if dot and "/" not in word:
        yield bare, word
    folders = key.split("/")
    for at in range(2, len(folders) - 1):
        yield "/".join(folders[:at] + folders[at + 1 :]).removesuffix(_BUNDLE), folders[at]
