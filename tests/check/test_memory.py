"""What is found in files is remembered: an unchanged file isn't read again."""

import json

import pytest

from blogsite.check import file
from blogsite.check.file import check_file

from .conftest import Run


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The paths of the files that are read, as they are."""
    paths: list[str] = []

    def noted(task):
        paths.append(task.path)
        return check_file(task)

    monkeypatch.setattr(file, "check_file", noted)
    return paths


@pytest.fixture
def site(make_site, post):
    """Two posts, an author and settings."""
    return make_site(
        {
            "content/posts/a.md": post("[here](https://example.org/) and a free trial\n"),
            "content/posts/b.md": post("Text.\n", title="B", authors="[fei-guo]"),
            "content/authors/fei-guo.yaml": "name: Fei Guo\n",
            "content/site.yaml": "title: A site\n",
        }
    )


def _report(done) -> object:
    return json.loads(done.stdout)["diagnostics"]


def test_nothing_is_read_twice(site, check: Run, read) -> None:
    """A second run finds the same and reads nothing."""
    first = _report(check(site, "--format", "json"))
    assert len(read) == 4
    assert _report(check(site, "--format", "json")) == first
    assert len(read) == 4


def test_changes_are_read(site, check: Run, read, post) -> None:
    """After a change the changed file is read, and its old faults are gone."""
    check(site)
    read.clear()
    (site / "content/posts/a.md").write_text(post("[There](https://example.org/)\n"))
    assert "vague-link-text" not in str(_report(check(site, "--format", "json")))
    assert read == ["content/posts/a.md"]


def test_words_of_the_site_are_part_of_it(site, check: Run) -> None:
    """With other words of the site's own rules, texts are looked through again."""
    assert "sales-talk" not in check(site).stdout
    settings = "check: {editorial: {sales_words: [free trial]}}\n"
    (site / "content/site.yaml").write_text(settings)
    assert "sales-talk" in check(site).stdout


def test_levels_are_not(site, check: Run, read) -> None:
    """Other levels of rules need no reading of texts."""
    check(site)
    read.clear()
    (site / "content/site.yaml").write_text("check: {rules: {vague-link-text: off}}\n")
    assert "vague-link-text" not in check(site).stdout
    assert read == ["content/site.yaml"]


def test_files_that_are_gone(site, check: Run) -> None:
    """A deleted file takes its faults with it, and comes back with them."""
    path = site / "content/posts/a.md"
    text = path.read_text()
    first = check(site, "--format", "json")
    path.unlink()
    assert "posts/a.md" not in check(site).stdout
    path.write_text(text)
    assert _report(check(site, "--format", "json")) == _report(first)


def test_processes_do_not_show(site, check: Run, post) -> None:
    """With many files and processes the report is the same."""
    for number in range(60):
        text = post(f"[here](https://example.org/{number})\n", title=f"Post {number}")
        (site / f"content/posts/p{number}.md").write_text(text)
    alone = _report(check(site, "--format", "json", jobs=1))
    for table in (site.parent / "cache").iterdir():
        table.unlink()
    assert _report(check(site, "--format", "json", jobs=2)) == alone


def test_a_damaged_memory(site, check: Run) -> None:
    """A memory that can't be read is thrown away."""
    first = _report(check(site, "--format", "json"))
    for table in (site.parent / "cache").iterdir():
        table.write_bytes(table.read_bytes()[:4096] + b"x" * 8192)
    assert _report(check(site, "--format", "json")) == first
