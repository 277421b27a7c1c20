"""Finds the catalogues of a site's languages, and checks them."""

from collections.abc import Iterable, Mapping

from blogsite import codec
from blogsite.diagnostics import Problems
from blogsite.i18n.catalogue import Catalogue
from blogsite.model.parsed import Parsed
from blogsite.parse.memo import Memo
from blogsite.tree import Tree


def load_catalogues(
    languages: Iterable[str], trees: Mapping[str, Tree], memo: Memo, problems: Problems
) -> tuple[Catalogue, ...]:
    """Return a catalogue for each BCP 47 tag; without files where there is none.

    The files of the first tree win over those of the others.
    """
    return tuple(_load(language, trees, memo, problems) for language in languages)


def _load(language: str, trees: Mapping[str, Tree], memo: Memo, problems: Problems) -> Catalogue:
    path = f"i18n/{language}/LC_MESSAGES/blogsite.po"
    files = []
    for origin, tree in trees.items():
        if path not in tree:
            continue
        facts = (tree.digests[path],)
        data = tree.read(path)
        parsed = memo.find(f"{origin}:{path}", facts)
        if parsed is None:
            parsed = memo.remember(
                f"{origin}:{path}", facts, codec.encode(_check(path, data, language))
            )
        problems.extend(parsed.diagnostics)
        files.append(data)
    return Catalogue(language, tuple(files))


def _check(path: str, data: bytes, language: str) -> Parsed:
    # Imported here because a build of unchanged catalogues gets by without Babel.
    from blogsite.i18n.check import check_catalogue  # noqa: PLC0415

    problems = Problems()
    check_catalogue(path, data, language, problems)
    return Parsed(tuple(problems))
