"""`blogsite import`: what it takes, what it refuses, and what it says."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from blogsite.cli import import_
from blogsite.importing.ledger import OLD_SITE, Entry, Fate, Part, Place, changed, kept, lost
from blogsite.importing.proof import Proof, TextProof
from blogsite.importing.record import Outcome, make_record
from blogsite.importing.target import ByHand, Hand, Placed

PLACE = Place("a.md", 1)
ENTRIES = [
    kept(Part.POST, "One", PLACE, count=3),
    changed(Part.POST, "Two", PLACE, "a draft now"),
    lost(Part.IMAGE, "/a.png", PLACE, "there is no such file"),
]
BY_HAND = tuple(ByHand(f"content/posts/{number}.md", Hand.EDITED) for number in range(12))
OUTCOME = Outcome(
    make_record("hugo", ENTRIES, Placed(0, 0, 0, (), {}), Proof((TextProof("a", 200, 199),), ())),
    Placed(5, 1, 2, (), {}),
)


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A folder that looks like a Hugo site."""
    folder = tmp_path / "blog"
    (folder / "content").mkdir(parents=True)
    (folder / "hugo.toml").write_text("title = 'Blog'\n", "utf-8")
    (folder / "content/one.md").write_text("# One\n", "utf-8")
    return folder


@pytest.fixture
def importing(run, monkeypatch):
    """Run the command with a pipeline that does nothing, and return what that was asked for."""
    asked = []

    def invoke(*arguments, outcome=OUTCOME, fault=None):
        def pipeline(options, _progress, problems):
            asked.append(options)
            if fault is not None:
                problems.error(*fault)
                return None
            return outcome

        monkeypatch.setattr(import_, "run_import", pipeline)
        monkeypatch.setattr(import_, "READERS", dict.fromkeys(KINDS))
        return run("import", *arguments)

    invoke.asked = asked
    return invoke


KINDS = ("wordpress", "hugo", "docusaurus", "jekyll", "markdown")


def test_a_report(importing, blog, tmp_path) -> None:
    """A table of parts, the share of words, a line with all figures, and what to do next."""
    done = importing("hugo", blog, "--into", tmp_path / "new")
    assert done.exit_code == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[:3] == ["part kept changed lost", "post 3 1 0", "image 0 0 1"]
    assert "99.50 % of the words of 1 text are on the pages, in their order" in lines
    assert "lost: 1 image, there is no such file" in lines
    assert "5 files written, 2 unchanged, 1 removed, 0 kept by hand" in done.stdout
    assert f"blogsite build --root {tmp_path / 'new'}" in done.stdout
    assert str(tmp_path / "new" / "import-ledger.html") in done.stdout


def test_lost_texts_come_first_and_have_names(importing, blog, tmp_path) -> None:
    """However many fields are lost, whole texts are named before them, with their place."""
    fields = [lost(Part.FIELD, f"f{at}", PLACE, f"reason {at}", count=50) for at in range(9)]
    texts = [lost(Part.POST, f"Post {at}", Place("x.md", at), "is too large") for at in range(1, 6)]
    texts.append(lost(Part.PAGE, "A \x1b[31mpage", Place("y.md"), "can't be read"))
    record = make_record("hugo", [*fields, *texts], OUTCOME.placed)
    outcome = replace(OUTCOME, record=record)
    done = importing("hugo", blog, "--into", tmp_path / "new", outcome=outcome)
    lines = done.stdout.splitlines()
    at = lines.index("lost: 5 posts, is too large")
    assert lines[at + 1 : at + 8] == [
        "  x.md:1: Post 1",
        "  x.md:2: Post 2",
        "  x.md:3: Post 3",
        "  and 2 more, all of them in import-ledger.json",
        "lost: 1 page, can't be read",
        "  y.md: A \ufffd[31mpage",
        "lost: 50 fields, reason 0",
    ]
    assert done.exit_code == 0


def test_what_is_kept_by_hand(importing, blog, tmp_path) -> None:
    """Files that people edited are named, and counted where they are many."""
    outcome = replace(OUTCOME, placed=replace(OUTCOME.placed, by_hand=BY_HAND))
    done = importing("hugo", blog, "--into", tmp_path / "new", outcome=outcome)
    assert "kept by hand: content/posts/0.md (edited since the last import)" in done.stdout
    assert "and 2 more" in done.stdout
    assert "12 kept by hand" in done.stdout


def test_what_is_to_be_decided(importing, blog, tmp_path) -> None:
    """What only people can decide is counted."""
    entry = Entry(Part.AUTHOR, Fate.KEPT, "A", PLACE, "may be B", count=0)
    record = make_record("hugo", [*ENTRIES, entry], OUTCOME.placed)
    done = importing(
        "hugo", blog, "--into", tmp_path / "new", outcome=replace(OUTCOME, record=record)
    )
    assert "1 thing to decide" in done.stdout


