"""Which pages exist, in which language, and what they say of each other."""

import pytest

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)

PREFIXED = "https://example.org/archive/"
ENGLISH = {
    *("/", "/blog/", "/blog/guest-posts/", "/case-studies/", "/blog/2018/", "/blog/2019/"),
    *("/blog/2019/06/24/a/", "/case-studies/b/", "/about/", "/404.html"),
    *("/tags/", "/tags/t/", "/authors/", "/authors/fei-guo/", "/series/", "/series/s/"),
    *("/events/", "/events/past/", "/events/next/"),
}
CHINESE = {
    *("/zh-cn/", "/zh-cn/blog/", "/zh-cn/blog/guest-posts/", "/zh-cn/blog/2019/"),
    *("/zh-cn/blog/2019/06/24/a/", "/zh-cn/404.html"),
    *("/zh-cn/tags/", "/zh-cn/tags/t/", "/zh-cn/series/", "/zh-cn/series/s/"),
    *("/zh-cn/authors/", "/zh-cn/authors/fei-guo/", "/zh-cn/authors/lei-zhang/"),
    *("/zh-cn/events/", "/zh-cn/events/past/"),
}


def test_pages(jobs, everything) -> None:
    """Each list exists where it lists something, in each language that has posts for it."""
    found = jobs(everything)
    assert found.problems == []
    assert found.pages == ENGLISH | CHINESE


def test_an_empty_site(jobs) -> None:
    """A site without posts is a home page, an empty blog, and the page for lost readers."""
    assert jobs({}).pages == {"/", "/blog/", "/404.html"}


def test_the_front_page_shows_no_post_twice(jobs) -> None:
    """Of each kind the front page has the newest four beyond the latest of all, where there are any."""

    def post(day: int, kind: str) -> str:
        return f"---\ntitle: {kind} {day}\ndate: 2019-05-{day}\nkind: {kind}\n---\n"

    files = {f"posts/g{day}.md": post(day, "guest-post") for day in range(12, 26)}
    files |= {f"posts/e{day}.md": post(day, "event-recap") for day in (10, 11)}
    files |= {"posts/a.md": post(30, "announcement")}
    home = jobs(files).view("/")
    assert [each.title for each in home.posts] == [
        "announcement 30",
        *(f"guest-post {day}" for day in (25, 24, 23, 22, 21, 20)),
    ]
    assert [(shelf.kind.name, [post.title for post in shelf.posts]) for shelf in home.shelves] == [
        ("Guest posts", [f"guest-post {day}" for day in (19, 18, 17, 16)]),
        ("Event recaps", ["event-recap 11", "event-recap 10"]),
    ]


def test_the_front_page_of_few_posts_has_shelves(jobs) -> None:
    """Where few posts are left beyond the latest of all, one row of these leaves each kind some."""
    kinds = ("guest-post", "announcement", "event-recap", "case-study") * 3

    def home(count: int):
        return jobs(
            {
                f"posts/p{at}.md": f"---\ntitle: P{at}\ndate: 2019-05-{30 - at}\nkind: {kind}\n---\n"
                for at, kind in enumerate(kinds[:count])
            }
        ).view("/")

    assert (len(home(7).posts), home(7).shelves) == (7, ())
    assert [each.title for each in home(10).posts] == ["P0", "P1", "P2", "P3"]
    assert sorted(post.title for shelf in home(10).shelves for post in shelf.posts) == [
        f"P{at}" for at in range(4, 10)
    ]
    assert len(home(10).shelves) == 4


def test_alternates(jobs, everything) -> None:
    """Pages name their translations, with the default one for all other readers."""
    found = jobs(everything, base_url="https://example.org/")
    for url in ("/blog/2019/06/24/a/", "/zh-cn/blog/2019/06/24/a/"):
        assert [(each.language, each.url) for each in found.view(url).head.alternates] == [
            ("en", "https://example.org/blog/2019/06/24/a/"),
            ("zh-CN", "https://example.org/zh-cn/blog/2019/06/24/a/"),
            ("x-default", "https://example.org/blog/2019/06/24/a/"),
        ]


