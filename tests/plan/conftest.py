"""Plans sites from texts, and looks at the jobs."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from blogsite.plan.job import Job


class Planned:
    """The jobs of a site by path, and what was found wrong."""

    def __init__(self, jobs: tuple[Job, ...], problems: list[Any]) -> None:
        self.jobs = {job.path: job for job in jobs}
        self.problems = problems

    @property
    def pages(self) -> set[str]:
        """The URLs of pages."""
        return {
            "/" + path.removesuffix("index.html")
            for path, job in self.jobs.items()
            if job.renderer.endswith(".html")
        }

    def has(self, url: str) -> bool:
        """Whether the host finds a file for a path."""
        path = url.strip("/")
        return path in self.jobs or f"{path}/index.html".lstrip("/") in self.jobs

    def view(self, url: str) -> Any:
        path = url.removeprefix("/")
        return self.jobs[path + "index.html" if not path or path.endswith("/") else path].view


@pytest.fixture
def jobs(make_site, plan) -> Callable[..., Planned]:
    """Plan a site from path below `content/` to text; all options are those of a build."""

    numbers = itertools.count()

    def run(files: Mapping[str, str | bytes], **options: Any) -> Planned:
        root = make_site(
            {
                path if path.startswith("themes/") else f"content/{path}": content
                for path, content in files.items()
            },
            f"site-{next(numbers)}",
        )
        made, problems = plan(root, **options)
        return Planned(made.jobs, list(problems))

    return run


@pytest.fixture
def everything(post) -> dict[str, str]:
    """A site with one of each, part of it in Chinese."""
    return {
        "authors/fei-guo.yaml": "name: Fei Guo\n",
        "authors/lei-zhang.yaml": "name: Lei Zhang\n",
        "authors/nobody.yaml": "name: Wrote nothing\n",
        "events/past.yaml": "name: Past\nstart: 2019-05-20\nend: 2019-05-23\n",
        "events/next.yaml": "name: Next\nstart: 2019-11-18\nend: 2019-11-21\n",
        "tags/unused.yaml": "name: Unused\n",
        "pages/about.md": "---\ntitle: About\n---\n\nText.\n",
        "posts/a.md": post(
            tags="[t]", authors="[fei-guo]", events="[past]", series="s", aliases="[/old/]"
        ),
        "posts/a.zh-CN.md": "---\ntitle: 一\ntranslators: [lei-zhang]\n---\n\n正文。\n",
        "posts/b.md": post(date="2018-02-01", kind="case-study"),
    }
