"""Servers that mean no good, and addresses that nobody outside may ask."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import re
import signal
import socket
import struct
import subprocess
import sys
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blogsite.external import State, Verdict, open_memory
from blogsite.external.addresses import is_public, join, take_apart
from blogsite.external.exchange import Network
from blogsite.external.verdicts import NoAnswerError

from .servers import OK, redirect


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_public(address):
    """Addresses of this machine, its network, its cloud or of none are not public."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_addresses_that_are_public(address):
    """What anybody can reach is public, also through a translation to version 6."""
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "127.0.0.1.",
    ],
)
def test_this_machine_is_not_asked_whatever_its_name(serve, ask_one, host):
    """However an address is written, it is judged by where it leads."""
    server = serve(lambda _: OK)
    verdict = ask_one(server.url(host=host), private=False, network=Network())
    assert verdict.state == State.REFUSED
    assert verdict.detail == "an address that only this machine or its network can reach"
    assert (verdict.asked, server.connections) == (False, 0)


def test_redirects_into_the_network_are_not_followed(serve, ask_one):
    """Each redirect is judged anew."""
    inside = serve(lambda _: OK)
    target = inside.url(host="127.0.0.2")
    outside = serve(lambda _: redirect(301, target))
    network = Network(look_up=lambda host: [host], is_public=lambda each: each == "127.0.0.1")
    verdict = ask_one(outside.url(), private=False, network=network)
    assert verdict.state == State.REFUSED
    assert verdict.detail.endswith(f"after a redirect to `{target}`")
    assert (len(outside.requests), inside.connections) == (1, 0)


def test_the_address_that_was_judged_is_asked(serve, ask):
    """A name that leads elsewhere when asked again can't lead a request there."""
    outside, inside = serve(lambda _: OK), serve(lambda _: OK)
    leads = itertools.chain(["127.0.0.1"], itertools.repeat("127.0.0.2"))
    network = Network(look_up=lambda _: [next(leads)], is_public=lambda each: each == "127.0.0.1")
    links = [outside.url(f"/{number}", host="rebound.example") for number in range(5)]
    verdicts = ask(links, private=False, network=network)
    assert {each.state for each in verdicts.values()} == {State.GOOD}
    assert {each.host for each in outside.requests} == {f"rebound.example:{outside.port}"}
    assert inside.connections == 0


def test_only_public_addresses_of_a_name_are_asked(serve, ask_one):
    """Of a name that leads both outside and inside, only the way outside is taken."""
    server = serve(lambda _: OK)
    network = Network(
        look_up=lambda _: ["127.0.0.2", "127.0.0.1"], is_public=lambda each: each == "127.0.0.1"
    )
    assert ask_one(server.url(host="a.example"), private=False, network=network).state == State.GOOD


def test_the_environment_is_not_asked(serve, ask_one, monkeypatch, tmp_path):
    """Proxies and credentials of the environment are left alone."""
    proxy, server = serve(lambda _: OK), serve(lambda _: OK)
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login a password b\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url())
    ask_one(server.url())
    assert proxy.connections == 0
    assert "uthorization" not in server.requests[0].text


def _drip(connection, _request):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        connection.sendall(f"X-{number}: a\r\n".encode())
        threading.Event().wait(0.05)


def _send_for_ever(start: bytes, more: bytes):
    def behave(connection, _request):
        connection.sendall(start)
        # The client has long gone when this is sent.
        for _ in range(1_000):
            connection.sendall(more * 100)

    return behave


def _reset(connection, _request):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


