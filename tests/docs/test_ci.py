"""What users copy into their own repositories works there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from .documents import ROOT, blocks

WORKFLOW = ROOT / ".github/workflows/content.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
POST = "content/posts/2019/linkerd-benchmarks.md"
PATIENCE = 120
# What a runner on GitHub sets.
VARIABLES = {"BASE": "HEAD", "GITHUB_STEP_SUMMARY": "summary.md"}


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Name", "-c", "user.email=name@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, missing) -> Path:
    """The demonstration site in a repository of its own."""
    if shutil.which("git") is None:
        missing("a repository needs `git`")
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "content", folder / "content")
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "All posts")
    return folder


@pytest.fixture
def shell(repository: Path, tmp_path: Path):
    """Run a line in the repository, with this Python's blogsite."""
    environment = {
        **os.environ,
        **VARIABLES,
        "BLOGSITE_CACHE_DIR": str(tmp_path / "cache"),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONPATH": str(ROOT),
    }

    def run(line: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-e", "-c", line]
        return subprocess.run(
            command, cwd=repository, env=environment, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip

    return run


def _lines(job: str) -> Iterator[str]:
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"][job]["steps"]
    yield from (step["run"] for step in steps if "blogsite" in step.get("run", ""))


def test_the_workflow_is_one() -> None:
    """GitHub's own schema of workflows has nothing to object to."""
    command = ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(WORKFLOW)]
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_workflow_gives_strangers_nothing() -> None:
    """Runs for pull requests have no secret, no rights to write, and keep no credentials."""
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow[True]
    for job in workflow["jobs"].values():
        assert job["steps"][0]["with"]["persist-credentials"] is False
    # What an attacker can name stands in a variable, never in the text of a script.
    for step in (step for job in workflow["jobs"].values() for step in job["steps"]):
        assert "${{" not in step.get("run", "")
    assert "secrets" not in str(workflow["jobs"]["check"])


def test_what_a_pull_request_runs(shell, repository: Path) -> None:
    """Each command for pull requests works on a site that is good, and the review is written."""
    lines = list(_lines("check"))
    assert len(lines) == 4
    for line in lines:
        done = shell(line)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert (repository / "summary.md").read_text("utf-8").strip()


def test_faults_of_a_pull_request(shell, repository: Path) -> None:
    """A fault stands beside its line, and the run fails."""
    post = repository / POST
    post.write_text(post.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    done = shell(next(line for line in _lines("check") if "check" in line))
    assert done.returncode == 1
    assert re.search(f"^::error file={POST},line=2", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(("now", "calls"), [("2019-06-18T01:00:00", 1), ("2019-06-17T01:00:00", 0)])
def test_a_build_when_a_post_is_due(shell, repository: Path, now: str, calls: int) -> None:
    """The host's build hook is called where a post was due, and not otherwise."""
    (line,) = _lines("publish-when-due")
    fakes = "date() { echo 2019-06-17T00:00:00Z; }; curl() { echo called >> calls; }; "
    done = shell(fakes + line.replace("--since", f"--now {now} --since"))
    assert done.returncode == 0, done.stderr
    file = repository / "calls"
    assert (len(file.read_text().splitlines()) if file.exists() else 0) == calls


def test_one_step_hides_no_other() -> None:
    """What looks at the content runs whatever the steps before it found, but not when stopped."""
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["check"]["steps"]
    looking = [step for step in steps if "blogsite" in step.get("run", "")]
    assert all("!cancelled()" in step.get("if", "") for step in looking[1:])
    assert [step["if"] for step in looking if "--base" in step["run"]] == [
        "${{ !cancelled() && github.event_name == 'pull_request' }}"
    ]


def _changed(repository: Path) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True
    )
    return listed.stdout.splitlines()


def _hooks(settings: Iterable[dict[str, Any]] = ()) -> dict[str, dict[str, Any]]:
    """Return the hooks by id, with what a site sets of its own."""
    hooks = {each["id"]: each for each in yaml.safe_load(HOOKS.read_text("utf-8"))}
    for each in settings:
        hooks[each["id"]] = {**hooks[each["id"]], **each}
    return hooks


def _line(hook: dict[str, Any], files: Iterable[str]) -> str:
    """Return what pre-commit runs for changed files, empty where it passes the hook over."""
    wanted = [file for file in files if re.search(hook.get("files", ""), file)]
    if not wanted and not hook.get("always_run"):
        return ""
    named = wanted if hook.get("pass_filenames", True) else []
    return " ".join(["python -m", hook["entry"], *hook.get("args", []), *named])


def _code(shell, hook: dict[str, Any], files: Iterable[str]) -> int:
    line = _line(hook, files)
    return shell(line).returncode if line else 0


@pytest.mark.parametrize("hook", _hooks().values(), ids=lambda each: each["id"])
def test_hooks(shell, repository: Path, hook: dict[str, Any]) -> None:
    """A hook takes the changed files that it asks for, and is content with good ones."""
    files = _changed(repository)
    assert hook["entry"].startswith("blogsite ")
    if "files" in hook:
        assert len(_line(hook, files).split()) >= 10
    done = shell(_line(hook, files))
    assert done.returncode == 0, done.stdout + done.stderr


def test_hooks_show_warnings(shell, repository: Path) -> None:
    """A warning in a changed file stops the commit, as pre-commit shows nothing of what passes."""
    (repository / POST).write_text((repository / POST).read_text("utf-8") + "\n[here](/)\n")
    hook = _hooks()["blogsite-check"]
    assert _code(shell, hook, [POST]) == 1
    assert _code(shell, {**hook, "args": []}, [POST]) == 0


def test_hooks_see_what_is_gone(shell, repository: Path) -> None:
    """A post that is deleted, which pre-commit tells no hook of, is missed where others link to it."""
    page = repository / "content/pages/about.md"
    name = POST.removeprefix("content/")
    page.write_text(page.read_text("utf-8") + f"\n[A post on Linkerd](../{name})\n")
    hooks = _hooks()
    assert [_code(shell, each, []) for each in hooks.values()] == [0, 0, 0]
    (repository / POST).unlink()
    assert _code(shell, hooks["blogsite-check-all"], []) == 1


def test_hooks_of_a_site_in_a_subfolder(shell, repository: Path) -> None:
    """With the settings that the document shows, hooks work from the top of the repository."""
    (text,) = (each for each in blocks("docs/ci.md") if "files: ^site/content/\n" in each)
    settings = yaml.safe_load(text)
    (repository / "site").mkdir()
    (repository / "content").rename(repository / "site/content")
    files = [f"site/{path}" for path in _changed(repository)]
    post = repository / "site" / POST
    hooks = _hooks(settings)
    assert {each["id"] for each in settings} == hooks.keys()
    assert [_code(shell, each, files) for each in hooks.values()] == [0, 0, 0]
    post.write_text(post.read_text("utf-8") + "\n[here](/nowhere.md)\n* one\n")
    assert [_code(shell, each, files) for each in hooks.values()] == [0, 1, 0]
    assert "* one" not in post.read_text("utf-8")
