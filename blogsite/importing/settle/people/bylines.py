"""Bylines taken apart into people with their affiliations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.tokens import Kind, Token, tokens_of, without_markup
from blogsite.importing.settle.wording import plain
from blogsite.model.urls import is_web_url

_MOST = 60
_LONGEST_NAME = 120
_LEAD = re.compile(
    r"^\W{0,5}(?:(?:guest |blog |co-)?(?:post(?:ed)?|written|contributed|authored|article|words|story)\s+by|by"
    r"|authors?(?:\(s\))?|作者|撰文|文|著者|筆者|執筆者?|저자|글쓴이|작성자|авторы?|автори?|auteurs?"
    r"|autore?s?|autor(?:es|en|in)?|译者|譯者|翻译|翻譯|訳者?|翻訳者?|번역|переводчики?|перевод|переклад|translat(?:ors?|ed by)"
    r")\s*(?:[:：]\s*|\s+)",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|@|from|chez|bei|en|在|of)\s+", re.IGNORECASE)
_OF_COMPANY = re.compile(
    r"(?:ceo|cto|coo|cfo|founders?|co-?founders?|president|maintainers?|chair|member)\Z",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s*[:：]\s+")
_BEHALF = re.compile(r"\s+on behalf of\s+(?:the\s+)?", re.IGNORECASE)
_EAST_AND = re.compile("(?<=[^ ])[和及与與](?=[^ ])")
_TO = re.compile(r"(?<=[\u30a0-\u30ff\u4e00-\u9fff々])と(?=[\u30a0-\u30ff\u4e00-\u9fff])")
_SHORT_AND = {"y", "e", "i", "и", "і", "та"}
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
_HAS_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Credit:
    """A person or group as one byline names them."""

    name: str
    organization: str = ""
    role: str = ""
    url: str = ""
    handle: str = ""
    is_organization: bool = False


@dataclass(frozen=True, slots=True)
class Credits:
    """All whom a byline names, and words of it that stand for nothing the site can say."""

    people: tuple[Credit, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Names that other bylines tell for certain, folded: of people, and of organizations."""

    people: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()

    def is_person(self, text: str) -> bool:
        """Whether a text is a person's name."""
        folded = words.fold(text)
        if folded in self.organizations and folded not in self.people:
            return False
        return folded in self.people or words.is_name_like(text)

    def has(self, text: str) -> bool:
        """Whether an organization of that very name is known."""
        return words.fold(text) in self.organizations

    def is_organization(self, text: str) -> bool:
        """Whether a text is the name of a company, team or the like."""
        folded = words.fold(text)
        if folded in self.people:
            return False
        return folded in self.organizations or words.has_marker(text)


@dataclass(slots=True)
class _Piece:
    """What stands between two commas."""

    name: str = ""
    after: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    brackets: list[str] = field(default_factory=list)
    url: str = ""
    handle: str = ""


def read_byline(text: str, known: Known) -> Credits:
    """Return whom a byline names."""
    reader = _Reader(known)
    tokens = _without_lead(tokens_of(text))
    for group in _groups(tokens, known):
        reader.read(group)
    people = tuple(reader.credits()[:_MOST])
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


def _without_lead(tokens: Sequence[Token]) -> list[Token]:
    """Take words such as "Written by" from the beginning."""
    listed = list(_expanded(tokens))
    if listed and listed[0].kind is Kind.WORDS:
        first = listed[0].text
        shorter = _LEAD.sub("", f"{first} ").strip()
        if shorter != first:
            listed[:1] = [Token(Kind.WORDS, shorter)] if shorter else []
    return listed


