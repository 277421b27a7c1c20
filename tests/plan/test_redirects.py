"""The plan of `_redirects`: aliases, old patterns, languages, WordPress, and rules that can't be."""

from urllib.parse import quote

import pytest

from blogsite import hosting

PREFIXED = "https://example.org/archive/"
PLAIN = "wordpress_urls: false\nlanguage_redirect: false\n"


def _ask(planned, url: str, languages: str = "", language: str = ""):
    """What the host answers to a request: a status and a target, or nothing."""
    path, _, query = url.partition("?")
    rules = hosting.compile_redirects(planned.view("/_redirects").rules)
    cookies = {"nf_lang": language} if language else {}
    request = hosting.Request(quote(path), query, languages, cookies)
    found = hosting.find_answer(rules, request, planned.has)
    return found and (found.status, found.target)


def test_aliases(jobs, post) -> None:
    """Aliases redirect for good, in order; each language has its own page for the lost."""
    found = jobs(
        {
            "site.yaml": PLAIN,
            "posts/a.md": post(aliases="[/z/, /容器/]"),
            "posts/a.fr.md": "---\ntitle: x\naliases: [/un/]\n---\n",
            "pages/about.md": "---\ntitle: About\naliases: [/a-propos]\n---\n",
        }
    )
    assert [(r.source, r.target, r.status) for r in found.view("/_redirects").rules] == [
        ("/%E5%AE%B9%E5%99%A8/", "/blog/2019/06/24/a/", 301),
        ("/a-propos", "/about/", 301),
        ("/un/", "/fr/blog/2019/06/24/a/", 301),
        ("/z/", "/blog/2019/06/24/a/", 301),
        ("/fr/*", "/fr/404.html", 404),
    ]


def test_aliases_with_a_query(jobs, post) -> None:
    """WordPress's own addresses are aliases, too: the front page gives way to them."""
    found = jobs({"posts/a.md": post(aliases="['/?p=123', '/old/?a=1&b=2']")})
    assert _ask(found, "/?p=123") == (301, "/blog/2019/06/24/a/?p=123")
    assert _ask(found, "/old/?b=2&a=1") == (301, "/blog/2019/06/24/a/?b=2&a=1")
    assert [_ask(found, url) for url in ("/", "/?p=12", "/old/", "/old/?a=1")] == [None] * 4


@pytest.mark.parametrize("alias", ["/?p", "/?=1", "/?p=", "/?p=1&", "/?p=a b", "/?p=1?q=2", "?p=1"])
def test_queries_that_can_not_be_asked_for(jobs, post, alias) -> None:
    """An alias whose query the host couldn't compare is an error at its place."""
    (found,) = jobs({"posts/a.md": post(aliases=f"['{alias}']")}).problems
    assert (found.rule, found.line) == ("bad-alias", 4)


@pytest.mark.parametrize(
    "alias",
    [
        *("/", "/blog/", "/blog", "/tags/t/", "/blog/2019/06/24/b/", "/blog/2019/06/24/a/"),
        *("/blog/page/2/", "/feed.xml", "/404.html"),
        *("/sitemap.xml", "/robots.txt", "/tags/t/feed.json"),
    ],
)
def test_aliases_in_the_way(jobs, post, alias) -> None:
    """An alias that a file of the site shadows would never redirect: it is an error."""
    found = jobs(
        {
            "site.yaml": "paginate: 1\n",
            "posts/a.md": post(aliases=f"[{alias}]", tags="[t]"),
            "posts/b.md": post(),
        }
    )
    assert [each.rule for each in found.problems] == ["bad-alias"]
    assert (found.problems[0].path, found.problems[0].line) == ("content/posts/a.md", 4)


@pytest.mark.parametrize(("one", "other"), [("/old/", "/old/"), ("/old/", "/old"), ("/a", "/a/")])
def test_aliases_of_two_posts(jobs, post, one, other) -> None:
    """Two posts can't have one alias."""
    found = jobs({"posts/a.md": post(aliases=f"[{one}]"), "posts/b.md": post(aliases=f"[{other}]")})
    assert [(each.rule, each.path) for each in found.problems] == [
        ("bad-alias", "content/posts/b.md")
    ]


LANGUAGES = "languages: [en, zh-CN, zh-TW, pt-BR]\n"


@pytest.fixture
def translated(post) -> dict[str, str]:
    """A site in four languages, two of which share their first half."""
    versions = {f"posts/a.{tag}.md": "---\ntitle: x\n---\n" for tag in ("zh-CN", "zh-TW", "pt-BR")}
    return {"site.yaml": LANGUAGES, "posts/a.md": post(), **versions}


