"""`blogsite translations diff`: what an original said, says, and the translation beside it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import MOVED, MOVES, Desk


def _changes(desk: Desk, *arguments: object) -> list[tuple[str, ...]]:
    rows = desk.json("diff", "moves", "zh-CN", *arguments)["paragraphs"]
    keys = ("change", "then", "now", "translation")
    return [tuple(row[key] for key in keys) for row in rows]


def test_paragraphs_with_history(remembered: Desk) -> None:
    """With git each paragraph that changed shows what it was, what it is, and its translation."""
    commit = remembered.git("rev-parse", "HEAD")
    remembered.edit(MOVES, "The last paragraph.", "In the middle.\n\nThe very last paragraph.")
    remembered.edit(MOVES, "What it took.", "What it really took.")
    remembered.edit(MOVES, "- two\n", "")
    remembered.commit()
    remembered.edit(MOVES, "wrapped here", "wrapped\nthere")
    found = remembered.json("diff", "moves", "zh-CN")
    assert (found["commit"], found["certain"]) == (commit, True)
    counts = [found[key] for key in ("changed", "added", "removed")]
    assert counts == [3, 1, 1]
    assert _changes(remembered) == [
        ("changed", "What it took.", "What it really took.", "需要什么。"),
        (
            "changed",
            "The first paragraph is\nwrapped here.",
            "The first paragraph is\nwrapped\nthere.",
            "第一段。",
        ),
        ("removed", "- two", "", "- 二"),
        ("added", "", "In the middle.", ""),
        ("changed", "The last paragraph.", "The very last paragraph.", "最后一段。"),
    ]
    assert len(_changes(remembered, "--all")) == 8


def test_counts_are_those_of_status(remembered: Desk) -> None:
    """A block that takes another's place is that one changed, as digests tell; or a note says why not."""
    remembered.edit(MOVES, "## A heading", "## Quite another\n\nWords between.")
    remembered.edit(MOVES, "- two\n", "")
    found = remembered.json("diff", "moves", "zh-CN")
    (row,) = remembered.json("status", "zh-CN", "--state", "stale")
    keys = ("changed", "added", "removed")
    assert [found[key] for key in keys] == [row[key] for key in keys] == [1, 1, 1]
    assert found["notes"] == []
    remembered.edit(MOVES, "The last paragraph.", "In front.\n\nThe last paragraph.")
    remembered.edit(MOVES, "## Quite another\n\n", "")
    found = remembered.json("diff", "moves", "zh-CN")
    (row,) = remembered.json("status", "zh-CN", "--state", "stale")
    assert [found[key] for key in keys] != [row[key] for key in keys]
    (note,) = found["notes"]
    assert note.startswith("`status` counts 2 changed: ")


def test_lines(remembered: Desk) -> None:
    """Paragraphs are named by their kind and their lines in both files."""
    remembered.edit(MOVES, "## A heading", "## Another heading")
    (row,) = remembered.json("diff", "moves", "zh-CN")["paragraphs"]
    assert (row["kind"], row["line"]) == ("heading", 12)
    lines = remembered.read(MOVED).decode().splitlines()
    assert lines[row["translation_line"] - 1] == "## 标题"


def test_without_history(desk: Desk) -> None:
    """Without git the digests tell what changed, and that nobody knows what it was."""
    desk.run("mark", "moves", "zh-CN")
    desk.edit(MOVES, "The last", "Nearly the last")
    desk.edit(MOVES, "- one\n", "")
    assert _changes(desk) == [
        ("removed", None, "", "- 一"),
        ("changed", None, "Nearly the last paragraph.", "最后一段。"),
    ]
    (note,) = desk.json("diff", "moves", "zh-CN")["notes"]
    assert note == "what 2 paragraphs said is unknown: the site is in no git repository"
    assert "then        (unknown)" in desk.run("diff", "moves", "zh-CN").stdout


def test_a_text_that_was_never_committed(remembered: Desk) -> None:
    """Where no revision has all digests, each paragraph is sought in any of them."""
    remembered.edit(MOVES, "The last", "At last the")
    remembered.run("mark", "moves", "zh-CN")
    remembered.edit(MOVES, "At last the", "Finally the")
    remembered.edit(MOVES, "A heading", "The heading")
    found = remembered.json("diff", "moves", "zh-CN")
    assert found["commit"] == ""
    assert [row["then"] for row in found["paragraphs"]] == ["## A heading", None]
    assert "what a paragraph said is unknown" in found["notes"][0]


def test_originals_that_moved(remembered: Desk) -> None:
    """History is followed through other names."""
    remembered.edit(MOVES, "The last", "At the end the")
    remembered.commit()
    remembered.git("mv", MOVES, "content/posts/2019/went.md")
    remembered.git("mv", MOVED, "content/posts/2019/went.zh-CN.md")
    remembered.commit()
    remembered.edit("content/posts/2019/went.md", "At the end the", "At last the")
    (row,) = remembered.json("diff", "went", "zh-CN")["paragraphs"]
    assert row["then"] == "The last paragraph."


