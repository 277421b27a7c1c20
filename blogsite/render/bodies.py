"""Fills the gaps of bodies."""

import functools
from collections.abc import Callable

from markupsafe import Markup, escape

from blogsite.markdown.gaps import fill_gaps
from blogsite.model.body import Heading, TargetKind
from blogsite.render.setup import BodySource
from blogsite.views.parts import BodyRef


class Bodies:
    """The store of bodies, as one language's readers see it."""

    def __init__(self, source: BodySource, word: Callable[[str], str]) -> None:
        self._source = source
        self._word = word
        # The formats of a feed quote a body one after the other.
        self.content = functools.lru_cache(maxsize=64)(self._content)

    def _content(self, ref: BodyRef) -> Markup:
        """Return a body's HTML, complete."""
        body = self._source(ref.digest)
        values = [
            escape(self._word(value) if target.kind is TargetKind.MESSAGE else value)
            for target, value in zip(body.targets, ref.values, strict=True)
        ]
        return Markup(fill_gaps(body.html, values))  # noqa: S704  (sanitised when it was parsed)

    def headings(self, ref: BodyRef) -> tuple[Heading, ...]:
        """Return the headings of a body."""
        return self._source(ref.digest).headings
