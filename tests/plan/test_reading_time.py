"""How long a text takes to read, in its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("tag", "text", "minutes"),
    [
        ("en", "word " * 880, 4),
        ("ru", "слово " * 880, 4),
        ("zh-CN", "字" * 1600, 4),
        ("zh-TW", "字" * 1600, 4),
        ("ja", "かな" * 1000, 4),
        ("ko", "가나 " * 1000, 4),
        ("zh-CN", "字" * 800 + " word" * 440, 4),
        ("ko", "가", 1),
    ],
)
def test_minutes(
    make_site: Callable[..., Any],
    plan: Callable[..., Any],
    post: Callable[..., str],
    tag: str,
    text: str,
    minutes: int,
) -> None:
    """Words are counted, but in Chinese, Japanese and Korean letters, with a rate of each."""
    # A longer line is an error.
    lines = "\n".join(text[at : at + 5000] for at in range(0, len(text), 5000)) + "\n"
    files = {"content/site.yaml": f"languages: [{tag}]\n", f"content/posts/a.{tag}.md": post(lines)}
    made, problems = plan(make_site(files))
    assert [each.rule for each in problems if each.rule != "missing-words"] == []
    (view,) = [job.view for job in made.jobs if job.renderer == "post.html"]
    assert view.minutes == minutes
