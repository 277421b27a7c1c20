"""What `_config.yml` says of a Jekyll site."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.importing.front_matter import Value
from blogsite.importing.ledger import Entry
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.front_fields import one_line
from blogsite.importing.sources.yaml_values import read_yaml

_NAMES = ("_config.yml", "_config.yaml")


@dataclass(frozen=True, slots=True)
class Defaults:
    """Front matter that texts below a path, or of a type, have without saying so."""

    path: str
    type: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Collection:
    """A kind of texts of the site's own; those that are put out have pages."""

    name: str
    has_pages: bool = False
    permalink: str = ""


@dataclass(frozen=True, slots=True)
class JekyllConfig:
    """The settings of a site; ``values`` are all of them, for what texts say of the site."""

    values: Mapping[str, Value] = field(default_factory=dict)
    url: str = ""
    base: str = ""
    permalink: str = "date"
    separator: str = ""
    language: str = ""
    shows_future: bool = False
    collections: tuple[Collection, ...] = ()
    defaults: tuple[Defaults, ...] = ()

    def said(self, key: str) -> str:
        """Return a setting that is a text."""
        value = self.values.get(key)
        return one_line(value) if isinstance(value, (str, bool)) else ""

    def defaults_of(self, path: str, kind: str) -> Mapping[str, Value]:
        """Return what a file's front matter has by default; the closest path counts."""
        found: dict[str, Value] = {}
        for each in sorted(self.defaults, key=lambda one: len(one.path)):
            is_below = not each.path or path == each.path or path.startswith(each.path + "/")
            if is_below and each.type in ("", kind):
                found.update(each.values)
        return found


def read_config(folder: Folder, site: str, entries: list[Entry]) -> JekyllConfig:
    """Read the settings of the site in a folder; without any they are the usual ones."""
    path = next((each for name in _NAMES if (each := f"{site}/{name}".lstrip("/")) in folder), "")
    values = read_yaml(path, folder.settings(path), entries).values if path else {}
    config = JekyllConfig(values)
    return JekyllConfig(
        values,
        url=config.said("url").rstrip("/"),
        base="/" + config.said("baseurl").strip("/") if config.said("baseurl").strip("/") else "",
        permalink=config.said("permalink") or "date",
        separator=config.said("excerpt_separator"),
        language=config.said("lang") or config.said("language") or config.said("locale"),
        shows_future=config.said("future") == "true",
        collections=tuple(_collections(values.get("collections"))),
        defaults=tuple(_defaults(values.get("defaults"))),
    )


def _collections(value: Value) -> Iterator[Collection]:
    if isinstance(value, Mapping):
        for name, options in value.items():
            said = options if isinstance(options, Mapping) else {}
            yield Collection(name, said.get("output") is True, one_line(_text(said, "permalink")))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from (Collection(one_line(name)) for name in value if isinstance(name, str))


def _defaults(value: Value) -> Iterator[Defaults]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return
    for each in value:
        if isinstance(each, Mapping) and isinstance(values := each.get("values"), Mapping):
            scope = each.get("scope")
            where = scope if isinstance(scope, Mapping) else {}
            path = one_line(_text(where, "path")).strip("/")
            yield Defaults(path.rstrip("*").rstrip("/"), one_line(_text(where, "type")), values)


def _text(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""
