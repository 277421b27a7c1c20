"""Hugo's sites: which texts there are, in which languages, where they were, and what they say."""

from pathlib import Path

import pytest

from blogsite.importing.archive import Byline, Original, Said, Status

from .site import FRONT, convert, read, told, write


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A *title*\ndate: 2020-05-06\ntags: [x, y]\n---\nBody.\n",
        '+++\ntitle = "A *title*"\ndate = 2020-05-06\ntags = ["x", "y"]\n+++\nBody.\n',
        '{"title": "A *title*", "date": "2020-05-06", "tags": ["x", "y"]}\nBody.\n',
        "\ufeff---\r\nTitle: A *title*\r\nDate: 2020-05-06\r\nTags:\r\n  - x\r\n  - y\r\n---\r\nBody.\r\n",
    ],
)
def test_front_matter_has_three_notations(tmp_path: Path, text: str) -> None:
    """YAML, TOML and JSON say the same, in whatever letters and with whatever line ends."""
    found = read(tmp_path, {"content/posts/a.md": text})
    only = found.only
    assert (only.title.value, only.date.value) == ("A *title*", "2020-05-06")
    assert [tag.value for tag in only.tags] == ["x", "y"]
    assert (found.body.markdown, found.body.visible) == ("Body.\n", "Body.")
    assert (only.key, only.name, only.is_page, only.kind.value) == ("posts/a", "a", False, "posts")


def test_languages_are_folders_or_suffixes(tmp_path: Path) -> None:
    """All versions of a post have one key, whichever way the site parts its languages."""
    folders = read(tmp_path / "one", {
        "content/en/blog/a/index.md": FRONT,
        "content/zh-cn/blog/a/index.md": FRONT,
        "content/zh-cn/blog/b.md": FRONT,
    })  # fmt: skip
    suffixes = read(tmp_path / "two", {
        "content/blog/a/index.md": FRONT,
        "content/blog/a/index.zh-cn.md": FRONT,
        "content/blog/b.zh-cn.md": FRONT,
        "content/blog/v1.2.md": FRONT,
        "hugo.toml": "[languages.en]\n[languages.zh-cn]\n",
    })  # fmt: skip
    seen = [
        {(text.key, text.language) for text in each.archive.texts} for each in (folders, suffixes)
    ]
    expected = {("blog/a", "en"), ("blog/a", "zh-cn"), ("blog/b", "zh-cn")}
    assert seen == [expected, expected | {("blog/v1.2", "en")}]


def test_configured_folders_hold_languages(tmp_path: Path) -> None:
    """`contentDir` and mounts say where the texts of a language are, and names may be joined by key."""
    found = read(tmp_path, {
        "config/_default/hugo.yaml": "defaultContentLanguage: de\n",
        "config/_default/languages.toml": '[de]\ncontentDir = "inhalt"\n[fr]\n[fr.params]\nx = 1\n',
        "config/_default/module.toml": '[[mounts]]\nsource = "contenu"\ntarget = "content"\nlang = "fr"\n',
        "inhalt/posts/eins.md": "---\ndate: 2020-01-01\ntranslationKey: one\n---\n",
        "contenu/posts/un.md": "---\ndate: 2020-01-01\ntranslationKey: one\n---\n",
    })  # fmt: skip
    assert {(text.key, text.language) for text in found.archive.texts} == {
        ("one", "de"),
        ("one", "fr"),
    }
    assert found.archive.language == "de"
    assert {text.addresses[0] for text in found.archive.texts} == {"/posts/eins/", "/fr/posts/un/"}


def test_what_is_a_post(tmp_path: Path) -> None:
    """Dated texts, texts of blogs and of sections that are mostly dated are posts, others pages."""
    found = read(tmp_path, {
        "content/blog/undated.md": "---\ntitle: A\n---\n",
        "content/notes/dated.md": FRONT,
        "content/notes/also.md": FRONT,
        "content/notes/undated.md": "---\ntitle: A\n---\n",
        "content/docs/guide.md": "---\ntitle: A\n---\n",
        "content/docs/2020-01-02-guide.md": "---\ntitle: A\n---\n",
        "content/about.md": "---\ntitle: A\n---\n",
    })  # fmt: skip
    pages = {text.place.path for text in found.archive.texts if text.is_page}
    assert pages == {"content/docs/guide.md", "content/about.md"}


