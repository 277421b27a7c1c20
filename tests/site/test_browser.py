"""The demo site in a real browser, and hostile pages too."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ..chromium import LIMIT  # noqa: TID252  (as for the files of a folder)
from .folders import write_files
from .hostile_cases import CASES, is_refused, read_case
from .running import Run, build_here

POST = "toc-approves-cncf-sigs-and-creates-security-and-storage-sigs/"
PAGES = {
    "en": {
        "home": "/",
        "blog": "/blog/",
        "post": "/announcements/2019/06/24/" + POST,
        "table": "/blog/2019/06/18/linkerd-benchmarks/",
        "tag": "/tags/security/",
        "author": "/authors/cncf/",
        "event": "/events/kubecon-cloudnativecon-europe-2019/",
        "page": "/about/",
    },
    "zh-CN": {
        "home": "/zh-cn/",
        "blog": "/zh-cn/blog/",
        "post": "/zh-cn/announcements/2019/06/24/" + POST,
        "tag": "/zh-cn/tags/security/",
        "author": "/zh-cn/authors/cncf/",
        "page": "/zh-cn/about/",
    },
}
UNSAFE = """
() => [...document.querySelectorAll('*')].flatMap(element =>
  [...element.attributes]
    .filter(({name, value}) => name.startsWith('on') || name === 'style'
      || /^(javascript|data|vbscript):/.test(element[name]) || /^javascript/i.test(value))
    .map(({name}) => `${element.tagName} ${name}`)
  .concat(['IFRAME', 'OBJECT', 'EMBED', 'FORM', 'BASE', 'STYLE'].includes(element.tagName)
    ? [element.tagName] : [])
)
"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback interface; yield its address."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def opened(
    browser: Any, scheme: str = "light", width: int = 1280
) -> Iterator[tuple[Any, list[str]]]:
    """Yield a tab and the list of what goes wrong in it; nothing outside is asked for."""
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, locale="en"
    )
    context.set_default_timeout(LIMIT)
    wrong: list[str] = []
    context.route(lambda url: "127.0.0.1" not in url, lambda route: route.fulfill(body=""))
    tab = context.new_page()
    tab.on("console", lambda said: wrong.append(said.text) if said.type != "log" else None)
    tab.on("pageerror", lambda fault: wrong.append(str(fault)))
    tab.on("requestfailed", lambda request: wrong.append(request.url))
    tab.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    tab.on("dialog", lambda dialog: wrong.append(f"pwned: {dialog.message}"))
    yield tab, wrong
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", PAGES)
def test_pages_open(browser: Any, demo: Run, language: str, scheme: str, width: int) -> None:
    """Each kind of page opens without a fault, in its language, and is no wider than the window."""
    with served(demo.output) as address, opened(browser, scheme, width) as (tab, wrong):
        for kind, path in PAGES[language].items():
            tab.goto(address + path, wait_until="networkidle")
            assert wrong == [], kind
            assert tab.evaluate("document.documentElement.lang") == language, kind
            assert tab.locator("h1").count() == 1, kind
            assert tab.locator("h1").is_visible(), kind
            wide = tab.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, kind


def test_dark_is_dark(browser: Any, demo: Run) -> None:
    """The page's background follows the reader's colour scheme."""
    found = {}
    for scheme in ("light", "dark"):
        with served(demo.output) as address, opened(browser, scheme) as (tab, _):
            tab.goto(address)
            found[scheme] = tab.evaluate(
                "getComputedStyle(document.documentElement).backgroundColor"
                " + getComputedStyle(document.body).backgroundColor"
            )
    assert found["light"] != found["dark"]


def test_languages_lead_to_each_other(browser: Any, demo: Run) -> None:
    """A reader gets from a post to its translation and back by the links on the page."""
    with served(demo.output) as address, opened(browser) as (tab, wrong):
        # A click breaks off what the page is still asking for, its icon for instance.
        tab.goto(address + PAGES["en"]["post"], wait_until="networkidle")
        tab.locator("a[hreflang='zh-CN']").first.click()
        tab.wait_for_url("**" + PAGES["zh-CN"]["post"], wait_until="networkidle")
        tab.locator("a[hreflang='en']").first.click()
        tab.wait_for_url("**" + PAGES["en"]["post"])
        assert wrong == []


def test_keyboard_skips_to_the_text(browser: Any, demo: Run) -> None:
    """The first stop of the tab key is a visible link to the text."""
    with served(demo.output) as address, opened(browser) as (tab, _):
        tab.goto(address + PAGES["en"]["post"])
        tab.keyboard.press("Tab")
        link = tab.locator(":focus")
        assert link.get_attribute("href") == "#_main"
        assert link.is_visible()


def test_hostile_pages_do_nothing(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page of the hostile corpus runs a script or holds what could, as the browser sees it."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    cases = [path for path in CASES if not is_refused(path)]
    for path in cases:
        site = write_files(tmp_path / "sites" / path.stem, read_case(path).files)
        build_here(site, tmp_path / "out" / path.stem)
    pages = [*(tmp_path / "out").rglob("x/index.html"), *(tmp_path / "out").glob("*/index.html")]
    assert len(pages) > len(cases)
    with served(tmp_path / "out") as address, opened(browser) as (tab, wrong):
        tab.add_init_script("window.pwned = what => console.error('pwned: ' + what)")
        for page in pages:
            name = page.relative_to(tmp_path / "out").as_posix()
            tab.goto(f"{address}/{name}", wait_until="networkidle")
            assert [each for each in wrong if "pwned" in each] == [], name
            assert tab.evaluate(UNSAFE) == [], name


def test_browser_sees_what_runs(browser: Any, tmp_path: Path) -> None:
    """The browser's search for what could run finds it where it is."""
    markup = "<script>pwned(1)</script><a href='java\tscript:pwned(2)'>x</a><b onclick=x></b>"
    (tmp_path / "index.html").write_text(markup)
    with served(tmp_path) as address, opened(browser) as (tab, wrong):
        tab.add_init_script("window.pwned = what => console.error('pwned: ' + what)")
        tab.goto(address)
        assert tab.evaluate(UNSAFE) == ["A href", "B onclick"]
        assert "pwned: 1" in wrong
