"""Help, the version, and what a user sees of a fault of the program."""

import sys

import pytest

from blogsite import __version__
from blogsite.cli import main as entry

MAIN = sys.modules["blogsite.cli.main"]

GROUP_HELP = """\
Usage: blogsite [OPTIONS] COMMAND [ARGS]...
Turn a folder of posts in Markdown into a static site.
A site is a folder with `content/`, in which posts, pages, authors, events and tags are files.
Commands work on the current folder; `--root` names another one.
Options:
--version Show the version and exit.
-h, --help Show this message and exit.
Commands:
build Turn the posts into a static site.
serve Show the site while it is written.
new Write a post that builds, ready to be filled.
check Look for what a build lets pass: vague links, missing texts, doubles.
fmt Bring posts and pages into one manner.
list Show posts, drafts, authors, tags, events or translations.
translations Find out what is to be translated, and keep account of it.
authors Make one author of two, in all posts.
tags Merge and rename tags, in all posts.
review Show what a change does to the site, for those who review it.
schedule Say what gets published or expires next, and when.
urls Keep the URLs that others point at.
i18n Keep the words of the interface in the readers' languages.
import Bring a blog of another kind here, with account of each part.
card Draw the picture that others show of a post.
explain Say what a page is made of, and why it was rendered.
Start with `blogsite new guest-post "A title"`, then `blogsite build`; the site is then in the
folder `public`.
"""


def test_help(run) -> None:
    """The help alone is enough to start."""
    done = run("--help")
    assert done.exit_code == 0
    assert done.stdout.split() == GROUP_HELP.split()


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "serve",
        "new",
        "check",
        "fmt",
        "list",
        *(f"translations {each}" for each in ("status", "diff", "mark", "new", "report")),
        "authors merge",
        "tags merge",
        "tags rename",
        "review",
        "schedule",
        "urls accept",
        "i18n extract",
        "i18n update",
        "i18n check",
        "explain",
    ],
)
def test_help_of_commands(run, command) -> None:
    """Each command says what it does, what its options mean, and gives an example."""
    done = run(*command.split(), "--help")
    assert done.exit_code == 0
    assert f"Usage: blogsite {command}" in done.stdout
    assert f"Example: blogsite {command} " in " ".join(done.stdout.split())
    assert "--root" in done.stdout
    for line in done.stdout.splitlines():
        assert len(line) <= 80


def test_help_of_build(run) -> None:
    """The help of a build names every option and the exit codes."""
    text = " ".join(run("build", "--help").stdout.split())
    for option in (
        *("--root", "--output", "--base-url", "--drafts", "--future", "--now", "--jobs"),
        *("--format", "--clean"),
    ):
        assert option in text
    assert "Exit code: 0 good, 1 errors in the content, 2 wrong usage" in text


def test_version(run) -> None:
    """The version is one line."""
    assert run("--version").stdout == f"blogsite {__version__}\n"


@pytest.fixture
def failing(site, tmp_path, monkeypatch):
    """A program that fails in the middle of a build."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["blogsite", "build", "--root", str(site)])

    def fail(*_args, **_named):
        raise RuntimeError("out of luck\nand more")

    monkeypatch.setattr("blogsite.build.assemble", fail)


@pytest.mark.usefixtures("failing")
def test_faults_of_the_program(capsys, tmp_path) -> None:
    """A fault of the program shows no traceback, names itself, and keeps the details in a file."""
    with pytest.raises(SystemExit) as stopped:
        entry()
    assert stopped.value.code not in {0, 1, 2}
    shown = capsys.readouterr().err
    assert "Traceback" not in shown
    assert shown.startswith("internal error: RuntimeError in ")
    assert "out of luck" in shown
    assert "and more" not in shown
    (details,) = tmp_path.glob("blogsite-fault-*.txt")
    assert str(details) in shown.replace("\n", "")
    assert "Traceback" in details.read_text("utf-8")
    assert "Nothing was published" in shown


@pytest.mark.usefixtures("failing")
def test_faults_of_commands_that_publish_nothing(site, capsys, monkeypatch) -> None:
    """Only a build says that nothing was published."""
    monkeypatch.setattr(sys, "argv", ["blogsite", "list", "posts", "--root", str(site)])
    with pytest.raises(SystemExit):
        entry()
    shown = capsys.readouterr().err
    assert shown.startswith("internal error: RuntimeError in ")
    assert "published" not in shown


@pytest.mark.usefixtures("failing")
def test_faults_without_a_place_for_details(capsys, monkeypatch) -> None:
    """Where no file can be written, the fault is still shown."""
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    with pytest.raises(SystemExit):
        entry()
    assert "internal error: RuntimeError" in capsys.readouterr().err


def test_exit_codes_reach_the_system(monkeypatch, tmp_path) -> None:
    """The program exits with the command's code."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    for arguments, code in ((["--version"], 0), (["nothing"], 2), (["list", "drafts"], 2)):
        monkeypatch.setattr(sys, "argv", ["blogsite", *arguments])
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as stopped:
            MAIN.main()
        assert stopped.value.code == code
