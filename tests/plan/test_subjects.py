"""What pages show of what posts are about: organizations, figures, projects, people."""

import pytest

from blogsite.views.parts import Fact, Link

from ..site.pictures import png  # noqa: TID252  (as for the files of a folder)

STUDY = """\
---
title: Square
date: 2019-06-07
kind: case-study
authors: [{id: fei-guo, role: Engineer, organization: Square}]
tags: [vitess, storage]
summary: In short.
organization: {name: Square, url: "https://example.org/", logo: logo.png, industry: Payments}
facts: [{value: 5%, label: of the system}]
links: [{name: The story, url: "https://example.org/story"}]
---

Text.
"""
FILES = {
    "authors/fei-guo.yaml": "name: Fei Guo\nrole: Director\npicture: fei.png\n",
    "authors/fei.png": png(),
    "tags/vitess.yaml": "name: Vitess\nkind: project\nurl: https://vitess.io/\n",
    "posts/square.md": STUDY,
    "posts/logo.png": png(),
    "posts/square.zh-CN.md": "---\ntitle: 一\nfacts: [{value: 5%, label: 系统}]\n---\n\n正文。\n",
}
URL = "/case-studies/square/"


def _post(day: int, **front: object) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\ntitle: Post {day}\ndate: 2019-05-{day}\n{lines}---\n\nText.\n"


def test_a_featured_post_leads_the_front_page(jobs) -> None:
    """The newest featured post leads, and is neither among the latest nor on a shelf."""
    files = {f"posts/p{day}.md": _post(day) for day in range(10, 30)}
    assert jobs(files).view("/").featured is None
    files |= {f"posts/p{day}.md": _post(day, featured="true") for day in (11, 12)}
    home = jobs(files).view("/")
    assert home.featured.title == "Post 12"
    assert [each.title for each in home.posts] == [f"Post {day}" for day in range(29, 23, -1)]
    (shelf,) = home.shelves
    assert [each.title for each in shelf.posts] == [f"Post {day}" for day in range(23, 19, -1)]


def test_a_case_study_says_whom_and_what_it_is_about(jobs) -> None:
    """A case study has its organization with a logo, figures, projects, and where to read on."""
    found = jobs(FILES)
    assert found.problems == []
    page = found.view(URL)
    about = page.organization
    assert (about.name, about.url, about.industry) == ("Square", "https://example.org/", "Payments")
    assert found.has(about.logo.src)
    assert page.shape == "case-study"
    assert page.standfirst == "In short."
    assert page.facts == (Fact("5%", "of the system"),)
    assert page.projects == (Link("Vitess", "/tags/vitess/"),)
    assert [tag.name for tag in page.tags] == ["Vitess", "storage"]
    assert page.links == (Link("The story", "https://example.org/story"),)
    assert found.view("/").posts[0].organization == about


def test_a_translation_says_in_which_language_its_figures_are(jobs) -> None:
    """Figures of a translation are its own; what it leaves out is the original's, and says so."""
    page = jobs(FILES).view("/zh-cn" + URL)
    assert (page.facts, page.facts_language) == ((Fact("5%", "系统"),), "")
    assert (page.links[0].name, page.links_language) == ("The story", "en")
    assert (page.organization.name, page.organization.language) == ("Square", "en")


def test_a_kind_may_have_the_shape_of_another(jobs) -> None:
    """Posts look as the name of their kind says, or as its settings do."""
    kinds = "kinds: {story: {shape: case-study}, announcement: {}, note: {}}\n"
    shapes = {"story": "case-study", "announcement": "announcement", "note": "article"}
    posts = {f"posts/{kind}.md": _post(10, kind=kind) for kind in shapes}
    found = jobs({"site.yaml": kinds, **posts})
    assert {kind: found.view(f"/{kind}/2019/05/10/{kind}/").shape for kind in shapes} == shapes
    wrong = jobs({"site.yaml": "kinds: {story: {shape: poem}}\n"}).problems
    assert [each.rule for each in wrong] == ["wrong-value"]


def test_authors_have_pictures(jobs) -> None:
    """An author's picture is published, and stands in bylines, in the index and on their page."""
    found = jobs(FILES)
    src = found.view("/authors/fei-guo/").picture.src
    assert found.has(src)
    assert found.view(URL).authors[0].picture.src == src
    assert found.view("/authors/").terms[0].picture.src == src


@pytest.mark.parametrize("picture", ["gone.png", "../site.yaml", "../../secret.png"])
def test_pictures_of_authors_stay_within_bounds(jobs, picture: str) -> None:
    """A picture that isn't there, or is no picture, is an error in the author's file."""
    files = {"authors/a.yaml": f"name: A\npicture: {picture}\n", "site.yaml": ""}
    (fault,) = jobs(files).problems
    assert (fault.path, fault.line) == ("content/authors/a.yaml", 2)


def test_an_author_is_shown_with_what_they_wrote_as(jobs) -> None:
    """The years of each position come from posts; one that holds today needs no list."""
    assert [(each.role, each.organization) for each in _positions(jobs, FILES)] == [
        ("Engineer", "Square")
    ]
    files = {
        **FILES,
        "posts/a.md": _post(10, authors="[{id: fei-guo, role: Engineer, organization: Square}]"),
        "posts/b.md": _post(11, authors="[fei-guo]").replace("2019", "2015"),
        "posts/c.md": _post(12, authors="[fei-guo]").replace("2019", "2017"),
    }
    assert [(each.role, each.first, each.last) for each in _positions(jobs, files)] == [
        ("Engineer", 2019, 2019),
        ("Director", 2015, 2017),
    ]
    assert _positions(jobs, {**FILES, "posts/square.md": _post(17, authors="[fei-guo]")}) == ()


def _positions(jobs, files):
    return jobs(files).view("/authors/fei-guo/").positions


def test_projects_stand_apart_among_tags(jobs) -> None:
    """A tag that is a project's says so in the index and on its page, with its site."""
    found = jobs(FILES)
    assert [(each.name, each.is_project) for each in found.view("/tags/").terms] == [
        ("storage", False),
        ("Vitess", True),
    ]
    page = found.view("/tags/vitess/")
    assert (page.is_project, page.website) == (True, "https://vitess.io/")
