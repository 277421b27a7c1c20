"""`blogsite translations`: what is to be done, what is begun, and what is marked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import MOVED, MOVES, PAGE, Desk

TRANSLATED_PAGE = "---\ntitle: 关于\n---\n\n正文。\n"
NEW = "content/posts/2019/moves.pt-BR.md"


def test_states(desk: Desk) -> None:
    """Each text has its state in a language; drafts are none of its work until they are published."""
    assert desk.states("zh-CN") == {
        "Name (Company) moves": "unmarked",
        "Virtual": "untranslated",
        "About": "untranslated",
    }
    assert desk.states("zh-CN", "--drafts")["Waits"] == "untranslated"
    desk.run("mark", "moves", "zh-CN")
    assert desk.states("zh-CN")["Name (Company) moves"] == "current"
    desk.edit(MOVES, "The last", "At last the")
    (row,) = desk.json("status", "zh-CN", "--state", "stale")
    assert row == {
        "language": "zh-CN",
        "state": "stale",
        "changed": 1,
        "added": 0,
        "removed": 0,
        "status": "",
        "date": "2019-06-24",
        "title": "Name (Company) moves",
        "tags": ["mesh"],
        "original": MOVES,
        "path": MOVED,
        "url": "/zh-cn/blog/2019/06/24/moves/",
    }


def test_orphans(desk: Desk) -> None:
    """A translation whose original is gone is said to be one, and is no original for others."""
    desk.run("mark", "moves", "zh-CN")
    (desk.root / MOVES).unlink()
    found = desk.run("status", "--format", "json", code=1)
    assert '"state": "orphaned"' in found.stdout
    assert found.stdout.count("moves") == 1  # the path, in one language
    assert "is gone" in desk.run("diff", "moves", "zh-CN", code=2).stderr
    assert "is gone" in desk.run("new", MOVED, "pt-BR", code=2).stderr
    assert "is gone" in desk.run("mark", MOVED, "zh-CN", code=2).stderr


def test_every_translation_of_what_is_gone_is_an_orphan(desk: Desk) -> None:
    """Each of several translations without an original is an orphan, and an error; none stands in."""
    tags = ["de", "ja", "pt-BR", "uk", "zh-CN"]
    desk.edit("content/site.yaml", "[en, zh-CN, pt-BR]", f"[en, {', '.join(tags)}]")
    desk.run("mark", "moves", "zh-CN")
    for tag in tags:
        desk.write(MOVES.replace(".md", f".{tag}.md"), desk.read(MOVED))
    (desk.root / MOVES).unlink()
    rows = json.loads(desk.run("status", "--format", "json", "--state", "orphaned", code=1).stdout)
    assert sorted(row["language"] for row in rows) == tags
    assert not [row for row in rows if row["original"]]
    assert desk.build().stderr.count("the original of this translation is gone") == len(tags)
    report = json.loads(desk.run("report", "--format", "json", code=1).stdout)
    assert all(each["posts"]["orphaned"] == 1 for each in report["languages"])
    assert "is gone" in desk.run("mark", MOVED, "zh-CN", code=2).stderr


def test_what_is_no_translation_is_the_original(desk: Desk) -> None:
    """Without a text in the default language, one that is dated itself is the original of the rest."""
    dated = desk.read(MOVES).decode()
    (desk.root / MOVES).unlink()
    desk.write(MOVES.replace(".md", ".pt-BR.md"), dated)
    assert desk.states("zh-CN")["Name (Company) moves"] == "unmarked"
    assert "Name (Company) moves" not in desk.states("pt-BR")


def test_what_nobody_says_is_not_made_up(desk: Desk) -> None:
    """Where the original, and with it the day, is gone or can't be read, there is none, nor a URL."""
    desk.run("mark", "moves", "zh-CN")
    desk.write(MOVES, "<<<<<<< ours\n" + desk.read(MOVES).decode())
    (row,) = (row for row in _shown(desk, "zh-CN") if row["path"])
    assert (row["state"], row["date"], row["url"], row["removed"]) == ("unmarked", "", "", 0)
    (desk.root / MOVES).unlink()
    (row,) = (row for row in _shown(desk, "zh-CN") if row["path"])
    assert (row["state"], row["date"], row["url"]) == ("orphaned", "", "")
    for style in ("human", "markdown"):
        assert "1970" not in desk.run("status", "zh-CN", "--format", style, code=1).stdout


