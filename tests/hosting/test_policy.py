"""A Content-Security-Policy is extended for a preview, and by no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.hosting import allow

SCRIPT = "http://127.0.0.1:8000/client.js"
CONNECT = "http://127.0.0.1:8000/events"


def extended(policy, nonce=""):
    return allow(policy, SCRIPT, CONNECT, nonce).replace(SCRIPT, "S").replace(CONNECT, "C")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("script-src 'self'; img-src *", "script-src 'self' S; img-src *"),
        ("connect-src 'self'", "connect-src 'self' C"),
        ("script-src-elem 'self'; script-src a", "script-src-elem 'self' S; script-src a"),
        ("script-src-attr 'none'", "script-src-attr 'none'"),
        ("Script-Src 'self' ;\tCONNECT-SRC a", "Script-Src 'self' S; CONNECT-SRC a C"),
    ],
)
def test_the_directive_that_governs_gets_the_url(policy, expected):
    """The most particular directive is extended, the others stay."""
    assert extended(policy) == expected


def test_the_default_stays():
    """Where only the default governs, its sources are copied into directives of their own."""
    assert extended("default-src 'self' a; img-src *;") == (
        "default-src 'self' a; connect-src 'self' a C; script-src 'self' a S; img-src *;"
    )


@pytest.mark.parametrize(
    "policy", ["", " ", ";", "img-src 'none'", "sandbox", "upgrade-insecure-requests; "]
)
def test_what_nothing_forbids_is_not_allowed_again(policy):
    """A policy without a directive for it stays as it is, and so does a sandbox."""
    assert extended(policy) == policy


def test_none_is_replaced():
    """Next to a URL 'none' means nothing, and an empty list is the same as it."""
    assert extended("script-src 'NONE'; connect-src") == "script-src S; connect-src C"
    assert extended("default-src 'none'") == "default-src 'none'; connect-src C; script-src S"


def test_what_is_allowed_stays_as_it_is():
    """A URL that is there, or a star, needs nothing."""
    for policy in ("default-src *", f"script-src {SCRIPT}; connect-src {CONNECT}"):
        assert allow(policy, SCRIPT, CONNECT) == policy


def test_each_policy_has_to_allow():
    """Of several policies each one restricts, so each is extended."""
    assert extended("script-src 'self', default-src a; script-src b,img-src c") == (
        "script-src 'self' S, default-src a; connect-src a C; script-src b S,img-src c"
    )


def test_of_two_directives_the_first_counts():
    """A directive that comes again is passed over by browsers, and here."""
    assert extended("script-src a; script-src b") == "script-src a S; script-src b"


def test_strict_dynamic_asks_for_the_nonce():
    """Where URLs count for nothing the nonce is added; elsewhere it would forbid inline scripts."""
    strict = "script-src 'nonce-a' 'Strict-Dynamic'"
    assert extended(strict) == strict
    assert extended(strict, "b") == f"{strict} 'nonce-b'"
    assert extended("script-src 'unsafe-inline'", "b") == "script-src 'unsafe-inline' S"
    default = "default-src 'strict-dynamic' 'nonce-a'"
    assert extended(default) == f"{default}; connect-src 'strict-dynamic' 'nonce-a' C"
    default = "default-src * 'strict-dynamic' 'nonce-a'"
    assert extended(default, "b") == (
        f"{default}; script-src * 'strict-dynamic' 'nonce-a' 'nonce-b'"
    )


def test_a_url_ends_no_directive():
    """What a policy can't hold is encoded or, as a query, left out."""
    assert allow("script-src a; connect-src b", "http://x/a;b,c?d", "http://x/e#f") == (
        "script-src a http://x/a%3Bb%2Cc; connect-src b http://x/e"
    )


@given(st.text(alphabet="sd *';,-\t\né"))
def test_no_policy_is_too_strange(policy):
    """Any text is a policy, and what is extended needs nothing more."""
    once = allow(f"script-src {policy}", SCRIPT, CONNECT, "n")
    assert allow(once, SCRIPT, CONNECT, "n") == once
