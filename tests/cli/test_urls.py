"""`blogsite urls`: what was published stays, redirects, or is given up on purpose."""

import re
from pathlib import Path

import pytest

LOCK = "content/urls.lock"
ONE, DRAFT = "/blog/2019/06/24/one/", "/blog/2019/06/24/draft/"


class Keeper:
    """A site whose URLs are kept."""

    def __init__(self, root: Path, run) -> None:
        self.root = root
        self._run = run

    def run(self, *arguments: object):
        return self._run(*arguments, "--root", self.root, "--now", "2019-07-01")

    def accept(self, *arguments: object):
        return self.run("urls", "accept", *arguments)

    @property
    def lock(self) -> str:
        return (self.root / LOCK).read_text("utf-8")

    @property
    def names(self) -> list[str]:
        return [line.split()[0] for line in self.lock.splitlines() if line.startswith("/")]

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def build(self, *arguments: object) -> str:
        found = self.run("build", "--output", self.root / "../out", *arguments)
        return found.stderr


@pytest.fixture
def keeper(site: Path, run) -> Keeper:
    """The small site, with a heading, and all its URLs recorded."""
    made = Keeper(site, run)
    made.edit("content/posts/one.md", "Text.\n", "Text.[^1]\n\n## Part\n\nMore.\n\n[^1]: Note.\n")
    assert made.accept().exit_code == 0
    return made


def test_what_is_recorded(keeper: Keeper) -> None:
    """Pages, feeds and headings are recorded; further pages, numbered notes and drafts are not."""
    (keeper.root / "content/site.yaml").write_text("paginate: 1\n")
    keeper.accept()
    assert {ONE, "/", "/feed.xml", "/tags/mesh/", "/zh-cn" + ONE} <= set(keeper.names)
    assert re.search(rf"^{ONE} id=urn:uuid:\S+ #part$", keeper.lock, re.MULTILINE)
    assert DRAFT not in keeper.names
    assert not [name for name in keeper.names if "/page/" in name or "404" in name]


def test_recording_twice(keeper: Keeper) -> None:
    """Where nothing is new, the file stays the same to the byte."""
    before = keeper.lock
    assert "0 promises more, 0 given up" in keeper.accept().stdout
    assert keeper.lock == before


def test_a_site_that_keeps_its_word(keeper: Keeper) -> None:
    """A site as it was recorded builds, also with drafts and posts of days to come."""
    assert keeper.build() == ""
    assert keeper.build("--drafts", "--future") == ""


def test_a_dry_run(keeper: Keeper) -> None:
    """A dry run says what would be recorded and leaves the file alone."""
    before = keeper.lock
    keeper.edit("content/posts/draft.md", "draft: true\n", "")
    found = keeper.accept("--dry-run")
    assert (found.exit_code, f"+ {DRAFT}" in found.stdout) == (1, True)
    assert keeper.lock == before


def test_a_post_that_moved(keeper: Keeper) -> None:
    """A post with another slug is named, with the alias that keeps its old URL."""
    keeper.edit("content/posts/one.md", "title: One", "title: One\nslug: uno")
    said = keeper.build()
    assert f"content/posts/one.md: error: the post was published at `{ONE}`" in said
    assert f"add `aliases: [{ONE}]`" in said
    keeper.edit("content/posts/one.md", "aliases: [/old/]", f"aliases: [/old/, {ONE}]")
    keeper.edit("content/posts/one.zh-CN.md", "title: 一", f"title: 一\naliases: [/zh-cn{ONE}]")
    assert keeper.build() == ""


def test_a_post_that_was_deleted(keeper: Keeper) -> None:
    """A lost URL whose text is gone points at the lock's own line."""
    (keeper.root / "content/posts/one.zh-CN.md").unlink()
    lines = keeper.lock.splitlines()
    (line,) = (at for at, each in enumerate(lines, 1) if each.startswith(f"/zh-cn{ONE} "))
    assert f"{LOCK}:{line}:1: error: `/zh-cn{ONE}` was published" in keeper.build()


