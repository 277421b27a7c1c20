"""`blogsite authors` and `blogsite tags`: one edit of all posts, or none."""

import os
from pathlib import Path

import pytest

from blogsite.terms import writing

from .conftest import FILES, ONE, TRANSLATION, Desk

LOCK = "content/urls.lock"
SITE = "content/site.yaml"
RULES = (
    "\n\nredirects:\n"
    "  - from: /tags/mesh/*\n    to: /tags/service-mesh/:splat\n"
    "  - from: /zh-cn/tags/mesh/*\n    to: /zh-cn/tags/service-mesh/:splat\n"
)


def _changed(desk: Desk) -> set[str]:
    """Return the paths of the files that aren't what they were, the new and the deleted ones."""
    before = {path: text.encode() for path, text in FILES.items()}
    now = desk.files()
    return {path for path in (*before, *now) if before.get(path) != now.get(path)}


def test_authors_become_one(desk: Desk) -> None:
    """Posts of every language and drafts name the one that stays, and not a byte besides differs."""
    desk.run("authors", "merge", "l-zhang", "lei-zhang")
    assert desk.read(ONE) == FILES[ONE].replace("[l-zhang]", "[lei-zhang]")
    assert desk.read(TRANSLATION) == FILES[TRANSLATION].replace("- l-zhang\r\n", "")
    draft = FILES["content/posts/draft.md"].replace("{id: l-zhang,", "{id: lei-zhang,")
    assert desk.read("content/posts/draft.md") == draft
    assert _changed(desk) == {
        *(ONE, TRANSLATION, "content/posts/draft.md", SITE),
        *("content/authors/l-zhang.yaml", "content/authors/lei-zhang.yaml"),
    }
    desk.build()


def test_files_of_authors_become_one(desk: Desk) -> None:
    """What only the leaving file says is taken over as written; what both say is shown."""
    said = desk.run("authors", "merge", "l-zhang", "lei-zhang").stdout
    assert desk.read("content/authors/lei-zhang.yaml") == (
        "name: Lei Zhang\norganization: Alibaba\n"
        "# as on the badge\nnames:\n  zh-CN: 张磊\nurl: https://example.org/\n"
    )
    assert not (desk.root / "content/authors/l-zhang.yaml").exists()
    assert "gone: `name: L. Zhang` (content/authors/l-zhang.yaml:1), as `Lei Zhang` stays" in said
    assert "taken over: `names`, `url`" in said


def test_posts_keep_who_their_author_was(desk: Desk) -> None:
    """Posts go on saying the role and organization of a leaving author, where the other has others."""
    desk.edit("content/authors/l-zhang.yaml", "url:", "role: Engineer\norganization: 'A, B'\nurl:")
    said = desk.run("authors", "merge", "l-zhang", "lei-zhang").stdout
    credit = '{id: lei-zhang, role: Engineer, organization: "A, B"}'
    assert f"authors: [{credit}]   # him\n" in desk.read(ONE)
    assert "  - {id: lei-zhang, role: Engineer, organization: Company}\n" in desk.read(
        "content/posts/draft.md"
    )
    # A role without its organization would be one at another's.
    assert "role" not in desk.read("content/authors/lei-zhang.yaml")
    assert "its posts say themselves: `role: Engineer`, `organization: A, B`" in said
    assert "A, B" in (desk.build() / "blog/2019/06/24/one/index.html").read_text("utf-8")


def test_tags_become_one(desk: Desk) -> None:
    """The id changes where it is a tag, a post with both has one, and bodies stay as they are."""
    desk.run("tags", "merge", "mesh", "service-mesh")
    assert desk.read(ONE) == FILES[ONE].replace("- mesh  # a", "- service-mesh  # a")
    assert "tags: [service-mesh]\n" in desk.read("content/posts/two/index.md")
    assert desk.read("content/tags/service-mesh.yaml") == FILES["content/tags/service-mesh.yaml"]
    assert not (desk.root / "content/tags/mesh.yaml").exists()


