"""Builds sites and reads what was written."""

import itertools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from blogsite.result import Result


class Rendered:
    """The output of a build."""

    def __init__(self, folder: Path, result: Result) -> None:
        self.folder = folder
        self.result = result

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def html(self, path: str) -> Any:
        return lxml.html.document_fromstring(self.text(path))

    def data(self, path: str) -> dict[str, Any]:
        """The structured data of a page, by type."""
        (script,) = self.html(path).xpath("//script[@type='application/ld+json']/text()")
        return {item["@type"]: item for item in json.loads(script)["@graph"]}


@pytest.fixture
def render(make_site, build, tmp_path: Path) -> Callable[..., Rendered]:
    """Build a site from path below `content/` to text; paths of themes and words stay."""
    numbers = itertools.count()

    def run(files: Mapping[str, str | bytes], **options: Any) -> Rendered:
        number = next(numbers)
        root = make_site(
            {
                path if path.startswith(("themes/", "i18n/")) else f"content/{path}": content
                for path, content in files.items()
            },
            f"site-{number}",
        )
        folder = tmp_path / f"out-{number}"
        return Rendered(folder, build(root, output=folder, **options))

    return run
