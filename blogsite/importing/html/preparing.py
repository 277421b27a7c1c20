"""Takes out of a tree what can't be kept, and names what means the same by one name."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Comment, Tag

from blogsite.importing.embeds import gist_of, shown_at
from blogsite.importing.html.ids import ID, settle_ids
from blogsite.importing.html.kinds import DROPPED, EMBEDDED, LISTS, TRANSPARENT
from blogsite.importing.html.notes import Notes
from blogsite.importing.ledger import Part
from blogsite.markdown.urls import Reach, reach

_WEIGHT = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight:\s*(?:normal|400)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:display:\s*none|visibility:\s*hidden)\b", re.IGNORECASE)
_SLANT = re.compile(r"font-style:\s*italic", re.IGNORECASE)
_STAND_IN = re.compile(r"data:|.*(?:blank|placeholder|pixel|spacer|1x1)[^/]*\.(?:gif|png|svg)\Z")
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file")
_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|webp)\Z", re.IGNORECASE)
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w{3,4}\Z)")
_LONGEST = 500  # characters that are looked at of an address
_WORD = re.compile(r"\S")
_SMILEY = re.compile(r"\b(?:emoji|wp-smiley)\b")


def prepare(soup: BeautifulSoup, notes: Notes) -> None:
    """Prepare a tree for its conversion."""
    _drop_comments(soup, notes)
    settle_ids(soup)
    for element in soup.find_all():
        # The property of that name looks through all that the element holds.
        if "_decomposed" not in vars(element) and element.parent is not None:
            _prepare(element, soup, notes)


def _drop_comments(soup: BeautifulSoup, notes: Notes) -> None:
    found = soup.find_all(string=lambda text: isinstance(text, Comment))
    for comment in found:
        words = comment.strip()
        if words and not words.startswith(("wp:", "/wp:")):  # what blocks are wrapped in
            notes.lost(Part.HTML, f"<!-- {words} -->", "is a comment, which no reader saw")
        comment.extract()
    if found:
        soup.smooth()  # so that the space around a comment counts once


def _prepare(element: Tag, soup: BeautifulSoup, notes: Notes) -> None:
    name = element.name
    if _HIDDEN.search(str(element.get("style", ""))):
        notes.changed(Part.HTML, f"<{name}> that a style hides", "is shown: styles are the theme's")
    if name in DROPPED:
        _drop(element, soup, notes)
    elif name in EMBEDDED:
        _embed(element, soup, notes)
    elif name in TRANSPARENT:
        _unwrap(element)
    elif name == "figure":
        _figure(element)
    elif handle := _HANDLERS.get(name):
        handle(element, notes)


def _drop(element: Tag, soup: BeautifulSoup, notes: Notes) -> None:
    src = str(element.get("src", ""))
    if element.name == "script" and (address := gist_of(src)):
        notes.changed(Part.EMBED, address, "shown as a link")
        _link_to(element, address, address, soup)
        return
    if element.name == "noscript" and not str(element.string or "").strip():
        element.decompose()
        return
    if element.name != "style":
        what = f"<{element.name}> {src}" if src else f"<{element.name}>"
        notes.lost(Part.HTML, what, DROPPED[element.name])
    element.decompose()


def _embed(element: Tag, soup: BeautifulSoup, notes: Notes) -> None:
    written = str(element.get("src") or element.get("data") or element.get("data-src") or "")
    address = shown_at(written)
    inner = element.find(EMBEDDED) if element.name == "object" else None
    if not address and isinstance(inner, Tag):
        element.replace_with(inner.extract())
        _embed(inner, soup, notes)
    elif not address:
        notes.lost(Part.EMBED, written or f"<{element.name}>", "has no address to link to")
        element.decompose()
    else:
        notes.changed(Part.EMBED, written, "shown as a link")
        _link_to(element, address, str(element.get("title") or address), soup)


def _link_to(element: Tag, address: str, label: str, soup: BeautifulSoup) -> None:
    link = soup.new_tag("a", href=address)
    words = " ".join(label.split()) or address
    link.string = words
    is_inline = element.find_parent(["a", "li", "td", "th", "figcaption", "dt", "h1", "h2", "h3"])
    if element.find_parent("a"):
        element.replace_with(words)
        return
    element.replace_with(link)
    if not is_inline:
        link.wrap(soup.new_tag("p"))


def _unwrap(element: Tag) -> None:
    if element.name == "font" and "courier" in str(element.get("face", "")).lower():
        element.name = "code"
        return
    element.unwrap()


def _figure(figure: Tag) -> None:
    """Leave what is one picture with its caption a figure, and make a box of any other."""
    pictures = figure.find_all("img")
    others = figure.find_all(["table", "pre", "blockquote", "iframe", "embed", "object", "video",
                              "audio", "ul", "ol", "figure", "h2", "h3", "h4"])  # fmt: skip
    rest = [text for text in figure.find_all(string=True)
            if text.strip() and not text.find_parent("figcaption")]  # fmt: skip
    if len(pictures) == 1 and not others and not rest:
        return
    figure.name = "div"
    for caption in figure.find_all("figcaption", recursive=False):
        caption.name = "p"


def _anchor(element: Tag, notes: Notes) -> None:
    href = element.get("href")
    if href is None:
        element.name = "span"
        element["id"] = str(element.get("id") or element.get("name") or "")
        _span(element, notes)
        return
    verdict = reach(str(href))
    if verdict in {Reach.UNSAFE, Reach.BROKEN} or not str(href).strip():
        notes.lost(Part.LINK, str(href), "leads where links may not lead")
        element.unwrap()
    elif _shows_itself(element):
        image = element.img
        if image is not None:
            image["src"] = str(href)
            notes.changed(Part.LINK, str(href), "the picture is shown in this size")
            element.unwrap()


def _shows_itself(link: Tag) -> bool:
    """Tell whether a link leads to the very picture that stands in it, in another size."""
    shown = [each for each in link.children if isinstance(each, Tag) or str(each).strip()]
    if len(shown) != 1 or not isinstance(shown[0], Tag) or shown[0].name != "img":
        return False
    target, source = str(link["href"]), str(shown[0].get("src", ""))
    return bool(_PICTURE.search(target)) and _SIZE.sub("", target) == _SIZE.sub("", source)


def _image(element: Tag, notes: Notes) -> None:
    src = str(element.get("src", ""))
    if _SMILEY.search(" ".join(element.get_attribute_list("class"))):
        element.replace_with(str(element.get("alt", "")))
        return
    if not src or _STAND_IN.match(src[:_LONGEST]):
        src = next((str(element[name]) for name in _LAZY if element.get(name)), src)
    if not src or reach(src) in {Reach.UNSAFE, Reach.BROKEN}:
        notes.lost(Part.IMAGE, src or "<img>", "has no address that a picture may have")
        element.replace_with(str(element.get("alt", "")))
        return
    element["src"] = src
    for size in ("width", "height"):
        del element[size]
    if element.get("title") and element["title"] != element.get("alt"):
        notes.lost(Part.HTML, f'title="{element["title"]}"', "pictures have no tool tips here")


def _span(element: Tag, _notes: Notes) -> None:
    style = str(element.get("style", ""))
    if _WEIGHT.search(style):
        element.name = "strong"
    elif _SLANT.search(style):
        element.name = "em"
    elif not ID.match(str(element.get("id") or "")) and not element.get("lang"):
        element.unwrap()


def _bold(element: Tag, _notes: Notes) -> None:
    if _LIGHT.search(str(element.get("style", ""))):
        element.unwrap()


def _code(pre: Tag, _notes: Notes) -> None:
    """Put code within code on lines of its own, as readers saw it."""
    for inner in pre.find_all("pre"):
        if not str(inner.previous_sibling or "\n").endswith("\n"):
            inner.insert_before("\n")
        if not str(inner.next_sibling or "\n").startswith("\n"):
            inner.insert_after("\n")
        inner.unwrap()


def _renamed(name: str) -> Callable[[Tag, Notes], None]:
    def rename(element: Tag, _notes: Notes) -> None:
        element.name = name

    return rename


def _button(element: Tag, notes: Notes) -> None:
    notes.changed(Part.HTML, element.get_text(), "a button that does nothing here; its words stay")
    element.unwrap()


def _form(element: Tag, notes: Notes) -> None:
    notes.lost(Part.HTML, "<form>", "forms can't be sent from here; their words stay")
    element.name = "div"


def _stray(element: Tag, _notes: Notes) -> None:
    """Take an item or a term that stands outside of its list for a box of text."""
    parent = element.parent
    if parent is None or parent.name not in _PARENTS[element.name]:
        element.name = "div"


def _list(element: Tag, _notes: Notes) -> None:
    """Make items of all that a list holds; one of nothing but pictures is no list."""
    if _is_gallery(element):
        for item in element.find_all("li", recursive=False):
            item.name = "div"
        element.name = "div"
        return
    last: Tag | None = None
    for child in list(element.children):
        if isinstance(child, Tag) and child.name == "li":
            last = child
        elif not isinstance(child, Tag) and not str(child).strip():
            child.extract()
        elif last is not None and isinstance(child, Tag) and child.name in LISTS:
            last.append(child.extract())
        else:
            last = child.wrap(Tag(name="li"))


def _is_gallery(element: Tag) -> bool:
    items = element.find_all("li", recursive=False)
    loose = (each.find_parent("figcaption") for each in element.find_all(string=_WORD))
    return bool(items) and all(item.find("img") for item in items) and all(loose)


def _paragraph(element: Tag, _notes: Notes) -> None:
    """Take a paragraph of nothing but code in several lines for a block of code."""
    shown = [each for each in element.children if isinstance(each, Tag) or str(each).strip()]
    if (
        len(shown) == 1
        and isinstance(shown[0], Tag)
        and shown[0].name == "code"
        and shown[0].find("br")
    ):
        element.name = "pre"


def _player(element: Tag, notes: Notes) -> None:
    """Leave of a player its address and its sources."""
    for child in list(element.children):
        if not (isinstance(child, Tag) and child.name == "source"):
            child.extract()
    for each in [element, *element.find_all("source")]:
        if each.get("src") and reach(str(each["src"])) in {Reach.UNSAFE, Reach.BROKEN}:
            notes.lost(Part.EMBED, str(each["src"]), "leads where links may not lead")
            del each["src"]
    if not element.get("src") and not element.find("source", src=True):
        notes.lost(Part.EMBED, f"<{element.name}>", "has no address")
        element.decompose()
        return
    element["controls"] = ""


_PARENTS = {
    "li": LISTS,
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure", "div"},
    "summary": {"details"},
}
_HANDLERS: dict[str, Callable[[Tag, Notes], None]] = {
    "a": _anchor,
    "img": _image,
    "span": _span,
    "b": _bold,
    "strong": _bold,
    "tt": _renamed("code"),
    "button": _button,
    "form": _form,
    "p": _paragraph,
    "audio": _player,
    "video": _player,
    "pre": _code,
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(_PARENTS, _stray),
}