def test_dated_texts_in_no_folder_are_pages_beside_a_blog(tmp_path: Path) -> None:
    """A dated text at the top is a page unless most texts are there, which are posts then."""
    files = {"content/about.md": FRONT, "content/posts/a.md": FRONT}
    found = read(tmp_path / "one", {**files, "content/b.md": FRONT})
    assert not any(text.is_page for text in found.archive.texts)
    found = read(tmp_path / "two", files)
    assert {text.place.path for text in found.archive.texts if text.is_page} == {"content/about.md"}


def test_without_any_post_all_texts_are_posts(tmp_path: Path) -> None:
    """A site of nothing but undated texts, such as a glossary, is an archive of posts."""
    found = read(
        tmp_path, {"content/a.md": "---\ntitle: A\n---\n", "content/b.md": "---\ntitle: B\n---\n"}
    )
    assert [text.is_page for text in found.archive.texts] == [False, False]


def test_heads_of_lists_are_pages_or_entries(tmp_path: Path) -> None:
    """The text at the head of a list is a page where it has words; the ledger has the others."""
    found = read(tmp_path, {
        "content/_index.md": "---\ntitle: Home\n---\nWelcome.\n",
        "content/blog/_index.md": "---\ntitle: Blog\n---\n",
        "content/blog/a.md": FRONT,
        "content/guides/_index.md": "---\ntitle: Guides\n---\nAll guides.\n",
        "content/404.md": "---\ntitle: Lost\n---\nNothing here.\n",
    })  # fmt: skip
    pages = {
        text.name: (text.addresses, text.is_page) for text in found.archive.texts if text.is_page
    }
    assert pages == {"home": (("/",), True), "guides": (("/guides/",), True)}
    assert [(entry.part.value, entry.name) for entry in found.archive.entries] == [
        ("page", "content/404.md"),
        ("page", "content/blog/_index.md"),
    ]


def test_addresses_follow_hugo(tmp_path: Path) -> None:
    """Permalinks, slugs, languages, aliases and odd names give the addresses that Hugo gave."""
    found = read(tmp_path, {
        "hugo.toml": 'baseURL = "https://example.org/"\n[languages.en]\n[languages.fr]\n'
        '[permalinks]\nnews = "/n/:year/:monthname/:slug/"\n[permalinks.page]\nnotes = "/:sections[1:]/:filename/"\n',
        "content/posts/Hello World_x.md": "---\ntitle: H\ndate: 2020-01-02\naliases: [old, /x/y, ../z]\n---\n",
        "content/posts/c/index.md": '---\ntitle: C\nslug: "My Slug ä"\n---\n',
        "content/posts/c/index.fr.md": "---\ntitle: C\n---\n",
        "content/posts/v1.2 rel (x)+y.md": "---\ntitle: V\n---\n",
        "content/news/2021-03-04-some_Thing.md": '---\ntitle: "News & Ö Title: 1.5"\ndate: 2021-03-04\n---\n',
        "content/news/u.md": "---\ntitle: U\nurl: /custom/:slug\nslug: s1\n---\n",
        "content/notes/in/ner/n.md": "---\ntitle: N\n---\n",
    })  # fmt: skip
    assert {
        text.place.path.removeprefix("content/"): text.addresses for text in found.archive.texts
    } == {
        "posts/Hello World_x.md": ("/posts/hello-world_x/", "/posts/old", "/x/y", "/z"),
        "posts/c/index.md": ("/posts/my-slug-%C3%A4/",),
        "posts/c/index.fr.md": ("/fr/posts/c/",),
        "posts/v1.2 rel (x)+y.md": ("/posts/v1.2-rel-x+y/",),
        "news/2021-03-04-some_Thing.md": ("/n/2021/march/news-%C3%B6-title-1.5/",),
        "news/u.md": ("/custom/s1/",),
        "notes/in/ner/n.md": ("/in/ner/n/",),
    }
    assert found.archive.hosts == ("example.org", "www.example.org")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("author: Writer One", [Byline("Writer One", 4)]),
        ("authors: [Writer One, Writer Two]", [Byline("Writer One", 4), Byline("Writer Two", 4)]),
        (
            "author: {name: Writer One, link: 'https://example.org/', company: Some Company, position: Engineer}",
            [Byline("Writer One", 4, "", "Engineer", "Some Company", "https://example.org/")],
        ),
        ("authors:\n- name: Writer One\n- Writer Two", [Byline("Writer One", 4), Byline("Writer Two", 4)]),
        ("author_name: '[Writer One](https://example.org/) (Some Company)'",
         [Byline("[Writer One](https://example.org/) (Some Company)", 4)]),
        ("params: {author: Writer One}", [Byline("Writer One", 4)]),
        ("authors: [one]", [Byline("", 4, "one")]),
        ("Author: ''", []),
    ],
)  # fmt: skip
def test_authors_are_said_in_many_ways(
    tmp_path: Path, written: str, expected: list[Byline]
) -> None:
    """Text, list, mapping and list of mappings all say who wrote, and keys of the site's own list do."""
    found = read(tmp_path, {
        "content/authors/one/_index.md": "---\ntitle: Writer Three\nrole: Editor\n---\nWrites.\n",
        "content/posts/a.md": f"---\ntitle: A\ndate: 2020-05-06\n{written}\n---\n",
    })  # fmt: skip
    assert list(found.only.authors) == expected
    (person,) = found.archive.people
    assert (person.account, person.name, person.role, person.bio) == (
        "one",
        "Writer Three",
        "Editor",
        "Writes.",
    )


