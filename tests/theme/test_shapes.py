"""What pages show of the things that they are about, and the help that a missing page gives."""

import lxml.html
import pytest

from .conftest import Render


def _page(render: Render, template: str, **values: object):
    return lxml.html.document_fromstring(render(template, text="Text", values=values))


def test_a_missing_page_searches_where_there_is_a_search(render: Render) -> None:
    """The form asks the page of the search; without a search there is none."""
    (form,) = _page(render, "404.html", search="/search/").xpath("//main//form")
    assert (form.get("action"), form.get("method", "get")) == ("/search/", "get")
    assert form.xpath(".//input/@name") == ["q"]
    assert _page(render, "404.html", search="").xpath("//main//form") == []


def test_figures_are_named_before_they_are_said(render: Render) -> None:
    """A figure's name comes before it, whatever the eye sees first."""
    (figures,) = _page(render, "post.html").xpath("//section[@class='figures']")
    assert [each.tag for each in figures.xpath("./dl/div[1]/*")] == ["dt", "dd"]
    assert set(figures.xpath("./dl/div/*/bdi/@lang")) == {"Text"}


@pytest.mark.parametrize("shape", ["article", "announcement", "case-study", "event-recap"])
def test_shapes_show_what_readers_look_for(render: Render, shape: str) -> None:
    """An announcement begins with its summary, a recap shows its events; all have all the rest."""
    page = _page(render, "post.html", shape=shape)
    assert len(page.xpath("//p[@class='standfirst']")) == (shape == "announcement")
    assert bool(page.xpath("//aside[@class='panel']")) == (shape == "event-recap")
    assert bool(page.xpath("//aside[@class='occasion']")) == (shape != "event-recap")
    for part in ("panel panel-organization", "figures", "further", "projects"):
        assert len(page.xpath(f"//*[@class='{part}']")) == 1, part


def test_the_featured_post_leads(render: Render) -> None:
    """One post is drawn large: the featured one, or else the newest."""
    for values, above in ({}, "_featured"), ({"featured": None}, "_latest"):
        page = _page(render, "home.html", **values)
        (lead,) = page.xpath("//article[contains(@class, 'card-lead')]")
        assert lead.xpath("ancestor::section/h2/@id") == [above]
