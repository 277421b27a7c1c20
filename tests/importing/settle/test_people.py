"""Each person once, with what held when each post was written."""

from collections.abc import Callable
from typing import Any

import pytest

from blogsite.importing.archive import Byline, Person
from blogsite.importing.ledger import Fate, Part, Place

from .archives import Maker, fronts, notes


def _authors(native: Any) -> dict[str, Any]:
    """Return the files of authors by id."""
    start, end = "content/authors/", ".yaml"
    return {
        path.removeprefix(start).removesuffix(end): dict(record)
        for path, record in native.registry.items()
        if path.startswith(start)
    }


def test_a_name_in_several_manners_is_one_author(maker: Maker) -> None:
    """With a company, as a link or in other capitals it is the same person."""
    written = (
        *("Naïve Name", "Naïve Name (Acme)", "[Naïve Name](https://a.example/)"),
        *("NAÏVE name", "Naïve  Name, Other Labs", "By Naïve Name"),
    )
    texts = [maker.text(f"p{at}", authors=each) for at, each in enumerate(written)]
    native = maker.settle(*texts)
    assert _authors(native) == {"naive-name": {"name": "Naïve Name", "url": "https://a.example/"}}
    assert [front["authors"] for front in fronts(native)] == [
        ("naive-name",),
        ({"id": "naive-name", "organization": "Acme"},),
        ("naive-name",),
        ("naive-name",),
        ({"id": "naive-name", "organization": "Other Labs"},),
        ("naive-name",),
    ]


def test_what_all_posts_say_stands_in_the_file(maker: Maker) -> None:
    """The newest affiliation is today's, and older posts say their own."""
    old = maker.text("a", date="2018-01-01", authors="Name One (Acme)")
    new = maker.text("b", date="2019-01-01", authors="Name One (Other)")
    native = maker.settle(new, old)
    assert _authors(native) == {"name-one": {"name": "Name One", "organization": "Other"}}
    assert [front["authors"] for front in fronts(native)] == [
        ("name-one",),
        ({"id": "name-one", "organization": "Acme"},),
    ]


def test_people_of_the_sources_list_are_found_by_their_account(maker: Maker) -> None:
    """Their names, roles and words about them come along; those without a text are said."""
    place = Place("authors.yml", 3)
    people = (
        Person(
            "one",
            "Name One",
            place,
            {"zh": "一"},
            role="Editor",
            url="https://a.example/",
            bio="Words.",
        ),
        Person("team", "Acme", place, is_organization=True),
        Person("two", "Name Two", place),
    )
    text = maker.text(
        authors=(Byline(account="one"), Byline(account="team"), Byline(account="nobody"))
    )
    native = maker.settle(text, people=people)
    assert _authors(native) == {
        "name-one": {
            "name": "Name One",
            "names": {"zh": "一"},
            "role": "Editor",
            "url": "https://a.example/",
            "bio": "Words.",
        },
        "acme": {"name": "Acme", "kind": "organization"},
        "nobody": {"name": "nobody"},
    }
    assert fronts(native)[0]["authors"] == ("name-one", "acme", "nobody")
    assert notes(native, Part.AUTHOR, "Name Two") == [("lost", "no text names them")]


def test_an_entry_of_the_sources_list_is_one_author(maker: Maker) -> None:
    """Whatever its name holds, it isn't taken apart, and no mail address comes with it."""
    place = Place("export.xml", 3)
    people = (
        Person("both", "J & D", place),
        Person("mail", "One Name, Other Name <one@a.example>", place),
    )
    texts = [
        maker.text(each.account, authors=Byline(each.name, 5, each.account)) for each in people
    ]
    native = maker.settle(*texts, people=people)
    names = [record["name"] for record in _authors(native).values()]
    assert names == ["J & D", "One Name & Other Name"]
    assert [len(front["authors"]) for front in fronts(native)] == [1, 1]


def test_fields_of_their_own_fill_what_a_byline_lacks(maker: Maker) -> None:
    """A title may be a role, a company, or both; Markdown in it is taken off."""
    given = (
        (Byline("Name One", role="Engineer at [Acme](https://acme.example)"), {"role": "Engineer", "organization": "Acme"}),
        (Byline("Name One", role="CTO, Acme"), {"role": "CTO", "organization": "Acme"}),
        (Byline("Name One", role="Acme"), {"organization": "Acme"}),
        (Byline("Name One", role="Acme Team"), {"organization": "Acme Team"}),
        (Byline("Name One", organization="Acme", role="Editor"), {"role": "Editor", "organization": "Acme"}),
        (Byline("Name One (Own)", organization="Acme"), {"organization": "Own"}),
    )  # fmt: skip
    for byline, told in given:
        (record,) = _authors(maker.settle(maker.text(authors=byline))).values()
        assert record == {"name": "Name One", **told}


