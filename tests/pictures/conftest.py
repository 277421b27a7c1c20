"""Sites with pictures, built in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from PIL import Image

from blogsite.result import Result

from ..site.folders import MARKER  # noqa: TID252

POST = "blog/2019/06/01/a/"
HEAD = "---\ntitle: A\ndate: 2019-06-01\n"


@dataclass(frozen=True)
class Built:
    """What a build made, and what it said."""

    result: Result
    folder: Path

    @property
    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file() and path.name != MARKER)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    @property
    def rules(self) -> list[tuple[str, str]]:
        return [(each.rule, each.path) for each in self.result.diagnostics]

    def page(self, path: str = POST) -> Any:
        return lxml_html.fromstring((self.folder / path / "index.html").read_text("utf-8"))

    def images(self, path: str = POST) -> list[Mapping[str, str]]:
        return [dict(each.attrib) for each in self.page(path).xpath("//article//img")]

    def open(self, url: str) -> Image.Image:
        image = Image.open(BytesIO((self.folder / url.removeprefix("/")).read_bytes()))
        image.load()
        return image

    def derived(self) -> dict[str, Image.Image]:
        """Return the files made of pictures, by their ending: `480.webp`."""
        made = (path for path in self.files if path.startswith("assets/pictures/"))
        return {path.split(".", 2)[2]: self.open(path) for path in made}


@pytest.fixture
def built(make_site: Callable[..., Path], build: Callable[..., Result], tmp_path: Path) -> Any:
    """Build a post with a body and files beside it; ``front`` are further lines of front matter."""

    def run(
        body: str,
        files: Mapping[str, bytes],
        *,
        front: str = "",
        settings: str = "",
        **options: Any,
    ) -> Built:
        texts: dict[str, str | bytes] = {
            "content/posts/a/index.md": f"{HEAD}{front}---\n\n{body}\n",
            **{f"content/posts/a/{name}": data for name, data in files.items()},
        }
        if settings:
            texts["content/site.yaml"] = settings
        root = make_site(texts)
        return Built(build(root, **options), tmp_path / "out")

    return run
