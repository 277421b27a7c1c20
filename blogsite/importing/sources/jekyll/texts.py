"""Reads one post, draft or page of a Jekyll site."""

import datetime as dt
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Converted, Said, SourceText, Status
from blogsite.importing.front_matter import FrontMatter, Value, read_front_matter
from blogsite.importing.html import markdown_of_html
from blogsite.importing.ledger import Entry, Place
from blogsite.importing.prose import replace_outside_code
from blogsite.importing.sources.bare_links import link_bare_addresses
from blogsite.importing.sources.braces import guard_braces
from blogsite.importing.sources.excerpts import MARK, excerpt_at, find_mark
from blogsite.importing.sources.faults import faults_of, status_with_faults
from blogsite.importing.sources.front_fields import (
    ALIASES,
    AUTHORS,
    PICTURES,
    SUMMARIES,
    TRANSLATORS,
    UPDATES,
    FrontFields,
)
from blogsite.importing.sources.headings import Titled, take_title, titled_by_name
from blogsite.importing.sources.jekyll.addresses import Named, address_of
from blogsite.importing.sources.jekyll.config import JekyllConfig
from blogsite.importing.sources.jekyll.files import JekyllFiles
from blogsite.importing.sources.jekyll.kramdown import Kramdown
from blogsite.importing.sources.jekyll.layout import Found
from blogsite.importing.sources.jekyll.liquid import Around, Liquid, Piece
from blogsite.importing.sources.jekyll.seen import Seen
from blogsite.importing.sources.jekyll.values import Scope
from blogsite.importing.sources.languages import known_tag
from blogsite.importing.sources.line_index import LineIndex
from blogsite.importing.sources.missing import is_missing_page
from blogsite.importing.sources.publicity import publicity_of
from blogsite.importing.sources.raw_html import mend_html, with_source_lines
from blogsite.importing.spool import Spool