def test_a_redirect_of_the_settings_keeps_a_url(keeper: Keeper) -> None:
    """A rule of the settings keeps a promise if it leads to something."""
    (keeper.root / "content/posts/one.zh-CN.md").unlink()
    settings = keeper.root / "content/site.yaml"
    rules = "redirects: [{from: /zh-cn/*, to: %s}, {from: /all/*, to: /blog/}]\n"
    settings.write_text(rules % "/nowhere/")
    assert "was published" in keeper.build()
    settings.write_text(rules % "/blog/")
    assert keeper.build() == ""


def test_a_post_that_is_a_draft_again(keeper: Keeper) -> None:
    """A published post that becomes a draft or moves into the future is said to be one."""
    keeper.edit("content/posts/one.md", "title: One", "title: One\ndraft: true")
    assert "and is now a draft" in keeper.build()
    keeper.edit("content/posts/one.md", "draft: true\n", "")
    keeper.edit("content/posts/one.md", "title: One", "title: One\nexpires: 2019-06-30")
    assert keeper.build() == ""


def test_posts_that_expire_break_no_promise(keeper: Keeper) -> None:
    """What goes with time as its author wanted goes with the lists it was the last in."""
    keeper.edit("content/posts/one.md", "title: One", "title: One\nexpires: 2019-06-30")
    assert keeper.build() == ""
    assert keeper.accept().exit_code == 0
    assert ONE in keeper.names


def test_a_heading_with_other_words(keeper: Keeper) -> None:
    """A lost anchor names the post and what to write to keep it."""
    keeper.edit("content/posts/one.md", "## Part", "## Piece")
    said = keeper.build()
    assert f"content/posts/one.md: error: `{ONE}#part` was published" in said
    assert "write `{#part}` behind its heading `#piece`" in said
    keeper.edit("content/posts/one.md", "## Piece", "## Piece {#part}")
    assert keeper.build() == ""


def _ids(keeper: Keeper) -> set[str]:
    text = (keeper.root / "../out/all/feed.xml").read_text("utf-8")
    return set(re.findall("<id>(urn:[^<]*)</id>", text))


def test_ids_of_feeds_are_kept(keeper: Keeper) -> None:
    """A post has its old id in feeds under another file's name, and at an alias of its old URL."""
    keeper.build()
    before = _ids(keeper)
    posts = keeper.root / "content/posts"
    (posts / "uno").mkdir()
    (posts / "one.zh-CN.md").rename(posts / "uno/index.zh-CN.md")
    (posts / "one.md").rename(posts / "uno/index.md")
    keeper.edit("content/posts/uno/index.md", "[/old/]", f"[/old/, {ONE}]")
    keeper.edit(
        "content/posts/uno/index.zh-CN.md", "title: 一", f"title: 一\naliases: [/zh-cn{ONE}]"
    )
    assert keeper.build() == ""
    assert (_ids(keeper), len(before)) == (before, 2)


def test_another_base_url(keeper: Keeper) -> None:
    """All posts keep their ids when the site moves to another address."""
    keeper.build()
    before = _ids(keeper)
    (keeper.root / "content/site.yaml").write_text("base_url: https://other.example.org/\n")
    assert keeper.build() == ""
    assert _ids(keeper) == before


def test_another_id(keeper: Keeper) -> None:
    """A post that a rule of the settings leads to shows up as new: its id can be given up."""
    posts = keeper.root / "content/posts"
    (posts / "one.zh-CN.md").rename(posts / "uno.zh-CN.md")
    (posts / "one.md").rename(posts / "uno.md")
    rules = "".join(
        f"  - {{from: {start}{ONE[1:]}, to: {start}blog/2019/06/24/uno/}}\n"
        for start in ("/", "/zh-cn/")
    )
    (keeper.root / "content/site.yaml").write_text(f"redirects:\n{rules}")
    said = keeper.build()
    assert f"the post has another id in feeds than at `/zh-cn{ONE}`" in said
    ids = set(re.findall("urls accept (urn:[^`]*)`", said))
    assert keeper.accept(*ids).exit_code == 0
    assert keeper.build() == ""
    assert ONE in keeper.names


