"""What goes wrong before there is anything to see is said in one line, with what to do."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ..site.folders import write_files  # noqa: TID252  (tests are no installed package)
from ..site.running import environment  # noqa: TID252  (tests are no installed package)
from .previews import PATIENCE, Preview, until
from .sites import POST, POST_URL, SLOW, TEMPLATE, site, text
from .talking import ask
from .test_life import STAGE


def serve(folder: Path, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a server that is expected to end by itself."""
    return subprocess.run(
        [sys.executable, "-m", "blogsite", "serve", *options],
        env=environment(folder / "cache", TMPDIR=str(folder), **environ),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def fault(done: subprocess.CompletedProcess[str], code: int) -> str:
    """Return the one line that says why, after a look at all else."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert done.stdout.strip() in {"", "Stopped."}
    lines = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site."""
    return write_files(tmp_path / "site", site())


def test_port_in_use(tmp_path: Path, root: Path) -> None:
    """A port that is in use is named, with how to take another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = fault(serve(tmp_path, "--root", str(root), "--port", str(port)), 1)
    assert f"port {port} is in use" in said
    assert "--port" in said


def test_last_port_in_use(tmp_path: Path, root: Path) -> None:
    """The port that is suggested is one that exists."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", 65535))
        taken.listen()
        said = fault(serve(tmp_path, "--root", str(root), "--port", "65535"), 1)
    assert "65536" not in said


def test_port_of_a_server_that_builds(tmp_path: Path, free_port: int) -> None:
    """A server has its port from the beginning, and who asks before there is a site waits for it."""
    first = Preview(tmp_path / "first", site(**{TEMPLATE: SLOW}), port=free_port)
    try:
        stage = f"cache/previews/*/{STAGE}"
        until(lambda: [*first.folder.glob(stage)], "no build begins")
        done = serve(tmp_path, "--root", str(first.root), "--port", str(free_port))
        assert "in use" in fault(done, 1)
        assert b"About" in ask(free_port, "/about/").body
    finally:
        first.close()


def test_no_site(tmp_path: Path) -> None:
    """A folder that isn't a site is named as such, with how to name another."""
    said = fault(serve(tmp_path, "--root", str(tmp_path), "--port", "0"), 2)
    assert "is not a site" in said
    assert "--root" in said


def test_no_folder(tmp_path: Path) -> None:
    """A folder that isn't there is named."""
    assert "elsewhere" in fault(serve(tmp_path, "--root", "elsewhere"), 2)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1", "a..b", "a" * 70, "::zz"])
def test_unknown_host(tmp_path: Path, root: Path, host: str) -> None:
    """A host that isn't this machine is named, with one that is."""
    said = fault(serve(tmp_path, "--root", str(root), "--port", "0", "--host", host), 1)
    assert f"`{host}`" in said
    assert "127.0.0.1" in said


@pytest.mark.parametrize(
    "options",
    [
        ("--port", "70000"),
        ("--editor", "javascript:{path}"),
        ("--editor", "not a scheme"),
        ("--editor", "vscode://file"),
    ],
)
def test_wrong_usage(tmp_path: Path, root: Path, options: tuple[str, ...]) -> None:
    """Options that make no sense are refused before anything begins."""
    fault(serve(tmp_path, "--root", str(root), *options), 2)


def test_help_has_an_example(tmp_path: Path) -> None:
    """The help ends with an example."""
    done = serve(tmp_path, "--help")
    assert done.returncode == 0
    assert "Example: blogsite serve" in done.stdout


def test_no_place_for_the_cache(tmp_path: Path, root: Path) -> None:
    """A cache folder that can't be is named with the variable that names another."""
    (tmp_path / "file").touch()
    command = [sys.executable, "-m", "blogsite", "serve", "--root", str(root), "--port", "0"]
    given = environment(tmp_path / "file/cache", TMPDIR=str(tmp_path))
    with subprocess.Popen(
        command, env=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout is not None
        said = next(line for line in running.stdout if "BLOGSITE_CACHE_DIR" in line)
        running.terminate()
        rest = running.communicate(timeout=PATIENCE)[0]
    assert "can't use the cache" in said
    assert "Traceback" not in rest


@pytest.mark.parametrize("limit", ["instances", "watches"])
def test_exhausted_notices(start: Callable[..., Preview], limit: str) -> None:
    """Where the system watches no more folders that is said, and changes are seen all the same."""
    lower = f"echo 2 > /proc/sys/user/max_inotify_{limit}"
    if limit == "instances":
        lower = lower.replace("2", "0", 1)
    # Limits of a name space of its own, so that nobody else notices.
    alone = ("unshare", "--user", "--map-root-user", "sh", "-c")
    if shutil.which("unshare") is None or subprocess.run([*alone, lower], check=False).returncode:
        pytest.skip("the system doesn't let limits be lowered for one process")
    preview = start(site(), before=(*alone, f'{lower}; exec "$@"', "sh"))
    preview.says(r"warning: .*looked for every second; .*`sudo sysctl fs\.inotify\.max_user_")
    with preview.stream() as stream:
        preview.edit(**{POST: text("Second words.\n")})
        preview.settled_in(stream, preview.base + POST_URL, b"Second words.")
    assert "Traceback" not in preview.said
