"""What a command was asked for, and whether it can be done."""

from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.diagnostics import did_you_mean
from blogsite.model.document import FrontMatter
from blogsite.parse.places import slug_fault
from blogsite.parse.stage import Content
from blogsite.terms.model import AUTHORS, Taxonomy


class TermError(Exception):
    """The ids that a command was given make no sense for this site."""


@dataclass(frozen=True, slots=True)
class Request:
    """A merge of one term into another that is there, or a new id for one."""

    taxonomy: Taxonomy
    old: str
    new: str
    is_rename: bool = False


def check_request(request: Request, content: Content, *, needs_file: bool) -> None:
    """Raise TermError for ids that are unknown, the same, or no ids.

    ``needs_file`` says that posts may only name what has a file.
    """
    what, old, new = request.taxonomy.singular, request.old, request.new
    if old == new:
        raise TermError(
            f"`{old}` is given twice; name the {what} that goes, then the one that stays"
        )
    files = _files(request.taxonomy, content)
    known = {*files, *_used(request.taxonomy, content)}
    if old not in known:
        raise TermError(f"there is no {what} `{old}`; {_near(old, known, request.taxonomy)}")
    if request.is_rename:
        _check_new(request, known)
    elif new not in (files if needs_file else known):
        raise TermError(_missing(request, files, known))


def names(front: FrontMatter, taxonomy: Taxonomy) -> Iterator[str]:
    """Yield the ids of a taxonomy that a post names."""
    if taxonomy is AUTHORS:
        credited = (*(front.authors or ()), *(front.translators or ()))
        yield from (each.author.id for each in credited)
    else:
        yield from (ref.id for ref in front.tags or ())


def _files(taxonomy: Taxonomy, content: Content) -> set[str]:
    registry = content.registry
    return set(registry.authors if taxonomy is AUTHORS else registry.tags)


def _used(taxonomy: Taxonomy, content: Content) -> set[str]:
    return {name for post in content.posts for name in names(post.front, taxonomy)}


def _near(word: str, known: set[str], taxonomy: Taxonomy) -> str:
    return did_you_mean(word, known) or f"`blogsite list {taxonomy.name}` shows them"


def _missing(request: Request, files: set[str], known: set[str]) -> str:
    taxonomy, new = request.taxonomy, request.new
    if new in known:
        return f"{taxonomy.singular} `{new}` has no file; write `{taxonomy.path(new)}` first"
    said = f"there is no {taxonomy.singular} `{new}` to merge into"
    near = did_you_mean(new, known - {request.old})
    if near or taxonomy is AUTHORS:
        return f"{said}; {near or _near(new, files, taxonomy)}"
    return f"{said}; to give `{request.old}` this id: `blogsite tags rename {request.old} {new}`"


def _check_new(request: Request, known: set[str]) -> None:
    """Raise TermError for an id that can't be, or that is somebody's."""
    name, what, old, new = (
        request.taxonomy.name,
        request.taxonomy.singular,
        request.old,
        request.new,
    )
    fault = slug_fault(new)
    if fault:
        raise TermError(f"`{new}` can't be an id: {fault}")
    if old.casefold() == new.casefold():
        raise TermError(
            f"`{old}` and `{new}` differ by case only, so they would share one URL; "
            f"what readers see is `name` in `{request.taxonomy.path(old)}`"
        )
    rival = next((each for each in sorted(known) if each.casefold() == new.casefold()), "")
    if rival:
        raise TermError(
            f"there is {'an' if what[0] in 'aeiou' else 'a'} {what} `{rival}` already; "
            f"to make one of the two: `blogsite {name} merge {old} {rival}`"
        )
