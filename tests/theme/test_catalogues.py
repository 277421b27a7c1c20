"""What the catalogues must hold."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from blogsite.diagnostics import Problems
from blogsite.markdown import MESSAGES
from blogsite.parse.config import parse_config

from .conftest import ROOT

I18N = ROOT / "i18n"
METHODS = [
    ("themes/**/templates/**.html", "jinja2"),
    ("blogsite/**.py", "python"),
    ("i18n/words.py", "python"),
]
OPTIONS = {"themes/**/templates/**.html": {"silent": "false"}}
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "word": None}

_PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")

catalogues = pytest.mark.parametrize(
    "path", sorted(I18N.glob("*/LC_MESSAGES/blogsite.po")), ids=lambda path: path.parts[-3]
)


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def _keys(catalogue: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in catalogue if message.id}


def _texts(texts: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (texts or "",) if isinstance(texts, str | None) else tuple(texts)


def _placeholders(message: Message) -> set[str]:
    return {each for text in _texts(message.id) for each in _PLACEHOLDER.findall(text)}


def test_template_is_up_to_date() -> None:
    """`blogsite.pot` holds exactly the words that templates and code mark."""
    found = extract_from_dir(ROOT, METHODS, OPTIONS, KEYWORDS)
    marked = {(context, each) for _, _, each, _, context in found if each}
    assert _keys(_read(I18N / "blogsite.pot")) == marked


def test_template_has_the_words_that_are_values() -> None:
    """Words of bodies, and the default settings' names of kinds and of menu entries, are there."""
    config = parse_config(None, (), Problems())
    names = {
        *(kind.name.get("en", "en") for kind in config.kinds),
        *(kind.plural.get("en", "en") for kind in config.kinds),
        *(item.name.get("en", "en") for item in config.menu),
    }
    known = {name for context, name in _keys(_read(I18N / "blogsite.pot")) if context is None}
    assert names | set(MESSAGES) <= known


@catalogues
def test_catalogue_is_complete(path: Path) -> None:
    """Each language has all words, none of them doubtful."""
    catalogue = _read(path)
    assert _keys(catalogue) == _keys(_read(I18N / "blogsite.pot"))
    for message in catalogue:
        assert all(_texts(message.string)), message.id
        assert not message.fuzzy or not message.id, message.id


@catalogues
def test_translations_keep_placeholders(path: Path) -> None:
    """A translation has the placeholders of its message: each of them, and no other."""
    for message in _read(path):
        for text in _texts(message.string) if message.id else ():
            assert set(_PLACEHOLDER.findall(text)) == _placeholders(message), message.id
            assert "%" not in _PLACEHOLDER.sub("", text), message.id


@pytest.mark.parametrize("path", sorted(I18N.rglob("blogsite.po*")), ids=lambda path: path.name)
def test_catalogues_carry_no_dates(path: Path) -> None:
    """The same words make the same file on any day."""
    assert "-Date:" not in path.read_text("utf-8")
