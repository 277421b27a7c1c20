"""Finds the files that texts of a Jekyll site refer to."""

from dataclasses import dataclass
from pathlib import Path

from blogsite.importing.archive import SourceText
from blogsite.importing.sources.folders import Folder, own_paths


@dataclass(frozen=True, slots=True)
class JekyllFiles:
    """Files of the site below its own path, and beside a text; addresses of pages are no files."""

    folder: Folder
    site: str
    base: str
    hosts: tuple[str, ...] = ()

    def find(self, address: str, text: SourceText) -> Path | None:
        """Return the file that an address in a text means."""
        path = self.path_of(address, text.place.path)
        return self.folder.paths[path] if path else None

    def path_of(self, address: str, source: str) -> str | None:
        """Return the path of the file that an address means in the file ``source``."""
        beside = source.rpartition("/")[0]
        for path in own_paths(address, self.hosts, self.base):
            folders = [self.site] if path.startswith("/") else [beside, self.site]
            if found := self.folder.find(path, folders):
                return found
        return None
