"""Puts one term in another's place in the front matter of a post, and touches nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.diagnostics import Problems
from blogsite.fields import Mapping, Source, parse_yaml, split_front_matter
from blogsite.format.front_matter import meaning_of
from blogsite.parse.conflicts import report_conflict
from blogsite.terms.credits import Listed, credits_of, edit_list, meaning_of_list
from blogsite.terms.lines import NoPlaceError, edited
from blogsite.terms.model import Gone, Swap
from blogsite.terms.pieces import pieces_of
from blogsite.translations.recording import split_raw

_FIRST_LINE = 2


@dataclass(frozen=True, slots=True)
class EditedText:
    """A post's new content, and what it doesn't say any more."""

    data: bytes
    gone: tuple[Gone, ...]


def edit_text(data: bytes, path: str, swap: Swap, problems: Problems) -> EditedText | None:
    """Return a post with the terms swapped.

    None where it doesn't name the leaving one, or with a diagnostic where its front matter is
    broken or has no safe place for the edit.
    """
    front = _front_matter(data, path, problems)
    keys = [key for key, _ in front.entries if key.value in swap.taxonomy.keys] if front else []
    if front is None or not keys:
        return None
    file = split_raw(data.decode())
    lists = _edit(file.yaml, swap)
    if lists == {}:
        return None
    changed = edited(file.yaml, (edit for each in (lists or {}).values() for edit in each.edits))
    if lists and _says(changed, lists, front):
        new = (file.before + changed + file.after).encode()
        return EditedText(new, tuple(_gone(file.yaml, path, lists)))
    message = f"`{swap.new}` can't be put safely in the place of `{swap.old}`"
    hint = f"write the list as `{keys[0].value}: [one, two]`, and try again"
    problems.error("unwritable-term", message, path, keys[0].line, keys[0].column, hint)
    return None


def _front_matter(data: bytes, path: str, problems: Problems) -> Mapping | None:
    """Return front matter without faults; what is wrong with it is reported."""
    found = Problems()
    front = None
    source = Source.decode(path, data, found)
    if source is not None and not report_conflict(source, found, has_body=True):
        parts = split_front_matter(source, found)
        if parts is not None:
            front = parse_yaml(
                parts.front_matter, path=path, first_line=_FIRST_LINE, problems=found
            )
    problems.extend(found)
    return None if len(found) else front


def _edit(text: str, swap: Swap) -> dict[str, Listed] | None:
    """Return the edits of each list that names the leaving term; None where there is no place."""
    root = pieces_of(text)
    try:
        found = {key: edit_list(text, root.get(key), swap) for key in swap.taxonomy.keys}
    except NoPlaceError:
        return None
    return {key: each for key, each in found.items() if each is not None}


def _says(text: str, lists: dict[str, Listed], front: Mapping) -> bool:
    """Tell whether front matter says what it should of the lists, and else what it said."""
    problems = Problems()
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    after = parse_yaml(plain, path="", first_line=1, problems=problems)
    if after is None or len(problems) or any(line.rstrip() == "---" for line in plain.split("\n")):
        return False
    root = pieces_of(text)
    for key, each in lists.items():
        if meaning_of_list(credits_of(root.get(key))) != each.expected:
            return False
    return _others(front, lists) == _others(after, lists)


def _others(front: Mapping, lists: dict[str, Listed]) -> dict[str, object]:
    return {key: value for key, value in meaning_of(front).items() if key not in lists}


def _gone(text: str, path: str, lists: dict[str, Listed]) -> Iterator[Gone]:
    for each in lists.values():
        for clash in each.clashes:
            line = text.count("\n", 0, clash.value.start) + _FIRST_LINE
            yield Gone(path, line, f"{clash.key}: {clash.value.value}", clash.stays)
