"""What the shortcodes of one text can ask of the site."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.ledger import Entry, Place
from blogsite.importing.letters import letters_of
from blogsite.importing.sources.hugo.pages import Page
from blogsite.importing.sources.hugo.site import Site

_LARGEST = 512 * 1024
_MOST = 100
_DEEPEST = 4


@dataclass(slots=True)
class Around:
    """The site as one text sees it; ``convert`` makes the text of an included file Markdown."""

    site: Site
    page: Page
    entries: list[Entry]
    convert: Callable[[str, Place, "Around"], str]
    _open: list[Path] = field(default_factory=list)
    _count: int = 0

    def target(self, reference: str) -> str | None:
        """Return the address of the text that a reference means."""
        path, sign, fragment = reference.partition("#")
        if not path:
            return reference if sign else None
        found = self.site.find(path, self.page)
        if found is None:
            return None
        key = self.site.keys.get(found.path)
        where = self.site.address(found) if key is None else f"import:{quote(key, safe='/')}"
        return f"{where}{sign}{fragment}"

    def param(self, name: str) -> str | None:
        """Return a parameter of the text or the site."""
        return self.site.param(name, self.page)

    def resource(self, pattern: str) -> str | None:
        """Return the name of the file beside the text that a pattern means."""
        return self.site.beside(pattern, self.page) if self.page.is_bundle else None

    def included(self, path: str, *, is_code: bool) -> str | None:
        """Return the text of a file of the source, of one that includes itself only once."""
        self._count += 1
        file = self.site.file(path, self.page)
        if file is None or file in self._open or len(self._open) >= _DEEPEST or self._count > _MOST:
            return None
        try:
            with file.open("rb") as opened:
                data = opened.read(_LARGEST + 1)
        except OSError:
            return None
        if len(data) > _LARGEST:
            return None
        if is_code:
            return letters_of(data).text
        found = read_front_matter(data)
        name = file.relative_to(self.site.folder.root).as_posix()
        self._open.append(file)
        try:
            return self.convert(found.body, Place(name, found.body_line), self)
        finally:
            self._open.pop()
