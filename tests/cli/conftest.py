"""Runs the command line in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blogsite.cli.main import group


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `blogsite` with some arguments, from an empty folder; builds are without search and cards."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def invoke(*arguments: object, color: bool = False) -> Result:
        given = [str(each) for each in arguments]
        if given[:1] in (["build"], ["explain"]):
            given[1:1] = ["--no-search", "--no-cards"]
        return CliRunner().invoke(
            group, given, prog_name="blogsite", catch_exceptions=False, color=color
        )

    return invoke


@pytest.fixture
def site(make_site, post) -> Path:
    """A small site with a bit of everything that is listed."""
    return make_site(
        {
            "content/authors/fei-guo.yaml": "name: Fei Guo\norganization: Alibaba\n",
            "content/events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\ncity: Barcelona\n",
            "content/tags/mesh.yaml": "name: Service mesh\n",
            "content/posts/one.md": post(
                title="One",
                authors="[fei-guo]",
                tags="[mesh, loose]",
                events="[kubecon]",
                aliases="[/old/]",
            ),
            "content/posts/one.zh-CN.md": "---\ntitle: 一\ntranslators: [fei-guo]\n---\n\n正文。\n",
            "content/posts/draft.md": post(title="Draft", draft="true"),
            "content/posts/later.md": post(title="Later", date="2019-12-24"),
        }
    )