def test_the_version_for_all_others(jobs, post) -> None:
    """Where the default language has no version, the original is the one for all other readers."""
    found = jobs(
        {
            "site.yaml": "languages: [en, zh-CN, fr]\n",
            "posts/a.zh-CN.md": post(),
            "posts/a.fr.md": "---\ntitle: x\n---\n",
        },
        base_url="https://example.org/",
    )
    other = "https://example.org/zh-cn/blog/2019/06/24/a/"
    (entry,) = [each for each in found.view("/sitemap.xml").entries if each.url == other]
    alternates = [
        (a.language, a.url) for a in found.view(other.partition(".org")[2]).head.alternates
    ]
    assert alternates[-1] == ("x-default", other)
    assert list(entry.alternates) == alternates


@pytest.mark.parametrize(
    "url",
    ["/case-studies/b/", "/about/", "/events/next/", "/404.html", "/zh-cn/authors/lei-zhang/"],
)
def test_no_alternates_without_translations(jobs, everything, url) -> None:
    """A page that exists in one language names no alternates."""
    assert jobs(everything).view(url).head.alternates == ()


def test_language_switcher(jobs, everything) -> None:
    """The switcher leads to the same page, or home where a language doesn't have it."""
    found = jobs(everything)

    def links(url):
        return [
            (each.language, each.url, each.is_current) for each in found.view(url).head.languages
        ]

    assert links("/tags/t/") == [("en", "/tags/t/", True), ("zh-CN", "/zh-cn/tags/t/", False)]
    assert links("/case-studies/b/") == [
        ("en", "/case-studies/b/", True),
        ("zh-CN", "/zh-cn/", False),
    ]
    assert jobs({}).view("/").head.languages == ()


def test_menu(jobs, everything) -> None:
    """The menu of a language leaves out what the language doesn't have."""
    found = jobs(everything)
    assert [link.url for link in found.view("/").frame.menu] == [
        *("/blog/", "/case-studies/", "/events/", "/tags/", "/authors/")
    ]
    assert [link.url for link in found.view("/zh-cn/").frame.menu] == [
        *("/zh-cn/blog/", "/zh-cn/events/", "/zh-cn/tags/", "/zh-cn/authors/")
    ]


@pytest.mark.parametrize(
    ("posts", "size", "pages"),
    [(0, 2, 1), (1, 2, 1), (2, 2, 1), (3, 2, 2), (4, 2, 2), (5, 2, 3), (3, 1000, 1)],
)
def test_pagination(jobs, post, posts, size, pages) -> None:
    """A list has as many pages as it needs, and at least one."""
    files = {f"posts/p{n}.md": post(tags="[t]") for n in range(posts)}
    found = jobs({**files, "site.yaml": f"paginate: {size}\n"})
    numbered = {f"/blog/page/{n}/" for n in range(2, pages + 1)}
    assert {url for url in found.pages if url.startswith("/blog/page/")} == numbered
    assert found.view("/blog/").pagination.total == pages


def test_neighbouring_pages(jobs, post) -> None:
    """Pages of a list link to their neighbours, and only the first one has translations."""
    files = {f"posts/p{n}.md": post() for n in range(5)}
    files |= {f"posts/p{n}.fr.md": "---\ntitle: x\n---\n" for n in range(5)}
    found = jobs({**files, "site.yaml": "paginate: 2\nlanguages: [en, fr]\n"})
    second = found.view("/blog/page/2/")
    assert (second.pagination.previous, second.pagination.next) == ("/blog/", "/blog/page/3/")
    assert [(page.number, page.url) for page in second.pagination.pages] == [
        (1, "/blog/"),
        (2, "/blog/page/2/"),
        (3, "/blog/page/3/"),
    ]
    assert [len(found.view(page.url).posts) for page in second.pagination.pages] == [2, 2, 1]
    assert second.head.alternates == ()
    assert len(found.view("/blog/").head.alternates) == 3