def test_what_depends_on_the_old_site(importing, blog, tmp_path) -> None:
    """What is lost when the old site goes is counted by part, and where none is nothing is said."""
    on_old_site = f"{OLD_SITE}: https://old.example.org/a"
    entries = [
        changed(Part.LINK, "/a", PLACE, on_old_site, count=2),
        changed(Part.IMAGE, "/b.svg", PLACE, f"files `.svg` are not published; {on_old_site}"),
    ]
    into = ("hugo", blog, "--into", tmp_path / "new")
    outcome = replace(OUTCOME, record=make_record("hugo", [*ENTRIES, *entries], OUTCOME.placed))
    done = importing(*into, outcome=outcome)
    said = "1 image and 2 links on the old site, lost when that goes: see import-ledger.html"
    assert said in done.stdout.splitlines()
    assert "old site" not in importing(*into).stdout


def test_a_trial_says_that_it_is_one(importing, blog, tmp_path) -> None:
    """Nobody takes a trial for an import."""
    done = importing("hugo", blog, "--into", tmp_path / "new", "--dry-run")
    assert "Would import" in done.stdout
    assert "5 files to write" in done.stdout
    assert "Imported" not in done.stdout
    assert importing.asked[0].is_trial


def test_options(importing, blog, tmp_path) -> None:
    """Each option reaches the pipeline."""
    options = ["--language", "ZH_cn", "--base-url", "https://example.org", "--uploads", blog]
    options += ["--jobs", 3, "--no-proof", "--now", "2020-01-01"]
    (tmp_path / "export.xml").write_text("<rss/>", "utf-8")
    importing("wordpress", tmp_path / "export.xml", "--into", tmp_path / "new", *options)
    (asked,) = importing.asked
    assert (asked.kind, asked.source) == ("wordpress", tmp_path / "export.xml")
    assert (asked.language, asked.base_url) == ("zh-CN", "https://example.org/")
    assert (asked.uploads, asked.jobs, asked.has_proof) == (blog, 3, False)
    assert asked.now.year == 2020
    assert not asked.is_trial


def test_json(importing, blog, tmp_path) -> None:
    """Programs get the same figures, and what is wrong."""
    done = importing("hugo", blog, "--into", tmp_path / "new", "--format", "json")
    record = json.loads(done.stdout)
    assert record["totals"]["post"] == {"kept": 3, "changed": 1, "lost": 0}
    assert record["proof"] == {"texts": 1, "words": 200, "found": 199}
    assert record["lost"] == [{"part": "image", "note": "there is no such file", "count": 1}]
    assert (record["written"], record["diagnostics"]) == (5, [])
    done = importing("hgo", blog, "--into", tmp_path / "new", "--format", "json")
    assert [each["rule"] for each in json.loads(done.stdout)["diagnostics"]] == ["unknown-source"]
    assert done.exit_code == 2


def test_errors_of_the_pipeline(importing, blog, tmp_path) -> None:
    """What stands in the way of an import is shown, and the exit code says so."""
    fault = ("bad-source", "no post was found", "", 0, 0, "look there")
    done = importing("hugo", blog, "--into", tmp_path / "new", fault=fault)
    assert done.exit_code == 1
    assert "error: no post was found" in done.stderr
    assert "hint: look there" in done.stderr
    assert done.stdout == "Nothing imported: 1 error\n"


def _put(path: Path, text: str = "x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("kind", "files", "source", "into", "said"),
    [
        ("hgo", ["s/content/a.md"], "s", "new", "unknown kind of source `hgo` did you mean `hugo`"),
        (
            "blog",
            ["s/content/a.md"],
            "s",
            "new",
            "known: docusaurus, hugo, jekyll, markdown, wordp",
        ),
        ("hugo", [], "none", "new", "`none`: there is no such file or folder"),
        ("hugo", ["s/hugo.toml"], "s/hugo.toml", "new", "it is a file; `hugo` is read of a folder"),
        ("hugo", ["s/"], "s", "new", "the source `s`: it is empty"),
        ("jekyll", ["s/hugo.toml"], "s", "new", "`s` looks like hugo, not jekyll"),
        ("hugo", ["s/_config.yml", "s/_posts/a.md"], "s", "new", "looks like jekyll, not hugo"),
        ("hugo", ["s/docusaurus.config.ts"], "s", "new", "blogsite import docusaurus s"),
        ("jekyll", ["s/content/en/_index.md"], "s", "new", "looks like hugo, not jekyll"),
        ("jekyll", ["s/blog/authors.yml"], "s", "new", "looks like docusaurus, not jekyll"),
        ("hugo", ["s/wp-content/a.png"], "s", "new", "looks like wordpress, not hugo"),
        ("wordpress", ["s/hugo.toml"], "s", "new", "looks like hugo, not wordpress"),
        ("hugo", ["s/content/site.yaml"], "s", "new", "`s` is a site of blogsite already"),
        ("hugo", ["s/content/a.md"], "s", "s", "`s` and the source `s` are one in the other"),
        ("hugo", ["s/content/a.md"], "s", "s/new", "are one in the other"),
        ("hugo", ["s/content/a.md"], "s/content", "s", "are one in the other"),
        ("hugo", ["s/content/a.md", "new/a.md"], "s", "new", "`new`: the folder isn't empty"),
        ("hugo", ["s/content/a.md", "new"], "s", "new", "`new`: it is a file"),
    ],
)
def test_refusals(importing, kind, files, source, into, said) -> None:
    """What can't be is said before anything is read, with what to do."""
    for name in files:
        if name.endswith("/"):
            Path(name).mkdir()
        else:
            _put(Path(name))
    done = importing(kind, source, "--into", into)
    assert done.exit_code == 2
    words = " ".join(done.stderr.split()).replace(" hint:", "")
    assert said in words
    assert "hint: " in done.stderr
    assert importing.asked == []


