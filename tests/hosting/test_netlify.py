"""Our answers are those of the packages that Netlify publishes.

Of these, `netlify-redirector` reads and matches rules; the parsers are those of Netlify's builds.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote

import pytest

from blogsite import hosting

PACKAGES = ("@netlify/redirect-parser@15", "@netlify/headers-parser@9", "netlify-redirector@0.5")
PATIENCE = 120
PROGRAM = """
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const modules = `${process.argv.at(-1)}/node_modules/`
const load = (name) => import(pathToFileURL(`${modules}${name}/lib/index.js`))
const { parseAllRedirects } = await load('@netlify/redirect-parser')
const { parseAllHeaders } = await load('@netlify/headers-parser')
const redirector = createRequire(modules)('netlify-redirector')

const verbs = {
  async redirects(file) {
    return (await parseAllRedirects({ redirectsFiles: [file] })).redirects
  },
  async faults(redirectsFile, headersFile) {
    const found = await parseAllRedirects({ redirectsFiles: [redirectsFile], minimal: true })
    const others = await parseAllHeaders({ headersFiles: [headersFile], minimal: true })
    const counts = [found.redirects.length, others.headers.length]
    return [counts, [...found.errors, ...others.errors].map(String)]
  },
  async headers(file, path) {
    const { headers } = await parseAllHeaders({ headersFiles: [file], minimal: false })
    return headers.map(({ forRegExp, ...rule }) => ({ ...rule, matches: forRegExp.test(path) }))
  },
  async match(file, { headers, cookies, ...request }) {
    const rules = await redirector.parsePlain(readFileSync(file, 'utf8'), {})
    const getHeader = (name) => headers[name.toLowerCase()] ?? ''
    return rules.match({ ...request, getHeader, getCookie: (name) => cookies[name] ?? '' })
  },
}
const answers = []
for (const [verb, ...values] of JSON.parse(readFileSync(0, 'utf8'))) {
  answers.push(await verbs[verb](...values))
}
console.log(JSON.stringify(answers))
"""

Ask = Callable[[str, list[tuple[Any, ...]]], list[Any]]


def _missing(reason: str) -> NoReturn:
    """Skip a test for want of a tool; where `CI=true` promises all tools, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"not to be skipped where CI=true: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that asks the packages; they are below `$BLOGSITE_TEST_TOOLS` where given."""
    kept = os.environ.get("BLOGSITE_TEST_TOOLS")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("tools")
    paths = [folder / "node_modules" / each.rpartition("@")[0] for each in PACKAGES]
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        _missing("Netlify's packages need `node`")
    if not all(path.is_dir() for path in paths):
        if npm is None:
            _missing("installing Netlify's packages needs `npm`")
        install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        install += ["--prefix", str(folder), *PACKAGES]
        subprocess.run(install, timeout=PATIENCE, check=False)
    if not all(path.is_dir() for path in paths):
        _missing("Netlify's packages could not be installed")
    return [node, "--input-type=module", "--eval", PROGRAM, "--", str(folder)]


@pytest.fixture
def ask(command: list[str], tmp_path: Path) -> Ask:
    """Ask the packages about texts and what goes with them, all in one run."""

    def run(verb: str, cases: list[tuple[Any, ...]]) -> list[Any]:
        asked = []
        for number, (text, *values) in enumerate(cases):
            file = tmp_path / f"{verb}-{number}"
            file.write_bytes(text.encode())
            asked.append([verb, str(file), *values])
        given = json.dumps(asked).encode()
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=PATIENCE, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