_MORE = "<!-- more -->"
_KEYS = ("ref", "page_id", "translation_id", "translationKey", "lang-ref", "lang_ref")
_QUOTED = re.compile(r"attribute `([\w-]+)`")
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
# As much of a name as is certain to stand in one line of the source.
_NEEDLE = 12
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Reading:
    """What all texts of a site are read with; ``posts`` are those that `post_url` may name.

    ``included`` are the files that texts asked for.
    """

    files: JekyllFiles
    config: JekyllConfig
    language: str
    accounts: Container[str]
    posts: Mapping[str, Found]
    texts: Mapping[str, Found]
    now: dt.datetime
    spool: Spool
    problems: Problems
    included: set[str] = field(default_factory=set)

    def read(self, found: Found) -> SourceText | None:
        """Read a text, None for a file of the theme; raises OSError.

        A page without front matter is copied by Jekyll, and one that says that a page is missing is
        made by this program.
        """
        if found.kind == "pages" and is_missing_page(found.inner):
            return None
        front = read_front_matter(self.files.folder.text(found.path))
        if found.kind == "pages" and (not front.is_there or _is_made(front.body, found)):
            return None
        front = self._with_defaults(front, found)
        fields = FrontFields(front)
        publicity = publicity_of(front.values, self.now)
        fields.take(*publicity.keys)
        entries = list(faults_of(front, found.path))
        titled = self._titled(fields, found)
        entries += titled.entries
        summary = fields.said(*SUMMARIES)
        separator = fields.said("excerpt_separator").value or self.config.separator
        converted = self._converted(
            titled.body, found, front, separator, has_summary=bool(summary.value)
        )
        entries += converted.entries
        said = Said(summary.value or converted.summary, summary.line)
        text = SourceText(
            key=self._key(fields, found),
            language=self._language(fields, found),
            place=Place(found.path),
            name=found.name,
            body=self.spool.keep(Converted(converted.markdown, converted.visible, tuple(entries))),
            title=titled.title,
            summary=said,
            is_page=found.kind not in ("posts", "drafts"),
            status=publicity.status,
            status_said=publicity.said(front.lines),
        )
        return self._with_fields(text, fields, found)

    def _with_defaults(self, front: FrontMatter, found: Found) -> FrontMatter:
        site = self.files.site
        inner = found.path[len(site) + 1 :] if site else found.path
        return replace(front, values={**self.config.defaults_of(inner, found.kind), **front.values})

    def _key(self, fields: FrontFields, found: Found) -> str:
        said = fields.said(*_KEYS).value
        return f"{found.kind}/{said}" if said else found.key

    def _language(self, fields: FrontFields, found: Found) -> str:
        said = known_tag(fields.said("lang", "language", "locale").value)
        return said or found.language or self.language

    def _titled(self, fields: FrontFields, found: Found) -> Titled:
        """Return the title, and the body without a heading that says the same."""
        front, said = fields.front, fields.said("title")
        made = found.name.replace("-", " ").replace("_", " ").strip().title()
        if found.is_html and not said.value:
            return titled_by_name(made, front.body, found.path)
        return take_title(said, front.body, Place(found.path, front.body_line), made)

    def _with_fields(self, text: SourceText, fields: FrontFields, found: Found) -> SourceText:
        date = fields.said("date")
        date = date if date.value else Said(found.date)
        slug = fields.said("slug").value
        own = fields.all_said("categories", separators=" ,") or fields.all_said(
            "category", separators="\n"
        )
        categories = tuple(dict.fromkeys([*found.folders, *(each.value for each in own)]))
        named = Named(
            found, date.value or found.date, slug, categories, fields.said("permalink").value
        )
        former = fields.all_said(*ALIASES)
        aliases = tuple(self._below_base(each.value) for each in former)
        here = tuple(self._address(named))
        text = replace(
            text,
            date=date,
            updated=fields.said(*UPDATES),
            authors=fields.bylines(*AUTHORS, accounts=self.accounts),
            translators=fields.bylines(*TRANSLATORS, accounts=self.accounts),
            tags=(*fields.all_said("tags", "tag", separators=" ,"), *own),
            image=fields.picture(*PICTURES),
            series=fields.said("series"),
            slug=slug,
            addresses=(*here, *aliases),
            address_lines=(
                *(fields.line("permalink") for _ in here),
                *(each.line for each in former),
            ),
            status=status_with_faults(
                self._status(text.status, found, date.value),
                found.path,
                fields.front.fault,
                fields.front.fault_line,
                self.problems,
            ),
        )
        return replace(text, fields=fields.rest())

    def _below_base(self, alias: str) -> str:
        return alias if "://" in alias else f"{self.config.base}/{alias.lstrip('/')}"

    def _address(self, named: Named) -> Iterator[str]:
        """Yield where a text was; one without a date, as drafts may be, was nowhere."""
        address = address_of(named, self.config)
        if ":" not in address:
            yield address

    def _status(self, said: Status, found: Found, date: str) -> Status:
        if found.kind == "drafts" or said is not Status.PUBLISHED:
            return said if said is not Status.PUBLISHED else Status.DRAFT
        day = _DAY.match(date)
        if day and not self.config.shows_future and found.kind == "posts":
            today = self.now.date()
            ahead = tuple(map(int, day.groups())) > (today.year, today.month, today.day)
            return Status.SCHEDULED if ahead else Status.PUBLISHED
        return Status.PUBLISHED

    def _converted(
        self, body: str, found: Found, front: FrontMatter, separator: str, *, has_summary: bool
    ) -> "_Body":
        """Convert a body, with the mark before which the summary stands."""
        mark = find_mark(body, re.compile(re.escape(separator)) if separator.strip() else MARK)
        marked = f"{body[: mark.start()]}{_MORE}{body[mark.end() :]}" if mark else body
        line = front.body_line + body.count("\n", 0, mark.start()) if mark else 0
        entries: list[Entry] = []
        scope = self._scope(front)
        around = Around(self._include, self._beside, self._link)
        piece = Piece(found.path, marked, front.body_line)
        plain = Liquid(piece, scope, around, entries).run()
        markdown = self._markdown(plain, marked, found, front.body_line, entries)
        excerpt = excerpt_at(markdown, mark, Place(found.path, line), has_summary=has_summary)
        seen = Seen(scope.said, lambda name, near: self._text(name, found.path, near=near))
        visible = seen.words(body if not mark else marked.replace(_MORE, ""), is_html=found.is_html)
        everything = (*entries, *excerpt.entries)
        return _Body(excerpt.body.lstrip("\n"), visible, excerpt.summary, everything)

    def _markdown(
        self, plain: str, source: str, found: Found, first_line: int, entries: list[Entry]
    ) -> str:
        if found.is_html:
            made = markdown_of_html(plain, Place(found.path, first_line))
            entries += made.entries
            return guard_braces(made.markdown)
        own: list[Entry] = []
        text = Kramdown(found.path, first_line, own).translated(plain)
        entries += _with_lines(own, source, first_line)
        mended = mend_html(text, found.path, 0)
        entries += with_source_lines(mended.entries, source, first_line)
        is_kramdown = self.config.said("markdown").lower() in ("", "kramdown")
        clean = replace_outside_code(_BLANK_LINES, lambda _: "\n\n", mended.markdown)
        return guard_braces(clean if is_kramdown else link_bare_addresses(clean))

    def _scope(self, front: FrontMatter) -> Scope:
        values: dict[str, Mapping[str, Value]] = {"site": self.config.values, "page": front.values}
        return Scope(values, self.config.url, self.config.base)

    def _include(self, name: str) -> Piece | None:
        return self._piece(
            self.files.folder.find(name, [f"{self.files.site}/_includes".lstrip("/")])
        )

    def _beside(self, name: str, source: str) -> Piece | None:
        return self._piece(self.files.folder.find(name, [source.rpartition("/")[0]]))

    def _piece(self, path: str | None) -> Piece | None:
        if path is None:
            return None
        try:
            front = read_front_matter(self.files.folder.text(path))
        except OSError:
            return None
        self.included.add(path)
        return Piece(path, front.body, front.body_line)

    def _text(self, name: str, source: str, *, near: bool) -> str | None:
        piece = self._beside(name, source) if near else self._include(name)
        return piece.text if piece else None

    def _link(self, tag: str, name: str) -> str:
        """Return the address that `post_url` or `link` means; empty for what the site lacks."""
        if tag == "post_url":
            found = self.posts.get(name.strip("/"))
            return f"import:{quote(found.key)}" if found else ""
        path = f"{self.files.site}/{name.strip('/')}".lstrip("/")
        if path in self.texts:
            return f"import:{quote(self.texts[path].key)}"
        return f"/{quote(name.strip('/'))}" if path in self.files.folder else ""


@dataclass(frozen=True, slots=True)
class _Body:
    markdown: str
    visible: str
    summary: str
    entries: tuple[Entry, ...]


def _with_lines(entries: list[Entry], source: str, first_line: int) -> Iterator[Entry]:
    """Find in the source what entries are about, which may stand in another line by now."""
    lines = LineIndex(source, first_line)
    for entry in entries:
        quoted = _QUOTED.search(entry.name)
        start = source.find(f"{quoted[1]}=" if quoted else entry.name.partition("\n")[0][:_NEEDLE])
        place = Place(entry.place.path, lines.line(start)) if start >= 0 else entry.place
        yield replace(entry, place=place)


def _is_made(body: str, found: Found) -> bool:
    """Tell whether a page is a template that lists others, and no text."""
    return found.is_html and ("{%" in body or "{{" in body)


def redirect_of(values: Mapping[str, Value]) -> Iterator[str]:
    """Yield where a text only sends its readers."""
    target = values.get("redirect_to")
    if isinstance(target, str) and target.strip():
        yield target.strip()