@pytest.mark.parametrize(
    ("languages", "target"),
    [
        ("zh-CN,en;q=0.5", "/zh-cn/"),
        ("zh-TW", "/zh-tw/"),
        ("zh", "/zh-cn/"),
        ("zh-HK", "/zh-cn/"),
        ("pt", "/pt-br/"),
        ("pt-PT,en", "/pt-br/"),
        ("en-GB", None),
        ("en,zh-CN", None),
        ("fr", None),
        ("", None),
    ],
)
def test_the_front_page_in_the_language_of_the_reader(jobs, translated, languages, target) -> None:
    """The front page leads to the reader's first language, whatever its region, if there is one."""
    found = _ask(jobs(translated), "/", languages)
    assert found == (target and (302, target))


def test_readers_choose_their_language(jobs, translated) -> None:
    """What a reader has chosen counts more than what the browser asks for."""
    found = jobs(translated)
    assert _ask(found, "/", "zh-CN", language="en") is None
    assert _ask(found, "/", "en", language="zh-tw") == (302, "/zh-tw/")


def test_only_the_front_page_asks_for_languages(jobs, translated) -> None:
    """Other pages stay in their language; a site can turn the redirect off."""
    assert _ask(jobs(translated), "/blog/", "zh-CN") is None
    off = {**translated, "site.yaml": LANGUAGES + "language_redirect: false\n"}
    assert _ask(jobs(off), "/", "zh-CN") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/feed/", "/feed.xml"),
        ("/feed/atom/", "/feed.xml"),
        ("/category/case-studies/", "/case-studies/"),
        ("/category/case-study/page/2/", "/case-studies/page/2/"),
        ("/category/case-study/feed/", "/case-studies/feed.xml"),
        ("/category/security/", "/tags/security/"),
        ("/tag/security/feed/rss2/", "/tags/security/feed.xml"),
        ("/tag/security/page/3", "/tags/security/page/3"),
        ("/author/fei-guo/", "/authors/fei-guo/"),
        ("/author/fei-guo/feed/", "/authors/fei-guo/feed.xml"),
        ("/page/2/", "/blog/page/2/"),
        ("/fr/tag/security/", "/fr/tags/security/"),
        ("/fr/feed/", "/fr/feed.xml"),
    ],
)
def test_addresses_of_wordpress(jobs, post, old, new) -> None:
    """What WordPress called feeds, terms and pages of lists leads to what they are called here."""
    site = {
        "posts/a.md": post(),
        "posts/b.md": post(kind="case-study"),
        "posts/a.fr.md": "---\ntitle: x\n---\n",
    }
    assert _ask(jobs(site), old) == (301, new)
    without = _ask(jobs({**site, "site.yaml": "wordpress_urls: false\n"}), old)
    assert without == ((404, "/fr/404.html") if old.startswith("/fr/") else None)


def test_sites_do_without_addresses_of_wordpress(jobs, post) -> None:
    """Where nothing is left of WordPress, no rule speaks of it."""
    found = jobs({"site.yaml": "wordpress_urls: false\n", "posts/a.md": post()})
    assert found.view("/_redirects").rules == ()


KINDS = """
kinds:
  news: {permalink: '/news/:year/:month/:day/:slug/', old_permalinks: [%s]}
"""


@pytest.mark.parametrize(
    ("pattern", "old", "rules"),
    [
        ("/blog/:year/:month/:day/:slug/", "/blog/2019/06/24/a/", 1),
        ("/:year/:month/:day/:kind/:slug/", "/2019/06/24/news/a/", 1),
        ("/blog/:year/:month/:slug/", "/blog/2019/06/a/", 2),
        ("/:slug/", "/a/", 2),
    ],
)
def test_old_patterns(jobs, post, pattern, old, rules) -> None:
    """An old pattern is one rule where it says all that the new one needs, else one for a post."""
    site = {
        "site.yaml": PLAIN + KINDS % pattern,
        "posts/a.md": post(kind="news"),
        "posts/b.md": post(kind="news", date="2019-06-25"),
    }
    found = jobs(site)
    assert (found.problems, len(found.view("/_redirects").rules)) == ([], rules)
    assert _ask(found, old) == (301, "/news/2019/06/24/a/")


def test_old_patterns_in_other_languages(jobs, post) -> None:
    """A translation's old URL leads to the translation."""
    site = {
        "site.yaml": PLAIN + KINDS % "/blog/:year/:month/:slug/",
        "posts/a.md": post(kind="news"),
        "posts/a.fr.md": "---\ntitle: x\n---\n",
    }
    assert _ask(jobs(site), "/fr/blog/2019/06/a/") == (301, "/fr/news/2019/06/24/a/")


