"""The list of authors of a Docusaurus blog, and what it is called in other languages."""

from collections.abc import Iterator, Mapping

from blogsite.importing.archive import Person, Term
from blogsite.importing.front_matter import Value
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.sources.docusaurus.layout import Blog
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.front_fields import as_line, one_line
from blogsite.importing.sources.yaml_values import YamlFile, read_yaml

_KNOWN = frozenset({"name", "title", "url", "description", "socials", "page"})
_TAG_KEYS = frozenset({"label", "description", "permalink"})
_UNSAID: tuple[Value, ...] = (None, "", [], {}, False)


def read_people(folder: Folder, blog: Blog, entries: list[Entry]) -> Iterator[Person]:
    """Yield the authors that a blog lists, with their names in all languages."""
    lists = _lists(folder, blog, blog.config.authors, entries)
    for key, language in _first_of_each(lists):
        listed = lists[language]
        values, place = _values(listed, key), listed.place(key)
        names = _in_languages(lists, key, "name")
        entries += _left_out(key, values, place)
        entries += _other_languages(lists, key, language, ("title", "description"))
        url, others = _addresses(values)
        for other in others:
            entries.append(lost(Part.FIELD, f"{key}: {other}", place, "authors have one address"))
        yield Person(
            key,
            one_line(values.get("name")) or key,
            place,
            names=names,
            role=one_line(values.get("title")),
            url=url,
            bio=one_line(values.get("description")),
        )


def read_terms(folder: Folder, blog: Blog, entries: list[Entry]) -> Iterator[Term]:
    """Yield the tags that a blog lists."""
    lists = _lists(folder, blog, blog.config.tags, entries)
    for key, language in _first_of_each(lists):
        listed = lists[language]
        values, place = _values(listed, key), listed.place(key)
        for name, value in values.items():
            if name not in _TAG_KEYS and value not in _UNSAID:
                entries.append(
                    lost(
                        Part.FIELD,
                        f"{key}.{name}: {as_line(value)}",
                        place,
                        "tags have no such field",
                    )
                )
        names = _in_languages(lists, key, "label")
        entries += _other_languages(lists, key, language, ("description",))
        label = one_line(values.get("label")) or key
        yield Term(key, label, place, names=names, description=one_line(values.get("description")))


def _lists(
    folder: Folder, blog: Blog, names: tuple[str, ...], entries: list[Entry]
) -> Mapping[str, YamlFile]:
    """Read the lists in the blog's folders, by language."""
    found = {}
    for language, of in blog.folders.items():
        for name in names:
            path = f"{of}/{name}".lstrip("/")
            if path in folder:
                found[language] = read_yaml(path, folder.settings(path), entries)
                break
    return found


def _values(listed: YamlFile, key: str) -> Mapping[str, Value]:
    value = listed.values.get(key)
    return value if isinstance(value, Mapping) else {}


def _first_of_each(lists: Mapping[str, YamlFile]) -> Iterator[tuple[str, str]]:
    """Yield each key once, with the first language whose list has it."""
    seen: dict[str, str] = {}
    for language, listed in lists.items():
        for key, value in listed.values.items():
            if isinstance(value, Mapping):
                seen.setdefault(key, language)
    yield from seen.items()


def _in_languages(lists: Mapping[str, YamlFile], key: str, field: str) -> Mapping[str, str]:
    names = {}
    for language, listed in lists.items():
        if language and (name := one_line(_values(listed, key).get(field))):
            names[language] = name
    return names


def _other_languages(
    lists: Mapping[str, YamlFile], key: str, own: str, fields: tuple[str, ...]
) -> Iterator[Entry]:
    """Yield what other languages' lists say for which there is one place only."""
    for language, listed in lists.items():
        for name in fields:
            said = one_line(_values(listed, key).get(name))
            if language != own and said and said != one_line(_values(lists[own], key).get(name)):
                why = "only names differ between languages"
                yield lost(Part.FIELD, f"{key}.{name}: {said}", listed.place(key), why)


def _addresses(values: Mapping[str, Value]) -> tuple[str, list[str]]:
    """Return the one address of an author, and those for which there is no place."""
    url = one_line(values.get("url"))
    socials = values.get("socials")
    others = dict(socials) if isinstance(socials, Mapping) else {}
    said = {name: one_line(value) for name, value in others.items() if value not in _UNSAID}
    if not url:
        web = next((said.pop(name) for name in ("website", "blog", "homepage") if name in said), "")
        url = web if web.startswith(("https://", "http://")) else ""
    if not url and (handle := said.get("github", "")) and "/" not in handle:
        said.pop("github")
        url = f"https://github.com/{handle}"
    return url, [f"{name} {value}" for name, value in said.items()]


def _left_out(key: str, values: Mapping[str, Value], place: Place) -> Iterator[Entry]:
    for name, value in values.items():
        if name in _KNOWN or value in _UNSAID:
            continue
        is_picture = name in ("image_url", "imageURL")
        why = "authors have no picture" if is_picture else "authors have no such field"
        yield lost(Part.FIELD, f"{key}.{name}: {as_line(value)}", place, why)