def _shown(desk: Desk, language: str) -> list[dict[str, object]]:
    """Return the texts of a site with errors."""
    shown = desk.run("status", language, "--format", "json", code=1).stdout
    return list(json.loads(shown))


def test_order(desk: Desk) -> None:
    """Texts come newest first; by tag, the tag with the most of them comes first."""
    titles = [row["title"] for row in desk.json("status", "pt-BR")]
    assert titles == ["Name (Company) moves", "Virtual", "About"]
    desk.edit("content/posts/2019/vc/index.md", "date:", "tags: [edge, mesh]\ndate:")
    groups = desk.json("status", "pt-BR", "--by", "tag")
    assert [(each["name"], [row["title"] for row in each["texts"]]) for each in groups] == [
        ("Service mesh", ["Name (Company) moves", "Virtual"]),
        ("edge", ["Virtual"]),
        ("", ["About"]),
    ]


def test_for_people(desk: Desk) -> None:
    """The table has a line for each text, and the last line counts."""
    desk.run("mark", "moves", "zh-CN")
    desk.edit(MOVES, "- two", "- two\n- three")
    lines = desk.run("status", "zh_cn").stdout.splitlines()
    assert lines[0].split() == ["date", "state", "title"]
    assert lines[1].split() == ["2019-06-24", "stale", "Name", "(Company)", "moves"]
    assert lines[2].split() == ["1", "new", MOVED]
    assert lines[-1] == "zh-CN: 1 stale, 2 untranslated"
    assert "Service mesh (1)" in desk.run("status", "zh-CN", "--by", "tag").stdout
    assert "Nothing" not in desk.run("status").stdout


def test_tasks_for_an_issue(desk: Desk) -> None:
    """As Markdown each text is a task, done where it is current, and no title marks anything up."""
    desk.edit("content/pages/about.md", "title: About", "title: '*About* @all <b>'")
    desk.run("mark", "moves", "zh-CN")
    text = desk.run("status", "zh-CN", "--format", "markdown").stdout
    assert "## Translations into " in text
    url = "https://blog.example.org/b/blog/2019/06/24/moves/"
    link = f"[Name \\(Company\\) moves](<{url}>)"
    assert f"- [x] {link} (2019-06-24) `{MOVED}`\n" in text
    assert "- [ ] [Virtual]" in text
    assert "*About*" not in text
    assert "@all" not in text
    by_tag = desk.run("status", "--format", "markdown", "--by", "tag").stdout
    assert f"### Service mesh\n\n- [ ] `pt-BR` {link} (untranslated, 2019-06-24)" in by_tag


def test_issues_have_a_length(desk: Desk) -> None:
    """What is longer than an issue can be is cut between tasks, and says so."""
    for number in range(400):
        desk.write(f"content/pages/p{number}.md", f"---\ntitle: {'Long ' * 20}\n---\n")
    text = desk.run("status", "--format", "markdown").stdout
    assert len(text) < 65_000
    assert text.endswith("choose with `--state`, or take JSON.*\n")
    assert all(line.endswith("`") for line in text.splitlines() if line.startswith("- ["))


@pytest.mark.usefixtures("desk")
def test_nothing_to_do(make_site: Callable[..., Path]) -> None:
    """A site in one language has nothing to be translated."""
    alone = Desk(make_site({"content/pages/about.md": PAGE}, name="alone"))
    assert alone.run("status").stdout == "nothing is or could be translated\n"
    assert alone.json("status") == []
    assert alone.json("report") == {"languages": [], "translators": []}
    assert alone.run("report").stdout == "nothing is or could be translated\n"


def test_nothing_in_a_state(desk: Desk) -> None:
    """Where nothing stands as asked, that is said, and not that there is nothing to translate."""
    found = desk.run("status", "zh-CN", "--state", "stale", "--state", "orphaned").stdout
    assert found == "nothing in zh-CN is stale or orphaned\n"
    assert desk.run("status", "--state", "stale").stdout == "nothing is stale\n"
    tasks = desk.run("status", "zh-CN", "--state", "stale", "--format", "markdown").stdout
    assert tasks == "## Translations\n\n*nothing in zh-CN is stale*\n"


