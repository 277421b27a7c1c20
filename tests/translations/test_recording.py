"""What a translation was made from is recorded, and nothing else of its file changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.fields import Fields, Source, parse_yaml, split_front_matter
from blogsite.format.front_matter import ordered_front_matter
from blogsite.translations.recording import digest_lines, record_digest

DIGESTS = tuple(f"{number:08x}" for number in range(23))
OLD = ("0a0b0c0d", "deadbeef")
LINES = "\n".join(digest_lines(DIGESTS)) + "\n"
QUOTED = f'"{" ".join(DIGESTS)}"'


def _record(data: bytes, digests: tuple[str, ...] = DIGESTS) -> bytes:
    problems = Problems()
    found = record_digest(data, digests, "content/posts/a.fr.md", problems)
    assert found is not None, list(problems)
    return found


def _recorded(data: bytes) -> str:
    problems = Problems()
    source = Source.decode("a.md", data, problems)
    assert source is not None
    parts = split_front_matter(source, problems)
    assert parts is not None
    mapping = parse_yaml(parts.front_matter, path="", first_line=2, problems=problems)
    assert mapping is not None
    fields = Fields(mapping, path="", problems=problems, owner="a post").fields("translation")
    assert fields is not None
    assert not list(problems)
    return fields.text("source_digest")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", f"title: A\n{LINES}"),
        ("", LINES),
        ("# nothing yet\n", f"# nothing yet\n{LINES}"),
        ("  title: A\n", "  title: A\n" + "".join(f"  {each}\n" for each in digest_lines(DIGESTS))),
        ("{title: A}\n", f"{{translation: {{source_digest: {QUOTED}}}, title: A}}\n"),
        ("{}\n", f"{{translation: {{source_digest: {QUOTED}}}}}\n"),
        ("title: A\n...\n", f"{LINES}title: A\n...\n"),
        ("translation: # why\ntitle: A\n", LINES.replace("n:", "n: # why", 1) + "title: A\n"),
        ("translation: ~\ntitle: A\n", LINES + "title: A\n"),
        (
            "{translation: , title: A}\n",
            f"{{translation: {{source_digest: {QUOTED}}}, title: A}}\n",
        ),
        ("translation: {}\n", f"translation: {{source_digest: {QUOTED}}}\n"),
        (
            "translation: {source_digest: a} # b\n",
            f"translation: {{source_digest: {QUOTED}}} # b\n",
        ),
        (
            "translation:\n  source_digest: 'a' # b\n",
            f"translation:\n  source_digest: {QUOTED} # b\n",
        ),
        ("translation:\n  source_digest: a\nslug: b\n", f"{LINES}slug: b\n"),
        ("translation:\n  source_digest:\n    a\n    b\nslug: b\n", f"{LINES}slug: b\n"),
        ('translation:\n  source_digest: "a\n    b"\nslug: b\n', f"{LINES}slug: b\n"),
        (
            "translation:\n  source_digest: >- # why\n    a\n    b\n\n# c\nslug: b\n",
            LINES.replace(">-", ">- # why") + "\n# c\nslug: b\n",
        ),
        ("summary: |+\n  A\n\n\n", f"summary: |+\n  A\n\n\n{LINES}"),
    ],
)
def test_where_it_is_written(before: str, after: str) -> None:
    """The digests stand at the end, or where they stood, in the manner of what is around."""
    found = _record(f"---\n{before}---\n\nText\n".encode())
    assert found.decode() == f"---\n{after}---\n\nText\n"
    assert _recorded(found) == " ".join(DIGESTS)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "no-front-matter"),
        (b"Text\n", "no-front-matter"),
        (b"---\ntitle: A\n", "unclosed-front-matter"),
        (b"---\ntitle: [\n---\n", "yaml-syntax"),
        (b"---\ntitle: A\ntitle: B\n---\n", "duplicate-key"),
        (b"---\ntitle: \xff\n---\n", "not-utf-8"),
        (b"---\ntranslation: yes\n---\n", "unwritable-digest"),
        (b"---\ntranslation: [a]\n---\n", "unwritable-digest"),
        (
            b"---\n<<<<<<< ours\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n---\n",
            "conflict-markers",
        ),
    ],
)
def test_files_that_are_left_alone(data: bytes, rule: str) -> None:
    """What can't be read, or has no place for digests, is reported with a hint and not guessed at."""
    problems = Problems()
    assert record_digest(data, DIGESTS, "a.md", problems) is None
    assert [(each.rule, bool(each.hint)) for each in problems if each.hint][:1] == [(rule, True)]


_VALUES = st.sampled_from(
    [
        "title: A",
        "title: 'A: b' # why",
        'summary: "a\n  b"',
        "summary: >-\n  a\n  b\n\n  c",
        "summary: |\n  a\n   b",
        "tags: [a,   b] # c",
        "updates:\n- {date: 2019-06-24, note: a}\n- date: 2019-06-25\n  note: '# b'",
        "image:\n    src: a.png\n    # about it\n    alt: 中文",
        "# a comment",
        "",
        "slug:   a-b   ",
    ]
)
_OWN = st.sampled_from(
    [
        "",
        "translation:",
        "translation: {}",
        "translation: {source_digest: '0a0b0c0d deadbeef'} # a",
        "translation:\n      source_digest: 0a0b0c0d",
        "translation:\n  # about it\n  source_digest: >-\n      0a0b0c0d\n      deadbeef\n\n",
        "translation:\n  source_digest: |\n    0a0b0c0d\n  # under it",
    ]
)


@given(
    values=st.lists(_VALUES, max_size=5, unique_by=lambda each: each.partition(":")[0]),
    own=_OWN,
    at=st.integers(0, 5),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    body=st.sampled_from(["", "Text", "\n\n---\n\nmore\r\nlines", "translation: {}\n"]),
)
def test_everything_else_stays(
    values: list[str], own: str, at: int, end: str, mark: str, body: str
) -> None:
    """Whatever front matter looks like, without its digests it is what it was, byte for byte."""
    lines = [*values[:at], own, *values[at:]]
    front = "".join(line + "\n" for line in lines).replace("\n", end)
    before = f"{mark}---{end}{front}---{end}{body}".encode()
    after = _record(before)
    assert _recorded(after) == " ".join(DIGESTS)
    assert after.endswith(f"---{end}{body}".encode())
    assert after.startswith(f"{mark}---{end}".encode())
    front_after = after.removesuffix(body.encode())
    assert front_after.count(b"\n") == front_after.count(end.encode())
    assert (b"\r" in front_after) == (end == "\r\n")
    assert _without(after, DIGESTS) == _without(before, OLD)
    # Others than the first ones take their place.
    assert _record(_record(after, OLD)) == after
    assert _record(after) == after


def _without(data: bytes, digests: tuple[str, ...]) -> list[str]:
    """Return the words and comments of a file, without the digests and what is around them."""
    text = data.decode()
    for digest in digests:
        text = text.replace(digest, "")
    for word in ("translation:", "source_digest:", ">-", "|", "{", "}", '"', "'"):
        text = text.replace(word, "")
    return text.split()


def test_the_formatter_has_nothing_to_add() -> None:
    """Front matter in order stays in order."""
    front = "title: A\ndraft: true\nexpires: 2019-06-24\n"
    found = _record(f"---\n{front}---\n".encode()).decode().split("---\n")[1]
    assert ordered_front_matter(found) == found
