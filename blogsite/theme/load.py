"""Finds the files of the site's theme."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite import codec
from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import CONFIG_PATH
from blogsite.model.parsed import Parsed
from blogsite.model.theme import ThemeManifest
from blogsite.parse.memo import Memo
from blogsite.tree import Tree
from blogsite.views.pages import OPTIONAL, TEMPLATES

SITE = "site"
BUNDLED = "bundled"

# The folders of a theme beside its templates, in the order in which `Theme` holds their files.
_PUBLISHED = ("assets", "styles", "static")

_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
# A name that is written out, and what may follow it; anything else is worked out at run time.
_WRITTEN_OUT = re.compile(
    r"""\s*(?:"([^"]+)"|'([^']+)')\s*(?:(?:ignore|with|without|as|import)\s[^'"]*)?\Z"""
)


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of a theme: in which tree (``site`` or ``bundled``), its path there, its digest."""

    origin: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with what it inherits: the nearest file of each name wins.

    ``templates`` have the text too; ``styles`` are parts of one sheet, which an asset of that
    sheet's name replaces; ``statics`` are published at the site's root as they are.
    """

    templates: Mapping[str, tuple[ThemeFile, str]]
    assets: Mapping[str, ThemeFile]
    styles: Mapping[str, ThemeFile]
    statics: Mapping[str, ThemeFile]

    def closure(self, template: str) -> str:
        """Return a digest of a template and of all that it extends, includes or imports."""
        names = self.reach(template)
        return codec.digest(
            *(part for name in names for part in (name, self.templates[name][0].digest))
        )

    def reach(self, template: str) -> list[str]:
        """Return a template and all that it can reach, sorted.

        Where a name is worked out at run time, any template may be meant.
        """
        found: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found or name not in self.templates:
                continue
            found.add(name)
            for match in _REFERENCE.finditer(self.templates[name][1]):
                wanted = _WRITTEN_OUT.match(match[1])
                if wanted is None:
                    return sorted(self.templates)
                waiting.append(wanted[1] or wanted[2])
        return sorted(found)


@dataclass(frozen=True, slots=True)
class _Place:
    origin: str
    tree: Tree
    folder: str


def load_theme(name: str, trees: Mapping[str, Tree], memo: Memo, problems: Problems) -> Theme:
    """Load the theme that the settings name; errors where it, or one it extends, is missing."""
    templates: dict[str, tuple[ThemeFile, str]] = {}
    published: dict[str, dict[str, ThemeFile]] = {kind: {} for kind in _PUBLISHED}
    for place in _chain(name, trees, memo, problems):
        for kind, rest, file in _files(place):
            if kind == "templates" and rest not in templates:
                text = place.tree.read(file.path).decode("utf-8", "replace")
                templates[rest] = (file, text)
            elif kind in published:
                published[kind].setdefault(rest, file)
    missing = [each for each in TEMPLATES if each not in templates and each not in OPTIONAL]
    if missing and not problems.has_errors:
        problems.error(
            "missing-template",
            f"theme `{name}` has no template " + ", ".join(f"`{each}`" for each in missing),
            f"themes/{name}/theme.yaml",
            hint=f"add it to `themes/{name}/templates`, or `extends: default` to `theme.yaml`",
        )
    return Theme(templates, *published.values())


def _files(place: _Place) -> Iterator[tuple[str, str, ThemeFile]]:
    for path in place.tree.below(place.folder):
        kind, _, rest = path.removeprefix(place.folder + "/").partition("/")
        yield kind, rest, ThemeFile(place.origin, path, place.tree.digests[path])


def _chain(
    name: str, trees: Mapping[str, Tree], memo: Memo, problems: Problems
) -> Iterator[_Place]:
    seen: set[tuple[str, str]] = set()
    while name:
        place = _find(name, trees, seen)
        if place is None and not any(folder == f"themes/{name}" for _, folder in seen):
            known = {theme for tree in trees.values() for theme in _names(tree)} - {name}
            hint = did_you_mean(name, known) or f"add the folder `themes/{name}`"
            problems.error("unknown-theme", f"there is no theme `{name}`", CONFIG_PATH, hint=hint)
        if place is None:
            return
        seen.add((place.origin, place.folder))
        yield place
        name = _parent(place, memo, problems)


def _names(tree: Tree) -> set[str]:
    return {path.split("/")[1] for path in tree.below("themes")}


def _find(name: str, trees: Mapping[str, Tree], seen: set[tuple[str, str]]) -> _Place | None:
    """Return the nearest theme of a name; one that extends its own name builds on the next."""
    folder = f"themes/{name}"
    for origin, tree in trees.items():
        if (origin, folder) not in seen and any(True for _ in tree.below(folder)):
            return _Place(origin, tree, folder)
    return None


def _parent(place: _Place, memo: Memo, problems: Problems) -> str:
    path = f"{place.folder}/theme.yaml"
    if path not in place.tree:
        return ""
    label = path if place.origin == SITE else f"{place.origin}:{path}"
    facts = (place.tree.digests[path],)
    parsed = memo.find(label, facts)
    if parsed is None:
        made = _read_manifest(path, place.tree.read(path))
        parsed = memo.remember(label, facts, codec.encode(made))
    problems.extend(parsed.diagnostics)
    return parsed.theme.extends if parsed.theme else ""


def _read_manifest(path: str, data: bytes) -> Parsed:
    # Imported here because a build of an unchanged theme gets by without YAML.
    from blogsite.fields import Fields, Mapping, Source, parse_yaml  # noqa: PLC0415

    problems = Problems()
    source = Source.decode(path, data, problems)
    text = source.text if source else ""
    mapping = parse_yaml(text, path=path, first_line=1, problems=problems) or Mapping((), 1, 1)
    fields = Fields(mapping, path=path, problems=problems, owner="a theme's settings")
    manifest = ThemeManifest(fields.text("name"), fields.text("extends"))
    fields.text("description")
    fields.finish()
    return Parsed(tuple(problems), theme=manifest)
