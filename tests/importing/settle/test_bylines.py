"""Bylines are taken apart into people with their affiliations, and nothing of them is lost."""

import re
from collections.abc import Mapping
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.importing.settle.people.affiliations import read_affiliation
from blogsite.importing.settle.people.bylines import read_byline
from blogsite.importing.settle.people.model import Known
from blogsite.importing.settle.people.tokens import LONGEST

_PLAIN = (*("Name One", "Name Two-Three", "Náme Uno Dos", "Näme Fünf", "王小明", "Имя Фамилия"),)


def _read(text: str, known: Known | None = None) -> list[dict[str, object]]:
    """Return the people of a byline, with what is said of them only."""
    found = read_byline(text, known or Known()).people
    return [{key: value for key, value in asdict(each).items() if value} for each in found]


def _names(text: str) -> list[object]:
    return [each["name"] for each in _read(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name One", ["Name One"]),
        ("By Name One", ["Name One"]),
        ("Written by: Name One", ["Name One"]),
        ("Authors: Name One, Name Two", ["Name One", "Name Two"]),
        ("Name One and Name Two", ["Name One", "Name Two"]),
        ("Name One & Name Two", ["Name One", "Name Two"]),
        ("Name One, Name Two, and Name Three", ["Name One", "Name Two", "Name Three"]),
        ("Name One, Name Two & Name Three", ["Name One", "Name Two", "Name Three"]),
        ("Name One with Name Two", ["Name One", "Name Two"]),
        ("Name One; Name Two", ["Name One", "Name Two"]),
        ("Name One und Name Two", ["Name One", "Name Two"]),
        ("Name One et Name Two", ["Name One", "Name Two"]),
        ("Name One y Name Two", ["Name One", "Name Two"]),
        ("Writer One", ["Writer One"]),
        ("Name One (Acme), Name Two, et al.", ["Name One", "Name Two"]),
        ("Name One et al", ["Name One"]),
        ("Al", ["Al"]),
        ("[Al](https://al.example) (Org A), [Bea](https://bea.example) (Org B)", ["Al", "Bea"]),
        ("Name One | Name Two", ["Name One", "Name Two"]),
        (
            "[Name One and Name Two](/about/) of [Acme](https://acme.example/)",
            ["Name One", "Name Two"],
        ),
        ("Writer One, Writer Two", ["Writer One", "Writer Two"]),
        ("Nombre Uno y Dos", ["Nombre Uno y Dos"]),
        ("Имя Один и Имя Два", ["Имя Один", "Имя Два"]),
        ("王小明、李雷", ["王小明", "李雷"]),
        ("王小明，李雷", ["王小明", "李雷"]),
        ("王小明和李雷", ["王小明", "李雷"]),
        ("王小明 及 李雷", ["王小明", "李雷"]),
        ("李和平", ["李和平"]),
        ("王小明 李雷", ["王小明", "李雷"]),
        ("山田 太郎", ["山田 太郎"]),
        ("김철수 이영희", ["김철수", "이영희"]),
        ("name one, name two", ["name one", "name two"]),
        ("اسم أول، اسم ثان", ["اسم أول", "اسم ثان"]),
        ("اسم أول و اسم ثان", ["اسم أول", "اسم ثان"]),
        ("山田太郎と鈴木花子", ["山田太郎", "鈴木花子"]),
        ("佐藤さとみ", ["佐藤さとみ"]),
        ("김철수, 이영희", ["김철수", "이영희"]),
        ("작성자: 김철수", ["김철수"]),
        ("作者：王小明", ["王小明"]),
        ("@one, @two", ["one", "two"]),
        ("[Name One][1] and [Name Two][2]", ["Name One", "Name Two"]),
        ("Name One<br>Name Two", ["Name One", "Name Two"]),
        ("Name\u00a0One", ["Name One"]),
        ("<b>Name</b> <i>One</i>", ["Name One"]),
        ("**Name One**", ["Name One"]),
        ("Name One, Jr.", ["Name One Jr."]),
        ("Name One, Ph.D., Name Two", ["Name One Ph.D.", "Name Two"]),
        ('Name "Ace" One', ['Name "Ace" One']),
        ("Name (Ace) One", ["Name (Ace) One"]),
        ("Name-One O’Two", ["Name-One O’Two"]),
        ("Uno, Dos and Tres", ["Uno", "Dos", "Tres"]),
        ("", []),
        ("---", []),
        (", and &", []),
    ],
)
def test_those_who_wrote_together_are_told_apart(text: str, names: list[str]) -> None:
    """Whatever joins names, each is one, and no name falls apart."""
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Name One (Acme)", {"organization": "Acme"}),
        ("Name One（Acme）", {"organization": "Acme"}),
        ("Name One, Acme", {"organization": "Acme"}),
        ("Name One - Acme", {"organization": "Acme"}),
        ("Name One at Acme", {"organization": "Acme"}),
        ("Name One from Acme Labs", {"organization": "Acme Labs"}),
        ("Name One @ Acme", {"organization": "Acme"}),
        ("Name One on behalf of the Acme team", {"organization": "Acme team"}),
        ("Name One, Acme, Inc.", {"organization": "Acme, Inc."}),
        ("Name One (Weights and Measures)", {"organization": "Weights and Measures"}),
        ("Name One, Johnson & Johnson", {"organization": "Johnson & Johnson"}),
        ("Name One, Red Hat", {"organization": "Red Hat"}),
        ("Name One (Acme, Other)", {"organization": "Acme, Other"}),
        ("Name One, CTO of Acme", {"role": "CTO", "organization": "Acme"}),
        ("Name One, Maintainer at Acme", {"role": "Maintainer", "organization": "Acme"}),
        ("Name One, Director of Engineering", {"role": "Director of Engineering"}),
        ("Name One | Acme", {"organization": "Acme"}),
        (
            "Name One, Founder & Lead Engineer, Acme",
            {"role": "Founder & Lead Engineer", "organization": "Acme"},
        ),
        ("Acme SIG chairs: Name One", {"organization": "Acme SIG chairs"}),
        (
            "Name One, Senior Manager, Product Marketing at Acme",
            {"role": "Senior Manager, Product Marketing", "organization": "Acme"},
        ),
        ("Name One, Software Engineer", {"role": "Software Engineer"}),
        ("Name One (Acme, project lead)", {"role": "project lead", "organization": "Acme"}),
        (
            "Name One, Security Engineer at Acme",
            {"role": "Security Engineer", "organization": "Acme"},
        ),
        ("Name One is an engineer at Acme", {"role": "engineer", "organization": "Acme"}),
        ("Name One, Engineer, Acme", {"role": "Engineer", "organization": "Acme"}),
        ("Name One (Engineer, Acme)", {"role": "Engineer", "organization": "Acme"}),
        ("[Name One](https://a.example/)", {"url": "https://a.example/"}),
        ('[Name One](https://a.example/ "Ann")', {"url": "https://a.example/"}),
        ('<a href="https://a.example/">Name One</a>', {"url": "https://a.example/"}),
        ("Name One <https://a.example/>", {"url": "https://a.example/"}),
        ("Name One (@one)", {"handle": "one"}),
        (
            "[Name One](https://a.example/) (Acme)",
            {"url": "https://a.example/", "organization": "Acme"},
        ),
        (
            "[Name One, Acme](https://a.example/)",
            {"url": "https://a.example/", "organization": "Acme"},
        ),
        (
            "[Name One](https://a.example/) Acme",
            {"url": "https://a.example/", "organization": "Acme"},
        ),
        ("Name One, [Acme](https://acme.example/)", {"organization": "Acme"}),
        ("Name One ([Acme](https://acme.example/))", {"organization": "Acme"}),
        ("[Name One](javascript:alert)", {}),
    ],
)
def test_affiliations_belong_to_the_name_before_them(text: str, told: Mapping[str, str]) -> None:
    """Brackets, commas, dashes and small words tell a company or a role, however written."""
    assert _read(text) == [{"name": "Name One", **told}]


