"""`blogsite fmt`: what it formats, what it leaves, what it says."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from blogsite.cli.main import group

UGLY = "---\ndate: 2019-06-24\ntitle: A\n---\nOne \n"
TIDY = "---\ntitle: A\ndate: 2019-06-24\n---\n\nOne\n"
POST = "content/posts/2019/a.md"


@pytest.fixture
def ugly(make_site) -> Path:
    """A site with two files to format, a tidy one, and one that isn't a text."""
    return make_site(
        {
            POST: UGLY,
            "content/posts/2019/b.md": TIDY,
            "content/posts/2019/notes.txt": "One \n",
            "content/pages/about.md": "---\ntitle: B\n---\n\n* c\n",
            "content/authors/cncf.yaml": "url: https://www.cncf.io/\nname: CNCF\n",
        }
    )


def _contents(site: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_texts(run, ugly) -> None:
    """Without paths all posts and pages are formatted, and nothing else is touched."""
    before = _contents(ugly)
    done = run("fmt", "--root", ugly)
    assert (done.exit_code, done.stdout) == (0, "2 files reformatted, 1 left unchanged\n")
    assert (ugly / POST).read_text() == TIDY
    changed = {path for path, data in _contents(ugly).items() if before.get(path) != data}
    assert changed == {str(ugly / POST), str(ugly / "content/pages/about.md")}
    again = run("fmt", "--root", ugly)
    assert (again.exit_code, again.stdout) == (0, "3 files left unchanged\n")


def test_check(run, ugly) -> None:
    """A check writes nothing, names what would change, and fails because of it."""
    before = _contents(ugly)
    done = run("fmt", "--check", "--root", ugly)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "would reformat content/pages/about.md",
        f"would reformat {POST}",
        "2 files would be reformatted, 1 would be left unchanged",
    ]
    assert _contents(ugly) == before
    run("fmt", "--root", ugly)
    assert run("fmt", "--check", "--root", ugly).exit_code == 0


def test_diff(run, ugly) -> None:
    """A diff shows the lines that would change, and writes nothing."""
    before = _contents(ugly)
    done = run("fmt", "--diff", "--root", ugly, POST)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:3] == [f"--- a/{POST}", f"+++ b/{POST}", "@@ -1,5 +1,6 @@"]
    assert {"-One ", "+One"} <= set(done.stdout.splitlines())
    assert _contents(ugly) == before


@pytest.mark.parametrize("given", ["content/posts", "content", "content/posts/2019/a.md", "."])
def test_paths_from_the_current_folder(run, ugly, monkeypatch, given) -> None:
    """Files and folders are found from the current folder."""
    monkeypatch.chdir(ugly)
    assert run("fmt", given).exit_code == 0
    assert (ugly / POST).read_text() == TIDY


def test_paths_from_elsewhere(run, ugly, monkeypatch) -> None:
    """Paths start from the current folder, or else from the site's."""
    monkeypatch.chdir(ugly / "content/posts")
    done = run("fmt", "--root", "../..", "2019/a.md", "content/pages")
    assert done.stdout == "2 files reformatted\n"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("content/posts/none.md",), "does not exist"),
        (("content/authors/cncf.yaml",), "is no post or page"),
        (("content/authors",), "is no post or page"),
        (("content/posts/2019/notes.txt",), "their names end with `.md`"),
        (("..",), "is outside of the site"),
        (("-", POST), "can't be given together"),
        (("--diff", "--format", "json"), "`--diff` is for people"),
        (("-", "--format", "json"), "standard output is for the text"),
        (("content/posts/2019/circle.md",), "is a symbolic link that leads to no file"),
    ],
)
def test_wrong_usage(run, ugly, monkeypatch, given, words) -> None:
    """A path that names no text of the site is wrong usage, and nothing is written."""
    monkeypatch.chdir(ugly)
    (ugly / "content/posts/2019/circle.md").symlink_to("circle.md")
    before = _contents(ugly)
    done = run("fmt", *given)
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())
    assert _contents(ugly) == before


def test_broken_files(run, ugly) -> None:
    """A file with faults is left as it is and reported; the others are formatted."""
    broken = {
        "yaml.md": b"---\ntitle: A: b\n---\nOne \n",
        "none.md": b"One \n",
        "latin.md": b"---\ntitle: A\n---\n\xe9 \n",
        "merge.md": b"---\ntitle: A\n---\n<<<<<<< a\n\n=======\n>>>>>>> b\n",
    }
    for name, data in broken.items():
        (ugly / "content/posts" / name).write_bytes(data)
    done = run("fmt", "--root", ugly)
    assert done.exit_code == 1
    assert {name: (ugly / "content/posts" / name).read_bytes() for name in broken} == broken
    assert (ugly / POST).read_text() == TIDY
    assert "content/posts/yaml.md:2:9: error: " in done.stderr
    assert "content/posts/merge.md:4:1: error: a merge has left its marks" in done.stderr
    assert done.stdout == (
        "2 files reformatted, 1 left unchanged, 4 with errors left as they are\n"
    )


