"""Which languages a Hugo site has, and where their texts are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.hugo.config import Config, as_list, as_text, as_tree, dig
from blogsite.importing.sources.languages import known_tag

TEXTS = frozenset(
    [".md", ".markdown", ".mdown", ".html", ".htm", ".adoc", ".asciidoc", ".ad", ".rst", ".org",
     ".pandoc", ".pdc"]
)  # fmt: skip
"""The endings of what Hugo takes for a text."""


@dataclass(frozen=True, slots=True)
class Mount:
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
    folders: tuple[Mount, ...]

    def split(self, stem: str, siblings: frozenset[str]) -> tuple[str, str]:
        """Part a file's name without ending from the language that it says, if any."""
        base, dot, suffix = stem.rpartition(".")
        if not dot or not base:
            return stem, ""
        is_known = suffix.lower() in {each.lower() for each in self.known}
        if is_known or (known_tag(suffix) and base in siblings):
            return base, suffix
        return stem, ""


def find_languages(folder: Folder, config: Config, asked: str) -> Languages:
    """Find out the languages from the configuration, else from the names of folders."""
    content = content_folder(folder, config)
    named = tuple(
        code
        for code, values in config.languages.items()
        if as_text(dig(as_tree(values), "disabled")) != "true"
    )
    folders = tuple(_configured(config, named))
    if not {*named} <= {mount.language for mount in folders} or not folders:
        taken = {mount.path for mount in folders}
        folders += tuple(
            each for each in _folders(folder, content, named) if each.path not in taken
        )
    from_folders = dict.fromkeys(mount.language for mount in folders if mount.language)
    known = tuple(dict.fromkeys([*named, *from_folders]))
    default = (
        asked or config.text("defaultcontentlanguage") or _likeliest(known, config, folder.root)
    )
    first = [each for each in known if each.lower() == default.lower()]
    rest = [each for each in known if each not in first]
    return Languages((first or [default])[0], (*(first or [default]), *rest), folders)


def content_folder(folder: Folder, config: Config) -> str:
    """Return the folder of the texts, empty where the source is that folder itself."""
    name = _clean(config.text("contentdir")) or "content"
    return name if next(folder.below(name), None) else ""


def _configured(config: Config, named: Sequence[str]) -> Iterator[Mount]:
    for code in named:
        if path := as_text(dig(as_tree(config.languages[code]), "contentdir")):
            yield Mount(_clean(path), code)
    for mount in as_list(config.get("module.mounts")):
        values = as_tree(mount)
        source, target = as_text(values.get("source")), _clean(as_text(values.get("target")))
        if source and target.partition("/")[0] == "content":
            yield Mount(_clean(source), _language_of(values), target.partition("/")[2])


def _language_of(mount: object) -> str:
    values = as_tree(mount) if isinstance(mount, dict) else {}
    matrix = as_list(dig(values, "sites.matrix.languages"))
    return as_text(values.get("lang")) or (as_text(matrix[0]) if len(matrix) == 1 else "")


def _clean(path: str) -> str:
    return "/".join(part for part in path.split("/") if part not in {"", ".", ".."})


def _folders(folder: Folder, content: str, named: Sequence[str]) -> Iterator[Mount]:
    """Yield a folder for each language where all folders of the content are called like one."""
    start = len(content) + 1 if content else 0
    paths = [PurePosixPath(path[start:]) for path in folder.below(content)]
    texts = [path for path in paths if path.suffix.lower() in TEXTS]
    holding = sorted({path.parts[0] for path in texts if len(path.parts) > 1})
    codes = {code.lower() for code in named}
    chosen = [name for name in holding if name.lower() in codes]
    if not chosen and holding and all(map(known_tag, holding)):
        chosen = holding
    yield from (Mount(f"{content}/{name}".strip("/"), name) for name in chosen)
    if not {path.parts[0] for path in texts} <= set(chosen) or not texts:
        yield Mount(content, "")


def _likeliest(known: Sequence[str], config: Config, root: Path) -> str:
    """Return the default of a site that names none: the locale's, or what the folder is called."""
    locale = config.text("locale") or config.text("languagecode")
    if not known:
        above = [root.name] if root.parent.name == "content" else []
        above += [root.parent.name] if root.parent.parent.name == "content" else []
        names = [name for name in (locale, *above) if known_tag(name)]
        return next((name for name in names if not name.lower().startswith("en")), "en")
    english = [each for each in known if each.lower().split("-")[0] == "en"]
    same = [each for each in known if each.lower() == locale.lower()]
    return (same or english or list(known))[0]
