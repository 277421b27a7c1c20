"""Jekyll sites: posts and pages, their old addresses, Liquid as far as it is plain, and kramdown."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from blogsite.importing.archive import Converted, Status
from blogsite.importing.ledger import Fate
from blogsite.importing.spool import Spool

from .reading import read, read_any, text_at, write

HEAD = "---\ntitle: A post\n---\n"
PATH = "_posts/2016-07-26-x.md"


def _body(root: Path, spool: Spool, body: str, more: Mapping[str, str] | None = None) -> Converted:
    write(root, {PATH: HEAD + body, **(more or {})})
    return spool.read(text_at(read("jekyll", root, spool), PATH).body, Converted)


@pytest.mark.parametrize(
    ("settings", "front", "address"),
    [
        ("", "", "/2016/07/26/x.html"),
        ("permalink: pretty", "", "/2016/07/26/x/"),
        ("permalink: none", "category: One", "/one/x.html"),
        ("permalink: ordinal", "", "/2016/208/x.html"),
        ("permalink: /b/:year/:i_month/:title", "", "/b/2016/7/x"),
        ("permalink: /:categories/:title/", "categories: One Two", "/one/two/x/"),
        ("permalink: pretty", "categories: [Web Dev, Über]", "/web%20dev/%C3%BCber/2016/07/26/x/"),
        ("baseurl: /base", "slug: other", "/base/2016/07/26/other.html"),
        ("", "permalink: /own/", "/own/"),
        ("", "categories: [Web Dev]", "/web%20dev/2016/07/26/x.html"),
        ("", "date: 2016-08-01 10:00:00 +0200", "/2016/08/01/x.html"),
    ],
)
def test_permalinks_follow_the_rules_of_jekyll(
    tmp_path: Path, spool: Spool, settings: str, front: str, address: str
) -> None:
    """The first address of a post is where Jekyll published it."""
    write(tmp_path, {"_config.yml": f"{settings}\n", PATH: f"---\ntitle: A\n{front}\n---\n"})
    (text,) = read("jekyll", tmp_path, spool).texts
    assert text.addresses == (address,)


@pytest.mark.parametrize(
    "address",
    ["/a.png", "/base/a.png", "https://www.example.org/base/a.png", "a.png", "../a.png"],
)
def test_files_of_the_site_are_found_by_any_address(
    tmp_path: Path, spool: Spool, address: str
) -> None:
    """With or without host and path of the site, an address is that of a file of the source."""
    settings = "url: https://www.example.org\nbaseurl: /base\n"
    write(tmp_path, {"_config.yml": settings, PATH: HEAD, "a.png": "x"})
    archive = read("jekyll", tmp_path, spool)
    assert archive.files.find(address, text_at(archive, PATH)) == tmp_path.resolve() / "a.png"
    for other in ("https://www.example.org/a.png", "https://other.example.org/base/a.png"):
        assert archive.files.find(other, text_at(archive, PATH)) is None


@pytest.mark.parametrize(
    "tag", ["{% post_url 2016-07-26-x %}", "{% link _posts/2016-07-26-x.md %}"]
)
def test_the_address_of_a_text_is_no_word(tmp_path: Path, spool: Spool, tag: str) -> None:
    """A definition whose address a tag gives is one, so that nothing of it counts as words."""
    assert _body(tmp_path, spool, f"[words][x] {tag}\n\n[x]: {tag}\n").visible == "words #"


def test_folders_say_categories_and_languages(tmp_path: Path, spool: Spool) -> None:
    """A folder above `_posts` is a category; one of a language makes a version of the post."""
    write(
        tmp_path,
        {
            "news/_posts/2016-07-26-x.md": HEAD,
            "_posts/2016-07-26-y.md": HEAD,
            "_posts/fr/2016-07-26-y.md": HEAD,
            "_posts/2016-07-26-y.de.md": HEAD,
            "_posts/2016-07-26-z.md": "---\ntitle: Z\nlang: es\nref: other\n---\n",
        },
    )
    archive = read("jekyll", tmp_path, spool)
    assert text_at(archive, "news/_posts/2016-07-26-x.md").addresses == ("/news/2016/07/26/x.html",)
    found = {(text.key, text.language) for text in archive.texts}
    assert {key for key, language in found if language in ("en", "fr", "de")} == {
        "posts/2016-07-26-y",
        "posts/news/2016-07-26-x",
    }
    assert ("posts/other", "es") in found


def test_settings_and_defaults_are_read(tmp_path: Path, spool: Spool) -> None:
    """The site's settings say what it is, its defaults what texts don't say themselves."""
    write(
        tmp_path,
        {
            "_config.yml": "title: Site\nurl: https://www.example.org\ntimezone: Europe/Berlin\n"
            "defaults:\n  - scope: {path: '', type: posts}\n    values: {author: one}\n",
            "_data/authors.yml": "one:\n  name: Writer One\n  web: https://one.example\n"
            "  email: one@example.org\n",
            PATH: HEAD,
            "_posts/2016-07-27-y.md": "---\ntitle: Y\nauthor: Somebody Else\n---\n",
        },
    )
    archive = read("jekyll", tmp_path, spool)
    assert (archive.title, archive.timezone) == ("Site", "Europe/Berlin")
    assert archive.base_url == "https://www.example.org/"
    assert [(each.account, each.url) for each in archive.people] == [("one", "https://one.example")]
    assert [text.authors[0].account for text in archive.texts] == ["one", ""]
    assert [entry.name for entry in archive.entries] == ["one.email: one@example.org"]


def test_what_nobody_could_see_is_not_published(tmp_path: Path, spool: Spool) -> None:
    """Drafts, unpublished posts and posts of the future keep what they were."""
    write(
        tmp_path,
        {
            "_drafts/a.md": HEAD,
            "_posts/2016-01-01-b.md": "---\ntitle: B\npublished: false\n---\n",
            "_posts/2090-01-01-c.md": HEAD,
            "_posts/2016-01-01-d.md": HEAD,
        },
    )
    status = {text.name: text.status for text in read("jekyll", tmp_path, spool).texts}
    assert status == {
        "a": Status.DRAFT,
        "b": Status.DRAFT,
        "c": Status.SCHEDULED,
        "d": Status.PUBLISHED,
    }


def test_pages_are_texts_and_templates_are_not(tmp_path: Path, spool: Spool) -> None:
    """Files with front matter are pages; lists that a template makes are entries."""
    write(
        tmp_path,
        {
            PATH: HEAD,
            "_config.yml": "baseurl: /base\ncollections:\n  guides: {output: true}\n",
            "about.md": "---\ntitle: About\nredirect_from: /me/\n---\n",
            "_guides/one.md": HEAD,
            "index.html": "---\n---\n{% for post in site.posts %}x{% endfor %}\n",
            "README.md": "# R\n",
            "old.md": "---\nredirect_to: https://new.example/\n---\n",
            "_posts/2016-01-01-t.textile": "h1. T\n",
        },
    )
    archive = read("jekyll", tmp_path, spool)
    pages = {text.key: text.addresses for text in archive.texts if text.is_page}
    assert pages == {
        "guides/one": ("/base/guides/one.html",),
        "pages/about": ("/base/about.html", "/base/me/"),
    }
    assert [(each.source, each.target) for each in archive.redirects] == [
        ("/base/old.html", "https://new.example/")
    ]
    assert [entry.name for entry in archive.entries] == [
        "index.html",
        "_posts/2016-01-01-t.textile",
        "README.md",
    ]


@pytest.mark.parametrize(
    ("liquid", "markdown"),
    [
        ("{% raw %}{{ a }} {% b %}{% endraw %}", r"{{ a }} \{% b %}"),
        (
            "{% highlight yaml linenos %}\na: {{ 'b' }}\n{% endhighlight %}",
            "```yaml {linenums=true}\na: b\n```",
        ),
        (
            "[a]({{ site.baseurl }}{% post_url 2016-07-26-x %}#b)",
            "[a](import:posts/2016-07-26-x#b)",
        ),
        ("[a]({% link _posts/2016-07-26-x.md %})", "[a](import:posts/2016-07-26-x)"),
        ("[a]({% link a.pdf %})", "[a](/a.pdf)"),
        ("{% post_url 2000-01-01-none %}", r"\{% post_url 2000-01-01-none %}"),
        ("![a]({{ '/a.png' | relative_url }})", "![a](/base/a.png)"),
        ("{{ page.title }} {{ site.url }}", "A post https://www.example.org"),
        ("{% assign a = 'b' %}{{ a | upcase | append: '!' }}", "B!"),
        ("{% capture a %}*b*{% endcapture %}{{ a }}", "*b*"),
        ("a{% comment %} b {% endcomment %}c", "ac"),
        ("{% if a %}b{% endif %} {{ c.d }}", r"\{% if a %}b\{% endif %} {{ c.d }}"),
        ('{% include a.html what="*b*" %}', "A *b*"),
        ("{% include hard.html %}", r"\{% include hard.html %}"),
        ("{% include self.html %}", r"\{% include self.html %}"),
        ("{% include_relative near.md %}", "Near"),
        ("{% include_relative ../../secret.md %}", r"\{% include_relative ../../secret.md %}"),
        ("{% gist one/12 %}", "<https://gist.github.com/one/12>"),
        ("{% youtube abc %}", "<https://www.youtube.com/watch?v=abc>"),
        ('{% include figure.html src="/a.png" alt="A" caption="C" %}', '![A](</a.png> "C")'),
        ('{% include tip.html content="*b*" %}', "> [!TIP]\n> *b*"),
        ("{% unknown a %}", r"\{% unknown a %}"),
        ("<p>{% unknown a %}</p>", "<p>&#123;% unknown a %}</p>"),
    ],
)
def test_plain_liquid_says_what_it_stands_for(
    tmp_path: Path, spool: Spool, liquid: str, markdown: str
) -> None:
    """What is plain is put in; what Liquid would have to decide stays as visible text."""
    site = tmp_path / "site"
    (tmp_path / "secret.md").write_text("secret")
    more = {
        "_config.yml": "url: https://www.example.org\nbaseurl: /base\n",
        "_includes/a.html": "A {{ include.what }}\n",
        "_includes/hard.html": "{% if a %}b{% endif %}\n",
        "_includes/self.html": "{% include self.html %}{% include self.html %}\n",
        "_posts/near.md": "Near\n",
        "a.pdf": "x",
    }
    assert _body(site, spool, liquid + "\n", more).markdown.strip() == markdown


@pytest.mark.parametrize(
    ("kramdown", "markdown"),
    [
        ("* TOC\n{:toc}\n\nText", "Text"),
        ("## A\n{: #b .c}", "## A {#b .c}"),
        ("## A {#b}\n{: .c}", "## A {#b .c}"),
        ("## A {#b}\n{: .c #d}", "## A {.c #d}"),
        ("## A {#b}", "## A {#b}"),
        ("##A", "## A"),
        ("Text\nmore\n{: .note}", "{.note}\nText\nmore"),
        ("```\na\n```\n{: .language-ruby}", "```ruby\na\n```"),
        ('[a](b){:target="_blank" .c}', "[a](b){.c}"),
        ('[a](b){:target="_blank"}', "[a](b)"),
        ("*a*{: .b}", "*a*"),
        ("`{: .b}`", "`{: .b}`"),
        ("a $$x_1$$ b", "a `x_1` b"),
        ("$$\nx_1\n$$", "```latex\nx_1\n```"),
        ("The HTML\n\n*[HTML]: Hyper *Text*", 'The <abbr title="Hyper *Text*">HTML</abbr>'),
        ("a\n{::comment}\nb\n{:/comment}\nc", "a\n\nc"),
        ('<div markdown="1">\n**a**\n</div>', "<div>\n\n**a**\n\n</div>"),
        ("A\n: b", "A\n: b"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_kramdown_is_said_in_this_dialect(
    tmp_path: Path, spool: Spool, kramdown: str, markdown: str
) -> None:
    """Attributes, contents, abbreviations and math have the form that is read here."""
    assert _body(tmp_path, spool, kramdown + "\n").markdown.strip() == markdown


def test_a_summary_ends_at_the_separator_of_the_site(tmp_path: Path, spool: Spool) -> None:
    """What stands before the site's own mark is the summary."""
    body = "One.\n\nTwo.\n\n<!--cut-->\n\nThree.\n"
    write(tmp_path, {"_config.yml": "excerpt_separator: <!--cut-->\n", PATH: HEAD + body})
    (text,) = read("jekyll", tmp_path, spool).texts
    assert text.summary.value == "One. Two."
    assert spool.read(text.body, Converted).markdown == "One.\n\nTwo.\n\nThree.\n"


