"""Where a source has Docusaurus sites, and the folders of their blogs in each language."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.letters import letters_of
from blogsite.importing.sources.docusaurus.addresses import post_name
from blogsite.importing.sources.docusaurus.config import NAMES, BlogConfig, SiteConfig, read_config
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.languages import known_tag

_ENDINGS = (".md", ".mdx")
_TRANSLATED = re.compile(
    r"(?P<root>(?:.*/)?)i18n/(?P<language>[^/]+)/docusaurus-plugin-content-blog(?:-(?P<key>[^/]+))?/"
)
_HIDDEN = re.compile(r"(?:.*/)?_[^/]*(?:/.*)?\Z|.*\.test\.mdx?\Z|(?:.*/)?__tests__/.*")
_MOST_FOLDERS = 4


@dataclass(frozen=True, slots=True)
class Blog:
    """A blog: its folder, and those of its translations by language; ``site`` is the site's folder."""

    site: str
    settings: SiteConfig
    config: BlogConfig
    folder: str
    translations: Mapping[str, str] = field(default_factory=dict)

    @property
    def folders(self) -> Mapping[str, str]:
        """Return the folders by language, the original's first, whose language is empty."""
        return {"": self.folder, **self.translations}

    def posts(self, folder: Folder, of: str) -> Iterator[str]:
        """Yield the files of posts in one of its folders."""
        inner = len(of) + 1 if of else 0
        for path in folder.below(of):
            if path.endswith(_ENDINGS) and not _HIDDEN.match(path[inner:]):
                yield path


def find_blogs(folder: Folder) -> tuple[Blog, ...]:
    """Find all blogs below a folder; where nothing says so, the folder is one itself."""
    sites = {
        path.rpartition("/")[0]: read_config(letters_of(folder.settings(path)).text, path)
        for path in folder.paths
        if path.rpartition("/")[2] in NAMES and path.count("/") <= _MOST_FOLDERS
    }
    for path in folder.paths:
        if (found := _TRANSLATED.match(path)) and found["root"].rstrip("/") not in sites:
            sites[found["root"].rstrip("/")] = SiteConfig()
    if not sites and any(folder.below("blog")):
        sites[""] = SiteConfig()
    blogs = tuple(
        blog for site, settings in sites.items() for blog in _of_site(folder, site, settings)
    )
    if blogs or not any(_may_be_post(folder, path) for path in folder.paths):
        return blogs
    return (Blog("", SiteConfig(), BlogConfig(path=""), ""),)


def _may_be_post(folder: Folder, path: str) -> bool:
    """Tell whether a text has what the posts of a blog have: any folder has texts."""
    if not path.endswith(_ENDINGS):
        return False
    return bool(post_name(path).date) or read_front_matter(folder.settings(path)).is_there


def _of_site(folder: Folder, site: str, settings: SiteConfig) -> Iterator[Blog]:
    found = _translations(folder, site)
    configs = {config.key: config for config in settings.blogs}
    for key in ("", *found):
        configs.setdefault(key, BlogConfig(key, key or "blog", key or "blog"))
    for key, config in configs.items():
        of = posixpath.normpath(posixpath.join(site, config.path))
        of = "" if of in (".", "..") or of.startswith("../") else of
        blog = Blog(site, settings, replace(config), of, found.get(key, {}))
        if any(any(blog.posts(folder, each)) for each in blog.folders.values() if each):
            yield blog


def _translations(folder: Folder, site: str) -> Mapping[str, dict[str, str]]:
    """Return the translated folders by the blog's key and the language."""
    found: dict[str, dict[str, str]] = {}
    for path in folder.below(f"{site}/i18n".lstrip("/")):
        if (match := _TRANSLATED.match(path)) and match["root"].rstrip("/") == site:
            tag = known_tag(match["language"]) or match["language"]
            found.setdefault(match["key"] or "", {})[tag] = path[: match.end() - 1]
    return found
