"""Tells by a few files what made a folder."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

# As far as is looked for what a WordPress export begins with.
_HEAD = 1 << 16
_WXR = b"wordpress.org/export/"
_MOST_ENTRIES = 1000
# What each kind's folder has and no other's: any of these is enough.
_MARKS: Mapping[str, tuple[str, ...]] = {
    "hugo": (
        "hugo.toml",
        "hugo.yaml",
        "hugo.yml",
        "hugo.json",
        "config/_default",
        "archetypes",
        "content/_index.md",
        "content/*/_index.md",
        "content/*/*/_index.md",
    ),
    "docusaurus": (
        "docusaurus.config.js",
        "docusaurus.config.ts",
        "docusaurus.config.mjs",
        "docusaurus.config.cjs",
        "blog/authors.yml",
        "i18n/*/docusaurus-plugin-content-blog",
    ),
    "jekyll": ("_config.yml", "_config.yaml", "_posts", "_drafts"),
    "wordpress": ("wp-config.php", "wp-content"),
}
# What a folder may have that a kind can be read of, and others too.
_POSSIBLE: Mapping[str, tuple[str, ...]] = {
    "hugo": ("config.toml", "config.yaml", "config.json", "content"),
    "docusaurus": ("blog", "i18n"),
    "jekyll": ("_layouts", "_includes", "_data"),
    "wordpress": ("*.xml",),
}


def looks_like(source: Path) -> set[str]:
    """Return the kinds that a source is for certain; empty where nothing tells."""
    if source.is_file():
        return {"wordpress"} if _is_export(source) else set()
    found = {kind for kind, marks in _MARKS.items() if _has_any(source, marks)}
    if not found and any(_is_export(each) for each in _listed(source, "*.xml")):
        found.add("wordpress")
    return found


def may_be(source: Path, kind: str) -> bool:
    """Whether a folder has what a kind can be read of."""
    return _has_any(source, _POSSIBLE.get(kind, ("*",)))


def is_native(source: Path) -> bool:
    """Whether a folder is a site of this program already."""
    return (source / "content/site.yaml").is_file()


def is_empty(source: Path) -> bool:
    """Whether there is nothing in a folder, or in a file."""
    if source.is_file():
        return source.stat().st_size == 0
    return next(source.iterdir(), None) is None


def _has_any(source: Path, marks: tuple[str, ...]) -> bool:
    return any(next(_listed(source, mark), None) for mark in marks)


def _listed(source: Path, mark: str) -> Iterator[Path]:
    if "*" in mark:
        yield from islice(source.glob(mark), _MOST_ENTRIES)
    elif (source / mark).exists():
        yield source / mark


def _is_export(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _WXR in file.read(_HEAD)
    except OSError:
        return False
