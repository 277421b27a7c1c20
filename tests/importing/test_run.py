"""An import as a whole: what can't be published is set aside, and the rest is a site that builds."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from blogsite.cli.main import group
from blogsite.diagnostics import Problems
from blogsite.importing.ledger import Fate, Part
from blogsite.importing.options import ImportOptions
from blogsite.importing.record import Outcome
from blogsite.importing.run import run_import
from blogsite.once import build
from blogsite.options import BuildOptions

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
Import = Callable[..., Outcome]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Import a folder of Markdown."""

    def run(**texts: str) -> Outcome:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        for name, text in texts.items():
            (source / f"{name}.md").write_text(text, encoding="utf-8")
        problems = Problems()
        options = ImportOptions("markdown", source, tmp_path / "site", NOW)
        outcome = run_import(options, lambda *_: None, problems)
        assert [each for each in problems if each.severity == "error"] == []
        assert outcome is not None
        return outcome

    return run


def _post(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2019-06-20\n{more}---\n\n{body}\n"


def _lost(outcome: Outcome) -> list[tuple[str, str]]:
    return [
        (entry.name, entry.note)
        for entry in outcome.record.entries
        if entry.part is Part.POST and entry.fate is Fate.LOST
    ]


def test_a_text_that_cannot_be_published_is_set_aside(imported: Import, tmp_path: Path) -> None:
    """A text over the limits is lost with its reason, and links to it lead to no file."""
    outcome = imported(one=_post("One", "See [two](two.md)."), two=_post("Two", "word " * 110_000))
    assert [name for name, _ in _lost(outcome)] == ["Two"]
    assert outcome.record.totals[Part.POST].total == 2
    assert list((tmp_path / "site/content/posts").rglob("two*")) == []
    result = build(BuildOptions(tmp_path / "site", tmp_path / "public", NOW), lambda *_: None)
    assert not result.has_errors


def test_what_is_lost_has_a_line_and_what_to_do(imported: Import) -> None:
    """The ledger says where in the source a text is at fault, and how to mend it."""
    deep = "Words.\n\n" + "> " * 3000 + "deep"
    outcome = imported(one=_post("One", "Hi"), two=_post("Two", deep))
    (entry,) = (
        each for each in outcome.record.entries if each.part is Part.POST and each.fate is Fate.LOST
    )
    assert (entry.place.path, entry.place.line) == ("two.md", 8)
    assert entry.note.startswith("quotes, lists or brackets are nested too deeply: nest fewer")


@pytest.mark.parametrize("hides", ["draft: true", "date: 2027-01-01"], ids=["draft", "to come"])
def test_a_link_to_what_is_not_published_is_no_error(
    hides: str, imported: Import, tmp_path: Path
) -> None:
    """A post that links to a draft, or to one of a day to come, is published all the same."""
    other = f"---\ntitle: Two\ndate: 2019-01-01\n{hides}\n---\n\nHi\n"
    imported(one=_post("One", "See [two](two.md)."), two=other)
    result = build(BuildOptions(tmp_path / "site", tmp_path / "public", NOW), lambda *_: None)
    assert not result.has_errors
    assert (tmp_path / "public/index.html").is_file()


def test_all_words_are_proven(imported: Import) -> None:
    """The outcome says how many words the sources had, and that all are on the pages."""
    outcome = imported(one=_post("One", "Some *words* of a [post](https://example.org/)."))
    proof = outcome.record.proof
    assert proof is not None
    assert (proof.words, proof.found) == (5, 5)


def test_what_is_merged_is_not_proposed_again(imported: Import, tmp_path: Path) -> None:
    """Only what people have still to decide stands there after another import."""
    more = "author: {}\ntags: [{}]\n"
    posts = {
        "one": _post("One", "Words.", more.format("Hans Müller", "Café")),
        "two": _post("Two", "Words.", more.format("Hans Muller", "cafe")),
        "three": _post("Three", "Words.", more.format("Name One", "mesh")),
        "four": _post("Four", "Words.", more.format("Naïme One", "mesh")),
    }
    noted = [each.note for each in imported(**posts).record.to_decide]
    commands = [note.partition("blogsite ")[2].split() for note in noted]
    assert sorted(each[:2] for each in commands) == [["authors", "merge"]] * 2 + [["tags", "merge"]]
    done = [each for each in commands if "naime-one" not in each]
    for command in done:
        run = CliRunner().invoke(group, [*command, "--root", str(tmp_path / "site")])
        assert run.exit_code == 0, run.output
    after = [each.note for each in imported(**posts).record.to_decide]
    assert len(done) == 2
    assert after == [note for note in noted if "naime-one" in note]