def test_people_in_data_are_accounts(tmp_path: Path) -> None:
    """Files of data say who the authors are that texts name by a key."""
    found = read(tmp_path, {
        "data/authors.yaml": "one: {name: Writer One, company: Some Company}\n",
        "data/authors/two.toml": 'Name = "Writer Two"\n',
        "content/posts/a.md": "---\ntitle: A\ndate: 2020-05-06\nauthors: [One, two, Writer Three]\n---\n",
    })  # fmt: skip
    assert [(each.account, each.name, each.organization) for each in found.archive.people] == [
        ("one", "Writer One", "Some Company"),
        ("two", "Writer Two", ""),
    ]
    assert [(each.account, each.text) for each in found.only.authors] == [
        ("one", ""),
        ("two", ""),
        ("", "Writer Three"),
    ]


def test_what_front_matter_says_is_taken_or_told(tmp_path: Path) -> None:
    """Known values find their places, and each that nothing stands for is a field of its own."""
    front = (
        "title: A\nlinkTitle: Short\ndate: 2020-05-06T09:00:00+02:00\nlastmod: 2020-06-01\n"
        "expiryDate: 2030-01-01\nslug: b\ndescription: Says all.\ntags: [x, '', y]\ncategories: news, more\n"
        "topics: [x]\nseries: [Start]\nimages: [a.png, b.png]\ncanonical_url: https://elsewhere.example.org/a\n"
        "weight: 10\nparams: {flavour: {a: 1}}\nmenu: {main: {}}"
    )
    text = read(tmp_path, {"content/posts/a.md": f"---\n{front}\n---\n"}).only
    assert text.date == Said("2020-05-06T09:00:00+02:00", 4)
    assert (text.updated, text.expires) == (Said("2020-06-01", 5), Said("2030-01-01", 6))
    assert (text.summary, text.series, text.slug) == (Said("Says all.", 8), Said("Start", 12), "b")
    assert [tag.value for tag in text.tags] == ["x", "y", "news", "more"]
    assert text.image is not None
    assert text.image.src == "a.png"
    assert text.original == Original("https://elsewhere.example.org/a")
    assert dict(text.fields) == {
        "linktitle": Said("Short", 3),
        "weight": Said("10", 15),
        "params.flavour": Said("a: 1", 16),
    }


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("draft: true", Status.DRAFT),
        ("draft: false", Status.PUBLISHED),
        ("date: 2026-01-02", Status.SCHEDULED),
        ("publishDate: 2027-01-01T00:00:00Z", Status.SCHEDULED),
        ("headless: true", Status.PAGELESS),
        ("build: {render: never}", Status.PAGELESS),
        ("_build: {render: false}", Status.PAGELESS),
    ],
)
def test_nothing_is_published_by_mistake(tmp_path: Path, written: str, status: Status) -> None:
    """What Hugo showed nobody is no published text here."""
    found = read(tmp_path, {"content/posts/a.md": f"---\ntitle: A\n{written}\n---\nText.\n"})
    assert found.only.status is status