def _expanded(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, links that hold more than a name as their parts."""
    for token in tokens:
        inner = tokens_of(token.text) if token.kind is Kind.LINK else ()
        if len(inner) > 1 and inner[0].kind is Kind.WORDS:
            yield replace(token, text=inner[0].text)
            yield from inner[1:]
        else:
            yield token


def _groups(tokens: Sequence[Token], known: Known) -> Iterator[list[Token]]:
    """Yield what stands between the words and signs that join authors."""
    group: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind is Kind.BREAK or (
            token.kind is Kind.AND and _joins_people(token, group, tokens[at + 1 :], known)
        ):
            yield group
            group = []
        elif token.kind is Kind.AND:
            group.append(Token(Kind.WORDS, token.text))
        else:
            group.append(token)
    yield group


def _joins_people(
    token: Token, before: Sequence[Token], after: Sequence[Token], known: Known
) -> bool:
    """Whether a word stands between two authors, and not within a name."""
    left, right = _last_words(before), _first_words(after)
    if not before or not after or after[0].kind is Kind.COMMA:
        # "A, B, and C": the comma has done it.
        return bool(before) and before[-1].kind is Kind.COMMA
    if before[-1].kind in {Kind.COMMA, Kind.BRACKET, Kind.LINK} or after[0].kind is Kind.LINK:
        return True
    if known.is_organization(right) and not known.is_person(left) and not known.is_person(right):
        return False
    if left.split()[-1:] == right.split() or known.has(f"{left} {token.text} {right}"):
        return False
    if token.text in _SHORT_AND:
        return len(right.split()) > 1 or known.is_person(right)
    if token.text == "with":
        return known.is_person(right)
    return True


def _last_words(tokens: Sequence[Token]) -> str:
    taken: list[str] = []
    for token in reversed(tokens):
        if token.kind is not Kind.WORDS:
            break
        taken.insert(0, token.text)
    return " ".join(taken)


def _first_words(tokens: Sequence[Token]) -> str:
    return tokens[0].text if tokens and tokens[0].kind is Kind.WORDS else ""


@dataclass(slots=True)
class _Reader:
    known: Known
    _found: list[Credit] = field(default_factory=list)

    def credits(self) -> list[Credit]:
        """Return the people, each with a name that the site can have."""
        return [each for each in self._found if each.name]

    def read(self, tokens: Sequence[Token]) -> None:
        """Read what is between two signs that join authors: a name, and what belongs to it."""
        current: Credit | None = None
        for piece in _pieces(tokens, self.known):
            for part in self._parts(piece):
                added = self._belongs(part, current)
                if added is not None:
                    current = self._found[-1] = added
                else:
                    current = self._person(part)
                    if current is not None:
                        self._found.append(current)

    def _parts(self, piece: _Piece) -> Iterator[_Piece]:
        """Yield the names that Chinese and Japanese join without a space."""
        if piece.links or not words.is_eastern(piece.name):
            yield piece
            return
        for pattern in (_EAST_AND, _TO):
            names = pattern.split(piece.name)
            if len(names) > 1 and all(map(self.known.is_person, names)):
                yield from (_Piece(name) for name in names[:-1])
                yield replace(piece, name=names[-1])
                return
        yield piece

    def _belongs(self, piece: _Piece, current: Credit | None) -> Credit | None:
        """Return the person before with what a piece says of them; None where it is another."""
        text = piece.links[0][0] if piece.links and not piece.name else piece.name
        if current is None:
            return None
        if not text:
            is_other = piece.handle and (current.handle or current.organization)
            return None if is_other else self._with_extras(current, piece)
        if words.SUFFIX.match(text):
            return self._with_extras(replace(current, name=f"{current.name} {text}"), piece)
        if words.COMPANY_SUFFIX.match(text):
            return self._with_suffix(current, text)
        if self._is_other(text, current, piece):
            return None
        return self._with_extras(self._described(current, text), piece)

    def _is_other(self, text: str, current: Credit, piece: _Piece) -> bool:
        """Whether a piece behind a comma is another author."""
        if self.known.is_organization(text):
            return current.is_organization
        is_formed = words.is_role(current.name) and words.is_name_formed(text)
        if self.known.is_person(text) or is_formed:
            return True
        if words.is_role(text) or _AT.search(f" {text}"):
            return bool(_split_at(text, self.known)[0]) and self.known.is_person(
                _split_at(text, self.known)[0]
            )
        is_single = len(text.split()) == 1
        if is_single and piece.links and not current.organization:
            return False
        is_full = len(current.name.split()) > 1 or words.is_eastern(current.name)
        return is_single and not is_full

    def _described(self, current: Credit, text: str) -> Credit:
        """Return a person with a role, an organization or both."""
        if current.is_organization:
            return replace(current, organization=_joined(current.organization, text))
        if self.known.is_organization(text) and not _AT.search(text):
            return replace(current, organization=_joined(current.organization, text))
        role, organization = _role_and_organization(text)
        return replace(
            current,
            role=_joined(current.role, role),
            organization=_joined(current.organization, organization),
        )

    def _with_suffix(self, current: Credit, text: str) -> Credit:
        if current.organization:
            return replace(current, organization=f"{current.organization}, {text}")
        return replace(current, name=f"{current.name}, {text}", is_organization=True)

    def _person(self, piece: _Piece) -> Credit | None:
        """Return the author whom a piece names."""
        name, behind = _split_at(piece.name, self.known)
        link = piece.links[0] if piece.links else ("", "")
        if link[0] and not _HAS_LETTER.search(name):
            name = ""
        if link[0] and not name:
            name = link[0]
        elif link[0]:
            behind = f"{behind} {link[0]}".strip()
        credit = Credit("", url=link[1] if link[0] == name and is_web_url(link[1]) else "")
        if not _HAS_LETTER.search(name) and not piece.handle:
            return None
        name = _bare(name) or piece.handle
        name = plain(name, _LONGEST_NAME)
        credit = replace(credit, name=name, is_organization=self._is_group(name))
        for text in (behind, piece.after):
            if text:
                credit = self._described(
                    credit,
                    re.sub(_AT, "", f" {text}", count=1).strip() if _AT.match(f" {text}") else text,
                )
        return self._with_extras(credit, piece)

    def _is_group(self, name: str) -> bool:
        if self.known.is_organization(name) or name.lower().startswith("the "):
            return True
        return words.is_role(name) and not words.is_name_formed(name)

    def _with_extras(self, credit: Credit, piece: _Piece) -> Credit:
        """Return a person with what stands in brackets and addresses."""
        for text in piece.brackets:
            credit = self._bracketed(credit, text)
        for words_of, url in piece.links[
            1 if credit.name == (piece.links or [("", "")])[0][0] else 0 :
        ]:
            if (
                words_of not in {credit.name, credit.organization}
                and words_of not in credit.organization
            ):
                credit = replace(credit, organization=_joined(credit.organization, words_of))
            del url
        url = piece.url if is_web_url(piece.url) else ""
        return replace(credit, url=credit.url or url, handle=credit.handle or piece.handle)

    def _bracketed(self, credit: Credit, text: str) -> Credit:
        if words.PRONOUNS.match(text) or not _HAS_LETTER.search(text):
            return credit
        inner = [token for token in tokens_of(text) if token.kind is not Kind.COMMA]
        if len(inner) == 1 and inner[0].kind is Kind.HANDLE:
            return replace(credit, handle=inner[0].text)
        if len(inner) == 1 and inner[0].kind is Kind.URL:
            return replace(credit, url=credit.url or inner[0].text)
        if any(token.kind is Kind.MAIL for token in inner):
            return credit
        if inner and inner[0].kind is Kind.LINK:
            text = ", ".join(token.text for token in inner if token.kind in {Kind.LINK, Kind.WORDS})
        for part in _parts_of(text):
            credit = self._described(credit, part)
        return credit


def _bare(name: str) -> str:
    """Return a name without the quotes around it and the signs at its ends."""
    bare = name.strip(" ,;:·-–—~*_")
    for opening, closing in ('""', "''", "“”", "«»", "「」"):
        if bare[:1] == opening and bare[-1:] == closing and len(bare) > 2:  # noqa: PLR2004
            bare = bare[1:-1].strip()
    return bare


def _pieces(tokens: Sequence[Token], known: Known) -> Iterator[_Piece]:
    """Yield what stands between commas, or is followed by another name without one."""
    piece = _Piece()
    for at, token in enumerate(tokens):
        if token.kind is Kind.COMMA or _is_next_name(piece, token, known):
            yield piece
            piece = _Piece()
        if token.kind is not Kind.COMMA:
            _add(piece, token, tokens[at + 1] if at + 1 < len(tokens) else None)
    yield piece


def _is_next_name(piece: _Piece, token: Token, known: Known) -> bool:
    """Whether a name follows on one whose brackets are closed."""
    is_closed = bool(piece.links or piece.brackets) and not piece.after
    if not is_closed or token.kind not in {Kind.LINK, Kind.WORDS}:
        return False
    return known.is_person(token.text) and not known.is_organization(token.text)


def _add(piece: _Piece, token: Token, following: Token | None) -> None:
    if token.kind is Kind.LINK:
        piece.links.append((token.text, token.url))
    elif token.kind is Kind.BRACKET:
        is_within = bool(
            following and following.kind is Kind.WORDS and piece.name and not piece.links
        )
        if is_within:
            piece.name = f"{piece.name} ({token.text})"
        else:
            piece.brackets.append(token.text)
    elif token.kind is Kind.URL:
        piece.url = token.text
    elif token.kind is Kind.HANDLE:
        piece.handle = token.text
    elif token.kind is Kind.MAIL:
        piece.brackets.append(f"<{token.text}>")
    elif not _HAS_LETTER.search(token.text) and (piece.links or piece.brackets):
        return
    elif piece.links or piece.brackets:
        piece.after = f"{piece.after} {token.text}".strip()
    else:
        piece.name = f"{piece.name} {token.text}".strip()


def _parts_of(text: str) -> list[str]:
    """Return what commas part within brackets, where some of it is a role."""
    parts = [part.strip() for part in re.split(r"[,，]", text) if part.strip()]
    return parts if len(parts) > 1 and any(map(words.is_role, parts)) else [text]


def read_affiliation(text: str, known: Known) -> tuple[str, str]:
    """Return role and organization of what a source calls either."""
    bare = without_markup(text)
    parts = _parts_of(bare)
    if len(parts) == 2 and words.is_role(parts[0]) and not words.is_role(parts[1]):  # noqa: PLR2004
        return parts[0], parts[1]
    if len(parts) > 1 or len(bare) > 80 or words.is_eastern(bare):  # noqa: PLR2004
        return bare, ""
    if known.is_organization(bare) and not words.is_role(bare):
        return "", bare
    return _role_and_organization(bare)


def _split_at(text: str, known: Known) -> tuple[str, str]:
    """Return a name and what stands behind it without a comma: "at Company", "- Role"."""
    for pattern in (_BEHALF, _AT, _DASH):
        found = pattern.search(text)
        if found and found.start() and not known.is_person(text):
            left, right = text[: found.start()], text[found.end() :]
            if known.is_person(left) or (pattern is not _AT and right):
                return left.strip(), right.strip()
    return text, ""


def _role_and_organization(text: str) -> tuple[str, str]:
    """Return what somebody does, and where."""
    found = _AT.search(f" {text}")
    if found is None:
        return (text, "") if words.is_role(text) else ("", text)
    left, right = f" {text}"[: found.start()].strip(), f" {text}"[found.end() :].strip()
    if not left:
        return "", right
    is_of = found[0].strip().lower() == "of"
    if is_of and not _OF_COMPANY.search(left):
        return (text, "") if words.is_role(text) else ("", text)
    return left, right


def _joined(one: str, other: str) -> str:
    return f"{one}, {other}" if one and other and one != other else one or other