@pytest.mark.parametrize(
    "word",
    [
        MOVES,
        MOVED,
        "site/" + MOVES,
        "./site/" + MOVED,
        "posts/2019/moves",
        "content/posts/2019/moves",
        "moves",
        "/blog/2019/06/24/moves/",
        "/zh-cn/blog/2019/06/24/moves/",
        "/b/blog/2019/06/24/moves",
        "https://blog.example.org/b/blog/2019/06/24/moves/#a-heading",
        "https://blog.example.org/b/zh-cn/blog/2019/06/24/moves/",
    ],
)
def test_what_a_post_is_called(desk: Desk, word: str) -> None:
    """A text is found by a path from here or from the site, a key, a slug, or a URL."""
    assert desk.json("diff", word, "zh-CN")["translation"] == MOVED


@pytest.mark.parametrize("word", ["vc", "content/posts/2019/vc", "content/posts/2019/vc/index.md"])
def test_folders(desk: Desk, word: str) -> None:
    """A text in a folder is found by the folder's name, too."""
    desk.run("new", word, "zh-CN")
    assert (desk.root / "content/posts/2019/vc/index.zh-CN.md").is_file()


@pytest.mark.parametrize(
    ("post", "lang", "said"),
    [
        ("move", "zh-CN", "did you mean `moves`?"),
        ("/blog/2019/06/24/movs/", "zh-CN", "did you mean `moves`?"),
        ("https://other.example.org/b/blog/2019/06/24/moves/", "zh-CN", "there is no post or page"),
        ("xyz", "zh-CN", "see `blogsite translations status`"),
        ("", "zh-CN", "there is no post or page"),
        ("moves", "zh", "did you mean `zh-CN`?"),
        ("moves", "fr", "known: en, zh-CN, pt-BR"),
        ("moves", "en", "is the original"),
        ("vc", "zh-CN", "begin one with `blogsite translations new vc zh-CN`"),
    ],
)
def test_words_that_mean_nothing(desk: Desk, post: str, lang: str, said: str) -> None:
    """What means nothing is wrong usage, with a guess at what was meant."""
    assert said in desk.run("diff", post, lang, code=2).stderr
    assert said in desk.run("mark", post, lang, code=2).stderr


def test_words_that_mean_several_things(desk: Desk) -> None:
    """A slug of two texts is answered with both files."""
    desk.write("content/pages/moves.md", PAGE)
    said = desk.run("diff", "moves", "zh-CN", code=2).stderr
    assert "`moves` can mean `content/pages/moves.md` or `content/posts/2019/moves.md`" in said


def test_languages_in_other_writing(desk: Desk) -> None:
    """A tag is taken in any case and with underscores, and the right one is said."""
    found = desk.run("mark", "moves", "ZH_cn")
    assert "`ZH_cn` is taken for `zh-CN`" in found.stderr
    assert desk.states("zh-CN")["Name (Company) moves"] == "current"


def test_marking(desk: Desk) -> None:
    """Marking says what it did, changes one key only, and a second time nothing."""
    before = desk.read(MOVED)
    would = desk.run("mark", "moves", "zh-CN", "--dry-run").stdout
    assert would == f"{MOVED} would be marked as current; it was unmarked\n"
    assert desk.read(MOVED) == before
    assert desk.run("mark", "moves", "zh-CN").stdout.startswith(f"{MOVED} marked as current")
    after = desk.read(MOVED).decode()
    head, _, rest = after.partition("translation:\n  source_digest: >-\n    ")
    assert (head + rest.partition("\n")[2]).encode() == before
    said = desk.run("mark", MOVED, "zh-CN").stdout
    assert said == f"{MOVED} is marked as current already\n"
    assert desk.read(MOVED).decode() == after


def test_formatting_makes_nothing_stale(desk: Desk) -> None:
    """Where lines break, and where none may, is formatting also in titles and within paragraphs."""
    desk.run("mark", "moves", "zh-CN")
    desk.edit(MOVES, "paragraph is\nwrapped", "paragraph  is  \nwrapped\u00a0")
    desk.edit(MOVES, "Name (Company)", "Name\u00a0(Company)")
    assert set(desk.states("zh-CN").values()) == {"current", "untranslated"}


