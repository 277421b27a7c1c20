"""What rules about the whole site see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite.check.model import Checked, Finding, Key
from blogsite.hosting import Rule
from blogsite.site.model import Page, Post, Site

_START = Key("", 1, 1)


@dataclass(frozen=True, slots=True)
class SiteView:
    """A site with all its texts, published or not; ``files`` are the paths of its output.

    ``redirects`` are the rules of the host, ``beside`` are the files beside posts, ``checked`` is what each file says for itself.
    """

    site: Site
    files: frozenset[str]
    redirects: tuple[Rule, ...]
    beside: frozenset[str]
    checked: Mapping[str, Checked]

    @property
    def posts(self) -> Iterator[Post]:
        """All posts in all languages."""
        return (post for edition in self.site.editions for post in edition.posts)

    @property
    def originals(self) -> Iterator[Post]:
        """All posts but translations."""
        return (post for post in self.posts if not post.is_translation)

    @property
    def items(self) -> Iterator[Post | Page]:
        """All posts and pages in all languages."""
        return (item for edition in self.site.editions for item in edition.items)

    def has(self, path: str, name: str) -> bool:
        """Tell whether a file has a key."""
        return any(key.name == name for key in self.checked.get(path, Checked()).keys)

    def place(self, path: str, *names: str) -> Key:
        """Return where the first of some keys stands that a file has, else its start."""
        keys = {key.name: key for key in self.checked.get(path, Checked()).keys}
        return next((keys[name] for name in names if name in keys), _START)

    def finding(
        self, rule: str, path: str, names: tuple[str, ...], message: str, hint: str = ""
    ) -> Finding:
        """Return a finding at the first of some keys of a file."""
        at = self.place(path, *names)
        return Finding(path, rule, at.line, at.column, message, hint)
