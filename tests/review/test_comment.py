"""The Markdown of a review, made for a comment on GitHub."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from blogsite.review.escaping import block, code, plain

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)
from .conftest import NOW

ONE = "content/posts/one.md"
GITHUB = MarkdownIt("commonmark").enable("table")
# What GitHub makes links of, or calls people by.
CALLS = re.compile(r"@\w|#\d|GH-\d|https?://\w|www\.\w", re.IGNORECASE)
ODD = st.text(alphabet="ab1 @#|`*_[]()<>!\\~$:/-.&\n\u4e00")


@given(ODD)
def test_plain_texts(text: str) -> None:
    """A text reads as it is, in a cell of a table too: no markup, no link, no call."""
    shown = GITHUB.render(f"| a | b |\n| --- | --- |\n| x{plain(text)} | c |\n")
    cells = re.findall(r"<td>(.*?)</td>", shown, re.DOTALL)
    assert len(cells) == 2
    assert "<" not in cells[0]
    assert not CALLS.search(cells[0].replace("&amp;", "&"))


@given(ODD)
def test_code(text: str) -> None:
    """Code says what the text says, whatever backticks are in it."""
    (paragraph,) = (each for each in GITHUB.parse(f"x{code(text)}x") if each.type == "inline")
    wanted = " ".join(text.split())
    found = [each.content for each in paragraph.children or () if each.type == "code_inline"]
    assert [each.strip() for each in found] == ([wanted.replace("|", "\\|")] if wanted else [])


@given(st.lists(ODD.map(lambda text: "+ " + text.replace("\n", " "))))
def test_blocks(lines: list[str]) -> None:
    """A block ends where its lines end, whatever backticks are in them."""
    tokens = GITHUB.parse(block(lines) + "\nafter\n")
    assert [each.type for each in tokens][:2] == ["fence", "paragraph_open"]


def _comment(run, site, *options: object) -> str:
    given = ("--root", site.root, "--base", "main", "--now", NOW, "--jobs", 1)
    return run("review", *given, "--format", "markdown", *options).stdout


def test_titles_of_strangers(repository, post, run) -> None:
    """A title that calls people, marks up and ends cells is shown as it is."""
    site = repository({ONE: post()})
    site.write({ONE: post("New.\n", title="'@cncf #12 a|b <img src=x> [x](https://e.example/)'")})
    shown = GITHUB.render(_comment(run, site))
    assert "<img" not in shown
    assert "<a " not in shown
    assert "@cncf" not in re.sub("<code>.*?</code>", "", shown)
    assert "a|b" in shown


def test_links_to_a_preview(repository, post, run) -> None:
    """With a base URL the texts and the page are linked."""
    site = repository({ONE: post()})
    site.write({ONE: post("New.\n", slug="a-b")})
    shown = GITHUB.render(_comment(run, site, "--base-url", "https://preview.example.org/p/"))
    links = re.findall(r'href="([^"]*)"', shown)
    assert links[:2] == [
        "https://preview.example.org/p/_review/",
        "https://preview.example.org/p/blog/2019/06/24/a-b/",
    ]


def test_no_preview(repository, post, run) -> None:
    """Without a base URL nothing is said of a page that nobody can open."""
    site = repository({ONE: post()})
    site.write({ONE: post("New.\n")})
    second = _comment(run, site).splitlines()[2]
    assert re.fullmatch(r"Compared with `main \([0-9a-f]{10}\)`: \*\*1 changed\*\*\.", second)


def test_one_of_a_kind(repository, post, run) -> None:
    """What there is one of is said as one."""
    two = {"content/posts/two.md": post("![a](a.png)\n"), "content/posts/a.png": png()}
    site = repository({ONE: post(), **two})
    site.write({ONE: None, "content/posts/a.png": png(shade=1)})
    said = _comment(run, site)
    assert re.search(r"1 picture or download\b", said)
    assert not re.search(r"\b1 (pictures|posts|lists|feeds|other files|URLs)\b", said)


def test_a_new_post(repository, post, run) -> None:
    """Of a new text its card, languages, links to other sites and bare pictures are there."""
    body = "[here](/blog/) [own](http://localhost:8000/x) [a|b](https://a.example/x) ![](a.png) ![Said](https://b.example/b.png)\n"
    site = repository({"content/site.yaml": "languages: [en, de, ja]\n"})
    site.write({ONE: post(body, title="New", summary="In short"), "content/posts/a.png": png()})
    said = _comment(run, site)
    assert "> **New**\\\n> In short" in said
    assert "No translation in: de, ja" in said
    shown = GITHUB.render(said)
    links = re.search(r"<summary>1 link to other sites</summary>(.*?)</details>", shown, re.DOTALL)
    assert re.findall("<li>(.*?)</li>", links[1]) == ["a|b <code>https://a.example/x</code>"]
    bare = re.search("1 picture without an alternative text</summary>(.*?)</det", shown, re.DOTALL)
    assert len(re.findall("<code>.*?a.png</code>", bare[1])) == 1
    assert "b.png" not in bare[1]


def test_missing_translations(repository, post, run) -> None:
    """A changed text says in which languages it isn't."""
    site = repository({ONE: post(), "content/site.yaml": "languages: [en, de]\n"})
    site.write({ONE: post("New.\n")})
    assert "No translation in: de" in _comment(run, site)


def test_losses(repository, post, run) -> None:
    """What readers lose of a text that is still there is said first."""
    two = "content/posts/two.md"
    site = repository({ONE: post("## Part\n"), two: post("Two.\n")})
    site.write(
        {
            ONE: post("## Other\n", draft="true"),
            two: None,
            "content/posts/2019/two.md": post("Two.\n"),
        }
    )
    said = _comment(run, site)
    assert "### Lost without a redirect\n\n- `/blog/2019/06/24/one/`" in said
    assert "| changed (draft, **no longer published**) |" in said
    assert "readers lose `/blog/2019/06/24/one/` once this is merged" in said
    assert "**Anchor lost**: `#part`" in said
    assert "**Feed id changed**" in said


def test_long_new_posts(repository, post, run) -> None:
    """New posts full of links are cut in whole pieces, and the comment stays short enough."""
    links = "".join(f"- [w{n}](https://a.example/{'x' * 80}/{n})\n" for n in range(300))
    site = repository({ONE: post()})
    site.write({f"content/posts/p{number}.md": post(links) for number in range(30)})
    said = _comment(run, site)
    assert len(said) < 65_536
    assert said.count("<details>") == said.count("</details>") > 1
    assert re.search(r"- and 2\d\d more\n\n</details>", said)


def test_length(repository, post, run) -> None:
    """However much differs, the comment is short enough for GitHub and says that it was cut."""
    paths = [f"content/posts/p{number}.md" for number in range(300)]
    site = repository({path: post("One.\n", tags="[a]") for path in paths})
    long = " ".join(f"w{number}" for number in range(900))
    site.write({path: post(f"{long}\n\n{long}\n", title="A title " + "x" * 200) for path in paths})
    said = _comment(run, site)
    assert len(said) < 65_536
    assert "More differs than a comment can hold" in said
