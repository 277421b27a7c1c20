"""Finds translations that are apart from their original: one in a folder, the other in none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from blogsite.diagnostics import Problems
from blogsite.model.document import Place

_BUNDLE = "/index"


def find_strays(
    places: Iterable[Place], languages: tuple[str, ...], problems: Problems
) -> Mapping[str, str]:
    """Report texts of which some versions are in a folder and others beside it.

    Return the keys of those that are in the wrong place, by path. Where the originals of both places
    are in the same language they are two texts. A version that is in both places has one key, and
    isn't reported here. ``languages`` are the site's, the default first.
    """
    versions: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        versions[place.key].append(place)
    keys = {}
    for original, stray in _pairs(versions, languages):
        keys[stray.path] = original.key
        if any(each.language == stray.language for each in versions[original.key]):
            continue
        problems.error(
            "misplaced-translation",
            f"the translation is apart from its original, `{original.path}`",
            stray.path,
            hint=f"move it to `{original.key}.{stray.language}.md`; another text needs another name",
        )
    return keys


def _pairs(
    versions: Mapping[str, list[Place]], languages: tuple[str, ...]
) -> Iterator[tuple[Place, Place]]:
    """Yield originals, each with a translation that is in another place."""
    for key in versions:
        beside = key.removesuffix(_BUNDLE)
        if beside == key or beside not in versions:
            continue
        sides = [
            sorted(versions[each], key=lambda place: languages.index(place.language))
            for each in (key, beside)
        ]
        if sides[0][0].language == sides[1][0].language:
            continue
        home, away = sorted(sides, key=lambda side: languages.index(side[0].language))
        yield from ((home[0], stray) for stray in away)
