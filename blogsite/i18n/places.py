"""Where catalogues are, and what is wrong with files that nothing finds."""

from collections.abc import Iterable

from blogsite.diagnostics import Problems
from blogsite.model.languages import LANGUAGE_TAG, canonical_tag

FOLDER = "i18n"
TEMPLATE_NAME = "blogsite.pot"
TEMPLATE_PATH = f"{FOLDER}/{TEMPLATE_NAME}"
_REST = "LC_MESSAGES/blogsite.po"


def catalogue_path(tag: str, folder: str = FOLDER) -> str:
    """Return where the catalogue of a language is."""
    return f"{folder}/{tag}/{_REST}"


def language_of(path: str, folder: str = FOLDER) -> str:
    """Return the language tag of a catalogue's path; empty where it is no such path."""
    tag, _, rest = path.removeprefix(f"{folder}/").partition("/")
    return tag if rest == _REST and LANGUAGE_TAG.match(tag) else ""


def report_strays(paths: Iterable[str], problems: Problems, folder: str = FOLDER) -> None:
    """Report ``.po`` files below a folder of catalogues that no language can ever find."""
    for path in paths:
        if not path.endswith(".po") or language_of(path, folder):
            continue
        named, _, rest = path.removeprefix(f"{folder}/").partition("/")
        tag = canonical_tag(named)
        if rest == _REST and LANGUAGE_TAG.match(tag):
            hint = f"rename the folder to `{folder}/{tag}`"
        else:
            named = catalogue_path("<tag>", folder)
            hint = f"catalogues are named `{named}`, with a tag such as `zh-CN`"
        problems.warning("unexpected-file", "nothing reads this catalogue", path, hint=hint)
