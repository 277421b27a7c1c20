"""Keys of jobs: equal keys mean equal bytes."""

from collections.abc import Iterable, Iterator, Sequence

from blogsite import codec
from blogsite.i18n.catalogue import Catalogue
from blogsite.plan.job import Job
from blogsite.publish.seals import Seals
from blogsite.recall import Recall
from blogsite.theme import Theme
from blogsite.views.machine import FEED_FILES, PICTURE, SOCIAL_CARD
from blogsite.views.pages import TEMPLATES

Parts = tuple[tuple[str, str], ...]
# A renderer, its language, and those of bodies that speak another one.
_Which = tuple[str, str, tuple[str, ...]]


class Keys:
    """Makes the keys of a plan's jobs."""

    def __init__(
        self,
        engine: str,
        theme: Theme,
        catalogues: Iterable[Catalogue],
        recall: Recall,
        drawing: str = "",
    ) -> None:
        # What in the program makes a file, where that isn't all of it; a picture's view says it.
        self._programs = {"copy": "", PICTURE: "", SOCIAL_CARD: drawing}
        self._engine = engine
        self._theme = theme
        self._words = {catalogue.language: catalogue.digest for catalogue in catalogues}
        self._recall = recall
        self._views = Seals()
        self._seals: dict[_Which, str] = {}
        self._surroundings: dict[_Which, Parts] = {}

    def key(self, job: Job) -> str:
        """Return the key of a job; raises UncertainTypeError for a view that can't be hashed."""
        return self._make(job, self._seal(job))

    def of_all(self, name: str, jobs: Sequence[Job]) -> Iterator[str]:
        """Yield the keys of jobs, those from memory that stand; ``name`` tells apart what is asked."""
        paths = tuple([job.path for job in jobs])
        seals = tuple(map(self._seal, jobs))
        for keys in self._recall.chunks(name, self._make, paths, (tuple(jobs), seals)):
            yield from keys

    def _make(self, job: Job, seal: str) -> str:
        return codec.digest(job.path, seal, self._views.sealed(job.view))

    def payload(self, job: Job) -> bytes:
        """Return the encoded view, which the key covers."""
        return codec.encode(job.view)

    def _seal(self, job: Job) -> str:
        """Return a digest of all that a job's renderer sees besides the view."""
        which = (job.renderer, job.language, job.spoken)
        seal = self._seals.get(which)
        if seal is None:
            around = (part for pair in self.around(job) for part in pair)
            seal = self._seals[which] = codec.digest(*around)
        return seal

    def around(self, job: Job) -> Parts:
        """Return the digests of what a renderer sees besides the view, by name."""
        which = (job.renderer, job.language, job.spoken)
        found = self._surroundings.get(which)
        if found is None:
            found = self._surroundings[which] = tuple(self._make_around(*which))
        return found

    def _make_around(
        self, renderer: str, language: str, spoken: tuple[str, ...]
    ) -> Iterable[tuple[str, str]]:
        is_page = renderer in TEMPLATES
        yield "program", self._programs.get(renderer, self._engine)
        yield "template", self._theme.closure(renderer) if is_page else renderer
        yield "catalogue", self._words[language] if is_page or renderer in FEED_FILES else ""
        for tag in spoken:
            yield f"words of {tag}", self._words[tag]