def test_old_pages_redirect(desk: Desk) -> None:
    """Each language in which the old term had a page gets a redirect, and no other."""
    before = desk.build()
    assert (before / "zh-cn/tags/mesh/index.html").exists()
    desk.run("tags", "merge", "mesh", "service-mesh")
    assert desk.read(SITE) == FILES[SITE].rstrip("\n") + RULES
    rules = (desk.build() / "_redirects").read_text("utf-8")
    assert "/b/zh-cn/tags/mesh/* /b/zh-cn/tags/service-mesh/:splat 301" in " ".join(rules.split())
    desk.run("tags", "rename", "loose", "free")
    assert "/tags/loose/*" in desk.read(SITE)


def test_no_page_no_redirect(desk: Desk) -> None:
    """What only a draft named had no page, so nothing is said of it in the settings."""
    desk.edit("content/posts/draft.md", "tags: [mesh]", "tags: [later]")
    desk.run("tags", "rename", "later", "sooner")
    assert desk.read(SITE) == FILES[SITE]
    assert "tags: [sooner]" in desk.read("content/posts/draft.md")


def test_a_site_without_settings(desk: Desk) -> None:
    """Redirects make the file that they stand in."""
    (desk.root / SITE).unlink()
    desk.run("tags", "merge", "mesh", "service-mesh")
    assert desk.read(SITE) == RULES.lstrip("\n")
    desk.build()


def test_the_lock_holds(desk: Desk) -> None:
    """A site that keeps its URLs keeps them, and what moved is recorded where it is now."""
    desk.run("urls", "accept")
    before = desk.read(LOCK).splitlines()
    desk.run("tags", "rename", "mesh", "net")
    desk.run("authors", "merge", "l-zhang", "lei-zhang")
    desk.build()
    after = desk.read(LOCK).splitlines()
    assert set(before) < set(after)
    assert {"/tags/net/", "/tags/net/feed.xml", "/zh-cn/tags/net/"} <= set(after)
    assert "0 promises more" in desk.run("urls", "accept", "--dry-run").stdout


def test_a_promise_that_would_be_lost(desk: Desk) -> None:
    """What a pattern of the settings leads to a term's page isn't lost on the quiet."""
    desk.write(SITE, FILES[SITE] + "redirects: [{from: /topics/*, to: '/tags/:splat'}]\n")
    desk.write(LOCK, "/topics/mesh/\n")
    said = desk.refused("tags", "merge", "mesh", "service-mesh")
    assert "`/topics/mesh/` was published, and would lead nowhere" in said
    assert "Nothing was written: with these edits the site would have errors" in said


def test_one_after_the_other(desk: Desk) -> None:
    """Redirects of earlier commands lead to the newest id, and back again to none in a circle."""
    desk.run("urls", "accept")
    desk.run("tags", "rename", "mesh", "net")
    desk.run("tags", "rename", "net", "web")
    assert "from: /tags/mesh/*\n    to: /tags/web/:splat\n" in desk.read(SITE)
    assert "from: /tags/net/*\n    to: /tags/web/:splat\n" in desk.read(SITE)
    desk.build()
    desk.run("tags", "rename", "web", "mesh")
    assert "from: /tags/mesh/*" not in desk.read(SITE)
    assert "from: /tags/net/*\n    to: /tags/mesh/:splat\n" in desk.read(SITE)
    assert desk.read(ONE) == FILES[ONE]
    desk.build()


def test_addresses_in_the_settings(desk: Desk) -> None:
    """Menu and redirects that name an old page name the new one."""
    desk.write(
        SITE,
        FILES[SITE] + "menu:\n  - {name: Mesh, url: /tags/mesh/}  # here\n  - name: Other\n"
        "    url: 'https://blog.example.org/b/zh-cn/tags/mesh/?a=b#c'\n"
        "redirects: [{from: /net/, to: /tags/mesh/}]\n",
    )
    desk.run("tags", "merge", "mesh", "service-mesh")
    text = desk.read(SITE)
    assert "{name: Mesh, url: /tags/service-mesh/}  # here\n" in text
    assert "url: 'https://blog.example.org/b/zh-cn/tags/service-mesh/?a=b#c'\n" in text
    assert "[{from: /net/, to: /tags/service-mesh/}, {from: /tags/mesh/*," in text
    desk.build()