def test_all_refusals_at_once(importing) -> None:
    """One run shows all that is wrong with what was asked for."""
    _put(Path("new/a.md"))
    done = importing("hgo", "none", "--into", "new")
    assert done.stderr.count("error: ") == 3


def test_any_folder_of_markdown(importing, blog, tmp_path) -> None:
    """Markdown is read of every folder; of one that looks like more it is said."""
    done = importing("markdown", blog, "--into", tmp_path / "new")
    assert done.exit_code == 0
    assert "warning: " in done.stderr
    assert "blogsite import hugo" in done.stderr


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("hugo", ["s/content/en/a.md"]),
        ("hugo", ["s/_posts/a.md", "s/content/en/a.md"]),
        ("docusaurus", ["s/blog/2020-01-01-a.md"]),
        ("jekyll", ["s/_posts/2020-01-01-a.md"]),
        ("wordpress", ["s/export.xml"]),
    ],
)
def test_sources_that_may_be(importing, kind, files) -> None:
    """A folder that has what a kind is read of is left to its reader."""
    for name in files:
        _put(Path(name))
    assert importing(kind, "s", "--into", "new").exit_code == 0
    assert len(importing.asked) == 1


def test_an_export_is_known_by_its_head(importing) -> None:
    """A file that is a WordPress export is told from others."""
    _put(Path("s/a.xml"), '<rss xmlns:wp="http://wordpress.org/export/1.2/">')
    done = importing("jekyll", "s", "--into", "new")
    assert "looks like wordpress" in done.stderr
    done = importing("hugo", "s/a.xml", "--into", "new")
    assert "blogsite import wordpress s/a.xml" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--language", "english"], "no tag of a language"),
        (["--base-url", "example"], "example"),
        (["--uploads", "none"], "none"),
        (["--jobs", "0"], "jobs"),
    ],
)
def test_bad_options(importing, blog, tmp_path, arguments, said) -> None:
    """An option that can't be is wrong usage."""
    done = importing("hugo", blog, "--into", tmp_path / "new", *arguments)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_help(run) -> None:
    """The help has an example and the kinds of sources."""
    done = run("import", "--help")
    assert "Example: blogsite import hugo" in done.stdout
    assert all(kind in done.stdout for kind in KINDS)
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


_HUGO = {
    "hugo.toml": 'title = "Old blog"\nbaseURL = "https://blog.example.org/"\n',
    "content/blog/linkerd.md": (
        "---\ntitle: Linkerd\ndate: 2019-06-18\nauthor: William Morgan\n---\n\nThe text.\n"
    ),
    "content/blog/mesh/index.md": (
        "---\ntitle: Meshes\ndate: 2019-06-19\nauthor: Fei Guo\n---\n\n![A mesh](a.png)\n"
    ),
    "content/blog/mesh/a.png": "no picture, but a file",
}


def _times(root: Path) -> dict[Path, int]:
    return {each: each.lstat().st_mtime_ns for each in (root, *root.rglob("*"))}


def test_from_a_blog_to_a_site(run) -> None:
    """A blog is imported and builds; again it changes nothing, and later not what people edited."""
    for path, text in _HUGO.items():
        _put(Path("old") / path, text)
    new = Path("new")
    assert run("import", "hugo", "old", "--into", new).exit_code == 0
    times = _times(new)
    done = run("import", "hugo", "old", "--into", new)
    assert "0 files written" in done.stdout
    assert _times(new) == times
    assert run("build", "--root", new).exit_code == 0
    assert not list((new / "public").rglob("import-ledger*"))

    (post,) = new.rglob("linkerd*.md")
    edited = post.read_text("utf-8").replace("The text.", "My text.")
    post.write_text(edited, "utf-8")
    for path in ("content/blog/linkerd.md", "content/blog/mesh/index.md"):
        _put(Path("old") / path, _HUGO[path] + "\nNews.\n")
    done = run("import", "hugo", "old", "--into", new)
    assert f"kept by hand: {post.relative_to(new).as_posix()}" in done.stdout
    assert post.read_text("utf-8") == edited
    (other,) = new.glob("content/posts/**/mesh/index.md")
    assert "News." in other.read_text("utf-8")
