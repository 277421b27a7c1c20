"""What the documents say about the check is what it does."""

import json

import pytest
import yaml

from blogsite.check.rules import OF_BUILD, OWN, RULES
from blogsite.check.words import VAGUE
from blogsite.cli.check import command

from ..docs.documents import (  # noqa: TID252  (tests are no installed package)
    ROOT,
    blocks,
    code_words,
    tables,
    words_of_column,
)
from .conftest import Run

# What a build says of its own work, which is no fault of a text.
_OWN_NOTES = {
    *("card-failed", "card-letters", "cards-missing"),
    *("more-faults", "search-failed", "search-missing"),
}

CHECKING, EDITORIAL = "docs/checking.md", "docs/editorial-rules.md"


@pytest.mark.parametrize(
    ("heading", "rules"), [("Rules of the check", OWN), ("Rules of the build", OF_BUILD)]
)
def test_documented_rules(heading: str, rules) -> None:
    """The table of rules says of each one what the register says, and has no other."""
    (table,) = (each for each in tables(CHECKING) if each.heading == heading)
    expected = [(f"`{each.name}`", str(each.level), each.says, each.advice) for each in rules]
    assert list(table.rows) == expected


def test_the_register_is_in_order() -> None:
    """Rules are listed by name, and each name is there once."""
    for rules in (OWN, OF_BUILD):
        assert [each.name for each in rules] == sorted(each.name for each in rules)
    assert len(RULES) == len(OWN) + len(OF_BUILD)


def test_warnings_of_the_build() -> None:
    """What the build can warn of, by the table of its rules, can be turned off, but for its own notes."""
    (table,) = (each for each in tables("docs/maintainers.md") if each.heading == "Rules")
    warnings = {code_words(row[0])[0] for row in table.rows if row[1] in {"warning", "both"}}
    assert warnings - _OWN_NOTES == {each.name for each in OF_BUILD}


def test_documented_options() -> None:
    """The table of options has each option, and no other."""
    options = {option for each in command.params for option in each.opts if option[:2] == "--"}
    assert set(words_of_column(CHECKING, "Checking a site", "option")) == options


def test_the_fault_that_is_shown_is_a_real_one(make_site, post, check: Run) -> None:
    """The message in the document is what the check prints, to the letter."""
    (shown,) = (each for each in blocks(CHECKING) if "[vague-link-text]" in each)
    line = "The code is [here](https://example.org/code).\n"
    text = post(line, tags="[a]", summary="It.")
    done = check(make_site({"content/posts/2019/a-post.md": text}))
    assert done.stdout.partition("\n\n")[0] == shown.rstrip("\n")


def test_documented_languages() -> None:
    """The document names as many languages as have lists of vague words."""
    text = " ".join((ROOT / CHECKING).read_text("utf-8").split())
    sentence = text.partition("There are lists of words for ")[2].partition(".")[0]
    assert len(sentence.replace(" and ", ", ").split(", ")) == len(VAGUE)


@pytest.fixture
def editorial() -> str:
    """The settings that the document shows."""
    (settings,) = (each for each in blocks(EDITORIAL) if "posts_a_year" in each)
    return settings


def _guest(number: int, body: str, author: str = "fei-guo", **front: str) -> str:
    given = {
        "title": f"Guest post {number}",
        "date": f"2019-06-{number:02}",
        "kind": "guest-post",
        "authors": f"[{author}]",
        "tags": "[mesh]",
        "summary": f"About {number}.",
        **front,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in given.items())
    return f"---\n{lines}---\n\n{body}\n"


def test_the_rules_of_the_cncf(editorial: str, make_site, check: Run) -> None:
    """The settings of the document hold members to their quota, their one link and sober words."""
    site = {
        "content/site.yaml": editorial,
        "content/authors/fei-guo.yaml": "name: Fei Guo\norganization: Alibaba\n",
        "content/authors/william-morgan.yaml": "name: William Morgan\norganization: Buoyant\n",
        "content/authors/cncf.yaml": "name: CNCF\nkind: organization\n",
    }
    buoyant = (
        "See [the benchmarks](https://buoyant.io/a).\n\nMore is [there](https://buoyant.io/b)."
    )
    for number in (1, 2, 3):
        text = _guest(number, "Text.", "william-morgan")
        site[f"content/posts/w{number}.md"] = text.replace("Text.", buoyant if number < 2 else "T.")
    for number in (4, 5, 6, 7):
        site[f"content/posts/f{number}.md"] = _guest(number, "An industry-leading\nfree\ntrial.")
    site["content/posts/recap.md"] = _guest(9, "World-class.", "fei-guo", kind="event-recap")
    site["content/posts/other.md"] = _guest(8, "See [a](https://buoyant.io/).", "cncf")
    report = json.loads(check(make_site(site), "--format", "json").stdout)
    found = [(each["rule"], each["path"][14:-3], each["line"]) for each in report["diagnostics"]]
    assert found == [
        ("too-many-posts", "w3", 3),
        *(("sales-talk", f"f{n}", line) for n in (4, 5, 6, 7) for line in (10, 11)),
        ("promotional-link", "w1", 10),
    ]


def test_documented_keys_of_editorial_rules(editorial: str) -> None:
    """The table of keys has those that the settings use."""
    keys = yaml.safe_load(editorial)["check"]["editorial"]
    members = {f"members.{key}" for each in keys["members"].values() for key in each}
    documented = words_of_column(EDITORIAL, "Editorial rules, by the example of the CNCF", "key")
    assert set(documented) == keys.keys() | members


@pytest.mark.parametrize("now", ["2019-07-01", "2030-01-01"])
def test_the_demonstration_is_clean(check: Run, now: str) -> None:
    """The demonstration site holds to all rules, whenever it is looked at."""
    done = check(ROOT, "--strict", now=now)
    assert done.exit_code == 0, done.stdout
