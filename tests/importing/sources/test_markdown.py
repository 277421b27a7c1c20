"""Folders of Markdown, with front matter or without."""

import subprocess
from pathlib import Path

import pytest

from blogsite.importing.archive import Converted, SourceText, Status
from blogsite.importing.spool import Spool

from .reading import read, write


def _only(root: Path, spool: Spool) -> tuple[SourceText, Converted]:
    (text,) = read("markdown", root, spool).texts
    return text, spool.read(text.body, Converted)


def test_a_first_heading_is_the_title_and_leaves_the_body(tmp_path: Path, spool: Spool) -> None:
    """Without front matter the first heading is the title, and the name of the file has the date."""
    write(tmp_path, {"2019-06-20-a-post.md": "# A *fine* post\n\nIts text.\n"})
    text, body = _only(tmp_path, spool)
    assert (text.title.value, text.title.line) == ("A fine post", 1)
    assert (text.date.value, text.name) == ("2019-06-20", "a-post")
    assert body.markdown.strip() == body.visible == "Its text."


@pytest.mark.parametrize("key", ["date", "created_at", "published", "pubDate", "publishDate"])
def test_dates_have_many_keys(tmp_path: Path, spool: Spool, key: str) -> None:
    """Any usual key says the date, before the name of the file does."""
    write(tmp_path, {"2019-06-20-a.md": f"---\ntitle: A\n{key}: 2018-01-02\n---\nText.\n"})
    text, _ = _only(tmp_path, spool)
    assert (text.date.value, text.date.line) == ("2018-01-02", 3)


@pytest.mark.parametrize(
    "lines",
    ["author: Writer One", "authors: [Writer One]", "by: Writer One", "author: {name: Writer One}"],
)
def test_authors_have_many_keys(tmp_path: Path, spool: Spool, lines: str) -> None:
    """Any usual key says who wrote a text, as a text, list or mapping."""
    write(tmp_path, {"a.md": f"---\ntitle: A\ndate: 2018-01-02\n{lines}\n---\nText.\n"})
    text, _ = _only(tmp_path, spool)
    assert [each.text for each in text.authors] == ["Writer One"]