def test_texts_in_a_bundle_have_no_page(tmp_path: Path) -> None:
    """A text beside `index.md` is a part of that bundle, which Hugo gave no address."""
    found = read(tmp_path, {"content/posts/a/index.md": FRONT, "content/posts/a/part.md": FRONT})
    assert found.text("content/posts/a/index.md").status is Status.PUBLISHED
    assert found.text("content/posts/a/part.md").status is Status.PAGELESS


def test_lists_hand_values_down(tmp_path: Path) -> None:
    """`cascade` gives what a text doesn't say itself, to the texts that it is for."""
    found = read(tmp_path, {
        "content/blog/_index.md": "---\ncascade:\n  - author: Writer One\n"
        "  - _target: {path: '/blog/old/**'}\n    draft: true\n---\n",
        "content/blog/old/a.md": FRONT,
        "content/blog/b.md": "---\ntitle: B\nauthor: Writer Two\n---\n",
    })  # fmt: skip
    old, new = found.text("content/blog/old/a.md"), found.text("content/blog/b.md")
    assert [old.authors[0].text, new.authors[0].text] == ["Writer One", "Writer Two"]
    assert [old.status, new.status] == [Status.DRAFT, Status.PUBLISHED]


def test_the_site_says_what_it_is(tmp_path: Path) -> None:
    """Title, description, zone and address are those of the configuration, or asked for."""
    files = {
        "hugo.json": '{"title": "A blog", "baseURL": "https://example.org/", "timeZone": "Europe/Berlin",'
        ' "params": {"description": "About it."}}',
        "content/posts/a.md": FRONT,
    }
    archive = read(tmp_path, files, base_url="https://www.example.com/").archive
    assert (archive.title, archive.description, archive.timezone) == (
        "A blog",
        "About it.",
        "Europe/Berlin",
    )
    assert archive.base_url == "https://www.example.com/"
    assert archive.hosts == ("www.example.com", "example.com")


@pytest.mark.parametrize(
    ("base_url", "base"), [("https://example.org/blog/", "/blog"), ("https://example.org/", "")]
)
def test_addresses_begin_with_the_path_of_the_site(
    tmp_path: Path, base_url: str, base: str
) -> None:
    """A section of the same name comes behind it, and aliases are below it, too."""
    found = read(tmp_path, {
        "hugo.toml": f'baseURL = "{base_url}"\nuglyURLs = true\n',
        "content/blog/a.md": "---\ntitle: A\naliases: [/old/, ../b, 'https://x.example/y']\n---\n",
        "content/about.md": FRONT,
    })  # fmt: skip
    assert found.archive.base == base
    assert found.text("content/blog/a.md").address_lines == (0, 3, 3, 3)
    assert found.text("content/about.md").addresses == (f"{base}/about.html",)
    assert found.text("content/blog/a.md").addresses == (
        *(f"{base}/blog/a.html", f"{base}/old/", f"{base}/b", "https://x.example/y"),
    )


def test_lists_and_feeds_of_sections_and_taxonomies_are_known(tmp_path: Path) -> None:
    """Hugo makes them without a file; each language that has posts has its own."""
    found = read(tmp_path, {
        "hugo.toml": 'baseURL = "https://a.example/b/"\n[taxonomies]\ntag = "labels"\nauthor = "authors"\n'
        "[languages.en]\n[languages.fr]\n",
        "content/posts/a.md": FRONT,
        "content/posts/a.fr.md": FRONT,
        "content/about.fr.md": "---\ntitle: A\n---\nWords.\n",
    })  # fmt: skip
    lists = {each.address: each.of.value for each in found.archive.lists if not each.is_feed}
    own = {"posts/": "posts", "labels/": "tags", "labels/:name/": "tag"}
    own |= {"authors/": "authors", "authors/:name/": "author"}
    assert lists == {f"{at}{path}": of for at in ("/b/", "/b/fr/") for path, of in own.items()}
    feeds = {each.address for each in found.archive.lists if each.is_feed}
    assert feeds == {f"{each}index.xml" for each in ("/b/", "/b/fr/", *lists)}


