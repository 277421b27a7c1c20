"""Names of people and languages: in lists, as letters, and beside words of the other direction."""

import pytest
from markupsafe import Markup

from blogsite.model.autonyms import autonym, direction
from blogsite.render.bidi import bdi_of, isolator
from blogsite.render.formats import Formats
from blogsite.render.initials import initials


@pytest.mark.parametrize(
    ("locale", "names", "text"),
    [
        ("en_001", [], ""),
        ("en_001", ["A"], "A"),
        ("en_001", ["A", "B"], "A and B"),
        ("en_001", ["A", "ب"], "A and [ب]"),
        ("zh_CN", ["A", "B", "C"], "A、B和C"),
        ("en_001", ["<b>", "&"], "&lt;b&gt; and &amp;"),
        ("en_001", ["{0}", "{1}"], "{0} and {1}"),
        ("en_001", [Markup("<i>A</i>"), "B"], "<i>A</i> and B"),
        ("es", ["A", "Iñigo"], "A e Iñigo"),
        ("es", ["A", "Hilda"], "A e Hilda"),
        ("es", ["A", "Hielo"], "A y Hielo"),
        ("es", ["A", "B", Markup("<b>Inés</b>")], "A, B e <b>Inés</b>"),
        ("he", ["A", "B"], "[A] ו-[B]"),
        ("he", ["א", "ב"], "[א] ו[ב]"),
        ("ar", ["A", "ب"], "[A] و[ب]"),
        ("ar", ["ب", "A", ""], "[ب] و[A] و"),
        ("ar", ["ب", "中文", "日本語"], "[ب] و\u2060[中文] و\u2060[日本語]"),
    ],
)
def test_lists(locale: str, names: list[str], text: str) -> None:
    """Names are joined by the locale's words, isolated, and are never markup or patterns."""
    shown = Formats(locale).filters()["names"](names)
    assert shown.replace("<bdi>", "[").replace("</bdi>", "]") == text


@pytest.mark.parametrize(
    ("direction", "title", "shown"),
    [
        ("rtl", "ספר על C++ לכולם", "[ספר על [C++] לכולם]"),
        ("rtl", "ספר על C#", "[ספר על [C#]]"),
        ("rtl", "העברה ל-.NET ול-Kubernetes", "[העברה ל-[.NET] ול-Kubernetes]"),
        ("rtl", "עם --all ועם /etc/hosts.", "[עם [--all] ועם [/etc/hosts].]"),
        ("rtl", "كتاب Go 1.12, C++17", "[كتاب Go 1.12, C++17]"),
        ("rtl", "ב-node.js, ו-AT&T", "[ב-node.js, ו-AT&amp;T]"),
        ("rtl", "<b>C++</b> א", "rtl[&lt;b&gt;[C++]&lt;[/b]&gt; א]"),
        ("rtl", Markup("<i title='C++'>א</i>"), "[<i title='C++'>א</i>]"),
        ("rtl", "C++ לכולם", "rtl[[C++] לכולם]"),
        ("rtl", "Modern C++", "[Modern C++]"),
        ("rtl", "99 +1 א", "[99 +1 א]"),
        ("ltr", "C++ لكم", "[[C++] لكم]"),
        ("ltr", "A C++ book", "A C++ book"),
        ("ltr", "", ""),
    ],
)
def test_names_with_signs(direction: str, title: str, shown: str) -> None:
    """In a text from right to left the signs of a Latin name stay at their side of it."""
    made = bdi_of(direction)(title)
    made = made.replace('<bdi dir="rtl">', "rtl[").replace("<bdi>", "[").replace("</bdi>", "]")
    assert made == shown