def test_nicknames_are_no_companies(maker: Maker) -> None:
    """Brackets within a name tell nothing of others."""
    texts = [
        maker.text("a", authors="Name (Nick) One (Acme)"),
        maker.text("b", authors="Name Two, Nick"),
    ]
    native = maker.settle(*texts)
    assert _authors(native)["name-nick-one"]["organization"] == "Acme"


def test_nobody_is_listed_twice(maker: Maker) -> None:
    """The build refuses a text that names somebody twice."""
    native = maker.settle(maker.text(authors="Name One, Name Two and Name One (Acme)"))
    assert fronts(native)[0]["authors"] == ("name-one", "name-two")


def test_ids_of_other_scripts_are_latin_letters(maker: Maker) -> None:
    """Different names have different ids, even where they sound alike."""
    authors = "李伟、李玮、Ім'я Прізвище"
    (front,) = fronts(maker.settle(maker.text(authors=authors)))
    first, second, third = front["authors"]
    assert (first, third) == ("li-wei", "imya-prizvishche")
    assert second.startswith("li-wei-")


def test_japanese_names_have_no_chinese_reading(maker: Maker) -> None:
    """A reading that can't be told is none."""
    (front,) = fronts(maker.settle(maker.text(language="ja", authors="山田太郎")))
    assert front["authors"][0].startswith("author-")


def test_close_names_are_proposed_and_never_merged(maker: Maker) -> None:
    """Typos, initials, middle names, order and accounts make commands for people to run."""
    pairs = (
        ("Somebody Longname", "Somebody Longnmae"),
        ("Given Family", "Given M. Family"),
        ("Other Surname", "O. Surname"),
        ("Last First", "First Last"),
        ("Full Account", "fullaccount"),
        ("王小明", "Xiaoming Wang"),
        ("The Blue Team", "Blue Team"),
        ("Müller Hans", "Muller Hans"),
        ("Jane Doe", "Jäne Döe"),
        ("Płotka", "Plotka"),
        ("Hans Muller", "Müller Hans"),
    )
    for one, other in pairs:
        native = maker.settle(maker.text("a", authors=one), maker.text("b", authors=other))
        assert len(_authors(native)) == 2, (one, other)
        (command,) = native.proposals
        leaving, staying = command.removeprefix("blogsite authors merge ").split()
        assert {leaving, staying} == set(_authors(native)), (one, other)
    assert [fate for fate, note in notes(native, Part.AUTHOR) if "may be" in note] == ["kept"]


def test_the_same_page_makes_a_proposal(maker: Maker) -> None:
    """Two names with one address are likely one person."""
    one = maker.text("a", authors="[Name One](https://github.com/one)")
    other = maker.text("b", authors="[Other Person](https://www.github.com/One/)")
    assert len(maker.settle(one, other).proposals) == 1


def test_different_people_are_not_proposed(maker: Maker) -> None:
    """A name in common is not enough."""
    texts = [
        maker.text(f"p{at}", authors=each)
        for at, each in enumerate(
            ["Given Uno", "Given Dos", "Wei Li", "Wei Liu", "Drei Uno", "Acme", "Acme Labs"]
        )
    ]
    assert maker.settle(*texts).proposals == ()


def test_the_authors_of_the_original_count(maker: Maker) -> None:
    """A translation inherits them; what it says otherwise stands in the ledger."""
    original = maker.text("a", authors="Name One")
    same = maker.text("a", language="fr", authors="Name One (Acme)", translators="Name Two")
    other = maker.text("a", language="uk", authors="Name Three")
    native = maker.settle(original, same, other)
    assert [front.get("authors") for front in fronts(native)] == [("name-one",), None, None]
    assert fronts(native)[1]["translators"] == ("name-two",)
    assert set(_authors(native)) == {"name-one", "name-two"}
    assert notes(native, Part.AUTHOR, "Name Three") == [
        ("lost", "the original has other authors, which count: Name One")
    ]


