"""`--external`: what other sites say is shown where their links stand."""

import datetime as dt
import json

import pytest

from blogsite.check.external import Place, judge
from blogsite.check.model import WebLink
from blogsite.external import State, Verdict

from ..external.servers import OK, Server, redirect, status  # noqa: TID252  (tests are no package)
from .conftest import Run

pytestmark = pytest.mark.usefixtures("outside_of_loops")


@pytest.fixture
def server():
    """A site on this machine with a good page, one that has moved, and one that is gone."""
    answers = {
        "/good": OK,
        "/moved": redirect(301, "/good"),
        "/gone": status(404),
        "/login": status(401),
    }
    with Server(lambda request: answers[request.path]) as running:
        yield running


@pytest.fixture
def site(make_site, post, server):
    """A post that links to all of them."""
    lines = [f"[page {name}]({server.url('/' + name)})" for name in ("good", "moved", "gone")]
    body = "\n".join([*lines, f'<a href="{server.url("/login")}">A login</a>', ""])
    front = {"tags": "[a]", "summary": "It.", "aliases": "[/old/]"}
    again = post(f"[a page]({server.url('/gone')})\n", title="B", tags="[a]", summary="That.")
    return make_site({"content/posts/a.md": post(body, **front), "content/posts/b.md": again})


def _found(done) -> list[tuple[str, str, int, int]]:
    report = json.loads(done.stdout)["diagnostics"]
    return [(each["rule"], each["path"][14:], each["line"], each["column"]) for each in report]


def test_verdicts_stand_at_their_links(site, server, check: Run) -> None:
    """A page that is gone is an error at each link to it, one that has moved a warning with its address."""
    done = check(site, "--external", "--private", "--format", "json")
    assert _found(done) == [
        ("dead-link", "a.md", 11, 1),
        ("dead-link", "b.md", 8, 1),
        ("moved-link", "a.md", 10, 1),
    ]
    assert done.exit_code == 1
    assert f"write `{server.url('/good')}`" in done.stdout
    # Twice at most, by two methods: two posts link to it.
    assert server.asked()["/gone"] <= 2


def test_only_when_asked(site, server, check: Run) -> None:
    """Without the option no other site hears of a check."""
    assert _found(check(site, "--format", "json")) == []
    assert not server.requests


def test_only_the_files_that_are_named(site, server, check: Run) -> None:
    """With paths only the links of these files are asked for."""
    path = site / "content/posts/b.md"
    done = check(site, path, "--external", "--private", "--format", "json")
    assert _found(done) == [("dead-link", "b.md", 8, 1)]
    assert set(server.asked()) == {"/gone"}


def test_good_links_are_remembered(site, server, check: Run) -> None:
    """What worked a day ago isn't asked again; what didn't work is."""
    check(site, "--external", "--private")
    server.requests.clear()
    check(site, "--external", "--private", now="2019-07-02")
    assert set(server.asked()) == {"/gone", "/login"}


def test_private_addresses_are_not_asked(site, server, check: Run) -> None:
    """Without leave for it no address of this machine or its network is asked."""
    done = check(site, "--external", "--format", "json")
    assert {rule for rule, *_ in _found(done)} == {"unreachable-link"}
    assert not server.requests


def test_switches(site, check: Run, server, post) -> None:
    """A dead link can be kept by a comment, which is no useless one where nobody was asked."""
    kept = f"[a page]({server.url('/gone')}) <!-- check: off dead-link -->\n"
    text = post(kept, title="B", tags="[a]", summary="That.")
    path = site / "content/posts/b.md"
    path.write_text(text)
    assert _found(check(site, path, "--format", "json")) == []
    assert _found(check(site, path, "--external", "--private", "--format", "json")) == []
    path.write_text(text.replace("/gone", "/good"))
    found = _found(check(site, path, "--external", "--private", "--format", "json"))
    assert [rule for rule, *_ in found] == ["useless-switch"]


