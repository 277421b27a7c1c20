"""The Markdown of a review, made for a comment on GitHub."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from blogsite.review.escaping import block, code, plain

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


def test_length(repository, post, run) -> None:
    """However much differs, the comment is short enough for GitHub and says that it was cut."""
    paths = [f"content/posts/p{number}.md" for number in range(300)]
    site = repository({path: post("One.\n", tags="[a]") for path in paths})
    long = " ".join(f"w{number}" for number in range(900))
    site.write({path: post(f"{long}\n\n{long}\n", title="A title " + "x" * 200) for path in paths})
    said = _comment(run, site)
    assert len(said) < 65_536
    assert "More differs than a comment can hold" in said
