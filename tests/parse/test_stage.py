"""Files of the content folder, sorted by what they are and read once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from blogsite.cli.main import group

MakeSite = Callable[..., Path]


def test_kinds_of_files(make_site: MakeSite, plan, post) -> None:
    """Posts, pages, registries and pictures are told apart by folder and ending."""
    root = make_site(
        {
            "content/posts/2019/a.md": post(),
            "content/posts/2019/a.zh-CN.md": "---\ntitle: 一\n---\n\n正文。\n",
            "content/posts/2019/b/index.md": post(),
            "content/posts/2019/b/x.png": b"png",
            "content/pages/about.md": "---\ntitle: About\n---\n",
            "content/authors/fei-guo.yaml": "name: Fei Guo\n",
            "content/events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\n",
            "content/tags/linkerd.yaml": "name: Linkerd\n",
        }
    )
    made, problems = plan(root)
    content = made.content
    assert list(problems) == []
    assert [each.place.key for each in content.posts] == [
        "content/posts/2019/a",
        "content/posts/2019/a",
        "content/posts/2019/b/index",
    ]
    assert [each.place.path for each in content.pages] == ["content/pages/about.md"]
    assert (list(content.registry.authors), list(content.registry.events)) == (
        ["fei-guo"],
        ["kubecon"],
    )
    assert content.files == {"content/posts/2019/b/x.png"}


@pytest.mark.parametrize(
    "path",
    [
        "content/blog/a.md",
        "content/readme.txt",
        "content/authors/a.yml",
        "content/authors/deep/a.yaml",
        "content/events/a.md",
    ],
)
def test_files_that_nobody_reads(make_site: MakeSite, plan, path: str) -> None:
    """A file in the wrong place is a warning that says where it belongs."""
    _, problems = plan(make_site({path: "x"}))
    assert [(each.rule, each.path) for each in problems] == [("unexpected-file", path)]


@pytest.mark.parametrize("name", [".hidden.md", "a.md~", "a.md.swp", ".git/x.md", "a.md.orig"])
def test_files_of_editors(make_site: MakeSite, plan, name: str) -> None:
    """Hidden files and what editors leave behind are not seen."""
    made, problems = plan(make_site({f"content/posts/{name}": "x"}))
    assert (made.content.posts, list(problems)) == ((), [])


@pytest.mark.parametrize("style", ["human", "json", "github"])
@pytest.mark.parametrize(
    "name", [b"caf\xe9.md", b"caf\xe9.png", b"a\nb.md", b"\x1b[2J.md", b"a\tb.png"]
)
def test_strange_file_names(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: bytes, style: str
) -> None:
    """A file name that is no text ends in a diagnostic or is left alone, and harms no terminal."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    root = make_site({"content/posts/a.md": "---\ntitle: A\ndate: 2019-06-24\n---\n"})
    strange = root / "content" / "posts" / os.fsdecode(name)
    try:
        strange.write_bytes(b"x")
    except OSError:
        pytest.skip("this file system has no such names")
    os.utime(strange, (1, 1))
    given = ["build", "--root", str(root), "--jobs", "1", "--format", style]
    for _ in range(2):
        done = CliRunner().invoke(group, given, catch_exceptions=False, color=True)
        assert "\x1b[2J" not in done.output
        assert "a\nb" not in done.output


def test_a_dot_that_is_no_language(make_site: MakeSite, plan, post) -> None:
    """A name with a dot in a site without settings is a fault of that file, and of nothing else."""
    _, problems = plan(make_site({"content/posts/node.js.md": post()}))
    assert [(each.rule, each.path) for each in problems] == [
        ("unknown-language", "content/posts/node.js.md")
    ]


