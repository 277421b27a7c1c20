"""Bodies: from what a writer saved to Markdown, by several processes, a few at a time in memory."""

import gc
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import islice

from blogsite.importing.archive import Converted
from blogsite.importing.html import markdown_of_html
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.sources.wordpress import fields
from blogsite.importing.sources.wordpress.context import Context
from blogsite.importing.sources.wordpress.items import Item
from blogsite.importing.sources.wordpress.showing import html_of
from blogsite.importing.sources.wordpress.survey import Attachment, Survey, upload_name
from blogsite.importing.spool import Kept
from blogsite.importing.visible import visible_of_html
from blogsite.model.characters import UNPRINTABLE
from blogsite.workers import Workers

_PICTURE_DATA = re.compile(r"(data:[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=]{40})[A-Za-z0-9+/=]++")
_AT_ONCE = 256
_HREF = re.compile(r"""(<a\b[^<>]*?\shref=)["']([^"'<>]*)["']""", re.IGNORECASE)
_HOST = re.compile(r"\A(?:https?:)?//[^/?#]*")
_GALLERY = re.compile(r"\[(?:gallery|playlist)\b[^\]]{0,2000}\]")
_BLOCK_ID = re.compile(r'"id":"?(\d{1,12})')
_REUSED = re.compile(r'wp:block \{[^}]{0,200}"ref":(\d{1,12})')
_NUMBER = re.compile(r"\d{1,12}")
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Job:
    """A body with all that its conversion may need."""

    path: str
    text: str
    line: int
    item: Place
    footnotes: str
    files: tuple[Attachment, ...]
    children: tuple[Attachment, ...]
    reusable: tuple[tuple[str, str], ...]
    unseen: tuple[tuple[str, str], ...]
    comments: tuple[tuple[str, int], ...]


def convert_all(jobs: tuple[Job, ...]) -> tuple[Converted, ...]:
    """Convert some bodies."""
    results = tuple(map(converted, jobs))
    # Trees of HTML hold themselves, and workers collect no garbage by themselves.
    gc.collect()
    return results


def converted(job: Job) -> Converted:
    """Convert a body."""
    text = UNPRINTABLE.sub("", job.text)
    printable = len(text)
    # Pictures within the text are lost with their entry, but not before they took their memory.
    text = _PICTURE_DATA.sub(r"\1", text)
    files = {file.id: file for file in job.files}
    context = Context(
        path=job.path, text=text, line=job.line, attachment=files.get, children=job.children,
        reusable=dict(job.reusable).get, unseen=dict(job.unseen).get, footnotes=job.footnotes,
    )  # fmt: skip
    if printable != len(job.text):
        context.changed(Part.HTML, "control characters", 0, "left out")
    html = html_of(text, context)
    made = markdown_of_html(html, Place(job.path, job.line))
    comments = tuple(
        lost(Part.COMMENT, kind, job.item, "comments are not imported", count=count)
        for kind, count in job.comments
    )
    entries: tuple[Entry, ...] = (*context.entries, *made.entries, *comments)
    return Converted(made.markdown, visible_of_html(html), entries)


class Bodies:
    """Gives away the bodies of a survey's items."""

    def __init__(self, found: Survey) -> None:
        self._found = found
        self._children: dict[str, list[Attachment]] = defaultdict(list)
        self._pages: dict[str, str] = {}
        for each in found.attachments.values():
            if each.parent:
                self._children[each.parent].append(each)
            self._pages[f"?attachment_id={each.id}"] = each.url
            if each.link:
                self._pages[_page(each.link)] = each.url

    def converted(
        self, items: Iterable[tuple[Item, Kept]], workers: Workers
    ) -> Iterator[tuple[Item, Kept]]:
        """Yield each item with the place of its converted body."""
        waiting = iter(items)
        while some := tuple(islice(waiting, _AT_ONCE)):
            jobs = [self._job(item, kept) for item, kept in some]
            results = workers.map(convert_all, jobs)
            for (item, _), result in zip(some, results, strict=True):
                yield item, self._found.spool.keep(result)

    def _job(self, item: Item, kept: Kept) -> Job:
        content = self._found.content(kept)
        text = self._with_files(content.text)
        reusable = dict(self._reused(text))
        files: dict[str, Attachment] = {}
        children: list[Attachment] = []
        written = [text, *reusable.values()]
        for each in written:
            files |= self._files(each)
            if _GALLERY.search(each):
                children = self._children.get(item.id, [])
        for file in [*files.values(), *children]:
            self._found.uploads.add(upload_name(file.url))
        return Job(
            item.place.path, text, content.line, item.place, item.field(fields.FOOTNOTES).value,
            tuple(files.values()), tuple(children), tuple(reusable.items()), tuple(self._unseen(written)),
            item.comments,
        )  # fmt: skip

    def _files(self, text: str) -> dict[str, Attachment]:
        """Return the files that galleries and blocks of a text name by number."""
        numbers = [number for part in _GALLERY.findall(text) for number in _NUMBER.findall(part)]
        known = self._found.attachments
        wanted = [*numbers, *_BLOCK_ID.findall(text)]
        return {number: known[number] for number in wanted if number in known}

    def _reused(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the reusable blocks of a text, and those of these, each once."""
        waiting, seen = [(text, 0)], set[str]()
        while waiting:
            each, depth = waiting.pop()
            for number in _REUSED.findall(each):
                kept = self._found.blocks.get(number)
                is_unseen = number in self._found.unseen_blocks
                if kept is not None and not is_unseen and number not in seen and depth < _DEEPEST:
                    seen.add(number)
                    inner = self._with_files(self._found.content(kept).text)
                    waiting.append((inner, depth + 1))
                    yield number, inner

    def _unseen(self, written: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the reusable blocks that some texts name and WordPress shows to nobody, and why."""
        known = self._found.unseen_blocks
        for number in dict.fromkeys(number for each in written for number in _REUSED.findall(each)):
            if number in known:
                yield number, known[number]

    def _with_files(self, text: str) -> str:
        return _HREF.sub(self._to_file, text.replace("\r\n", "\n").replace("\r", "\n"))

    def _to_file(self, found: re.Match[str]) -> str:
        """Lead a link to the page of a file to the file: such pages are no texts."""
        url = self._pages.get(_page(unescape(found[2])))
        if url is None:
            return found[0]
        self._found.uploads.add(upload_name(url))
        return f'{found[1]}"{escape(url)}"'


def _page(address: str) -> str:
    """Return what tells a page of the site from others, without host and last slash."""
    if "attachment_id=" in address:
        return f"?attachment_id={address.rpartition('attachment_id=')[2].partition('&')[0]}"
    return _HOST.sub("", address).partition("#")[0].rstrip("/")
