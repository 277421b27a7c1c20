"""What `_redirects` says, and what it answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.hosting import (
    Answer,
    Conditions,
    Request,
    Rule,
    compile_redirects,
    find_answer,
    parse_redirects,
)

WORDS = [
    "/a", "/a/*", "/*", "/:x", "/:x/*", "/b/:x", "/:splat", "/%zz", "/%", "/中", "/a*", "/**", "//", "/", "?q=1", "#f", "k=:x", "k=1",
    "k=", "=", "!", "301", "302!", "200", "404", "9", "https://", "https://x/*", "https://[", "Language=de", "Country=", "Role=a",
    "Cookie=x", "Sign=y", ":", "*", "\n", "\r\n", "\t", " ", "\0", "\ud800", "\u2028", "\x85", "(", "[", "\\", "x",
]  # fmt: skip


def answer(text, path, query="", languages="", cookies=(), files=()):
    request = Request(path, query, languages, dict(cookies))
    found = find_answer(compile_redirects(parse_redirects(text)), request, files.__contains__)
    return found and (found.status, found.target)


def test_a_line_is_read_whole():
    """A rule has a source, a query, a target, a status, a force and conditions."""
    [rule] = parse_redirects(
        "/a id=1 x=:x /b/:x 302! Language=de,en Country=at Role=admin Cookie=c # d"
    )
    conditions = Conditions(("de", "en"), ("at",), ("admin",), ("c",))
    assert rule == Rule("/a", "/b/:x", 302, True, (("id", "1"), ("x", ":x")), conditions)


def test_the_status_is_301_where_none_is_given():
    """A line of two words is a permanent redirect."""
    assert parse_redirects("\n# c\n  # d\n /a\t/b \r\n") == (Rule("/a", "/b"),)


def test_signing_decides_nothing():
    """What is sent along to another server is read over."""
    target = "https://x.example/:splat"
    assert parse_redirects(f"/a/* {target} 200 Sign=KEY") == (Rule("/a/*", target, 200),)


def test_an_absolute_source_is_for_its_host():
    """The preview is not on that host, so the rule is read and never applies."""
    text = "https://Old.example/a?b /c\nhttp://old.example /d"
    assert parse_redirects(text) == (
        Rule("/a", "/c", site="https://old.example"),
        Rule("/", "/d", site="http://old.example"),
    )
    assert answer(text, "/a") is None


@pytest.mark.parametrize(
    "line",
    [
        *("/a", "a /b", "/a b", "/a /b x", "/a /b 3", "/a /b 600", "/a /b 99999", "/a /b 301!!"),
        *(
            "/a k /b",
            "/a k= /b",
            "/a =v /b",
            "/a /b 301 Foo=x",
            "/a /b 301 Language",
            "/a /b Language=de",
        ),
        *(
            "/a /b 301 Country=,",
            "/.netlify/a /b",
            "https:// /b",
            "/a 200",
            "/a/* 301",
            "/a ftp://x/",
        ),
    ],
)
def test_lines_that_make_no_sense_are_left_out(line):
    """Only the line is, not what stands around it."""
    assert parse_redirects(f"/x /y\n{line}\n/z /y") == (Rule("/x", "/y"), Rule("/z", "/y"))


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=30))
def test_no_text_is_too_strange(pieces):
    """Whatever a file says, it is read, and gives an answer or none to anything."""
    text = "".join(pieces)
    redirects = compile_redirects(parse_redirects(text) + parse_redirects(" ".join(pieces)))
    for path in ("/", "/a", "/a/b", "/%zz/\ud800", "", "x", text):
        found = find_answer(redirects, Request(path, text, text, {"x": text}), lambda _: False)
        assert found is None or found.target.isascii()


def test_the_first_rule_wins():
    """Later rules count where earlier ones don't match, whatever their shape."""
    text = "/a/* /1\n/a/b /2\n/:x/c /3\n/* /4 Language=\n/* /5"
    assert answer(text, "/a/b") == (301, "/1")
    assert answer(text, "/b/c") == (301, "/3")
    assert answer(text, "/b/d") == (301, "/5")
    assert answer("/x /1\n/:x /2\n/a /3", "/a") == (301, "/2")


@pytest.mark.parametrize("source", ["/a/b", "/a/b/"])
@pytest.mark.parametrize("path", ["/a/b", "/a/b/"])
def test_a_slash_at_the_end_is_no_matter(source, path):
    """Source and path are the same with it and without."""
    assert answer(f"{source} /c/", path) == (301, "/c/")


def test_paths_are_the_same_however_they_are_encoded():
    """A source matches by its octets; an encoded slash is no slash; letter case counts."""
    assert answer("/中 /b", "/%E4%B8%AD") == (301, "/b")
    assert answer("/%e4%b8%ad /é", "/%E4%B8%AD") == (301, "/%C3%A9")
    assert answer("/a%2Fb /c", "/a/b") is None
    assert answer("/a /b", "/A") is None


def test_a_file_is_not_redirected():
    """An existing file wins over a rule, and a forced rule over the file."""
    assert answer("/a /b", "/a", files={"/a"}) is None
    assert answer("/a /b!\n/a /c 302!\n/a /d!", "/a", files={"/a"}) == (302, "/c")
    assert answer("/a /b", "/a", files={"/b"}) == (301, "/b")


