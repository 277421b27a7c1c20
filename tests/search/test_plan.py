"""The page that searches, and what it says to whom."""

from __future__ import annotations

import pytest

FILES = {
    "content/posts/two.zh-CN.md": "---\ntitle: 二\ndate: 2019-06-02\n---\n\n正文。\n",
    "content/site.yaml": "languages: [en, zh-CN, de]\n",
}


@pytest.fixture
def pages(make_site, post, plan, program):
    root = make_site({**FILES, "content/posts/one.md": post(tags="[mesh]")})
    found, problems = plan(root, search=True)
    assert not list(problems)
    assert program.runs == []
    return {job.path: job for job in found.jobs}


def test_each_language_with_texts_has_a_page(pages) -> None:
    """A language without texts has nothing to search."""
    searching = sorted(path for path in pages if path.endswith("search/index.html"))
    assert searching == ["search/index.html", "zh-cn/search/index.html"]


def test_the_pages_are_versions_of_each_other(pages) -> None:
    """Each is linked with the other, in the language switcher and for search engines."""
    head = pages["search/index.html"].view.head
    assert [each.language for each in head.alternates] == ["en", "zh-CN", "x-default"]
    assert head.is_indexed
    assert "/zh-cn/search/" in [link.url for link in head.languages]


def test_the_frame_leads_to_the_page_of_its_language(pages) -> None:
    """Readers search in their own language."""
    assert pages["index.html"].view.frame.search == "/search/"
    assert pages["zh-cn/index.html"].view.frame.search == "/zh-cn/search/"


def test_the_page_leads_to_lists_that_there_are(pages) -> None:
    """Who can't search is led to the lists of the language."""
    view = pages["search/index.html"].view
    assert [link.url for link in view.browse] == ["/blog/", "/tags/"]
    assert [link.url for link in view.years] == ["/blog/2019/"]
    assert (view.base, view.index) == ("/", "/_search/")


@pytest.mark.usefixtures("program")
def test_below_a_path(make_site, post, plan) -> None:
    """A site that stands below a path has its search there too."""
    root = make_site({"content/posts/one.md": post()})
    found, _ = plan(root, search=True, base_url="https://example.org/blog/")
    view = next(job.view for job in found.jobs if job.path == "search/index.html")
    assert (view.base, view.index) == ("/blog/", "/blog/_search/")
    assert view.frame.search == "/blog/search/"


@pytest.mark.usefixtures("program")
def test_it_is_no_promise(make_site, post, build) -> None:
    """A build without a search loses no URL."""
    root = make_site({"content/posts/one.md": post(), "content/urls.lock": "/\n/search/\n"})
    rules = [each.rule for each in build(root, search=False).diagnostics]
    assert "lost-url" in rules  # were it written down
