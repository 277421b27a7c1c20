"""Reads and writes ``.po`` files with Babel, bounded and strict: they come from strangers."""

import codecs
import io
import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, generate_po

from blogsite.diagnostics import Problems
from blogsite.fields import Source
from blogsite.i18n.lines import find_fault
from blogsite.i18n.plurals import MAX_FORMS, Forms, fits, read_forms, usual_rule

WIDTH = 100
# Far beyond what an interface says; Babel takes more than a second for it.
MAX_MESSAGES = 5000
_ENCODINGS = frozenset({"utf-8", "ascii"})
# What a message was before it was changed: for people, and nothing that Babel knows.
_PREVIOUS = re.compile(r"^#~?\|.*$", re.MULTILINE)
# Where an old message begins, below its comments.
_OLD = re.compile(r"^#~ ", re.MULTILINE)

Key = tuple[str, str]


class PoCatalogue(Catalog):
    """A catalogue that notices messages given twice, and makes no room for endless forms."""

    def __init__(self, locale: str | None = None) -> None:
        super().__init__(locale=locale, charset="utf-8")
        self.doubles: list[Message] = []
        self.forms: Forms = ()

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:  # noqa: A002  (Babel's name)
        """Add a message."""
        if message.id and self.get(id, message.context):
            self.doubles.append(message)
        super().__setitem__(id, message)

    @property
    def num_plurals(self) -> int:
        """The number of forms for which there is room."""
        return max(1, min(super().num_plurals, MAX_FORMS))

    @property
    def declared_plurals(self) -> int:
        """The number of forms that the header speaks of."""
        return super().num_plurals


def texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the one or more texts of a message's id, or of its translation."""
    return (value or "",) if isinstance(value, str | None) else tuple(value)


def key_of(message: Message) -> Key:
    """Return the context of a message, and the text by which it is looked up."""
    return message.context or "", texts(message.id)[0]


def is_shown(message: Message) -> bool:
    """Tell whether readers see a translation: whole, and not doubtful."""
    return not message.fuzzy and all(texts(message.string))


def words_of(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def read_catalogue(path: str, data: bytes, tag: str, problems: Problems) -> PoCatalogue | None:
    """Return a catalogue of a language, or of none; None with a diagnostic for a broken file."""
    source = Source.decode(path, data, problems)
    if source is None:
        return None
    count = source.text.count("msgid ")
    if count > MAX_MESSAGES:
        message = f"the file has {count:,} messages; a catalogue may have {MAX_MESSAGES:,}"
        problems.error("bad-catalogue", message, path, hint="delete those that nothing says")
        return None
    broken = find_fault(source.text)
    if broken:
        problems.error("bad-catalogue", broken.message, path, broken.line, hint=broken.hint)
        return None
    catalogue = _parse(source, tag, problems)
    if catalogue is None:
        return None
    found = len(problems)
    _check_header(catalogue, source, tag, problems)
    _check_doubles(catalogue, path, problems)
    return catalogue if len(problems) == found else None


def _parse(source: Source, tag: str, problems: Problems) -> PoCatalogue | None:
    catalogue = PoCatalogue(tag.replace("-", "_") or None)
    text = _PREVIOUS.sub("", source.text)
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(io.StringIO(text))
    except PoFileError as fault:
        # All else that Babel refuses was found in the lines.
        message = "the message has more plural forms than the header speaks of"
        hint = f"take the last ones out, or say `Plural-Forms: {usual_rule(tag)}` in the header"
        problems.error("bad-catalogue", message, source.path, (fault.lineno or 0) + 1, hint=hint)
    except (ValueError, LookupError, TypeError, AttributeError) as fault:
        message = f"the header can't be read: {str(fault).partition(chr(10))[0]}"
        hint = "take the lines that are in doubt out, or see the header of another catalogue"
        problems.error("bad-catalogue", message, source.path, 1, hint=hint)
    else:
        return catalogue
    return None


def parse_words(data: bytes, tag: str) -> PoCatalogue:
    """Return the catalogue of a file that has passed `read_catalogue`."""
    found = read_catalogue("", data, tag, Problems())
    return found if found is not None else PoCatalogue(tag.replace("-", "_"))


def write_words(catalogue: Catalog) -> str:
    """Return the messages of a catalogue as a ``.po`` file has them, without its header."""
    lines = generate_po(catalogue, include_lineno=False, omit_header=True, width=WIDTH)
    blocks = "".join(lines).rstrip("\n").split("\n\n")
    # Babel reads the flags of old messages, but doesn't write them.
    for at, message in enumerate(catalogue.obsolete.values(), -len(catalogue.obsolete)):
        if message.fuzzy:
            blocks[at] = _OLD.sub("#, fuzzy\n#~ ", blocks[at], count=1)
    return "\n\n".join(blocks) + "\n"


def _check_header(catalogue: PoCatalogue, source: Source, tag: str, problems: Problems) -> None:
    try:
        charset = codecs.lookup(catalogue.charset or "").name
    except LookupError:
        charset = ""
    if charset not in _ENCODINGS:
        line = _line_of(source.text, "charset=")
        message = f"the header says charset `{catalogue.charset}`"
        problems.error(
            "bad-catalogue", message, source.path, line, hint="catalogues are UTF-8: say `utf-8`"
        )
    catalogue.charset = "utf-8"
    spoken = str(catalogue.locale_identifier or tag).partition("_")[0]
    if tag and spoken != tag.partition("-")[0]:
        line = _line_of(source.text, '"Language:')
        hint = f"say `Language: {tag.replace('-', '_')}`, or move the file"
        message = f"the header says language `{spoken}`, the folder `{tag}`"
        problems.error("bad-catalogue", message, source.path, line, hint=hint)
    elif tag:
        _check_plurals(catalogue, source, tag, problems)


def _check_plurals(catalogue: PoCatalogue, source: Source, tag: str, problems: Problems) -> None:
    hint = f"say `Plural-Forms: {usual_rule(tag)}`"
    try:
        count = catalogue.declared_plurals
        catalogue.forms = read_forms(count, catalogue.plural_expr)
        is_good = fits(count, catalogue.forms, tag)
        fault = "" if is_good else f"these are not the plural forms of `{tag}`"
    except ValueError as wrong:
        fault = str(wrong)
    if fault:
        line = _line_of(source.text, '"Plural-Forms')
        problems.error("bad-catalogue", fault, source.path, line, hint=hint)


def _check_doubles(catalogue: PoCatalogue, path: str, problems: Problems) -> None:
    for double in catalogue.doubles:
        first = catalogue.get(double.id, double.context)
        problems.error(
            "bad-catalogue",
            f"the message `{texts(double.id)[0]}` is given twice",
            path,
            double.lineno or 0,
            hint=f"the first one is on line {first.lineno if first else 0}; keep one",
        )


def _line_of(text: str, words: str) -> int:
    """Return the line that has some words, counted from 1; 0 where there is none."""
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
