"""Bylines taken apart into people with their affiliations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.affiliations import (
    AT,
    parts_of,
    role_and_organization,
    split_affiliation,
)
from blogsite.importing.settle.people.model import Credit, Credits, Known
from blogsite.importing.settle.people.pieces import Piece, authors_apart, pieces_of
from blogsite.importing.settle.people.tokens import Kind, Token, tokens_of
from blogsite.importing.settle.wording import plain
from blogsite.model.urls import is_web_url

_MOST = 60
_LONGEST_NAME = 120
# Words of a name that is written in small letters.
_FEW = 3
_LEAD = re.compile(
    r"^\W{0,5}(?:(?:guest |blog |co-)?(?:post(?:ed)?|written|contributed|authored|article|words|story)\s+by|by"
    r"|authors?(?:\(s\))?|作者|撰文|文|著者|筆者|執筆者?|저자|글쓴이|작성자|авторы?|автори?|auteurs?"
    r"|autore?s?|autor(?:es|en|in)?|译者|譯者|翻译|翻譯|訳者?|翻訳者?|번역|переводчики?|перевод|переклад|translat(?:ors?|ed by)"
    r")\s*(?:[:：]\s*|\s+)",
    re.IGNORECASE,
)
_SPACE = re.compile(" ")
_EAST_AND = re.compile("(?<=[^ ])[和及与與](?=[^ ])")
_TO = re.compile(r"(?<=[\u30a0-\u30ff\u4e00-\u9fff々])と(?=[\u30a0-\u30ff\u4e00-\u9fff])")
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("«", "»"), ("「", "」"))
# "Al" is a name.
_AND_OTHERS = {"al", "al."}
_OTHERS = {"others", "friends", "et al", "et al.", "more"}
# What is left behind a name when its company is a link, or when there are more than are named.
_TAIL = re.compile(r"\s+(?:at|of|from|@|等|et al\.?)\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_JOINING = frozenset(
    [
        "at",
        "from",
        "of",
        "on",
        "behalf",
        "the",
        "chez",
        "bei",
        "en",
        "in",
        "with",
        "and",
        "by",
        "在",
    ]
)


def read_byline(text: str, known: Known) -> Credits:
    """Return whom a byline names."""
    reader = _Reader(known)
    tokens = _without_lead(tokens_of(text))
    for group in authors_apart(tokens, known):
        reader.read(group)
    people = tuple(reader.found[:_MOST])
    return Credits(people, tuple(dict.fromkeys(_untold(tokens, people))))


def _untold(tokens: Sequence[Token], people: Sequence[Credit]) -> Iterator[str]:
    """Yield what stands in a byline and in nothing that was read from it."""
    told = " ".join(
        f"{each.name} {each.organization} {each.role} {each.url} {each.handle}" for each in people
    ).casefold()
    for token in tokens:
        if token.kind not in {Kind.COMMA, Kind.AND, Kind.BREAK}:
            found = (word.casefold() for word in _WORD.findall(token.text))
            if any(word not in told and word not in _JOINING for word in found):
                yield token.text
            if token.url and token.url.casefold() not in told:
                yield token.url


def _without_lead(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take words such as "Written by" from the beginning."""
    if not tokens or tokens[0].kind is not Kind.WORDS:
        return tokens
    shorter = _LEAD.sub("", f"{tokens[0].text} ").strip()
    return (*((Token(Kind.WORDS, shorter),) if shorter else ()), *tokens[1:])


