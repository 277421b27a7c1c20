"""Measure an edit in the preview: from the file being saved to the browser having the new page.

``python -m tests.bench.preview --posts 3000 --edits 15 --peers hugo``
"""

from __future__ import annotations

import argparse
import contextlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from ..chromium import launched  # noqa: TID252  (as for the files of a folder)
from .bench import Contestant
from .builders import Builder, Places, make_builders
from .corpus import make_corpus
from .files import sync
from .model import Corpus, Post
from .record import about, in_words, save

# Seconds that a server has for its first build, and an edit for reaching the browser.
PATIENCE = 600
LIMIT = 60

Command = Callable[[Places, int], list[str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds from saving to the loaded page, of each edit, and seconds to the first page."""

    builder: str
    edit: str
    start: float
    ms: list[float]


def main() -> int:
    """Measure, print the medians, and write the figures as JSON where they are wanted."""
    options = _arguments()
    corpus = make_corpus(options.posts)
    builders = make_builders(["blogsite", *options.peers], {})
    record = {**about("preview", builders), "posts": options.posts, "edits": options.edits}
    found: list[Figures] = []
    with launched() as browser, tempfile.TemporaryDirectory(prefix="preview-") as work:
        for builder in builders:
            places = Places(Path(work) / builder.name)
            sync(places.project, builder.files(corpus))
            found += _measure(builder, places, corpus, browser, options.edits)
    sys.stdout.write(f"{in_words(record)}\n")
    for each in found:
        sys.stdout.write(
            f"{each.builder:9} {each.edit:9} median {median(each.ms):6.0f} ms"
            f"  least {min(each.ms):6.0f}  most {max(each.ms):6.0f}"
            f"  of {len(each.ms)}; first page after {each.start:.1f} s\n"
        )
    record |= {"ratios": ratios(found), "found": [asdict(each) for each in found]}
    save(options.json, record)
    return 0


def ratios(found: Sequence[Figures]) -> dict[str, dict[str, float]]:
    """Return, by edit and peer, our median divided by the peer's."""
    ours = {each.edit: median(each.ms) for each in found if each.builder == "blogsite"}
    shares: dict[str, dict[str, float]] = {}
    for each in found:
        if each.builder != "blogsite" and each.edit in ours:
            shares.setdefault(each.edit, {})[each.builder] = ours[each.edit] / median(each.ms)
    return shares


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.preview", description=__doc__)
    parser.add_argument("--posts", type=int, default=3000)
    parser.add_argument("--edits", type=int, default=15)
    parser.add_argument(
        "--peers", type=lambda text: [each for each in text.split(",") if each], default=["hugo"]
    )
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    return parser.parse_args()


def _measure(
    builder: Builder, places: Places, corpus: Corpus, browser: Any, edits: int
) -> Iterator[Figures]:
    post = sorted(
        (each for each in corpus.posts if not each.is_translation), key=lambda each: each.date
    )[len(corpus.posts) // 3]
    (source,) = places.project.rglob(f"{post.slug}.md")
    with _served(builder, places) as (address, start):
        tab = browser.new_page()
        tab.set_default_timeout(LIMIT * 1000)
        tab.goto(address + _path(corpus, post))
        text = source.read_text(encoding="utf-8")
        changes: dict[str, Callable[[int], tuple[str, str]]] = {
            "body": partial(_body, text),
            "title": partial(_title, text, post.title),
        }
        for name, change in changes.items():
            yield Figures(
                builder.name, name, start, [_edit(tab, source, *change(n)) for n in range(edits)]
            )
        tab.close()


def _body(text: str, number: int) -> tuple[str, str]:
    return f"{text}\nAdded in edit {number}.\n", f"Added in edit {number}."


def _title(text: str, title: str, number: int) -> tuple[str, str]:
    return text.replace(title, f"Another title {number}", 1), f"Another title {number}"


def _edit(tab: Any, source: Path, text: str, mark: str) -> float:
    """Save, wait for the loaded page, and return milliseconds; a person types for a while after."""
    started = time.perf_counter()
    with tab.expect_event("load"):
        source.write_text(text, encoding="utf-8")
    taken = time.perf_counter() - started
    # A server may tell the browser twice: what counts is the page with the edit in it.
    while mark not in tab.evaluate("document.body.innerText"):
        tab.wait_for_event("load")
        taken = time.perf_counter() - started
    time.sleep(1.0)
    return taken * 1000


def _path(corpus: Corpus, post: Post) -> str:
    pattern = next(kind.permalink for kind in corpus.kinds if kind.id == post.kind)
    return (
        pattern.replace(":year", f"{post.date:%Y}")
        .replace(":month", f"{post.date:%m}")
        .replace(":day", f"{post.date:%d}")
        .replace(":slug", post.slug)
    )


@contextlib.contextmanager
def _served(builder: Builder, places: Places) -> Iterator[tuple[str, float]]:
    port = _free_port()
    started = time.perf_counter()
    with (places.root / "server.log").open("wb") as log:
        server = subprocess.Popen(
            SERVERS[builder.name](builder, places, port),
            cwd=places.project,
            env=Contestant(builder, places).environment(),
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, server)
        yield address, time.perf_counter() - started
    finally:
        server.terminate()
        server.wait()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    ending = time.monotonic() + PATIENCE
    while time.monotonic() < ending and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not begin to serve")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _blogsite(_builder: Builder, places: Places, port: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "blogsite",
        "serve",
        "--no-search",  # as in builds
        "--root",
        str(places.project),
        "--port",
        str(port),
    ]


def _hugo(builder: Builder, places: Places, port: int) -> list[str]:
    tool = builder.command(places)[0]
    folders = ["--source", str(places.project), "--cacheDir", str(places.cache)]
    return [tool, "server", *folders, "--bind", "127.0.0.1", "--port", str(port)]


SERVERS: dict[str, Callable[[Builder, Places, int], list[str]]] = {
    "blogsite": _blogsite,
    "hugo": _hugo,
}


if __name__ == "__main__":
    raise SystemExit(main())
