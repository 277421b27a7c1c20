"""Safe connections: whose certificates count, and what is said of those that don't."""

from __future__ import annotations

import datetime as dt
import ssl

import pytest
import trustme

from blogsite.external import State
from blogsite.external.exchange import Network

from .conftest import to_this_machine
from .servers import OK

LONG_AGO = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def authority():
    """Who signs the certificates of these tests."""
    return trustme.CA()


@pytest.fixture
def network(authority):
    """A network in which that authority is trusted."""

    def trust():
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    return Network(look_up=to_this_machine, trust=trust)


def _context(authority, *names, **more):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **more).configure_cert(context)
    return context


def test_a_certificate_is_for_the_name(serve, ask_one, network, authority):
    """The name of the link is the one that is asked for and held against the certificate."""
    context = _context(authority, "a.example")
    asked = []
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    server = serve(lambda _: OK, tls=context)
    assert ask_one(server.url(host="a.example"), network=network).state == State.GOOD
    assert asked == ["a.example"]
    verdict = ask_one(server.url(host="b.example"), network=network)
    assert verdict.state == State.UNREACHABLE
    assert verdict.detail == "its certificate is for another host"


def test_certificates_that_do_not_count(serve, ask_one, network, authority):
    """A certificate that has expired, or of an unknown authority, is told as such and not retried."""
    expired = serve(
        lambda _: OK, tls=_context(authority, "a.example", not_before=LONG_AGO, not_after=LONG_AGO)
    )
    verdict = ask_one(expired.url(host="a.example"), network=network, attempts=3)
    assert (verdict.state, verdict.detail) == (State.UNREACHABLE, "its certificate has expired")
    assert (expired.connections, expired.requests) == (1, [])
    unknown = serve(lambda _: OK, tls=_context(trustme.CA(), "a.example"))
    verdict = ask_one(unknown.url(host="a.example"), network=network)
    assert verdict.detail == "its certificate is signed by an unknown authority"


def test_a_server_without_tls(serve, ask_one, network):
    """A server that answers in the clear where TLS is expected gets a verdict."""
    plain = serve(lambda _: OK)
    link = plain.url(host="a.example").replace("http:", "https:")
    verdict = ask_one(link, network=network, timeout=0.3, attempts=1)
    assert verdict.state == State.UNREACHABLE
