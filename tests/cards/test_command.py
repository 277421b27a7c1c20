"""`blogsite card`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from blogsite.cli.main import group

from .conftest import picture


@pytest.fixture
def site(make_site, post) -> Path:
    return make_site(
        {
            "content/posts/one.md": post(title="One"),
            "content/posts/one.zh-CN.md": "---\ntitle: 一\n---\n\n正文。\n",
            "content/posts/draft.md": post(title="Draft", draft="true"),
            "content/posts/own.md": post(image="{src: a.png, alt: Words}"),
            "content/posts/a.png": picture("a.png"),
            "content/pages/about.md": "---\ntitle: About\n---\n\nText.\n",
        }
    )


@pytest.fixture
def run(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run `blogsite card` from an empty folder."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def invoke(*arguments: str) -> Result:
        given = ["card", *arguments, "--root", str(site), "--now", "2019-07-01"]
        return CliRunner().invoke(group, given, catch_exceptions=False)

    return invoke


def test_it_draws_the_card_that_a_build_publishes(run, build, site, tmp_path) -> None:
    """The file is the published one, in the current folder and named like the post."""
    done = run("one")
    assert (done.exit_code, done.stdout) == (0, "Drew one.png\n")
    build(site, cards=True)
    published = {path.read_bytes() for path in (tmp_path / "out/_cards").iterdir()}
    assert Path("one.png").read_bytes() in published


def test_another_language_and_another_file(run) -> None:
    """Each language has a card of its own, written where it is asked for."""
    assert run("one", "--lang", "zh-CN").stdout == "Drew one.zh-CN.png\n"
    assert run("content/posts/one.md", "--lang", "zh-cn", "--out", "b.png").exit_code == 0
    assert Path("b.png").read_bytes() == Path("one.zh-CN.png").read_bytes()
    with Image.open("b.png") as image:
        assert image.size == (1200, 630)


def test_a_draft_has_one(run) -> None:
    """Authors see it before it is published."""
    assert run("draft").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("own",), 1, "has a picture of its own"),
        (("nope",), 2, "there is no post or page `nope`"),
        (("about",), 2, "is a page; only posts have cards"),
        (("one", "--lang", "fr"), 2, "`fr` is not a language of this site"),
        (("draft", "--lang", "zh-CN"), 2, "is not in `zh-CN`; it is in `en`"),
        (("one", "--out", "none/a.png"), 1, "No such file"),
        (("one", "--out", "a.jpg"), 2, "`a.jpg` doesn't end in `.png`"),
    ],
)
def test_there_is_no_card(arguments, code, said, run) -> None:
    """The command says why, and writes nothing."""
    done = run(*arguments)
    assert done.exit_code == code
    assert said in done.stderr
    assert not list(Path().iterdir())


def test_faults_of_other_texts_are_left_to_builds(run, site, post) -> None:
    """What is said is about this card: errors of its post, and why there is none."""
    (site / "content/posts/other.md").write_text(post(kind="nope"))
    (site / "content/posts/thai.md").write_text(post(title="ไทย"))
    done = run("one")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "no font for social cards" in run("thai").stderr
    (site / "content/posts/one.md").write_text(post(title="One", kind="nope"))
    assert "content/posts/one.md:4" in run("one").stderr


def test_it_is_shown_on_request_only(run, monkeypatch) -> None:
    """Nothing is opened unless it is asked for."""
    shown: list[str] = []
    monkeypatch.setattr("click.launch", shown.append)
    run("one")
    assert shown == []
    run("one", "--open")
    assert shown == ["one.png"]
