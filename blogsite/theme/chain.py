"""Finds the theme that a site chooses, and those that it builds on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite import codec
from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import CONFIG_PATH
from blogsite.model.text import Ref
from blogsite.model.theme import ThemeManifest
from blogsite.parse.memo import Memo
from blogsite.tree import SITE, Tree


@dataclass(frozen=True, slots=True)
class Place:
    """A theme's folder in one of the trees, and what the theme says about itself."""

    name: str
    origin: str
    tree: Tree
    manifest: ThemeManifest

    @property
    def folder(self) -> str:
        """The path of the folder in its tree."""
        return f"themes/{self.name}"

    @property
    def manifest_path(self) -> str:
        """The path of its `theme.yaml`, whether it has one or not."""
        return f"{self.folder}/theme.yaml"


def find_chain(
    chosen: Ref, trees: Mapping[str, Tree], memo: Memo, problems: Problems
) -> tuple[Place, ...]:
    """Return the theme that is chosen and those it builds on, the nearest first.

    One that extends its own name builds on the theme of that name in the next tree.
    """
    found: list[Place] = []
    wanted, asking = chosen, CONFIG_PATH
    while wanted.id:
        place = _find(wanted.id, found, trees, memo, problems)
        if place is None:
            _report(wanted, asking, found, trees, problems)
            break
        found.append(place)
        wanted, asking = place.manifest.extends or Ref(""), place.manifest_path
    return tuple(found)


def _find(
    name: str, before: list[Place], trees: Mapping[str, Tree], memo: Memo, problems: Problems
) -> Place | None:
    seen = {place.origin for place in before if place.name == name}
    for origin, tree in trees.items():
        if origin not in seen and any(True for _ in tree.below(f"themes/{name}")):
            return Place(name, origin, tree, _manifest(name, origin, tree, memo, problems))
    return None


def _report(
    wanted: Ref, asking: str, found: list[Place], trees: Mapping[str, Tree], problems: Problems
) -> None:
    name, place = wanted.id, (asking, wanted.line, wanted.column)
    circle = [each.name for each in found]
    if name in circle:
        names = [*circle[circle.index(name) :], name]
        said = " extends ".join(f"`{each}`" for each in names)
        hint = "each theme builds on another one, and the last one on none; take one `extends` out"
        problems.error("theme-loop", f"themes extend each other in a circle: {said}", *place, hint)
        return
    known = {theme for tree in trees.values() for theme in _names(tree)} - {*circle, name}
    hint = did_you_mean(name, known) or f"add the folder `themes/{name}`"
    problems.error("unknown-theme", f"there is no theme `{name}`", *place, hint)


def _names(tree: Tree) -> Iterator[str]:
    return (path.split("/")[1] for path in tree.below("themes"))


def _manifest(name: str, origin: str, tree: Tree, memo: Memo, problems: Problems) -> ThemeManifest:
    path = f"themes/{name}/theme.yaml"
    if path not in tree:
        return ThemeManifest(name)
    label = path if origin == SITE else f"{origin}:{path}"
    facts = (tree.digests[path],)
    parsed = memo.find(label, facts)
    if parsed is None:
        # Imported here because a build of an unchanged theme gets by without YAML.
        from blogsite.theme.manifest import read_manifest  # noqa: PLC0415

        parsed = memo.remember(label, facts, codec.encode(read_manifest(path, tree.read(path))))
    problems.extend(parsed.diagnostics)
    return parsed.theme or ThemeManifest(name)