def test_links_to_the_site_itself(make_site, post, server, check: Run) -> None:
    """The site's own address is another rule's business, and is never asked."""
    body = f"[a page]({server.url('/blog/')})\n"
    settings = f"base_url: {server.url('/')}\n"
    files = {"content/site.yaml": settings, "content/posts/a.md": post(body, tags="[a]")}
    done = check(make_site(files), "--external", "--private", "--format", "json")
    assert "absolute-link" in {rule for rule, *_ in _found(done)}
    assert not server.requests


@pytest.mark.parametrize(
    ("state", "last_good", "rule", "words"),
    [
        (State.GOOD, None, "", ""),
        (State.UNTOLD, None, "", ""),
        (State.GONE, None, "dead-link", "not known to have worked"),
        (State.GONE, dt.date(2019, 6, 1), "dead-link", "last good on 2019-06-01"),
        (State.UNREACHABLE, dt.date(2019, 6, 1), "unreachable-link", "last good on 2019-06-01"),
        (State.REFUSED, None, "unreachable-link", "not known to have worked"),
    ],
)
def test_what_becomes_of_a_verdict(state, last_good, rule, words) -> None:
    """What a site doesn't tell programs is no fault; others say when the link was last good."""
    url = "https://example.org/"
    verdict = Verdict(url, state, "words", "", last_good, asked=True)
    place = Place("content/posts/a.md", WebLink(url, 3, 4))
    found = tuple(judge((place,), {url: verdict}))
    assert [each.rule for each in found] == ([rule] if rule else [])
    assert all(words in each.message and (each.line, each.column) == (3, 4) for each in found)


def test_a_host_that_wants_patience_is_named_once(make_site, post, check: Run) -> None:
    """Links that were not asked, as their host wants to be left alone, are counted at the first."""
    wait = status(429, "Retry-After: 3600")
    with Server(lambda _: wait) as busy:
        links = [f"[page {number}]({busy.url(f'/{number}')})\n" for number in range(4)]
        front = {"tags": "[a]", "summary": "It."}
        files = {
            "content/posts/a.md": post("".join([*links, links[0]]), **front),
            "content/posts/b.md": post(links[1], **{**front, "title": "B", "summary": "B."}),
        }
        done = check(make_site(files), "--external", "--private", "--format", "json")
        assert len(busy.requests) <= 2
    assert done.exit_code == 0
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (found["rule"], found["path"], found["line"], found["severity"]) == (
        *("unreachable-link", "content/posts/a.md", 8, "warning"),
    )
    assert found["message"] == (
        "4 links were not judged: `127.0.0.1` says 429 Too Many Requests, asks to wait 3600 s"
    )


def test_each_busy_host_is_named() -> None:
    """Hosts are counted apart; behind a redirect it is its target that wants patience."""
    verdicts = {
        url: Verdict(url, State.BUSY, detail, target, None, asked=True)
        for url, detail, target in (
            ("https://a.example/1", "words, as to other links", ""),
            ("https://b.example/", "words", ""),
            ("https://c.example/", "words", "https://a.example/2"),
        )
    }
    found = [Place("a.md", WebLink(url, at, 1)) for at, url in enumerate(verdicts, 1)]
    said = [(each.line, each.message) for each in judge(tuple(found), verdicts)]
    assert said == [
        (1, "2 links were not judged: `a.example` says words"),
        (2, "1 link was not judged: `b.example` says words"),
    ]


def _gone(url: str) -> Verdict:
    return Verdict(url, State.GONE, "no such host", "", None, asked=True)


def test_without_a_network_no_link_is_judged() -> None:
    """Where no name at all is known, that is said once, and no link is called dead."""
    urls = ["https://a.example/", "https://b.example/"]
    found = tuple(Place("content/posts/a.md", WebLink(url, 1, 1)) for url in urls)
    (finding,) = judge(found, {url: _gone(url) for url in urls})
    assert (finding.rule, finding.path) == ("unreachable-link", "")
    answers = {urls[0]: _gone(urls[0]), urls[1]: Verdict(urls[1], State.GOOD, "", "", None, True)}
    assert [each.rule for each in judge(found, answers)] == ["dead-link"]
