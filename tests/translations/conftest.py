"""Blogs of the corpus, brought and built once each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from blogsite.build import Result, build
from blogsite.options import BuildOptions

from .corpus import BLOGS, CORPUS, Post, bring

NOW = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Built:
    """A blog as a site: its folder, its posts, and what a build made of it."""

    root: Path
    posts: tuple[Post, ...]
    result: Result
    output: Path


@pytest.fixture(scope="module", params=sorted(BLOGS))
def blog(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    missing: Callable[[str], NoReturn],
) -> Built:
    """One blog after the other, whole."""
    name = request.param
    if not (CORPUS / name).is_dir():
        missing(f"no corpus with {name} beside the checkout")
    folder = tmp_path_factory.mktemp(name)
    root, output = folder / "site", folder / "out"
    posts = bring(name, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BLOGSITE_CACHE_DIR", str(folder / "cache"))
        result = build(BuildOptions(root=root, output=output, now=NOW), lambda *_: None)
    return Built(root, posts, result, output)
