"""What is wrong with a translation: what would break a page, or show readers the program's insides."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Message

from blogsite.i18n.plurals import Forms
from blogsite.i18n.po import texts
from blogsite.model.characters import UNPRINTABLE

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_PERCENT = re.compile(r"%+")
_BRACE = re.compile(r"[{}]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
# The number that a message counts; a form for one number alone may spell it out.
_COUNT = "%(num)s"
# Letters of a placeholder that are shown in any case.
_SHOWN = 40
_VOID = frozenset({"br", "wbr", "img", "hr"})


def faults_of(message: Message, forms: Forms) -> Iterator[str]:
    """Yield what is wrong with the texts of a translation that readers would see."""
    originals, found = texts(message.id), texts(message.string)
    for index, text in enumerate(found):
        # By habit of gettext the first form goes with the singular, the others with the plural.
        original = originals[min(index, len(originals) - 1)]
        where = f" in `msgstr[{index}]`" if len(originals) > 1 else ""
        is_single = len(originals) > 1 and forms.count(index) == 1
        for fault in _faults(originals, original, text, is_single=is_single):
            yield fault + where


def _faults(
    originals: tuple[str, ...], original: str, text: str, *, is_single: bool
) -> Iterator[str]:
    known = set(PLACEHOLDER.findall(" ".join(originals)))
    used = set(PLACEHOLDER.findall(text))
    for name in sorted(used - known):
        yield f"`{name[:_SHOWN]}` is no placeholder of the message"
    for name in sorted(known - used):
        if not (is_single and name == _COUNT):
            yield f"the placeholder `{name[:_SHOWN]}` is missing"
    yield from _loose_marks(original, text)
    yield from _markup(original, text)
    if _edges(text) != _edges(original):
        yield "it begins or ends with other spaces or line ends than the message"
    if UNPRINTABLE.search(text):
        yield "it has a control character, or a mark that turns the writing direction"


def _loose_marks(original: str, text: str) -> Iterator[str]:
    """Find what is neither a placeholder nor text."""
    here, there = PLACEHOLDER.sub("", text), PLACEHOLDER.sub("", original)
    known = sorted(set(_PERCENT.findall(there)))
    for mark in sorted(set(_PERCENT.findall(here)).difference(known)):
        yield f"`{mark[:_SHOWN]}` belongs to no placeholder" + (
            f"; write `{known[0]}`" if known else ""
        )
    if _BRACE.search(here) and not _BRACE.search(there):
        yield "a brace belongs to no placeholder"


def _markup(original: str, text: str) -> Iterator[str]:
    if sorted(TAG.findall(text)) != sorted(TAG.findall(original)):
        yield "its HTML is not that of the message"
    elif not _is_balanced(text):
        yield "its HTML elements are not closed in their order"
    elif "<" in TAG.sub("", text) and "<" not in TAG.sub("", original):
        yield "a `<` belongs to no HTML of the message"


def _is_balanced(text: str) -> bool:
    opened: list[str] = []
    for tag in TAG.findall(text):
        name = _NAME.findall(tag)[0].lower()
        if not tag.startswith("</"):
            opened += () if name in _VOID or tag.endswith("/>") else (name,)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def _edges(text: str) -> tuple[str, str]:
    """Return the spaces and line ends around a text."""
    start = text[: len(text) - len(text.lstrip())]
    return start, text[len(text.rstrip()) :] if len(start) < len(text) else ""
