"""A site in all languages of the interface: what each of them is promised, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .pages import pages_of
from .running import Run
from .sixteen import LAYOUT, PSEUDO, RIGHT_TO_LEFT, SAMPLE, TAGS
from .test_browser import opened, served

# One page of each type, below the language's own front page.
PAGES = {
    "home": "",
    "post": f"blog/2019/06/12/{LAYOUT}/",
    "translation": f"announcements/2019/06/11/{SAMPLE}/",
    "list": "blog/",
    "second page": "blog/page/2/",
    "kind": "announcements/",
    "tag": "tags/governance/",
    "tags": "tags/",
    "author": "authors/lei-zhang/",
    "authors": "authors/",
    "event": "events/kubecon-cloudnativecon-europe-2019/",
    "events": "events/",
    "series": "series/open-work/",
    "all series": "series/",
    "archive": "blog/2019/",
    "page": "about/",
    "search": "search/",
    "missing": "404.html",
}
# Code, tables and a phone's menu are scrolled by design, each in a box of its own that is no wider
# than what it stands in.
SCROLLED = "pre, .table-scroll, .menu"
# What is wider than the window, or than the box that holds it; half a pixel is rounding.
TOO_WIDE = """
scrolled => {
  const room = document.documentElement.clientWidth;
  const wrong = [];
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    const {display} = getComputedStyle(element);
    if (!box.width || element.matches('.skip')) continue;
    if (element.parentElement.closest(scrolled)) continue;
    const out = box.left < -0.5 || box.right > room + 0.5;
    const over = display !== 'inline' && !element.matches(scrolled)
      && element.scrollWidth > element.clientWidth + 1;
    if (out || over) wrong.push(element.tagName + '.' + element.className);
  }
  if (document.documentElement.scrollWidth > room) wrong.push('page');
  return wrong;
}
"""
# The middles of the first and the last link of the menu, and where other parts have their sides.
SIDES = """
() => {
  const box = selector => document.querySelector(selector).getBoundingClientRect();
  const middle = ({left, right}) => (left + right) / 2;
  const links = [...document.querySelectorAll('.menu a')].map(e => middle(e.getBoundingClientRect()));
  const style = selector => getComputedStyle(document.querySelector(selector));
  const code = document.createRange();
  code.selectNodeContents(document.querySelector('.body pre code'));
  const inline = style('.body p code');
  return {
    menu: links[0] < links.at(-1) ? 'left' : 'right',
    title: middle(box('.site-title')) < middle(box('.languages')) ? 'left' : 'right',
    bar: parseFloat(style('.body blockquote').borderLeftWidth) > 0 ? 'left' : 'right',
    notice: parseFloat(style('.notice').borderLeftWidth) > 0 ? 'left' : 'right',
    list: parseFloat(style('.body ol').paddingLeft) > 0 ? 'left' : 'right',
    cell: box('.body th').left < box('.body th:last-child').left ? 'left' : 'right',
    code: code.getClientRects()[0].left - box('.highlight').left < 40 ? 'left' : 'right',
    number: box('[data-line]').left < box('.body pre').left + 40 ? 'left' : 'right',
    inline: inline.direction + ' ' + inline.unicodeBidi,
    arrow: style('.footnote-backref').scale,
    quote: style('.body em[lang=he]').direction,
    foreign: style('.body span[lang=en]').direction,
  };
}
"""
LEFT_TO_RIGHT = {
    **dict.fromkeys(("menu", "title", "bar", "notice", "list", "cell", "code", "number"), "left"),
    "inline": "ltr isolate",
    "arrow": "none",
    "quote": "rtl",
    "foreign": "ltr",
}
MIRRORED = {
    **LEFT_TO_RIGHT,
    **dict.fromkeys(("menu", "title", "bar", "notice", "list", "cell"), "right"),
    "arrow": "-1 1",
}

# Where the kinds of posts begin that are put on a line of their own in an archive, from its edge.
BEGINS = """
() => [...document.querySelectorAll('.row-kind')].flatMap(kind => {
  const row = kind.parentElement.getBoundingClientRect();
  const box = kind.getBoundingClientRect();
  const title = [...kind.previousElementSibling.getClientRects()].at(-1);
  const isLeft = getComputedStyle(kind.parentElement).direction === 'ltr';
  return box.top < title.bottom - 2 ? [] : [isLeft ? box.left - row.left : row.right - box.right];
})
"""


@pytest.fixture(scope="module")
def address(fifteen: Run) -> Iterator[str]:
    """Where the site in all languages is served."""
    with served(fifteen.output) as found:
        yield found


def test_every_language_has_every_page(fifteen: Run) -> None:
    """Each language has a page of each type, in its language and direction."""
    pages = pages_of(fifteen.files)
    for tag in (*TAGS, PSEUDO):
        for path in PAGES.values():
            name = f"{tag.lower()}/{path}"
            page = pages[name if name.endswith(".html") else f"{name}index.html"]
            way = "rtl" if tag in RIGHT_TO_LEFT else "ltr"
            assert page.values("/html/@lang | /html/@dir") == [tag, way], name


def test_no_link_calls_the_pseudo_locale_a_language(fifteen: Run) -> None:
    """Links to pages in pseudo-English name no language, as there is none of that name."""
    pages = pages_of(fifteen.files).values()
    assert [page.path for page in pages if page.values(f"//body//a[@hreflang='{PSEUDO}']")] == []
    post = pages_of(fifteen.files)[PAGES["translation"] + "index.html"]
    assert len(post.values(f"//a[contains(@href, '/{PSEUDO.lower()}/')]")) > 1


def test_site_is_built_without_a_fault(fifteen: Run) -> None:
    """The texts and words of all languages are without a fault; only the pseudo-locale is odd."""
    assert [each for each in fifteen.diagnostics if PSEUDO not in str(each)] == []


@pytest.mark.parametrize("tag", ["en", *TAGS, PSEUDO])
def test_nothing_is_wider_than_a_phone(browser: Any, address: str, tag: str) -> None:
    """At 360 pixels no element is wider than what holds it, but for those that are scrolled."""
    with opened(browser, width=360) as (tab, _):
        start = f"{address}/" if tag == "en" else f"{address}/{tag.lower()}/"
        for kind, path in PAGES.items():
            tab.goto(start + path)
            assert tab.evaluate(TOO_WIDE, SCROLLED) == [], kind


@pytest.mark.parametrize("tag", ["en", *TAGS, PSEUDO])
def test_header_leaves_a_phone_to_the_text(browser: Any, address: str, tag: str) -> None:
    """On a phone the header takes less than 100 pixels, and all that is in it can be reached."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(f"{address}/" if tag == "en" else f"{address}/{tag.lower()}/")
        tall = "document.querySelector('.site-header').getBoundingClientRect().height"
        assert tab.evaluate(tall) < 100
        last = tab.locator(".menu a").last
        last.focus()
        box = last.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