RUDE = {
    "drip": (_drip, "no answer within 0.3 s"),
    "headers without end": (
        _send_for_ever(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 990 + b"\r\n"),
        "an answer that is no HTTP",
    ),
    "a header without end": (
        _send_for_ever(b"HTTP/1.1 200 OK\r\nX-A: ", b"a" * 1000),
        "an answer that is no HTTP",
    ),
    "provisional answers without end": (
        _send_for_ever(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        "an answer that is no HTTP",
    ),
    "garbage": (
        lambda c, _: c.sendall(b"\x00\xffSSH-2.0\r\n\r\n" * 9),
        "an answer that is no HTTP",
    ),
    "no status": (lambda c, _: c.sendall(b"HTTP/1.1 OK\r\n\r\n"), "an answer that is no HTTP"),
    "status 0": (lambda c, _: c.sendall(b"HTTP/1.1 000 X\r\n\r\n"), "an answer that is no HTTP"),
    "two lengths": (
        lambda c, _: c.sendall(OK.replace(b"\r\n\r\n", b"\r\nContent-Length: 7\r\n\r\n")),
        "an answer that is no HTTP",
    ),
    "half an answer": (lambda c, _: c.sendall(b"HTTP/1.1 200 O"), "connection broken off"),
    "nothing": (lambda *_: None, "connection broken off"),
    "reset": (_reset, "connection broken off"),
    "silence": (lambda c, _: c.recv(1), "no answer within 0.3 s"),
}


@pytest.mark.parametrize("name", RUDE)
def test_rude_servers(serve, ask_one, name):
    """Whatever a server does, there is a verdict in time that says what is wrong."""
    behave, detail = RUDE[name]
    timeout = 0.3 if "0.3 s" in detail else 10
    verdict = ask_one(serve(behave=behave).url(), attempts=1, timeout=timeout)
    assert (verdict.state, verdict.detail) == (State.UNREACHABLE, detail)


def test_a_server_that_takes_no_requests(ask_one):
    """A host whose queue is full, or that takes connections only, is left after the time is up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        verdict = ask_one(f"http://127.0.0.1:{listener.getsockname()[1]}/", timeout=0.1)
    assert (verdict.state, verdict.detail) == (State.UNREACHABLE, "no answer within 0.1 s")


def test_time_for_one_link_is_bounded(serve, ask_one):
    """Slow redirects and attempts share one time, after which there is a verdict."""

    def behave(connection, request):
        threading.Event().wait(0.15)
        connection.sendall(redirect(302, f"{request.path}x"))

    server = serve(behave=behave)
    verdict = ask_one(server.url("/"), timeout=0.3, total=0.4, attempts=9)
    assert verdict.state == State.UNREACHABLE
    assert verdict.detail.startswith("no answer within 0.4 s after a redirect to")
    assert len(server.requests) <= 4
    silent = serve(behave=lambda connection, _: connection.recv(1))
    assert ask_one(silent.url(), timeout=60, total=0.2).detail == "no answer within 0.2 s"


def test_large_files_are_not_read(serve, ask_one):
    """Of a link to 40 MB only what is on its way already is ever sent."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 41943040\r\n\r\n"

    def behave(connection, request):
        if request.method == "HEAD":
            connection.sendall(b"HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n")
        else:
            server.send(connection, head + b"a" * 41_943_040)

    server = serve(behave=behave)
    assert ask_one(server.url("/film.mp4")).state == State.GOOD
    # The system takes in a few megabytes before anybody reads.
    assert server.bytes_sent < 15_000_000


def test_words_of_a_site_are_not_repeated(serve, ask_one):
    """Nothing that a site wrote gets to a terminal, except an address in plain ASCII."""
    server = serve(
        behave=lambda c, _: c.sendall(
            b'HTTP/1.1 301 \x1b[31mHacked\r\nLocation: /a`<\xc3\xa9\x9b\x80?\xe2\x80\xae"\r\n\r\n'
        )
    )
    verdict = ask_one(server.url())
    assert re.fullmatch(r"[!#-;=?-_a-~]+", verdict.target)
    assert verdict.detail.isascii()
    assert verdict.detail.isprintable()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 301 M\r\nLocation:"]),
)
def test_any_answer_gives_a_verdict(any_server, ask_one, answer, start):
    """No bytes that a server sends are a fault of the program."""
    any_server.behave = lambda connection, _: connection.sendall(start + answer)
    assert isinstance(ask_one(any_server.url(), attempts=1, network=Network()), Verdict)


@pytest.fixture
def any_server(serve):
    """One server for all examples."""
    return serve(lambda _: OK)


@given(
    st.text(max_size=60), st.sampled_from(["", "http://", "https://a.example/", "//", "http://["])
)
def test_any_address_is_taken_apart_or_refused(text, start):
    """Each text is an address that stays as it is when taken apart again, or is refused."""
    base = take_apart("https://a.example/b/c?d")
    for take in (take_apart, lambda each: join(base, each)[0]):
        with contextlib.suppress(NoAnswerError):
            place = take(start + text)
            assert re.fullmatch(r"https?://[!-~]+", place.url)
            assert take_apart(place.url) == place


def test_many_links(serve, ask):
    """A thousand links to a hundred hosts all get their verdicts, and progress counts them."""
    server = serve(lambda _: OK)
    steps = []
    links = [server.url(f"/{number}", host=f"h{number % 100}.example") for number in range(1_000)]
    verdicts = ask(links, progress=lambda *step: steps.append(step))
    assert {each.state for each in verdicts.values()} == {State.GOOD}
    assert steps[-1] == ("asking for links", 1_000, 1_000)
    assert server.most_at_once <= 20


PROGRAM = """
import datetime as dt, pathlib, signal, sys
from blogsite.external import Settings, ask_all, open_memory
# Where the tests run in the background of a shell, what they start would not hear of it.
signal.signal(signal.SIGINT, signal.default_int_handler)
with open_memory(pathlib.Path(sys.argv[1])) as memory:
    print("begin", flush=True)
    ask_all(sys.argv[2:], Settings(private=True, pause=0, timeout=300, total=300), memory,
            dt.date(2019, 7, 1), lambda *step: print(*step, flush=True))
"""


def test_a_check_that_is_broken_off_keeps_what_it_learnt(serve, tmp_path):
    """Ctrl-C ends the check at once, and the answers until then are remembered."""

    def behave(connection, request):
        if request.path == "/good":
            connection.sendall(OK)
        else:
            connection.recv(1)

    server = serve(behave=behave)
    good, slow = server.url("/good"), server.url("/slow")
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, tmp_path, good, slow],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "begin\n"
        assert process.stdout.readline() == "asking for links 1 2\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=100)
    assert said.endswith("KeyboardInterrupt\n")
    with open_memory(tmp_path) as memory:
        assert memory.known(good).state == State.GOOD
        assert memory.known(slow) is None


def test_no_task_is_left_behind(serve, ask_one):
    """After a check the event loop is closed, and nothing of it goes on."""
    ask_one(serve(lambda _: OK).url())
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
    assert [each.name for each in threading.enumerate() if "asyncio" in each.name] == []
