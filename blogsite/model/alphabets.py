"""What the alphabets of languages have of their own (CLDR, collation tailorings)."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from blogsite.model.languages import LANGUAGE_TAG

# As CLDR writes them: `<` parts letters, `<<` letters that differ by a mark only. What stands before
# a `=` has the place of the first one.
_EVERYWHERE = (
    *("г<<ґ", "д<ђ", "е<є", "з<ѕ", "и<і<й<ј", "л<љ", "н<њ", "т<ћ", "у<ў", "ч<џ"),
    *("آ", "أ", "ؤ", "إ", "ئ", "ب<پ", "ج<چ", "ز<ژ", "ك<ک<گ", "ي<ی", "ं<<ँ"),
    *("ו<װ<ױ", "י<ײ", "'<<‘<<’<<׳", '"<<“<<”<<״'),
)
_OWN: Mapping[str, tuple[str, ...]] = {
    "ar": ("ء<<أ<<ؤ<<إ<<ئ<<ا", "ة<<ت", "ى<<ي"),
    "be": ("е<ё",),
    "bn": ("ঋ<ৠ", "ঌ<ৡ", "ঔ<ং<ঃ<ঁ", "র<ৰ", "ল<ৱ"),
    "cs": ("c<č", "h<ch", "r<ř", "s<š", "z<ž"),
    "da": ("z<æ<ø<å<<aa",),
    "es": ("n<ñ",),
    "et": ("s<š<z<ž", "w<õ<ä<ö<ü"),
    "fa": ("آ<ا<<ٱ<ء<<أ<<إ<<ؤ<<ئ", "ك=ک<<ك<گ", "و<ه<<ہ<<ة<<ھ", "ي=ی<<ى<<ے<<ي"),
    "fi": ("z<å<ä<ö",),
    "hi": ("ँ=ॐ<ं<<ँ",),
    "hr": ("c<č<ć", "d<dž<đ", "l<lj", "n<nj", "s<š", "z<ž"),
    "hu": ("c<cs", "g<gy", "l<ly", "n<ny", "o<ö<<ő", "s<sz", "t<ty", "u<ü<<ű", "z<zs"),
    "lt": ("c<č", "i<<y", "s<š", "z<ž"),
    "mk": ("д<ѓ<ђ", "т<ќ<ћ"),
    "mr": ("ह<ळ", "ँ=ॐ<ं<<ँ"),
    "nb": ("z<æ<ø<å<<aa",),
    "no": ("z<æ<ø<å<<aa",),
    "pl": ("a<ą", "c<ć", "e<ę", "l<ł", "n<ń", "o<ó", "s<ś", "z<ź<ż"),
    "ro": ("a<ă<â", "i<î", "s<ș", "t<ț"),
    "sk": ("a<ä", "c<č", "h<ch", "o<ô", "s<š", "z<ž"),
    "sl": ("c<č<ć", "d<đ", "s<š", "z<ž"),
    "sv": ("z<å<ä<ö",),
    "tr": ("c<ç", "g<ğ", "h<ı", "o<ö", "s<ş", "u<ü"),
    "uk": ("г<ґ", "и<і<ї<й"),
    "vi": ("a<ă<â", "d<đ", "e<ê", "o<ô<ơ", "u<ư"),
    # Letters with a breath are others.
    "ur": (
        *("ا<<أ<آ", "ب<بھ<پ<پھ", "ت<تھ<ٹ<ٹھ", "ج<جھ<چ<چھ", "د<دھ<ڈ<ڈھ", "ر<رھ<ڑ<ڑھ"),
        *("ك<ک<کھ<گ<گھ", "ل<لھ", "م<مھ", "ن<نھ<ں<ںھ", "و<<ؤ<وھ<ہ<ھ<ۃ<ء", "ی<<ئ<یھ<ے<<ۓ"),
    ),
}
# Letters of which each counts as several, or as another with a mark; they don't decompose.
_EXPANSIONS: Mapping[str, str] = {
    "æ": "a\u0345e",
    "œ": "o\u0345e",
    "ß": "ss",
    "ø": "o\u0338",
    "đ": "d\u0335",
    "ł": "l\u0335",
    "ħ": "h\u0335",
    "ı": "i\u0335",
}
_OWN_EXPANSIONS: Mapping[str, Mapping[str, str]] = {"ar": {"آ": "ءا"}, "bn": {"ৎ": "ত্"}}
# The language's own scripts come first; Japanese, which lists them all, begins with Latin letters.
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("ar", "fa", "ps", "ug", "ur"), ("Arab",)),
    **dict.fromkeys(("as", "bn"), ("Beng",)),
    **dict.fromkeys(("be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"), ("Cyrl",)),
    **dict.fromkeys(("he", "yi"), ("Hebr",)),
    **dict.fromkeys(("hi", "mr", "ne"), ("Deva",)),
    "am": ("Ethi",),
    "el": ("Grek",),
    "gu": ("Gujr",),
    "hy": ("Armn",),
    "ja": ("Latn", "Kana", "Hani"),
    "ka": ("Geor",),
    "km": ("Khmr",),
    "kn": ("Knda",),
    "ko": ("Hang", "Hani"),
    "lo": ("Laoo",),
    "ml": ("Mlym",),
    "my": ("Mymr",),
    "pa": ("Guru",),
    "si": ("Sinh",),
    "ta": ("Taml",),
    "te": ("Telu",),
    "th": ("Thai",),
    "zh": ("Hani",),
}
# Character sets whose authors sorted them: the common letters by pinyin, strokes or reading.
_CHARACTER_SETS = {"ja": "euc_jp", "ko": "euc_kr", "zh": "gb2312"}
_BY_STROKES = ("-TW", "-HK", "-MO", "Hant")
_RANGES = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x3005, 0x3005, ""),
    (0x3041, 0x30FF, "Kana"),
    (0x3006, 0x3007, "Hani"),
    (0x3400, 0x9FFF, "Hani"),
    (0xAC00, 0xD7A3, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0x20000, 0x3FFFF, "Hani"),
)
# Marks come in an order of their own, before all others; the last are those of Hebrew letters.
_MARKS = (
    "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"
    "\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05bb\u05c2\u05c1\u05bc\u05bf"
)
_OWN_MARKS: Mapping[str, str] = {
    "fa": "\u064e\u0650\u064f\u064b\u064d\u064c",
    "ur": "\u0652\u064e\u0650\u064f\u0670\u064b\u064d\u064c\u0654\u0651\u0653\u0655",
    "vi": "\u0300\u0309\u0303\u0301\u0323",
}
# Arabic vowels count as little as capitals do.
_LIGHT_MARKS: Mapping[str, str] = {
    "ar": "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0670"
}
_SAME_MARKS = {"\u05b8": "\u05c7", "\u05b9": "\u05ba"}
# Signs in the order of CLDR; all others follow by their numbers, and of symbols those of money.
SIGNS = {sign: at for at, sign in enumerate("_-–—,;:!?.…·'‘’\"“”«»()[]{}@*/\\&#%`^©→+<=>|~")}
# Small kana and those of the other sort count as the common ones.
_SMALL_KANA = dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True))
SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ")
_KATAKANA = {chr(code + 0x60): chr(code) for code in range(0x3041, 0x3097)}
_KANA = {sign: _SMALL_KANA.get(plain, plain) for sign, plain in _KATAKANA.items()} | _SMALL_KANA
_TURKISH = {"I": "ı", "İ": "i"}
_STEP = re.compile("(<<?)")
_FINAL = dict(zip("ךםןףץς", "כמנפצσ", strict=True))
# The places of letters that a character set lacks, after all that it has.
_UNLISTED = 0x100000
# No mark is below; the IPA, of which these are letters, has no marks.
_FIRST_MARK = 0x0250


class Place(NamedTuple):
    """Where a letter stands: how many letters after which, and with what mark."""

    base: str
    rank: int
    mark: str


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A language's order.

    ``placed`` are letters with a place of their own, ``pairs`` those of them that are written with
    two; ``marks`` are what marks are compared by, but for ``light_marks``, which count as little as
    capitals; ``plain`` differ from another as these do; ``scripts`` come first.
    """

    placed: Mapping[str, Place]
    marks: Mapping[int, int]
    light_marks: str
    pairs: frozenset[str]
    plain: Mapping[str, str]
    expansions: Mapping[str, str]
    scripts: tuple[str, ...]
    character_set: str
    has_dotless_i: bool

    def lower(self, sign: str) -> str:
        """Return a letter's small form."""
        if self.has_dotless_i and sign in _TURKISH:
            return _TURKISH[sign]
        return sign.lower()

    def han(self, sign: str) -> int:
        """Return the place of a Chinese character among all of them."""
        if not self.character_set:
            return ord(sign)
        try:
            return int.from_bytes(sign.encode(self.character_set), "big")
        except UnicodeEncodeError:
            return _UNLISTED + ord(sign)


