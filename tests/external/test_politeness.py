"""How often, how many at once, and how long sites are asked."""

from __future__ import annotations

import itertools
import socket
import subprocess
import sys
import threading
import time

import pytest

from blogsite.external import State
from blogsite.external.exchange import Answer, Network
from blogsite.external.waiting import asked_wait

from .servers import OK, redirect, status


def _linger(_request):
    # Long enough for others to come at the same time.
    time.sleep(0.02)
    return OK


def test_connections_are_few(serve, ask):
    """A host is asked by so many connections at once and no more, all hosts by so many in all."""
    server = serve(_linger)
    ask([server.url(f"/{number}") for number in range(12)], connections_per_host=2)
    # The server learns of a connection's end a little later than the client.
    assert 2 <= server.most_at_once <= 4
    crowd = serve(_linger)
    links = [crowd.url(f"/{number}", host=f"{number}.example") for number in range(12)]
    ask(links, connections=3)
    assert 3 <= crowd.most_at_once <= 6


def test_redirects_of_many_hosts_are_few_for_their_target(serve, ask):
    """A host that others redirect to is asked by no more connections for that."""
    target = serve(_linger)
    others = serve(lambda _: redirect(302, target.url("/", host="target.example")))
    ask([others.url(host=f"{number}.example") for number in range(12)])
    assert len(target.requests) == 12
    assert target.most_at_once <= 4


