"""What readers of a translation are told when its original says something else by now."""

from collections.abc import Callable
from typing import Any

import pytest

LANGUAGES = {"site.yaml": "languages: [en, zh-CN]\n"}
POST, PAGE = "zh-cn/blog/2019/06/24/a/index.html", "zh-cn/about/index.html"


@pytest.fixture
def told(render, post) -> Callable[..., dict[str, list[Any]]]:
    """Build a translated post and page that note a digest; return the notices of each page."""

    def run(noted: str = "1a2b3c4d", date: str = "2019-06-24") -> dict[str, list[Any]]:
        said = f"title: 一\ntranslation: {{source_digest: {noted}}}\n" if noted else "title: 一\n"
        found = render(
            {
                **LANGUAGES,
                "posts/a.md": post("Text.\n", date=date),
                "posts/a.zh-CN.md": f"---\n{said}date: 2019-06-24\n---\n\n正文。\n",
                "pages/about.md": "---\ntitle: About\n---\n\nText.\n",
                "pages/about.zh-CN.md": f"---\n{said}---\n\n正文。\n",
            }
        )
        return {
            path: found.html(path).xpath("//*[@role='note']")
            for path in (POST, PAGE, "blog/2019/06/24/a/index.html", "about/index.html")
            if (found.folder / path).is_file()
        }

    return run


def test_a_stale_translation_says_so(told) -> None:
    """A post and a page tell in their language, with one link to the original; originals are silent."""
    notes = told()
    for path, url, original in (
        (POST, "/blog/2019/06/24/a/", "blog/2019/06/24/a/index.html"),
        (PAGE, "/about/", "about/index.html"),
    ):
        (note,) = notes[path]
        assert "本译文完成后，原文已有改动。" in note.text_content()
        (link,) = note.xpath(".//a")
        assert (link.get("href"), link.get("hreflang"), link.get("rel")) == (url, "en", "alternate")
        assert len(note.getroottree().xpath("//*[contains(@class, 'notice')]")) == 1
        assert notes[original] == []


def test_others_are_silent(told) -> None:
    """A translation that doesn't say what it was made from isn't called stale."""
    assert not any(told(noted="").values())


def test_no_link_to_what_is_not_published(told) -> None:
    """Where readers can't have the original, they are told without a link."""
    (note,) = told(date="2029-01-01")[POST]
    assert note.xpath(".//a") == []
    assert "本译文完成后，原文已有改动。" in note.text_content()
