"""Archives made of a few words, settled, and sites made of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from blogsite.importing.archive import SourceText
from blogsite.importing.spool import open_spool

from .archives import Maker


@pytest.fixture
def maker(tmp_path: Path) -> Iterator[Maker]:
    """What makes archives."""
    with open_spool() as spool:
        yield Maker(spool, tmp_path)


@pytest.fixture
def built(maker: Maker, build: Callable[..., Any]) -> Callable[..., list[str]]:
    """Settle and build an archive; return the faults of the build, errors only."""

    def run(*texts: SourceText, **values: Any) -> list[str]:
        result = build(maker.write(maker.settle(*texts, **values), values.get("files")))
        return [
            f"{each.path}: {each.rule}: {each.message}"
            for each in result.diagnostics
            if each.severity == "error"
        ]

    return run
