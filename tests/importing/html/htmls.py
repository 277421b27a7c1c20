"""Makes HTML by chance, of all elements that texts have and all signs that Markdown reads."""

import random
from html import escape

_WORDS = r"""
word|- x|1. y|2) z|# h|+ p|> q|a*b|**|_|__x__|snake_case_x|`|``t|~|~~|[x]|(y)|[a](b)|![i](u)|<b>|<div>
|</p>|&amp;|&copy;|\|\*|{.x}|{#id}|---|===|!!!|??? x|: d|~ e|[^1]|[^1]: n|^[n]|!|中文|“引”|。|x.|(z)|$5|%
|1986. A|*|#|=|-|+|    in|<!-- c -->|<?p|[ ]|[!NOTE]|e.g.|“|—|é|http://x.y/_z_
"""
_SIGNS = [*_WORDS.strip().replace("\n", "").split("|"), "|", "a|b", "\t"]
_INLINE = (
    "b",
    "strong",
    "i",
    "em",
    "a",
    "code",
    "del",
    "sub",
    "kbd",
    "span",
    "u",
    "mark",
    "q",
    "small",
)
_BLOCKS = ("p", "div", "ul", "ol", "blockquote", "pre", "h2", "h3", "table", "dl", "hr", "figure",
           "section", "details")  # fmt: skip


class Chance:
    """Writes HTML that is the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def html(self) -> str:
        """Return one to three blocks."""
        return "".join(self._block(3) for _ in range(self._chance.randint(1, 3)))

    def _text(self) -> str:
        words = (self._chance.choice(_SIGNS) + self._chance.choice(["", " ", " ", "\n"])
                 for _ in range(self._chance.randint(1, 4)))  # fmt: skip
        return escape("".join(words), quote=False)

    def _inline(self, depth: int) -> str:
        return "".join(self._piece(depth) for _ in range(self._chance.randint(1, 4)))

    def _piece(self, depth: int) -> str:
        kind = self._chance.random()
        if depth <= 0 or kind < 0.5:
            return self._text()
        if kind < 0.6:
            return self._chance.choice(["<br>", '<img src="i.png" alt="">'])
        tag = self._chance.choice(_INLINE)
        href = ' href="http://x.y/(a)?b=1&amp;copy=2"' if tag == "a" else ""
        return f"<{tag}{href}>{self._inline(depth - 1)}</{tag}>"

    def _block(self, depth: int) -> str:
        tag = self._chance.choice(_BLOCKS) if depth > 0 else "p"
        if tag == "hr":
            return "<hr>"
        make = getattr(self, f"_{tag}", None)
        inner = (
            make(depth) if make else self._mixed(depth) if tag not in {"h2", "h3", "p"} else None
        )
        return f"<{tag}>{inner if inner is not None else self._inline(min(2, depth))}</{tag}>"

    def _mixed(self, depth: int) -> str:
        parts = range(self._chance.randint(1, 3))
        return "".join(
            self._block(depth - 1) if self._chance.random() < 0.6 else self._inline(2)
            for _ in parts
        )

    def _ul(self, depth: int) -> str:
        return "".join(
            f"<li>{self._inline(1)}{self._block(depth - 1) if self._chance.random() < 0.4 else ''}</li>"
            for _ in range(self._chance.randint(1, 3))
        )

    _ol = _ul

    def _pre(self, _depth: int) -> str:
        return f"{self._text()}\n\n  {self._text()}"

    def _table(self, depth: int) -> str:
        head = self._chance.choice(["th", "td"])
        columns = range(self._chance.randint(1, 3))
        cells = "".join(f"<{head}>{self._inline(1)}</{head}>" for _ in columns)
        row = "".join(
            f"<td>{self._inline(1) if self._chance.random() < 0.9 else self._block(depth - 1)}</td>"
            for _ in columns
        )
        return f"<tr>{cells}</tr><tr>{row}</tr>"

    def _dl(self, depth: int) -> str:
        return f"<dt>{self._inline(1)}</dt><dd>{self._inline(1)}</dd><dt>{self._text()}</dt><dd>{self._block(depth - 1)}</dd>"

    def _figure(self, _depth: int) -> str:
        caption = self._text() if self._chance.random() < 0.5 else self._inline(1)
        return f'<img src="a.png" alt="x"><figcaption>{caption}</figcaption>'

    def _details(self, depth: int) -> str:
        return f"<summary>{self._inline(1)}</summary>{self._block(depth - 1)}{self._text()}"
