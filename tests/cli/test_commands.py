"""`blogsite list`, `new` and `explain`."""

import json

import pytest

from blogsite.cli.new import make_slug
from blogsite.parse.places import slug_fault

NOW = ("--now", "2019-07-01")


def _rows(run, site, what):
    return json.loads(run("list", what, "--root", site, *NOW, "--format", "json").stdout)


@pytest.mark.parametrize(
    ("what", "key", "values"),
    [
        ("posts", "title", ["One", "一"]),
        ("drafts", "title", ["Draft"]),
        ("scheduled", "title", ["Later"]),
        ("authors", "id", ["fei-guo"]),
        ("tags", "id", ["loose", "mesh"]),
        ("events", "id", ["kubecon"]),
        ("translations", "title", ["一"]),
    ],
)
def test_lists(run, site, what, key, values) -> None:
    """Each list has its rows, for programs and for people."""
    assert [row[key] for row in _rows(run, site, what)] == values
    done = run("list", what, "--root", site, *NOW)
    assert done.exit_code == 0
    assert all(value in done.stdout for value in values)


def test_rows(run, site) -> None:
    """Rows say how much there is of each."""
    assert _rows(run, site, "authors") == [
        {
            "id": "fei-guo",
            "name": "Fei Guo",
            "organization": "Alibaba",
            "posts": 2,
            "translations": 1,
        }
    ]
    assert _rows(run, site, "posts")[0] == {
        "date": "2019-06-24",
        "language": "en",
        "kind": "guest-post",
        "title": "One",
        "authors": ["fei-guo"],
        "path": "content/posts/one.md",
        "url": "/blog/2019/06/24/one/",
    }


def test_the_state_of_translations(run, site) -> None:
    """A translation that doesn't say what it was made from is unmarked, one made of another text stale."""
    (row,) = _rows(run, site, "translations")
    assert row["state"] == "unmarked"
    path = site / row["path"]
    said = "\ntranslation: {source_digest: 1a2b3c4d}\n---\n"
    path.write_text(path.read_text("utf-8").replace("\n---\n", said, 1), "utf-8")
    (row,) = _rows(run, site, "translations")
    assert row["state"] == "stale"


def test_an_empty_list(run, make_site) -> None:
    """An empty list says so; for programs it is empty."""
    root = make_site({})
    assert run("list", "posts", "--root", root).stdout == "No posts.\n"
    assert _rows(run, root, "posts") == []


@pytest.mark.parametrize(
    ("what", "words"), [("drafts", "No drafts.\n"), ("scheduled", "No scheduled posts.\n")]
)
def test_empty_lists_by_name(run, make_site, what, words) -> None:
    """An empty list is named by what it would list."""
    assert run("list", what, "--root", make_site({})).stdout == words


def test_lists_in_other_scripts(run, site) -> None:
    """A list for programs is readable in any script."""
    assert "一" in run("list", "posts", "--root", site, *NOW, "--format", "json").stdout


def test_lists_write_nothing(run, site) -> None:
    """Looking at a site changes nothing in it."""
    before = sorted(site.rglob("*"))
    run("list", "posts", "--root", site)
    run("explain", "/", "--root", site)
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("How Vitess scales", "how-vitess-scales"),
        ("KubeCon + CloudNativeCon 2019!", "kubecon-cloudnativecon-2019"),
        ("Élan vital", "elan-vital"),
        ("C++ & Rust_lang", "c-rust-lang"),
        ("容器 编排", "容器-编排"),
        ("ガイド", "ガイド"),
        ("Ёж и Йога", "ёж-и-йога"),
        ("सर्विस मेश", "सर्विस-मेश"),
        ("I \u2764\ufe0f Helm", "i-helm"),
        ("../../etc/passwd", "etc-passwd"),
        ("!!!", ""),
        ("word " * 50, "-".join(["word"] * 16)),
    ],
)
def test_slugs(title, slug) -> None:
    """A slug is made of the title's words, allowed as such, and never gets too long."""
    assert make_slug(title) == slug
    assert not slug or slug_fault(slug) == ""


@pytest.mark.parametrize(
    "title",
    ["A title", "Title: with a colon", '"Quotes" and \\ more', "容器", "#5 - [x] {y} *z* @a"],
)
def test_new_posts_build(run, site, title) -> None:
    """A new post builds, whatever its title holds, and is a draft."""
    done = run("new", "guest-post", title, "--root", site, *NOW, "--author", "fei-guo")
    assert done.exit_code == 0
    assert [row["title"] for row in _rows(run, site, "drafts")][:2] == [title, "Draft"]
    assert run("build", "--root", site, *NOW, "--drafts", "--jobs", "1").exit_code == 0


def test_new_bundles(run, site) -> None:
    """A bundle is a folder with an index."""
    run("new", "case-study", "A study", "--root", site, *NOW, "--bundle", "--slug", "own")
    text = (site / "content/posts/2019/own/index.md").read_text("utf-8")
    assert "kind: case-study\n" in text
    assert "\n# summary: " in text
    assert "draft: true\n" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("guestpost", "T"), "did you mean `guest-post`?"),
        (("zzz", "T"), "known: guest-post, case-study, announcement, event-recap"),
        (("guest-post", "T", "--author", "fei-gou"), "did you mean `fei-guo`?"),
        (("guest-post", "T", "--author", "zzz"), "add `content/authors/zzz.yaml` first"),
        (("guest-post", "T", "--slug", "../x"), "`../x` can't be a slug"),
        (("guest-post", "!!!"), "can't be a slug"),
        (("guest-post", ""), "the title is empty"),
        (("guest-post", " ", "--slug", "x"), "the title is empty"),
        (("guest-post", "T", "--slug", "node.js"), "a dot comes before a language"),
        (("guest-post",), "Missing argument"),
    ],
)
def test_new_with_wrong_words(run, site, arguments, words) -> None:
    """Wrong words are wrong usage, with a hint, and write nothing."""
    before = sorted(site.rglob("*"))
    done = run("new", *arguments, "--root", site, *NOW)
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())
    assert sorted(site.rglob("*")) == before