RULES = [
    "/a /b", "  /a\t/b  302  # why", "# nothing\n\n/a /b\r\n/c /d\r\n", "/a /b 302!", "/a", "/a b", "/a /b xyz", "/a /b !",
    "/a #/b", "/a /b#c 301", "/a# /b", "/a ftp://x.example/", "/a https://x.example/b 200", "/a //x.example/",
    "/a id=1 kind=:kind /b/:kind 302! Language=de,en Country=at,DE Role=admin,editor Cookie=x",
    "/a /b 301 language=de country=at role=admin", "/a /b 301 Language=de Language=en", "/a /b Language=de", "/a/* 200",
    "/a/* 200! Language=de", "/a/* 404", "/a 200", "/a* 200", "/a/* /b/:splat 404", "/.netlify/a /b",
    "https://x.example/a?b=c /d", "https://X.example /d", "https:// /d", "/a /b /c", "/a x /b /c",
]  # fmt: skip
# What the parser of builds lets through, and the host's own reading of a file does not; a rule
# that no visitor could meet; and statuses that HTTP doesn't have.
LENIENT = [
    "a /b", "/a k /b", "/a k= /b", "/a =1 /b", "/a /b 301abc", "/a /b 301 302", "/a /b 301 foo", "/a /b 301 Foo=x",
    "/a /b 301 Language=", "/a /b 3", "/a /b 99999", "/a\u00a0/b",
]  # fmt: skip