@functools.cache
def alphabet(tag: str) -> Alphabet:
    """Return the alphabet of a BCP 47 tag; that of all languages where it has none of its own."""
    language = tag.partition("-")[0]
    placed: dict[str, Place] = {}
    for rule in (*_EVERYWHERE, *_OWN.get(language, ())):
        placed.update(_places(rule))
    characters = _CHARACTER_SETS.get(language, "")
    if language == "zh" and LANGUAGE_TAG.match(tag) and any(each in tag for each in _BY_STROKES):
        characters = "big5"
    own = {sign: text for sign, text in _EXPANSIONS.items() if sign not in placed}
    return Alphabet(
        placed=placed,
        marks=_marks(_OWN_MARKS.get(language, "")),
        light_marks=_LIGHT_MARKS.get(language, ""),
        pairs=frozenset(sign for sign in placed if len(sign) > 1),
        plain=_KANA | _FINAL,
        expansions={**own, **_OWN_EXPANSIONS.get(language, {})},
        scripts=_SCRIPTS.get(language, ()),
        character_set=characters,
        has_dotless_i=language == "tr",
    )


def _marks(own: str) -> Mapping[int, int]:
    """Return marks with their places below all others, a language's own first."""
    order = dict.fromkeys(own + _MARKS)
    found = {ord(mark): _FIRST_MARK + at for at, mark in enumerate(order)}
    return found | {ord(same): found[ord(mark)] for mark, same in _SAME_MARKS.items()}


def _places(rule: str) -> Mapping[str, Place]:
    """Return the places of the letters of a rule."""
    anchor, _, chain = rule.rpartition("=")
    first, *others = _STEP.split(chain)
    base = anchor or first
    found, rank, mark = {first: Place(base, 0, "")}, 0, 0
    for step, sign in zip(others[::2], others[1::2], strict=True):
        rank, mark = (rank, mark + 1) if step == "<<" else (rank + 1, 0)
        found[sign] = Place(base, rank, str(mark or ""))
    return found


@functools.lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """Return the ISO 15924 code of a letter's script; empty where no alphabet here asks for it."""
    code = ord(sign)
    return next((script for start, end, script in _RANGES if start <= code <= end), "")
