"""Real blogs of other kinds come over whole, and build."""

import datetime as dt
import re
from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.options import ImportOptions
from blogsite.importing.record import Outcome
from blogsite.importing.run import run_import
from blogsite.once import build
from blogsite.options import BuildOptions

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
KINDS = {
    "etcd": "hugo",
    "glossary": "hugo",
    "grpc": "hugo",
    "helm": "docusaurus",
    "k8s-contributors": "hugo",
    "kubevela": "docusaurus",
    "opentelemetry": "hugo",
    "prometheus": "markdown",
}
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(-[A-Za-z]+)?\.md$")


def _import(name: str, into: Path) -> tuple[Outcome | None, Problems]:
    problems = Problems()
    options = ImportOptions(KINDS[name], CORPUS / name, into, NOW, jobs=1)
    return run_import(options, lambda *_: None, problems), problems


@pytest.fixture(scope="module", params=sorted(KINDS))
def imported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, Outcome]:
    """Import a blog into a new folder."""
    if not CORPUS.is_dir():
        pytest.skip("the sample blogs are not beside the project")
    into = tmp_path_factory.mktemp("imported") / "site"
    outcome, problems = _import(request.param, into)
    assert not problems.has_errors
    assert outcome is not None
    return request.param, into, outcome


Imported = tuple[str, Path, Outcome]


def test_the_words_of_each_post_are_on_its_page(imported: Imported) -> None:
    """Of the words that readers of a post saw, 99.5 % are on the new page, in order."""
    name, _, outcome = imported
    assert outcome.record.proof is not None
    lacking = [
        (each.path, each.differences)
        for each in outcome.record.proof.texts
        if each.found < 0.995 * each.words
    ]
    assert lacking == []
    files = [path for path in (CORPUS / name).rglob("*.md") if not path.name.startswith("_")]
    written = sum(len(path.read_text("utf-8").split()) for path in files)
    assert outcome.record.proof.words > written / 2


def test_each_file_is_in_the_ledger(imported: Imported) -> None:
    """What a source holds as text is imported or has a reason, and totals add up."""
    name, _, outcome = imported
    told = {entry.place.path for entry in outcome.record.entries}
    root = CORPUS / name
    files = {path.relative_to(root).as_posix() for path in root.rglob("*.md*")}
    assert files - told == set()
    for part, count in outcome.record.totals.items():
        of_part = [entry for entry in outcome.record.entries if entry.part is part]
        assert sum(entry.count for entry in of_part) == count.total


def test_the_site_builds(imported: Imported, tmp_path: Path) -> None:
    """What was imported is published without an error."""
    _, into, _ = imported
    result = build(BuildOptions(into, tmp_path / "public", NOW, jobs=1), lambda *_: None)
    assert [each for each in result.diagnostics if each.severity == "error"] == []
    assert (tmp_path / "public" / "index.html").is_file()


def test_translations_stand_beside_their_originals(imported: Imported) -> None:
    """Each text in another language has an original, or is one."""
    _, into, _ = imported
    texts = {path.relative_to(into).as_posix() for path in (into / "content").rglob("*.md")}
    originals = {_LANGUAGE.sub(".md", path) for path in texts if _LANGUAGE.search(path)}
    lonely = {
        original
        for original in originals - texts
        if not any(path.startswith(original.removesuffix("md")) for path in texts)
    }
    assert lonely == set()


def test_a_second_import_changes_nothing(imported: Imported) -> None:
    """The same source again writes no file."""
    name, into, _ = imported
    before = {path: path.stat().st_mtime_ns for path in into.rglob("*")}
    outcome, _ = _import(name, into)
    assert outcome is not None
    assert (outcome.placed.written, outcome.placed.removed, outcome.placed.by_hand) == (0, 0, ())
    assert {path: path.stat().st_mtime_ns for path in into.rglob("*")} == before
