"""The base of a review: revisions and folders, and what can be wrong with them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import NOW, Repository

ONE = "content/posts/one.md"


@pytest.fixture
def refused(run) -> Callable[..., str]:
    """Return what is said of a base that can't be."""

    def ask(root: Path, base: str, code: int = 2) -> str:
        done = run("review", "--root", root, "--base", base, "--now", NOW, "--jobs", 1)
        assert done.exit_code == code, done.output
        return done.stderr

    return ask


def _everything(folder: Path) -> dict[str, tuple[float, bytes]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_unknown_revision(repository, post, refused) -> None:
    """A revision that doesn't exist is an error with the nearest branch, and nothing is touched."""
    site = repository({ONE: post()})
    site.git("checkout", "--quiet", "-b", "mien")
    site.commit()
    before = _everything(site.folder)
    assert "no revision `mian`; did you mean `main`?" in refused(site.root, "mian")
    assert _everything(site.folder) == before


@pytest.mark.parametrize("base", ["--upload-pack=touch x", "-h", "--all", "a\0b", "HEAD^{tree}"])
def test_a_revision_is_no_option(repository, post, refused, base: str) -> None:
    """What can't be the name of a commit is unknown, whatever git would take it for."""
    assert "no revision" in refused(repository({ONE: post()}).root, base)


@pytest.mark.parametrize("base", ["", " ", "..."])
def test_an_empty_base(repository, post, refused, monkeypatch, base: str) -> None:
    """A variable that isn't set is wrong usage, from the site's own folder too."""
    site = repository({ONE: post()})
    monkeypatch.chdir(site.root)
    assert "`--base` is empty" in refused(site.root, base)


@pytest.fixture
def shallow(repository, post, tmp_path: Path) -> Repository:
    """A clone of the last commit of a branch of two, as hosts make it."""
    site = repository({ONE: post("Old.\n")})
    site.git("checkout", "--quiet", "-b", "pr")
    for number in ("first", "second"):
        site.write({f"content/posts/{number}.md": post(f"{number}\n", title=number)})
        site.commit()
    site.git("checkout", "--quiet", "main")
    site.write({ONE: post("Newer.\n")})
    site.commit()
    clone = Repository.__new__(Repository)
    clone.folder = clone.root = tmp_path / "clone"
    asked = ("--depth", "1", "--branch", "pr", site.folder.as_uri(), str(clone.folder))
    site.git("clone", "--quiet", *asked)
    return clone


def _obey(clone: Repository, said: str) -> str:
    """Run the command that a message names; return the base that it names."""
    command, base = re.findall(r"run `git ([^`]+)`, then review with `--base ([^`]+)`", said)[0]
    clone.git(*command.split())
    return base


@pytest.mark.parametrize("base", ["origin/main...", "main", "HEAD~1", "origin/main"])
def test_shallow_clone(shallow, refused, review, base: str) -> None:
    """Who obeys what is said of a missing revision gets the review that was wanted."""
    said = refused(shallow.root, base)
    assert "did you mean" not in said
    found = review(shallow.root, base=_obey(shallow, " ".join(said.split())))
    assert [each["status"] for each in found["texts"]] == ["added", "added"]
    assert found["notes"] == []


def test_the_base_of_a_shallow_clone(shallow, review) -> None:
    """Where the commit in common is missing the base itself is compared, and a note says more."""
    shallow.git("fetch", "--quiet", "origin", "main")
    found = review(shallow.root, base="FETCH_HEAD...")
    assert [each["status"] for each in found["texts"]] == ["changed", "added", "added"]
    (note,) = found["notes"]
    assert "lacks the commit that FETCH_HEAD and HEAD share" in note
    base = _obey(shallow, note)
    for each in (base, "FETCH_HEAD..."):
        found = review(shallow.root, base=each)
        assert [each["status"] for each in found["texts"]] == ["added", "added"]
        assert found["notes"] == []


def test_a_clone_of_one_branch(shallow, refused, review) -> None:
    """A whole clone that knows one branch only says how to get another, whatever it is like."""
    shallow.git("fetch", "--quiet", "--unshallow", "origin")
    said = " ".join(refused(shallow.root, "origin/main...").split())
    assert "did you mean" not in said
    found = review(shallow.root, base=_obey(shallow, said))
    assert [each["status"] for each in found["texts"]] == ["added", "added"]


def test_typing_errors_in_branches_of_a_remote(shallow, refused) -> None:
    """A branch of a remote is likened to others of that remote, by what is its own."""
    shallow.git("fetch", "--quiet", "--unshallow", "origin", "main:refs/remotes/origin/main")
    assert "did you mean `origin/main`?" in " ".join(refused(shallow.root, "origin/mian").split())


def test_the_base_is_what_is_reviewed(repository, post, review, run) -> None:
    """A comparison of a commit or folder with itself says so, unless its files were changed since."""
    site = repository({ONE: post()})
    for base in ("main", "HEAD...", site.root):
        (note,) = review(site.root, base=base)["notes"]
        assert "very commit (or folder) that is reviewed" in note
    done = run("review", "--root", site.root, "--base", "main", "--now", NOW, "--jobs", 1)
    assert "note: The base is the very commit" in done.stderr
    assert "very commit" in (site.root / "public/_review/review.md").read_text()
    site.write({ONE: post("New.\n")})
    assert review(site.root)["notes"] == []


def test_no_repository(make_site, post, refused) -> None:
    """A site in no repository can be compared with a folder only, and the message says so."""
    assert "in no git repository" in refused(make_site({ONE: post()}), "main")


def test_no_git(make_site, post, refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without git a revision is refused with what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "there is no `git`" in refused(make_site({ONE: post()}), "main")


def test_a_folder(make_site, post, review) -> None:
    """A folder that holds a site needs no git."""
    old = make_site({ONE: post("Old.\n")}, "old")
    new = make_site({ONE: post("New.\n")}, "new")
    found = review(new, base=old)
    assert found["base"] == "the folder old"
    assert [each["status"] for each in found["texts"]] == ["changed"]


def test_a_site_in_a_subfolder(repository, post, review) -> None:
    """A site may be anywhere in its repository."""
    site = repository({ONE: post("Old.\n")}, "some where/網站")
    site.write({ONE: post("New.\n")})
    assert [each["status"] for each in review(site.root)["texts"]] == ["changed"]


def test_the_commit_in_common(repository, post, review) -> None:
    """With three dots what the base has done since isn't taken back."""
    site = repository({ONE: post("Old.\n")})
    site.git("checkout", "--quiet", "-b", "change")
    site.write({"content/posts/two.md": post("Two.\n")})
    site.commit()
    site.git("checkout", "--quiet", "main")
    site.write({ONE: post("Newer.\n")})
    site.commit()
    site.git("checkout", "--quiet", "change")
    assert [each["status"] for each in review(site.root)["texts"]] == ["changed", "added"]
    assert [each["status"] for each in review(site.root, base="main...")["texts"]] == ["added"]


def test_no_commit_in_common(repository, post, refused) -> None:
    """With three dots and nothing in common the message says how to get more of the history."""
    site = repository({ONE: post()})
    site.git("checkout", "--quiet", "--orphan", "other")
    site.write({ONE: post("Other.\n")})
    site.commit()
    assert "no commit in common with `HEAD`" in refused(site.root, "main...")


def test_the_work_tree_is_left_alone(repository, post, review) -> None:
    """Neither files, index nor references of the repository change."""
    site = repository({ONE: post("Old.\n")})
    site.write({ONE: post("New.\n")})
    before = _everything(site.folder)
    review(site.root)
    assert _everything(site.folder) == before


def test_a_base_without_a_site(repository, post, review) -> None:
    """Where the base has no site everything is new, and the review says so."""
    site = repository({"README": "No site yet.\n"})
    site.write({ONE: post()})
    found = review(site.root)
    assert found["notes"] == ["The base has no site in this folder, so everything is new."]
    assert [each["status"] for each in found["texts"]] == ["added"]


def test_a_base_with_errors(repository, post, review) -> None:
    """A base that doesn't build is compared as far as it can be."""
    site = repository({ONE: post(authors="[nobody]"), "content/posts/two.md": "---\n- no\n---\n"})
    site.write({ONE: post("New.\n"), "content/posts/two.md": post("Two.\n")})
    found = review(site.root)
    assert "The base has 2 errors of its own" in found["notes"][0]
    assert {each["after"]["url"] for each in found["texts"]} >= {"/blog/2019/06/24/one/"}


def test_a_base_without_its_theme(repository, post, review) -> None:
    """A base whose theme is missing has no pages to draw cards from, and is compared all the same."""
    site = repository({ONE: post(), "content/site.yaml": "theme: gone\n"})
    site.write({ONE: post("New.\n"), "content/site.yaml": "theme: default\n"})
    found = review(site.root)
    assert "The base has" in found["notes"][0]
    assert [each["status"] for each in found["texts"]] == ["changed"]


def test_a_site_with_errors(repository, post, refused) -> None:
    """With errors in the site itself these are shown as a build does, and nothing is written."""
    site = repository({ONE: post()})
    site.write({ONE: post(authors="[nobody]")})
    assert f"{ONE}:4:11: error: unknown author `nobody`" in refused(site.root, "main", code=1)
    assert not (site.root / "public").exists()


def test_templates_with_errors(repository, post, review, refused) -> None:
    """A template that fails is an error of the site; in the base it costs the card only."""
    theme = {"content/site.yaml": "theme: own\n", "themes/own/theme.yaml": "extends: default\n"}
    failing = "{{ page.series.name }}"
    site = repository({ONE: post("Old.\n"), **theme})
    site.write({ONE: post("New.\n"), "themes/own/templates/post.html": failing})
    said = refused(site.root, "main", code=1)
    assert "themes/own/templates/post.html:1: error:" in said
    site.commit()
    site.write({ONE: post("Newer.\n"), "themes/own/templates/post.html": None})
    (text,) = review(site.root)["texts"]
    assert (text["card_before"], text["card_after"]["title"]) == (None, "A post")


def test_attributes_and_filters(repository, post, review, tmp_path: Path) -> None:
    """What a tree says of exports, substitutions and filters is not followed, and nothing runs."""
    attributes = "*.md export-ignore export-subst filter=evil\ncontent export-ignore\n"
    site = repository({".gitattributes": attributes, ONE: post("$Format:%H$\n")})
    site.git("config", "filter.evil.smudge", f"touch {tmp_path / 'smudged'}; cat")
    assert review(site.root)["texts"] == []
    assert not (tmp_path / "smudged").exists()


def test_links_in_the_base(repository, post, review, tmp_path: Path) -> None:
    """A symbolic link in the base is followed to files of the base, and to no others."""
    (tmp_path / "secret.md").write_text(post("Secret.\n"))
    site = repository({ONE: post("One.\n")})
    (site.root / "content/posts/secret.md").symlink_to(tmp_path / "secret.md")
    (site.root / "content/posts/twin.md").symlink_to("one.md")
    site.commit()
    for name in ("secret", "twin"):
        (site.root / f"content/posts/{name}.md").unlink()
    found = review(site.root)
    assert [each["before"]["source"] for each in found["texts"]] == ["content/posts/twin.md"]
    assert "Secret" not in str(found["texts"])
    assert "points out of the site" in found["notes"][0]


def _tree(site: Repository, *lines: str) -> str:
    """Write a tree that git itself would refuse to make; return its id."""
    raw = b"".join(
        f"{mode} {name}".encode() + b"\0" + bytes.fromhex(oid)
        for mode, name, oid in (line.split(" ") for line in lines)
    )
    return site.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=raw)


def test_paths_that_lead_out(
    repository, post, review, refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names in a tree made by hand neither leave the temporary folder nor write through a link."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    site = repository({ONE: post("One.\n")})
    evil = site.git("hash-object", "-w", "--stdin", given=b"evil")
    link = site.git("hash-object", "-w", "--stdin", given=str(tmp_path).encode())
    inner = _tree(site, f"100644 evil.md {evil}")
    out = inner
    for _ in range(3):
        out = _tree(site, f"40000 .. {out}")
    commit = site.git("commit-tree", _tree(site, f"40000 content {out}"), "-m", "Evil")
    assert [each["status"] for each in review(site.root, base=commit)["texts"]] == ["added"]
    twice = _tree(site, f"120000 posts {link}", f"40000 posts {inner}")
    commit = site.git("commit-tree", _tree(site, f"40000 content {twice}"), "-m", "Evil")
    assert "can't write the base" in refused(site.root, commit)
    assert not list(tmp_path.rglob("evil.md"))


def test_a_folder_like_a_repository(repository, post, refused) -> None:
    """A folder of the change that is made to look like a repository is not taken for one."""
    site = repository({ONE: post("Old.\n")}, "site")
    site.git("clone", "--quiet", "--bare", ".git", "bare")
    for path in (site.folder / "bare").iterdir():
        path.rename(site.root / path.name)
    assert "looks like a git repository" in refused(site.root, "main")