def test_a_new_id(desk: Desk) -> None:
    """A tag's file goes with it, byte for byte."""
    desk.run("tags", "rename", "mesh", "net")
    assert desk.read("content/tags/net.yaml") == FILES["content/tags/mesh.yaml"]
    assert not (desk.root / "content/tags/mesh.yaml").exists()
    assert "tags: [service-mesh, net]" in desk.read("content/posts/two/index.md")
    assert (desk.build() / "tags/net/index.html").exists()


def test_ids_in_other_scripts(desk: Desk) -> None:
    """Ids in any script redirect too."""
    desk.run("tags", "rename", "mesh", "网格")
    desk.run("urls", "accept")
    desk.run("tags", "rename", "网格", "网")
    assert "from: /tags/网格/*\n    to: /tags/网/:splat\n" in desk.read(SITE)
    desk.build()


def test_tags_without_files(desk: Desk) -> None:
    """A tag that only posts know can go, stay and be renamed."""
    desk.run("tags", "merge", "loose", "service-mesh")
    assert '- "service-mesh"\n' in desk.read(ONE)
    desk.edit("content/posts/two/index.md", "tags: [service-mesh, mesh]", "tags: [alone]")
    said = desk.run("tags", "merge", "mesh", "alone").stdout
    assert desk.read("content/tags/alone.yaml") == "name: Mesh\n"
    assert "new: content/tags/alone.yaml" in said
    desk.build()


def test_ids_that_can_be_none(desk: Desk) -> None:
    """Errors that a site has already may be mended by the command: bad ids, and doubles by case."""
    desk.edit("content/posts/two/index.md", "[service-mesh, mesh]", "[Service Mesh, Mesh]")
    desk.build(code=1)
    desk.run("tags", "rename", "Service Mesh", "meshes")
    desk.run("tags", "merge", "Mesh", "mesh")
    assert "tags: [meshes, mesh]" in desk.read("content/posts/two/index.md")
    assert desk.read(SITE) == FILES[SITE]
    desk.build()


def test_an_author_without_a_file(desk: Desk) -> None:
    """An id of nobody, an error so far, can be made somebody's."""
    desk.edit("content/posts/two/index.md", "[lei-zhang]", "[leizhang]")
    desk.run("authors", "merge", "leizhang", "lei-zhang")
    desk.build()


def test_a_dry_run(desk: Desk) -> None:
    """A dry run shows all edits as a diff, and writes nothing."""
    said = desk.refused("authors", "merge", "l-zhang", "lei-zhang", "--dry-run", code=0)
    assert "-authors: [l-zhang] # him +authors: [lei-zhang] # him" in said
    assert "--- a/content/authors/l-zhang.yaml +++ /dev/null" in said
    assert "author `l-zhang` would become `lei-zhang`: 3 posts to edit" in said


def test_once_more(desk: Desk) -> None:
    """A command that was broken off before its last step is finished by running it again."""
    leaving = desk.read("content/tags/mesh.yaml")
    desk.run("tags", "merge", "mesh", "service-mesh")
    done = desk.files()
    desk.write("content/tags/mesh.yaml", leaving)
    desk.write(ONE, FILES[ONE])
    desk.run("tags", "merge", "mesh", "service-mesh")
    assert desk.files() == done


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("tags merge mesh mesh", "`mesh` is given twice; name the tag that goes, then the one"),
        ("authors merge l-zang lei-zhang", "there is no author `l-zang`; did you mean `l-zhang`"),
        ("authors merge zzz lei-zhang", "no author `zzz`; `blogsite list authors` shows them"),
        ("tags merge mesh servicemesh", "no tag `servicemesh` to merge into; did you mean `serv"),
        ("tags merge mesh net", "to give `mesh` this id: `blogsite tags rename mesh net`"),
        ("authors merge l-zhang net", "no author `net` to merge into; `blogsite list authors`"),
        ("tags rename mesh service-mesh", "already; to make one of the two: `blogsite tags merge"),
        ("tags rename mesh loose", "there is a tag `loose` already"),
        ("tags rename loose Mesh", "there is a tag `mesh` already"),
        ("tags rename mesh Mesh", "differ by case only, so they would share one URL"),
        ("tags rename mesh a/b", "`a/b` can't be an id: it may hold letters"),
        ("tags rename mesh ../mesh", "can't be an id"),
        ("tags merge ../tags/mesh mesh", "there is no tag `../tags/mesh`"),
    ],
)
def test_wrong_ids(desk: Desk, arguments: str, said: str) -> None:
    """Ids that make no sense are wrong usage, with what may have been meant."""
    assert said in desk.refused(*arguments.split(), code=2)


