"""What becomes of a link, by what its site answers."""

from __future__ import annotations

import pytest

from blogsite.external import State

from .servers import OK, redirect, status


def test_a_page_that_is_there_is_good(serve, ask_one):
    """A page that answers is good, was good today, and was asked for once."""
    server = serve(lambda _: OK)
    verdict = ask_one(server.url("/a?b=c"))
    assert (verdict.state, verdict.detail, verdict.target) == (State.GOOD, "200 OK", "")
    assert (str(verdict.last_good), verdict.asked) == ("2019-07-01", True)
    assert [(each.method, each.path) for each in server.requests] == [("HEAD", "/a?b=c")]


@pytest.mark.parametrize(
    ("code", "state", "detail"),
    [
        (404, State.GONE, "404 Not Found"),
        (410, State.GONE, "410 Gone"),
        (401, State.UNTOLD, "401 Unauthorized"),
        (403, State.UNTOLD, "403 Forbidden"),
        (405, State.UNTOLD, "405 Method Not Allowed"),
        (429, State.BUSY, "429 Too Many Requests"),
        (451, State.UNTOLD, "451 Unavailable For Legal Reasons"),
        (999, State.UNTOLD, "status 999"),
        (500, State.UNREACHABLE, "500 Internal Server Error"),
        (503, State.UNREACHABLE, "503 Service Unavailable"),
        (304, State.UNREACHABLE, "304 Not Modified"),
    ],
)
def test_statuses(serve, ask_one, code, state, detail):
    """Each status has a state that says what can be done, in standard words, not the site's."""
    verdict = ask_one(serve(lambda _: status(code)).url())
    assert (verdict.state, verdict.detail, verdict.last_good) == (state, detail, None)


def test_a_challenge_for_browsers_says_nothing(serve, ask_one):
    """A site that wants to see a browser first doesn't tell programs, whatever its status."""
    server = serve(lambda _: status(503, "cf-mitigated: challenge"))
    assert ask_one(server.url()).state == State.UNTOLD


@pytest.mark.parametrize("code", [404, 405, 500, 501])
def test_a_head_that_fails_is_followed_by_a_get(serve, ask_one, code):
    """Sites that don't take HEAD are asked with GET."""
    server = serve(lambda request: OK if request.method == "GET" else status(code))
    assert ask_one(server.url()).state == State.GOOD
    assert server.methods() == ["HEAD", "GET"]


def test_a_head_that_breaks_is_followed_by_a_get(serve, ask_one):
    """A server that hangs up on HEAD, or never answers it, is asked with GET at once."""

    def hang_up(connection, request):
        if request.method == "GET":
            connection.sendall(OK)

    def stall(connection, request):
        if request.method == "GET":
            connection.sendall(OK)
        else:
            connection.recv(1)

    for behave, timeout in ((hang_up, 10), (stall, 0.5)):
        server = serve(behave=behave)
        assert ask_one(server.url(), attempts=1, timeout=timeout).state == State.GOOD
        assert server.methods() == ["HEAD", "GET"]


def test_hosts_that_take_no_head_are_known(serve, ask):
    """Once a host has answered GET alone, its other links take one request each."""
    server = serve(lambda request: OK if request.method == "GET" else status(405))
    ask([server.url(f"/{number}") for number in range(5)], connections_per_host=1)
    assert server.methods() == ["HEAD", *["GET"] * 5]


def test_a_move_for_good_names_its_target(serve, ask_one):
    """Where all redirects are permanent the link is to be replaced by the last address."""
    pages = {"/a": redirect(301, "/b"), "/b": redirect(308, "c?x=1#part"), "/c?x=1": OK}
    server = serve(lambda request: pages[request.path])
    verdict = ask_one(server.url("/a"))
    assert (verdict.state, verdict.detail) == (State.MOVED, "moved for good")
    assert verdict.target == server.url("/c?x=1#part")
    assert str(verdict.last_good) == "2019-07-01"


@pytest.mark.parametrize("codes", [(302, 301), (301, 302), (303, 307)])
def test_a_passing_redirect_leaves_the_link_good(serve, ask_one, codes):
    """One temporary redirect on the way, and the link stays as it is."""
    pages = {"/a": redirect(codes[0], "/b"), "/b": redirect(codes[1], "/c"), "/c": OK}
    server = serve(lambda request: pages[request.path])
    verdict = ask_one(server.url("/a"))
    assert (verdict.state, verdict.target) == (State.GOOD, server.url("/c"))