@dataclass(slots=True)
class _Reader:
    """Reads the authors of a byline one after the other."""

    known: Known
    found: list[Credit] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> None:
        """Read what is between two signs that join authors: a name, and what belongs to it."""
        current: Credit | None = None
        for piece in pieces_of(tokens, self.known):
            for part in self._parts(piece):
                added = self._belongs(part, current) if current else None
                if added is not None:
                    current = self.found[-1] = added
                    continue
                current = self._person(part)
                if current is not None:
                    self.found.append(current)

    def _parts(self, piece: Piece) -> Iterator[Piece]:
        """Yield the names that Chinese and Japanese join without a space."""
        is_joined = not piece.link and words.is_eastern(piece.name)
        for pattern in (_SPACE, _EAST_AND, _TO) if is_joined else ():
            names = pattern.split(piece.name)
            if len(names) > 1 and all(map(self.known.is_person, names)):
                yield from (Piece(name) for name in names[:-1])
                yield replace(piece, name=names[-1])
                return
        yield piece

    def _belongs(self, piece: Piece, current: Credit) -> Credit | None:
        """Return the person before with what a piece says of them; None where it is another."""
        text = piece.name or (piece.link.text if piece.link else "")
        if not text:
            is_other = piece.handle and (current.handle or current.organization)
            return None if is_other else self._with_extras(current, piece)
        if words.SUFFIX.match(text):
            return self._with_extras(replace(current, name=f"{current.name} {text}"), piece)
        if words.COMPANY_SUFFIX.match(text):
            return _with_suffix(current, text)
        if self._is_other(text, current, piece.link):
            return None
        return self._with_extras(self._described(current, text), piece)

    def _is_other(self, text: str, current: Credit, link: Token | None) -> bool:
        """Whether a piece behind a comma is another author."""
        if self.known.is_organization(text):
            return current.is_organization
        if link and current.url and _host(link.url) == _host(current.url):
            # Where people have their pages, others there are people, too.
            return True
        if self.known.is_person(text):
            return True
        if words.is_role(current.name) and words.is_name_formed(text):
            return True
        if words.is_role(text) or AT.search(f" {text}"):
            return self.known.is_person(split_affiliation(text, self.known)[0])
        if current.name.islower() and text.islower() and len(text.split()) <= _FEW:
            return True
        if len(text.split()) > 1 or (link and not current.organization):
            return False
        return len(current.name.split()) == 1 and not words.is_eastern(current.name)

    def _described(self, current: Credit, text: str) -> Credit:
        """Return a person with a role, an organization or both."""
        is_told = AT.search(text) or words.ends_with_role(text)
        if current.is_organization or (self.known.is_organization(text) and not is_told):
            return replace(current, organization=_joined(current.organization, text))
        role, organization = role_and_organization(text)
        return replace(
            current,
            role=_joined(current.role, role),
            organization=_joined(current.organization, organization),
        )

    def _person(self, piece: Piece) -> Credit | None:
        """Return the author whom a piece names."""
        name, behind = split_affiliation(piece.name, self.known)
        url = ""
        if piece.link and not words.has_letter(name):
            name, url = piece.link.text, piece.link.url
        elif piece.link:
            behind = f"{behind} {piece.link.text}".strip()
        name = plain(_bare(name) if words.has_letter(name) else piece.handle, _LONGEST_NAME)
        if not name or name in _AND_OTHERS or name.casefold() in _OTHERS:
            return None
        credit = Credit(name, url=url if is_web_url(url) else "")
        credit = replace(credit, is_organization=self._is_group(name))
        if behind:
            credit = self._described(credit, behind)
        return self._with_extras(credit, piece)

    def _is_group(self, name: str) -> bool:
        if self.known.is_organization(name) or name.lower().startswith("the "):
            return True
        return words.is_role(name) and not words.is_name_formed(name)

    def _with_extras(self, credit: Credit, piece: Piece) -> Credit:
        """Return a person with what stands in brackets and addresses."""
        if piece.after:
            credit = self._described(credit, piece.after)
        for text in piece.brackets:
            credit = self._bracketed(credit, text)
        url = piece.url if is_web_url(piece.url) else ""
        return replace(credit, url=credit.url or url, handle=credit.handle or piece.handle)

    def _bracketed(self, credit: Credit, text: str) -> Credit:
        inner = [token for token in tokens_of(text) if token.kind is not Kind.COMMA]
        kinds = [token.kind for token in inner]
        if kinds == [Kind.HANDLE]:
            return replace(credit, handle=credit.handle or inner[0].text)
        if kinds == [Kind.URL]:
            return replace(credit, url=credit.url or inner[0].text)
        if words.PRONOUNS.match(text) or Kind.MAIL in kinds or not words.has_letter(text):
            return credit
        if Kind.LINK in kinds:
            text = ", ".join(token.text for token in inner)
        for part in parts_of(text):
            credit = self._described(credit, part)
        return credit


def _with_suffix(current: Credit, text: str) -> Credit:
    """Return somebody with the "Inc." of their company, or of their own name."""
    if current.organization:
        return replace(current, organization=f"{current.organization}, {text}")
    return replace(current, name=f"{current.name}, {text}", is_organization=True)


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].lower()


def _bare(name: str) -> str:
    """Return a name without the quotes around it and the signs at its ends."""
    bare = _TAIL.sub("", name.strip(" ,;:·-–—~*_"))
    for opening, closing in _QUOTES:
        if bare[:1] == opening and bare[-1:] == closing and len(bare) > 2:  # noqa: PLR2004
            bare = bare[1:-1].strip()
    return bare


def _joined(one: str, other: str) -> str:
    return f"{one}, {other}" if one and other and one != other else one or other
