"""Addresses in posts."""

import pytest

from blogsite.markdown import fill_gaps
from blogsite.model.body import Target, TargetKind

LINK, IMAGE = TargetKind.LINK, TargetKind.IMAGE


@pytest.mark.parametrize(
    "url", ["a.md", "../b/c.md?x#y", "/d/", "#e", "a%20b.png", "ü.md", "12:30", "a/b:c"]
)
def test_addresses_in_the_site_are_gaps(parse, url):
    """A relative address, one from the root and a fragment wait for the site, as written."""
    assert parse(f"[x]({url})").body.targets == (Target(LINK, url, 1, 5),)


@pytest.mark.parametrize(
    "url", ["https://a.example/b?c#d", "HTTP://a.example", "mailto:a@b.example", "//a.example/b"]
)
def test_addresses_elsewhere_stay(parse, url):
    """An absolute address stays as it is."""
    assert parse(f"[x]({url})").body.html == f'<p><a href="{url}">x</a></p>\n'


def test_addresses_elsewhere_are_encoded(parse):
    """What may not stand in an address is percent-encoded, what is encoded stays."""
    assert parse("[x](<https://a.example/b c?d=é&e=%20>)").body.html == (
        '<p><a href="https://a.example/b%20c?d=%C3%A9&amp;e=%20">x</a></p>\n'
    )


@pytest.mark.parametrize(
    ("written", "encoded"),
    [('/x"y', "/x%22y"), ('#"x', "#%22x"), ("/[", "/%5B"), ("100%.png", "100%25.png"), ("ü", "ü")],
)
def test_addresses_in_the_site_are_encoded(parse, written, encoded):
    """What may not stand in an address is percent-encoded; letters of all scripts stay."""
    assert [target.value for target in parse(f"[x]({written})").body.targets] == [encoded]
    raw = written.replace('"', "&quot;")
    assert [target.value for target in parse(f'<a href="{raw}">x</a>').body.targets] == [encoded]


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "//[",
        "http://a:b@c:99999999/",
        "http:///x",
        "https:x",
        "//a b",
        "http://a℀b",
        "//",
    ],
)
def test_addresses_without_a_host_are_errors(parse, url):
    """An address that no program could split, or with a host or port that can't be, goes."""
    parsed = parse(f"[x](<{url}>)")
    assert parsed.body.html == "<p>x</p>\n"
    assert parsed.said == ["1:6: error: bad-url"]


def test_a_host_may_be_a_number(parse):
    """Ports and addresses by number are fine."""
    assert parse("[x](http://[::1]:8080/a) [y](https://u@a.example:443?b)").problems == []


def test_positions_are_those_of_the_file(parse):
    """A gap knows the line and column of what was written, also in references and raw HTML."""
    written = (
        "a\n[x](one.md) [y](one.md)\n\n- > [z][ref]\n\n[ref]: two.md\n\n<a href='three.md'>b</a>"
    )
    assert parse(written, first_line=10).body.targets == (
        Target(LINK, "one.md", 11, 5),
        Target(LINK, "one.md", 11, 17),
        Target(LINK, "two.md", 15, 8),
        Target(LINK, "three.md", 17, 10),
    )


def test_images_wait_for_their_file(parse):
    """The source of an image is a gap of its own kind."""
    assert parse("text ![a](b.png)").body.targets == (Target(IMAGE, "b.png", 1, 11),)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "javascript&colon;alert(1)",
        "vbscript:x",
        "data:text/html;base64,x",
        "data:image/svg+xml,x",
        "file:///etc/passwd",
        "\\\\evil.example",
        "/\\evil.example",
        "\u200bjavascript:x",
        "feed:javascript:x",
        "blob:x",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "![x]({})", "[x]: {}\n\n[x]"])
def test_other_schemes_go(parse, url, form):
    """An address with another scheme is an error with a position, and leaves its text only."""
    parsed = parse(form.format(url))
    assert "href" not in parsed.body.html
    assert "src" not in parsed.body.html
    assert [said.split(": ", 1)[1] for said in parsed.said] == ["error: unsafe-url"]


def test_attributes_bring_in_no_other_scheme(parse):
    """An address given as an attribute is judged like any other."""
    parsed = parse('[x](y){href="javascript:z"} ![x](y){src="data:z"}')
    assert parsed.body.html == "<p>x x</p>\n"
    assert len(parsed.problems) == 2


def test_the_message_of_an_unsafe_address(parse):
    """The message names the address and its place, the hint says what would do."""
    (problem,) = parse("a\n\n[x](javascript:y)").problems
    assert (problem.location, problem.message, problem.hint) == (
        "x.md:3:5",
        "the URL `javascript:y` is not allowed",
        "use a relative address, or one that begins with `https:`, `http:` or `mailto:`",
    )


def test_gaps_are_filled_by_number():
    """Each gap is replaced by the value of its number, and nothing else changes."""
    html = "a\ufdd01\ufdd1b\ufdd00\ufdd1\ufdd010\ufdd1"
    assert fill_gaps(html, [*map(str, range(20, 31))]) == "a21b2030"


def test_a_writer_can_not_forge_a_gap(parse):
    """The marks of a gap go in each spelling that would bring them into a page."""
    written = (
        "\ufdd00\ufdd1 &#xfdd0;0&#xfdd1; <b title='&#xfdd0;0&#64977;'>&#XFDD0 0</b> [x](&#xfdd2;y)"
    )
    html = parse(written).body.html.replace("\ufdd00\ufdd1", "", 1)
    assert not any("\ufdd0" <= character <= "\ufdef" for character in html)