def test_strict_tags(desk: Desk) -> None:
    """Where tags need files, so does the one that stays."""
    desk.write(SITE, FILES[SITE] + "strict_tags: true\n")
    said = desk.refused("tags", "merge", "mesh", "loose", code=2)
    assert "tag `loose` has no file; write `content/tags/loose.yaml` first" in said


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (
            "content/posts/bad.md",
            "---\ntitle: A\ntags: [a\n---\n",
            "bad.md:3:7: error: the bracket",
        ),
        ("content/posts/bad.md", "tags: [mesh]\n", "bad.md:1:1: error: the file does not start"),
        ("content/posts/bad.md", "---\ntags: &a [mesh]\n---\n", "bad.md:2:7: error: YAML anchors"),
        ("content/posts/bad.xx.md", "---\n{\n---\n", "bad.xx.md:2:1: error:"),
        ("content/tags/mesh.yaml", "name: [\n", "content/tags/mesh.yaml:1:7: error:"),
        ("content/site.yaml", "title: [\n", "content/site.yaml:1:8: error:"),
    ],
)
def test_broken_files(desk: Desk, path: str, text: str, said: str) -> None:
    """What can't be read may name the term, so nothing is written before it is mended."""
    desk.write(path, text)
    found = desk.refused("tags", "merge", "mesh", "service-mesh")
    assert said in found
    assert "Nothing was written: mend these files first" in found


def test_other_errors(desk: Desk) -> None:
    """Errors that have nothing to do with it don't stand in the way."""
    desk.edit(ONE, "See", "![A](none.png) See")
    desk.run("tags", "merge", "mesh", "service-mesh")
    assert "- service-mesh  # a" in desk.read(ONE)


def test_new_errors(desk: Desk) -> None:
    """An edit that gives the site an error is none: here the new page is an alias."""
    desk.edit(ONE, "date:", "aliases: [/tags/net/]\ndate:")
    said = desk.refused("tags", "rename", "mesh", "net")
    assert "content/posts/one.md:4:11: error: `/tags/net/` is a file of this site" in said


def test_no_safe_place(desk: Desk) -> None:
    """Settings in a manner that no edit is sure of are an error that says what to do."""
    desk.write(SITE, FILES[SITE] + "redirects: {from: /a/, to: /blog/}\n")
    said = desk.refused("tags", "merge", "mesh", "service-mesh")
    assert "content/site.yaml: error: `redirects` has no safe place" in said


def test_a_file_that_cannot_be_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """If one file can't be written, those before it are what they were."""
    write, written = writing.write_whole, []

    def full(target: Path, data: bytes) -> None:
        if target.name == "one.zh-CN.md":
            raise OSError(28, os.strerror(28))
        written.append(target.name)
        write(target, data)

    monkeypatch.setattr(writing, "write_whole", full)
    said = desk.refused("authors", "merge", "l-zhang", "lei-zhang")
    assert {"site.yaml", "lei-zhang.yaml"} <= set(written)
    assert "content/posts/one.zh-CN.md: error: it can't be written: no space left" in said
    assert "hint: nothing was changed" in said


def test_links_to_files(desk: Desk) -> None:
    """A post that is a link within the site stays one; its target is edited, once."""
    (desk.root / "content/posts/linked.md").symlink_to("one.md")
    desk.run("tags", "merge", "mesh", "service-mesh")
    assert (desk.root / "content/posts/linked.md").is_symlink()
    assert "- service-mesh  # a" in desk.read(ONE)
