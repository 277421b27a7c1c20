"""Real Hugo sites are read as a whole."""

from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Converted
from blogsite.importing.options import ImportOptions
from blogsite.importing.proof import compare, words_of
from blogsite.importing.sources import READERS
from blogsite.importing.spool import open_spool
from blogsite.importing.visible import visible_of_html
from blogsite.markdown import parse_markdown

from .site import NOW

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus"
TEXTS = {".md", ".html"}


@pytest.fixture(params=["etcd", "grpc", "k8s-contributors", "opentelemetry", "glossary"])
def source(request: pytest.FixtureRequest) -> Path:
    found = CORPUS / str(request.param)
    if not found.is_dir():
        pytest.skip(f"there is no {found.name} beside the project to read")
    return found


def _read(source: Path) -> tuple[Archive, dict[str, Converted]]:
    problems = Problems()
    with open_spool() as spool:
        archive = READERS["hugo"](ImportOptions("hugo", source, source, NOW), spool, problems)
        bodies = {text.place.path: spool.read(text.body, Converted) for text in archive.texts}
    assert not list(problems)
    return archive, bodies


def test_every_text_is_read_and_keeps_its_words(source: Path) -> None:
    """Each file of a text is a text or in the ledger, and all words that readers saw are there."""
    archive, bodies = _read(source)
    paths = (path for path in (source / "content").rglob("*.*") if path.suffix in TEXTS)
    expected = {path.relative_to(source).as_posix() for path in paths}
    entries = {entry.place.path for entry in archive.entries}
    assert expected - bodies.keys() - entries == set()
    assert bodies.keys() <= expected
    keys = [(text.key, text.language) for text in archive.texts]
    assert len(keys) == len(set(keys))
    for path, body in bodies.items():
        parsed = parse_markdown(
            body.markdown, path=path, language="en", first_line=1, problems=Problems()
        )
        page = visible_of_html(parsed.html)
        found = compare(path, words_of(body.visible), words_of(page))
        assert found.found >= 0.995 * found.words, (path, found.differences)
