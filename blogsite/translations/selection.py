"""Which text and which language the words of a user mean."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from blogsite.diagnostics import did_you_mean
from blogsite.model.config import Config, Language
from blogsite.model.languages import canonical_tag
from blogsite.model.urls import split_url
from blogsite.site.coverage import is_orphan
from blogsite.site.model import Page, Post, Site

_MOST_SHOWN = 5
_SUFFIX = ".md"


class SelectionError(Exception):
    """Words that mean no text or language of the site, or more than one; the message has a hint."""


@dataclass(frozen=True, slots=True)
class Text:
    """A post or page with its versions by language, the original among them.

    ``original`` is None where it is gone and translations are left.
    """

    key: str
    original: Post | Page | None
    versions: Mapping[str, Post | Page]


def find_language(word: str, config: Config) -> Language:
    """Return the language that is meant, in any writing of its tag; raises SelectionError."""
    known = {each.tag.casefold(): each for each in config.languages}
    wanted = canonical_tag(word.strip()).replace("_", "-").casefold()
    if wanted in known:
        return known[wanted]
    tags = [each.tag for each in config.languages]
    language = wanted.partition("-")[0]
    related = [f"`{tag}`" for tag in tags if tag.partition("-")[0] == language]
    hint = did_you_mean(canonical_tag(word), tags) or f"known: {', '.join(tags)}"
    if related:
        hint = f"did you mean {' or '.join(related)}?"
    raise SelectionError(f"`{word}` is not a language of this site; {hint}")


def find_text(word: str, site: Site, root: Path) -> Text:
    """Return the text that is meant by a path, slug, key or URL; raises SelectionError."""
    texts = _texts(site)
    names: dict[str, set[str]] = defaultdict(set)
    for key, text in texts.items():
        for name in _names(text):
            names[name].add(key)
    for wanted in _wanted(word, site, root):
        found = sorted(names.get(wanted, ()))
        if len(found) == 1:
            return texts[found[0]]
        if found:
            raise SelectionError(f"`{word}` can mean {_listed(found, texts)}; name its file")
    raise SelectionError(f"there is no post or page `{word}`; {_hint(word, names)}")


def _hint(word: str, names: Iterable[str]) -> str:
    """Guess among names of the same form: paths are alike for their folders."""
    bare = unquote(word).rstrip("/")
    short = bare.rpartition("/")[2].removesuffix(_SUFFIX)
    near = did_you_mean(short, (each for each in names if "/" not in each))
    return near or "see `blogsite translations status` for their paths"


def _listed(keys: list[str], texts: Mapping[str, Text]) -> str:
    paths = [f"`{_path(texts[key])}`" for key in keys[:_MOST_SHOWN]]
    more = f" and {len(keys) - _MOST_SHOWN} more" if len(keys) > _MOST_SHOWN else ""
    return " or ".join(paths) + more


def _path(text: Text) -> str:
    first = text.original or next(iter(text.versions.values()))
    return first.document.place.path


def _texts(site: Site) -> Mapping[str, Text]:
    """Return the texts of a site by key, in the order of languages and dates."""
    found: dict[str, dict[str, Post | Page]] = defaultdict(dict)
    for edition in site.editions:
        for item in edition.items:
            found[item.key][edition.language.tag] = item
    default = site.config.default_language
    return {key: Text(key, _original(own, default), own) for key, own in found.items()}


def _original(versions: Mapping[str, Post | Page], default: Language) -> Post | Page | None:
    found = next((each for each in versions.values() if each.freshness is None), None)
    return None if found is None or is_orphan(found, default) else found


def _names(text: Text) -> Iterator[str]:
    """Yield all that a text is called: keys and slugs, and the paths and URLs of its versions."""
    key = text.key
    yield from (key, key.removeprefix("content/"), key.removesuffix("/index"))
    for item in text.versions.values():
        place = item.document.place
        yield from (place.path, place.path.removeprefix("content/"), unquote(item.url))
        yield place.folder.rpartition("/")[2] if place.is_bundle else place.stem
        if isinstance(item, Post):
            yield item.slug


def _wanted(word: str, site: Site, root: Path) -> Iterator[str]:
    """Yield the names that a word can be: as it is, a path from here, and a URL."""
    yield word.strip().removeprefix("./").rstrip("/") or word
    yield _below(word, root)
    parts = split_url(word)
    base = split_url(site.config.base_url)
    is_here = not parts.netloc or parts.netloc == base.netloc
    path = "/" + unquote(parts.path).strip("/") + "/"
    if is_here:
        yield path
        yield "/" + path.removeprefix(unquote(base.path)) if path.startswith(base.path) else path


def _below(word: str, root: Path) -> str:
    """Return a path, from the current folder, as one below the site's; empty for any other."""
    if "\0" in word:
        return ""
    home = os.path.realpath(root)
    # The name itself is no link to be followed: a linked text is one of the site's own.
    here = Path(os.path.realpath(Path(word).parent)) / Path(word).name
    return here.relative_to(home).as_posix() if here.is_relative_to(home) else ""