def test_a_translation_may_leave_out_accents(maker: Maker) -> None:
    """Within one post it is the same author, as the original writes the name."""
    native = maker.settle(
        maker.text("a", authors="Hans Müller"),
        maker.text("a", language="fr", authors="Hans Muller"),
    )
    assert [record["name"] for record in _authors(native).values()] == ["Hans Müller"]
    assert notes(native, Part.AUTHOR, "Hans Muller") == [
        ("changed", "is written Hans Müller, as in the original")
    ]


def test_a_translation_that_names_fewer_authors_says_so(maker: Maker) -> None:
    """Its page shows all of the original's, of whom the source's page showed one."""
    native = maker.settle(
        maker.text("a", authors="Name One, Name Two"),
        maker.text("a", language="fr", authors="Name One"),
        maker.text("a", language="ja"),
    )
    told = [each for each in native.entries if "original's authors count" in each.note]
    assert [(each.name, each.fate.value, each.text, each.count) for each in told] == [
        ("Name Two", "changed", "content/posts/2019/a.fr.md", 0)
    ]


def test_a_name_in_another_script_is_of_the_same_person(maker: Maker) -> None:
    """Where a translation spells its author otherwise, readers of its language see that name."""
    native = maker.settle(
        maker.text("a", authors="Xiaoming Wang and Name One"),
        maker.text("a", language="zh", authors="王小明、李雷"),
    )
    assert _authors(native)["xiaoming-wang"] == {"name": "Xiaoming Wang", "names": {"zh": "王小明"}}
    assert [fate for fate, _ in notes(native, Part.AUTHOR, "王小明")] == ["changed"]
    assert [fate for fate, _ in notes(native, Part.AUTHOR, "李雷")] == ["lost"]


def test_the_address_of_one_person_goes_before_that_of_many(maker: Maker) -> None:
    """A team's page that several have is nobody's own."""
    team = "https://team.example/"
    given = (
        ("Name One", team),
        ("Name One", team),
        ("Name One", "https://one.example/"),
        ("Name Two", team),
    )
    native = maker.settle(
        *(maker.text(f"p{at}", authors=f"[{name}]({url})") for at, (name, url) in enumerate(given))
    )
    assert _authors(native)["name-one"]["url"] == "https://one.example/"


def test_where_the_original_names_nobody_its_translation_does(maker: Maker) -> None:
    """Nobody is lost for want of a name in the original."""
    native = maker.settle(maker.text("a"), maker.text("a", language="fr", authors="Name One"))
    assert [front.get("authors") for front in fronts(native)] == [None, ("name-one",)]


def test_each_author_is_in_the_ledger(maker: Maker) -> None:
    """As kept, as changed with how, or as lost with why, at the line that names them."""
    text = maker.text(
        authors=("Name One", "Name Two <two@a.example>", "Name Three (@three)", "---")
    )
    native = maker.settle(text)
    found = {each.name: each for each in native.entries if each.part is Part.AUTHOR}
    assert found["Name One"].fate is Fate.KEPT
    assert found["two@a.example"].fate is Fate.LOST
    assert "mail" in found["two@a.example"].note
    assert (found["Name Three"].fate, found["---"].fate) == (Fate.CHANGED, Fate.LOST)
    assert "@three" in found["Name Three"].note
    assert found["---"].place == Place("a.en.md", 5)
    assert {each.text for each in found.values()} == {"content/posts/2019/a.md"}


@pytest.mark.parametrize("others", [{}, {"translators": "Name Two"}])
def test_a_post_without_its_original_builds(
    maker: Maker, built: Callable[..., list[str]], others: dict[str, str]
) -> None:
    """Of translations alone, what has no translators is the original; else the first, without them."""
    texts = (
        maker.text("other"),
        maker.text("a", language="fr", authors="Name One", translators="Name Two"),
        maker.text("a", language="zh-CN", authors="Name One", **others),
    )
    assert built(*texts) == []
    native = maker.settle(*texts)
    named = {each.source.language: "translators" in each.front for each in native.texts[1:]}
    assert named == ({"fr": False, "zh-CN": True} if others else {"fr": True, "zh-CN": False})
    found = [fate for fate, _ in notes(native, Part.AUTHOR, "Name Two")]
    assert sorted(found) == (["kept", "lost"] if others else ["kept"])