def test_aliases_are_promises(keeper: Keeper) -> None:
    """An old URL that redirects stays one: taking its alias out names the post that had it."""
    assert "/old/" in keeper.names
    keeper.edit("content/posts/one.md", "aliases: [/old/]\n", "")
    said = keeper.build()
    assert "content/posts/one.md: error: the post was published at `/old/`" in said
    assert "add `aliases: [/old/]`" in said


def test_a_file_with_another_name(keeper: Keeper) -> None:
    """A renamed file is found by what it says, and offered the alias of its old URL."""
    (keeper.root / "content/posts/one.zh-CN.md").unlink()
    keeper.accept("--lost")
    keeper.edit("content/posts/one.md", "aliases: [/old/]\n", "")
    (keeper.root / "content/posts/one.md").rename(keeper.root / "content/posts/another.md")
    said = keeper.build()
    assert f"content/posts/another.md: error: `{ONE}` was published" in said
    assert f"add `aliases: [{ONE}]`" in said


def test_a_tag_with_another_name(keeper: Keeper) -> None:
    """A list that is gone is offered a rule that leads to the nearest one."""
    (keeper.root / "content/tags/mesh.yaml").rename(keeper.root / "content/tags/meshes.yaml")
    keeper.edit("content/posts/one.md", "[mesh, loose]", "[meshes, loose]")
    rules = re.findall(r"add `- (\{.*?\})` to", keeper.build())
    assert "{from: /tags/mesh/, to: /tags/meshes/}" in rules
    settings = "".join(f"  - {rule}\n" for rule in rules)
    feeds = "  - {from: /:any/feed.xml, to: /}\n"
    (keeper.root / "content/site.yaml").write_text(f"redirects:\n{settings}{feeds}")
    assert "mesh/` was published" not in keeper.build()


def test_what_only_a_preview_shows(keeper: Keeper) -> None:
    """A build with drafts fails like the real one where a published post becomes a draft."""
    keeper.edit("content/posts/one.md", "title: One", "title: One\ndraft: true")
    said = keeper.build("--drafts", "--future")
    assert "and is now a draft" in said
    assert "`/tags/mesh/` was published" in said
    assert "to: /tags/mesh/}" not in said


def test_texts_that_can_not_be_read_are_not_lost(keeper: Keeper) -> None:
    """While a file has a fault, its URL isn't missed: the fault alone is shown."""
    keeper.edit("content/posts/one.md", "title: One", "title: a: b")
    said = keeper.build()
    assert (said.count("error:"), "was published" in said) == (1, False)


def test_time_breaks_no_promise(keeper: Keeper) -> None:
    """What led to an expired post, by alias or rule, goes with it."""
    keeper.edit("content/posts/one.md", "title: One", "title: One\nexpires: 2019-06-30")
    rule = "redirects: [{from: /was/, to: /tags/mesh/}]\n"
    (keeper.root / "content/site.yaml").write_text(rule)
    assert keeper.run("urls", "accept", "--now", "2019-06-29").exit_code == 0
    assert "error" not in keeper.build()


def test_giving_up(keeper: Keeper) -> None:
    """Only what is named is given up; the rest stays recorded, and lost."""
    keeper.edit("content/posts/one.md", "title: One", "title: One\nslug: uno")
    found = keeper.accept("/zh-cn" + ONE)
    assert (found.exit_code, "1 still lost" in found.stdout) == (1, True)
    assert ONE in keeper.names
    assert "/zh-cn" + ONE not in keeper.names
    assert keeper.accept("--lost").exit_code == 0
    assert keeper.build() == ""


def test_giving_up_an_anchor(keeper: Keeper) -> None:
    """An anchor is given up by its own name, and its URL stays."""
    keeper.edit("content/posts/one.md", "## Part", "## Piece")
    assert keeper.accept(f"{ONE}#part").exit_code == 0
    assert re.search(rf"^{ONE} \S+ #piece$", keeper.lock, re.MULTILINE)


def test_giving_up_what_is_not_lost(keeper: Keeper) -> None:
    """Naming something that isn't lost is wrong usage, and changes nothing."""
    before = keeper.lock
    found = keeper.accept(ONE)
    assert (found.exit_code, "is not lost" in found.stderr) == (2, True)
    assert keeper.lock == before


