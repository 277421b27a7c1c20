"""Which catalogue serves a language that has none of its own."""

from collections.abc import Iterable

from babel.core import get_global

from blogsite.model.languages import PSEUDO


def nearest(tag: str, catalogues: Iterable[str]) -> str:
    """Return the tag of the catalogue for a language, empty where none is in its script.

    A tag that says no script or region means the likeliest (CLDR, "likely subtags"): `zh` is
    `zh-Hans-CN`. The own region's catalogue goes first, then that of where most readers live.
    """
    found = set(catalogues)
    if tag in found or tag == PSEUDO:
        return tag if tag in found else ""
    language, script, region = _whole(tag)
    wholes = {each: _whole(each) for each in sorted(found - {PSEUDO})}
    alike = {each: theirs[2] for each, theirs in wholes.items() if theirs[:2] == (language, script)}
    for wanted in (region, _whole(f"{language}-{script}")[2]):
        for each, theirs in alike.items():
            if theirs == wanted:
                return each
    return next(iter(alike), "")


def _whole(tag: str) -> tuple[str, str, str]:
    """Return language, script and region of a tag, the likeliest where it doesn't say them."""
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == len("Latn")), "")
    region = next((part for part in rest if len(part) < len("Latn")), "")
    known = get_global("likely_subtags")
    for key in ((language, script, region), (language, script), (language, region), (language,)):
        likely = known.get("_".join(key)) if all(key) else None
        if likely:
            _, likely_script, likely_region = likely.split("_")
            return language, script or likely_script, region or likely_region
    return language, script, region
