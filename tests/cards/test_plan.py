"""Which posts have cards, where these are, and who is told of them."""

from __future__ import annotations

import json
from pathlib import Path

import fontpkg_inter
import pytest

from blogsite.views.machine import SocialCardView

from .conftest import picture

FILES = {
    "content/posts/two.zh-CN.md": "---\ntitle: 二\ndate: 2019-06-02\n---\n\n正文。\n",
    "content/site.yaml": "title: A blog\nlanguages: [en, zh-CN, de]\n",
}


@pytest.fixture
def jobs(make_site, post, plan):
    root = make_site({**FILES, "content/posts/one.md": post(title="One")})
    found, problems = plan(root, cards=True)
    assert not list(problems)
    return {job.path: job for job in found.jobs}


def _cards(jobs) -> list[SocialCardView]:
    return [job.view for job in jobs if isinstance(job.view, SocialCardView)]


def _card_of(jobs, path: str) -> SocialCardView:
    image = jobs[path].view.head.image
    return jobs[image.partition("//")[2].partition("/")[2]].view


def test_each_post_has_a_card_in_its_language(jobs) -> None:
    """What is on it is said as readers of the language say it."""
    card = _card_of(jobs, "blog/2019/06/24/one/index.html")
    assert (card.title, card.kind, card.site, card.language) == (
        "One", "Guest post", "A blog", "en",
    )  # fmt: skip
    card = _card_of(jobs, "zh-cn/blog/2019/06/02/two/index.html")
    assert (card.title, card.kind, card.locale) == ("二", "客座文章", "zh_Hans_CN")


def test_pages_tell_of_the_card(jobs) -> None:
    """Its size spares a network from asking, and its words are for those who don't see it."""
    head = jobs["blog/2019/06/24/one/index.html"].view.head
    assert (head.image_width, head.image_height) == (1200, 630)
    assert head.image_alt == "One · A blog"
    assert not jobs["blog/index.html"].view.head.image


@pytest.mark.parametrize(
    ("name", "has_card"), [("a.png", False), ("a.svg", True), ("a.avif", True)]
)
def test_a_picture_of_its_own(name: str, has_card, make_site, post, plan) -> None:
    """An author's picture is shown as it is, unless networks can't show such ones."""
    if name == "a.svg":
        # None is published here, but one may be elsewhere.
        name = "https://example.org/a.svg"
    files = {"content/posts/one.md": post(image=f"{{src: '{name}', alt: Words}}")}
    if not name.startswith("https:"):
        files[f"content/posts/{name}"] = picture(name)
    found, _ = plan(make_site(files), cards=True)
    assert bool(_cards(found.jobs)) is has_card
    if not has_card:
        head = next(job.view for job in found.jobs if job.path.endswith("one/index.html")).head
        assert head.image.endswith("/a.png")
        assert (head.image_alt, head.image_width, head.image_height) == ("Words", 40, 30)


def test_texts_that_look_alike_share_a_card(make_site, post, plan) -> None:
    """One file is enough, and no collision."""
    site = {f"content/posts/{name}.md": post() for name in ("one", "two")}
    found, problems = plan(make_site(site), cards=True)
    assert not list(problems)
    assert len(_cards(found.jobs)) == 1


def test_the_name_says_what_is_on_it(make_site, post, plan) -> None:
    """A text that changes keeps its card; a title that changes, and only that, makes another."""

    def path(**front: str) -> str:
        site = make_site({"content/posts/one.md": post(**front)}, name="named")
        found, _ = plan(site, cards=True)
        return next(job.path for job in found.jobs if isinstance(job.view, SocialCardView))

    first = path()
    assert path(tags="[mesh]", summary="Words.") == first
    assert path(title="A post  \u200b") == first
    assert path(title="Another post") != first


@pytest.mark.parametrize(
    ("settings", "options"),
    [("cards: false\n", {"cards": True}), ("", {"cards": False})],
)
def test_a_site_without_cards(settings: str, options, make_site, post, plan) -> None:
    """The settings or the options leave them out, without a word."""
    root = make_site({"content/posts/one.md": post(), "content/site.yaml": settings})
    found, problems = plan(root, **options)
    assert not list(problems)
    assert not _cards(found.jobs)
    page = next(job.view for job in found.jobs if job.path.endswith("one/index.html"))
    assert not page.head.image


def test_letters_that_no_font_has(make_site, post, plan) -> None:
    """They are told of once for all posts, which have no card then."""
    site = {f"content/posts/{name}.md": post(title=f"ไทย {name}") for name in ("one", "two")}
    found, problems = plan(make_site(site), cards=True)
    (warning,) = problems
    assert warning.rule == "card-letters"
    assert "and of 1 more" in warning.message
    assert "ท" in warning.message
    assert not _cards(found.jobs)


def test_what_draws_is_not_installed(make_site, post, build, monkeypatch) -> None:
    """The build says so, and goes on without cards."""
    monkeypatch.setattr("blogsite.plan.card_settings.missing_packages", lambda: ("uharfbuzz",))
    result = build(make_site({"content/posts/one.md": post()}), cards=True)
    (warning,) = result.diagnostics
    assert warning.rule == "cards-missing"
    assert "`uharfbuzz`" in warning.message
    assert not result.has_errors


@pytest.mark.parametrize(
    ("settings", "rule", "line"),
    [
        ("cards:\n  accent: '#12'\n", "wrong-value", 2),
        ("cards: maybe\n", "wrong-value", 1),
        ("cards:\n  fonts: [content/none.ttf]\n", "missing-file", 2),
        ("cards:\n  fonts:\n    - content/site.yaml\n", "card-file", 3),
        ("cards:\n  logo: content/site.yaml\n", "card-file", 2),
        ("cards:\n  logo: ../outside.png\n", "missing-file", 2),
        ("cards:\n  colour: red\n", "unknown-key", 2),
    ],
)
def test_settings_that_can_not_be(settings, rule, line, make_site, post, plan) -> None:
    """Each fault is told with its line."""
    root = make_site({"content/posts/one.md": post(), "content/site.yaml": settings})
    _, problems = plan(root, cards=True)
    assert [(each.rule, each.line) for each in problems] == [(rule, line)]


def test_a_font_of_the_site(make_site, post, plan) -> None:
    """A font in the site's folder is looked through before all others."""
    font = Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"
    files = {"content/a.ttf": font.read_bytes(), "content/posts/one.md": post()}
    settings = "cards: {fonts: [content/a.ttf]}\n"
    found, problems = plan(make_site({**files, "content/site.yaml": settings}), cards=True)
    assert not list(problems)
    (card,) = _cards(found.jobs)
    assert [each.path for each in card.look.fonts] == ["content/a.ttf"]


def test_the_page_has_it(make_site, post, build, tmp_path) -> None:
    """Networks find it in Open Graph, search engines in the structured data."""
    build(make_site({"content/posts/one.md": post(title="One")}), cards=True)
    html = (tmp_path / "out/blog/2019/06/24/one/index.html").read_text()
    (card,) = (tmp_path / "out/_cards").iterdir()
    address = f"http://localhost:8000/_cards/{card.name}"
    assert f'<meta property="og:image" content="{address}">' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert json.dumps(address) in html
    assert "/_cards/*" in (tmp_path / "out/_headers").read_text()
