"""A copy of the checkout, built as the host builds it: by Netlify's own program, offline."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
# Beyond what installing and building take on a slow machine.
PATIENCE = 600
_PARTS = ("blogsite", "content", "themes", "i18n", ".netlify-plugins", "netlify.toml", ".gitignore")


@dataclass(frozen=True)
class Deploy:
    """What a deploy printed, with which exit code."""

    code: int
    said: str

    def figure(self, what: str) -> int:
        """Return a number of the build's closing line, such as that of files `rendered`."""
        found = re.search(rf"(\d+)(?: files?)? {what}", self.said.rpartition("Built")[2])
        assert found is not None, self.said
        return int(found[1])


@dataclass(frozen=True)
class Host:
    """The host's build machine: a fresh checkout for each deploy, and a cache of its own."""

    root: Path
    program: str

    def deploy(self, context: str) -> Deploy:
        """Build as the host does, on a machine that has nothing of the last deploy but the cache."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", context)
        self.git("clean", "--quiet", "-d", "--force", "-x", "--exclude=.netlify")
        # Like on the host, `python` is the one that has the packages of `requirements.txt`.
        folders = (str(Path(sys.executable).parent), os.environ["PATH"])
        environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            "PATH": os.pathsep.join(folders),
            "NETLIFY_TELEMETRY_DISABLED": "1",
            "URL": "https://blog.example.org",
        }
        done = subprocess.run(
            [self.program, "build", "--offline", "--context", context],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return Deploy(done.returncode, done.stdout + done.stderr)

    def git(self, *arguments: str) -> None:
        identity = ["-c", "user.name=Name", "-c", "user.email=name@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=self.root, check=True)

    def read(self, path: str) -> str:
        return (self.root / "public" / path).read_text("utf-8")


@pytest.fixture(scope="session")
def netlify(missing: Callable[[str], NoReturn]) -> str:
    """Netlify's command line: that of `$BLOGSITE_TEST_TOOLS`, or one that is installed."""
    tools = os.environ.get("BLOGSITE_TEST_TOOLS", "")
    found = shutil.which("netlify", path=f"{tools}/node_modules/.bin") or shutil.which("netlify")
    if shutil.which("node") is None or found is None:
        missing("building as the host does needs `node` and npm's `netlify-cli`")
    return found


@pytest.fixture
def host(netlify: str, tmp_path: Path) -> Host:
    """A checkout on the host, never deployed."""
    root = tmp_path / "repo"
    root.mkdir()
    for name in _PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    made = Host(root, netlify)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.git("add", ".")
    made.git("commit", "--quiet", "--message", "All posts")
    origin = str(tmp_path / "origin.git")
    made.git("clone", "--quiet", "--bare", ".", origin)
    made.git("remote", "add", "origin", origin)
    return made
