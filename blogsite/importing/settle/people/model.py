"""Whom a byline names, and what is known of names."""

from dataclasses import dataclass

from blogsite.importing.settle.people import words


@dataclass(frozen=True, slots=True)
class Credit:
    """A person or group as one byline names them; a handle is an account somewhere."""

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