def test_list_of_languages_closes(browser: Any, address: str) -> None:
    """The open list of languages closes by Escape, and by a press anywhere else."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(f"{address}/")
        languages = tab.locator(".languages ul")
        for close in (lambda: tab.keyboard.press("Escape"), lambda: tab.mouse.click(20, 700)):
            tab.locator(".languages summary").click()
            assert languages.is_visible()
            close()
            assert not languages.is_visible()


def test_coverage_is_in_view_on_a_phone(browser: Any, address: str) -> None:
    """On the page about translations each number is in view, with what it is the number of."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(f"{address}/translations/")
        assert tab.evaluate(TOO_WIDE, SCROLLED) == []
        boxes = tab.evaluate(
            "[...document.querySelectorAll('.coverage :is(tbody, tfoot) :is(th, td)')]"
            ".map(cell => [cell.getBoundingClientRect().left, cell.getBoundingClientRect().right])"
        )
        assert len(boxes) == (len(TAGS) + 2) * 8
        assert all(left >= 0 and right <= 360 for left, right in boxes)
        said = "getComputedStyle(document.querySelector('.coverage td'), '::before').content"
        assert tab.evaluate(said) == '"Translated"'


def test_what_is_too_wide_is_found(browser: Any) -> None:
    """The search finds what leaves the page, and what leaves its box; and leaves out code."""
    with opened(browser, width=360) as (tab, _):
        tab.set_content(
            "<p style='width: 500px'>a</p><div style='width: 50px'>"
            "<b style='display: block; width: 90px'>b</b></div>"
            "<pre style='overflow: auto'><code style='display: block; width: 900px'>c</code></pre>"
        )
        assert tab.evaluate(TOO_WIDE, SCROLLED) == ["P.", "DIV.", "page"]


