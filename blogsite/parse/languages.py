"""Reads the languages that the settings list.

What is said wrong of a language costs it nothing but that: its texts would all be reported as well.
"""

from collections.abc import Iterator, Mapping

from babel import Locale, UnknownLocaleError, parse_locale

from blogsite.fields import Fields
from blogsite.model.autonyms import autonym, find_locale
from blogsite.model.config import Language
from blogsite.model.languages import LANGUAGE_TAG, PSEUDO, canonical_tag
from blogsite.model.tag_faults import meant_tag, tag_fault
from blogsite.model.text import Ref

_ENGLISH = "en_001"
# What CLDR has for those who know no language.
_NO_LANGUAGE = frozenset({"root", "und"})


def read_languages(fields: Fields, found: tuple[str, ...]) -> tuple[Language, ...]:
    """Return the languages of a site, the default first.

    ``found`` are those of file names, taken where none are listed or one can't be made out.
    """
    languages: dict[str, Language] = {}
    written: dict[str, str] = {}
    is_clear = True
    for item in fields.mixed("languages"):
        ref, name, locale = _entry(item)
        tag = _tag(ref, fields)
        if not tag:
            is_clear = False
        elif written.setdefault(tag, ref.id) != ref.id:
            continue  # one of the two is reported for how it is written
        elif tag in languages:
            fields.error(
                "duplicate-language", f"`{tag}` is listed twice", ref, "take one of the two out"
            )
        else:
            known = _checked_locale(ref, tag, locale, fields)
            languages[tag] = _language(tag, name, known, is_default=not languages)
    if not languages or not is_clear:
        languages |= dict(_spoken(found, languages))
    return tuple(languages.values())


def _entry(item: Fields | Ref) -> tuple[Ref, str, str]:
    """Return the tag of a listed language, its name and its locale; each may be empty."""
    if isinstance(item, Ref):
        return item, "", ""
    item.require("tag")
    ref = item.ref("tag") or Ref("")
    name, locale = item.text("name"), item.text("locale")
    item.finish()
    return ref, name, locale


def _tag(ref: Ref, fields: Fields) -> str:
    """Return the tag that is meant; empty where nobody can tell."""
    if not ref.id or LANGUAGE_TAG.match(ref.id):
        return ref.id
    message, hint = tag_fault(ref.id)
    fields.error("bad-language", message, ref, hint)
    return meant_tag(ref.id)


def _spoken(
    found: tuple[str, ...], listed: Mapping[str, Language]
) -> Iterator[tuple[str, Language]]:
    """Yield what file names speak of; one such as `node.js.md` speaks of no language."""
    spoken = [tag for tag in found if _locale(_default_locale(tag))]
    for tag in spoken if listed else ("en", *spoken):
        if tag not in listed:
            yield (
                tag,
                _language(tag, "", _default_locale(tag), is_default=not listed and tag == "en"),
            )


def _language(tag: str, name: str, locale: str, *, is_default: bool) -> Language:
    known = Locale.parse(locale, sep="_")
    prefix = "/" if is_default else f"/{tag.lower()}/"
    return Language(tag, name or autonym(tag), str(known), known.text_direction, prefix)


def _checked_locale(ref: Ref, tag: str, locale: str, fields: Fields) -> str:
    """Return whose dates and numbers a language has: the nearest where those asked for are unknown."""
    wanted = locale or _default_locale(tag)
    if _locale(wanted):
        return wanted
    if locale or tag == ref.id:
        message = f"no locale data for `{locale or tag}`"
        fields.error("unknown-locale", message, ref, _locale_hint(tag, locale))
    own = _default_locale(tag)
    return own if _locale(own) else str(find_locale(tag) or _ENGLISH)


def _locale_hint(tag: str, locale: str) -> str:
    near = canonical_tag(locale).replace("-", "_")
    if locale and _locale(near):
        return f"write `{near}`"
    if locale and _locale(_default_locale(tag)):
        return f"leave it out: `{tag}` has data of its own"
    own = tag.partition("-")[0]
    whose = own if _locale(own) else "en"
    return f"say whose dates and numbers to use, as in `{{tag: {tag}, locale: {whose}}}`"


def _locale(name: str) -> Locale | None:
    """Return the locale that CLDR has under a name; not one that Babel takes for it."""
    try:
        found = Locale.parse(name, sep="_")
        language, territory, script, *_ = parse_locale(name)
    except (UnknownLocaleError, ValueError):
        return None
    is_it = language not in _NO_LANGUAGE
    is_it = is_it and territory in (None, found.territory) and script in (None, found.script)
    return found if is_it else None


def _default_locale(tag: str) -> str:
    # "World English" writes 24 June 2019: it reads unambiguously everywhere.
    return _ENGLISH if tag in ("en", PSEUDO) else tag.replace("-", "_")
