"""Brings the words of a template into the catalogues of languages, with Babel's own guesses."""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message

from blogsite.i18n.plurals import usual_rule
from blogsite.i18n.po import Key, PoCatalogue, is_shown, key_of, texts, words_of, write_words
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
    """A catalogue with the words that it needs: its text, and how many came, are guessed, went."""

    text: str
    words: int
    added: int
    guessed: int
    retired: int


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
    template = _template(wanted)
    before = {key_of(message) for message in words_of(catalogue)}
    names = {key_of(message) for message in words_of(template)}
    _revive(catalogue, names)
    catalogue.update(template, no_fuzzy_matching=tag in (SOURCE, PSEUDO))
    _fill(catalogue, tag)
    _forget(catalogue, tag)
    found = list(words_of(catalogue))
    return Updated(
        text=f"{head}\n{write_words(catalogue)}" if found or catalogue.obsolete else head,
        words=len(found),
        added=len(names - before),
        guessed=sum(message.fuzzy for message in found),
        retired=len(before - names),
    )


def _template(wanted: Iterable[Message]) -> Catalog:
    template = Catalog(charset="utf-8")
    for message in wanted:
        # Babel takes new messages over as they are, and other catalogues get the same ones.
        template[message.id] = message.clone()
    return template


def _revive(catalogue: PoCatalogue, names: set[Key]) -> None:
    for key, message in list(catalogue.obsolete.items()):
        if key_of(message) in names and not catalogue.get(message.id, message.context):
            catalogue[message.id] = message
            del catalogue.obsolete[key]


def _fill(catalogue: PoCatalogue, tag: str) -> None:
    for message in words_of(catalogue):
        if tag == PSEUDO or (tag == SOURCE and not is_shown(message)):
            said = message.id if tag == SOURCE else _disguised(message)
            message.string = said
            message.flags.discard("fuzzy")


def _disguised(message: Message) -> str | tuple[str, ...]:
    found = tuple(map(disguise, texts(message.id)))
    return found if isinstance(message.id, tuple | list) else found[0]


def _forget(catalogue: PoCatalogue, tag: str) -> None:
    """Let go of old words that nobody had translated."""
    for key, message in list(catalogue.obsolete.items()):
        if tag == PSEUDO or not any(texts(message.string)):
            del catalogue.obsolete[key]


def _english_name(tag: str) -> str:
    with contextlib.suppress(UnknownLocaleError):
        return Locale.parse(tag.replace("-", "_")).get_display_name("en") or tag
    return tag
