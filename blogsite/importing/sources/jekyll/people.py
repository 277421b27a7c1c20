"""The authors that a Jekyll site lists in its data."""

from collections.abc import Iterator, Mapping

from blogsite.importing.archive import Person
from blogsite.importing.front_matter import Value
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.front_fields import as_line, one_line
from blogsite.importing.sources.yaml_values import read_yaml

_FILES = tuple(
    f"_data/{name}.{ending}"
    for name in ("authors", "people", "members")
    for ending in ("yml", "yaml", "json")
)
_NAMES = ("name", "display_name", "title")
_URLS = ("url", "web", "website", "uri", "home", "link")
_ROLES = ("role", "position", "job_title")
_ORGANIZATIONS = ("organization", "company", "affiliation")
_BIOS = ("bio", "description", "about")
_UNSAID: tuple[Value, ...] = (None, "", [], {}, False)


def read_people(folder: Folder, site: str, entries: list[Entry]) -> Iterator[Person]:
    """Yield the people of the first list that the site has."""
    for name in _FILES:
        path = f"{site}/{name}".lstrip("/")
        if path in folder:
            listed = read_yaml(path, folder.settings(path), entries)
            for key, value in listed.values.items():
                if isinstance(value, Mapping):
                    yield _person(key, value, listed.place(key), entries)
                elif isinstance(value, str):
                    yield Person(key, one_line(value), listed.place(key))
            return


def _person(key: str, values: Mapping[str, Value], place: Place, entries: list[Entry]) -> Person:
    taken: set[str] = set()

    def said(*names: str) -> str:
        for name in names:
            if isinstance(value := values.get(name), str) and value.strip():
                taken.add(name)
                return one_line(value)
        return ""

    person = Person(
        key,
        said(*_NAMES) or key,
        place,
        role=said(*_ROLES),
        organization=said(*_ORGANIZATIONS),
        url=said(*_URLS),
        bio=said(*_BIOS),
    )
    for name, value in values.items():
        if name not in taken and value not in _UNSAID:
            what = f"{key}.{name}: {as_line(value)}"
            entries.append(lost(Part.FIELD, what, place, "authors have no such field"))
    return person
