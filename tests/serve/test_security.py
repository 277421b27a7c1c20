"""Other sites' pages get nothing from the preview, and nobody gets a file from outside of it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from .previews import Preview
from .sites import POST_URL, site
from .talking import CLIENT, EVENTS, ask, raw, status_of

SECRET = b"no page may hold this"
OURS = ["localhost", "LOCALHOST", "127.0.0.1", "127.0.0.2", "[::1]", "blog.localhost"]
FOREIGN = [
    "evil.example.org",
    "localhost.evil.example.org",
    "127.0.0.1.evil.example.org",
    "evillocalhost",
    "192.168.1.1",
    "[2001:db8::1]",
    "0x7f.1",
    "localhost@evil.example.org",
    "",
    "[",
    "a b",
]
# Paths that lead out of the output folder on some system or other, and `{name}` outside of it.
WAYS_OUT = [
    "/../{name}",
    "/../../{name}",
    "/blog/../../{name}",
    "/./../{name}",
    "/%2e%2e/{name}",
    "/%2e%2e%2f{name}",
    "/..%2f{name}",
    "/blog%2f..%2f..%2f{name}",
    "/%252e%252e/{name}",
    "/%252e%252e%252f{name}",
    "/..\\{name}",
    "/..%5c{name}",
    "/%2e%2e%5c{name}",
    "/%c0%ae%c0%ae/{name}",
    "/%u002e%u002e/{name}",
    "/..;/{name}",
    "/{name}%00.html",
    "/../{name}%00",
    "//{whole}",
    "/{whole}",
    "/%2f{whole}",
    "/file://{whole}",
    "http://127.0.0.1/../{name}",
    "/blog/..",
    "/..",
    "/.blogsite",
    "/.blogsite-stage/0",
    "/%2eblogsite",
    "/./.blogsite",
    "/blog/../.blogsite",
    "/C:/{name}",
    "/link",
    "/link.html",
    "/folder/{name}",
    "/folder/",
    "/folder",
    "/blog/link",
    "/_blogsite/../../{name}",
    "/_blogsite/%2e%2e/{name}",
]


@pytest.fixture(scope="module")
def preview(begin: Callable[..., Preview]) -> Preview:
    """One server for the tests of this file; links out of its folder have got into it."""
    running = begin(site())
    outside = running.output.parent / "secret.txt"
    outside.write_bytes(SECRET)
    (running.output.parent / "index.html").write_bytes(SECRET)
    (running.output / "link").symlink_to(outside)
    (running.output / "link.html").symlink_to(outside)
    (running.output / "blog/link").symlink_to("../../secret.txt")
    (running.output / "folder").symlink_to(running.output.parent)
    return running


def test_outside_is_there(preview: Preview) -> None:
    """The file that nobody may get is where the paths below lead to."""
    assert (preview.output / "../secret.txt").read_bytes() == SECRET
    assert (preview.output / "folder/index.html").read_bytes() == SECRET


@pytest.mark.parametrize("way", WAYS_OUT)
@pytest.mark.parametrize("accepts", ["text/html", "*/*"])
def test_no_way_out(preview: Preview, way: str, accepts: str) -> None:
    """No path gets what is outside of the output folder, or the program's own notes in it."""
    path = way.format(name="secret.txt", whole=preview.output.parent / "secret.txt")
    head = (
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accepts}\r\nConnection: close\r\n\r\n"
    )
    found = raw(preview.port, head.encode(), ends=False)
    assert found.split(b" ")[1] in {b"301", b"400", b"404"}
    assert SECRET not in found
    assert b"Written by" not in found


@pytest.mark.parametrize("host", OURS)
@pytest.mark.parametrize("port", ["", ":8000"])
def test_own_hosts(preview: Preview, host: str, port: str) -> None:
    """The preview answers to the names and addresses of this machine."""
    assert ask(preview.port, preview.base, headers={"Host": host + port}).status == 200


@pytest.mark.parametrize("host", FOREIGN)
def test_foreign_hosts(preview: Preview, host: str) -> None:
    """A foreign name that leads here gets nothing, so no page elsewhere can pose as the preview."""
    for path in (preview.base, POST_URL, EVENTS, CLIENT, "missing"):
        assert status_of(preview.port, "/" + path.lstrip("/"), {"Host": host}) in {400, 403}


def test_no_host(preview: Preview) -> None:
    """A request that names no host gets nothing."""
    for head in (b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"):
        assert raw(preview.port, head, ends=False).split(b" ")[1] in {b"400", b"403"}


def test_named_host(start: Callable[..., Preview]) -> None:
    """Where a name was given with `--host` the preview answers to it."""
    preview = start(site(), "--host", "localhost")
    assert ask(preview.port, preview.base, headers={"Host": "localhost:1"}).status == 200
    assert ask(preview.port, preview.base, headers={"Host": "evil.example.org"}).status == 403


@pytest.mark.parametrize("path", [EVENTS, CLIENT])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example.org"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_foreign_pages(preview: Preview, path: str, headers: dict[str, str]) -> None:
    """A page of another site, or of another port, can't read what the preview tells its pages."""
    assert status_of(preview.port, path, headers) == 403


@pytest.mark.parametrize("path", [EVENTS, CLIENT])
def test_own_endpoints_say_so(preview: Preview, path: str) -> None:
    """What the preview tells its pages may be used by no other page, and is kept nowhere."""
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\r\n"
    with socket.create_connection(("127.0.0.1", preview.port), timeout=30) as to:
        to.sendall(head.encode())
        found = to.recv(65536).lower()
    assert found.startswith(b"http/1.1 200")
    assert b"cross-origin-resource-policy: same-origin" in found
    assert b"cache-control: no-store" in found
    assert b"access-control-allow-origin" not in found


def test_listens_on_loopback_only(preview: Preview) -> None:
    """Without `--host` nobody else on the network reaches the preview."""
    listens = "0A"
    wanted = f"{preview.port:04X}"
    found = [
        line.split()[1]
        for name in ("tcp", "tcp6")
        if (table := Path("/proc/net") / name).exists()
        for line in table.read_text().splitlines()[1:]
        if line.split()[3] == listens and line.split()[1].endswith(f":{wanted}")
    ]
    assert found == [f"0100007F:{wanted}"]
