"""`blogsite serve`."""

import asyncio
import contextlib
import datetime as dt
import errno
import functools
import gc
import os
import re
import shutil
import socket
import sys
import tempfile
import warnings
import webbrowser
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import click

from blogsite.cache import CacheError, cache_path, forget_cache, preview_folder
from blogsite.cli.fault import report_fault
from blogsite.cli.progress import show_progress
from blogsite.cli.site_options import BaseUrl, check_site, no_search_option, site_options
from blogsite.cli.terminal import ANY_ADDRESS, Terminal
from blogsite.options import BuildOptions
from blogsite.publish.output import OutputError
from blogsite.serve.app import Hosts
from blogsite.serve.builder import Builder, BuilderDiedError
from blogsite.serve.builds import Task, run_builds
from blogsite.serve.messages import Editor
from blogsite.serve.report import Report
from blogsite.serve.server import Events, Settings, listen, run
from blogsite.workers import available_cores

_EDITOR = "vscode://file{path}:{line}:{column}"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*\Z", re.IGNORECASE)
_RUNS = {"javascript", "data", "vbscript", "blob"}
_LAST_PORT = 65535


class EditorUrl(click.ParamType[str]):
    """The pattern of links that open a file in an editor, or just the editor's scheme."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a pattern with a path."""
        scheme, colon, rest = value.partition(":")
        if not _SCHEME.match(scheme) or scheme.lower() in _RUNS or (colon and "{path}" not in rest):
            self.fail(
                f"`{value}` is no scheme such as `vscode`, and no URL with `{{path}}`", param, ctx
            )
        return value if colon else _EDITOR.replace("vscode", scheme, 1)


@click.command(epilog="Example: blogsite serve --open")
@click.option(
    "--port",
    type=click.IntRange(0, _LAST_PORT),
    default=8000,
    show_default=True,
    help="0 for any free one.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@click.option("--follow", is_flag=True, help="Show the page whose file was saved.")
@click.option(
    "--no-drafts", is_flag=True, help="Show what is published today, as the readers see it."
)
@no_search_option
@site_options
@click.option(
    "--base-url", type=BaseUrl(), metavar="URL", help="Where the site will be.  [default: here]"
)
@click.option(
    "--editor",
    type=EditorUrl(),
    default="vscode",
    envvar="BLOGSITE_EDITOR",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="What links to files open: a scheme, or a URL with {path}, {line} and {column}.",
)
def command(
    port: int,
    host: str,
    root: Path,
    editor: str,
    *,
    opens: bool,
    follow: bool,
    **site: Any,  # noqa: ANN401  (what decides what is shown, by name)
) -> None:
    """Show the site while it is written, and each change as soon as it is saved.

    Drafts, scheduled and expired posts are shown and marked. What you see is what a build
    writes; errors are shown in the browser and here, with the last good page below them. End it
    with Ctrl-C.
    """
    check_site(root)
    root = root.resolve()
    # First of all: the building process is to inherit nothing.
    builder = Builder(_build)
    try:
        with _listening(host, port) as listener, _folder(root, host, port) as folder:
            address = _address(host, listener.getsockname()[1])
            options = _options(root, folder, address, **site)
            progress = functools.partial(show_progress, enabled=True)
            builder.begin(Task(options, is_fixed=site["now"] is not None, show_progress=progress))
            settings = Settings(
                options,
                Hosts(host, is_public=not _is_loopback(listener)),
                Editor(editor, root),
                follow,
            )
            # What libraries warn their users of is nothing that writers could mend.
            warnings.simplefilter("ignore")
            gc.enable()  # unlike other commands, this one lasts
            asyncio.run(run(settings, builder, listener, _events(address, settings, opens=opens)))
    except BuilderDiedError:
        sys.exit(1)  # it has said why
    finally:
        builder.stop()
        _restore_terminal()
    click.echo("\nStopped.")


def _restore_terminal() -> None:
    # The building process was ended wherever it was: with its bar drawn and the cursor hidden.
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K\x1b[?25h", nl=False, err=True)


def _options(
    root: Path,
    folder: Path,
    address: str,
    *,
    now: dt.datetime | None,
    base_url: str | None,
    no_drafts: bool,
    no_search: bool,
) -> BuildOptions:
    return BuildOptions(
        root=root,
        output=folder,
        now=now or dt.datetime.now(dt.UTC),
        base_url=base_url or "",
        origin=address,
        drafts=not no_drafts,
        future=not no_drafts,
        expired=not no_drafts,
        keeps_urls=False,
        coverage_page=not no_drafts,
        search=not no_search,
        jobs=available_cores(),
    )


def _build(connection: Connection) -> None:
    """Run the building process; what it fails at is said here, as in all commands."""
    try:
        run_builds(connection)
    except (OutputError, CacheError) as fault:
        click.echo(f"Error: {fault}", err=True)
        sys.exit(2)
    except Exception as fault:  # noqa: BLE001  (the last resort)
        report_fault(fault)
        sys.exit(70)


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        listener = listen(host, port)
    except (OSError, UnicodeError) as fault:  # the latter for what can't be a name at all
        raise click.ClickException(_why_not(host, port, fault)) from None
    with listener:
        yield listener


def _why_not(host: str, port: int, fault: OSError | UnicodeError) -> str:
    code = fault.errno if isinstance(fault, OSError) else errno.EADDRNOTAVAIL
    if code == errno.EADDRINUSE:
        other = port + 1 if port < _LAST_PORT else 0
        return f"port {port} is in use; end what listens there, or choose another with `--port {other}`"
    if code == errno.EACCES:
        return f"port {port} is kept for the system; choose one from 1024 on, such as `--port 8000`"
    if isinstance(fault, socket.gaierror) or code == errno.EADDRNOTAVAIL:
        return f"`{host}` is no address of this machine; `--host 127.0.0.1` is"
    return f"can't listen on {host}:{port}: {os.strerror(code or 0)}"


@contextlib.contextmanager
def _folder(root: Path, host: str, port: int) -> Iterator[Path]:
    """Give the folder to build into. One server at a time can have an address, and so its folder.

    Another one, with its cache, ends with the server. The store of pictures is the site's: its
    builds use it as well, so it stays.
    """
    if port:
        yield preview_folder(root, host, str(port))
        return
    folder = Path(tempfile.mkdtemp(prefix="blogsite-preview-"))
    try:
        yield folder
    finally:
        forget_cache(cache_path(root, folder))
        shutil.rmtree(folder, ignore_errors=True)


def _address(host: str, port: int) -> str:
    name = "localhost" if host in ANY_ADDRESS else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"


def _is_loopback(listener: socket.socket) -> bool:
    address: str = listener.getsockname()[0]
    return address.startswith("127.") or address == "::1"


def _events(address: str, settings: Settings, *, opens: bool) -> Events:
    terminal = Terminal(address, settings)

    def on_start(report: Report) -> None:
        terminal.greet(report)
        if opens:
            webbrowser.open(address + report.base_path)

    return Events(on_start, terminal.warn_of_limit, terminal.tell, terminal.report)
