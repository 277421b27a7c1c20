"""Authors, events and tags, a file each."""

import datetime as dt

import pytest

from blogsite.diagnostics import Problems
from blogsite.fields import Source
from blogsite.model.text import Ref
from blogsite.parse.registry import parse_author, parse_event, parse_tag

PARSERS = {"author": parse_author, "event": parse_event, "tag": parse_tag}


def _parse(kind: str, text: str):
    problems = Problems()
    value = PARSERS[kind](Source("x.yaml", text), "the-id", problems)
    return value, [f"{p.line}:{p.column} {p.rule}" for p in problems]


def test_author() -> None:
    """An author is a person unless said otherwise, with names for languages."""
    text = "name: CNCF\nnames: {zh-CN: 云原生计算基金会}\nkind: organization\nurl: 'https://cncf.io/'\n"
    author, said = _parse("author", text)
    assert said == []
    assert (author.id, author.is_organization, author.url) == ("the-id", True, "https://cncf.io/")
    assert author.name.get("zh-CN", "en") == "云原生计算基金会"
    assert author.name.get("fr", "en") == "CNCF"
    assert not _parse("author", "name: Fei Guo\n")[0].is_organization


def test_pictures_and_links_of_an_author() -> None:
    """An author has a picture, with its place, and links, each a web address."""
    text = "name: A\npicture: a.png\nlinks: ['https://example.org/', javascript:x]\n"
    author, said = _parse("author", text)
    assert said == ["3:33 bad-url"]
    assert (author.picture, author.links) == (Ref("a.png", 2, 10), ("https://example.org/",))


def test_a_tag_of_a_project() -> None:
    """A tag is a topic unless it says that it is a project's."""
    tag, said = _parse("tag", "name: Vitess\nkind: project\nurl: https://vitess.io/\n")
    assert said == []
    assert (tag.is_project, tag.url) == (True, "https://vitess.io/")
    assert not _parse("tag", "name: Vitess\n")[0].is_project
    assert _parse("tag", "name: Vitess\nkind: thing\n")[1] == ["2:7 wrong-value"]


def test_event() -> None:
    """An event of one day needs no end."""
    event, said = _parse("event", "name: Day\nstart: 2019-05-20\ncity: {en: Barcelona}\n")
    assert said == []
    assert (event.start, event.end) == (dt.date(2019, 5, 20), dt.date(2019, 5, 20))
    assert event.city.get("zh-CN", "en") == "Barcelona"


def test_tag() -> None:
    """A tag has a name and perhaps a description."""
    tag, said = _parse("tag", "name: Service mesh\ndescription: Proxies\n")
    assert (said, tag.id, tag.path) == ([], "the-id", "x.yaml")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("author", "", "1:1 missing-key"),
        ("author", "name:\n", "1:1 empty-value"),
        ("author", "name: x\nkind: robot\n", "2:7 wrong-value"),
        ("author", "name: x\nurl: ftp://x/\n", "2:6 bad-url"),
        ("author", "name: x\nurl: 'https://a b/'\n", "2:6 bad-url"),
        ("author", "name: x\nemail: y\n", "2:1 unknown-key"),
        ("author", "- x\n", "1:1 yaml-mapping"),
        ("event", "name: x\n", "1:1 missing-key"),
        ("event", "name: x\nstart: 2019-05-20\nend: 2019-05-19\n", "3:6 impossible-date"),
        ("event", "name: x\nstart: 2019-05-20\ncountry: es\n", "3:10 bad-country"),
        ("event", "name: x\nstart: 20 May\n", "2:8 wrong-value"),
        ("event", "name: x\nstart: 2019-05-20\nwhere: y\n", "3:1 unknown-key"),
        ("tag", "name: [x]\n", "1:7 wrong-value"),
        ("tag", "name: {en: x, zh_CN: y}\n", "1:15 bad-language"),
        ("author", "name: x\nnames: {zh_CN: y}\n", "2:9 bad-language"),
        ("event", "name: x\nstart: 2019-05-20\ncity: {Klingon: y}\n", "3:8 bad-language"),
        ("tag", "name: x\nnames: {zh-CN: {a: b}}\n", "2:16 wrong-value"),
    ],
)
def test_faults(kind: str, text: str, said: str) -> None:
    """Each fault is one error at its place, whatever else can be read."""
    assert said in _parse(kind, text)[1]


@pytest.mark.parametrize("kind", PARSERS)
def test_faults_of_yaml_are_said_once(kind: str) -> None:
    """A file that is no mapping isn't also blamed for the keys it lacks."""
    assert _parse(kind, "a: b: c\n")[1] == ["1:5 yaml-syntax"]
