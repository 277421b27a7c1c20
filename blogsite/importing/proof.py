"""Whether the words that readers of the source saw are on the new pages, in their order."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from blogsite.diagnostics import Diagnostic
from blogsite.importing.anchors import aligned
from blogsite.importing.archive import Converted
from blogsite.importing.native import NativeText
from blogsite.importing.spool import Spool
from blogsite.importing.visible import visible_of_html
from blogsite.options import BuildOptions
from blogsite.render.job import open_bodies
from blogsite.review.side import Side, plan_side
from blogsite.session import open_session
from blogsite.views.pages import PageView, PostView
from blogsite.workers import Progress, Workers

# A word, or a letter of a script that writes none apart.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_]+")
_SHOWN = 12  # words of a difference
_MOST = 20  # differences of a text


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the source that the page lacks, and what it has in their place."""

    source: str
    page: str


@dataclass(frozen=True, slots=True)
class TextProof:
    """How many words of a text's source are on its page; ``words`` counts letters of Chinese."""

    path: str
    words: int
    found: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What the comparison gave, and what a build of the site finds fault with."""

    texts: tuple[TextProof, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def words(self) -> int:
        """How many words there are in all sources."""
        return sum(each.words for each in self.texts)

    @property
    def found(self) -> int:
        """How many of them are on the pages."""
        return sum(each.found for each in self.texts)


def prove(
    texts: Iterable[NativeText],
    root: Path,
    now: dt.datetime,
    spool: Spool,
    jobs: int,
    progress: Progress,
) -> Proof:
    """Plan the site below ``root`` and compare what its pages say with what the sources said."""
    options = BuildOptions(
        root, root / "public", now, drafts=True, future=True, expired=True, jobs=jobs
    )
    with open_session(options) as session, Workers(jobs) as workers:
        side = plan_side(options, session, workers, progress)
        published = plan_side(BuildOptions(root, root / "public", now), session, workers, progress)
        pages = {item.document.place.path: path for path, item in side.texts.items()}
        compared = tuple(_compared(text, pages.get(text.path, ""), side, spool) for text in texts)
    # What drafts and posts to come hide, a build without them shows.
    found = dict.fromkeys((*side.diagnostics, *published.diagnostics))
    return Proof(compared, tuple(found))


def _compared(text: NativeText, page: str, side: Side, spool: Spool) -> TextProof:
    source = words_of(spool.read(text.source.body, Converted).visible)
    built = words_of(visible_of_html(_body(page, side)) if page else "")
    return compare(text.path, source, built)


def _body(page: str, side: Side) -> str:
    job = side.jobs[page]
    if not isinstance(job.view, PostView | PageView):
        return ""
    return str(open_bodies(side.plan.setup, job.language).content(job.view.body))


def words_of(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def compare(path: str, source: Sequence[str], page: Sequence[str]) -> TextProof:
    """Count the words of the source that a page has in the same order, and show the others."""
    found, differences = 0, []
    for is_same, before, after in aligned(source, page):
        if is_same:
            found += before.stop - before.start
        elif before.stop > before.start:
            differences.append(Difference(_cut(source[before]), _cut(page[after])))
    return TextProof(path, len(source), found, tuple(differences[:_MOST]))


def _cut(words: Sequence[str]) -> str:
    shown = " ".join(words[:_SHOWN])
    return f"{shown} …" if len(words) > _SHOWN else shown
