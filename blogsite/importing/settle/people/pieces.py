"""The pieces of a byline: names, each with the brackets and links that follow it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from blogsite.importing.settle.people.model import Known
from blogsite.importing.settle.people.tokens import Kind, Token, tokens_of
from blogsite.importing.settle.people.words import has_letter, is_role

_BARS = {"|", "·", "•", "/"}
_SHORT_AND = {"y", "e", "i", "и", "і", "та"}


@dataclass(slots=True)
class Piece:
    """What stands between two commas; ``link`` is the first one, ``after`` what follows a name."""

    name: str = ""
    link: Token | None = None
    after: str = ""
    brackets: list[str] = field(default_factory=list)
    url: str = ""
    handle: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether a name ended here: with its link or its brackets."""
        return bool(self.link or self.brackets) and not self.after


def authors_apart(tokens: Sequence[Token], known: Known) -> Iterator[list[Token]]:
    """Yield what stands between the words and signs that join authors."""
    listed = list(_expanded(tokens))
    group: list[Token] = []
    for at, token in enumerate(listed):
        if token.text in _BARS and _parts_affiliation(group, listed[at + 1 :], known):
            group.append(Token(Kind.COMMA, ","))
        elif token.kind is Kind.BREAK or (
            token.kind is Kind.AND and _joins_authors(token, group, listed[at + 1 :], known)
        ):
            yield group
            group = []
        elif token.kind is Kind.AND:
            group.append(Token(Kind.WORDS, token.text))
        else:
            group.append(token)
    yield group


def _parts_affiliation(before: Sequence[Token], after: Sequence[Token], known: Known) -> bool:
    """Whether a bar stands between a name and a company, and not between two names."""
    right = _first_words(after)
    return known.is_person(_last_words(before)) and bool(right) and not known.is_person(right)


def _expanded(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, links that hold more than a name as their parts."""
    for token in tokens:
        inner = tokens_of(token.text) if token.kind is Kind.LINK else ()
        if len(inner) > 1 and inner[0].kind is Kind.WORDS:
            yield replace(token, text=inner[0].text)
            yield from inner[1:]
        else:
            yield token


def _joins_authors(
    token: Token, before: Sequence[Token], after: Sequence[Token], known: Known
) -> bool:
    """Whether a word stands between two authors, and not within a name."""
    if not before or not after or after[0].kind is Kind.COMMA:
        # "A, B, and C": the comma has done it.
        return bool(before) and before[-1].kind is Kind.COMMA
    if before[-1].kind in {Kind.COMMA, Kind.BRACKET, Kind.LINK} or after[0].kind is Kind.LINK:
        return True
    left, right = _last_words(before), _first_words(after)
    if known.is_organization(right) and not known.is_person(left) and not known.is_person(right):
        return False
    if left.split()[-1:] == right.split() or known.has(f"{left} {token.text} {right}"):
        return False
    if (
        is_role(right)
        and not known.is_person(right)
        and Kind.COMMA in {each.kind for each in before}
    ):
        # "Founder & Lead Engineer" behind a name and a comma.
        return False
    if token.text in _SHORT_AND:
        return len(right.split()) > 1 or known.is_person(right)
    return token.text != "with" or known.is_person(right)


def _last_words(tokens: Sequence[Token]) -> str:
    taken: list[str] = []
    for token in reversed(tokens):
        if token.kind is not Kind.WORDS:
            break
        taken.insert(0, token.text)
    return " ".join(taken)


def _first_words(tokens: Sequence[Token]) -> str:
    return tokens[0].text if tokens and tokens[0].kind is Kind.WORDS else ""


def pieces_of(tokens: Sequence[Token], known: Known) -> Iterator[Piece]:
    """Yield what stands between commas, or is followed by another name without one."""
    piece = Piece()
    for at, token in enumerate(tokens):
        if token.kind is Kind.COMMA or (piece.is_closed and _is_name(token, known)):
            yield piece
            piece = Piece()
        if token.kind is not Kind.COMMA:
            _add(piece, token, tokens[at + 1] if at + 1 < len(tokens) else None, known)
    yield piece


def _is_name(token: Token, known: Known) -> bool:
    if token.kind not in {Kind.LINK, Kind.WORDS}:
        return False
    return known.is_person(token.text) and not known.is_organization(token.text)


def _add(piece: Piece, token: Token, following: Token | None, known: Known) -> None:
    match token.kind:
        case Kind.BRACKET if _is_within(piece, token, following, known):
            piece.name = f"{piece.name} ({token.text})"
        case Kind.BRACKET:
            piece.brackets.append(token.text)
        case Kind.LINK if piece.link is None and not piece.brackets:
            piece.link = token
        case Kind.URL:
            piece.url = piece.url or token.text
        case Kind.HANDLE:
            piece.handle = piece.handle or token.text
        case Kind.LINK | Kind.WORDS if piece.link or piece.brackets:
            if has_letter(token.text):
                piece.after = f"{piece.after} {token.text}".strip()
        case Kind.WORDS:
            piece.name = f"{piece.name} {token.text}".strip()


def _is_within(piece: Piece, bracket: Token, following: Token | None, known: Known) -> bool:
    """Whether brackets hold a nickname, as in "Given (Nick) Family"."""
    if not piece.name or piece.link or following is None or following.kind is not Kind.WORDS:
        return False
    is_next = len(piece.name.split()) > 1 and known.is_person(following.text)
    return not is_next and " " not in bracket.text and not known.is_organization(bracket.text)
