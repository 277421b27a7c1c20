"""The page that shows how far each language has got."""

import pytest

from blogsite.views.pages import OPTIONAL, TEMPLATES

URL = "/translations/"
ASKED = "coverage_page: true\nlanguages: [en, zh-CN, fr]\n"


def _counts(view, language):
    (found,) = (each for each in view.languages if each.language == language)
    return {group.state: group.count for group in found.groups if group.count}


@pytest.mark.parametrize(
    ("settings", "options", "is_there"),
    [("", {}, False), (ASKED, {}, True), ("", {"coverage_page": True}, True)],
)
def test_only_where_it_is_wanted(jobs, everything, settings, options, is_there) -> None:
    """There is a page where the settings or the options ask for it."""
    assert (URL in jobs({**everything, "site.yaml": settings}, **options).pages) is is_there


def test_search_engines_pass_over_it(jobs, everything) -> None:
    """The page isn't to be indexed, and no sitemap has it; the menu may."""
    menu = "menu: [{name: State, url: /translations/}]\n"
    found = jobs({**everything, "site.yaml": ASKED + menu})
    assert (found.view(URL).head.is_indexed, found.view(URL).head.alternates) == (False, ())
    assert [e.url for e in found.view("/sitemap.xml").entries if e.url.endswith(URL)] == []
    assert [link.url for link in found.view("/").frame.menu] == [URL]


def test_what_it_shows(jobs, everything, post) -> None:
    """Each language has what is translated into it and what isn't, with links to it."""
    drafts = {"posts/d.md": post(draft="true"), "site.yaml": ASKED}
    view = jobs({**everything, **drafts}).view(URL)
    assert _counts(view, "zh-CN") == {"unmarked": 1, "untranslated": 2}
    assert _counts(view, "fr") == {"untranslated": 3}
    (chinese,) = (each for each in view.languages if each.language == "zh-CN")
    texts = {group.state: [text.url for text in group.texts] for group in chinese.groups}
    assert texts["unmarked"] == ["/zh-cn/blog/2019/06/24/a/"]
    assert texts["untranslated"] == ["/case-studies/b/", "/about/"]
    (person,) = view.translators
    assert (person.name, person.count) == ("Lei Zhang", 1)
    pages = [(page.language, page.url) for page in person.pages]
    assert pages == [("zh-CN", "/zh-cn/authors/lei-zhang/")]


def test_totals(jobs, everything, post) -> None:
    """Each language says how much is translated, and so do all together; orphans don't count."""
    orphan = {"posts/o.fr.md": post(translators="[lei-zhang]"), "site.yaml": ASKED}
    view = jobs({**everything, **orphan}).view(URL)
    found = {each.language: (each.translated, each.total) for each in view.languages}
    assert found == {"zh-CN": (1, 3), "fr": (0, 3)}
    assert (view.all.translated, view.all.total) == (1, 6)
    counts = {group.state: group.count for group in view.all.groups}
    assert {state: count for state, count in counts.items() if count} == {
        "unmarked": 1,
        "untranslated": 5,
        "orphaned": 1,
    }


def test_pages_of_translators(jobs, everything, post) -> None:
    """A translator has a page in each language that they translated into, in the site's order."""
    files = {"posts/a.fr.md": post(translators="[lei-zhang]"), "site.yaml": ASKED}
    (person,) = jobs({**everything, **files}).view(URL).translators
    assert [page.language for page in person.pages] == ["zh-CN", "fr"]
    assert [page.url for page in person.pages][1] == "/fr/authors/lei-zhang/"


def test_it_is_bounded(jobs, post) -> None:
    """Of many texts the newest have links, and all are counted."""
    files = {f"posts/p{n}.md": post() for n in range(60)}
    view = jobs({**files, "site.yaml": "languages: [en, fr]\n"}, coverage_page=True).view(URL)
    (group,) = (each for each in view.languages[0].groups if each.state == "untranslated")
    assert (group.count, len(group.texts)) == (60, 50)


def test_one_language(jobs, post) -> None:
    """Where there is one language only, there is nothing to show."""
    files = {"posts/a.md": post(), "site.yaml": "coverage_page: true\n"}
    assert URL not in jobs(files).pages


def test_a_page_of_the_same_url(jobs, everything) -> None:
    """A preview leaves the URL to the page that has it; settings that ask for both are a fault."""
    own = {**everything, "pages/translations.md": "---\ntitle: Ours\n---\n"}
    found = jobs(own, coverage_page=True)
    assert (found.problems, found.view(URL).title) == ([], "Ours")
    (fault,) = jobs({**own, "site.yaml": ASKED}).problems
    assert (fault.rule, fault.path) == ("url-collision", "content/pages/translations.md")


def test_a_theme_without_the_page(jobs, everything) -> None:
    """A theme need not have it, unless the settings ask for it."""
    needed = (name for name in TEMPLATES if name not in OPTIONAL)
    site = {**everything, **{f"themes/own/templates/{name}": name for name in needed}}
    found = jobs({**site, "site.yaml": "theme: own\n"}, coverage_page=True)
    assert (found.problems, URL in found.pages) == ([], False)
    (fault,) = jobs({**site, "site.yaml": f"theme: own\n{ASKED}"}).problems
    assert (fault.rule, fault.path) == ("missing-template", "content/site.yaml")