def test_marking_several(desk: Desk) -> None:
    """Several texts are marked at once, all of a language only if asked for."""
    desk.write("content/pages/about.zh-CN.md", TRANSLATED_PAGE)
    assert "`--all`" in desk.run("mark", "zh-CN", code=2).stderr
    assert "`--all`" in desk.run("mark", "moves", "zh-CN", "--all", code=2).stderr
    desk.run("mark", "moves", "nothing", "zh-CN", code=2)
    assert "source_digest" not in desk.read(MOVED).decode()
    said = desk.run("mark", "moves", MOVES, "about", "zh-CN").stdout
    assert said.count("marked as current") == 2
    assert desk.run("mark", "--all", "zh-CN").stdout.count("already") == 2
    desk.run("new", "moves", "pt-BR")
    assert desk.run("mark", "--all", "pt-BR").stdout == "nothing is translated into pt-BR\n"


def test_marking_all_but_what_is_begun(desk: Desk) -> None:
    """Translations that are only begun keep nobody from marking all others."""
    desk.run("new", "about", "zh-CN")
    said = desk.run("mark", "--all", "zh-CN").stdout
    assert said == f"{MOVED} marked as current; it was unmarked\n"
    desk.run("mark", "about", "zh-CN", code=1)


def test_marking_what_cannot_be_read(desk: Desk) -> None:
    """A file at fault is left alone and shown with its line; the others are marked."""
    desk.write("content/pages/about.zh-CN.md", "---\ntitle: [\n---\n")
    found = desk.run("mark", "about", "moves", "zh-CN", code=1)
    assert "content/pages/about.zh-CN.md:2:8: error: " in found.stderr
    assert desk.read("content/pages/about.zh-CN.md") == b"---\ntitle: [\n---\n"
    assert f"{MOVED} marked" in found.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not start with front matter"),
        ("第一段。\n", "does not start with front matter"),
        (None, "it is empty, or a copy of `content/posts/2019/moves.md`"),
        ("---\ntitle: 名称迁移\n---\n", "it is empty, or a copy"),
    ],
)
def test_marking_what_is_not_translated(desk: Desk, text: str | None, said: str) -> None:
    """What is empty or still the original's text isn't current, and stays as it is."""
    desk.write(MOVED, desk.read(MOVES).decode() if text is None else text)
    before = desk.read(MOVED)
    assert said in desk.run("mark", "moves", "zh-CN", code=1).stderr
    assert desk.read(MOVED) == before


def test_copies_are_untranslated(desk: Desk) -> None:
    """A translation is one as soon as it has words of its own; names and code may stay."""
    desk.run("new", "moves", "pt-BR")
    assert desk.build().stderr == ""
    desk.edit(NEW, "draft: true\n", "")
    assert "warning: the translation has no words of its own" in desk.build().stderr
    assert "is untranslated" in desk.run("diff", "moves", "pt-BR").stdout
    (row,) = (each for each in desk.json("status", "pt-BR") if each["path"] == NEW)
    assert (row["state"], row["status"], row["changed"]) == ("untranslated", "", 0)
    desk.edit(NEW, "The last paragraph.", "O último parágrafo.")
    assert desk.states("pt-BR")["Name (Company) moves"] == "untranslated"
    desk.edit(NEW, "What it took.", "O que exigiu.")
    assert desk.states("pt-BR")["Name (Company) moves"] == "current"
    assert desk.build().stderr == ""


def test_forms_of_one_language_may_say_the_same(desk: Desk) -> None:
    """A text in British English may be that in English, word by word."""
    desk.edit("content/site.yaml", "pt-BR", "en-GB")
    desk.run("new", "about", "en-GB")
    assert desk.states("en-GB")["About"] == "current"


def test_marking_through_a_link(desk: Desk) -> None:
    """A link to a file of the site stays one."""
    (desk.root / MOVED).rename(desk.root / "content/posts/2019/text.txt")
    (desk.root / MOVED).symlink_to("text.txt")
    desk.run("mark", "moves", "zh-CN")
    assert (desk.root / MOVED).is_symlink()
    assert b"source_digest" in desk.read("content/posts/2019/text.txt")


