"""Copies of the demonstration site, in which commands may be run."""

import itertools
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from .documents import ROOT

# Far beyond what any command here takes.
PATIENCE = 120

Run = Callable[[str], "subprocess.CompletedProcess[str]"]


# A blog of another kind, as the guide to importing has one.
_OLD_SITE = {
    "hugo.toml": 'title = "Old blog"\nbaseURL = "https://blog.example.org/"\n',
    "content/blog/2019/linkerd.md": (
        "---\ntitle: Linkerd\ndate: 2019-06-18\nauthor: William Morgan\n---\n\nThe text.\n"
    ),
    "content/blog/2019/mesh.md": (
        "---\ntitle: Meshes\ndate: 2019-06-19\nauthor: W. Morgan\n---\n\nThe text.\n"
    ),
}

_EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title>
<link>https://old.example</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>
<item><title>One</title><link>https://old.example/one/</link>
<content:encoded><![CDATA[Words]]></content:encoded><wp:post_id>1</wp:post_id>
<wp:post_date>2019-06-20 09:00:00</wp:post_date><wp:post_name>one</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Copy the demonstration site, with another site beside it, and a blog of another kind."""
    for path, text in _OLD_SITE.items():
        file = tmp_path / "old-site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for folder in ("exports", "uploads"):
        (tmp_path / folder).mkdir()
    (tmp_path / "exports/site.xml").write_text(_EXPORT, encoding="utf-8")
    root = tmp_path / "site"
    for copy in (root, tmp_path / "other-site"):
        shutil.copytree(ROOT / "content", copy / "content")
    if shutil.which("git"):
        _commit(root)
    return root


def _commit(root: Path) -> None:
    """Make a site's folder a clone, as those who are shown commands have one."""
    identity = ("-c", "user.name=CNCF", "-c", "user.email=cncf@example.org")
    for arguments in (
        ("init", "--quiet"),
        ("add", "content"),
        (*identity, "commit", "--quiet", "--message", "The site"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True)


@pytest.fixture
def run(site: Path, tmp_path: Path) -> Run:
    """Run a command line as a document shows it, in the site's folder."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {
        **os.environ,
        "BLOGSITE_CACHE_DIR": str(tmp_path / "cache"),
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONUTF8": "1",
    }

    def _run(line: str) -> "subprocess.CompletedProcess[str]":
        program, *arguments = shlex.split(line, comments=True)
        assert program in {"blogsite", ".venv/bin/blogsite"}
        if arguments[:1] == ["serve"]:
            return _served([*arguments, "--port", "0"], site, environment)
        return subprocess.run(
            [sys.executable, "-m", "blogsite", *arguments],
            cwd=site,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    return _run


def _served(
    arguments: list[str], site: Path, environment: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Start a preview, wait for it to greet, and end it as its user does."""
    command = [sys.executable, "-m", "blogsite", *arguments]
    with subprocess.Popen(
        command,
        cwd=site,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as server:
        timer = threading.Timer(PATIENCE, server.kill)
        timer.start()
        assert server.stdout is not None
        greeting = "".join(itertools.takewhile(lambda line: "Ctrl-C" not in line, server.stdout))
        server.send_signal(signal.SIGINT)
        rest, errors = server.communicate()
        timer.cancel()
    return subprocess.CompletedProcess(command, server.returncode, greeting + rest, errors)