def test_reports_for_programs(run, ugly) -> None:
    """The JSON report names the files; on GitHub each has its annotation."""
    (ugly / "content/posts/none.md").write_text("One\n")
    report = json.loads(run("fmt", "--check", "--format", "json", "--root", ugly).stdout)
    assert report["changed"] == ["content/pages/about.md", POST]
    assert (report["unchanged"], report["failed"]) == (1, 1)
    assert [each["rule"] for each in report["diagnostics"]] == ["no-front-matter"]
    done = run("fmt", "--check", "--format", "github", "--root", ugly)
    assert f"::error file={POST},line=2,title=not-formatted::the file is not formatted" in (
        done.stdout
    )


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (UGLY.replace("\n", "\r\n"), TIDY.replace("\n", "\r\n")),
        (UGLY.replace("\n", "\r\n", 1), TIDY.replace("\n", "\r\n")),
        (UGLY.replace("One \n", "One\r\n"), TIDY),
        (UGLY.replace("\n", "\r"), TIDY),
        ("\ufeff" + UGLY, TIDY),
        ("---  \ntitle: A\n---\t\n", "---\ntitle: A\n---\n"),
        ("---\n---", "---\n---\n"),
    ],
)
def test_line_ends(run, ugly, data, wanted) -> None:
    """A file keeps the line ends that its first line has; a byte order mark goes."""
    (ugly / POST).write_bytes(data.encode())
    assert run("fmt", "--root", ugly, POST).exit_code == 0
    assert (ugly / POST).read_bytes() == wanted.encode()
    assert run("fmt", "--check", "--root", ugly, POST).exit_code == 0


def test_a_file_keeps_its_mode_and_an_unchanged_one_its_times(run, ugly) -> None:
    """A file is replaced with its mode, leaves nothing beside it, and is not written for nothing."""
    (ugly / POST).chmod(0o640)
    tidy = ugly / "content/posts/2019/b.md"
    before = tidy.stat()
    run("fmt", "--root", ugly)
    assert stat.S_IMODE((ugly / POST).stat().st_mode) == 0o640
    assert (tidy.stat().st_mtime_ns, tidy.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert _names(ugly / "content/posts/2019") == ["a.md", "b.md", "notes.txt"]


def test_a_failed_write(run, ugly, monkeypatch) -> None:
    """A file that can't be written is as it was, the rest is done, and no part of one is left."""

    def fail(_self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    done = run("fmt", "--root", ugly, POST)
    assert done.exit_code == 1
    assert f"{POST}: error: it can't be written: permission denied" in done.stderr
    assert (ugly / POST).read_text() == UGLY
    assert _names(ugly / "content/posts/2019") == ["a.md", "b.md", "notes.txt"]


def test_symbolic_links(run, ugly, tmp_path) -> None:
    """A link within the site is followed and stays a link; one that leads out is refused."""
    (tmp_path / "out.md").write_text(UGLY)
    folder = ugly / "content/posts"
    (folder / "link.md").symlink_to("2019/a.md")
    done = run("fmt", "--root", ugly, "content/posts/link.md")
    assert (done.exit_code, (folder / "link.md").is_symlink()) == (0, True)
    assert (ugly / POST).read_text() == TIDY
    (ugly / POST).write_text(UGLY)
    assert run("fmt", "--root", ugly).stdout == "2 files reformatted, 1 left unchanged\n"
    (folder / "out.md").symlink_to(tmp_path / "out.md")
    assert run("fmt", "--root", ugly, "content/posts/out.md").exit_code == 2
    walked = run("fmt", "--root", ugly)
    assert walked.exit_code == 1
    assert "content/posts/out.md: error: the symbolic link points out of the site" in walked.stderr
    assert (tmp_path / "out.md").read_text() == UGLY


@pytest.mark.parametrize(
    ("data", "arguments", "wanted", "code"),
    [
        (UGLY, (), TIDY, 0),
        (TIDY, (), TIDY, 0),
        (UGLY.replace("\n", "\r\n"), (), TIDY.replace("\n", "\r\n"), 0),
        ("One \n", (), "", 1),
        (UGLY, ("--check",), "would reformat -\n1 file would be reformatted\n", 1),
        (TIDY, ("--check",), "1 file would be left unchanged\n", 0),
    ],
)
def test_standard_input(data, arguments, wanted, code) -> None:
    """Standard input goes to standard output, formatted; a broken text gives nothing but errors."""
    done = CliRunner().invoke(group, ["fmt", "-", *arguments], input=data.encode())
    assert (done.exit_code, done.stdout_bytes.decode()) == (code, wanted)
    assert bool(done.stderr) == (data == "One \n")


def test_an_empty_site(run, make_site) -> None:
    """A site without posts has nothing to format."""
    assert run("fmt", "--root", make_site({})).stdout == "No posts and no pages.\n"


def test_a_new_post_is_formatted(run, make_site) -> None:
    """What `blogsite new` writes needs no formatting."""
    site = make_site({"content/authors/fei-guo.yaml": "name: Fei Guo\n"})
    assert run("new", "guest-post", "A title", "--author", "fei-guo", "--root", site).exit_code == 0
    assert run("fmt", "--check", "--root", site).stdout == "1 file would be left unchanged\n"


@pytest.mark.parametrize("at", ["title", "body"])
def test_a_conflict_is_left_to_people(run, ugly, at) -> None:
    """A text with the marks of a merge stays as it is, and each command says so in the same words."""
    conflict = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n"
    text = UGLY.replace("title: A\n", conflict) if at == "title" else UGLY + conflict
    (ugly / POST).write_text(text)
    line = text.count("\n", 0, text.index("<<<")) + 1
    said = {
        run(command, "--root", ugly, *more)
        .output.splitlines()[0]
        .removesuffix(" [conflict-markers]")
        for command, *more in (("fmt",), ("build",), ("check", ugly / POST))
    }
    assert said == {f"{POST}:{line}:1: error: a merge has left its marks"}
    assert (ugly / POST).read_text() == text
