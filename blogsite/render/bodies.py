"""Fills the gaps of bodies."""

import functools
import re
from collections.abc import Callable

from markupsafe import Markup, escape

from blogsite.markdown.embeds import as_links
from blogsite.markdown.formula import as_sources
from blogsite.markdown.gaps import fill_gaps
from blogsite.markdown.players import players_in
from blogsite.model.body import Heading, TargetKind
from blogsite.render.pictures import show_pictures
from blogsite.render.setup import BodySource
from blogsite.views.parts import BodyRef

# Our own markup, or the sanitiser's: values are quoted, and no quote stands in them. What looks
# like it in code is text, where a "<" is always escaped.
_ATTRIBUTES = r'(?: [a-z-]+(?:="[^"]*")?)*'
_ANCHOR = re.compile(rf'<a class="anchor"{_ATTRIBUTES}></a>')
_FOCUSABLE = re.compile(rf'(<(?:div|pre){_ATTRIBUTES}?) tabindex="0"')
_BARE_LINK = re.compile(r'<a (?=href="(http[^"]*)">\1</a>)')


_Word = Callable[[str], str]


class Bodies:
    """The store of bodies, as one language's readers see it.

    ``word`` translates words of the interface into their language, ``words_of`` gives what
    translates them into that of a body.
    """

    def __init__(
        self, source: BodySource, word: _Word, words_of: Callable[[str], _Word] | None = None
    ) -> None:
        self._source = source
        self._word = word
        self._words_of = words_of
        # The formats of a feed quote a body one after the other.
        self.feed_content = functools.lru_cache(maxsize=64)(self._feed_content)

    def content(self, ref: BodyRef, sizes: str = "100vw") -> Markup:
        """Return a body's HTML, complete; ``sizes`` says how wide the theme shows its pictures."""
        # Print adds the address to links, but not where it is what the link says.
        html = _BARE_LINK.sub('<a class="bare-link" ', self._filled(ref, sizes))
        return Markup(html)  # noqa: S704  (sanitised when it was parsed)

    def _feed_content(self, ref: BodyRef) -> str:
        """Return a body's HTML without what only serves on a page of the site."""
        html = as_sources(as_links(self._filled(ref)))
        return _FOCUSABLE.sub(r"\1", _ANCHOR.sub("", html))

    def count_words(self, ref: BodyRef) -> int:
        """Return the number of words, 0 where most of the text is counted by the letter."""
        body = self._source(ref.digest)
        return body.words if body.words > body.characters else 0

    def _filled(self, ref: BodyRef, sizes: str = "") -> str:
        body = self._source(ref.digest)
        word = self._words_of(ref.language) if ref.language and self._words_of else self._word
        values = [
            escape(word(value) if target.kind is TargetKind.MESSAGE else value)
            for target, value in zip(body.targets, ref.values, strict=True)
        ]
        html = body.html
        if (ref.pictures or ref.leads) and "<img" in html:
            html = show_pictures(html, ref.pictures, sizes, leads=ref.leads)
        return fill_gaps(html, values)

    def has_players(self, ref: BodyRef) -> bool:
        """Tell whether a body has cards that a script may turn into players."""
        return bool(players_in(self._source(ref.digest).html))

    def headings(self, ref: BodyRef) -> tuple[Heading, ...]:
        """Return the headings of a body."""
        return self._source(ref.digest).headings
