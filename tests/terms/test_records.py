"""Files of two terms become one, and nothing in them is lost without a word."""

import pytest

from blogsite.diagnostics import Problems
from blogsite.terms.records import Record, merge_records


def _merged(leaving: str, staying: str, end: str = "\n") -> tuple[str, list[str]]:
    """Return the staying file's text, and what is gone."""
    given = [text.replace("\n", end).encode() for text in (leaving, staying)]
    problems = Problems()
    found = merge_records(Record("l.yaml", given[0]), Record("s.yaml", given[1]), problems)
    assert found is not None, list(problems)
    gone = [f"{each.line} {each.said} / {each.stays}" for each in found.gone]
    return found.data.decode().replace(end, "\n"), gone


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("leaving", "staying", "after"),
    [
        ("name: A\nurl: https://a.org/ # c\n", "name: A", "name: A\nurl: https://a.org/ # c"),
        ("name: A\nurl: https://a.org/\n", "name: A\nurl:\n", "name: A\nurl: https://a.org/\n"),
        (
            "name: A\n# why\nbio: >-\n  One\n\n  two\n",
            "name: A # c\n\n# end\n",
            "name: A # c\n# why\nbio: >-\n  One\n\n  two\n\n# end\n",
        ),
        (
            "name: A\nnames:\n  de: B\n  fr: C # c\n",
            "name: A\nnames:\n    de: B\nurl: https://a.org/\n",
            "name: A\nnames:\n    de: B\n    fr: C # c\nurl: https://a.org/\n",
        ),
        ("name: A\nbio: {de: B}\n", "{name: A, bio: {}}\n", "{name: A, bio: {de: B}}\n"),
        ("{name: A, bio: 'a # b'}\n", "name: A\n", 'name: A\nbio: "a # b"\n'),
        ("name: A\nrole: R\n", "\ufeffname: A\n", "\ufeffname: A\nrole: R\n"),
        ("name: A\nrole: R\n", "name: A\n...\n", "name: A\nrole: R\n...\n"),
    ],
)
def test_what_only_the_leaving_one_says(leaving: str, staying: str, after: str, end: str) -> None:
    """It is taken over as it is written, comments and all, and the rest of the file stays."""
    assert _merged(leaving, staying, end) == (after, [])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("leaving", "staying", "gone"),
    [
        (
            "name: A\nnames: {de: B}\n",
            "name: C\nnames: {de: D}\n",
            ["1 name: A / C", "2 names.de: B / D"],
        ),
        ("name: A\nkind: organization\n", "name: A\n", ["2 kind: organization / person"]),
        ("name: A\nkind: person\n", "name: A\n", []),
        ("# top\nname: A\n", "name:   A\n", ["1 # top / "]),
        (
            "name: A\nrole: R\norganization: O\n",
            "name: A\norganization: P\n",
            ["2 role: R / ", "3 organization: O / P"],
        ),
        ("name: A\nnames: {de: B}\n", "name: {en: A, de: D}\nnames: {}\n", None),
        ("name: A\nbio: {en: B}\n", "name: A\nbio: B\n", ["2 bio: {en: B} / B"]),
    ],
)
def test_what_both_say(leaving: str, staying: str, gone: list[str] | None, end: str) -> None:
    """The staying file stays as it is, and what the other one said differently is told."""
    after, found = _merged(leaving, staying, end)
    assert after == staying
    assert gone is None or found == gone


def test_a_role_and_its_organization() -> None:
    """A role is taken over where its organization is the same, or goes with it."""
    assert (
        "role: R" in _merged("name: A\nrole: R\norganization: O\n", "name: A\norganization: O\n")[0]
    )
    assert (
        "role: R\norganization: O" in _merged("name: A\nrole: R\norganization: O\n", "name: A\n")[0]
    )