def _their_rules(redirects: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What rules say, from the objects that Netlify's parser makes of them."""
    found = []
    for each in redirects:
        # The parser makes no list of cookies.
        cookies = tuple(filter(None, [each["conditions"].get("Cookie")]))
        lists = [
            tuple(each["conditions"].get(name, ())) for name in ("Language", "Country", "Role")
        ]
        site = f"{each['scheme']}://{each['host']}" if "host" in each else ""
        start = (each["path"], each["to"], each.get("status", 301), each["force"])
        found.append((*start, tuple(each["query"].items()), (*lists, cookies), site))
    return found


def test_rules_are_read_as_by_the_parser_of_builds(ask: Ask) -> None:
    """A file has the rules for us that it has for Netlify's builds."""
    theirs = map(_their_rules, ask("redirects", [(text,) for text in RULES]))
    ours = [[*map(dataclasses.astuple, hosting.parse_redirects(text))] for text in RULES]
    assert [*zip(RULES, ours, strict=True)] == [*zip(RULES, theirs, strict=True)]


def test_lines_that_only_the_parser_of_builds_takes_are_left_out(ask: Ask) -> None:
    """A line is no rule where the host's own reading finds none, or none that HTTP knows."""
    assert all(ask("redirects", [(text,) for text in LENIENT]))
    found = ask("match", [(text, _theirs(hosting.Request("/a"))) for text in LENIENT])
    assert [each and each["status"] for each in found] == [*[None] * 9, 3, 99999, None]
    assert [hosting.parse_redirects(text) for text in LENIENT] == [()] * len(LENIENT)


# Requests by the rules that they are answered from.
MATCHES = {
    "/a /b": "/a /a/ /A /ab", "/a// /b/": "/a /a/", "/a/b /c": "/a/b /a//b", "/a /b 307": "/a", "/ /b": "/ /b",
    "/a /b\n/a /c": "/a", "/:x /b\n/a /c": "/a", "/a/* /b\n/a/c /d": "/a/c", "/a/b /c\n/a/* /b": "/a/b /a/c",
    "/a/* /b/:splat": "/a /a/ /a/x/y/ /a//x /ab", "/a/*/ /b/:splat": "/a/x", "/a* /b/:splat": "/a /axe/y /a/y",
    "/a/x.* /b/:splat": "/a/x.html", "/a/** /b": "/a/x", "/* https://x.example/:splat 200": "/x/y", "/a/* 200": "/a/x",
    "/a/:x/c /b/:x": "/a/q/c/", "/a/:x /b/:x": "/a /a/ /a/1 /a/1/ /a/1/2 /a/%E4%B8%AD", "/a/:x/:x /b/:x": "/a/1/2",
    "/a/:x/* /b/:splat/:x": "/a/1 /a/1/2/3", "/:a/:ab /b/:ab": "/1/2", "/:y/:m/* /b/:m-:y:splat?y=:y#:m": "/2019/06/24/x",
    "/a/:x.html /b/:x": "/a/q.html", "/a/p:x /b/:x": "/a/p1", "/a/: /b": "/a/x", "/a /b/:splat/:x": "/a",
    "/中 /b/:x": "/%E4%B8%AD", "/(a$ /b": "/(a$", "/a id=1=2 /b": "/a?id=1=2", "/a id=a+b /b": "/a?id=a%2Bb /a?id=a+b",
    "/a id=1 /b": "/a /a?id=1 /a?id=1&x=2 /a?id=2 /a?ID=1 /a?id=1&id=2 /a?id=2&id=1", "/a id=1 /b\n/a /c": "/a?id=2",
    "/a id=:id /b/:id": "/a?id /a?id= /a?id=%20a/b+c%C3%A9", "/a id=:id x=:x /b/:x/:id": "/a?x=1&id=2 /a?id=1",
    "/a/:id id=:id /b/:id": "/a/1?id=2", "/a /b 301 Country=de": "/a", "https://x.example/a /b": "/a",
    "/a /b 301 Role=admin\n/a /c": "/a",
    # A rule with a splat that leads into its own folder ends the search.
    "/a/* /a/:splat": "/a/x", "/a/* /a/:splat 200": "/a/x", "/a/* /a/:splat 404!": "/a/x", "/a/* /a/": "/a/x /a", "/* /": "/x",
    "/a/* /a/index.html": "/a/index.html /a/x", "/:x/* /": "/x", "/a/b/* /a/": "/a/b/c", "/a/b/* /a/:splat": "/a/b/c /a/b/b/c",
    "/* /en/:splat": "/english /x", "/* /en/x:splat": "/en/xy", "/* /en/:splat/": "/en/x", "/* /en/:splat/index.html": "/en/x",
    "/:x/* /b/:splat": "/b/c", "/* https://x.example/:splat": "/x",
}  # fmt: skip
DE, EN_ONLY = "/a /b 301 Language=de", "/* /en/:splat 302 Language=en\n/* /c"
# The rules, the first of the visitor's languages and others, and cookies.
VISITORS: list[tuple[str, str, str, dict[str, str]]] = [
    (DE, "/a", "de,en;q=0.5", {}), (DE, "/a", "de-AT,en", {}), (DE, "/a", "DE;q=0.9", {}), (DE, "/a", "en,de", {}),
    (DE, "/a", "en", {"nf_lang": "de"}), (DE, "/a", "de", {"nf_lang": "en"}), ("/a /b 301 Language=*", "/a", "de", {}),
    ("/a /b 301 Language=de-at", "/a", "de-AT", {}), ("/a /b 301 Language=de-at", "/a", "de", {}),
    ("/a /b 301 Language=zh-tw", "/a", "zh-Hant-TW", {}), ("/a /b 301 Language=en,de", "/a", "de", {}),
    ("/a /b 301 Country=de,AT", "/a", "en", {"nf_country": "at"}),
    ("/a /b 301 Language=de Country=de", "/a", "en", {"nf_country": "de"}),
    ("/a /b 301 Cookie=x,y", "/a", "", {"y": "1"}), ("/a /b 301 Cookie=x", "/a", "", {"X": "1"}),
    ("/a /b 301 Cookie=x", "/a", "", {"x": ""}),
    # Loops are looked for first, whoever asks.
    (EN_ONLY, "/x", "en", {}), (EN_ONLY, "/x", "de", {}), (EN_ONLY, "/en/x", "de", {}),
]  # fmt: skip


def _request(url: str, languages: str = "", cookies: dict[str, str] | None = None) -> Any:
    path, _, query = url.partition("?")
    return hosting.Request(path, query, languages, cookies or {})


def _theirs(request: Any) -> dict[str, Any]:
    """A request as `netlify dev` hands it on, but with all of the first language."""
    first = request.languages.partition(",")[0].partition(";")[0]
    language = request.cookies.get("nf_lang") or first
    headers = {"x-language": language, "x-country": request.cookies.get("nf_country", "")}
    found = {"scheme": "http", "host": "127.0.0.1", "path": unquote(request.path)}
    return {**found, "query": request.query, "headers": headers, "cookies": request.cookies}


def _find(text: str, request: Any) -> tuple[int, str] | None:
    rules = hosting.compile_redirects(hosting.parse_redirects(text))
    found = hosting.find_answer(rules, request, lambda _path: False)
    return found and (found.status, found.target)


def test_requests_are_answered_as_by_the_host(ask: Ask) -> None:
    """Each request has the status and target that Netlify's own matcher finds."""
    cases = [(text, _request(url)) for text, urls in MATCHES.items() for url in urls.split()]
    cases += [(text, _request(*visitor)) for text, *visitor in VISITORS]
    ours, theirs = [], []
    for (text, request), found in zip(cases, ask("match", _asked(cases)), strict=True):
        answer = _find(text, request)
        # The matcher leaves the passing on of the query to the server.
        passed = f"?{request.query}" if request.query else "\n"
        short = answer and (answer[0], unquote(answer[1].replace(passed, "")))
        ours.append((text, request, short))
        theirs.append((text, request, found and (found["status"], unquote(found["to"]))))
    assert ours == theirs
    assert sum(answer is None for *_, answer in ours) < len(ours) / 2


def _asked(cases: list[tuple[str, Any]]) -> list[tuple[Any, ...]]:
    return [(text, _theirs(request)) for text, request in cases]


DIFFERENT: list[tuple[str, str, Any, Any]] = [
    # The host's own guide says that a splat ends a source; the matcher takes others, too.
    ("/a/*/c /b/:splat", "/a/x/c", (301, "/b/x"), None),
    # Encoded sources are what the host's documentation asks for; offline the path was decoded.
    ("/c%C3%A9 /b", "/c%C3%A9", None, (301, "/b")),
    # Outside of splats the matcher doesn't look for loops. A preview must not have any.
    ("/a /a", "/a", (301, "/a"), None),
    ("/a/:x /a/b", "/a/b", (301, "/a/b"), None),
    ("/a /a?x=1", "/a?x=1", (301, "/a?x=1"), None),
    # What a visitor writes is no placeholder.
    ("/:a/:b /x/:a", "/:b/2", (301, "/x/2"), (301, "/x/:b")),
    # A role can't be known: where only rules for one match, the matcher hides the page.
    ("/a /b 200! Role=admin", "/a", (404, None), None),
]


def test_differences_from_the_matcher_are_known(ask: Ask) -> None:
    """What we answer in another way than the matcher is on a list, with the reason."""
    cases = [(text, _request(url)) for text, url, *_ in DIFFERENT]
    found = ask("match", _asked(cases))
    shown = [each and (each.get("status", 404), each.get("to")) for each in found]
    assert shown == [theirs for *_, theirs, _ in DIFFERENT]
    assert [_find(*case) for case in cases] == [ours for *_, ours in DIFFERENT]


HEADERS = [
    "/a\n  X-A: 1\n  X-B: 2\n", "/a\r\n\tX-A: 1\r\n", "/a\nX-A: 1\n", "# c\n/a\n  # c\n\n  X-A: 1\n/b\n  X-B: 2\n",
    "/a\n  X-A: 1\n  X-A: 2,3 ,4\n", "/a\n  X-A: b: c\n", "  X-A: 1\n/a\n  X-B: 2\n", "/a\n  X-A:\n  : 1\n  nothing\n",
    "/a\n/b\n  X-B: 1\n", "/a\n  X-A: 1\n/b\n  X-B: 2\n/a\n  X-A: 1\n", "/a\n  X-A: 1\n/a\n  X-A: 2\n",
]  # fmt: skip


def test_headers_are_read_as_by_the_parser(ask: Ask) -> None:
    """A file has the headers for us that it has for Netlify."""
    theirs = ask("headers", [(text, "/") for text in HEADERS])
    ours = [[(each.path, dict(each.headers)) for each in hosting.parse_headers(t)] for t in HEADERS]
    assert ours == [[(each["for"], each["values"]) for each in rules] for rules in theirs]


PATHS = (
    "/ /a /a/ /A /ab /a/b /a/b/ /a/b/c /a/x.css /x.css /a.b /a/c/b /a/b/b/c /axb /a/x/b /a/x/y/b"
    " /a/xcy/b /a/b/c/d /a//b"
)
PATTERNS = (
    "/ /* /a /a/ //a /a/*/b /*/b /a/*/b/* /a*b /a/*.css /*.css /a/:x /:x /:x/b /a/:x/b /a/:x/*"
    " /*/:x /a/x*y/b /*b/*c /** /a/*b* /*/*/c /:x/*/b/:y /*a*/:x/c"
)


def _has(text: str, path: str) -> bool:
    return hosting.headers_for(hosting.parse_headers(text), path) != ()


def test_headers_are_for_the_paths_that_netlify_gives_them(ask: Ask) -> None:
    """A rule's path matches what the host's own pattern matches."""
    cases = [(f"{each}\n  X-A: 1", path) for each in PATTERNS.split() for path in PATHS.split()]
    theirs = [found[0]["matches"] for found in ask("headers", cases)]
    ours = [_has(*case) for case in cases]
    assert [*zip(cases, ours, strict=True)] == [*zip(cases, theirs, strict=True)]
    assert 0 < sum(ours) < len(ours)


def test_a_star_alone_is_whole_segments(ask: Ask) -> None:
    """Not followed: offline `/a/*` is for `/ab` too, and a dot beside a star is any letter."""
    patterns = [("/a/*", "/ab"), ("/a/*/b", "/ab/b"), ("/*.css", "/x-css")]
    cases = [(f"{pattern}\n  X-A: 1", path) for pattern, path in patterns]
    assert [found[0]["matches"] for found in ask("headers", cases)] == [True] * len(cases)
    assert [_has(*case) for case in cases] == [False] * len(cases)


SITE = {
    "content/site.yaml": (
        "base_url: https://blog.example.org/\nlanguages: [en, zh-CN, pt-BR]\n"
        "redirects:\n  - {from: /shop/*, to: 'https://shop.example.org/:splat', status: 302}\n"
        "  - {from: /:year/talks/:talk/, to: /blog/:year/}\n"
        "headers: {/media/*: {Cache-Control: 'public, max-age=60'}}\n"
        "security_policy: {script-src: [https://stats.example.org]}\n"
        "kinds:\n  news: {permalink: /news/:slug/, old_permalinks: [/n/:year/:slug/, /m/:month/:slug/]}\n"
    ),
    "content/posts/a.md": (
        "---\ntitle: A\ndate: 2019-06-24\nkind: news\naliases: ['/?p=1', /容器/, /old]\n---\n"
    ),
    "content/posts/a.zh-CN.md": "---\ntitle: 一\naliases: [/一/]\n---\n",
    "content/posts/a.pt-BR.md": "---\ntitle: A\n---\n",
}


def test_built_files_have_no_fault(command: list[str], make_site, build, tmp_path) -> None:
    """Netlify's parsers read each rule of a build's `_redirects` and `_headers` without a word."""
    build(make_site(SITE), output=tmp_path / "out", noindex=True)
    files = [tmp_path / "out" / name for name in ("_redirects", "_headers")]
    given = json.dumps([["faults", *map(str, files)]]).encode()
    done = subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE, check=True)
    ((counts, faults),) = json.loads(done.stdout)
    redirects = hosting.parse_redirects(files[0].read_text("utf-8"))
    headers = hosting.parse_headers(files[1].read_text("utf-8"))
    assert (counts, faults) == ([len(redirects), len(headers)], [])
    assert len(redirects) > 40
    assert len(headers) == 3


def test_built_redirects_answer_as_on_the_host(ask: Ask, make_site, build, tmp_path) -> None:
    """Requests to a built site are answered by the host's matcher as its old URLs ask for."""
    build(make_site(SITE), output=tmp_path / "out")
    text = (tmp_path / "out/_redirects").read_text("utf-8")
    # The first of a request, the visitor's language, and where the host leads them.
    wanted = [
        ("/?p=1", "en", "/news/a/"),
        ("/old/", "en", "/news/a/"),
        ("/", "zh-CN", "/zh-cn/"),
        ("/", "pt-PT", "/pt-br/"),
        ("/n/2019/a/", "en", "/news/a/"),
        ("/m/06/a/", "en", "/news/a/"),
        ("/zh-cn/tag/x/page/2/", "en", "/zh-cn/tags/x/page/2/"),
        ("/shop/a/b", "en", "https://shop.example.org/a/b"),
        ("/2019/talks/x/", "en", "/blog/2019/"),
    ]
    cases = [(text, _request(url, language)) for url, language, _ in wanted]
    found = [each and each["to"] for each in ask("match", _asked(cases))]
    assert found == [target for *_, target in wanted]