def test_sites_in_a_folder_of_a_repository(remembered: Desk, tmp_path: Path) -> None:
    """A site below the top of a repository has its history, too."""
    remembered.edit(MOVES, "The last", "At the end the")
    remembered.commit()
    top = tmp_path / "top"
    top.mkdir()
    remembered.git("clone", "--quiet", str(remembered.root), str(top / "clone"))
    below = Desk(top / "clone/sub/site")
    below.root.mkdir(parents=True)
    Desk(top / "clone").git("mv", "content", "sub/site/content")
    below.commit()
    (row,) = below.json("diff", "moves", "zh-CN")["paragraphs"]
    assert row["then"] == "The last paragraph."


def test_shallow_clones(remembered: Desk, tmp_path: Path) -> None:
    """A clone without the history says so."""
    remembered.edit(MOVES, "The last", "At last the")
    remembered.commit()
    remembered.git(
        "clone", "--quiet", "--depth=1", f"file://{remembered.root}", str(tmp_path / "c")
    )
    found = Desk(tmp_path / "c").json("diff", "moves", "zh-CN")
    assert [row["then"] for row in found["paragraphs"]] == [None]
    assert "`git fetch --unshallow` gets the rest" in found["notes"][0]


def _no_git(desk: Desk, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PATH", str(desk.root))


def _lost(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    (desk.root / ".git").rename(desk.root / "moved-away")
    desk.write(".git", "gitdir: nowhere\n")


def _of_others(_desk: Desk, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")


def _renamed(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    desk.git("mv", MOVES, "content/posts/2019/moves/index.md")
    desk.git("mv", MOVED, "content/posts/2019/moves/index.zh-CN.md")


def _new(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    desk.git("update-ref", "-d", "HEAD")


def _unknown(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    desk.edit(MOVES, "At last", "In the end")
    desk.run("mark", "moves", "zh-CN")
    desk.edit(MOVES, "In the end", "Finally")


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (_no_git, "there is no `git` to ask"),
        (_lost, "git can't use the repository: not a git repository"),
        (_of_others, "git can't use the repository: detected dubious ownership"),
        (_renamed, "`content/posts/2019/moves/index.md` is in no commit under this name"),
        (_new, "the repository has no commit yet"),
        (_unknown, "git's history doesn't have it"),
    ],
)
def test_why_history_is_silent(
    remembered: Desk,
    happens: Callable[[Desk, pytest.MonkeyPatch], None],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where nobody knows what a text said, the reason is the one that there is."""
    monkeypatch.setenv("LC_ALL", "C")
    remembered.edit(MOVES, "The last", "At last the")
    (remembered.root / "content/posts/2019/moves").mkdir()
    happens(remembered, monkeypatch)
    (note,) = remembered.json("diff", "moves", "zh-CN")["notes"]
    assert f"is unknown: {said}" in note


def test_settings_of_a_repository_run_nothing(remembered: Desk, tmp_path: Path) -> None:
    """What a strange repository's settings name as a program is not run, nor what its paths do."""
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n")
    program.chmod(0o755)
    for key in (
        *("core.pager", "pager.log", "diff.external", "core.fsmonitor", "gpg.program"),
        *("diff.md.textconv", "diff.md.command", "core.sshCommand", "filter.md.smudge"),
        *("core.alternateRefsCommand", "alias.log", "alias.cat-file", "core.editor"),
    ):
        remembered.git("config", key, str(program))
    remembered.git("config", "log.showSignature", "true")
    remembered.write(".gitattributes", "*.md diff=md filter=md\n")
    hooks = remembered.root / ".git/hooks"
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)
    remembered.edit(MOVES, "The last", "At last the")
    mark.unlink(missing_ok=True)
    (row,) = remembered.json("diff", "moves", "zh-CN")["paragraphs"]
    assert row["then"] == "The last paragraph."
    assert not mark.exists()


def test_signed_commits_are_not_verified(remembered: Desk, tmp_path: Path) -> None:
    """The program that would check a signature is not run."""
    mark, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    program.chmod(0o755)
    text = remembered.git("cat-file", "commit", "HEAD")
    head, _, message = text.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n a\n -----END PGP SIGNATURE-----"
    signed = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=remembered.root, input=f"{head}\n{signature}\n\n{message}\n".encode(),
        capture_output=True, check=True,
    )  # fmt: skip
    remembered.git("update-ref", "HEAD", signed.stdout.decode().strip())
    remembered.git("config", "gpg.program", str(program))
    remembered.git("config", "log.showSignature", "true")
    remembered.git("log", "-1")
    assert mark.exists(), "git itself would run it"
    mark.unlink()
    remembered.edit(MOVES, "The last", "At last the")
    assert remembered.json("diff", "moves", "zh-CN")["commit"] == signed.stdout.decode().strip()
    assert not mark.exists()


def test_damaged_repositories(remembered: Desk) -> None:
    """Where git fails, the digests alone are left."""
    remembered.edit(MOVES, "The last", "At last the")
    for path in (remembered.root / ".git/objects").rglob("*"):
        if path.is_file():
            os.chmod(path, 0o644)  # noqa: PTH101  (git makes them read-only)
            path.write_bytes(b"nothing")
    assert _changes(remembered) == [("changed", None, "At last the paragraph.", "最后一段。")]


def test_translations_that_are_built_otherwise(remembered: Desk) -> None:
    """Where a translation has other paragraphs, what belongs together is said to be a guess."""
    remembered.edit(MOVED, "第一段。", "第一段。\n\n又一段。")
    remembered.edit(MOVES, "A heading", "The heading")
    found = remembered.json("diff", "moves", "zh-CN")
    assert not found["certain"]
    assert "is a guess" in found["notes"][0]
    assert [row["translation"] for row in found["paragraphs"]] == ["## 标题"]


def test_unmarked_translations(desk: Desk) -> None:
    """An unmarked translation is put beside its original, and nothing is said to have changed."""
    found = desk.json("diff", "moves", "zh-CN")
    assert found["state"] == "unmarked"
    assert {row["change"] for row in found["paragraphs"]} == {""}
    assert [row["translation"] for row in found["paragraphs"]][:3] == [
        "名称迁移", "需要什么。", "第一段。",
    ]  # fmt: skip
    assert "nobody has noted" in desk.run("diff", "moves", "zh-CN").stdout


def test_for_people(remembered: Desk) -> None:
    """Words that differ are marked so that it can be read without colours."""
    assert remembered.run("diff", "moves", "zh-CN").stdout == f"{MOVED} is current\n"
    remembered.edit(MOVES, "The last paragraph", "The very last sentence")
    lines = [each.rstrip() for each in remembered.run("diff", "moves", "zh-CN").stdout.splitlines()]
    day = remembered.git("log", "-1", "--format=%cs")
    commit = remembered.git("rev-parse", "HEAD")[:10]
    assert lines[0] == f"{MOVED} is stale: 1 changed since {commit} of {day}"
    assert lines[2:] == [
        "~ paragraph, changed, line 17, translation line 17",
        "  then        The last [-paragraph-].",
        "  now         The {+very+} last {+sentence+}.",
        "  translation 最后一段。",
    ]


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        (
            "An *old* [link](https://example.org/a), kept.",
            "An old\n[link]( https://example.org/a ) kept.",
            [
                "An [-*-]old[-*-] [link](https://example.org/a)[-,-] kept.",
                "An old",
                "[link]( https",
            ],
        ),
        (
            "## A heading",
            "##  A  better heading #",
            ["## A heading", "##  A  {+better+} heading {+#+}"],
        ),
        ("中文，文字", "中文文字", ["中文[-，-]文字", "中文文字"]),
        ("```\na\tb\n```", "```\na\u00a0 b\n```", ["a[-", "a{+<U+00A0> +}b"]),
        ("[a][b]\n", "[a][b]", ["changed by what is said elsewhere", "[a][b]", "[a][b]"]),
    ],
)
def test_both_versions_are_the_files_words(
    remembered: Desk, then: str, now: str, shown: list[str]
) -> None:
    """What was said and is said is shown letter by letter as it is written, with marks in between."""
    links = ("\n[b]: https://e.org/a\n", "\n[b]: https://e.org/b\n")
    remembered.edit(MOVES, "The last paragraph.", then)
    remembered.edit(MOVES, "- two\n", "- two\n" + links[0])
    remembered.run("mark", "moves", "zh-CN")
    remembered.commit()
    remembered.edit(MOVES, then, now)
    remembered.edit(MOVES, *links)
    found = remembered.run("diff", "moves", "zh-CN").stdout
    for piece in shown:
        assert piece in found
    (row,) = remembered.json("diff", "moves", "zh-CN")["paragraphs"]
    assert (row["then"], row["now"]) == (then.rstrip(), now)


def test_for_an_issue(remembered: Desk) -> None:
    """As Markdown texts stand in blocks of code that nothing in them can end."""
    fence = "```\nThe @last\n```"
    remembered.edit(MOVES, "The last paragraph.", f"The last paragraph, with this:\n\n{fence}")
    remembered.edit(MOVED, "最后一段。", "`````\n最后\n`````")
    text = remembered.run("diff", "moves", "zh-CN", "--format", "markdown").stdout
    assert text.startswith("## Name \\(Company\\) moves (zh-CN)\n")
    assert "```diff\n- The last paragraph.\n+ The last paragraph, with this:\n```\n" in text
    assert "````diff\n+ ```\n+ The @last\n+ ```\n````\n" in text
    assert "Translation:\n\n``````\n`````\n最后\n`````\n``````\n" in text


def test_control_characters(remembered: Desk) -> None:
    """Nothing in a text drives the terminal."""
    remembered.edit(MOVES, "The last", "The \x1b[31mlast")
    found = remembered.run("diff", "moves", "zh-CN", code=0)
    assert "\x1b" not in found.stdout
    assert "\ufffd[31mlast" in found.stdout
