"""What front matter says of who may read a text, whatever the kind of source."""

from pathlib import Path

import pytest

from blogsite.importing.archive import SourceText, Status
from blogsite.importing.spool import Spool

from .reading import read_any
from .test_all_kinds import PATHS

# By the letters of YAML 1.1 and 1.2, or to whoever reads them, none of these is public.
UNSEEN = {
    **dict.fromkeys(
        ["draft: true", "draft: yes", "draft: on", "draft: y", "draft: 1", "draft: 'true'"],
        Status.DRAFT,
    ),
    **dict.fromkeys(["draft: TRUE", "Draft: yes", "isDraft: true", "is_draft: 1"], Status.DRAFT),
    **dict.fromkeys(["draft: 'maybe later'", "draft: [en]", "wip: true"], Status.DRAFT),
    **dict.fromkeys(
        ["published: false", "published: off", "published: no", "published: n", "published: 0"],
        Status.DRAFT,
    ),
    **dict.fromkeys(["published: 'False'", "published:", "published: soon"], Status.DRAFT),
    **dict.fromkeys(["publish: false", "isPublished: false"], Status.DRAFT),
    **dict.fromkeys(
        ["status: draft", "status: pending review", "status: in_review", "state: needsReview"],
        Status.DRAFT,
    ),
    **dict.fromkeys(
        ["status: Entwurf", "status: brouillon", "status: 草稿", "post_status: auto-draft"],
        Status.DRAFT,
    ),
    **dict.fromkeys(
        ["private: true", "private: on", "visibility: private", "visibility: followers"],
        Status.PRIVATE,
    ),
    **dict.fromkeys(["status: private", "public: false", "access: members"], Status.PRIVATE),
    **dict.fromkeys(["password: abc", "password: '0'", "protected: yes"], Status.PROTECTED),
    **dict.fromkeys(["unlisted: true", "unlisted: yes", "hidden: 1"], Status.UNLISTED),
    **dict.fromkeys(["build: {list: never}", "listed: false"], Status.UNLISTED),
    **dict.fromkeys(["build: {render: never}", "permalink: false"], Status.PAGELESS),
    **dict.fromkeys(["publishDate: 2030-01-01", "publishDate: tbd"], Status.SCHEDULED),
    **dict.fromkeys(["embargo: 2030-01-01", "scheduled: true"], Status.SCHEDULED),
    **dict.fromkeys(["expiryDate: 2021-01-01", "expires: 2021-01-01"], Status.EXPIRED),
    "params: {draft: yes}": Status.DRAFT,
}
SEEN = [
    *("draft: false", "draft: no", "draft: off", "draft: 0", "draft: 'false'", "draft:"),
    *("published: true", "published: on", "published: 1", "published: 2019-06-20"),
    *("published: June 20, 2019", "status: published", "status: Completed", "status: stable"),
    *("visibility: public", "private: false", "hidden: no", "unlisted: off", "password: ''"),
    *("build: {render: always, list: local}", "publishDate: 2019-01-01", "expires: 2030-01-01"),
    *("hide: [toc]", "permalink:", "active:", "scheduled: false", "embargo: 2019-01-01"),
]


def _read(kind: str, root: Path, spool: Spool, line: str) -> SourceText:
    path = root / PATHS[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: A\ndate: 2020-05-06\n{line}\n---\nText.\n", encoding="utf-8")
    (text,) = read_any(kind, root, spool)[0].texts
    return text


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("line", UNSEEN)
def test_what_may_mean_not_public_makes_a_draft(
    tmp_path: Path, spool: Spool, kind: str, line: str
) -> None:
    """All kinds know the words of all: a text is a draft of some kind, and says which words did it."""
    text = _read(kind, tmp_path, spool, line)
    assert text.status is UNSEEN[line]
    assert text.status_said.line == 4
    assert text.status_said.value.lower().startswith(line.partition(":")[0].lower())


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("line", SEEN)
def test_what_plainly_means_public_stays_public(
    tmp_path: Path, spool: Spool, kind: str, line: str
) -> None:
    """Words for yes where yes is public, those for no where no is, days that are over, and others."""
    text = _read(kind, tmp_path, spool, line)
    assert (text.status, text.status_said.value) == (Status.PUBLISHED, "")


@pytest.mark.parametrize(
    "data", ['+++\ntitle = "A"\ndraft = 1\n+++\nText.\n', '{"title": "A", "draft": "yes"}\nText.\n']
)
@pytest.mark.parametrize("kind", PATHS)
def test_other_notations_say_so_too(tmp_path: Path, spool: Spool, kind: str, data: str) -> None:
    """TOML and JSON are read by the same rules."""
    path = tmp_path / PATHS[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data)
    (text,) = read_any(kind, tmp_path, spool)[0].texts
    assert text.status is Status.DRAFT


@pytest.mark.parametrize("kind", PATHS)
def test_a_password_is_not_told(tmp_path: Path, spool: Spool, kind: str) -> None:
    """The ledger says that a password protected a text, and keeps the word to itself."""
    text = _read(kind, tmp_path, spool, "password: SECRET")
    assert text.status_said.value == "password"
    assert "SECRET" not in repr(text)


@pytest.mark.parametrize("path", ["private/a.md", "wip/a.md", "2020-05-06-a.draft.md"])
def test_names_of_files_and_folders_say_so(tmp_path: Path, spool: Spool, path: str) -> None:
    """In a folder of Markdown, names tell what nobody is to read yet."""
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text("# A\n\nText.\n")
    (text,) = read_any("markdown", tmp_path, spool)[0].texts
    assert text.status is Status.DRAFT
