"""What pages tell machines, and what happens when a template fails."""

import json

import pytest

from ..site.pictures import png  # noqa: TID252  (as for the files of a folder)

THEME = {"site.yaml": "theme: mine\n", "themes/mine/theme.yaml": "extends: default\n"}


def test_structured_data_of_a_post(render, post) -> None:
    """A post is a BlogPosting with its people as they were, and a way from home."""
    found = render(
        {
            "site.yaml": "title: Our blog\nbase_url: https://blog.example.org/x/\n",
            "authors/fei-guo.yaml": "name: Fei Guo\nrole: Now\n",
            "authors/cncf.yaml": "name: CNCF\nkind: organization\n",
            "events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\nend: 2019-05-23\ncountry: ES\n",
            "posts/a.md": post(
                "Three words here.\n",
                authors="[{id: fei-guo, role: Then, organization: Alibaba}, cncf]",
                events="[kubecon]",
                tags="[x]",
                updated="2019-06-25",
            ),
        }
    )
    data = found.data("blog/2019/06/24/a/index.html")
    item = data["BlogPosting"]
    assert item["headline"] == "A post"
    assert item["url"] == "https://blog.example.org/x/blog/2019/06/24/a/"
    assert (item["datePublished"], item["dateModified"]) == (
        "2019-06-24T00:00:00Z",
        "2019-06-25T00:00:00Z",
    )
    assert (item["wordCount"], item["inLanguage"], item["keywords"]) == (3, "en", ["x"])
    assert item["author"] == [
        {
            "@type": "Person",
            "name": "Fei Guo",
            "url": "https://blog.example.org/x/authors/fei-guo/",
            "jobTitle": "Then",
            "affiliation": {"@type": "Organization", "name": "Alibaba"},
        },
        {
            "@type": "Organization",
            "name": "CNCF",
            "url": "https://blog.example.org/x/authors/cncf/",
        },
    ]
    assert [each["name"] for each in item["about"]] == ["KubeCon"]
    crumbs = data["BreadcrumbList"]["itemListElement"]
    assert [(each["position"], each["name"]) for each in crumbs] == [
        (1, "Home"),
        (2, "Guest posts"),
        (3, "A post"),
    ]
    assert all(each["item"].startswith("https://blog.example.org/x/") for each in crumbs)


def test_structured_data_of_a_case_study(render, post) -> None:
    """A case study is about its organization, and its author has a face; addresses are whole."""
    found = render(
        {
            "site.yaml": "base_url: https://blog.example.org/x/\n",
            "authors/a.yaml": "name: A\npicture: https://example.org/a.png\n",
            "posts/a.md": post(
                organization="{name: Square, url: 'https://squareup.com/', logo: logo.png}",
                authors="[a]",
            ),
            "posts/logo.png": png(),
        }
    )
    item = found.data("blog/2019/06/24/a/index.html")["BlogPosting"]
    (about,) = item["about"]
    logo = about.pop("logo").removeprefix("https://blog.example.org/x/")
    assert (found.folder / logo).is_file()
    assert about == {"@type": "Organization", "name": "Square", "url": "https://squareup.com/"}
    assert item["author"][0]["image"] == "https://example.org/a.png"


def test_structured_data_of_a_syndicated_post(render, post) -> None:
    """A post that appeared elsewhere first is our page, based on that one."""
    origin = "https://example.org/first/"
    found = render(
        {
            "site.yaml": "base_url: https://blog.example.org/\n",
            "posts/a.md": post(originally_published=f"{{site: Example, url: '{origin}'}}"),
            "posts/a.fr.md": "---\ntitle: x\n---\n",
            "posts/b.md": post(),
        }
    )
    item = found.data("blog/2019/06/24/a/index.html")["BlogPosting"]
    own = "https://blog.example.org/blog/2019/06/24/a/"
    assert (item["url"], item["mainEntityOfPage"]) == (own, own)
    assert (item["isBasedOn"], item["sameAs"]) == (origin, origin)
    assert "sameAs" not in found.data("fr/blog/2019/06/24/a/index.html")["BlogPosting"]
    assert "isBasedOn" not in found.data("blog/2019/06/24/b/index.html")["BlogPosting"]


@pytest.mark.parametrize(
    ("body", "count"),
    [("Kubernetes 是一个开源系统，用于自动部署。\n", None), ("The word 云 is Chinese.\n", 4)],
)
def test_structured_data_counts_words(render, post, body, count) -> None:
    """Words are counted where a text has them, not where it is written without spaces."""
    found = render({"posts/a.md": post(body)})
    item = found.data("blog/2019/06/24/a/index.html")["BlogPosting"]
    assert item.get("wordCount") == count


def test_links_that_show_their_address(render, post) -> None:
    """Print adds an address only to links that don't show it."""
    url = "https://example.org/?a=1&b=2"
    found = render({"posts/a.md": post(f"<{url}> [Words]({url})\n")})
    page = found.html("blog/2019/06/24/a/index.html")
    links = page.xpath("//*[@class='body']//a")
    assert [(each.text, each.get("class")) for each in links] == [
        (url, "bare-link"),
        ("Words", None),
    ]


