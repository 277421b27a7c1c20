"""Reads one post of a Docusaurus blog."""

import datetime as dt
import re
from collections.abc import Container
from dataclasses import dataclass, field, replace

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Converted, Said, SourceText
from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.ledger import Place
from blogsite.importing.sources.docusaurus.addresses import PostName, permalink, post_name
from blogsite.importing.sources.docusaurus.files import DocusaurusFiles
from blogsite.importing.sources.docusaurus.layout import Blog
from blogsite.importing.sources.docusaurus.mdx import Around, convert, visible_of_mdx
from blogsite.importing.sources.docusaurus.mdx.written import Partial
from blogsite.importing.sources.excerpts import MARK, excerpt_at, find_mark
from blogsite.importing.sources.faults import faults_of, status_with_faults
from blogsite.importing.sources.front_fields import AUTHORS, TRANSLATORS, FrontFields
from blogsite.importing.sources.headings import take_title
from blogsite.importing.sources.publicity import publicity_of
from blogsite.importing.spool import Spool

_TRUNCATE = re.compile(MARK.pattern + r"|\{/\*[ \t]*truncate[ \t]*\*/\}", re.IGNORECASE)
# What stands for any of these in a text that is converted.
_MORE = "<!-- more -->"


@dataclass(frozen=True, slots=True)
class Post:
    """A file that is a post, in one language of a blog."""

    blog: Blog
    path: str
    folder: str
    language: str

    @property
    def inner(self) -> str:
        """Return its path within the blog, without the ending."""
        start = len(self.folder) + 1 if self.folder else 0
        return self.path[start:].rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """What all posts of a source are read with; ``language`` is that of originals.

    ``included`` are the files that posts asked for.
    """

    files: DocusaurusFiles
    language: str
    accounts: Container[str]
    now: dt.datetime
    spool: Spool
    problems: Problems
    included: set[str] = field(default_factory=set)

    def read(self, post: Post) -> SourceText:
        """Read a post; raises OSError."""
        front = read_front_matter(self.files.folder.text(post.path))
        fields = FrontFields(front)
        publicity = publicity_of(front.values, self.now)
        fields.take(*publicity.keys)
        name = post_name(post.inner)
        made = name.name.replace("-", " ").strip() or name.date
        at = Place(post.path, front.body_line)
        titled = take_title(fields.said("title"), front.body, at, made)
        body = titled.body
        summary = fields.said("description", "summary", "excerpt")
        mark = find_mark(body, _TRUNCATE)
        marked = f"{body[: mark.start()]}{_MORE}{body[mark.end() :]}" if mark else body
        converted = convert(marked, post.path, front.body_line, Around(self._partial))
        place = Place(post.path, front.body_line + body.count("\n", 0, mark.start()) if mark else 0)
        excerpt = excerpt_at(converted.markdown, mark, place, has_summary=bool(summary.value))
        seen = visible_of_mdx(
            marked.replace(_MORE, ""), lambda address: self._partial_text(address, post.path)
        )
        everything = (
            *faults_of(front, post.path),
            *titled.entries,
            *excerpt.entries,
            *converted.entries,
        )
        body_kept = self.spool.keep(Converted(excerpt.body.lstrip("\n"), seen, everything))
        slug = fields.said("slug").value
        base = SourceText(
            key=f"{post.blog.folder}/{_key(post.inner)}".lstrip("/"),
            language=post.language or self.language,
            place=Place(post.path),
            name=name.name,
            body=body_kept,
            title=titled.title,
            summary=summary if summary.value else Said(excerpt.summary),
            slug=slug.strip("/").rpartition("/")[2],
            addresses=(self._address(post, slug or name.slug),),
            address_lines=(fields.line("slug"),),
            status=status_with_faults(
                publicity.status, post.path, front.fault, front.fault_line, self.problems
            ),
            status_said=publicity.said(front.lines),
        )
        return replace(self._with_fields(base, fields, name), fields=fields.rest())

    def _with_fields(self, text: SourceText, fields: FrontFields, name: PostName) -> SourceText:
        date = fields.said("date")
        return replace(
            text,
            date=date if date.value else Said(name.date),
            updated=_updated(fields),
            authors=fields.bylines(*AUTHORS, accounts=self.accounts),
            translators=fields.bylines(*TRANSLATORS, accounts=self.accounts),
            tags=fields.all_said("tags"),
            image=fields.picture("image"),
        )

    def _address(self, post: Post, slug: str) -> str:
        settings = post.blog.settings
        return permalink(settings.base, post.language, post.blog.config.route, slug)

    def _partial(self, address: str, source: str) -> Partial | None:
        path = self.files.path_of(address, source)
        if path is None:
            return None
        try:
            front = read_front_matter(self.files.folder.text(path))
        except OSError:
            return None
        self.included.add(path)
        return Partial(path, front.body, front.body_line)

    def _partial_text(self, address: str, source: str) -> str | None:
        partial = self._partial(address, source)
        return partial.text if partial else None


def _key(inner: str) -> str:
    return inner.removesuffix("/index")


def _updated(fields: FrontFields) -> Said:
    """Return when a text was last changed; who is said to have done it is left."""
    said = fields.parts("last_update", "date")
    return said[0] if said else fields.said("last_update", "lastUpdated", "updated")