def test_files_are_found_as_hugo_found_them(tmp_path: Path) -> None:
    """Beside the text, beside another version of it, in the static folder, and texts by file or address."""
    (tmp_path / "out.png").write_text("x")
    root = tmp_path / "site"
    found = read(root, {
        "hugo.toml": 'baseURL = "https://example.org/"\n[languages.en]\n[languages.ja]\n',
        "content/en/blog/a/index.md": FRONT,
        "content/en/blog/a/own.png": "x",
        "content/ja/blog/a/index.md": FRONT,
        "content/en/blog/b.md": FRONT,
        "content/en/docs/far.md": FRONT,
        "content/en/blog/_index.md": "---\ntitle: Blog\n---\n",
        "static/images/one two.png": "x",
    })  # fmt: skip
    (root / "static/link.png").symlink_to(tmp_path / "out.png")
    text = found.text("content/ja/blog/a/index.md")

    def where(address: str) -> str:
        file = found.archive.files.find(address, text)
        return file.relative_to(root.resolve()).as_posix() if file else ""

    assert where("own.png") == "content/en/blog/a/own.png"
    assert where("/images/one%20two.png") == "static/images/one two.png"
    assert where("https://example.org/images/one%20two.png") == "static/images/one two.png"
    assert where("../../../images/one two.png?x=1") == "static/images/one two.png"
    assert where("../b.md") == where("/blog/b/") == where("../b/") == "content/en/blog/b.md"
    assert where("/blog/") == where("../_index.md") == where("far") == ""
    for outside in (
        "../../../../../out.png",
        "/../out.png",
        "/link.png",
        "//x/a.png",
        "https://[x",
        "a\0",
    ):
        assert where(outside) == ""


def test_unread_and_unused_files_are_entries(tmp_path: Path) -> None:
    """Files that no text names, links that lead out, and faulty front matter are told of."""
    outside = tmp_path / "outside.md"
    outside.write_text(FRONT)
    root = tmp_path / "site"
    files = {
        "content/posts/a/index.md": FRONT + "![A](used.png)\n",
        "content/posts/a/used.png": "x",
        "content/posts/a/unused.png": "x",
        "content/posts/b.md": "---\ntitle: [A\n---\nText.\n",
    }
    write(root, files)
    (root / "content/posts/c.md").symlink_to(outside)
    found = read(root, files)
    assert {(entry.name, entry.fate.value) for entry in found.archive.entries} == {
        ("content/posts/a/unused.png", "lost"),
        ("content/posts/c.md", "lost"),
        ("front matter", "lost"),
    }
    assert found.bodies["content/posts/b.md"].markdown == "Text.\n"


def test_goldmarks_notation_becomes_ours(tmp_path: Path) -> None:
    """Attributes go before their block, options of code are renamed, and bare addresses stay links."""
    body = convert(
        tmp_path,
        '## Part {#part .wide data-x=1}\n\n| a |\n| - |\n| b |\n{.table style="x"}\n\n'
        "```go {linenos=table hl_lines=[1]}\nx{.y}\n```\n{.code}\n\nSee https://example.org/a_b. And x^[2].\n",
    )
    assert body.markdown == (
        "## Part {#part .wide}\n\n{.table}\n| a |\n| - |\n| b |\n\n"
        "{.code}\n```go {linenums=true hl_lines=[1]}\nx{.y}\n```\n\n"
        "See <https://example.org/a_b>. And x\\^[2].\n"
    )
    assert told(body.entries) == [("html", "changed", 5), ("html", "changed", 10)]


def test_frames_become_links_and_scripts_go(tmp_path: Path) -> None:
    """Raw HTML that shows another page is a link, what runs is left out, with their lines."""
    body = convert(
        tmp_path,
        '<iframe src="https://www.youtube.com/embed/zSeKL2-_sVg"></iframe>\n\n'
        "<script>\nalert(1)\n</script>\n\n{{< strange >}}\n",
    )
    assert "script" not in body.markdown
    assert "https://www.youtube.com/watch?v=zSeKL2-_sVg" in body.markdown
    assert told(body.entries) == [
        ("embed", "changed", 5),
        ("html", "lost", 7),
        ("shortcode", "changed", 11),
    ]


