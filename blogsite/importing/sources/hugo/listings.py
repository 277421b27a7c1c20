"""The lists of posts that Hugo makes of sections and taxonomies, and their feeds."""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from blogsite.importing.archive import Listed, OldList
from blogsite.importing.ledger import Place
from blogsite.importing.sources.hugo.addresses import base_of, language_prefix
from blogsite.importing.sources.hugo.config import Config, as_text, as_tree
from blogsite.importing.sources.hugo.languages import Languages
from blogsite.importing.sources.hugo.pages import Page

_USUAL = ("tags", "categories")
_AUTHORS = {"author", "authors"}
_FEED = "index.xml"


def listings(
    pages: Iterable[Page], posts: frozenset[str], config: Config, languages: Languages
) -> Iterator[OldList]:
    """Yield where lists and feeds were, in each language that has posts."""
    own = [page for page in pages if page.path in posts]
    settings = Place("")
    for language in dict.fromkeys(page.language for page in own):
        start = f"{base_of(config)}{language_prefix(language, config, languages)}/"
        yield OldList(f"{start}{_FEED}", Listed.SITE, settings, language, is_feed=True)
        sections = Counter(page.section for page in own if page.language == language)
        for section, _ in sections.most_common():
            if section:
                folder = f"{start}{quote(section.lower())}/"
                yield from _pair(folder, Listed.POSTS, Place(f"content/{section}"), language)
        for name in _taxonomies(config):
            yield from _taxonomy(f"{start}{quote(name)}/", name, settings, language)


def _taxonomies(config: Config) -> Iterable[str]:
    found = [as_text(each).lower() for each in as_tree(config.get("taxonomies")).values()]
    return dict.fromkeys(filter(None, found)) or _USUAL


def _taxonomy(folder: str, name: str, place: Place, language: str) -> Iterator[OldList]:
    if name == "series":
        yield from _pair(f"{folder}:name/", Listed.SERIES, place, language)
        return
    is_people = name in _AUTHORS
    yield from _pair(folder, Listed.AUTHORS if is_people else Listed.TAGS, place, language)
    one = Listed.AUTHOR if is_people else Listed.TAG
    yield from _pair(f"{folder}:name/", one, place, language)


def _pair(folder: str, of: Listed, place: Place, language: str) -> Iterator[OldList]:
    yield OldList(folder, of, place, language)
    yield OldList(f"{folder}{_FEED}", of, place, language, is_feed=True)
