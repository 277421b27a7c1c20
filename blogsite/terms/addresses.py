"""The addresses of a term's pages in each language, and where they are afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from blogsite.hosting import canonical_path
from blogsite.model.config import Language
from blogsite.plan.routes import term_path
from blogsite.site.urls import encode_path, localize
from blogsite.terms.model import Swap


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages of two terms; ``languages`` are all of the site's."""

    swap: Swap
    languages: tuple[Language, ...]
    base_url: str

    def of(self, term: str, language: Language) -> str:
        """Return the path of a term's page as people read it."""
        return localize(term_path(self.swap.taxonomy.name, term), language)

    def url_of(self, term: str, language: Language) -> str:
        """Return the path of a term's page as machines write it."""
        return encode_path(self.of(term, language))

    def moved(self, url: str) -> str:
        """Return what an address becomes: one of the leaving term's is the staying one's."""
        start = self.base_url if url.startswith(self.base_url) else "/"
        if not url.startswith(start):
            return url
        path, rest = _parted(url.removeprefix(start))
        words = path.split("/")
        for language in self.languages:
            own = self.of(self.swap.old, language).strip("/").split("/")
            if [unquote(word) for word in words[: len(own)]] == own:
                words[len(own) - 1] = self.swap.new
                return start + "/".join(words) + rest
        return url

    def promised(self, urls: Iterable[str]) -> dict[str, str]:
        """Return those of some site paths that move, with where they are then."""
        found = {url: canonical_path(self.moved(url)) for url in urls}
        return {old: new for old, new in found.items() if old != new}


def _parted(url: str) -> tuple[str, str]:
    """Part a path from its query and fragment."""
    end = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    return url[:end], url[end:]
