"""What a Hugo site says of itself: `hugo.toml` and its like, and the folder `config`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from blogsite.importing.front_matter import Value, read_front_matter
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.letters import letters_of
from blogsite.importing.sources.folders import Folder
from blogsite.importing.urls import split_url

ENDINGS = (".toml", ".yaml", ".yml", ".json")
_MAIN = ("hugo", "config")
_FOLDERS = ("config/_default", "config/production")

Tree = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Config:
    """Settings by lower-case key; empty where there is no configuration.

    ``entries`` are the files that could not be read.
    """

    values: Tree = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    def get(self, path: str) -> Value:
        """Return what is set at a path of keys parted by dots."""
        return dig(self.values, path)

    def text(self, path: str) -> str:
        """Return a setting that is a text, empty where it is none."""
        return as_text(self.get(path))

    def of_language(self, language: str, path: str) -> Value:
        """Return a setting as one language has it."""
        own = dig(self.values, f"languages.{language.lower()}.{path}")
        return self.get(path) if own is None else own

    @property
    def base(self) -> str:
        """The path that the site is below, without a slash at its end."""
        return split_url(self.text("baseurl")).path.rstrip("/")

    @property
    def languages(self) -> Tree:
        """The languages by code, as they are configured."""
        return as_tree(self.get("languages"))


def read_config(folder: Folder) -> Config:
    """Read all that configures a site, later files over earlier ones."""
    values: dict[str, Value] = {}
    entries: list[Entry] = []
    for path, key in _config_files(folder):
        found, fault = read_values(folder, path)
        if fault:
            entries.append(lost(Part.FILE, path, Place(path), f"can't be read: {fault}"))
        _merge(values, _at(key, lower_keys(found)))
    return Config(values, tuple(entries))


def _config_files(folder: Folder) -> Iterator[tuple[str, str]]:
    """Yield files, and the key that all of one stands below."""
    main = [f"{name}{ending}" for name in _MAIN for ending in ENDINGS]
    yield from ((path, "") for path in [each for each in main if each in folder][:1])
    for below in _FOLDERS:
        paths = [PurePosixPath(path) for path in folder.below(below)]
        for path in sorted(paths, key=lambda path: (path.stem not in _MAIN, path)):
            if path.suffix in ENDINGS:
                yield path.as_posix(), _key_of(path.stem.lower())


def _key_of(stem: str) -> str:
    name, _, language = stem.partition(".")
    if name in _MAIN:
        return ""
    inner = "" if name == "languages" else f".{name}"
    return f"languages.{language}{inner}" if language else name


def read_values(folder: Folder, path: str) -> tuple[Tree, str]:
    """Return what a file of values holds, and why it can't be read."""
    try:
        text = letters_of(folder.read(path)).text
    except OSError as fault:
        return {}, fault.strerror or "unknown"
    fence = "+++" if path.endswith(".toml") else "" if path.endswith(".json") else "---"
    text = text.strip().removeprefix("---")
    found = read_front_matter(f"{fence}\n{text}\n{fence}\n" if fence else text)
    return found.values, found.fault


def _at(key: str, values: Tree) -> Tree:
    for part in reversed(key.split(".") if key else []):
        values = {part: values}
    return values


def _merge(into: dict[str, Value], values: Tree) -> None:
    for key, value in values.items():
        old = into.get(key)
        if isinstance(value, Mapping) and isinstance(old, Mapping):
            inner = dict(old)
            _merge(inner, value)
            into[key] = inner
        else:
            into[key] = value


def lower_keys(values: Tree) -> dict[str, Value]:
    """Return a tree of values as Hugo takes it, to which capitals make no difference."""
    return {key.lower(): _lower(value) for key, value in values.items()}


def _lower(value: Value) -> Value:
    if isinstance(value, Mapping):
        return lower_keys(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_lower(each) for each in value]
    return value


def dig(values: Tree, path: str) -> Value:
    """Return what a tree has at a path of keys parted by dots."""
    found: Value = values
    for part in path.lower().split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def as_text(value: Value) -> str:
    """Return a scalar as a text, empty for all else."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.strip() if isinstance(value, str) else ""


def as_tree(value: Value) -> Tree:
    """Return a mapping, an empty one for all else."""
    return value if isinstance(value, Mapping) else {}


def as_list(value: Value) -> Sequence[Value]:
    """Return a list, of one for a scalar or a mapping and of none for nothing."""
    if value is None or value == "":
        return ()
    if isinstance(value, str | bool | Mapping):
        return (value,)
    return value


def first_text(tree: Tree, *keys: str) -> str:
    """Return the first of some values that is a text and not empty."""
    return next((text for key in keys if (text := as_text(tree.get(key)))), "")