def test_html_texts_become_markdown(tmp_path: Path) -> None:
    """A text that is HTML is converted, its shortcodes too."""
    path = "content/posts/a.html"
    found = read(tmp_path, {path: FRONT + "<p>One <b>two</b>.</p>\n{{< youtube zSeKL2-_sVg >}}\n"})
    body = found.bodies[path]
    assert body.markdown.startswith("One **two**.")
    assert "watch?v=zSeKL2-_sVg" in body.markdown
    assert body.visible == "One two."


def test_other_notations_are_shown_as_they_are(tmp_path: Path) -> None:
    """A text in a notation that can't be read keeps its words, as code."""
    found = read(tmp_path, {"content/posts/a.adoc": FRONT + "= Words\n\n* one\n"})
    assert found.body.markdown == "```\n= Words\n\n* one\n```\n"
    assert told(found.body.entries) == [("html", "changed", 5)]


def test_marks_of_summaries_are_used(tmp_path: Path) -> None:
    """What stands before the mark is the summary where that is more than the first paragraph."""
    body = "One.\n\nTwo.\n\n<!--more-->\n\nThree.\n"
    found = read(tmp_path, {"content/posts/a.md": FRONT + body})
    assert found.only.summary.value == "One. Two."
    assert "more" not in found.body.markdown


def test_emoji_have_names_where_the_site_says_so(tmp_path: Path) -> None:
    """`:tada:` is a letter with `enableEmoji`, but not in code, and words without it."""
    files = {"content/posts/a.md": FRONT + "Out :tada: `:tada:`\n"}
    assert read(tmp_path, files).body.visible == "Out :tada: :tada:"
    files["hugo.yaml"] = "enableEmoji: true\n"
    found = read(tmp_path, files)
    assert found.body.markdown == "Out 🎉 `:tada:`\n"
    assert found.body.visible == "Out 🎉 :tada:"


def test_the_locale_is_the_language_of_a_site_with_one(tmp_path: Path) -> None:
    """Without any other language the configured locale says which one it is."""
    files = {"content/posts/a.md": FRONT, "config.toml": 'languageCode = "zh-cn"\n'}
    found = read(tmp_path, files)
    assert (found.archive.language, found.only.language) == ("zh-cn", "zh-cn")
    assert found.only.addresses == ("/posts/a/",)


@pytest.mark.parametrize("inner", ["content/de", "content/de/blog"])
def test_a_folder_of_one_language_may_be_the_source(tmp_path: Path, inner: str) -> None:
    """The name of the folder says the language where nothing else does; a year is no kind."""
    found = read(tmp_path / inner, {"2020/a.md": FRONT})
    assert (found.archive.language, found.only.language, found.only.kind.value) == ("de", "de", "")


def test_a_site_may_be_below_a_path(tmp_path: Path) -> None:
    """Addresses, redirects and files are found below the path of the base URL, even one of a section."""
    found = read(tmp_path, {
        "hugo.toml": 'baseURL = "https://example.org/blog/"\nuglyURLs = true\n',
        "content/blog/x.md": "---\ntitle: X\naliases: [/old/]\n---\n",
        "content/blog/y.md": FRONT,
        "static/a.png": "x",
        "static/_redirects": "/about /blog/blog/x.html\n",
    })  # fmt: skip
    text = found.text("content/blog/x.md")
    assert text.addresses == ("/blog/blog/x.html", "/blog/old/")
    redirects = [(each.source, each.target) for each in found.archive.redirects]
    assert redirects == [("/blog/about", "/blog/blog/x.html")]
    root = tmp_path.resolve()
    for address in ("/a.png", "/blog/a.png", "https://example.org/blog/a.png"):
        assert found.archive.files.find(address, text) == root / "static/a.png"
    assert found.archive.files.find("/blog/y.html", text) == root / "content/blog/y.md"
    assert found.archive.files.find("https://example.org/a.png", text) is None


def test_redirects_of_the_host_come_along(tmp_path: Path) -> None:
    """What `_redirects` and `netlify.toml` redirected is told with its line and status."""
    files = {
        "content/posts/a.md": FRONT,
        "static/_redirects": "# old\n/old /posts/a/ 302\n\nnonsense\n/same /same\n",
        "netlify.toml": '[[redirects]]\nfrom = "/x/*"\nto = "/posts/:splat"\nstatus = 307\n',
    }
    found = [
        (each.source, each.target, each.place.line, each.status)
        for each in read(tmp_path, files).archive.redirects
    ]
    assert found == [("/old", "/posts/a/", 2, 302), ("/x/*", "/posts/:splat", 2, 307)]


