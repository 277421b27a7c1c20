"""Words of a source made fit for the site's files: values, names of files, ids."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field

from anyascii import anyascii

from blogsite.importing.visible import visible_of_html
from blogsite.model.characters import UNPRINTABLE
from blogsite.parse.places import is_mark, slug_fault

# Sinograms and Korean syllables, each of which is read as a syllable of its own.
_SYLLABLES = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
_SINOGRAMS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LONGEST = 80
_NO_ID = re.compile(r"[^a-z0-9]+")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_TAG = re.compile(
    r"</?(?:p|a|em|i|b|strong|br|span|code|div|img|ul|ol|li)\b[^<>]{0,400}>", re.IGNORECASE
)
_HYPHENS = re.compile(r"-{2,}")


def plain(text: str, longest: int = 1000) -> str:
    """Return a text on one line, without characters that no file of a site may hold."""
    # A bounded piece first: cleaning a megabyte to keep a line of it would take its time.
    clean = UNPRINTABLE.sub("", unicodedata.normalize("NFC", text[: longest * 4]))
    return _cut(" ".join(clean.split()), longest)


def paragraphs(text: str, longest: int = 4000) -> str:
    """Return a text as ``plain`` does, with the empty lines between its paragraphs, without markup."""
    parts = re.split(r"\n[ \t]*\n|</p>", text[: longest * 4].replace("\r\n", "\n"))
    bare = (plain(worded(_LINK.sub(lambda found: found[1], part))) for part in parts)
    return _cut("\n\n".join(part for part in bare if part), longest)


def worded(text: str) -> str:
    """Return a text without the tags of HTML, if it has any."""
    return visible_of_html(text) if _TAG.search(text) else text


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0]}…"


def file_name(text: str, *, dots: bool = False) -> str:
    """Return a name of letters, digits, `-` and `_`, empty where nothing is left; ``dots`` may stay."""
    kept: list[str] = []
    for each in unicodedata.normalize("NFC", text[:1000]):
        is_part = each.isalnum() or each in "-_" or (dots and each == ".")
        kept.append(each if is_part or (is_mark(each) and kept and kept[-1] != "-") else "-")
    name = _HYPHENS.sub("-", "".join(kept)).replace("..", ".")
    name = unicodedata.normalize("NFC", _within(name.strip("-_.").lstrip(_marks(name)), _LONGEST))
    if not name:
        return ""
    # What Windows or the build keeps for itself becomes usable with another word behind it.
    return f"{name}-text" if slug_fault(name) or name.casefold() == "index" else name


def _marks(name: str) -> str:
    return "".join({each for each in name[:20] if is_mark(each)})


def _within(name: str, most: int) -> str:
    """Cut a name to a number of bytes, between words where that leaves the better part of it."""
    if len(name.encode()) <= most:
        return name
    cut = name.encode()[:most].decode(errors="ignore")
    shorter = cut.rpartition("-")[0]
    return (shorter if len(shorter.encode()) > most // 2 else cut).strip("-_.")


def ascii_id(name: str, language: str = "") -> str:
    """Return an id of Latin letters, which stays the same whoever else is in the archive.

    Japanese names in sinograms have no reading that could be told, so they get a number.
    """
    if language.partition("-")[0] == "ja" and _SINOGRAMS.search(name):
        return f"author-{digest(name)[:8]}"
    spelled = "".join(
        f"-{anyascii(each)}-" if _SYLLABLES.match(each) else anyascii(each) for each in name[:200]
    )
    made = _within(_NO_ID.sub("-", spelled.lower().replace("'", "")).strip("-"), 60)
    if not made:
        return f"author-{digest(name)[:8]}"
    return f"{made}-author" if slug_fault(made) else made


def digest(text: str) -> str:
    """Return hexadecimal digits that stand for a text, on any machine."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Names:
    """Names that are given once each; capitals make no difference."""

    _taken: set[str] = field(default_factory=set)

    def take(self, name: str, key: str) -> str:
        """Return a name, or with digits of its owner's ``key`` behind it where another has it."""
        free, marks, length = name, digest(key), 4
        while free.casefold() in self._taken:
            free, length = f"{name}-{marks[:length]}", length + 2
        self._taken.add(free.casefold())
        return free
