"""The set of pages: each file is of one kind, and builders are compared by kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import bench
from .bench import Contestant, run_rounds
from .builders import Places, make_builders
from .corpus import make_corpus
from .pages import count_pages, differences, post_size


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("blog/2019/06/20/a-post/index.html", "post"),
        ("zh-cn/case-studies/a-post/index.html", "post"),
        ("zh-CN/blog/2019/06/20/a-post/index.html", "post"),
        ("case-studies/index.html", "kind"),
        ("case-studies/page/2/index.html", "kind"),
        ("fr/blog/guest-posts/index.html", "kind"),
        ("blog/2019/index.html", "year"),
        ("blog/page/12/index.html", "all posts"),
        ("page/12/index.html", "all posts"),
        ("fr/tags/edge/page/2/index.html", "tag"),
        ("authors/author-01/index.html", "author"),
        ("events/conference-2018/index.html", "event"),
        ("tags/index.html", "index"),
        ("tags.html", "index"),
        ("index.html", "home"),
        ("fr/index.html", "home"),
        ("en/index.html", "redirect"),
        ("tags/edge/feed.xml", "Atom"),
        ("all/feed.json", "JSON Feed"),
        ("fr/404.html", "404"),
        ("assets/site.css", "other"),
        ("somewhere/index.html", "other page"),
    ],
)
def test_each_file_is_of_one_kind(path: str, kind: str) -> None:
    """The address decides; languages and further pages of a list make no kinds of their own."""
    assert count_pages([path]) == {kind: 1}


def test_differences_name_only_what_differs() -> None:
    """More and fewer pages of a kind are told, equal numbers are not."""
    ours = {"post": 3, "tag": 2, "event": 1}
    assert differences(ours, {"post": 3, "tag": 3, "RSS": 1}) == {"tag": 1, "event": -1, "RSS": 1}


def test_the_size_of_a_post_is_the_mean_of_posts_alone() -> None:
    """Lists and feeds don't count, and a site without posts has none."""
    sizes = {"case-studies/a/index.html": 10, "case-studies/b/index.html": 20, "index.html": 99}
    assert post_size(sizes) == 15
    assert post_size({"index.html": 99}) == 0


def test_all_pages_of_blogsite_are_of_a_known_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page that a build makes is left uncounted, so a comparison by kind is whole."""
    monkeypatch.setattr(bench, "SETTLE_SECONDS", 0)
    contestant = Contestant(make_builders(["blogsite"], {}, jobs=1)[0], Places(tmp_path))
    (figures,) = run_rounds([contestant], make_corpus(10), ["cold"], 1)
    assert {"post", "home", "all posts", "kind", "tag", "author", "event", "year"} < {
        *figures.pages
    }
    assert not {"other page", "redirect"} & {*figures.pages}
    assert figures.pages["post"] == 10
