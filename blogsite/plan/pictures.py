"""Plans the files beside posts, and the sizes of those that are pictures."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from blogsite import codec
from blogsite.model.body import TargetKind
from blogsite.model.document import Document
from blogsite.pictures.model import LONGEST_SIDE_OF_WEBP, PICTURE_ENDINGS, Facts, Kind
from blogsite.pictures.survey import Survey
from blogsite.plan.job import Job, copy_job, picture_job
from blogsite.recall import Recall
from blogsite.site.model import Page, Post, Site
from blogsite.site.urls import Urls
from blogsite.tree import Tree
from blogsite.views.machine import SIZES, PictureView
from blogsite.views.parts import BodyPicture, Image, Rendition

_UNFIT = re.compile(r"[^a-z0-9]+")
_LONGEST_STEM = 60
_WEBP = ".webp"
# Widths of the pictures of authors, which are small wherever they stand.
_PORTRAITS = (96, 192)
# What browsers get that know no WebP, of a format that most know; else by whether it is opaque.
_FALLBACKS = {".gif": ".png", ".jpg": ".jpg", ".png": ".png"}


@dataclass(frozen=True, slots=True)
class _Source:
    """A picture to be planned: its URL at full size, and all that decides about its sizes."""

    url: str
    path: str
    digest: str
    facts: Facts
    widths: tuple[int, ...]
    recipe: str
    urls: Urls


@dataclass(frozen=True, slots=True)
class _Planned:
    rendition: Rendition
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The site's pictures as pages show them, by the site path of the picture at full size."""

    renditions: Mapping[str, Rendition]
    recall: Recall

    def rendition(self, src: str) -> Rendition | None:
        """Return how a picture is shown; None for one of another site."""
        return self.renditions.get(src)

    def some(self, sources: Iterable[str]) -> Mapping[str, Rendition]:
        """Return how those of some pictures are shown that are the site's."""
        return {src: self.renditions[src] for src in sources if src in self.renditions}

    def of_body(self, item: Post | Page, links: tuple[str, ...]) -> tuple[BodyPicture, ...]:
        """Return the site's pictures in a text."""
        if not self.renditions:
            return ()
        document = item.document
        gaps = self.recall(document.place.path, _picture_gaps, document)
        shown = ((gap, self.renditions.get(links[gap])) for gap in gaps)
        return tuple([BodyPicture(gap, found) for gap, found in shown if found is not None])


def plan_media(
    site: Site, tree: Tree, survey: Survey, recall: Recall
) -> tuple[Pictures, tuple[Job, ...]]:
    """Return the site's pictures, and the jobs of all files that texts refer to."""
    renditions: dict[str, Rendition] = {}
    jobs: dict[str, Job] = {}
    urls, widths = Urls(site.base_url), site.config.picture_widths
    portraits = frozenset(site.portraits.values())
    for url, path in site.media.items():
        facts, digest = survey.facts.get(path), tree.digests[path]
        if facts is not None and not facts.is_sound:
            continue  # an error of the site: nothing that is damaged gets out
        if facts is None:
            copy = recall(url, copy_job, url, "site", path, digest)
            jobs[copy.path] = copy
            continue
        wanted = _PORTRAITS if widths and url in portraits else widths
        source = _Source(url, path, digest, facts, wanted, survey.recipe, urls)
        planned = recall(("picture", url), _plan, source)
        renditions[url] = planned.rendition
        for job in planned.jobs:
            # The same picture beside several posts is shown from one place.
            jobs.setdefault(job.path, job)
    return Pictures(renditions, recall.part("gaps")), tuple(jobs.values())


def shown_image(
    src: str, alt: str, shown: Rendition | None, caption: str = "", credit: str = ""
) -> Image:
    """Return a picture for a view; ``src`` is shown where it is none of the site's."""
    if shown is None:
        return Image(src, alt, caption, credit)
    return Image(shown.src, alt, caption, credit, shown.width, shown.height, shown.srcset)


def _picture_gaps(document: Document) -> tuple[int, ...]:
    targets = enumerate(document.body.targets)
    return tuple([number for number, each in targets if each.kind is TargetKind.IMAGE])


def _plan(source: _Source) -> _Planned:
    facts = source.facts
    if not source.widths:
        shown = Rendition(source.urls.local(source.url), facts.width, facts.height)
        return _Planned(shown, (_whole(source, source.url),))
    if facts.kind is not Kind.STILL:
        url = _address(source, facts.ending)
        shown = Rendition(source.urls.local(url), facts.width, facts.height)
        return _Planned(shown, (_whole(source, source.url), _whole(source, url)))
    return _plan_still(source)


def _plan_still(source: _Source) -> _Planned:
    facts, most = source.facts, min(source.facts.width, max(source.widths))
    fallback = _FALLBACKS.get(facts.ending) or (".png" if facts.has_alpha else ".jpg")
    url = _address(source, f".{most}{fallback}")
    webp = [(width, _address(source, f".{width}{_WEBP}")) for width in _widths(source, most)]
    shown = Rendition(
        source.urls.local(url),
        most,
        _height(facts, most),
        ", ".join(f"{source.urls.local(each)} {width}w" for width, each in webp),
    )
    sizes = [(url, most, fallback), *((each, width, _WEBP) for width, each in webp)]
    made = (_job(source, each, ending, width) for each, width, ending in sizes)
    return _Planned(shown, (_whole(source, source.url), *made))


def _widths(source: _Source, most: int) -> Iterator[int]:
    """Yield the widths to be made, from the smallest on, but those that WebP can't hold."""
    smaller = {width for width in source.widths if width < most}
    for width in sorted(smaller | {most}):
        if max(width, _height(source.facts, width)) <= LONGEST_SIDE_OF_WEBP:
            yield width


def _height(facts: Facts, width: int) -> int:
    return max(1, round(facts.height * width / facts.width))


def _address(source: _Source, ending: str) -> str:
    """Return a URL that changes with what is there."""
    stem = posixpath.splitext(posixpath.basename(source.path))[0].lower()
    name = _UNFIT.sub("-", stem)[:_LONGEST_STEM].strip("-") or "picture"
    fingerprint = codec.digest(source.digest, source.recipe)[:10]
    return f"/{SIZES}{name}.{fingerprint}{ending}"


def _whole(source: _Source, url: str) -> Job:
    """Return the job of a picture in its full size; one that moves is left as it is."""
    if source.facts.kind is Kind.ANIMATION:
        return copy_job(url, "site", source.path, source.digest)
    return _job(source, url, PICTURE_ENDINGS[posixpath.splitext(url)[1].lower()], 0)


def _job(source: _Source, url: str, ending: str, width: int) -> Job:
    if width == source.facts.width:
        width = 0  # the same file, made once
    view = PictureView(source.path, source.digest, ending, width, source.recipe)
    return picture_job(url, view)
