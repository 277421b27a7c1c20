"""Finds the files of the site's theme."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite import codec
from blogsite.diagnostics import Problems
from blogsite.model.theme import PropertyValue, ThemeChoice
from blogsite.parse.memo import Memo
from blogsite.theme.chain import Place, find_chain
from blogsite.theme.logo import Logo, find_logo
from blogsite.theme.properties import resolve_properties
from blogsite.tree import SITE, Tree
from blogsite.views.pages import OPTIONAL, TEMPLATES

# What the styles are joined to.
SHEET = "site.css"
_TEMPLATES, _STYLES, _WORDS = "templates", "styles", "i18n"

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

    ``templates`` have the text too; those of a theme that is extended are there a second time as
    `THEME/NAME`, as that theme has them. ``styles`` are parts of one sheet in their order, which an
    asset of that sheet's name replaces; ``statics`` are published at the site's root as they are.
    ``words`` are the folders with catalogues, by origin. Where one that is extended isn't there, the
    theme isn't whole.
    """

    templates: Mapping[str, tuple[ThemeFile, str]]
    assets: Mapping[str, ThemeFile]
    styles: Mapping[str, ThemeFile]
    statics: Mapping[str, ThemeFile]
    is_whole: bool = True
    properties: tuple[PropertyValue, ...] = ()
    logo: Logo | None = None
    words: tuple[tuple[str, str], ...] = ()

    @property
    def assets_with_sheet(self) -> frozenset[str]:
        """The names that a template may ask for the URL of."""
        return frozenset(self.assets) | ({SHEET} if self.styles else set())

    def is_nearest(self, template: str) -> bool:
        """Whether a name is that of a file, and not that of one as a theme further on has it."""
        return self.templates[template][0].path.endswith(f"/{_TEMPLATES}/{template}")

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


def load_theme(
    choice: ThemeChoice, trees: Mapping[str, Tree], memo: Memo, problems: Problems
) -> Theme:
    """Load the theme that the settings name; errors where it, or one it extends, is missing."""
    chain = find_chain(choice.name, trees, memo, problems)
    is_whole = bool(chain) and chain[-1].manifest.extends is None
    templates = _templates(chain)
    missing = [each for each in TEMPLATES if each not in templates and each not in OPTIONAL]
    if missing and not problems.has_errors:
        name = choice.name.id
        problems.error(
            "missing-template",
            f"theme `{name}` has no template " + ", ".join(f"`{each}`" for each in missing),
            f"themes/{name}/theme.yaml",
            hint=f"add it to `themes/{name}/templates`, or `extends: default` to `theme.yaml`",
        )
    return Theme(
        templates,
        assets=_nearest(chain, "assets"),
        styles=_styles(chain),
        statics=_nearest(chain, "static"),
        is_whole=is_whole,
        properties=resolve_properties(chain, choice, memo, problems) if is_whole else (),
        logo=find_logo(choice.logo, trees[SITE], problems),
        words=tuple((place.origin, f"{place.folder}/{_WORDS}") for place in chain),
    )


def _files(place: Place, kind: str) -> Iterator[tuple[str, ThemeFile]]:
    """Yield the files in one of a theme's folders, with their names in it."""
    folder = f"{place.folder}/{kind}"
    for path in place.tree.below(folder):
        file = ThemeFile(place.origin, path, place.tree.digests[path])
        yield path.removeprefix(f"{folder}/"), file


def _nearest(chain: tuple[Place, ...], kind: str) -> dict[str, ThemeFile]:
    return {name: file for place in reversed(chain) for name, file in _files(place, kind)}


def _styles(chain: tuple[Place, ...]) -> dict[str, ThemeFile]:
    """Return the parts of the sheet: a theme's own come after those of the theme it extends.

    One with the name of an inherited part stands in its place.
    """
    found: dict[str, ThemeFile] = {}
    for place in reversed(chain):
        found.update(sorted(_files(place, _STYLES)))
    return found


def _templates(chain: tuple[Place, ...]) -> dict[str, tuple[ThemeFile, str]]:
    found: dict[str, tuple[ThemeFile, str]] = {}
    qualified: dict[str, tuple[ThemeFile, str]] = {}
    for place in reversed(chain):
        for name, file in _files(place, _TEMPLATES):
            found[name] = file, place.tree.read(file.path).decode("utf-8", "replace")
        if place is not chain[0]:
            every = {f"{place.name}/{name}": each for name, each in found.items()}
            qualified = {**every, **qualified}
    return {**qualified, **found}