def test_each_has_an_affiliation_of_their_own() -> None:
    """Links and brackets part names even where nothing else does."""
    text = "[Name One](https://a.example/) (Acme) [Name Two](https://c.example/) (Other)"
    assert _read(text) == [
        {"name": "Name One", "url": "https://a.example/", "organization": "Acme"},
        {"name": "Name Two", "url": "https://c.example/", "organization": "Other"},
    ]
    assert _read("Name One (Acme) 王小明（Other)") == [
        {"name": "Name One", "organization": "Acme"},
        {"name": "王小明", "organization": "Other"},
    ]
    assert _names("[Name One](https://a.example/one), [Mono](https://a.example/mono)") == [
        "Name One",
        "Mono",
    ]
    assert _read("王小明 阿里云") == [{"name": "王小明", "organization": "阿里云"}]
    assert _read("Name One, Acme and Name Two, Other Labs") == [
        {"name": "Name One", "organization": "Acme"},
        {"name": "Name Two", "organization": "Other Labs"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Acme Team",
        "Acme Maintainers",
        "Research and Development Team",
        "Acme SIG Storage",
        "Acme, Inc.",
        "Acme 团队",
        "The Acme and Other Teams",
    ],
)
def test_groups_are_no_people(text: str) -> None:
    """A team, a company or a committee is one organization, with all its words."""
    assert _read(text) == [{"name": text, "is_organization": True}]


