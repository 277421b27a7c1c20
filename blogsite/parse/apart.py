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

    Return the keys of those that are in the wrong place, by path. Where both places have a text in
    the same language they are two texts. ``languages`` are the site's, the default first.
    """
    versions: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        versions[place.key].append(place)
    keys = {}
    for original, stray in _pairs(versions, languages):
        keys[stray.path] = original.key
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
        spoken = [{place.language for place in side} for side in sides]
        if spoken[0] & spoken[1]:
            continue
        home, away = sorted(sides, key=lambda side: languages.index(side[0].language))
        yield from ((home[0], stray) for stray in away)
