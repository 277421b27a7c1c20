"""The plan of `_headers`: the security policy, other headers of safety, caching, the settings."""

import pytest

HTTPS = "https://blog.example.org/"


def _headers(planned, path: str) -> dict[str, str]:
    view = planned.view("/_headers")
    found: dict[str, str] = {}
    for rule in view.rules:
        if rule.path == path:
            found.update(rule.headers)
    return found


def _policy(planned) -> dict[str, tuple[str, ...]]:
    return dict(planned.view("/_headers").policy)


def test_pages_are_protected(jobs, post) -> None:
    """Every answer forbids sniffing, foreign frames, devices, and connections without TLS."""
    found = _headers(jobs({"posts/a.md": post()}, base_url=HTTPS), "/*")
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Strict-Transport-Security"] == "max-age=31536000"
    assert found["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in found["Permissions-Policy"]
    assert "X-Robots-Tag" not in found


def test_the_policy_is_strict(jobs, post) -> None:
    """Nothing is allowed but what is named; no script or style of a page's own is."""
    policy = _policy(jobs({"posts/a.md": post()}, base_url=HTTPS))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ("'none'",)
    assert policy["script-src"] == policy["style-src"] == ("'self'",)
    assert policy["upgrade-insecure-requests"] == ()
    assert not any("unsafe" in source for sources in policy.values() for source in sources)


def test_without_tls(jobs, post) -> None:
    """A site without TLS, such as a preview, isn't made to need it."""
    found = jobs({"posts/a.md": post()}, base_url="http://127.0.0.1:8000/")
    assert "Strict-Transport-Security" not in _headers(found, "/*")
    assert "upgrade-insecure-requests" not in _policy(found)


def test_assets_are_kept_for_long(jobs, post) -> None:
    """Files that change their name with their content are kept for a year, all others are not."""
    found = jobs({"posts/a.md": post()})
    assert _headers(found, "/assets/*") == {"Cache-Control": "public, max-age=31536000, immutable"}
    assert "Cache-Control" not in _headers(found, "/*")


def test_previews_are_hidden(jobs, post) -> None:
    """A build that asks search engines to pass over it says so with each answer."""
    found = jobs({"posts/a.md": post()}, noindex=True)
    assert _headers(found, "/*")["X-Robots-Tag"] == "noindex"


def test_headers_below_a_path(jobs, post) -> None:
    """With a path in the base URL, headers are for what is below it."""
    found = jobs(
        {"site.yaml": "headers: {/x/*: {X-A: '1'}}\n", "posts/a.md": post()},
        base_url=HTTPS + "archive/",
    )
    paths = [rule.path for rule in found.view("/_headers").rules]
    assert paths == ["/archive/*", "/archive/assets/*", "/archive/x/*"]
    assert found.view("/_headers").pages == "/archive/*"


def test_headers_of_the_settings(jobs, post) -> None:
    """A header of the settings takes the place of the same one; without a value it goes."""
    settings = "headers:\n  /*: {referrer-policy: no-referrer, Permissions-Policy: ''}\n"
    found = _headers(jobs({"site.yaml": settings, "posts/a.md": post()}), "/*")
    names = {name.lower() for name in found}
    assert found["referrer-policy"] == "no-referrer"
    assert "permissions-policy" not in names
    assert "Referrer-Policy" not in found


def test_sources_of_the_settings(jobs, post) -> None:
    """The settings add sources to directives; what was for no one is then for these."""
    settings = """
security_policy:
  script-src: [https://stats.example.org]
  frame-src: https://video.example.org
  frame-ancestors: ["'self'"]
"""
    policy = _policy(jobs({"site.yaml": settings, "posts/a.md": post()}))
    assert policy["script-src"] == ("'self'", "https://stats.example.org")
    assert policy["frame-src"] == ("https://video.example.org",)
    assert policy["frame-ancestors"] == ("'self'",)


def test_a_policy_of_the_settings(jobs, post) -> None:
    """A whole policy in the settings takes the place of the one that is made."""
    settings = "headers: {/*: {Content-Security-Policy: default-src 'self'}}\n"
    found = jobs({"site.yaml": settings, "posts/a.md": post()})
    assert _policy(found) == {}
    assert _headers(found, "/*")["Content-Security-Policy"] == "default-src 'self'"


def test_headers_of_a_theme(jobs, post) -> None:
    """A theme that publishes `_headers` has the only word."""
    found = jobs(
        {
            "site.yaml": "theme: mine\n",
            "themes/mine/theme.yaml": "extends: default\n",
            "themes/mine/static/_headers": "/*\n  X-A: 1\n",
            "posts/a.md": post(),
        }
    )
    assert (found.problems, found.jobs["_headers"].renderer) == ([], "copy")


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ("headers: {x: {X-A: '1'}}", "bad-header"),
        ("headers: {/x: {'X A': '1'}}", "bad-header"),
        ("headers: {/x: {'X-A:': '1'}}", "bad-header"),
        ("headers: {/x: 1}", "wrong-value"),
        ("headers: [1]", "wrong-value"),
        ("security_policy: {scripts: [x]}", "bad-policy"),
        ("security_policy: {script-src: ['a b']}", "bad-policy"),
        ("security_policy: {style-src: [\"'unsafe-inline'\"]}", "bad-policy"),
        ('security_policy: {script-src: ["x; default-src *"]}', "bad-policy"),
    ],
)
def test_headers_that_can_not_be(jobs, post, settings, rule) -> None:
    """What the host couldn't send, or a browser would read as more than it is, is an error."""
    found = jobs({"site.yaml": settings + "\n", "posts/a.md": post()}).problems
    assert [(each.rule, each.path, each.line) for each in found] == [(rule, "content/site.yaml", 1)]