def test_other_bylines_decide_what_is_doubtful() -> None:
    """Two words behind a comma are a person, unless they are known for an organization."""
    assert _names("Name One, Blue Lion") == ["Name One", "Blue Lion"]
    known = Known(organizations=frozenset(["blue lion"]))
    assert _read("Name One, Blue Lion", known) == [
        {"name": "Name One", "organization": "Blue Lion"}
    ]
    people = Known(people=frozenset(["mononym"]))
    assert [each["name"] for each in _read("Name One, Mononym", people)] == ["Name One", "Mononym"]


def test_mail_addresses_are_left_out_and_said() -> None:
    """What may not be published stands among the rest."""
    read = read_byline("Name One <one@a.example>", Known())
    assert [each.name for each in read.people] == ["Name One"]
    assert read.people[0].organization == ""
    assert "one@a.example" in read.rest[0]


@given(st.lists(st.sampled_from(_PLAIN), min_size=1, max_size=5, unique=True), st.data())
def test_names_joined_in_any_manner_come_apart_again(names: list[str], data: st.DataObject) -> None:
    """Names that are plainly names survive each way of joining them."""
    text = names[0]
    for name in names[1:]:
        text += (
            data.draw(st.sampled_from([", ", "; ", " and ", " & ", "、", ", and ", "<br/>"])) + name
        )
    assert _names(text) == names


_PIECES = (
    *(
        "Uno",
        "Name One",
        "[Name Two](https://a.example/)",
        "Acme",
        "Acme Labs",
        "(Other)",
        "（Fünf）",
    ),
    *(
        "CTO of Sechs",
        "Engineer",
        "Jr.",
        "Inc.",
        "@sieben",
        "(@acht)",
        "王小明",
        "山田太郎",
        "The Acht Team",
    ),
    *(
        '"Neun"',
        "(she/her)",
        "zehn@elf.example",
        "https://zwoelf.example/",
        "(CTO, Dreizehn)",
        "[x]",
    ),
    *(
        "<b>Vierzehn</b>",
        "[Funfzehn, Sechzehn](https://a.example/)",
        "of",
        "at",
        "from",
        "-",
        "und",
    ),
)
_JOINTS = (
    " ",
    ", ",
    " and ",
    "、",
    "; ",
    " & ",
    " with ",
    "，",
    "\n",
    " - ",
    "<br>",
    " y ",
    "和",
    "と",
)
_SMALL = frozenset(
    ["and", "with", "of", "at", "from", "und", "y", "和", "と", "https", "example", "br"]
)


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_JOINTS)), max_size=7))
def test_no_word_is_lost(pieces: list[tuple[str, str]]) -> None:
    """Each word of a byline stands somewhere in what is read, but for those that only join."""
    text = "".join(piece + joint for piece, joint in pieces)
    read = read_byline(text, Known())
    values = (str(value) for each in read.people for value in asdict(each).values())
    told = " ".join((*read.rest, *values)).casefold()
    bare = re.sub(r"<[^<>@]*>|\]\([^()]*\)", " ", text).casefold()
    words = {word for word in re.split(r"[\W_]+|[和と]", bare) if len(word) > 1}
    assert {word for word in words - _SMALL if word not in told} == set()


@given(
    st.text(max_size=300) | st.text(alphabet="NameO ,.()[]<>@&和、（）-*_:/\n\"'#1", max_size=160)
)
def test_any_byline_is_read(text: str) -> None:
    """Nothing raises, and whoever is named has a name of one line and of bearable length."""
    for each in read_byline(text * 5, Known()).people:
        assert each.name.strip()
        assert len(each.name) <= 2 * LONGEST


@pytest.mark.parametrize("role", ["Dev", "DevOps", "Developer", "SRE"])
def test_what_somebody_does_is_no_organization(role: str) -> None:
    """A source's field for roles has short ones, too."""
    assert read_affiliation(role, Known()) == (role, "")