def test_a_redirect_to_nowhere_is_gone(serve, ask_one):
    """A redirect to a page that isn't there doesn't make the link good."""
    pages = {"/a": redirect(301, "/b"), "/b": status(404)}
    server = serve(lambda request: pages[request.path])
    verdict = ask_one(server.url("/a"))
    assert verdict.state == State.GONE
    assert verdict.detail == f"404 Not Found after a redirect to `{server.url('/b')}`"


def test_a_redirect_to_the_front_page_is_told(serve, ask_one):
    """A site that sends readers of a lost page to its front page is named as such."""
    pages = {"/post": redirect(301, "/"), "/": OK}
    server = serve(lambda request: pages[request.path])
    assert ask_one(server.url("/post")).detail == "moved for good to a site's front page"


def test_redirects_end(serve, ask_one):
    """Redirects in a circle, or more than ten, end in a verdict after as many requests."""
    circle = serve(lambda request: redirect(302, "/b" if request.path == "/a" else "/a"))
    assert ask_one(circle.url("/a")).detail == "redirects in a circle"
    endless = serve(lambda request: redirect(302, f"{request.path}x"))
    verdict = ask_one(endless.url("/a"))
    assert verdict.state == State.UNREACHABLE
    assert verdict.detail.startswith("more than 10 redirects")
    assert len(endless.requests) == 11


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "neither `http` nor `https`"),
        ("javascript:alert(1)", "neither `http` nor `https`"),
        ("http://name:word@127.0.0.1/", "a user name or password in the address"),
        ("http://[::1", "not an address"),
        ("http://a..b/", "not a host name"),
        ("http://x:99999/", "not an address"),
        ("\\\\x\\y", "a blank, a backslash or a control character in the address"),
        ("/" + "x" * 9000, "longer than 8000 characters"),
    ],
)
def test_redirects_to_unsafe_places_are_refused(serve, ask_one, location, reason):
    """A redirect is held to the same rules as a link."""
    verdict = ask_one(serve(lambda _: redirect(301, location)).url())
    assert verdict.state == State.REFUSED
    assert verdict.detail == f"a redirect that can't be followed: {reason}"


def test_a_redirect_without_a_target(serve, ask_one):
    """A redirect that names no place is a fault of the site."""
    verdict = ask_one(serve(lambda _: status(301)).url())
    assert verdict.detail == "301 Moved Permanently that doesn't say where to"
    assert verdict.state == State.UNREACHABLE


def test_fragments_are_not_asked_for(serve, ask):
    """URLs alike but for the fragment are one question, and have each their answer."""
    pages = {"/a": redirect(301, "/b"), "/b": OK}
    server = serve(lambda request: pages[request.path])
    links = [server.url("/a"), server.url("/a#x"), server.url("/a").replace("http:", "HTTP:")]
    verdicts = ask(links)
    assert server.asked() == {"/a": 1, "/b": 1}
    assert list(verdicts) == sorted(links)
    assert verdicts[server.url("/a#x")].target == server.url("/b#x")
    assert verdicts[server.url("/a")].target == server.url("/b")


@pytest.mark.parametrize(
    ("host", "encoded"),
    [
        ("Bücher", "xn--bcher-kva"),
        ("straße", "xn--strae-oqa"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
    ],
)
def test_addresses_are_encoded_as_browsers_do(serve, ask_one, host, encoded):
    """Hosts in other scripts and paths with any letters are asked for in ASCII."""
    server = serve(lambda _: OK)
    verdict = ask_one(server.url("/日本?q=é&x=%20", host=f"{host}.example"))
    assert verdict.state == State.GOOD
    (request,) = server.requests
    assert request.path == "/%E6%97%A5%E6%9C%AC?q=%C3%A9&x=%20"
    assert request.host == f"{encoded}.example:{server.port}"


@pytest.mark.parametrize(
    "link",
    [
        "ftp://example.com/",
        "mailto:someone@example.com",
        "/blog/",
        "http://",
        "http:///x",
        "http://user@example.com/",
        "http://user:word@example.com/",
        "http://exa mple.com/",
        "http://example.com\\@evil.example/",
        "http://example.com:0/",
        "http://example.com:port/",
        "http://[fe80::1",
        "http://a\ud800b/\ud800",
        "http://\u2488.example/",
        "http://" + "a" * 64 + ".example/",
        "http://example.com/\x00",
        "http://ex%61mple.com/",
    ],
)
def test_what_no_site_is_asked_for(ask_one, link):
    """What isn't a plain web address is refused, without a question."""
    verdict = ask_one(link)
    assert (verdict.state, verdict.asked, verdict.url) == (State.REFUSED, False, link)
    assert verdict.detail
