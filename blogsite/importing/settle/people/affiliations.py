"""What a person does and where, as words behind a name or in brackets tell it."""

import re

from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.model import Known
from blogsite.importing.settle.people.tokens import without_markup

AT = re.compile(r"\s+(?:at|@|from|chez|bei|en|在|of)\s+", re.IGNORECASE)
# Who is "of" a company; a director is rather "of" a subject.
_OF_COMPANY = re.compile(
    r"(?:ceo|cto|coo|cfo|founders?|co-?founders?|president|maintainers?|chair|member)\Z",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s*[:：]\s+")
_IS = re.compile(r"\s+(?:is|was|are)\s+(?:(?:an?|the)\s+)?")
_BEHALF = re.compile(r"\s+on behalf of\s+(?:the\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"[,，]")
_LONGEST = 80


def split_affiliation(text: str, known: Known) -> tuple[str, str]:
    """Return a name and what stands behind it without a comma: "at Company", "- Role"."""
    for pattern in (_IS, _BEHALF, AT, _DASH):
        found = pattern.search(text)
        if found and found.start() and not known.is_person(text):
            left, right = text[: found.start()], text[found.end() :]
            if pattern is _DASH and known.is_person(right) and not known.is_person(left):
                # "Chairs of something: Name".
                return right.strip(), left.strip()
            if known.is_person(left) or (pattern in {_BEHALF, _DASH} and right):
                return left.strip(), right.strip()
    return _split_eastern(text, known)


def _split_eastern(text: str, known: Known) -> tuple[str, str]:
    """Return a name and what follows it behind a space, where scripts have none within names."""
    left, _, right = text.partition(" ")
    is_split = right and words.is_eastern(left) and known.is_person(left)
    return (left, right) if is_split and not known.is_person(right) else (text, "")


def role_and_organization(text: str) -> tuple[str, str]:
    """Return what somebody does, and where."""
    found = AT.search(f" {text}")
    if found is None:
        return (text, "") if words.is_role(text) else ("", text)
    left, right = f" {text}"[: found.start()].strip(), f" {text}"[found.end() :].strip()
    if not left:
        return "", right
    is_of = found[0].strip().lower() == "of"
    if is_of and not _OF_COMPANY.search(left):
        return (text, "") if words.is_role(text) else ("", text)
    return left, right


def parts_of(text: str) -> list[str]:
    """Return what commas part within brackets, where some of it is a role."""
    parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
    return parts if len(parts) > 1 and any(map(words.is_role, parts)) else [text]


def read_affiliation(text: str, known: Known) -> tuple[str, str]:
    """Return role and organization of what a field of a source calls either."""
    bare = without_markup(text)
    parts = parts_of(bare)
    is_pair = len(parts) == 2 and not AT.search(parts[0])  # noqa: PLR2004
    if is_pair and words.is_role(parts[0]) and not words.is_role(parts[1]):
        return parts[0], parts[1]
    if len(parts) > 1 or len(bare) > _LONGEST or words.is_eastern(bare):
        return bare, ""
    if known.is_organization(bare) and not words.is_role(bare):
        return "", bare
    return role_and_organization(bare)
