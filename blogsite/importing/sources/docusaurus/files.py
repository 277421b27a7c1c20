"""Finds the files that posts of a Docusaurus site refer to."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blogsite.importing.archive import SourceText
from blogsite.importing.sources.docusaurus.layout import Blog
from blogsite.importing.sources.folders import Folder, own_paths


@dataclass(frozen=True, slots=True)
class DocusaurusFiles:
    """Files beside a post or beside its original, those of the site, and those served at its root."""

    folder: Folder
    blogs: tuple[Blog, ...]
    hosts: tuple[str, ...] = ()

    def find(self, address: str, text: SourceText) -> Path | None:
        """Return the file that an address in a text means."""
        path = self.path_of(address, text.place.path)
        return self.folder.paths[path] if path else None

    def path_of(self, address: str, source: str) -> str | None:
        """Return the path of the file that an address means in the file ``source``."""
        blog, of = self._blog(source)
        if address.startswith("@site/"):
            return self.folder.find(address.removeprefix("@site/"), [blog.site])
        static = [posixpath.join(blog.site, name) for name in blog.settings.static]
        for path in own_paths(address, self.hosts, blog.settings.base):
            served = [*static, blog.site] if path.startswith("/") else _beside(blog, of, source)
            if found := self.folder.find(path, served):
                return found
        return None

    def _blog(self, source: str) -> tuple[Blog, str]:
        """Return the blog that a file belongs to, and which of its folders."""
        for blog in self.blogs:
            for of in sorted(blog.folders.values(), key=len, reverse=True):
                if not of or source.startswith(of + "/"):
                    return blog, of
        return self.blogs[0], ""


def _beside(blog: Blog, of: str, source: str) -> Iterator[str]:
    """Yield the folders in which a relative address is looked for."""
    own = source.rpartition("/")[0]
    inner = own[len(of) :].strip("/")
    yield own
    yield posixpath.join(blog.folder, inner) if inner else blog.folder
    yield of
    yield blog.folder
    yield blog.site
