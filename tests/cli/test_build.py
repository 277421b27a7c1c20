"""`blogsite build`: options, reports, exit codes."""

import json
from pathlib import Path

import pytest

from blogsite.cli.reporting import print_github, print_human
from blogsite.diagnostics import Diagnostic, Severity

NOW = ("--now", "2019-07-01", "--jobs", "1")


def _diagnostic(**changes) -> Diagnostic:
    given = {
        "path": "content/posts/a.md",
        "line": 4,
        "column": 7,
        "severity": Severity.ERROR,
        "rule": "unknown-event",
        "message": "unknown event `x`",
        "hint": "did you mean `y`?",
        "excerpt": "events: [x]",
        **changes,
    }
    return Diagnostic(**given)


def test_a_good_build(run, site) -> None:
    """A build without errors exits with 0, says in one line what it did, and writes `public`."""
    done = run("build", "--root", site, *NOW)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("Built 2 posts into ")
    assert (site / "public/index.html").is_file()


def test_a_build_with_errors(run, make_site, post) -> None:
    """A build with errors exits with 1, shows them on standard error and writes no page."""
    root = make_site({"content/posts/a.md": post(tags="[/]")})
    done = run("build", "--root", root, *NOW)
    assert done.exit_code == 1
    assert done.stderr.startswith("content/posts/a.md:4:8: error: ")
    assert done.stdout.startswith("Nothing published: 1 error, in ")
    assert not (root / "public/index.html").exists()


def test_warnings_are_no_errors(run, make_site, post) -> None:
    """A build with warnings publishes and exits with 0."""
    root = make_site({"content/posts/a.md": post("[x](#nothing)\n")})
    done = run("build", "--root", root, *NOW)
    assert done.exit_code == 0
    assert done.stdout.rstrip().endswith("; 1 warning")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build",), "is not a site: it has no folder `content`"),
        (("build", "--root", "nowhere"), "does not exist"),
        (("build", "--root", "SITE", "--now", "soon"), "`soon` is not a date"),
        (("build", "--root", "SITE", "--base-url", "example.org"), "a base URL starts with"),
        (("build", "--root", "SITE", "--base-url", "https://x/?y"), "has no `?`"),
        (("build", "--root", "SITE", "--jobs", "0"), "0 is not in the range"),
        (("build", "--root", "SITE", "--jobs", "many"), "is not a valid integer"),
        (("build", "--root", "SITE", "--format", "xml"), "is not one of"),
        (("build", "--root", "SITE", "--nothing"), "No such option"),
        (("build", "--root", "SITE", "extra"), "unexpected extra argument"),
        (("build", "--root", "SITE", "--output", "SITE"), "holds the site itself"),
        (("build", "--root", "SITE", "--output", "SITE/content"), "holds the site itself"),
        (("build", "--root", "SITE", "--output", "SITE/content/out"), "holds the site itself"),
        (("build", "--root", "SITE", "--output", "SITE/themes/x"), "holds the site itself"),
        (("build", "--root", "SITE", "--output", "SITE/.."), "holds the site itself"),
        (("build", "--root", "SITE", "--output", "SITE/public/../content"), "holds the site"),
        (("nothing",), "there is no command `nothing`; see `blogsite --help`"),
        (("bulid",), "there is no command `bulid`; did you mean `build`?"),
    ],
)
def test_wrong_usage(run, site, arguments, words) -> None:
    """Wrong usage exits with 2, says what is wrong, and touches nothing."""
    before = sorted(site.rglob("*"))
    done = run(*(each.replace("SITE", str(site)) for each in arguments))
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.output
    assert sorted(site.rglob("*")) == before