@pytest.mark.parametrize("target", ["moves.md", "../2019/moves.zh-CN.md"])
def test_marking_through_a_link_to_a_text(desk: Desk, target: str) -> None:
    """A link to another text of the site has no place for digests: they would be that text's."""
    desk.edit("content/site.yaml", "[en, zh-CN, pt-BR]", "[en, en-GB, zh-CN, zh-TW]")
    language = "en-GB" if target == "moves.md" else "zh-TW"
    (desk.root / f"content/posts/2019/moves.{language}.md").symlink_to(target)
    before = desk.read(MOVES), desk.read(MOVED)
    found = desk.run("mark", "moves", language, code=1)
    assert f"error: it is a link to `content/posts/2019/{Path(target).name}`" in found.stderr
    assert (desk.read(MOVES), desk.read(MOVED)) == before


def test_marking_for_a_reader_who_leaves(desk: Desk) -> None:
    """Everything is marked also where nobody reads what is said of it."""
    for number in range(3):
        desk.write(f"content/pages/p{number}.md", PAGE)
        desk.write(f"content/pages/p{number}.zh-CN.md", TRANSLATED_PAGE)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "blogsite", "translations", "mark", "--all", "zh-CN"]
    subprocess.run(
        [*command, "--root", str(desk.root)], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert set(desk.states("zh-CN", "--state", "unmarked")) == set()
    assert len(desk.json("status", "zh-CN", "--state", "current")) == 4


def test_beginning(desk: Desk) -> None:
    """A new translation has the original's words, builds, and is a draft that isn't translated."""
    desk.edit(MOVES, "tags:", "image: {src: 'https://e.org/a.png', alt: 'A: b'}\ntags:")
    found = desk.run("new", "moves", "pt_br", "--translator", "lei-zhang")
    assert f"Wrote {desk.root / NEW}" in found.stdout
    text = desk.read(NEW).decode()
    front, body = text.split("---\n")[1:]
    assert front.splitlines()[:7] == [
        'title: "Name (Company) moves"',
        "translators: [lei-zhang]",
        'summary: "What it took."',
        "image:",
        '  src: "https://e.org/a.png"',
        '  alt: "A: b"',
        "draft: true",
    ]
    assert body == desk.read(MOVES).decode().split("---\n")[2]
    built = desk.build()
    assert (built.exit_code, built.stderr) == (0, "")
    (row,) = (row for row in desk.json("status", "pt-BR") if row["path"] == NEW)
    assert (row["state"], row["status"]) == ("untranslated", "draft")
    assert "untranslated (draft)" in desk.run("status", "pt-BR").stdout


@pytest.mark.parametrize("post", ["about", "vc", "waits"])
def test_beginning_of_any_text(desk: Desk, post: str) -> None:
    """Pages, texts in folders and drafts are begun like others, and build."""
    desk.run("new", post, "pt-BR")
    built = desk.build()
    assert (built.exit_code, built.stderr) == (0, "")


@pytest.mark.parametrize("taken", ["file", "link", "link to nothing", "folder"])
def test_nothing_is_overwritten(desk: Desk, taken: str, tmp_path: Path) -> None:
    """Whatever has the new file's name stays as it is."""
    target = desk.root / "content/pages/about.pt-BR.md"
    outside = tmp_path / "outside.md"
    if taken == "file":
        target.write_text(PAGE)
    elif taken == "folder":
        target.mkdir()
    else:
        target.symlink_to(outside)
    if taken == "link":
        outside.write_text("mine")
    desk.run("new", "about", "pt-BR", code=2)
    assert outside.exists() == (taken == "link")
    assert taken != "link" or outside.read_text() == "mine"
    assert taken != "file" or target.read_text() == PAGE
    assert sorted(each.name for each in target.parent.iterdir()) == ["about.md", "about.pt-BR.md"]


def test_what_cannot_be_begun(desk: Desk) -> None:
    """Unknown translators and languages, originals at fault and reversed roles have their answers."""
    assert "did you mean `lei-zhang`?" in desk.run(
        "new", "vc", "zh-CN", "--translator", "lei-zang", code=2
    ).stderr  # fmt: skip
    assert "names no translators" in desk.run(
        "new", "about", "zh-CN", "--translator", "lei-zhang", code=2
    ).stderr  # fmt: skip
    assert "known: en, zh-CN, pt-BR" in desk.run("new", "vc", "ur", code=2).stderr
    assert "it stays as it is" in desk.run("new", "moves", "zh-CN", code=2).stderr
    desk.write("content/pages/own.zh-CN.md", PAGE)
    assert "put zh-CN before en there" in desk.run("new", "own", "en", code=2).stderr
    desk.write("content/pages/about.md", "---\ntitle: [\n---\n")
    assert "content/pages/about.md:2:8: error:" in desk.run("new", "about", "pt-BR", code=1).stderr
    assert not (desk.root / "content/pages/about.pt-BR.md").exists()


def test_line_ends_of_the_original(desk: Desk) -> None:
    """A new translation has the line ends of its original."""
    desk.write("content/pages/about.md", PAGE.replace("\n", "\r\n"))
    desk.run("new", "about", "pt-BR")
    made = desk.read("content/pages/about.pt-BR.md")
    assert made.count(b"\n") == made.count(b"\r\n") > 8


def test_report(desk: Desk) -> None:
    """The report counts what readers find, and says what each translator made."""
    desk.run("mark", "moves", "zh-CN")
    desk.run("new", "vc", "zh-CN", "--translator", "lei-zhang")
    found = desk.json("report")
    assert found["languages"][0] == {
        "language": "zh-CN",
        "name": found["languages"][0]["name"],
        "posts": {"current": 1, "stale": 0, "unmarked": 0, "untranslated": 1, "orphaned": 0},
        "pages": {"current": 0, "stale": 0, "unmarked": 0, "untranslated": 1, "orphaned": 0},
    }
    assert found["translators"] == [
        {
            "id": "lei-zhang",
            "name": "Lei Zhang",
            "texts": [
                {
                    "language": "zh-CN",
                    "state": "current",
                    "title": "名称迁移",
                    "path": MOVED,
                    "url": "/zh-cn/blog/2019/06/24/moves/",
                }
            ],
        }
    ]
    desk.edit("content/posts/2019/vc/index.zh-CN.md", "Text.", "正文。")
    assert desk.json("report", "--drafts")["languages"][0]["posts"]["current"] == 2
    table = desk.run("report").stdout.splitlines()
    assert table[1].split()[0] == "zh-CN"
    assert table[1].split()[-5:] == ["1", "0", "0", "2", "0"]
    assert table[-1].split() == ["lei-zhang", "Lei", "Zhang", "zh-CN", "1", "0"]


def test_sites_with_errors(desk: Desk) -> None:
    """A site with errors is shown as far as it can be read, and the exit code says so."""
    desk.write("content/posts/2019/bad.md", "---\ntitle: A\n---\n")
    found = desk.run("status", "zh-CN", code=1)
    assert "`date` is missing" in found.stderr
    assert MOVED in found.stdout
    desk.run("report", code=1)
    desk.run("mark", "moves", "zh-CN")


_PARAGRAPHS = st.lists(st.integers(0, 9), max_size=6, unique=True)
_WRAPPED = st.sampled_from([" ", "\n", " \n"])


def _body(numbers: list[int], space: str) -> str:
    """Return a heading or paragraph for each number, with a space of this kind between its words."""
    texts = ("## Head {}" if number % 3 == 0 else f"Some{space}*words* {{}}" for number in numbers)
    return "\n\n".join(text.format(number) for text, number in zip(texts, numbers, strict=True))


@given(original=_PARAGRAPHS, edited=_PARAGRAPHS, space=_WRAPPED)
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_states_are_those_of_a_model(
    desk: Desk, original: list[int], edited: list[int], space: str
) -> None:
    """Stale is what lists other paragraphs than when it was marked, however both are written."""
    source, page = "content/pages/about.md", "content/pages/about.zh-CN.md"
    desk.write(source, PAGE + "\n" + _body(original, " "))
    desk.write(page, TRANSLATED_PAGE)
    desk.run("mark", "about", "zh-CN")
    desk.write(source, PAGE.replace("About", "'About'") + "\n" + _body(edited, space))
    desk.edit(page, "正文。", "正文，已改。")
    (row,) = (row for row in desk.json("status", "zh-CN") if row["title"] == "About")
    assert row["state"] == ("current" if edited == original else "stale")
    assert row["added"] - row["removed"] == len(edited) - len(original)
    found = desk.json("diff", "about", "zh-CN")
    assert bool(found["paragraphs"]) == (edited != original)
    desk.run("mark", "about", "zh-CN")
    assert desk.states("zh-CN")["About"] == "current"
    assert desk.json("diff", "about", "zh-CN")["paragraphs"] == []
    assert desk.read(page).decode().endswith("\n正文，已改。\n")
