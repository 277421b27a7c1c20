"""Names so close that they may be one person's; people decide, nothing is merged here."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from anyascii import anyascii

from blogsite.importing.settle.people.registry import Author, page_of

_WORD = re.compile(r"[^\W_]+")
_SINOGRAM = re.compile("[\u3400-\u9fff]")
_NO_LETTER = re.compile("[^a-z]")
_LEAST_TYPO, _LONGEST_TYPO, _LEAST = 8, 60, 5
_MOST_SYLLABLES = 4
# What more have in common is no sign of one person: a family's name, the page of a team.
_MOST_OF_ONE_FORM = 6
_MOST_OF_ONE_PAGE = 2


def close_names(authors: Mapping[str, Author]) -> tuple[tuple[Author, Author, str], ...]:
    """Return pairs of authors that may be one, the one to stay last, with the reason."""
    found: dict[tuple[str, str], tuple[Author, Author, str]] = {}
    for forms, reason in _FORMS:
        by_form: dict[str, dict[str, Author]] = defaultdict(dict)
        for author in authors.values():
            for form in forms(author):
                by_form[form][author.id] = author
        most = _MOST_OF_ONE_PAGE if forms is _pages else _MOST_OF_ONE_FORM
        for alike in by_form.values():
            if 1 < len(alike) <= most:
                for one, other in itertools.combinations(alike.values(), 2):
                    if reason != "initials" or _fits(one, other):
                        found.setdefault((one.id, other.id), (*_ordered(one, other), reason))
    return tuple(found.values())


def commands(pairs: Sequence[tuple[Author, Author, str]]) -> tuple[str, ...]:
    """Return the commands that would merge them."""
    return tuple(f"blogsite authors merge {one.id} {other.id}" for one, other, _ in pairs)


def _ordered(one: Author, other: Author) -> tuple[Author, Author]:
    """Return the pair with the fuller name last, else with that which came first.

    Accents are easily left out, so a name that has them is the fuller one.
    """
    return (other, one) if _fullness(one) > _fullness(other) else (one, other)


def _fullness(author: Author) -> tuple[int, int, bool]:
    return len(_words(author)), len(author.name), not author.name.isascii()


def _words(author: Author) -> list[str]:
    return _WORD.findall(author.folded)


def _without_accents(author: Author) -> Iterator[str]:
    yield author.folded


def _sorted_words(author: Author) -> Iterator[str]:
    parts = _words(author)
    if len(parts) > 1:
        yield " ".join(sorted(parts))


def _without_middle(author: Author) -> Iterator[str]:
    """Yield first and last name, where there may be others between them."""
    parts = _words(author)
    if len(parts) > 1 and not author.is_organization and len(parts[-1]) > 1:
        yield f"{parts[0]} {parts[-1]}"


def _initials(author: Author) -> Iterator[str]:
    parts = _words(author)
    if len(parts) > 1 and not author.is_organization and len(parts[-1]) > 1:
        yield f"{parts[0][0]} {parts[-1]}"


def _fits(one: Author, other: Author) -> bool:
    """Whether one of two is written with an initial."""
    return len(_words(one)[0]) == 1 or len(_words(other)[0]) == 1


def _accounts(author: Author) -> Iterator[str]:
    joined = "".join(_words(author))
    if len(joined) >= _LEAST:
        yield joined
    yield from (re.sub(r"[\W_]+", "", handle) for handle in author.handles)


def _pages(author: Author) -> Iterator[str]:
    for url in author.urls | {author.url}:
        if url:
            yield page_of(url)


def readings(name: str) -> Iterator[str]:
    """Yield how a name sounds in Latin letters, family's name first and last."""
    syllables = _SINOGRAM.findall(name) or _WORD.findall(name)
    spelled = [word for each in syllables if (word := _NO_LETTER.sub("", anyascii(each).lower()))]
    if 1 < len(spelled) <= _MOST_SYLLABLES:
        yield "".join(spelled)
        yield "".join((*spelled[1:], spelled[0]))


def _readings(author: Author) -> Iterator[str]:
    return iter(()) if author.is_organization else readings(author.key)


def _with_a_letter_less(author: Author) -> Iterator[str]:
    """Yield a name without each of its letters: typos have one of these in common."""
    name = author.folded
    if _LEAST_TYPO <= len(name) <= _LONGEST_TYPO:
        yield name
        yield from {name[:at] + name[at + 1 :] for at in range(len(name))}


def _without_article(author: Author) -> Iterator[str]:
    yield author.folded.removeprefix("the ")


_FORMS: tuple[tuple[Callable[[Author], Iterator[str]], str], ...] = (
    (_pages, "the same address"),
    (_without_accents, "accents"),
    (_sorted_words, "the same words"),
    (_without_middle, "first and last name"),
    (_initials, "initials"),
    (_accounts, "an account"),
    (_readings, "the same reading"),
    (_with_a_letter_less, "one letter"),
    (_without_article, "the article"),
)