def test_redirects_of_the_settings(jobs, post) -> None:
    """The settings redirect what is no text of the site, in their order, and before made rules."""
    rules = """
redirects:
  - {from: /tag/old/*, to: /tags/t/}
  - {from: /shop/*, to: 'https://shop.example.org/:splat', status: 302}
  - {from: '/index.php?page_id=7', to: /blog/}
  - {from: /gone/, to: /404.html, status: 410}
"""
    found = jobs({"site.yaml": rules, "posts/a.md": post(tags="[t]")})
    assert found.problems == []
    assert _ask(found, "/tag/old/feed/") == (301, "/tags/t/")
    assert _ask(found, "/shop/a/b") == (302, "https://shop.example.org/a/b")
    assert _ask(found, "/index.php?page_id=7") == (301, "/blog/?page_id=7")
    assert _ask(found, "/gone/") == (410, "/404.html")


@pytest.mark.parametrize(
    "written",
    [
        "{from: old, to: /a/}",
        "{from: /old/, to: a}",
        "{from: /old/, to: 'javascript:alert(1)'}",
        "{from: '/a /b', to: /c/}",
        "{from: /a/*/b, to: /c/}",
        "{from: '/a#b', to: /c/}",
        "{from: /.netlify/x, to: /c/}",
        "{from: /a/, to: /c/, status: 307}",
        "{from: /a/, to: /c/, status: x}",
        "{from: /a/, to: '/:splat'}",
        "{from: '/a/:b/', to: '/:c/'}",
    ],
)
def test_redirects_that_the_host_could_not_read(jobs, post, written) -> None:
    """A redirect that the host would read otherwise, or not at all, is an error at its place."""
    found = jobs({"site.yaml": f"redirects:\n  - {written}\n", "posts/a.md": post()})
    assert [(each.rule, each.path, each.line) for each in found.problems] == [
        ("bad-redirect", "content/site.yaml", 2)
    ]


@pytest.mark.parametrize(
    ("rules", "rule"),
    [
        (["/old/ /old/"], "redirect-loop"),
        (["/old/* /old/x/:splat"], "redirect-loop"),
        (["/one/ /two/", "/two/ /one/"], "redirect-loop"),
        (["/one/* /two/:splat", "/two/* /three/:splat", "/three/* /one/:splat"], "redirect-loop"),
        (["/?a=1 /?a=1"], "redirect-loop"),
        (["/old/ /blog/", "/old /tags/"], "duplicate-redirect"),
        (["/old/* /blog/", "/old/* /tags/"], "duplicate-redirect"),
        (["/old/* /blog/", "/old/x/ /tags/"], "shadowed-redirect"),
        (["/:any/* /blog/", "/old/* /tags/"], "shadowed-redirect"),
        (["/blog/ /tags/"], "shadowed-redirect"),
        (["/blog/2019/06/24/a/ /tags/"], "shadowed-redirect"),
        (["/alias/ /tags/"], "duplicate-redirect"),
    ],
)
def test_rules_that_never_apply(jobs, post, rules, rule) -> None:
    """A rule that leads in a circle, repeats another one, or stands behind one is an error."""
    pairs = [each.split(" ") for each in rules]
    lines = "".join(f"  - {{from: '{old}', to: '{new}'}}\n" for old, new in pairs)
    own = post(aliases="[/alias/]", tags="[t]", authors="[fei-guo]")
    site = {
        "site.yaml": PLAIN + "redirects:\n" + lines,
        "posts/a.md": own,
        "authors/fei-guo.yaml": "name: Fei Guo\n",
    }
    found = jobs(site).problems
    assert {(each.rule, each.path) for each in found} == {(rule, "content/site.yaml")}
    assert all(each.line >= 4 and each.hint for each in found)


@pytest.mark.parametrize(
    "rules",
    [
        ["/old/x/ /blog/", "/old/* /tags/"],
        ["/a/ /b/", "/b/ /c/", "/c/ /blog/"],
        ["/?p=1 /blog/", "/?p=2 /tags/"],
        ["/a/* /blog/", "/:any/b/ /tags/"],
        ["/blog/* /old/:splat"],
        ["/x/ https://example.org/x/"],
    ],
)
def test_rules_that_go_together(jobs, post, rules) -> None:
    """Rules of which each answers something are no fault, in whatever order."""
    pairs = [each.split(" ") for each in rules]
    lines = "".join(f"  - {{from: '{old}', to: '{new}'}}\n" for old, new in pairs)
    site = {"site.yaml": "redirects:\n" + lines, "posts/a.md": post(tags="[t]")}
    assert jobs(site).problems == []


