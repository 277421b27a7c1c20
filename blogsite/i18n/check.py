"""Looks at catalogues: at each by itself, and at what the words of the interface want of it."""

from collections.abc import Mapping

from babel.messages.catalog import Catalog, Message

from blogsite.diagnostics import Problems
from blogsite.i18n.faults import faults_of
from blogsite.i18n.po import Key, PoCatalogue, is_shown, key_of, read_catalogue, texts, words_of

_UPDATE = "run `blogsite i18n update`"
_LONGEST = 60


def check_catalogue(path: str, data: bytes, tag: str, problems: Problems) -> PoCatalogue | None:
    """Return a catalogue; report what keeps it from being read or would break a page."""
    catalogue = read_catalogue(path, data, tag, problems)
    for message in words_of(catalogue) if catalogue is not None else ():
        if is_shown(message):
            _check_message(message, path, catalogue, problems)
    return catalogue


def _check_message(
    message: Message, path: str, catalogue: PoCatalogue | None, problems: Problems
) -> None:
    for fault in faults_of(message, catalogue.forms if catalogue else ()):
        said = f"the translation of {quoted(message)} can't be used: {fault}"
        hint = "keep placeholders and HTML as they are in `msgid`"
        problems.error("bad-translation", said, path, message.lineno or 0, hint=hint)


def compare(
    catalogue: Catalog,
    path: str,
    needed: Mapping[Key, Message],
    known: Mapping[Key, Message],
    problems: Problems,
) -> None:
    """Report words that are needed and not there or doubtful, and those that nobody knows."""
    found = {key_of(message): message for message in words_of(catalogue)}
    for key, message in needed.items():
        if key not in found:
            said = f"{quoted(message)} is not in the catalogue"
            problems.error("untranslated-word", said, path, hint=_UPDATE)
    for key, message in found.items():
        is_known = key in known and texts(message.id) == texts(known[key].id)
        _judge(message, path, problems, is_known=is_known)


def _judge(message: Message, path: str, problems: Problems, *, is_known: bool) -> None:
    line, name = message.lineno or 0, quoted(message)
    if not is_known:
        said = f"nothing says {name} any more, or with another plural"
        problems.error("unused-word", said, path, line, hint=_UPDATE)
    elif message.fuzzy:
        said = f"the translation of {name} is a guess"
        hint = "mend it, and delete the word `fuzzy` above it; until then readers don't see it"
        problems.error("fuzzy-word", said, path, line, hint=hint)
    elif not is_shown(message):
        hint = "fill in its `msgstr`, each one of a plural"
        problems.error("untranslated-word", f"{name} is not translated", path, line, hint=hint)


def quoted(message: Message) -> str:
    """Return the beginning of a message, with its context, for people."""
    context, text = key_of(message)
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"`{short}`" + (f" ({context})" if context else "")