def test_a_featured_file_is_the_picture_of_its_bundle(tmp_path: Path) -> None:
    """Without a picture in the front matter it is a resource, or the file that is called so."""
    files = {"content/posts/a/index.md": FRONT, "content/posts/a/my-Featured-image.png": "x"}
    image = read(tmp_path / "one", files).only.image
    assert image is not None
    assert image.src == "my-Featured-image.png"
    front = (
        FRONT.removesuffix("---\n") + "resources:\n- {src: b.jpg, name: header, title: Alt}\n---\n"
    )
    image = read(tmp_path / "two", {"content/posts/a/index.md": front}).only.image
    assert image is not None
    assert (image.src, image.alt, image.line) == ("b.jpg", "Alt", 4)


def test_tags_have_names_of_their_own(tmp_path: Path) -> None:
    """The text of a term says how it is called in each language, and is no page."""
    found = read(tmp_path, {
        "content/en/tags/ci/_index.md": "---\ntitle: Integration\ndescription: All of it.\n---\n",
        "content/fr/tags/ci/_index.md": "---\ntitle: Intégration\n---\n",
        "content/en/posts/a.md": FRONT,
    })  # fmt: skip
    (term,) = found.archive.terms
    assert (term.key, term.name, term.description) == ("ci", "Integration", "All of it.")
    assert dict(term.names) == {"en": "Integration", "fr": "Intégration"}
    assert len(found.archive.texts) == 1


def test_what_people_and_terms_say_of_themselves_is_kept(tmp_path: Path) -> None:
    """Words below the front matter of a person or term follow those in it; other languages' are told."""
    found = read(tmp_path, {
        "content/en/tags/ci/_index.md": "---\ntitle: CI\ndescription: All of it.\n---\nAnd *more*.\n",
        "content/fr/tags/ci/_index.md": "---\ntitle: IC\n---\nEt plus.\n",
        "content/en/authors/one/_index.md": "---\ntitle: Writer One\nbio: Writes.\n---\nAt length.\n",
        "content/en/posts/a.md": FRONT,
    })  # fmt: skip
    assert found.archive.terms[0].description == "All of it.\n\nAnd more."
    assert found.archive.people[0].bio == "Writes.\n\nAt length."
    assert {
        entry.name: (entry.fate.value, entry.place.line) for entry in found.archive.entries
    } == {
        "content/en/authors/one/_index.md": ("changed", 0),
        "content/en/tags/ci/_index.md": ("changed", 0),
        "content/fr/tags/ci/_index.md": ("lost", 4),
    }


def test_undated_texts_were_at_the_first_of_all_days(tmp_path: Path) -> None:
    """A pattern of days gives a text without one the address that Hugo gave it."""
    found = read(tmp_path, {
        "hugo.toml": '[permalinks]\nposts = "/:year/:month/:day/:slug/"\n',
        "content/posts/a.md": "---\ntitle: A\n---\nText.\n",
        "content/posts/a.ja.md": "---\ntitle: A\n---\nText.\n",
    })  # fmt: skip
    assert {text.addresses for text in found.archive.texts} == {
        ("/1/01/01/a/",), ("/ja/1/01/01/a/",)
    }  # fmt: skip


@pytest.mark.parametrize(
    "hostile",
    [
        "a\n{" + "a" * 60_000,
        "a\n{" + "a b=c " * 20_000,
        "a\n{.a}\n" * 3_000,
        "# {" * 20_000,
        "```" + "{a=" * 20_000 + "\n```",
        "> " * 2_000 + "{.a}",
        "[" * 40_000 + "http://a.b/",
        "[" + "\\a" * 20_000 + "http://a.b/",
        "<iframe src=x " * 10_000,
        "<!--more-->" * 10_000,
        ":a" * 40_000,
    ],
)
def test_hostile_texts_take_time_in_proportion(tmp_path: Path, hostile: str) -> None:
    """No run of half-open braces, brackets or tags holds a conversion up."""
    files = {"hugo.toml": "enableEmoji = true\n"}
    assert convert(tmp_path, hostile, files).markdown
