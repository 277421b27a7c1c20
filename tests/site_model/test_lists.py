"""Permalinks, orders, neighbours and what is related."""

import pytest

from blogsite.site.related import rank, terms_of


@pytest.mark.parametrize(
    ("kind", "slug", "url"),
    [
        ("guest-post", "", "/blog/2019/06/24/a/"),
        ("announcement", "", "/announcements/2019/06/24/a/"),
        ("case-study", "", "/case-studies/a/"),
        ("event-recap", "recap", "/blog/2019/06/24/recap/"),
        ("guest-post", "容器", "/blog/2019/06/24/%E5%AE%B9%E5%99%A8/"),
    ],
)
def test_permalinks(assemble, post, kind, slug, url) -> None:
    """A post's URL is made by its kind, of date and slug."""
    assert assemble({"posts/a.md": post(kind=kind, slug=slug)}).post("a").url == url


def test_own_permalinks(assemble, post) -> None:
    """A site sets the patterns of its kinds; the language stands before them."""
    found = assemble(
        {
            "site.yaml": "kinds: {note: {permalink: '/:kind/:slug/on/:day-:month-:year/'}}\n",
            "posts/a.md": post(),
            "posts/a.fr.md": "---\ntitle: Un\n---\n",
        }
    )
    assert found.post("a").url == "/note/a/on/24-06-2019/"
    assert found.post("a", "fr").url == "/fr/note/a/on/24-06-2019/"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("pages/about.md", "/about/"),
        ("pages/about.zh-CN.md", "/zh-cn/about/"),
        ("pages/guides/writing.md", "/guides/writing/"),
        ("pages/guides/index.md", "/guides/"),
    ],
)
def test_urls_of_pages(assemble, path, url) -> None:
    """A plain page's URL is its path below `pages`."""
    found = assemble({"site.yaml": "languages: [en, zh-CN]\n", path: "---\ntitle: A\n---\n"})
    urls = [page.url for edition in found.site.editions for page in edition.pages]
    assert urls == [url]


def test_order(assemble, post) -> None:
    """Posts are newest first; those of one instant by URL."""
    found = assemble(
        {
            "posts/b.md": post(date="2019-06-24"),
            "posts/a.md": post(date="2019-06-24"),
            "posts/new.md": post(date="2019-06-24T09:00:00Z"),
            "posts/old.md": post(date="2018-01-01"),
        }
    )
    assert found.stems() == ["new", "a", "b", "old"]


def test_indexes(assemble, post) -> None:
    """Each edition lists its posts by kind, tag, author, event, series and year."""
    found = assemble(
        {
            "authors/x.yaml": "name: X\n",
            "events/e.yaml": "name: E\nstart: 2019-05-20\n",
            "posts/a.md": post(tags="[t]", authors="[x]", events="[e]", series="s"),
            "posts/b.md": post(date="2018-01-01", tags="[t, u]", kind="case-study", series="s"),
            "posts/b.fr.md": "---\ntitle: Deux\ntranslators: [x]\ntags: []\n---\n",
        }
    )
    edition = found.edition()

    def stems(posts):
        return [each.original.place.stem for each in posts]

    assert {key: stems(posts) for key, posts in edition.own.tags.items()} == {
        "t": ["a", "b"],
        "u": ["b"],
    }
    assert {key: stems(posts) for key, posts in edition.own.years.items()} == {
        2018: ["b"],
        2019: ["a"],
    }
    assert stems(edition.own.series["s"]) == ["b", "a"]
    assert (stems(edition.own.authors["x"]), stems(edition.own.events["e"])) == (["a"], ["a"])
    assert set(edition.own.kinds) == {"guest-post", "case-study"}
    french = found.edition("fr")
    assert (dict(french.own.tags), stems(french.own.translators["x"])) == ({}, ["b"])


def test_related_by_rarity(assemble, post) -> None:
    """A rare tag in common counts for more than a frequent one."""
    files = {f"posts/p{n}.md": post(date=f"2019-06-0{n}", tags="[common]") for n in range(1, 7)}
    files["posts/one.md"] = post(date="2019-06-10", tags="[common, rare]")
    files["posts/two.md"] = post(date="2019-05-01", tags="[rare]")
    found = assemble(files)
    assert _related(found, "one", 3) == ["two", "p6", "p5"]


def _related(found, name: str, count: int) -> list[str]:
    """Return the stems of the posts that are related to one."""
    edition = found.edition()
    places = rank(terms_of(edition, count))[edition.posts.index(found.post(name))]
    return [edition.posts[place].original.place.stem for place in places]


def test_related_by_author_and_event(assemble, post) -> None:
    """Authors and events relate posts as tags do; a post isn't related to itself."""
    found = assemble(
        {
            "authors/x.yaml": "name: X\n",
            "events/e.yaml": "name: E\nstart: 2019-05-20\n",
            "posts/a.md": post(authors="[x]", events="[e]"),
            "posts/b.md": post(authors="[x]"),
            "posts/c.md": post(events="[e]"),
            "posts/d.md": post(),
        }
    )
    found_related = {name: set(_related(found, name, 5)) for name in ("a", "b", "d")}
    assert found_related == {"a": {"b", "c"}, "b": {"a"}, "d": set()}


@pytest.mark.parametrize("name", ["series", "tags", "slug"])
@pytest.mark.parametrize("value", ["../../evil", "/etc", "a/b", ".."])
def test_nothing_leaves_its_folder(make_site, build, post, tmp_path, name, value) -> None:
    """No word of a post becomes a path out of its folder."""
    front = {name: f"['{value}']" if name == "tags" else f"'{value}'"}
    result = build(make_site({"content/posts/a.md": post(**front)}))
    assert [each.rule for each in result.diagnostics] == [
        "bad-tag" if name == "tags" else "bad-slug"
    ]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cache", "out", "site"]


def test_strict_tags(assemble, post) -> None:
    """A tag without a file is its own name, unless the site forbids that."""
    files = {"posts/a.md": post(tags="[loose]")}
    (tag,) = assemble(files).post("a").tags
    assert (tag.name.get("en", "en"), tag.path) == ("loose", "")
    assert assemble({**files, "site.yaml": "strict_tags: true\n"}).rules == ["unknown-tag"]
