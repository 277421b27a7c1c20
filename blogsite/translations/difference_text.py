"""A comparison of a translation with its original, in words, for programs and in Markdown."""

from collections.abc import Iterator, Sequence

from blogsite.review.escaping import block, code, plain
from blogsite.site.freshness import Change, State
from blogsite.translations.comparing import Comparison
from blogsite.translations.difference import Paragraph
from blogsite.translations.listing import changes_of
from blogsite.translations.words import Words, mark_words

_LONGEST = 60_000
_CUT = "\n*There is more than an issue can hold; `--format json` has the rest.*\n"
_COMMIT = 10
_WHAT = {
    Change.SAME: "",
    Change.CHANGED: "changed",
    Change.MOVED: "moved",
    Change.ADDED: "new",
    Change.REMOVED: "gone",
    None: "",
}


def shown(made: Comparison, *, shows_all: bool) -> tuple[Paragraph, ...]:
    """Return the paragraphs that differ, or all; without a record all may."""
    return tuple(
        each for each in made.difference.paragraphs if shows_all or each.change is not Change.SAME
    )


def standing_of(made: Comparison) -> str:
    """Say how the translation stands, and what it is compared with."""
    if made.freshness.state is not State.STALE:
        return f"is {made.freshness.state}"
    since = f" since {made.past.commit[:_COMMIT]} of {made.past.day}" if made.past.commit else ""
    return f"is stale: {changes_of(made.freshness)}{since}"


def title_of(paragraph: Paragraph) -> str:
    """Name a block by its kind and place."""
    parts = (
        paragraph.kind or "block",
        _what(paragraph),
        f"line {paragraph.line}" if paragraph.line else "",
        f"translation line {paragraph.translation_line}" if paragraph.translation_line else "",
    )
    return ", ".join(part for part in parts if part)


def _what(paragraph: Paragraph) -> str:
    if paragraph.change is Change.CHANGED and paragraph.then == paragraph.now:
        return "changed by what is said elsewhere, such as the target of a link"
    return _WHAT[paragraph.change]


def marked_words(paragraph: Paragraph) -> tuple[Words, Words]:
    """Return what a block said and says, with the words marked that differ."""
    if not paragraph.then or not paragraph.now or paragraph.change is not Change.CHANGED:
        return _unmarked(paragraph.then or ""), _unmarked(paragraph.now)
    return mark_words(paragraph.then, paragraph.now, paragraph.kind)


def _unmarked(text: str) -> Words:
    return (("", text),) if text else ()


def as_record(made: Comparison, paragraphs: Sequence[Paragraph]) -> dict[str, object]:
    """Return a comparison for programs."""
    return {
        "language": made.translation.language.tag,
        "original": made.original.document.place.path,
        "translation": made.translation.document.place.path,
        "state": str(made.freshness.state),
        "changed": made.freshness.changed,
        "added": made.freshness.added,
        "removed": made.freshness.removed,
        "commit": made.past.commit,
        "day": made.past.day,
        "certain": made.difference.is_certain,
        "notes": list(made.notes),
        "paragraphs": [
            {
                "change": str(each.change or ""),
                "kind": each.kind,
                "then": each.then,
                "now": each.now,
                "translation": each.translation,
                "line": each.line,
                "translation_line": each.translation_line,
            }
            for each in paragraphs
        ],
    }


def as_markdown(made: Comparison, paragraphs: Sequence[Paragraph]) -> str:
    """Return a comparison for an issue, cut where it would be too long for one."""
    parts: list[str] = []
    length = 0
    for part in _parts(made, paragraphs):
        length += len(part)
        if length > _LONGEST:
            return "".join([*parts, _CUT])
        parts.append(part)
    return "".join(parts)


def _parts(made: Comparison, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    yield f"## {plain(made.original.title)} ({made.translation.language.tag})\n\n"
    yield f"{code(made.translation.document.place.path)} {standing_of(made)}.\n\n"
    yield f"Original: {code(made.original.document.place.path)}\n\n"
    yield from (f"> {plain(note)}\n\n" for note in made.notes)
    for each in paragraphs:
        yield f"### {title_of(each).capitalize()}\n\n{_changes(each)}"
        if each.translation:
            yield f"Translation:\n\n{_fenced(each.translation)}\n"


def _changes(paragraph: Paragraph) -> str:
    then = [f"- {line}" for line in (paragraph.then or "").splitlines()]
    now = [f"+ {line}" for line in paragraph.now.splitlines()]
    if paragraph.change in {Change.SAME, Change.MOVED, None}:
        then, now = [], [f"  {line}" for line in paragraph.now.splitlines()]
    unknown = ["(what it said is unknown)"] if paragraph.then is None and paragraph.change else []
    return block([*unknown, *then, *now]) + "\n"


def _fenced(text: str) -> str:
    return block(text.splitlines()).replace("diff\n", "\n", 1)
