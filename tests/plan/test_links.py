"""Links that posts write as paths of the site are compared with what is published."""

import pytest

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/blog/", "/blog/2019/06/24/b/", "/blog/2019/06/24/b/#part", "/blog/?q#x"),
        *("/feed.xml", "/404.html", "/old/", "/old", "/media/posts/pic.png", "/zh-cn/"),
        *("/%62log/", "/robots.txt", "/%E5%AE%B9/", "/容/"),
    ],
)
def test_paths_of_the_site(jobs, post, path) -> None:
    """A path to a page, a file or an alias is fine, however it is encoded."""
    found = jobs(
        {
            "posts/a.md": post(f"[x]({path}) ![y](pic.png)\n"),
            "posts/b.md": post(aliases="[/old/, /容/]"),
            "posts/b.zh-CN.md": "---\ntitle: x\n---\n\n正文。\n",
            "posts/pic.png": png(),
        }
    )
    assert found.problems == []


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("/blog", "write `/blog/`"),
        ("/blog/2019/06/24/b", "write `/blog/2019/06/24/b/`"),
        ("/blgo/", "did you mean `/blog/`"),
        ("/nope/", "link to a post by its file"),
        ("/media/nothing.png", "link to a post by its file"),
    ],
)
def test_paths_to_nothing(jobs, post, path, hint) -> None:
    """A path that leads to nothing is a warning at its place, with what was perhaps meant."""
    found = jobs({"posts/a.md": post(f"Text.\n\n[x]({path})\n"), "posts/b.md": post()})
    (problem,) = found.problems
    assert (problem.rule, str(problem.severity)) == ("missing-page", "warning")
    assert (problem.path, problem.line) == ("content/posts/a.md", 8)
    assert problem.hint.startswith(hint)


def test_paths_to_drafts(jobs, post) -> None:
    """A path to a draft leads to nothing until the draft is published."""
    files = {
        "posts/a.md": post("[x](/blog/2019/06/24/b/)\n"),
        "posts/b.md": post(draft="true"),
    }
    assert [each.rule for each in jobs(files).problems] == ["missing-page"]
    assert jobs(files, drafts=True).problems == []


def test_paths_know_nothing_of_the_base_url(jobs, post) -> None:
    """A path begins at the site's home, wherever the site is hosted."""
    files = {"posts/a.md": post("[x](/blog/)\n")}
    assert jobs(files, base_url="https://example.org/archive/").problems == []