def test_git_says_when_a_text_was_new(tmp_path: Path, spool: Spool) -> None:
    """A text without any date has that of its first commit, by whatever name it had."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=Name", "-c", "user.email=name@example.org"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    write(tmp_path, {"blog/first name.md": "# A post\n\nText of it.\n"})
    git("add", ".")
    git("commit", "-qm", "one", "--date=2019-06-20T09:00:00+0200")
    git("mv", "blog/first name.md", "blog/é.md")
    git("commit", "-qm", "two", "--date=2020-06-20T09:00:00+0200")
    text, _ = _only(tmp_path / "blog", spool)
    assert text.date.value == "2019-06-20T09:00:00+02:00"


def test_suffixes_and_folders_say_the_language(tmp_path: Path, spool: Spool) -> None:
    """Versions of a post have one key, whether a suffix or a folder names their language."""
    write(
        tmp_path,
        {
            "posts/a.md": "# A\n",
            "posts/a.zh-cn.md": "# A\n",
            "de/posts/a.md": "# A\n",
            "posts/it/tools.md": "# Tools\n",
        },
    )
    found = {
        text.place.path: (text.key, text.language)
        for text in read("markdown", tmp_path, spool).texts
    }
    assert found == {
        "posts/a.md": ("posts/a", "en"),
        "posts/a.zh-cn.md": ("posts/a", "zh-CN"),
        "de/posts/a.md": ("posts/a", "de"),
        "posts/it/tools.md": ("posts/it/tools", "en"),
    }


def test_what_is_about_the_repository_is_no_post(tmp_path: Path, spool: Spool) -> None:
    """A README or a text of another notation is an entry, with the reason."""
    write(tmp_path, {"README.md": "# R\n", "a.md": "# A\n", "b.rst": "B\n"})
    archive = read("markdown", tmp_path, spool)
    assert [text.place.path for text in archive.texts] == ["a.md"]
    assert [entry.name for entry in archive.entries] == ["README.md", "b.rst"]


def test_drafts_are_known(tmp_path: Path, spool: Spool) -> None:
    """Keys and folders of drafts keep a text from being published."""
    head = "---\ntitle: A\n{}\n---\n"
    write(
        tmp_path,
        {
            "a.md": head.format("draft: true"),
            "b.md": head.format("published: false"),
            "drafts/c.md": head.format("date: 2018-01-01"),
            "d.md": head.format("published: true"),
        },
    )
    status = {text.name: text.status for text in read("markdown", tmp_path, spool).texts}
    assert status == {
        "a": Status.DRAFT,
        "b": Status.DRAFT,
        "c": Status.DRAFT,
        "d": Status.PUBLISHED,
    }


def test_addresses_never_leave_the_folder(tmp_path: Path, spool: Spool) -> None:
    """Neither dots nor links lead to a file outside the source."""
    write(tmp_path, {"secret.png": "x", "blog/a.md": "# A\n", "blog/a.png": "x"})
    (tmp_path / "blog" / "out.png").symlink_to(tmp_path / "secret.png")
    archive = read("markdown", tmp_path / "blog", spool)
    (text,) = archive.texts
    assert archive.files.find("./a.png", text) is not None
    for address in ("../secret.png", "%2e%2e/secret.png", "out.png", str(tmp_path / "secret.png")):
        assert archive.files.find(address, text) is None
    assert [entry.name for entry in archive.entries] == ["out.png"]


def test_lines_at_the_top_are_front_matter(tmp_path: Path, spool: Spool) -> None:
    """A title and a date between no marks count; a text that begins with a word and colon is text."""
    write(
        tmp_path,
        {
            "a.md": "Title: A: b\nDate: 2010-12-03 10:20\nAuthors: Writer One\nTags: x, y\n\nText.\n",
            "b.md": "Note: this is text.\n\nMore.\n",
        },
    )
    first, second = read("markdown", tmp_path, spool).texts
    assert (first.title.value, first.date.value) == ("A: b", "2010-12-03 10:20")
    assert (first.authors[0].text, [tag.value for tag in first.tags]) == ("Writer One", ["x", "y"])
    assert spool.read(first.body, Converted).visible == "Text."
    assert spool.read(second.body, Converted).visible == "Note: this is text. More."


def test_days_may_be_a_mapping(tmp_path: Path, spool: Spool) -> None:
    """Both days of a mapping are taken."""
    write(
        tmp_path,
        {"a.md": "---\ntitle: A\ndate:\n  created: 2023-01-02\n  updated: 2023-02-03\n---\n"},
    )
    text, _ = _only(tmp_path, spool)
    assert (text.date.value, text.updated.value) == ("2023-01-02", "2023-02-03")


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<center>a</center>", "<div>a</div>"),
        ('<p style="x" align="y">a</p>', "<p>a</p>"),
        ('<img src="a.png" width="40px">', '<img src="a.png" width="40">'),
        ("a <script>b</script> c", "a  c"),
        (
            '<iframe src="//www.youtube.com/embed/a?start=5"></iframe>',
            "<https://www.youtube.com/watch?v=a&t=5s>",
        ),
        (
            '<div>\n<iframe title="T" src="https://b.example/"></iframe>\n</div>',
            '<div>\n<a href="https://b.example/">T</a>\n</div>',
        ),
        (
            '<div>\n<iframe title="T" src="//youtube.com/embed/abcdefghijk"></iframe>\n</div>\nNext',
            "[T](<https://www.youtube.com/watch?v=abcdefghijk>)\n\nNext",
        ),
        ('<script src="https://gist.github.com/a/1.js"></script>', "<https://gist.github.com/a/1>"),
        ("a <name> b", "a &lt;name> b"),
        ("`<script>`", "`<script>`"),
        (
            "see https://a.example/b_(c), or `https://d.example`",
            "see <https://a.example/b_(c)>, or `https://d.example`",
        ),
        ("[https://a.example](https://a.example)-b", "[https://a.example](https://a.example)-b"),
        (
            "<https://a.example> <!-- https://b.example -->",
            "<https://a.example> <!-- https://b.example -->",
        ),
        (
            '<a href="https://a.example">https://a.example</a>',
            '<a href="https://a.example">https://a.example</a>',
        ),
        ("https://a.example，文", "<https://a.example>，文"),
        ("www.a.example", "[www.a.example](<http://www.a.example>)"),
    ],
)
def test_html_and_bare_addresses_become_what_posts_hold(
    tmp_path: Path, spool: Spool, source: str, markdown: str
) -> None:
    """Frames become links, scripts go, tags that browsers don't know are shown, addresses lead."""
    write(tmp_path, {"a.md": f"---\ntitle: T\ndate: 2018-01-01\n---\n{source}\n"})
    assert _only(tmp_path, spool)[1].markdown.strip() == markdown


def test_a_text_that_is_far_too_large_is_an_entry(tmp_path: Path, spool: Spool) -> None:
    """A file of more than 2 MiB is no post: it is lost, with the reason, and the others are read."""
    write(tmp_path, {"a.md": "# A\n", "b.md": "# B\n\n" + "word " * 500_000})
    archive = read("markdown", tmp_path, spool)
    assert [text.name for text in archive.texts] == ["a"]
    assert [(each.name, each.note) for each in archive.entries] == [
        ("b.md", "is larger than 2048 KiB")
    ]