def test_archives(jobs, post) -> None:
    """A year groups its posts by month, latest first."""
    found = jobs({f"posts/p{n}.md": post(date=f"2019-0{n}-01") for n in (1, 3, 5)})
    view = found.view("/blog/2019/")
    assert [(month.date.month, len(month.posts)) for month in view.months] == [
        (5, 1),
        (3, 1),
        (1, 1),
    ]
    assert [link.name for link in view.years] == ["2019"]


def test_neighbours(jobs, post) -> None:
    """Previous is the older post, next the newer one, within the language."""
    found = jobs({f"posts/p{n}.md": post(title=f"P{n}", date=f"2019-06-0{n}") for n in (1, 2, 3)})

    def names(n):
        view = found.view(f"/blog/2019/06/0{n}/p{n}/")
        return (view.previous and view.previous.name, view.next and view.next.name)

    assert [names(n) for n in (1, 2, 3)] == [(None, "P2"), ("P1", "P3"), ("P2", None)]


def test_series(jobs, post) -> None:
    """Parts of a series are numbered from the oldest."""
    found = jobs(
        {f"posts/p{n}.md": post(date=f"2019-06-0{n}", series="big-story") for n in (1, 2, 3)}
    )
    part = found.view("/blog/2019/06/02/p2/").series
    assert (part.name, part.number, part.total) == ("Big story", 2, 3)
    assert (part.previous.url, part.next.url) == ("/blog/2019/06/01/p1/", "/blog/2019/06/03/p3/")
    assert [card.url for card in found.view("/series/big-story/").posts] == [
        f"/blog/2019/06/0{n}/p{n}/" for n in (1, 2, 3)
    ]


def test_events(jobs, everything) -> None:
    """The index tells upcoming events from past ones; an event without posts in a language
    has no page in it, and no link."""
    found = jobs(everything)
    view = found.view("/events/")
    assert ([e.name for e in view.upcoming], [e.name for e in view.past]) == (["Next"], ["Past"])
    assert [e.name for e in found.view("/").upcoming] == ["Next"]
    assert found.view("/zh-cn/").upcoming == ()


def test_syndicated_posts(jobs, post) -> None:
    """A post that appeared elsewhere first names that as its canonical address and isn't in the
    sitemap; its translation appeared here first, so it is its own."""
    origin = "{site: Medium, url: 'https://example.org/x'}"
    found = jobs(
        {"posts/a.md": post(originally_published=origin), "posts/a.fr.md": "---\ntitle: x\n---\n"},
        base_url="https://blog.example.org/",
    )
    head = found.view("/blog/2019/06/24/a/").head
    assert (head.canonical, head.alternates) == ("https://example.org/x", ())
    urls = [entry.url for entry in found.view("/sitemap.xml").entries]
    translation = "https://blog.example.org/fr/blog/2019/06/24/a/"
    assert found.view("/fr/blog/2019/06/24/a/").head.canonical == translation
    assert [url for url in urls if url.endswith("/a/")] == [translation]


def test_drafts_are_not_indexed(jobs, post) -> None:
    """A draft that is shown says so, isn't to be indexed, and isn't in the sitemap."""
    found = jobs({"posts/a.md": post(draft="true")}, drafts=True)
    view = found.view("/blog/2019/06/24/a/")
    assert (view.status, view.head.is_indexed) == ("draft", False)
    assert not any(entry.url.endswith("/a/") for entry in found.view("/sitemap.xml").entries)


