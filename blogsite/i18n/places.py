"""Where catalogues are, and what is wrong with files that nothing finds."""

from collections.abc import Iterable

from blogsite.diagnostics import Problems
from blogsite.model.languages import LANGUAGE_TAG, canonical_tag

FOLDER = "i18n"
TEMPLATE_PATH = f"{FOLDER}/blogsite.pot"
_REST = "LC_MESSAGES/blogsite.po"


def catalogue_path(tag: str) -> str:
    """Return where the catalogue of a language is."""
    return f"{FOLDER}/{tag}/{_REST}"


def language_of(path: str) -> str:
    """Return the language tag of a catalogue's path; empty where it is no such path."""
    folder, _, rest = path.removeprefix(f"{FOLDER}/").partition("/")
    return folder if rest == _REST and LANGUAGE_TAG.match(folder) else ""


def report_strays(paths: Iterable[str], problems: Problems) -> None:
    """Report ``.po`` files below `i18n/` that no language can ever find."""
    for path in paths:
        if not path.endswith(".po") or language_of(path):
            continue
        folder, _, rest = path.removeprefix(f"{FOLDER}/").partition("/")
        tag = canonical_tag(folder)
        if rest == _REST and LANGUAGE_TAG.match(tag):
            hint = f"rename the folder to `{FOLDER}/{tag}`"
        else:
            hint = f"catalogues are named `{catalogue_path('<tag>')}`, with a tag such as `zh-CN`"
        problems.warning("unexpected-file", "nothing reads this catalogue", path, hint=hint)