def test_an_output_folder_of_others(run, site, tmp_path) -> None:
    """A folder with foreign files is wrong usage; they stay."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/file.txt").write_text("mine")
    done = run("build", "--root", site, "--output", tmp_path / "mine", *NOW)
    assert done.exit_code == 2
    assert "holds files that blogsite did not write" in " ".join(done.stderr.split())
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["file.txt"]


def test_an_output_link_into_the_content(run, site, tmp_path) -> None:
    """An output folder that is a link to the content is refused as the content is."""
    (tmp_path / "link").symlink_to(site / "content")
    assert run("build", "--root", site, "--output", tmp_path / "link", *NOW).exit_code == 2


def test_the_current_folder(run, site, monkeypatch) -> None:
    """Without `--root` the site is the current folder."""
    monkeypatch.chdir(site)
    assert run("build", *NOW).exit_code == 0
    assert (site / "public/index.html").is_file()


@pytest.mark.parametrize(
    ("options", "posts"),
    [
        ((), 2),
        (("--drafts",), 3),
        (("--future",), 3),
        (("--drafts", "--future"), 4),
        (("--now", "2020-01-01"), 3),
        (("--now", "2019-06-23"), 0),
        (("--now", "2019-06-24T00:00:00+00:00"), 2),
        (("--now", "2019-06-24T00:00:00+01:00"), 0),
    ],
)
def test_options(run, site, options, posts) -> None:
    """Options decide what is published; a date without a zone is one in UTC."""
    done = run("build", "--root", site, *NOW, "--format", "json", *options)
    assert json.loads(done.stdout)["posts"] == posts


def test_json(run, site) -> None:
    """The report is one object with counts, time and diagnostics."""
    report = json.loads(run("build", "--root", site, *NOW, "--format", "json").stdout)
    assert list(report) == [
        *("posts", "planned", "rendered", "kept", "removed", "indexed", "seconds", "diagnostics")
    ]
    assert report["planned"] == report["rendered"]
    again = json.loads(run("build", "--root", site, *NOW, "--format", "json").stdout)
    assert (again["rendered"], again["kept"]) == (0, report["planned"])
    clean = json.loads(run("build", "--root", site, *NOW, "--format", "json", "--clean").stdout)
    assert clean["rendered"] == report["planned"]


def test_json_with_errors(run, make_site, post) -> None:
    """Diagnostics have all their parts in JSON, and nothing else is printed."""
    root = make_site({"content/posts/a.md": post(events="[x]")})
    done = run("build", "--root", root, *NOW, "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "")
    assert json.loads(done.stdout)["diagnostics"] == [
        {
            "path": "content/posts/a.md",
            "line": 4,
            "column": 10,
            "severity": "error",
            "rule": "unknown-event",
            "message": "unknown event `x`",
            "hint": "add `content/events/x.yaml`",
            "excerpt": "events: [x]",
        }
    ]


def test_github(run, make_site, post) -> None:
    """Annotations name file, line, column and rule."""
    root = make_site({"content/posts/a.md": post(events="[x]")})
    done = run("build", "--root", root, *NOW, "--format", "github")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0] == (
        "::error file=content/posts/a.md,line=4,col=10,title=unknown-event::"
        "unknown event `x`%0Ahint: add `content/events/x.yaml`"
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"message": "100% a\nb\rc", "hint": ""},
            "::error file=content/posts/a.md,line=4,col=7,title=unknown-event::100%25 a b\ufffdc",
        ),
        (
            {"path": "a,b:c%.md", "hint": "", "message": "m, n: o"},
            "::error file=a%2Cb%3Ac%25.md,line=4,col=7,title=unknown-event::m, n: o",
        ),
        (
            {"path": "", "line": 0, "column": 0, "hint": "", "severity": Severity.WARNING},
            "::warning title=unknown-event::unknown event `x`",
        ),
        (
            {"message": "x\n::stop-commands::y", "hint": ""},
            "::error file=content/posts/a.md,line=4,col=7,title=unknown-event::x ::stop-commands::y",
        ),
    ],
)
def test_escapes_of_annotations(capsys, changes, line) -> None:
    """No text of a post can start an annotation or a command of its own."""
    print_github([_diagnostic(**changes)], Path())
    assert capsys.readouterr().out == line + "\n"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {},
            """\
content/posts/a.md:4:7: error: unknown event `x`
  4 | events: [x]
    |       ^
  hint: did you mean `y`?

""",
        ),
        (
            {"column": 0, "hint": "", "severity": Severity.WARNING},
            "content/posts/a.md:4: warning: unknown event `x`\n  4 | events: [x]\n\n",
        ),
        (
            {"path": "", "line": 0, "column": 0, "excerpt": "", "hint": ""},
            "error: unknown event `x`\n\n",
        ),
        (
            {"line": 120, "column": 4, "excerpt": "容器x", "hint": ""},
            "content/posts/a.md:120:4: error: unknown event `x`\n  120 | 容器x\n      |      ^\n\n",
        ),
    ],
)
def test_human(capsys, changes, text) -> None:
    """A diagnostic shows its place, its line, a caret below the letter, and its hint."""
    print_human([_diagnostic(**changes)])
    assert capsys.readouterr().err == text


@pytest.mark.parametrize("column", [2, 100, 170, 900])
def test_long_lines(capsys, column) -> None:
    """Of a long line the part around the fault is shown, with the caret below the fault."""
    line = "x" * (column - 1) + "!" + "y" * (1000 - column)
    print_human([_diagnostic(column=column, excerpt=line)])
    shown, caret = capsys.readouterr().err.splitlines()[1:3]
    assert len(shown) < 200
    assert shown.index("!") == caret.index("^")


def test_json_in_other_scripts(run, make_site, post) -> None:
    """JSON shows letters of all scripts as they are, and control characters as escapes."""
    root = make_site({"content/posts/a.md": post("[容器](\x9b\x1b\x7f.md)\n", tags="[容器, 容器]")})
    done = run("build", "--root", root, *NOW, "--format", "json")
    assert "`容器` is listed twice" in done.stdout
    assert all(character not in done.stdout for character in "\x9b\x1b\x7f")
    excerpts = {each["excerpt"] for each in json.loads(done.stdout)["diagnostics"]}
    assert "tags: [容器, 容器]" in excerpts


@pytest.mark.parametrize("style", ["human", "json", "github"])
def test_no_escape_sequences(run, make_site, post, style) -> None:
    """A post can't send commands to the terminal of whoever builds it."""
    root = make_site(
        {
            "content/posts/a.md": post("\x1b[2J\x9b2J <\x1b[2Jscript> [x](\x1b[2J.md)\n"),
            "content/posts/b.md": post(**{'"\\e[2Jkey"': "1"}),
            "content/posts/c.md": post(tags='["\\u009b2J"]', authors='["\\e]0;x\\a"]'),
        }
    )
    done = run("build", "--root", root, *NOW, "--format", style, color=True)
    assert done.exit_code == 1
    for sequence in ("\x1b[2J", "\x1b]0", "\x07", "\x9b"):
        assert sequence not in done.output
