"""Collects the words of the interface from templates and code, with Babel."""

import io
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from jinja2 import TemplateSyntaxError

from blogsite.diagnostics import Problems
from blogsite.i18n.check import quoted
from blogsite.i18n.places import TEMPLATE_PATH
from blogsite.i18n.po import Key, key_of, texts, words_of, write_words
from blogsite.i18n.update import head_of
from blogsite.tree import list_files

# Functions that mark words besides those of gettext: names that are passed on as values.
_KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "word": None}
_COMMENTS = ("Translators:",)
# A module of the program: where it is, the site's folder is the program's own.
_PROGRAM = "blogsite/i18n/extract.py"
_WORDS = "i18n/words.py"


def extract_words(root: Path, problems: Problems) -> Catalog:
    """Return the words of a site's themes; in the program's own folder also those of its code."""
    catalogue = Catalog(charset="utf-8")
    for path in sorted(_sources(root, problems), key=_order):
        for _, message, comments, context in _words(root, path, problems):
            found = [(path, 1)]
            catalogue.add(message, None, found, auto_comments=comments, context=context)
    return catalogue


def write_template(catalogue: Catalog, before: str) -> str:
    """Return the text of a template; its header is that of the one before, if there was one."""
    return f"{head_of(before)}\n{write_words(catalogue)}"


def check_template(root: Path, listed: Mapping[Key, Message], problems: Problems) -> None:
    """Report a template that lacks words of templates, or lists those that nothing says any more.

    What only stands elsewhere, or has another comment, keeps no translation from its readers.
    """
    if any(each.path == TEMPLATE_PATH for each in problems):
        return
    before = {(*key_of(each), *texts(each.id)): quoted(each) for each in listed.values()}
    found = words_of(extract_words(root, problems))
    now = {(*key_of(each), *texts(each.id)): quoted(each) for each in found}
    changes = [f"{name} is new" for word, name in now.items() if word not in before]
    changes += [f"nothing says {name}" for word, name in before.items() if word not in now]
    if changes:
        more = f", and {len(changes) - 1} more" if len(changes) > 1 else ""
        said = f"the list of words is out of date: {changes[0]}{more}"
        hint = "run `blogsite i18n extract`, then `blogsite i18n update`"
        problems.error("outdated-words", said, TEMPLATE_PATH, hint=hint)


def _sources(root: Path, problems: Problems) -> Iterator[str]:
    if (root / _PROGRAM).is_file():
        yield from (path for path in list_files(root, "blogsite", problems) if _is_code(path))
    if (root / _WORDS).is_file():
        yield _WORDS
    for path in list_files(root, "themes", problems):
        folders = path.split("/")
        if "templates" in folders[2:-1] and path.endswith(".html"):
            yield path


def _is_code(path: str) -> bool:
    return path.endswith(".py")


def _order(path: str) -> list[tuple[bool, str]]:
    """Sort the files of a folder before those of the folders in it."""
    *folders, name = path.split("/")
    return [*((True, folder) for folder in folders), (False, name)]


_Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def _words(root: Path, path: str, problems: Problems) -> Iterable[_Found]:
    """Return what a file marks, nothing with a diagnostic where it can't be read."""
    method = "python" if _is_code(path) else "jinja2"
    data = (root / path).read_bytes()
    try:
        return list(
            extract(
                method, io.BytesIO(data), _KEYWORDS, _COMMENTS, _OPTIONS, strip_comment_tags=True
            )
        )
    except TemplateSyntaxError as fault:
        problems.error("template", fault.message or "syntax error", path, fault.lineno)
    except (SyntaxError, tokenize.TokenError, UnicodeDecodeError) as fault:
        problems.error("template", f"it can't be read: {str(fault).partition(chr(10))[0]}", path)
    return []


_OPTIONS = {"silent": "false", "encoding": "utf-8"}
