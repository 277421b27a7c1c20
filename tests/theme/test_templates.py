"""What the default theme's pages must be, whatever the view holds."""

import itertools
import re

import lxml.html
import pytest

from blogsite.views.parts import FeedLink, Frame

from ..i18n.brackets import loose, loose_in_page  # noqa: TID252  (tests are no installed package)
from .conftest import ASSETS, HOSTILE, PAGES, PROPERTIES, Render

# Of an event's card: without place and posts, and with both.
EVENT: dict[str, dict[str, object]] = {
    "": {"city": "", "country": "", "posts": 0},
    "Text": {"posts": 2},
}


def frame(feeds: tuple[FeedLink, ...], language: str) -> Frame:
    """Return the frame of a site with these feeds."""
    locale = language.replace("-", "_")
    return Frame("Text", "", language, locale, "ltr", "/", (), feeds, ASSETS, properties=PROPERTIES)


pages = pytest.mark.parametrize(("template", "topic"), PAGES)


@pages
@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("text", ["", "Text"])
def test_renders(render: Render, template: str, topic: str, language: str, text: str) -> None:
    """Each template renders with all that a view may hold, and without what it may lack."""
    page = lxml.html.document_fromstring(render(template, topic, text=text, language=language))
    assert page.get("lang") == language
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main")) == 1


@pages
def test_texts_are_never_markup(render: Render, template: str, topic: str) -> None:
    """A name from a post or a registry is shown as it is: no markup, no format, no entity."""
    html = render(template, topic, text=HOSTILE)
    assert "<b onclick" not in html
    page = lxml.html.document_fromstring(html)
    assert not page.xpath("//@onclick")
    assert HOSTILE in page.xpath("string(//title)")


@pages
def test_own_ids_start_with_an_underscore(render: Render, template: str, topic: str) -> None:
    """Headings of posts can't clash with the theme's ids: these alone start with an underscore."""
    page = lxml.html.document_fromstring(render(template, topic, text="Text"))
    ids = page.xpath("//@id")
    assert all(each.startswith("_") for each in ids), ids
    for name in page.xpath("//@aria-labelledby"):
        assert name in ids


@pages
def test_a_strict_policy_holds(render: Render, template: str, topic: str) -> None:
    """Nothing within a page runs or paints: its only script is a file, the other element data."""
    page = lxml.html.document_fromstring(render(template, topic, text="Text"))
    inside = [script for script in page.iter("script") if script.get("src") is None]
    assert {script.get("type") for script in inside} == {"application/ld+json"}
    assert all(not script.text for script in page.iter("script") if script not in inside)
    assert not list(page.iter("style"))
    assert not page.xpath("//@style")
    assert not [name for each in page.iter() for name in each.attrib if name.startswith("on")]


@pages
def test_no_heading_level_is_skipped(render: Render, template: str, topic: str) -> None:
    """The outline goes down one level at a time."""
    levels = [0] + [
        int(each) for each in re.findall(r"<h([1-6])", render(template, topic, text="T"))
    ]
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), levels


def test_ranges_of_days_are_dates_to_machines(render: Render) -> None:
    """The days of an event stand in an element that says the first of them."""
    page = lxml.html.document_fromstring(render("event.html", text="Text"))
    (days,) = page.xpath("//dl//time")
    assert (days.get("datetime"), days.text[-8:]) == ("2019-05-20", "23, 2019")


@pytest.mark.parametrize(("text", "shown"), [("", 0), ("Text", 4)])
def test_events_have_no_empty_lines(render: Render, text: str, shown: int) -> None:
    """A card of an event without place or posts has no line for them."""
    page = lxml.html.document_fromstring(render("events.html", text="Text", values=EVENT[text]))
    assert len(page.xpath("//article")) == 4
    assert len(page.xpath("//article/p[@class='meta']")) == shown


@pytest.mark.parametrize(("template", "topic"), [("list.html", "blog"), ("author.html", "")])
def test_further_pages_say_which_they_are(render: Render, template: str, topic: str) -> None:
    """A page of a list says its number and how many there are, but for the first."""
    assert "Page 2 of 2" in render(template, topic, text="Text")
    assert "Page 1 of 2" not in render(template, topic, text="Text", values={"number": 1})


def test_feeds_of_the_site_are_told_apart(render: Render) -> None:
    """A feed of the site that lists more than the page's language says so, and is linked once."""
    atom = "application/atom+xml"
    feeds = (FeedLink(atom, "", "/feed.xml"), FeedLink(atom, "All languages", "/all/feed.xml"))
    for own, language in ((feeds[:1], "en"), ((), "zh-CN")):
        values = {"frame": frame(feeds, language), "feeds": own}
        page = lxml.html.document_fromstring(
            render("home.html", language=language, text="Text", values=values)
        )
        announced = page.xpath(f"//link[@type='{atom}']")
        words, atom_feed = {
            "en": ("All languages", " (Atom)"),
            "zh-CN": ("所有语言", "（Atom）"),
        }[language]
        assert [(each.get("href"), each.get("title")) for each in announced] == [
            ("/feed.xml", f"Text{atom_feed}"),
            ("/all/feed.xml", f"Text · {words}{atom_feed}"),
        ]
        shown = [each.text_content() for each in page.xpath("//footer//nav//a")]
        assert shown == ["Atom", f"{words}{atom_feed}"]


def test_open_graph_has_a_territory(render: Render) -> None:
    """Open Graph's locale is a language and a territory, also where the tag has none."""
    page = lxml.html.document_fromstring(render("home.html"))
    assert page.xpath("//meta[@property='og:locale']/@content") == ["en_US"]


def test_portraits_show_letters(render: Render) -> None:
    """The letters that stand for a person are no signs of the name."""
    page = lxml.html.document_fromstring(
        render("author.html", text='Name O"Name <b>', values={"picture": None})
    )
    (portrait,) = page.xpath("//header[contains(@class, 'profile')]/*[1]")
    assert portrait.text == "NB"


@pages
@pytest.mark.parametrize("text", ["", "Ж"])
def test_words_come_from_catalogues(render: Render, template: str, topic: str, text: str) -> None:
    """In the pseudo-locale no template has a word of its own outside of brackets."""
    words = loose_in_page(render(template, topic, text=text, language="en-XA"))
    # The body that all views share has words of its own.
    assert set(words) <= {"Text", *loose(HOSTILE)}