def test_errors_come_first(keeper: Keeper) -> None:
    """With an error in the content nothing is recorded."""
    before = keeper.lock
    keeper.edit("content/posts/one.md", "title: One", "title: One\nnope: 1")
    found = keeper.accept()
    assert (found.exit_code, "mend the errors first" in found.stdout) == (1, True)
    assert keeper.lock == before


def test_both_sides_of_a_merge(keeper: Keeper) -> None:
    """Marks of a conflict are an error at their line; without them both sides count."""
    ours, theirs = keeper.lock, keeper.lock.replace("#part", "#part #other")
    path = keeper.root / LOCK
    path.write_text(f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> topic\n", "utf-8")
    assert f"{LOCK}:1:1: error: the file has the marks of a merge conflict" in keeper.build()
    assert keeper.accept().exit_code == 1
    path.write_text(ours + theirs, "utf-8")
    assert f"`{ONE}#other` was published" in keeper.build()


def test_lines_that_say_nothing(keeper: Keeper) -> None:
    """A line that is no promise, or bytes that are no text, are errors at their line."""
    path = keeper.root / LOCK
    path.write_text("/\nblog\n/a/ b\n", "utf-8")
    said = keeper.build()
    assert f"{LOCK}:2:1: error: the line is no URL" in said
    assert f"{LOCK}:3:1: error: the line is no URL" in said
    path.write_bytes(b"/\n\xff\n")
    assert f"{LOCK}:2:1: error: the file is not UTF-8" in keeper.build()


def test_many_losses(keeper: Keeper) -> None:
    """Of very many losses the first are shown, and how many more there are."""
    with (keeper.root / LOCK).open("a", encoding="utf-8") as file:
        file.writelines(f"/old/{number}/\n" for number in range(120))
    said = keeper.build()
    assert said.count("and nothing is there now") == 50
    assert "70 more faults in this file are not shown" in said


def test_previews_go_on(keeper: Keeper, plan) -> None:
    """While somebody is still writing, a broken promise is a warning."""
    keeper.edit("content/posts/one.md", "## Part", "## Piece")
    _, problems = plan(keeper.root, keeps_urls=False)
    assert [(each.rule, str(each.severity)) for each in problems] == [("lost-anchor", "warning")]


def test_stand_ins_are_no_promises(keeper: Keeper) -> None:
    """A page or list that only shows posts of other languages isn't recorded, nor that of coverage."""
    settings = "fallback: page\ncoverage_page: true\n"
    before = set(keeper.names)
    (keeper.root / "content/posts/two.md").write_text(
        "---\ntitle: Two\ndate: 2019-06-20\ntags: [two]\n---\n"
    )
    keeper.accept()
    assert {"/tags/two/", "/blog/2019/06/20/two/"} <= set(keeper.names) - before
    alone = keeper.lock
    (keeper.root / "content/site.yaml").write_text(settings)
    assert "0 promises more" in keeper.accept().stdout
    assert keeper.lock == alone
    assert keeper.build() == ""
    assert (keeper.root / "../out/zh-cn/tags/two/index.html").exists()
    assert (keeper.root / "../out/zh-cn/blog/2019/06/20/two/index.html").exists()


def test_a_stand_in_keeps_a_promise(keeper: Keeper) -> None:
    """A translation may go where a page takes its place, and not when that goes too."""
    (keeper.root / "content/posts/one.zh-CN.md").unlink()
    (keeper.root / "content/posts/other.zh-CN.md").write_text(
        "---\ntitle: x\ndate: 2019-06-24\nauthors: [fei-guo]\ntags: [mesh, loose]\nevents: [kubecon]\n---\n"
    )
    assert f"`/zh-cn{ONE}` was published" in keeper.build()
    settings = keeper.root / "content/site.yaml"
    settings.write_text("fallback: page\n")
    assert keeper.build() == ""
    keeper.accept()
    assert f"/zh-cn{ONE}" in keeper.names
    settings.write_text("fallback: list\n")
    assert f"`/zh-cn{ONE}` was published" in keeper.build()