def test_unchanged_files_are_remembered(make_site: MakeSite, plan, post, monkeypatch) -> None:
    """The second reading parses nothing, and repeats what the first one said."""
    root = make_site({"content/posts/a.md": post(nope="x"), "content/tags/b.yaml": "nam: x\n"})
    _, first = plan(root)

    def fail(*_args: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("blogsite.parse.file.parse_files", fail)
    monkeypatch.setattr("blogsite.parse.config.parse_config", fail)
    _, second = plan(root)
    assert list(second) == list(first)
    assert len(list(first)) == 3


def test_a_changed_file_is_parsed_again(make_site: MakeSite, plan, post) -> None:
    """An edit is seen even where size and time stay the same."""
    root = make_site({"content/posts/a.md": post(title="One")})
    path = root / "content/posts/a.md"
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    plan(root)
    path.write_text(post(title="Two"))
    os.utime(path, ns=times)
    made, _ = plan(root)
    assert made.content.posts[0].front.title == "Two"


def test_unreadable_posts_keep_their_place(make_site: MakeSite, plan, post) -> None:
    """A link to a post that is beyond reading isn't reported beside the real fault."""
    root = make_site(
        {
            "content/posts/a.md": post("[b](b.md) [c](c.md) [d](d.klingon.md)"),
            "content/posts/b.md": b"\xff",
            "content/posts/c.md": "no front matter",
            "content/posts/d.klingon.md": post(),
        }
    )
    _, problems = plan(root)
    assert sorted(each.rule for each in problems) == [
        "no-front-matter",
        "not-utf-8",
        "unknown-language",
    ]


def test_only_translated_texts_are_split(make_site: MakeSite, plan, post) -> None:
    """Texts with versions in several languages have blocks, as soon as they do and no longer."""
    chinese = "---\ntitle: 一\n---\n\n# 二\n"
    root = make_site(
        {
            "content/posts/a.md": post("Text.\n\n- b\n- c\n", summary="Short"),
            "content/posts/b.md": post(),
            "content/pages/a.md": "---\ntitle: Page\n---\n\nText.\n",
        }
    )
    made, _ = plan(root)
    assert [each.blocks for each in (*made.content.posts, *made.content.pages)] == [(), (), ()]
    translation = root / "content/posts/a.zh-CN.md"
    translation.write_text(chinese, "utf-8")
    made, _ = plan(root)
    kinds = [[block.kind for block in each.blocks] for each in made.content.posts]
    assert kinds == [
        ["title", "summary", "paragraph", "item", "item"],
        ["title", "heading"],
        [],
    ]
    assert made.content.pages[0].blocks == ()
    first = made.content.posts[0]
    lines = (root / first.place.path).read_text("utf-8").split("\n")
    assert [lines[block.line - 1 : block.end - 1] for block in first.blocks] == [
        ["title: A post"],
        ["summary: Short"],
        ["Text."],
        ["- b"],
        ["- c"],
    ]
    translation.unlink()
    made, _ = plan(root)
    assert made.content.posts[0].blocks == ()


def test_the_words_of_the_front_matter_are_blocks(make_site: MakeSite, plan, post) -> None:
    """Title, summary, picture, figures and links count, in this order; the rest doesn't."""

    def digests(**front: str) -> list[str]:
        # The language of the file's name is one of the site's, as nobody lists any.
        root = make_site(
            {
                "content/posts/a.md": post(**front),
                "content/posts/a.fr.md": "---\ntitle: b\n---\n\nTexte.\n",
            }
        )
        made, problems = plan(root)
        assert list(problems) == []
        return [block.digest for block in made.content.posts[1].blocks]

    picture = "{src: 'https://example.org/a.png', alt: A diagram"
    fact, link = "[{value: 5%, label: of all", "[{url: 'https://example.org/', name: More"
    front = {
        "summary": "Short",
        "image": f"{picture}}}",
        "facts": f"{fact}}}]",
        "links": f"{link}}}]",
    }
    before = digests(**front)
    assert len(before) == 6
    turned = dict(reversed(front.items()))
    assert digests(**turned, tags="[x]", date="2019-01-01", slug="other") == before
    changed = {
        0: {**front, "title": "Another"},
        1: {**front, "summary": "Shorter"},
        2: {**front, "image": f"{picture}, credit: Name (Company)}}"},
        3: {**front, "facts": f"{fact} others}}]"},
        4: {**front, "links": f"{link} yet}}]"},
    }
    for at, values in changed.items():
        after = digests(**values)
        assert [one != other for one, other in zip(before, after, strict=True)].index(True) == at
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_versions_that_say_nothing_have_faults_and_no_more(make_site: MakeSite, plan) -> None:
    """Front matter without a key, in a text of two languages, lacks what it needs."""
    empty = "---\n---\n"
    root = make_site({"content/posts/a.md": empty, "content/posts/a.fr.md": empty})
    _, problems = plan(root)
    assert {(each.rule, each.path) for each in problems} == {
        ("missing-key", "content/posts/a.md"),
        ("missing-key", "content/posts/a.fr.md"),
    }
