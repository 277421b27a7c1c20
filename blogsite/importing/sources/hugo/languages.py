"""Which languages a Hugo site has, and where their texts are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from babel.core import Locale, UnknownLocaleError

from blogsite.importing.sources.hugo.config import Config, as_list, as_text, as_tree, dig, walk

TEXTS = frozenset(
    [".md", ".markdown", ".mdown", ".html", ".htm", ".adoc", ".asciidoc", ".ad", ".rst", ".org",
     ".pandoc", ".pdc"]
)  # fmt: skip
"""The endings of what Hugo takes for a text."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of texts; ``path`` is relative to the source, ``target`` to the content.

    ``language`` is empty where the names of files say it.
    """

    path: str
    language: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a source, its default first, and the folders of their texts."""

    default: str
    known: tuple[str, ...]
    folders: tuple[Folder, ...]

    def split(self, stem: str, siblings: frozenset[str]) -> tuple[str, str]:
        """Part a file's name without ending from the language that it says, if any."""
        base, dot, suffix = stem.rpartition(".")
        if not dot or not base:
            return stem, ""
        is_known = suffix.lower() in {each.lower() for each in self.known}
        if is_known or (is_language(suffix) and base in siblings):
            return base, suffix
        return stem, ""


def is_language(name: str) -> bool:
    """Tell whether a name is the tag of a language that there is."""
    if not _TAG.fullmatch(name):
        return False
    try:
        Locale.parse(re.split("[-_]", name)[0].lower())
    except (UnknownLocaleError, ValueError):
        return False
    return True


def find_languages(root: Path, config: Config, asked: str) -> Languages:
    """Find out the languages from the configuration, else from the names of folders."""
    content = content_folder(root, config)
    named = tuple(
        code
        for code, values in config.languages.items()
        if as_text(dig(as_tree(values), "disabled")) != "true"
    )
    folders = tuple(_configured(config, named))
    if not {*named} <= {folder.language for folder in folders} or not folders:
        taken = {folder.path for folder in folders}
        folders += tuple(each for each in _folders(root, content, named) if each.path not in taken)
    from_folders = dict.fromkeys(folder.language for folder in folders if folder.language)
    known = tuple(dict.fromkeys([*named, *from_folders]))
    default = asked or config.text("defaultcontentlanguage") or _likeliest(known)
    first = [each for each in known if each.lower() == default.lower()]
    rest = [each for each in known if each not in first]
    return Languages((first or [default])[0], (*(first or [default]), *rest), folders)


def content_folder(root: Path, config: Config) -> str:
    """Return the folder of the texts, empty where the source is that folder itself."""
    name = config.text("contentdir").strip("/") or "content"
    is_safe = ".." not in PurePosixPath(name).parts
    return name if is_safe and (root / name).is_dir() else ""


def _configured(config: Config, named: Sequence[str]) -> Iterator[Folder]:
    for code in named:
        if path := as_text(dig(as_tree(config.languages[code]), "contentdir")):
            yield Folder(_clean(path), code)
    for mount in as_list(config.get("module.mounts")):
        values = as_tree(mount)
        source, target = as_text(values.get("source")), _clean(as_text(values.get("target")))
        if source and target.partition("/")[0] == "content":
            yield Folder(_clean(source), _language_of(values), target.partition("/")[2])


def _language_of(mount: object) -> str:
    values = as_tree(mount) if isinstance(mount, dict) else {}
    matrix = as_list(dig(values, "sites.matrix.languages"))
    return as_text(values.get("lang")) or (as_text(matrix[0]) if len(matrix) == 1 else "")


def _clean(path: str) -> str:
    return "/".join(part for part in path.split("/") if part not in {"", ".", ".."})


def _folders(root: Path, content: str, named: Sequence[str]) -> Iterator[Folder]:
    """Yield a folder for each language where all folders of the content are called like one."""
    inside = [path for path in sorted((root / content).iterdir()) if path.is_dir()]
    holding = [path.name for path in inside if _has_text(path)]
    codes = {code.lower() for code in named}
    chosen = [name for name in holding if name.lower() in codes]
    if not chosen and holding and all(map(is_language, holding)):
        chosen = holding
    yield from (Folder(f"{content}/{name}".strip("/"), name) for name in chosen)
    if not chosen or len(chosen) < len(holding) or _texts_at_top(root / content):
        yield Folder(content, "")


def _has_text(folder: Path) -> bool:
    return not folder.name.startswith(".") and any(
        path.suffix.lower() in TEXTS for path in walk(folder)
    )


def _texts_at_top(folder: Path) -> bool:
    return any(path.suffix.lower() in TEXTS for path in folder.iterdir() if path.is_file())


def _likeliest(known: Sequence[str]) -> str:
    english = [each for each in known if each.lower().split("-")[0] == "en"]
    return (english or list(known) or ["en"])[0]
