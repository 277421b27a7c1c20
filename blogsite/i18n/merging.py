"""Brings the words of a template into a catalogue: what was translated stays, the rest is guessed.

Babel's own update isn't used: it takes a word for the source of a guess and then forgets it, never
guesses from words that went, and lets a guess come back as if somebody had confirmed it.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from babel.messages.catalog import Message

from blogsite.i18n.po import Key, PoCatalogue, is_shown, key_of, texts, words_of

_FUZZY = "fuzzy"
_Translation = str | tuple[str, ...] | list[str] | None


def merge_words(catalogue: PoCatalogue, wanted: Iterable[Message], *, guesses: bool) -> None:
    """Give a catalogue exactly the words that are wanted, in their order.

    Those that aren't wanted any more become old ones, and old ones that are wanted come back with
    what was said of them, doubtful if it was. ``guesses`` lets a new word have the translation of
    one like it, old or not, as a doubtful one; a guess is never made from a guess.
    """
    live, old = _take_out(catalogue), {key_of(each): each for each in catalogue.obsolete.values()}
    sources = _sources([*live.values(), *old.values()]) if guesses else {}
    catalogue.obsolete.clear()
    for template in wanted:
        message, key = template.clone(), key_of(template)
        known = _better(live.pop(key, None), old.pop(key, None))
        if known is not None:
            _take_over(message, known)
        elif source := _nearest(key, sources):
            _translate(message, source.string, is_doubtful=True)
        catalogue[message.id] = message
    _keep(catalogue, [*old.values(), *live.values()])


def _take_out(catalogue: PoCatalogue) -> dict[Key, Message]:
    found = list(words_of(catalogue))
    for message in found:
        catalogue.delete(message.id, message.context)
    return {key_of(message): message for message in found}


def _better(live: Message | None, old: Message | None) -> Message | None:
    """Choose among a word and the same word of former times: a guess goes after what is sure."""
    if live is None or old is None:
        return live or old
    return old if is_shown(old) and not is_shown(live) else live


def _take_over(message: Message, known: Message) -> None:
    message.flags |= known.flags
    message.user_comments = list(known.user_comments)
    _translate(message, known.string, is_doubtful=texts(message.id) != texts(known.id))


def _translate(message: Message, said: _Translation, *, is_doubtful: bool) -> None:
    forms = texts(said)
    message.string = forms if isinstance(message.id, tuple | list) else forms[0]
    if is_doubtful and any(forms):
        message.flags.add(_FUZZY)


def _sources(messages: Iterable[Message]) -> dict[str, list[Message]]:
    """Return the messages that a guess may be made from, by what is compared."""
    found: dict[str, list[Message]] = {}
    for message in filter(is_shown, messages):
        found.setdefault(_compared(key_of(message)), []).append(message)
    return found


def _compared(key: Key) -> str:
    return key[1].strip().lower()


def _nearest(key: Key, sources: dict[str, list[Message]]) -> Message | None:
    for text in get_close_matches(_compared(key), sources, 1):
        return min(sources[text], key=lambda each: key_of(each)[0] != key[0])
    return None


def _keep(catalogue: PoCatalogue, gone: list[Message]) -> None:
    """Keep what somebody has translated, and of what is doubtful that which is no mere guess."""
    sure = {texts(each.string) for each in (*words_of(catalogue), *gone) if is_shown(each)}
    for message in gone:
        said = texts(message.string)
        if any(said) and not (message.fuzzy and said in sure):
            # As Babel has them; some words differ by their context only.
            context = message.context
            name = texts(message.id)[0]
            catalogue.obsolete[name if context is None else (name, context)] = message