@pytest.mark.parametrize("alias", ["/%E6%97%A5/", "/%e6%97%a5/", "/日/", "/日"])
def test_aliases_however_they_are_written(jobs, post, alias) -> None:
    """An old URL redirects as it is copied from a browser, and as it reads."""
    found = jobs({"posts/a.md": post(aliases=f"['{alias}']")})
    assert _ask(found, "/日/") == (301, "/blog/2019/06/24/a/")


def test_one_alias_in_two_forms(jobs, post) -> None:
    """A slash at the end makes no other URL, and saying both no fault."""
    found = jobs({"posts/a.md": post(aliases="[/old, /old/]")})
    assert (found.problems, _ask(found, "/old/")) == ([], (301, "/blog/2019/06/24/a/"))


def test_old_posts_in_any_language(jobs, translated, post) -> None:
    """An address with a query leads readers of all languages to its post."""
    site = {**translated, "posts/b.md": post(aliases="['/?p=1']")}
    for language in ("en", "zh-CN", "pt"):
        assert _ask(jobs(site), "/?p=1", language) == (301, "/blog/2019/06/24/b/?p=1")


@pytest.mark.parametrize(
    ("target", "is_dead"), [("/nowhere/", True), ("/tag/t/", False), ("/blog/", False)]
)
def test_redirects_to_nothing(jobs, post, target, is_dead) -> None:
    """A redirect to a page that isn't there is a warning where it is written."""
    settings = f"redirects: [{{from: /old/, to: {target}}}]\n"
    found = jobs({"site.yaml": settings, "posts/a.md": post(tags="[t]")}).problems
    assert [each.rule for each in found] == ["missing-page"] * is_dead


def test_made_rules_give_way(jobs, post) -> None:
    """Behind a rule of the settings that takes everything no made rule is left standing."""
    found = jobs({"site.yaml": "redirects: [{from: /*, to: /blog/}]\n", "posts/a.md": post()})
    assert [rule.source for rule in found.view("/_redirects").rules] == ["/*"]


def _numbered(post, count: int, alias: str, slug: str = "post-%d") -> dict[str, str]:
    return {
        f"posts/{slug % n}.md": post(aliases=f"['{alias % n}']", date="2019-06-24")
        for n in range(count)
    }


@pytest.mark.parametrize(
    ("alias", "most"),
    [("/old/2019/06/24/post-%d/", 1), ("/2019/06/24/post-%d/", 1), ("/p/%d/", 1001)],
)
def test_many_aliases_become_patterns(jobs, post, alias, most) -> None:
    """Beyond a thousand rules, those that differ by the same words are one; all answer as before."""
    found = jobs({"site.yaml": PLAIN, **_numbered(post, 1001, alias)})
    assert (found.problems, len(found.view("/_redirects").rules)) == ([], most)
    for number in (0, 7, 1000):
        target = (301, f"/blog/2019/06/24/post-{number}/")
        assert _ask(found, alias % number) == target


def test_a_thousand_aliases_stay(jobs, post) -> None:
    """Up to a thousand rules, each stands in the file as it was asked for."""
    site = {"site.yaml": PLAIN, **_numbered(post, 1000, "/old/2019/06/24/post-%d/")}
    assert len(jobs(site).view("/_redirects").rules) == 1000


def test_patterns_leave_the_exceptions(jobs, post) -> None:
    """An alias that a pattern would lead astray keeps its rule, and languages their own pages."""
    site = {
        "site.yaml": PLAIN,
        **_numbered(post, 1001, "/2019/06/24/post-%d/"),
        "posts/odd.md": post(aliases="[/2019/06/24/other/, /fr/06/24/post-1/]"),
        "posts/odd.fr.md": "---\ntitle: x\n---\n",
    }
    found = jobs(site)
    assert _ask(found, "/2019/06/24/other/") == (301, "/blog/2019/06/24/odd/")
    assert _ask(found, "/fr/06/24/post-1/") == (301, "/blog/2019/06/24/odd/")
    assert _ask(found, "/fr/06/24/post-2/") == (404, "/fr/404.html")


def test_links_to_old_urls(jobs, post) -> None:
    """A link to what redirects leads somewhere; one to what is merely missing doesn't."""
    site = {
        "site.yaml": "redirects: [{from: /old/*, to: /blog/}]\n",
        "posts/a.md": post("[x](/old/x/) [y](/tag/t/) [z](/nowhere/)\n"),
    }
    assert [each.rule for each in jobs(site).problems] == ["missing-page"]