def test_names_with_signs_on_pages(render, post) -> None:
    """Headings, cards, rows, and the page for addresses with nothing keep the signs at their side."""
    files = {
        f"posts/p{at}.md": post(title="C++ לכולם", date=f"2019-06-{at}") for at in range(10, 20)
    }
    site = render(
        {"site.yaml": "languages: [he]\n", "pages/a.md": "---\ntitle: C++ א\n---\n", **files}
    )
    whole = '<bdi dir="rtl"><bdi>C++</bdi> לכולם</bdi>'
    for path in ("index.html", "404.html", "blog/index.html", "blog/2019/06/10/p10/index.html"):
        assert whole in site.text(path), path
    assert f">{whole}</h1>" in site.text("blog/2019/06/10/p10/index.html")
    assert '><bdi dir="rtl"><bdi>C++</bdi> א</bdi></h1>' in site.text("a/index.html")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("fr", "Français"),
        ("ar", "العربية"),
        ("zh-CN", "简体中文"),
        ("zh-TW", "繁體中文"),
        ("zh-Hans-SG", "简体中文 (新加坡)"),
        ("pt-BR", "Português (Brasil)"),
        ("en-GB", "British English"),
        ("ka", "ქართული"),
        ("en-XA", "Pseudo-English"),
        ("tlh", "tlh"),
    ],
)
def test_names_of_languages(tag: str, name: str) -> None:
    """A language is called by its own name, with a capital where its script has them."""
    assert autonym(tag) == name


@pytest.mark.parametrize(
    ("tag", "way"), [("ar", "rtl"), ("ur", "rtl"), ("he", "rtl"), ("zh-TW", "ltr"), ("tlh", "ltr")]
)
def test_directions(tag: str, way: str) -> None:
    """A language's direction is that of its script."""
    assert direction(tag) == way


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Fei Guo", "FG"),
        ("Maria del Mar Roca", "MR"),
        ("cher", "C"),
        ("CNCF", "CNCF"),
        ("郭飞", "郭"),
        ("山田 太郎", "山"),
        ("김철수", "김"),
        ("Fei Guo (郭飞)", "FG"),
        ("محمد العلي", "م\u200cع"),
        ("ال", "ا"),
        ("יעל כהן", "יכ"),
        ("शिव श्रीवास्तव", "शिश्री"),
        ("E\u0301mile Zola", "ÉZ"),
        ('Alice O"Neil <b>', "AB"),
        ("<i>", "I"),
        ("A & B", "AB"),
        ("<&>", ""),
        ("(x)", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    """Letters and digits stand for a name, never signs, as the name's script has them."""
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("way", "text", "is_apart"),
    [
        ("ltr", "Kubernetes 1.14", False),
        ("ltr", "郭飞", False),
        ("ltr", "שלום", True),
        ("ltr", "Kubernetes في", True),
        ("rtl", "في 2019", False),
        ("rtl", "Kubernetes", True),
        ("rtl", "2019", False),
    ],
)
def test_plain_text_is_isolated_where_needed(way: str, text: str, is_apart: bool) -> None:
    """In plain text only what runs against it is isolated, as many programs show no isolates."""
    assert isolator(way)(text) == (f"\u2068{text}\u2069" if is_apart else text)


def test_isolated_markup_stays_markup() -> None:
    """What is escaped already is not escaped again, and what is not is."""
    assert isolator("rtl")(Markup("&lt;a")).__html__() == "\u2068&lt;a\u2069"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("tag", "attribute"), [("pt-BR", ' hreflang="pt-BR"'), ("en-XA", ""), ("", "")]
)
def test_links_name_languages(tag: str, attribute: str) -> None:
    """A link names the language it leads to, unless that is pseudo-English or none."""
    assert Formats("en").filters()["hreflang"](tag) == attribute


@pytest.mark.parametrize(
    ("way", "text", "html"),
    [
        ("ltr", "<a", "&lt;a"),
        ("ltr", Markup("<i>"), "<i>"),
        ("ltr", "<א", "<bdi>&lt;א</bdi>"),
        ("rtl", "<a", "<bdi>&lt;a</bdi>"),
        ("rtl", Markup("<i>"), "<bdi><i></bdi>"),
        ("rtl", "", ""),
    ],
)
def test_names_in_sentences_are_isolated(way: str, text: str, html: str) -> None:
    """A name stands apart where letters of both directions meet, and is escaped once."""
    assert bdi_of(way)(text) == html
