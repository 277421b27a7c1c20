"""An archive in the native layout, before it is written."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.importing.archive import SourceText
from blogsite.importing.ledger import Entry
from blogsite.model.contract import Promise

# What YAML is made of here; mappings keep their order.
Plain = str | int | bool | dt.date | Sequence["Plain"] | Mapping[str, "Plain"]


@dataclass(frozen=True, slots=True)
class NativeText:
    """A text with its place in the native layout.

    ``path`` is below the site, such as `content/posts/2019/name/index.zh-CN.md`; ``url`` the path of
    its page; ``front`` its front matter in the order in which it is written.
    """

    source: SourceText
    path: str
    url: str
    front: Mapping[str, Plain]

    @property
    def folder(self) -> str:
        """The folder that its links are relative to."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Native:
    """A site to be written: its texts, and other files of it by path, as YAML.

    ``addresses`` has the text for each old site path (no host, no slash at the end, decoded) and each
    `import:KEY` of the source; where a post has several languages, by old path the very one, by key
    the original. ``promises`` are what its lock keeps; ``proposals`` are commands that people may
    want to run. ``lists`` has the URL of each author's page by the old path of such a list.
    """

    texts: tuple[NativeText, ...]
    registry: Mapping[str, Plain] = field(default_factory=dict)
    addresses: Mapping[str, NativeText] = field(default_factory=dict)
    entries: Sequence[Entry] = ()
    promises: tuple[Promise, ...] = ()
    proposals: Sequence[str] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
