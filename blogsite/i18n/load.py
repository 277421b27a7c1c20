"""Finds the catalogues of a site's languages, checks them, and says how many words they lack."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from blogsite import codec
from blogsite.diagnostics import Problems
from blogsite.i18n.catalogue import Catalogue
from blogsite.i18n.nearest import nearest
from blogsite.i18n.places import (
    FOLDER,
    TEMPLATE_NAME,
    catalogue_path,
    language_of,
    report_strays,
)
from blogsite.model.languages import is_english
from blogsite.model.parsed import Parsed
from blogsite.parse.memo import Memo
from blogsite.tree import Tree


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The files of a language, the nearest first, and the names of the words in them.

    Of one that is broken nobody knows what it lacks. ``is_own`` says that the site has one of them.
    """

    files: tuple[tuple[str, bytes], ...]
    words: frozenset[str]
    is_broken: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder with catalogues, in one of the trees; ``is_own`` where that is the site's."""

    origin: str
    tree: Tree
    path: str
    is_own: bool


def load_catalogues(
    languages: Iterable[str],
    trees: Mapping[str, Tree],
    memo: Memo,
    problems: Problems,
    themes: Iterable[tuple[str, str]] = (),
) -> tuple[Catalogue, ...]:
    """Return a catalogue for each BCP 47 tag, the default first; without files where none is.

    The files of the first tree win over those in folders of ``themes``, given with their origin,
    and these over those of the other trees. A word that a language lacks is looked up in the
    catalogue of the default language.
    """
    tags = tuple(languages)
    folders = tuple(_folders(trees, themes))
    for folder in folders:
        if folder.is_own:
            report_strays(folder.tree.below(folder.path), problems, folder.path)
    faults = Problems()
    loaded = {tag: _load(tag, folders, memo, faults) for tag in tags}
    template = _load("", folders, memo, faults)
    # A catalogue may serve several languages.
    problems.extend(dict.fromkeys(faults))
    default = tags[0]
    for tag in tags:
        _report_missing(tag, template.words, loaded[tag], default, loaded[default], problems)
    return tuple(_catalogue(tag, loaded, default) for tag in tags)


def _folders(trees: Mapping[str, Tree], themes: Iterable[tuple[str, str]]) -> Iterator[_Folder]:
    """Yield the folders in which a word is looked up, one after the other."""
    site, *others = trees
    yield _Folder(site, trees[site], FOLDER, is_own=True)
    for origin, path in themes:
        yield _Folder(origin, trees[origin], path, is_own=origin == site)
    for origin in others:
        yield _Folder(origin, trees[origin], FOLDER, is_own=False)


def _catalogue(tag: str, loaded: Mapping[str, _Loaded], default: str) -> Catalogue:
    own, general = loaded[tag], loaded[default]
    # A complete catalogue hangs on no other, and English needs none.
    stands_alone = tag == default or is_english(tag) or general.words <= own.words
    return Catalogue(tag, own.files, None if stands_alone else Catalogue(default, general.files))


def _load(tag: str, folders: Iterable[_Folder], memo: Memo, problems: Problems) -> _Loaded:
    """Read a language's catalogues, or the template of all of them."""
    files: dict[bytes, str] = {}
    words: set[str] = set()
    is_broken = is_own = False
    for folder in folders:
        origin, tree = folder.origin, folder.tree
        its_own = nearest(tag, _languages(folder)) if tag else ""
        path = catalogue_path(its_own, folder.path) if tag else f"{folder.path}/{TEMPLATE_NAME}"
        if path not in tree:
            continue
        facts = (tree.digests[path],)
        data = tree.read(path)
        parsed = memo.find(f"{origin}:{path}", facts)
        if parsed is None:
            read = _read(path, data, its_own)
            parsed = memo.remember(f"{origin}:{path}", facts, codec.encode(read))
        problems.extend(parsed.diagnostics)
        words.update(parsed.words)
        is_broken = is_broken or bool(parsed.diagnostics)
        is_own = is_own or folder.is_own
        files.setdefault(data, its_own)
    nearest_first = tuple((own, data) for data, own in files.items())
    return _Loaded(nearest_first, frozenset(words), is_broken, is_own)


def _languages(folder: _Folder) -> Iterator[str]:
    found = (language_of(path, folder.path) for path in folder.tree.below(folder.path))
    return filter(None, found)


def _read(path: str, data: bytes, tag: str) -> Parsed:
    # Imported here because a build of unchanged catalogues gets by without Babel.
    from blogsite.i18n.check import check_catalogue  # noqa: PLC0415
    from blogsite.i18n.po import is_shown, key_of, words_of  # noqa: PLC0415

    problems = Problems()
    catalogue = check_catalogue(path, data, tag, problems)
    messages = words_of(catalogue) if catalogue is not None else ()
    # A template has all its words without their translation.
    shown = sorted("\x04".join(key_of(each)) for each in messages if not tag or is_shown(each))
    return Parsed(tuple(problems), words=tuple(shown))


def _report_missing(
    tag: str,
    template: frozenset[str],
    own: _Loaded,
    default: str,
    fallback: _Loaded,
    problems: Problems,
) -> None:
    """Say once for a language how many words its readers see in another one."""
    missing = template - own.words
    if not missing or own.is_broken or is_english(tag):
        return
    found = len(missing & fallback.words) if default != tag and not is_english(default) else 0
    places = (f"`{default}`" if found else "", "English" if found < len(missing) else "")
    shown = " or ".join(filter(None, places))
    count = f"{len(missing)} word" + ("s" if len(missing) > 1 else "")
    if own.files:
        said = f"`{tag}` lacks {count} of the interface, shown in {shown}"
    else:
        said = f"`{tag}` has no catalogue: all words of the interface are shown in {shown}"
    if own.is_own:
        hint = f"translate them in the catalogue: `blogsite i18n check {tag}` names each"
    else:
        hint = f"run `blogsite i18n update {tag}`, and translate what is in the file that it makes"
    problems.warning("missing-words", said, hint=hint)