def test_new_overwrites_nothing(run, site) -> None:
    """A post that exists stays as it is."""
    run("new", "guest-post", "Twice", "--root", site, *NOW)
    path = site / "content/posts/2019/twice.md"
    path.write_text(path.read_text("utf-8") + "Mine.\n")
    done = run("new", "guest-post", "Twice", "--root", site, *NOW)
    assert done.exit_code == 2
    assert "exists already" in done.stderr
    assert path.read_text("utf-8").endswith("Mine.\n")


@pytest.mark.parametrize(
    "url",
    [
        *("/blog/2019/06/24/one/", "blog/2019/06/24/one", "/blog/2019/06/24/one/index.html"),
        "http://localhost:8000/blog/2019/06/24/one/",
    ],
)
def test_explain(run, site, url) -> None:
    """A page is explained by its sources, its template, its inputs, its key and its history."""
    run("build", "--root", site, *NOW, "--jobs", "1")
    done = run("explain", url, "--root", site, *NOW)
    assert done.exit_code == 0
    for words in (
        *("/blog/2019/06/24/one/", "content/posts/one.md", "post.html", "base.html", "key"),
        "rendered it, because it is new",
    ):
        assert words in done.stdout


def test_explain_a_file(run, site) -> None:
    """A page is found also by its file in the output folder."""
    run("build", "--root", site, *NOW, "--jobs", "1")
    done = run("explain", site / "public/blog/2019/06/24/one/index.html", "--root", site, *NOW)
    assert done.exit_code == 0
    assert "/blog/2019/06/24/one/\n" in done.stdout
    assert "content/posts/one.md" in done.stdout


def test_explain_history(run, site, post) -> None:
    """It says why the last build rendered or kept a page, and what the next one will do."""

    def explained():
        return run("explain", "/blog/2019/06/24/one/", "--root", site, *NOW).stdout

    assert "has not made this page yet" in explained()
    build = ("build", "--root", site, *NOW, "--jobs", "1")
    run(*build)
    run(*build)
    assert "kept it: nothing that it shows has changed since build 1 of 2" in explained()
    (site / "content/posts/one.md").write_text(post("Other.\n", title="Uno"))
    assert "the next build will render it (changed: " in explained()
    run(*build)
    assert "rendered it, because changed: " in explained()
    assert "title" in explained()


def test_explain_an_alias(run, site) -> None:
    """An alias is explained by where it redirects."""
    done = run("explain", "/old/", "--root", site, *NOW)
    assert done.stdout == "/old/ redirects to /blog/2019/06/24/one/\n"


@pytest.mark.parametrize(
    "url",
    [
        "/blog/2019/06/24/uno/",
        "/nothing/",
        "http://[",
        "/" + "x" * 300,
    ],
)
def test_explain_nothing(run, site, url) -> None:
    """A URL that no page has is an error, never a traceback."""
    done = run("explain", url, "--root", site, *NOW)
    assert done.exit_code in {1, 2}
    assert "rror: " in done.stderr


@pytest.mark.parametrize(
    "command", [["list", "posts"], ["explain", "/"], ["schedule"], ["urls", "accept", "--dry-run"]]
)
def test_a_damaged_cache_costs_nothing(run, site, tmp_path, command) -> None:
    """Commands that only look forget a damaged memory, and say where there can be none."""
    assert run(*command, "--root", site, "--now", "2019-07-01").exit_code in {0, 1}
    (cache,) = (tmp_path / "cache").glob("*.sqlite")
    data = cache.read_bytes()
    cache.write_bytes(data[:5000] + b"x" * (len(data) - 5000))
    found = run(*command, "--root", site, "--now", "2019-07-01")
    assert (found.exit_code in {0, 1}, "fault" in found.stderr) == (True, False)


@pytest.mark.parametrize("command", [["list", "posts"], ["schedule"], ["urls", "accept"]])
def test_a_cache_that_can_not_be(run, site, tmp_path, monkeypatch, command) -> None:
    """A cache folder that can't be made is wrong usage, with the variable that names another."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "file"))
    found = run(*command, "--root", site)
    assert (found.exit_code, "BLOGSITE_CACHE_DIR" in found.stderr) == (2, True)


def test_explain_a_page_that_stands_in(run, site) -> None:
    """A page that shows a post in another language says so, and names that post's file."""
    (site / "content/site.yaml").write_text("fallback: page\n")
    (site / "content/posts/four.md").write_text("---\ntitle: Four\ndate: 2019-06-20\n---\n")
    said = run("explain", "/zh-cn/blog/2019/06/20/four/", "--root", site, *NOW).stdout
    assert "shows the post's text in `en`" in said
    assert "content/posts/four.md" in said
