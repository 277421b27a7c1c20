"""Makes the files of catalogues: headers, words, and how many of these came and went."""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Message

from blogsite.i18n.merging import merge_words
from blogsite.i18n.plurals import usual_rule
from blogsite.i18n.po import PoCatalogue, is_shown, key_of, texts, words_of, write_words
from blogsite.i18n.pseudo import disguise
from blogsite.model.languages import PSEUDO

# The language in which templates are written.
SOURCE = "en"

_HEAD = re.compile(r'(?:#(?!~)[^\n]*\n|\n)*msgid ""\nmsgstr "[^\n]*"\n(?:"[^\n]*"\n)*')
_DEFAULT_HEAD = """\
# Words of the interface.
#
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalogue with the words that it needs: its text, and how many came, are guessed, went.

    Of those that went, the ``retired`` stay in the file; the ``dropped`` had no translation.
    """

    text: str
    words: int
    added: int
    guessed: int
    retired: int
    dropped: int


def head_of(text: str, default: str = _DEFAULT_HEAD) -> str:
    """Return the header of a file with the comments before it, or the default one."""
    found = _HEAD.match(text.replace("\r\n", "\n"))
    return found[0] if found else default


def new_head(template: str, tag: str) -> str:
    """Return the header of a new catalogue, made of that of the template."""
    name = "pseudo-English, for testing" if tag == PSEUDO else _english_name(tag)
    lines = head_of(template)
    first, _, rest = lines.partition("\n")
    language = f'"Language: {tag.replace("-", "_")}\\n"\n'
    plurals = f'"Plural-Forms: {usual_rule(tag)}\\n"\n'
    mark = '"MIME-Version'
    return f"{first.removesuffix('.')} in {name}.\n" + rest.replace(
        mark, language + plurals + mark, 1
    )


def update_catalogue(
    catalogue: PoCatalogue, head: str, tag: str, wanted: Iterable[Message]
) -> Updated:
    """Return a catalogue with exactly the words that are wanted, in their order.

    What is no longer wanted stays at the end as a comment, and is taken up again when it is. In
    English a new word is its own translation; in the pseudo-locale all words are made anew.
    """
    before = {key_of(message) for message in words_of(catalogue)}
    merge_words(catalogue, wanted, guesses=tag not in (SOURCE, PSEUDO))
    _fill(catalogue, tag)
    if tag == PSEUDO:
        catalogue.obsolete.clear()
    found = list(words_of(catalogue))
    names = {key_of(message) for message in found}
    kept = {key_of(message) for message in catalogue.obsolete.values()}
    return Updated(
        text=f"{head}\n{write_words(catalogue)}" if found or catalogue.obsolete else head,
        words=len(found),
        added=len(names - before),
        guessed=sum(message.fuzzy for message in found),
        retired=len(before & kept),
        dropped=len(before - names - kept),
    )


def _fill(catalogue: PoCatalogue, tag: str) -> None:
    for message in words_of(catalogue):
        if tag == PSEUDO or (tag == SOURCE and not is_shown(message)):
            said = message.id if tag == SOURCE else _disguised(message)
            message.string = said
            message.flags.discard("fuzzy")


def _disguised(message: Message) -> str | tuple[str, ...]:
    found = tuple(map(disguise, texts(message.id)))
    return found if isinstance(message.id, tuple | list) else found[0]


def _english_name(tag: str) -> str:
    with contextlib.suppress(UnknownLocaleError):
        return Locale.parse(tag.replace("-", "_")).get_display_name("en") or tag
    return tag