def test_structured_data_of_an_event(render) -> None:
    """An event has its days and its place."""
    found = render(
        {
            "events/kubecon.yaml": (
                "name: KubeCon\nstart: 2019-05-20\nend: 2019-05-23\ncity: Barcelona\n"
                "country: ES\nurl: https://events.example.org/\n"
            )
        }
    )
    item = found.data("events/kubecon/index.html")["Event"]
    assert (item["startDate"], item["endDate"]) == ("2019-05-20", "2019-05-23")
    assert item["location"]["address"]["addressCountry"] == "ES"
    assert (item["location"]["name"], item["sameAs"]) == (
        "Barcelona",
        "https://events.example.org/",
    )
    assert "WebSite" in found.data("index.html")


def test_structured_data_can_not_end_its_script(render, post) -> None:
    """No text of a post ends the element that holds the structured data, nor opens another."""
    hostile = "</script><script>alert(1)</script><!--<script>"
    found = render({"posts/a.md": post(title=f"'{hostile}'", summary=f'"{hostile}\\u2028"')})
    for path in ("blog/2019/06/24/a/index.html", "index.html"):
        page = found.html(path)
        assert not page.xpath("//script[contains(., 'alert(1)') and not(@type)]")
        (script,) = page.xpath("//script[not(@src)]")
        json.loads(script.text)
        assert "<" not in script.text
    data = found.data("blog/2019/06/24/a/index.html")
    assert data["BlogPosting"]["headline"].startswith("</script><script>alert(1)")


@pytest.mark.parametrize("path", ["index.html", "zh-cn/index.html"])
def test_head(render, post, path) -> None:
    """A page names its own address, its translations and its feeds, absolutely."""
    found = render(
        {
            "site.yaml": "base_url: https://example.org/x/\n",
            "posts/a.md": post(),
            "posts/a.zh-CN.md": "---\ntitle: 一\n---\n",
        }
    )
    page = found.html(path)
    prefix = "https://example.org/x/" + path.removesuffix("index.html")
    assert page.xpath("//link[@rel='canonical']/@href") == [prefix]
    assert page.xpath("//link[@rel='alternate']/@hreflang") == ["en", "zh-CN", "x-default"]
    feeds = page.xpath("//link[@rel='alternate' and @type='application/atom+xml']/@href")
    assert feeds == [prefix + "feed.xml", "https://example.org/x/all/feed.xml"]


def test_what_is_shared(render, post) -> None:
    """Who shares a page that stands in shares the original; every other page is shared as itself."""
    found = render(
        {
            "site.yaml": "base_url: https://example.org/x/\nlanguages: [en, fr]\nfallback: page\n",
            "posts/a.md": post(),
            "posts/b.md": post(originally_published="{site: B, url: https://example.com/b}"),
            "posts/c.fr.md": post(title="Un"),
        }
    )

    def shared(path: str) -> list[str]:
        page = found.html(f"{path}index.html")
        return page.xpath("//meta[@property='og:url']/@content")

    original = "https://example.org/x/blog/2019/06/24/a/"
    assert shared("fr/blog/2019/06/24/a/") == shared("blog/2019/06/24/a/") == [original]
    assert shared("blog/2019/06/24/b/") == ["https://example.org/x/blog/2019/06/24/b/"]
    assert shared("fr/") == ["https://example.org/x/fr/"]


def test_every_page_is_described(render, post) -> None:
    """Search engines are told what a page is about, also where nobody has written a description."""
    event = "name: KubeCon\nstart: 2019-05-20\nend: 2019-05-23\ncity: Barcelona\ncountry: ES\n"
    found = render(
        {
            "site.yaml": "description: Words.\n",
            "events/kubecon.yaml": event,
            "posts/a.md": post(tags="[x]"),
        }
    )

    def described(path: str) -> list[str]:
        return found.html(path).xpath("//meta[@name='description']/@content")

    assert described("index.html") == ["Words."]
    assert described("tags/x/index.html") == ["Posts tagged x · Words."]
    assert described("events/kubecon/index.html") == ["KubeCon · 20–23 May 2019 · Barcelona, Spain"]
    assert described("404.html") == ["Page not found · Words."]


def test_words_of_the_reader(render, post) -> None:
    """The interface speaks the page's language, dates included."""
    found = render({"posts/a.md": post(), "posts/a.zh-CN.md": "---\ntitle: 一\n---\n"})
    assert "2019年6月24日" in found.text("zh-cn/blog/2019/06/24/a/index.html")
    assert "24 June 2019" in found.text("blog/2019/06/24/a/index.html")
    assert "首页" in found.text("zh-cn/blog/2019/06/24/a/index.html")


