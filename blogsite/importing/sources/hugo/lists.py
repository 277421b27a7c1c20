"""The texts at the heads of lists: people, terms, lists that say nothing, and the rest, which are pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from blogsite.importing.archive import Person, Term
from blogsite.importing.ledger import Entry, Part, Place, changed, lost
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.hugo.body import body_of
from blogsite.importing.sources.hugo.config import (
    ENDINGS,
    Config,
    as_text,
    as_tree,
    first_text,
    lower_keys,
    read_values,
)
from blogsite.importing.sources.hugo.pages import Page
from blogsite.importing.sources.missing import MISSING_PAGE, is_missing_page
from blogsite.importing.visible import visible_of_markdown

_PEOPLE = frozenset(["author", "authors"])
_TERMS = frozenset(["tag", "tags", "category", "categories"])


@dataclass(frozen=True, slots=True)
class Registry:
    """People and terms that have texts of their own, and the paths of these.

    ``entries`` say what became of these texts.
    """

    people: tuple[Person, ...]
    terms: tuple[Term, ...]
    accounts: Mapping[str, str]
    paths: frozenset[str]
    entries: tuple[Entry, ...] = ()


def read_registry(folder: Folder, pages: Iterable[Page], config: Config) -> Registry:
    """Read what a site says of its people and terms."""
    taxonomies = {as_text(each).lower() for each in as_tree(config.get("taxonomies")).values()}
    people: dict[str, list[Page]] = {}
    terms: dict[str, list[Page]] = {}
    for page in pages:
        top, _, name = page.folder.partition("/")
        if not page.is_list or not name or "/" in name:
            continue
        if top.lower() in _PEOPLE:
            people.setdefault(name, []).append(page)
        elif top.lower() in _TERMS | taxonomies:
            terms.setdefault(name, []).append(page)
    known = tuple(_person(folder, key, found) for key, found in people.items())
    listed = tuple(each for each in _listed(folder) if each.account not in people)
    return Registry(
        (*known, *listed),
        tuple(_term(folder, key, found) for key, found in terms.items()),
        {**{each.account.lower(): each.account for each in listed}, **dict(_accounts(people))},
        frozenset(page.path for found in (*people.values(), *terms.values()) for page in found),
        tuple(_entries(folder, (*people.values(), *terms.values()))),
    )


def _entries(folder: Folder, listed: Iterable[list[Page]]) -> Iterator[Entry]:
    """Yield what became of each text: of several languages, the first one's words are kept."""
    for pages in listed:
        for number, page in enumerate(pages):
            has_words = bool(_words(folder, page))
            if has_words and number:
                why = f"the registry has the words of `{pages[0].path}`, which is in one language"
                yield lost(Part.PAGE, page.path, page.at(page.body_line), why)
                continue
            how = "became an entry of the registry"
            how += ", with its text as plain words" if has_words else ""
            yield changed(Part.PAGE, page.path, page.at(), how)


def _listed(folder: Folder) -> Iterator[Person]:
    """Yield the people in `data/authors.yaml`, or in files below `data/authors/`."""
    for path in map(PurePosixPath, folder.below("data")):
        name = path.relative_to("data").with_suffix("").as_posix().lower()
        if path.suffix not in ENDINGS or name.partition("/")[0] not in _PEOPLE:
            continue
        values = lower_keys(read_values(folder, path.as_posix())[0])
        people = {path.stem: values} if "/" in name else values
        for key, value in people.items():
            tree = as_tree(value)
            if shown := first_text(tree, "name", "title", "display_name", "displayname"):
                yield Person(
                    key,
                    shown,
                    Place(path.as_posix()),
                    role=first_text(tree, "role", "jobtitle", "position"),
                    organization=first_text(tree, "organization", "company", "affiliation"),
                    url=first_text(tree, "url", "website", "link", "github", "twitter"),
                    bio=first_text(tree, "bio", "description"),
                )


def _accounts(people: Mapping[str, list[Page]]) -> Iterator[tuple[str, str]]:
    for key, pages in people.items():
        yield key.lower(), key
        yield from ((page.text("title").lower(), key) for page in pages if page.text("title"))


def _person(folder: Folder, key: str, pages: list[Page]) -> Person:
    first = pages[0]
    return Person(
        key,
        first.text("title", "name") or key,
        first.at(),
        {page.language: page.text("title") for page in pages if page.text("title")},
        first.text("role", "jobtitle", "position"),
        first.text("organization", "company", "affiliation"),
        first.text("website", "link", "github", "twitter"),
        _told(folder, first, "bio", "description"),
    )


def _term(folder: Folder, key: str, pages: list[Page]) -> Term:
    first = pages[0]
    names = {page.language: page.text("title") for page in pages if page.text("title")}
    description = _told(folder, first, "description", "summary")
    return Term(key, first.text("title") or key, first.at(), names, description)


def _told(folder: Folder, page: Page, *keys: str) -> str:
    """Return what front matter says of somebody or something, and below it the text."""
    said, words = page.text(*keys), _words(folder, page)
    return words if words.startswith(said) else "\n\n".join(filter(None, (said, words)))


def _words(folder: Folder, page: Page) -> str:
    try:
        return visible_of_markdown(body_of(folder.read(page.path)))
    except OSError:
        return ""


def silent_lists(
    folder: Folder, pages: Iterable[Page], others: frozenset[str], entries: list[Entry]
) -> frozenset[str]:
    """Return the paths of lists that say nothing and the like, which the site makes itself."""
    found = []
    for page in pages:
        if is_missing_page(page.logical):
            entries.append(lost(Part.PAGE, page.path, page.at(), MISSING_PAGE))
            found.append(page.path)
        elif page.path not in others and page.is_list and not _words(folder, page):
            how = "the head of a list without a text; the site makes its lists itself"
            entries.append(changed(Part.PAGE, page.path, page.at(), how))
            found.append(page.path)
    return frozenset(found)


def list_name(page: Page, with_posts: frozenset[str]) -> str:
    """Return what the page should be called that a list's text becomes."""
    if not page.folder:
        return "home"
    return f"about-{page.stem}" if page.folder in with_posts else page.stem
