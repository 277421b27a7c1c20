"""What the program's own catalogues must hold."""

from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.i18n.extract import extract_words, write_template
from blogsite.i18n.places import TEMPLATE_PATH, catalogue_path
from blogsite.i18n.po import PoCatalogue, key_of, read_catalogue, texts, words_of
from blogsite.i18n.project import Project, check_project, open_project, wanted_words
from blogsite.i18n.pseudo import disguise
from blogsite.i18n.update import head_of, update_catalogue
from blogsite.markdown import MESSAGES
from blogsite.parse.config import parse_config

from .conftest import ROOT

LANGUAGES = sorted(path.name for path in (ROOT / "i18n").iterdir() if path.is_dir())

languages = pytest.mark.parametrize("tag", LANGUAGES)


@pytest.fixture(scope="module")
def project() -> Project:
    """The program's own folder."""
    problems = Problems()
    found = open_project(ROOT, problems)
    assert list(problems) == []
    return found


def _read(tag: str) -> PoCatalogue:
    path = catalogue_path(tag)
    found = read_catalogue(path, (ROOT / path).read_bytes(), tag, Problems())
    assert found is not None
    return found


def test_template_is_up_to_date() -> None:
    """`blogsite.pot` is what `blogsite i18n extract` makes of templates and code, to the byte."""
    text = (ROOT / TEMPLATE_PATH).read_text("utf-8")
    assert write_template(extract_words(ROOT, Problems()), text) == text


def test_template_has_the_words_that_are_values(project: Project) -> None:
    """Words of bodies, and the default settings' names of kinds and of menu entries, are there."""
    config = parse_config(None, (), Problems())
    names = {
        *(kind.name.get("en", "en") for kind in config.kinds),
        *(kind.plural.get("en", "en") for kind in config.kinds),
        *(item.name.get("en", "en") for item in config.menu),
    }
    assert names | set(MESSAGES) <= {name for context, name in project.own if not context}


@languages
def test_catalogue_is_good(project: Project, tag: str) -> None:
    """`blogsite i18n check` finds nothing: all words, none doubtful, each with its placeholders."""
    problems = Problems()
    assert check_project(project, (tag,), problems) == 1
    assert list(problems) == []


@languages
def test_catalogue_is_up_to_date(project: Project, tag: str) -> None:
    """`blogsite i18n update` leaves each catalogue as it is, to the byte."""
    text = (ROOT / catalogue_path(tag)).read_text("utf-8")
    catalogue = _read(tag)
    wanted = wanted_words(project, tag, catalogue)
    assert update_catalogue(catalogue, head_of(text), tag, wanted).text == text


@pytest.mark.parametrize(("tag", "said"), [("en", str), ("en-XA", disguise)])
def test_catalogues_of_english(tag: str, said) -> None:
    """The English catalogue says what templates say; the pseudo-locale's is made of them."""
    for message in words_of(_read(tag)):
        assert texts(message.string) == tuple(map(said, texts(message.id))), key_of(message)


@pytest.mark.parametrize("path", sorted(ROOT.glob("i18n/**/blogsite.po*")), ids=str)
def test_catalogues_carry_no_dates(path: Path) -> None:
    """The same words make the same file on any day."""
    assert "-Date:" not in path.read_text("utf-8")
