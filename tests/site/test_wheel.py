"""The wheel is all that a user needs.

Not marked as slow: it takes a few seconds, since the libraries of the running environment serve
the new one too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from .folders import REPOSITORY, difference, snapshot
from .running import NOW, PATIENCE, Run

PIP = (sys.executable, "-m", "pip")
INSTALL = ("install", "--quiet", "--no-deps", "--no-index")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, missing: Callable[[str], NoReturn]) -> Path:
    """The checkout's wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = [] if os.environ.get("CI") == "true" else ["--no-isolation"]
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", *isolation, "--outdir", str(folder)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode and "hatchling" in done.stdout + done.stderr:
        missing("building the wheel needs `hatchling`")
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_wheel_holds_what_is_needed(wheel: Path) -> None:
    """The wheel carries theme, catalogues and the page of reviews, and no tests or content."""
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "blogsite/py.typed",
        "blogsite/review/review.css",
        "blogsite/review/review.html",
        "blogsite/_bundled/themes/default/theme.yaml",
        "blogsite/_bundled/themes/gazette/theme.yaml",
        "blogsite/_bundled/i18n/zh-CN/LC_MESSAGES/blogsite.po",
    ):
        assert name in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"blogsite"}
    assert not [name for name in names if name.endswith(".pyc") or "/tests/" in name]


def test_installed_wheel_builds(wheel: Path, demo: Run, tmp_path: Path) -> None:
    """Installed elsewhere, the program builds the same site as in the checkout.

    Theme and catalogues of the checkout are left behind: the wheel has its own.
    """
    python = _install(wheel, tmp_path / "venv")
    shutil.copytree(REPOSITORY / "content", tmp_path / "site" / "content")
    done = subprocess.run(
        [
            str(python.with_name("blogsite")),
            *("build", "--root", str(tmp_path / "site"), "--output", str(tmp_path / "out")),
            *("--now", NOW, "--no-search", "--no-cards"),
        ],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "BLOGSITE_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert difference(snapshot(tmp_path / "out"), demo.files) == ""


def test_installed_wheel_needs_no_site_theme(wheel: Path, tmp_path: Path) -> None:
    """A site that is nothing but a post builds with what the wheel brings along."""
    python = _install(wheel, tmp_path / "venv")
    post = tmp_path / "site/content/posts/x.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: X\ndate: 2019-06-01\n---\n\nText.\n")
    script = (
        "import blogsite, sys; from blogsite.cli import main; "
        f"assert {str(tmp_path)!r} in blogsite.__file__, blogsite.__file__; main()"
    )
    done = subprocess.run(
        [str(python), "-c", script, "build"],
        cwd=tmp_path / "site",
        env={"PATH": os.environ["PATH"], "BLOGSITE_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/public/blog/2019/06/01/x/index.html").is_file()


def _install(wheel: Path, folder: Path) -> Path:
    """Make an environment that has the wheel; its libraries are those of the running one."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    place = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True)
    packages = Path(place.stdout.strip())
    subprocess.run(
        [*PIP, "--python", str(python), *INSTALL, str(wheel)],
        check=True,
        timeout=PATIENCE,
    )
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python