def test_posts_in_html_become_markdown(tmp_path: Path, spool: Spool) -> None:
    """A post that is HTML keeps its words, and what it says of the site."""
    write(
        tmp_path,
        {
            "_config.yml": "title: Site\n",
            "_posts/2016-07-26-x.html": HEAD
            + "<h2>B</h2>\n\n    <p>C <b>d</b> {{ site.title }}</p>",
        },
    )
    (text,) = read("jekyll", tmp_path, spool).texts
    converted = spool.read(text.body, Converted)
    assert converted.markdown.strip() == "## B\n\nC **d** Site"
    assert converted.visible == "B C d Site"


def test_each_part_of_liquid_is_an_entry_with_its_line(tmp_path: Path, spool: Spool) -> None:
    """Entries name what was written, and the line of the file that has it."""
    body = _body(tmp_path, spool, "a\n\n{% unknown %}\n\n{% comment %}b{% endcomment %}\n")
    assert [(each.name, each.place.line, each.fate) for each in body.entries] == [
        ("{% unknown %}", 6, Fate.CHANGED),
        ("{% comment %}", 8, Fate.LOST),
    ]


def test_what_readers_saw_is_made_of_the_source(tmp_path: Path, spool: Spool) -> None:
    """Words that Liquid puts out count as seen, its tags and kramdown's marks don't."""
    body = (
        "* TOC\n{:toc}\n\n##A {{ page.title }}\n{: .b}\n\n{% raw %}{{ c }}{% endraw %}"
        "{% comment %}no{% endcomment %}\n\n{% highlight js %}\n<d> *e*\n{% endhighlight %}\n\n"
        "[f](g){:h} $$x_1$$ {% gist one/1 %}\n"
    )
    seen = _body(tmp_path, spool, body).visible
    assert seen == "A A post {{ c }} <d> *e* f x_1"


def test_a_folder_without_posts_is_an_error(tmp_path: Path, spool: Spool) -> None:
    """A site that has pages alone is no blog."""
    write(tmp_path, {"_config.yml": "title: A\n", "about.md": HEAD})
    _, faults = read_any("jekyll", tmp_path, spool)
    assert [each.rule for each in faults] == ["bad-source"]


def test_each_file_that_is_no_text_is_told_by_name(tmp_path: Path, spool: Spool) -> None:
    """Files of no use have an entry each; one that a text includes has none, as nothing is lost."""
    more = {
        "_posts/undated.md": HEAD,
        "_includes/used.md": "Shown.\n",
        "_includes/unused.md": "Unseen.\n",
        "404.html": "---\npermalink: /404.html\n---\n<p>Nothing here.</p>\n",
    }
    write(tmp_path, {PATH: HEAD + "{% include used.md %}\n", **more})
    archive = read("jekyll", tmp_path, spool)
    assert [text.place.path for text in archive.texts] == [PATH]
    assert {entry.name: entry.note.partition(",")[0] for entry in archive.entries} == {
        "_posts/undated.md": "its name has no date",
        "_includes/unused.md": "is no post or page",
        "404.html": "the site makes its page for missing ones itself",
    }
