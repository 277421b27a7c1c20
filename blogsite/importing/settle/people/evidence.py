"""What bylines tell for certain: names before brackets are people, names in them organizations."""

from collections.abc import Sequence

from blogsite.importing.archive import Archive
from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.model import Known
from blogsite.importing.settle.people.tokens import Kind, Token, tokens_of

_PARTING = {Kind.COMMA, Kind.AND, Kind.BREAK}


def gather_known(archive: Archive) -> Known:
    """Return the names by which doubtful bylines are read."""
    people = {words.fold(person.name) for person in archive.people if not person.is_organization}
    organizations = {words.fold(person.organization) for person in archive.people}
    organizations |= {words.fold(each.name) for each in archive.people if each.is_organization}
    written = {person.name for person in archive.people}
    for text in archive.texts:
        for byline in (*text.authors, *text.translators):
            written.add(byline.text)
            organizations.add(words.fold(byline.organization))
    for each in sorted(written):
        _gather(tokens_of(each), people, organizations)
    organizations.discard("")
    people = {name for name in people if name and not words.has_marker(name)}
    return Known(frozenset(people), frozenset(organizations))


def _gather(tokens: Sequence[Token], people: set[str], organizations: set[str]) -> None:
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        before = tokens[at - 1] if at else None
        is_first = before is None or before.kind in _PARTING
        if token.kind is Kind.BRACKET:
            # Words behind it may be the rest of a name, and this a nickname.
            is_last = following is None or following.kind in _PARTING
            if before is not None and is_last and _is_organization(token.text):
                organizations.add(words.fold(token.text))
        elif token.kind in {Kind.WORDS, Kind.LINK} and is_first:
            is_told = following is not None and following.kind is Kind.BRACKET
            is_told = is_told or token.kind is Kind.LINK
            if (is_told and words.is_name_like(token.text)) or (
                len(tokens) == 1 and words.is_name_formed(token.text)
            ):
                people.add(words.fold(token.text))


def _is_organization(text: str) -> bool:
    """Whether words in brackets are one organization, as far as can be told."""
    if words.is_role(text) or words.PRONOUNS.match(text) or len(text) > 40:  # noqa: PLR2004
        return False
    return all(token.kind is Kind.WORDS for token in tokens_of(text))