def test_a_splat_is_the_rest_of_a_path():
    """It may be empty, keeps its slashes, and stands at the end only."""
    assert answer("/a/* /b/:splat", "/a/x/y/") == (301, "/b/x/y/")
    assert answer("/a/* /b/:splat", "/a") == (301, "/b/")
    assert answer("/a* /b/:splat", "/axe") == (301, "/b/xe")
    assert answer("/a/* /b/:splat", "/ab") is None
    assert answer("/a/*/c /b/:splat", "/a/x/c") is None


def test_a_placeholder_is_one_segment():
    """It is never empty, and may stand anywhere in the target, in its query too."""
    assert answer("/:y/:m/* /:m-:y/:splat?y=:y", "/2019/06/a") == (301, "/06-2019/a?y=2019")
    assert answer("/a/:x /b/:x", "/a/") is None
    assert answer("/a/:x /b/:x", "/a/b/c") is None
    assert answer("/a/:x /b/:y/:x", "/a/%E4%B8%AD") == (301, "/b/:y/%E4%B8%AD")


def test_parameters_of_the_query_choose_a_rule():
    """All that a rule names have to be there, in any order; others are no matter."""
    text = "/a id=1 x=:x /b/:x\n/a id=:id /c/:id\n/a /d"
    assert answer(text, "/a", "x=%2F+&y&id=1") == (301, "/b/%2F+?x=%2F+&y&id=1")
    assert answer(text, "/a", "id=2&x=1") == (301, "/c/2?id=2&x=1")
    assert answer(text, "/a", "id") == (301, "/d?id")


def test_the_query_is_passed_on():
    """The target's own query goes before the visitor's; a fragment stays last."""
    assert answer("/a /b#c", "/a", "x=1") == (301, "/b?x=1#c")
    assert answer("/a /b?y=1#c", "/a", "x=1") == (301, "/b?y=1#c")
    assert answer("/a https://x.example/b 200", "/a", "x=1") == (200, "https://x.example/b?x=1")


def test_content_is_a_path_of_the_site():
    """A rewrite or a page for what is missing is a plain path, with the status of the rule."""
    text = "/a/* /index.html?x#y 200\n/* /404.html 404"
    assert answer(text, "/a/b", "q=1") == (200, "/index.html")
    assert answer(text, "/b", "q=1") == (404, "/404.html")


def test_the_first_language_counts():
    """The visitor's first language counts, with a region or without, and a cookie more."""
    text = "/ /zh 302 Language=zh,ja\n/ /us 302 Language=en-us\n/ /en 302"
    assert answer(text, "/", languages="zh-CN,en;q=0.5") == (302, "/zh")
    assert answer(text, "/", languages="EN-US;q=0.5") == (302, "/us")
    assert answer(text, "/", languages="en,zh") == (302, "/en")
    assert answer(text, "/", languages="en,zh", cookies={"nf_lang": "ja"}) == (302, "/zh")
    assert answer(text, "/", languages="zh", cookies={"nf_lang": "en"}) == (302, "/en")
    assert answer(text, "/") == (302, "/en")


def test_countries_and_roles_are_not_known():
    """Rules for these don't apply, but for a country that a cookie names."""
    text = "/a /b 301 Role=admin\n/a /c 301 Country=de,AT\n/a /d"
    assert answer(text, "/a") == (301, "/d")
    assert answer(text, "/a", cookies={"nf_country": "at"}) == (301, "/c")


def test_a_cookie_is_asked_for_by_its_name():
    """One of the names is enough, whatever the value, if there is one."""
    assert answer("/a /b 301 Cookie=x,y", "/a", cookies={"y": "0"}) == (301, "/b")
    assert answer("/a /b 301 Cookie=x,y", "/a", cookies={"x": ""}) is None


@pytest.mark.parametrize(
    ("text", "path", "query"),
    [
        ("/a /a", "/a", ""),
        ("/a /a", "/a", "x=1"),
        ("/a /a?x=1", "/a", "x=1"),
        ("/a /a/#b", "/a/", ""),
        ("/%61 /a", "/a", ""),
        ("/:x /:x", "/a", ""),
        ("/* /a/:splat", "/a/b", ""),
        ("/* /", "/b", ""),
        ("/a/* /a/", "/a/b", ""),
        ("/* /en/:splat 302 Language=en\n/* /b", "/en/x", ""),
    ],
)
def test_nothing_leads_to_itself(text, path, query):
    """A redirect to where one is ends the search; so does a splat's own folder."""
    assert answer(text, path, query) is None


def test_a_slash_can_be_added_once():
    """A redirect from a path to the one with a slash stops there."""
    assert answer("/a /a/", "/a") == (301, "/a/")
    assert answer("/a /a/", "/a/") is None


def test_a_visitor_writes_no_placeholders():
    """What a placeholder stands for is taken as it is, and can't end a line of headers."""
    assert answer("/:a/:b /x/:a", "/:b/2") == (301, "/x/:b")
    assert answer("/* /b?p=:splat", "/x\r\nSet-Cookie: a=b") == (
        301,
        "/b?p=x%0D%0ASet-Cookie:%20a=b",
    )
    assert answer("/a /b", "/a", "x=\r\n") == (301, "/b?x=%0D%0A")


def test_many_rules_are_searched_by_what_they_fix():
    """Only rules that match a path are looked at, be they twenty thousand."""
    lines = [f"/blog/{number}/:x/* /b/{number}/:x/:splat" for number in range(20_000)]
    redirects = compile_redirects(parse_redirects("\n".join(lines)))
    assert len(redirects.index) == 1
    assert max(len(numbers) for each in redirects.index.values() for numbers in each.values()) == 1
    found = find_answer(redirects, Request("/blog/19999/a/b/c"), lambda _: False)
    assert found == Answer(301, "/b/19999/a/b/c")
