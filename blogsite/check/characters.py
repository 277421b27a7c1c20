"""Rules about letters: what nobody sees, and what looks like something else."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blogsite.check.lines import Lines
from blogsite.check.model import Finding
from blogsite.check.reading import Span

# Unicode's default ignorable characters as far as texts hold them, but for variation selectors
# (emoji need them) and the overrides of direction, which the build refuses.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028\u2029\u2060-\u206f"
    "\u3164\ufeff\uffa0\U0001bca0-\U0001bca3\U000e0000-\U000e007f]"
)
# Spaces that look like one and are none: a shell or a compiler takes them for letters.
_STRANGE_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_JOINERS = frozenset("\u200c\u200d")
_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069")
# Scripts whose letters join: Arabic and its kin, those of India and its neighbours, Mongolian.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aad\u1b00-\u1c4f\ua840-\ua8df"
    "\ua980-\ua9df\uaa00-\uaadf\ufb50-\ufdcf\ufe70-\ufefc\U00011000-\U000116ff]"
)
# Scripts without spaces between words, where a zero-width space says that a line may break.
_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufeff\U00010800-\U00010fff]")
_EMOJI = re.compile("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_SOURCE = "\U0001f3f4"  # a black flag: what follows it in tags names a region

# Letters of Cyrillic and Greek that look like Latin ones in nearly every typeface (Unicode's
# confusables as a source; those that only resemble, such as `α`, `μ` and `Δ`, are left out, as
# formulas have them).
_LIKE_LATIN = frozenset("АВЕЅІЈКМНОРСТУХаеіјорсухѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
# The same the other way round: Latin letters in a word of Cyrillic or Greek.
_LIKE_OTHERS = frozenset("ABEZHIKMNOPCTYXSJaeijopcyxs")
_WORD = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]+")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LEAST_LETTERS = 3
_CYRILLIC_LANGUAGES = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"})


@dataclass(frozen=True, slots=True)
class Letters:
    """A whole file, front matter and code included; ``code`` are the offsets of code in it."""

    path: str
    language: str
    lines: Lines
    code: Sequence[Span] = ()

    def finding(self, rule: str, at: int, message: str, hint: str) -> Finding:
        """Return a finding at an offset."""
        return Finding(self.path, rule, *self.lines.place(at), message, hint)


def invisible_characters(file: Letters) -> Iterator[Finding]:
    """Find what nobody sees, where the script around it doesn't need it; once on each line."""
    text = file.lines.text
    if text.isascii():
        return
    said: dict[int, Finding] = {}
    for found in _INVISIBLE.finditer(text):
        if not _is_needed(text, found.start(), file):
            _note(file, found, "delete it; editors can show invisible characters", said)
    for span in file.code:
        for found in _STRANGE_SPACE.finditer(text, span.first, span.last):
            _note(file, found, "type a plain space: who copies the code gets what you typed", said)
    yield from said.values()


def _note(file: Letters, found: re.Match[str], hint: str, said: dict[int, Finding]) -> None:
    line = file.lines.place(found.start())[0]
    if line not in said:
        name = unicodedata.name(found[0], "unnamed").lower()
        message = f"an invisible character stands here: U+{ord(found[0]):04X} ({name})"
        said[line] = file.finding("invisible-character", found.start(), message, hint)


def _is_needed(text: str, at: int, file: Letters) -> bool:
    """Tell whether the letters around an invisible character give it a meaning."""
    character = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character in _JOINERS:
        joined = _JOINING.match(before) and (_JOINING.match(after) or not after.isascii())
        return bool(joined) or (character == "\u200d" and bool(_is_emoji(before, after)))
    if character in _MARKS_OF_DIRECTION:
        line = file.lines.line(file.lines.place(at)[0])
        return bool(_RIGHT_TO_LEFT.search(line))
    if character == "\u200b":
        return bool(_UNSPACED.match(before) or _UNSPACED.match(after))
    if "\U000e0020" <= character <= "\U000e007f":
        return _SOURCE in text[max(0, at - 8) : at]
    return False


def _is_emoji(before: str, after: str) -> bool:
    return bool(_EMOJI.match(before) and _EMOJI.match(after))


def look_alikes(file: Letters) -> Iterator[Finding]:
    """Find words in which letters of another script pose as the word's own."""
    text = file.lines.text
    if not _OTHER.search(text):
        return
    for word in _WORD.finditer(text):
        letters = word[0]
        if letters.isascii() or len(letters) < _LEAST_LETTERS or not _OTHER.search(letters):
            continue
        for at in _posing(letters, file.language):
            yield _look_alike(file, word, at)
            break


def _look_alike(file: Letters, word: re.Match[str], at: int) -> Finding:
    letter = word[0][at]
    name = unicodedata.name(letter, "unnamed").lower()
    message = f"in `{word[0]}` the letter `{letter}` is U+{ord(letter):04X} ({name})"
    hint = "type the word anew: it looks right, but nobody will find it or can run it"
    return file.finding("look-alike-character", word.start() + at, message, hint)


def _posing(word: str, language: str) -> Iterator[int]:
    """Yield the places of foreign letters in a word, if all of them look like its own."""
    others = [at for at, letter in enumerate(word) if _OTHER.match(letter)]
    own = [at for at in range(len(word)) if at not in set(others)]
    foreign, like = (others, _LIKE_LATIN) if len(others) <= len(own) else (own, _LIKE_OTHERS)
    if not foreign or len(foreign) == len(word):
        return
    # In Russian and its kin a foreign word takes endings of its own: `podа`.
    is_ending = foreign is others and foreign[0] == len(word) - len(foreign)
    if is_ending and language.partition("-")[0] in _CYRILLIC_LANGUAGES:
        return
    if all(word[at] in like for at in foreign):
        yield from foreign


LETTER_RULES = (invisible_characters, look_alikes)