@pytest.mark.parametrize("tag", ["de", *RIGHT_TO_LEFT])
def test_rows_stand_in_line(browser: Any, address: str, tag: str) -> None:
    """In a narrow archive, a kind that is put on the next line begins where lines do."""
    begins = []
    for width in range(240, 400, 20):
        with opened(browser, width=width) as (tab, _):
            tab.goto(f"{address}/{tag}/{PAGES['archive']}")
            begins += tab.evaluate(BEGINS)
    assert begins
    assert max(map(abs, begins)) < 1


@pytest.mark.parametrize("tag", ["en", "de"])
def test_titles_are_hyphenated_where_they_are_narrow(browser: Any, address: str, tag: str) -> None:
    """On a phone long words of titles may be divided, where the browser knows how; else never."""
    for width, wanted in ((360, "auto"), (1280, "manual")):
        with opened(browser, width=width) as (tab, _):
            tab.goto(f"{address}/{'' if tag == 'en' else tag + '/'}{PAGES['post']}")
            assert tab.evaluate("getComputedStyle(document.querySelector('h1')).hyphens") == wanted


@pytest.mark.parametrize("tag", ["en", "ja", *RIGHT_TO_LEFT])
def test_layout_is_mirrored(browser: Any, address: str, tag: str) -> None:
    """From right to left all is mirrored but code, which starts at the left in every language."""
    with opened(browser) as (tab, _):
        tab.goto(f"{address}/{'' if tag == 'en' else tag + '/'}{PAGES['post']}")
        wanted = MIRRORED if tag in RIGHT_TO_LEFT else LEFT_TO_RIGHT
        # The original has no notice, and no note in another language than its own to look at.
        if tag == "en":
            tab.evaluate(
                "document.querySelector('.body').insertAdjacentHTML('beforebegin',"
                " '<p class=notice></p>')"
            )
        assert tab.evaluate(SIDES) == wanted


@pytest.mark.parametrize("tag", ["ar", "he", "ja", "ko", "zh-CN", "zh-TW"])
def test_scripts_without_italics_have_none(browser: Any, address: str, tag: str) -> None:
    """Emphasis is upright, and shows by dots or weight; no letters are spaced or drawn together."""
    with opened(browser) as (tab, _):
        tab.goto(f"{address}/{tag.lower()}/{PAGES['post']}")
        style, emphasis, weight, spacing = tab.evaluate(
            "() => { const style = getComputedStyle(document.querySelector('.body em:not([lang])'));"
            " return [style.fontStyle, style.textEmphasisStyle, style.fontWeight,"
            " getComputedStyle(document.querySelector('h1')).letterSpacing]; }"
        )
        assert (style, spacing) == ("normal", "normal")
        assert (weight == "600") == (tag in RIGHT_TO_LEFT)
        assert ("dot" in emphasis) == (tag not in RIGHT_TO_LEFT)


def test_feeds_say_their_direction(fifteen: Run) -> None:
    """A text from right to left says so within feeds, where nothing else does."""
    for tag, starts in (("ar", True), ("he", True), ("ja", False)):
        text = fifteen.files[f"{tag}/feed.json"].decode()
        assert (f'<div lang=\\"{tag}\\" dir=\\"rtl\\">' in text) is starts


@pytest.mark.parametrize(("tag", "side"), [("ar", "right"), ("de", "left")])
def test_names_of_languages_stand_in_line(browser: Any, address: str, tag: str, side: str) -> None:
    """In the list of languages all names begin at the page's own side, whatever their script."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(f"{address}/{tag}/")
        tab.locator(".languages summary").click()
        edges = tab.evaluate(
            "side => [...document.querySelectorAll('.languages li bdi')]"
            ".map(name => Math.round(name.getBoundingClientRect()[side]))",
            side,
        )
        assert len(edges) == len(TAGS) + 2
        assert len(set(edges)) == 1
