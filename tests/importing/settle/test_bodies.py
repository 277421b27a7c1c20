"""Bylines that only a body has are found, and prose is never taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.importing.settle.people.bodies import bylines_in
from blogsite.importing.settle.people.model import Known

from .archives import Maker, fronts

_PROSE = "\n\nThe first paragraph tells what this is about.\n\nAnother one follows it.\n"


@pytest.mark.parametrize(
    "line",
    [
        "**Authors:** Name One",
        "**Author**: Name One",
        "**Author:** Name One (Acme)",
        "*Author: Name One*",
        "Author: [Name One](https://a.example/)",
        "By Name One",
        "*By Name One, Acme*",
        "by [Name One](https://a.example/)",
        "*Posted by Name One on Thursday, April 24, 2015*",
        "Written by **Name One**",
        "<p><em>By Name One</em></p>",
        "*Guest post by Name One, CTO of Acme*",
        "- **Author:** Name One",
        "_Editor's note: today’s post is by Name One, CTO of Acme._",
        "Editor’s note: This is a **guest post by Name One**, who tells about storage.",
        "Auteur : Name One",
        "Автор: Name One",
        "저자: Name One",
        "著者: Name One",
        "作者：Name One",
        "**作者**：Name One",
        "**Authors:**\n\n- Name One",
    ],
)
def test_a_line_at_the_beginning_names_the_authors(maker: Maker, line: str) -> None:
    """In many languages and manners of writing; the line stays in the body."""
    native = maker.settle(maker.text(body=f"{line}{_PROSE}"))
    (front,) = fronts(native)
    assert [each if isinstance(each, str) else each["id"] for each in front["authors"]] == [
        "name-one"
    ]


@pytest.mark.parametrize(
    "line", ["— Name One, Acme", "-- Name One", "*— Name One*", "**Author:** Name One"]
)
def test_a_line_at_the_end_names_the_authors(maker: Maker, line: str) -> None:
    """So do signatures."""
    (front,) = fronts(maker.settle(maker.text(body=f"{_PROSE.strip()}\n\n{line}\n")))
    assert len(front["authors"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "By default, the port is closed.",
        "By using Kubernetes, Acme saved time.",
        "By Name's reckoning this is fine.",
        "by the end of the year",
        "Authors have the most flexibility.",
        "# By Name One",
        "> By Name One",
        "```\nAuthor: Name One\n```",
        "    Author: Name One",
        '"It works."\n\n— Name One, CTO',
        "--proto_path=. x",
        "-- OTel Unplugged!",
        "Author: the words of this line are far too many and they are all small, so it is a sentence",
        "By April 2019, By May",
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    """What only begins like one, is quoted, or is code, names nobody."""
    assert bylines_in(f"{line}{_PROSE}", Known()) == ()
    assert bylines_in(f"{_PROSE.strip()}\n\n{line}\n", Known()) == ()


def test_front_matter_goes_before_the_body(maker: Maker) -> None:
    """A body is asked only where front matter names nobody."""
    text = maker.text(authors="Name Two", body="By Name One\n\nWords.\n")
    assert fronts(maker.settle(text))[0]["authors"] == ("name-two",)


def test_translators_are_told_from_authors(maker: Maker) -> None:
    """A label for translators makes translators."""
    body = "**作者**：王小明\n\n**译者**：李雷\n\n正文。\n"
    (front,) = fronts(maker.settle(maker.text(language="zh", body=body)))
    assert (front["authors"], front["translators"]) == (("wang-xiao-ming",), ("li-lei",))


@given(st.text(max_size=400))
def test_any_body_is_read(body: str) -> None:
    """Nothing in a body raises or hangs."""
    bylines_in(body, Known())
    bylines_in("By " * 3000 + body, Known())
    bylines_in("**Author:** " + "A" * 9000 + body, Known())
