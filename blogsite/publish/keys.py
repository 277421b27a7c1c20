"""Keys of jobs: equal keys mean equal bytes."""

from collections.abc import Iterable
from dataclasses import dataclass

from blogsite import codec
from blogsite.i18n.catalogue import Catalogue
from blogsite.plan.job import Job
from blogsite.theme import Theme
from blogsite.views.machine import FEED_FILES
from blogsite.views.pages import TEMPLATES

Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A job's key, and the encoded view that it covers."""

    key: str
    payload: bytes


class Keys:
    """Makes the keys of a plan's jobs."""

    def __init__(self, engine: str, theme: Theme, catalogues: Iterable[Catalogue]) -> None:
        self._engine = engine
        self._theme = theme
        self._words = {catalogue.language: catalogue.digest for catalogue in catalogues}
        self._last: tuple[object, bytes] | None = None
        self._seals: dict[tuple[str, str], str] = {}
        self._surroundings: dict[tuple[str, str], Parts] = {}

    def key(self, job: Job) -> Key:
        """Return the key of a job; raises UncertainTypeError for a view that can't be hashed."""
        payload = self._encode(job.view)
        which = (job.renderer, job.language)
        seal = self._seals.get(which)
        if seal is None:
            around = (part for pair in self.around(job) for part in pair)
            seal = self._seals[which] = codec.digest(*around)
        return Key(codec.digest(job.path, seal, payload), payload)

    def _encode(self, view: object) -> bytes:
        # The formats of a feed share their view, and come one after the other.
        if self._last is None or self._last[0] is not view:
            self._last = (view, codec.encode(view))
        return self._last[1]

    def around(self, job: Job) -> Parts:
        """Return the digests of what a renderer sees besides the view, by name."""
        which = (job.renderer, job.language)
        found = self._surroundings.get(which)
        if found is None:
            found = self._surroundings[which] = tuple(self._make_around(*which))
        return found

    def _make_around(self, renderer: str, language: str) -> Iterable[tuple[str, str]]:
        is_page = renderer in TEMPLATES
        yield "program", self._engine if renderer != "copy" else ""
        yield "template", self._theme.closure(renderer) if is_page else renderer
        yield "catalogue", self._words[language] if is_page or renderer in FEED_FILES else ""