def test_minutes(jobs, post) -> None:
    """Reading takes a minute at least; Chinese is counted by the letter."""
    found = jobs(
        {
            "posts/short.md": post("Word.\n"),
            "posts/long.md": post("word " * 2200),
            "posts/wide.zh-CN.md": post("字" * 4000),
        }
    )
    assert found.view("/blog/2019/06/24/short/").minutes == 1
    assert found.view("/blog/2019/06/24/long/").minutes == 10
    assert found.view("/zh-cn/blog/2019/06/24/wide/").minutes == 10


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, 9]), (2, [1, 2, 3, 9]), (5, [1, 4, 5, 6, 9]), (9, [1, 8, 9])],
)
def test_long_lists_link_to_near_pages(jobs, post, number, shown) -> None:
    """A page of a long list links to the first, the last and its neighbours, whatever its length."""
    files = {f"posts/p{n}.md": post() for n in range(9)}
    found = jobs({**files, "site.yaml": "paginate: 1\n"})
    view = found.view("/blog/" if number == 1 else f"/blog/page/{number}/")
    assert [page.number for page in view.pagination.pages] == shown


@pytest.mark.parametrize(
    ("src", "url"),
    [
        ("pic.png", PREFIXED + "media/posts/pic.png"),
        ("'https://example.com/a.png'", "https://example.com/a.png"),
    ],
)
def test_picture_of_the_head(jobs, post, src, url) -> None:
    """A post's picture is absolute in its head, with the path of the base URL once."""
    found = jobs(
        {"posts/a.md": post(image=f"{{src: {src}, alt: x}}"), "posts/pic.png": png()},
        base_url=PREFIXED,
    )
    assert found.problems == []
    assert found.view("/blog/2019/06/24/a/").head.image == url


def test_feed_of_everything_is_announced(jobs, everything, post) -> None:
    """Each page of a site in several languages announces the feed of all of them."""
    found = jobs(everything, base_url=PREFIXED)
    for url in ("/", "/zh-cn/blog/2019/06/24/a/"):
        feeds = [each for each in found.view(url).frame.feeds if each.title == "All languages"]
        assert [each.url for each in feeds] == [
            PREFIXED + "all/feed.xml",
            PREFIXED + "all/feed.json",
        ]
    assert found.view("/all/feed.xml").topic == "everything"
    alone = jobs({"posts/a.md": post()}).view("/").frame.feeds
    assert "All languages" not in {each.title for each in alone}


def test_translations_are_paginated(jobs, post) -> None:
    """An author's posts and translations run side by side over as many pages as the longer needs."""
    files = {"authors/lei-zhang.yaml": "name: Lei Zhang\n", "site.yaml": "paginate: 2\n"}
    for n in range(5):
        files[f"posts/p{n}.md"] = post()
        files[f"posts/p{n}.fr.md"] = "---\ntitle: x\ntranslators: [lei-zhang]\n---\n"
    files["posts/own.fr.md"] = post(authors="[lei-zhang]")
    found = jobs(files)
    pages = [found.view(f"/fr/authors/lei-zhang/{end}") for end in ("", "page/2/", "page/3/")]
    assert [(len(each.posts), len(each.translations)) for each in pages] == [(1, 2), (0, 2), (0, 1)]
    assert {(each.count, each.translation_count) for each in pages} == {(1, 5)}
    (card,) = found.view("/fr/authors/").terms
    assert (card.posts, card.translations) == (1, 5)
    assert found.view("/fr/blog/2019/06/24/p0/").translators[0].url == "/fr/authors/lei-zhang/"


def test_drafts_of_pages_are_not_indexed(jobs, post) -> None:
    """In a preview a page that is a draft is kept from search engines, with its versions."""
    draft = "---\ntitle: x\ndraft: true\n---\n"
    files = {"pages/x.md": draft, "pages/x.fr.md": "---\ntitle: x\n---\n", "posts/a.fr.md": post()}
    found = jobs(files, drafts=True)
    for url in ("/x/", "/fr/x/"):
        head = found.view(url).head
        assert (head.is_indexed, head.alternates) == (False, ())
        assert [link.target for link in head.languages] == ["version", "version"]