def test_nothing_is_loaded_before_it_is_needed():
    """Commands that ask for no links don't pay for sockets, TLS and HTTP."""
    program = (
        "import sys, blogsite.external; print({'asyncio', 'ssl', 'h11', 'idna'} & {*sys.modules})"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "set()\n"


def test_hosts_take_turns(serve, ask):
    """A host with one link doesn't wait for all links of another."""
    server = serve(lambda _: OK)
    many = [server.url(f"/{number}", host="a.example") for number in range(20)]
    ask([*many, server.url("/", host="z.example")], connections=2)
    hosts = [each.host.partition(":")[0] for each in server.requests]
    assert hosts.index("z.example") < 6


def test_requests_to_a_host_are_apart(serve, ask):
    """Between two requests to a host there is the pause, also where several links are asked for."""
    times = []

    def note(_request):
        times.append(time.monotonic())
        return OK

    server = serve(note)
    ask([server.url(f"/{number}") for number in range(4)], pause=0.1)
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    # A request may be on its way for a moment longer than the one after it.
    assert min(gaps) > 0.05


def test_who_asks_is_told(serve, ask_one):
    """Sites are told who asks; no cookies or credentials are sent."""
    server = serve(lambda _: status(302, "Set-Cookie: a=b", "Location: /next"))
    ask_one(server.url(), agent="blogsite/9 (test)")
    for request in server.requests:
        names = [line.partition(":")[0] for line in request.text.split("\r\n")[1:] if line]
        assert names == ["Host", "User-Agent", "Accept", "Connection"]
        assert "User-Agent: blogsite/9 (test)" in request.text


@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_faults_that_may_pass_are_asked_for_again(serve, ask_one, code):
    """A site that is busy for a moment is asked again, and good when it answers."""
    answers = iter([status(code, "Retry-After: 0"), OK])
    server = serve(lambda _: next(answers))
    assert ask_one(server.url()).state == State.GOOD
    assert len(server.requests) == 2


def test_other_faults_are_not_asked_for_again(serve, ask_one):
    """A page that is gone, or a server with a fault of its own, is asked for once by each method."""
    for code in (404, 403, 500):
        server = serve(lambda _, code=code: status(code))
        ask_one(server.url(), attempts=3)
        assert server.methods() == ["HEAD", "GET"]


def test_broken_connections_are_tried_again(serve, ask_one):
    """A connection that breaks is made again, by so many attempts."""
    server = serve(behave=lambda connection, _: connection.close())
    verdict = ask_one(server.url(), attempts=3)
    assert verdict.state == State.UNREACHABLE
    assert server.methods() == ["HEAD", "GET"] * 3


def test_sites_that_want_to_be_left_alone_are(serve, ask):
    """Who asks for more patience than there is gets no more requests, not even for other links."""
    server = serve(lambda _: status(429, "Retry-After: 3600"))
    # Nor do the others wait for a turn that they don't need.
    links = [server.url(f"/{number}") for number in range(9)]
    verdicts = ask(links, connections_per_host=1, pause=60)
    first, *others = verdicts.values()
    assert first.detail == "429 Too Many Requests, asks to wait 3600 s"
    assert (first.state, first.asked) == (State.BUSY, True)
    assert {(each.state, each.asked) for each in others} == {(State.BUSY, False)}
    assert others[0].detail == (
        "429 Too Many Requests, asks to wait 3600 s, as to other links of `127.0.0.1`; "
        "not asked again"
    )
    assert len(server.requests) == 1


def test_patience_is_for_the_whole_host(serve, ask):
    """A wait that a site asks for holds back its other links too."""
    begun = {}

    def answer(request):
        is_first = not begun
        begun.setdefault(request.path, time.monotonic())
        if is_first:
            return status(503, "Retry-After: 1")
        # The second may be on its way as well, but ends after the first.
        time.sleep(0.1)
        return OK

    server = serve(answer)
    links = [server.url(f"/{number}") for number in range(3)]
    verdicts = ask(links, connections_per_host=2)
    assert {each.state for each in verdicts.values()} == {State.GOOD}
    first, *_, last = begun.values()
    assert last - first > 0.9


def _answer(retry_after: str, date: str = "") -> Answer:
    return Answer(429, "", retry_after, date, is_challenge=False)


def test_waits_are_read_by_the_clock_of_the_site():
    """A wait is given in seconds or as a date, which is compared with the site's own."""
    date = "Wed, 21 Oct 2015 07:28:00 GMT"
    assert asked_wait(_answer(" 120 ")) == 120
    assert asked_wait(_answer("Wed, 21 Oct 2015 07:29:30 GMT", date)) == 90
    assert asked_wait(_answer("Wed, 21 Oct 2015 07:27:00 GMT", date)) == 0
    assert asked_wait(_answer("9" * 5000)) == 999_999_999
    for text in ("", "soon", "-1", "²", "Wed, 99 Oct 2015 07:28:00 GMT"):
        assert asked_wait(_answer(text, date)) is None
    assert asked_wait(_answer(date)) is None


def test_a_host_that_never_answers_is_given_up(serve, ask):
    """A host that takes connections and says nothing is asked for a few of its links only."""
    server = serve(behave=lambda connection, _: connection.recv(1))
    links = [server.url(f"/{number}") for number in range(500)]
    verdicts = ask(links, timeout=0.1, total=0.4, attempts=1)
    assert {each.state for each in verdicts.values()} == {State.UNREACHABLE}
    assert verdicts[links[0]].detail == "no answer within 0.1 s"
    assert sum(each.asked for each in verdicts.values()) <= 4
    assert "as to other links of `127.0.0.1`; not asked again" in verdicts[links[499]].detail


@pytest.mark.parametrize("is_slow", [False, True])
def test_a_host_that_answers_again_is_not_given_up(serve, ask, is_slow):
    """Only links in a row count: one that is answered makes good for those before."""

    def behave(connection, request):
        if request.path[-1] in "24":
            connection.sendall(OK)
        elif is_slow:
            connection.recv(1)

    server = serve(behave=behave)
    links = [server.url(f"/{number}") for number in range(6)]
    few = {"timeout": 0.2, "total": 0.3, "attempts": 1, "connections_per_host": 1}
    verdicts = ask(links, give_up_after=3, **few)
    assert [each.state == State.GOOD for each in verdicts.values()] == [
        *(False, False, True),
        *(False, True, False),
    ]
    assert all(each.asked for each in verdicts.values())


def test_a_host_is_given_up_for_one_port_only(serve, ask):
    """What doesn't answer at one port may do so at another."""
    server = serve(lambda _: OK)
    port = _closed_port()
    dead = [f"http://127.0.0.1:{port}/{number}" for number in range(9)]
    verdicts = ask([*dead, server.url()])
    assert verdicts[server.url()].state == State.GOOD
    assert verdicts[dead[0]].detail == "connection refused"
    assert not verdicts[dead[8]].asked


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_names_are_looked_up_once(serve, ask):
    """All links of a host need one look at its name."""
    looked_up = []

    def look_up(host):
        looked_up.append(host)
        return ["127.0.0.1"]

    server = serve(lambda _: OK)
    ask([server.url(f"/{n}", host="a.example") for n in range(9)], network=Network(look_up))
    assert looked_up == ["a.example"]


def test_names_that_lead_nowhere(ask):
    """A host that doesn't exist is gone; one that can't be looked up now may be there."""

    def look_up(host):
        number = socket.EAI_NONAME if host == "gone.example" else socket.EAI_AGAIN
        raise socket.gaierror(number, "words of the system")

    links = ["http://gone.example/", "http://later.example/"]
    gone, later = ask(links, network=Network(look_up)).values()
    assert (gone.state, gone.detail) == (State.GONE, "no such host")
    assert later.state == State.UNREACHABLE
    assert later.detail == "the host's name can't be looked up now"


def test_a_look_up_that_takes_for_ever_is_not_waited_for(ask_one):
    """Time spent on a name counts as that on an answer."""
    over = threading.Event()

    def look_up(_host):
        over.wait(5)
        return ["127.0.0.1"]

    verdict = ask_one("http://a.example/", network=Network(look_up), timeout=0.1, attempts=1)
    over.set()
    assert (verdict.state, verdict.detail) == (State.UNREACHABLE, "no answer within 0.1 s")