def test_words_of_the_site(render) -> None:
    """A site's own catalogue goes before the program's, which stands in for missing words."""
    words = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    catalogue = words + 'msgid "Tags"\nmsgstr "话题"\n'
    found = render(
        {
            "i18n/zh-CN/LC_MESSAGES/blogsite.po": catalogue,
            "posts/a.zh-CN.md": "---\ntitle: 一\ndate: 2019-06-24\ntags: [x]\n---\n",
        }
    )
    text = found.text("zh-cn/tags/x/index.html")
    assert "话题" in text
    assert "首页" in text


def test_robots(render) -> None:
    """Crawlers are let in and told of the sitemap."""
    found = render({}, base_url="https://example.org/x/")
    assert found.text("robots.txt") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/x/sitemap.xml\n"
    )


def test_redirects(render, post) -> None:
    """Redirects are in the form that the host reads, one a line."""
    found = render(
        {"posts/a.md": post(aliases="[/b/, /a/]"), "posts/a.fr.md": "---\ntitle: x\n---\n"}
    )
    lines = found.text("_redirects").splitlines()
    assert lines[0].startswith("#")
    assert [lines[1], lines[2], lines[3], lines[-1]] == [
        "/ /fr/ 302! Language=fr",
        "/a/ /blog/2019/06/24/a/ 301",
        "/b/ /blog/2019/06/24/a/ 301",
        "/fr/* /fr/404.html 404",
    ]


def test_sitemap(render, post) -> None:
    """A sitemap's entry has its date and its alternates."""
    found = render(
        {
            "posts/a.md": post(slug="ab"),
            "posts/a.fr.md": "---\ntitle: x\n---\n",
        },
        base_url="https://example.org/",
    )
    url = "https://example.org/blog/2019/06/24/ab/"
    french = "https://example.org/fr/blog/2019/06/24/ab/"
    assert (
        f"<url><loc>{url}</loc><lastmod>2019-06-24</lastmod>"
        f'<xhtml:link rel="alternate" hreflang="en" href="{url}"/>'
        f'<xhtml:link rel="alternate" hreflang="fr" href="{french}"/>'
        f'<xhtml:link rel="alternate" hreflang="x-default" href="{url}"/></url>'
    ) in found.text("sitemap.xml")


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<p>\n{{ 1 / 0 }}\n", 2, "ZeroDivisionError"),
        ("<p>\n{{ asset('nothing' ~ '.css') }}\n", 2, "nothing.css"),
        ("{% set name = 'nothing.html' %}\n{% include name %}\n", 2, "nothing.html"),
        ("{{ (page.posts | list + [1]) [0].title }}\n", 1, "title"),
    ],
)
def test_faults_of_templates(render, template, line, words) -> None:
    """A template that fails is an error at its own path and line, and nothing is published."""
    found = render({**THEME, "themes/mine/templates/home.html": template})
    (problem,) = found.result.diagnostics
    assert (problem.path, problem.line) == ("themes/mine/templates/home.html", line)
    assert problem.rule == "template"
    assert words in problem.message
    assert "rendering `/`" in problem.message
    assert problem.excerpt == template.splitlines()[line - 1]
    assert not (found.folder / "index.html").exists()


def test_faults_of_parts(render) -> None:
    """The line is that of the part that failed, not of the template that includes it."""
    found = render(
        {
            **THEME,
            "themes/mine/templates/home.html": "<p>\n{% include 'mine/part.html' %}\n",
            "themes/mine/templates/mine/part.html": "\n\n\n{{ page.nope }}\n",
        }
    )
    (problem,) = found.result.diagnostics
    assert (problem.path, problem.line) == ("themes/mine/templates/mine/part.html", 4)


@pytest.mark.parametrize(
    "expression",
    ["now()", "environ", "site", "open('x')", "[1, 2] | random", "lipsum()", "request", "config"],
)
def test_templates_see_their_view_only(render, expression) -> None:
    """A template has no clock, no chance, no environment and no files: its key covers it all."""
    found = render({**THEME, "themes/mine/templates/home.html": f"{{{{ {expression} }}}}"})
    (rule,) = {each.rule for each in found.result.diagnostics}
    assert rule in {"unknown-variable", "unknown-filter"}


def test_posts_of_several_years_stand_under_them(render, post) -> None:
    """An author's posts stand under their years, latest first, unless they are all of one."""
    files = {
        "authors/a.yaml": "name: A\nrole: Director\n",
        "posts/one.md": post(date="2018-06-24", authors="[{id: a, role: Engineer}]"),
        "posts/two.md": post(date="2018-06-25", authors="[a]"),
    }
    page = render(files).html("authors/a/index.html")
    assert page.xpath("//h3[@class='year-name']") == []
    positions = page.xpath("//section[@class='positions']//li")
    assert [each.text_content().split() for each in positions] == [
        ["2018", "Director"],
        ["2018", "Engineer"],
    ]
    files["posts/three.md"] = post(date="2017-01-01", authors="[a]")
    page = render(files).html("authors/a/index.html")
    assert page.xpath("//h3[@class='year-name']/text()") == ["2018", "2017"]
    assert [len(each.xpath(".//article")) for each in page.xpath("//section[@class='year']")] == [
        2,
        1,
    ]
