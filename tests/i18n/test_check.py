"""`blogsite i18n check`: what is wrong with catalogues, with file and line."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.i18n.check import check_catalogue

from .conftest import HEAD, RULES

PO = "i18n/fr/LC_MESSAGES/blogsite.po"
TEMPLATE = """\
{{ _('Good day') }}
{{ ngettext('%(num)s leaf', '%(num)s leaves', 2) }}
"""
GOOD = """\
msgid "Good day"
msgstr "Bonjour"

msgid "%(num)s leaf"
msgid_plural "%(num)s leaves"
msgstr[0] "%(num)s feuille"
msgstr[1] "%(num)s feuilles"
"""


@pytest.fixture
def check(themed, run, po):
    """Check a site with some messages in its French catalogue; return code and (line, rule)s."""

    def look(messages: str, *arguments: str):
        root = themed(TEMPLATE, {PO: po("fr", messages)})
        run(root, "extract")
        done = run(root, "check", "--format", "json", *arguments)
        found = json.loads(done.stdout)["diagnostics"]
        return done.exit_code, [(each["line"], each["rule"]) for each in found]

    return look


def test_good(check) -> None:
    """A catalogue with all words has no faults."""
    assert check(GOOD) == (0, [])


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('"Bonjour"', '""', (7, "untranslated-word")),
        ('msgid "Good day"\nmsgstr "Bonjour"\n', "", (0, "untranslated-word")),
        ('"%(num)s feuilles"', '""', (10, "untranslated-word")),
        ('msgid "Good day"', '#, fuzzy\nmsgid "Good day"', (8, "fuzzy-word")),
        ("msgid_plural", 'msgctxt "x"\nmsgid "Gone"\nmsgstr ""\n\nmsgid "%(num)s leaf"\n#', None),
        ("%(num)s leaves", "%(num)s leafs", (10, "unused-word")),
        ('"Bonjour"', '"Bonjour %(name)s"', (7, "bad-translation")),
        ('"%(num)s feuilles"', '"des feuilles"', (10, "bad-translation")),
        ('"%(num)s feuille"', '"%(nombre)s feuille"', (10, "bad-translation")),
    ],
)
def test_faults(check, before: str, after: str, found: tuple[int, str] | None) -> None:
    """Words that are missing, doubtful, no longer said or broken are found at their lines."""
    assert before in GOOD
    code, faults = check(GOOD.replace(before, after))
    assert code == 1
    if found is not None:
        assert found in faults
        assert len({line for line, _ in faults}) == 1


def test_unused_words(check) -> None:
    """A word that neither the site nor the program says is a fault; one of the program is none."""
    others = '\nmsgid "Gone"\nmsgstr "Parti"\n\nmsgid "Tags"\nmsgstr "Mots-clés"\n'
    assert check(GOOD + others) == (1, [(15, "unused-word")])


def test_chosen_languages(themed, run, po) -> None:
    """Only the catalogues of the languages that are named are looked at."""
    broken = {"i18n/de/LC_MESSAGES/blogsite.po": "msgid\n", PO: po("fr", Tags="Mots-clés")}
    root = themed("", broken)
    assert run(root, "check", "fr").exit_code == 0
    assert run(root, "check", "de").exit_code == 1
    assert run(root, "check").exit_code == 1


def test_reports(themed, run, po) -> None:
    """Faults are shown with their line and their rule, or as annotations."""
    root = themed("", {PO: po("fr", Tags="<b>Mots-clés")})
    shown = run(root, "check").stdout
    assert shown.startswith(f"{PO}:7: error: the translation of `Tags` can't be used: ")
    assert "[bad-translation]" in shown
    assert '  7 | msgid "Tags"' in shown
    assert shown.endswith("1 fault; checked 1 catalogue\n")
    github = run(root, "check", "--format", "github").stdout
    assert f"::error file={root.as_posix()}"[:13] == github[:13]
    assert "line=7,title=bad-translation::" in github


def test_stray_catalogues(themed, run, po) -> None:
    """A catalogue in a folder that is no tag is reported with the folder it belongs to."""
    root = themed("", {"i18n/zh_CN/LC_MESSAGES/blogsite.po": po("zh_CN", Tags="标签")})
    done = run(root, "check")
    assert done.exit_code == 1
    assert "rename the folder to `i18n/zh-CN`" in done.stdout


def _faults(text: str, tag: str = "fr") -> list[str]:
    problems = Problems()
    check_catalogue(PO, text.encode(), tag, problems)
    return [each.message for each in problems]


def _message(original: str, said: str) -> list[str]:
    return _faults(HEAD.format("fr", RULES["fr"]) + f'msgid "{original}"\nmsgstr "{said}"\n')


@pytest.mark.parametrize(
    ("original", "said"),
    [
        ("Day", "Jour"),
        ("By %(name)s", "%(name)s a écrit"),
        ("{name} says", "dit {name}"),
        ("100%%", "100 %%"),
        ("<b>Day</b> <i>x</i>", "<i>x</i> <b>Jour</b>"),
        ("<br>", "<br>"),
        (" Day ", " Jour "),
        ("Day\\n", "Jour\\n"),
        ("a < b", "b > a, a < b"),
    ],
)
def test_good_translations(original: str, said: str) -> None:
    """Placeholders and HTML may change their places, and nothing else."""
    assert _message(original, said) == []


@pytest.mark.parametrize(
    ("original", "said", "fault"),
    [
        ("By %(name)s", "Par", "the placeholder `%(name)s` is missing"),
        ("By %(name)s", "Par %(nom)s %(name)s", "`%(nom)s` is no placeholder of the message"),
        ("By %(name)s", "%(name)", "`%` belongs to no placeholder"),
        ("By %(name)s", "%(name)s %s", "`%` belongs to no placeholder"),
        ("By {name}", "Par {name!r}", "a brace belongs to no placeholder"),
        ("By {name}", "Par {name.__class__}", "a brace belongs to no placeholder"),
        ("By {name}", "Par {name} {}", "a brace belongs to no placeholder"),
        ("Day", "100 %", "`%` belongs to no placeholder"),
        ("Day", "100 %%", "`%%` belongs to no placeholder"),
        ("100%%", "100 %", "write `%%`"),
        ("Day", "<b>Jour</b>", "its HTML is not that of the message"),
        ("<b>Day</b>", "<b>Jour", "its HTML is not that of the message"),
        ("<b>Day</b>", "</b>Jour<b>", "not closed in their order"),
        ("<b>a</b> <i>b</i>", "<b>a<i></b>b</i>", "not closed in their order"),
        ("<a href='x'>a</a>", "<a href='y'>a</a>", "its HTML is not that of the message"),
        ("Day", "a < b", "a `<` belongs to no HTML"),
        ("Day", " Jour", "other spaces or line ends"),
        ("Day\\n", "Jour", "other spaces or line ends"),
        ("Day", "Jour\u202e", "turns the writing direction"),
    ],
)
def test_bad_translations(original: str, said: str, fault: str) -> None:
    """What would break a page, or show readers the program's insides, is an error."""
    assert any(fault in each for each in _message(original, said))


def test_forms_for_one_number() -> None:
    """A plural form may spell out its number where it has only one, and nowhere else."""
    plural = 'msgid "%(num)s leaf"\nmsgid_plural "%(num)s leaves"\n'
    said = 'msgstr[0] "une feuille"\nmsgstr[1] "%(num)s feuilles"\n'
    assert _faults(HEAD.format("de", RULES["de"]) + plural + said, "de") == []
    # In French the first form is that of zero, too.
    assert len(_faults(HEAD.format("fr", RULES["fr"]) + plural + said)) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=999999999999; plural=(n > 1);",
        "nplurals=-2; plural=0;",
        "nplurals=two; plural=(n > 1);",
        "nplurals=2; plural=__import__('os').abort();",
        "nplurals=2; plural=n/(n-3);",
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=n*n*n*n;",
        "nplurals=2; plural=(n > 1;",
        "nplurals=2; plural=;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=n != 1;",
        f"nplurals=2; plural={'(' * 200}n > 1{')' * 200};",
        f"nplurals=2; plural={'n > 1 ? 1 : ' * 5000}0;",
    ],
)
def test_hostile_plural_forms(rule: str) -> None:
    """A rule that runs code, fails, grows without end or is another language's is an error."""
    text = HEAD.format("fr", rule) + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    (message,) = _faults(text)
    assert len(message) < 200


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        (
            "ar",
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
        ),
        ("he", "nplurals=2; plural=(n != 1);"),
        ("he", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"),
        ("pt-BR", "nplurals=2; plural=(n > 1);"),
        ("ja", "nplurals=1; plural=0;"),
    ],
)
def test_usual_plural_forms(tag: str, rule: str) -> None:
    """A rule that sets the numbers apart as CLDR or as Babel does is good, whatever its order."""
    assert _faults(HEAD.format(tag.replace("-", "_"), rule), tag) == []


@pytest.mark.parametrize(
    "piece",
    [
        'msgid "{}"\nmsgstr "a"\n',
        "# %({}\n",
        'msgid "a"\nmsgstr "' + "%(a" * 50 + "{}",
        '#~ msgid "{}"\n#~ msgstr "a"\n',
        '"Plural-Forms: ;a=b{}\\n"\n',
    ],
)
def test_huge_files(piece: str) -> None:
    """Ten thousands of messages are refused at once, and what isn't a message costs little."""
    start = 'msgid ""\nmsgstr ""\n' if piece.startswith('"') else ""
    text = start + "".join(piece.format(number) for number in range(20_000))
    assert len(_faults(text)) == (0 if piece.startswith("# ") else 1)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Whatever is in a file, it is read, or there is a diagnostic."""
    problems = Problems()
    found = check_catalogue(PO, data, "fr", problems)
    assert (found is None) == problems.has_errors or found is not None


_LINES = st.sampled_from(
    [
        'msgid "a"',
        'msgid ""',
        'msgid_plural "b"',
        'msgstr "c"',
        'msgstr[0] "d"',
        'msgstr[1] "e"',
        'msgstr[9] "e"',
        'msgctxt "f"',
        '"g\\n"',
        '"Plural-Forms: nplurals=3; plural=2;\\n"',
        '"Content-Type: text/plain; charset=utf-16\\n"',
        '"Language: \\n"',
        "# h",
        "#, fuzzy",
        '#~ msgid "i"',
        '#~ msgstr "j"',
        '#| msgid "k"',
        "#: a b:1",
        "",
        "msgid l",
    ]
)


@settings(deadline=None)
@given(st.lists(_LINES, max_size=12))
def test_any_lines(lines: list[str]) -> None:
    """However the lines of a file are mixed, it is read, or there is a diagnostic with its line."""
    problems = Problems()
    text = "\n".join(lines)
    if check_catalogue(PO, text.encode(), "fr", problems) is None:
        assert problems.has_errors
    assert all(0 <= each.line <= len(lines) for each in problems)


def test_languages_without_a_catalogue(make_site, run) -> None:
    """A language that is named and lacks words has to have a catalogue; a wrong tag is wrong usage."""
    root = make_site({})
    assert run(root, "check", "fr").exit_code == 0
    assert run(root, "check", "fa").exit_code == 1
    assert run(root, "check", "zh_CN").exit_code == 2


def test_languages_that_nobody_knows(make_site, run, build, post, tmp_path) -> None:
    """A language that CLDR doesn't know has a catalogue like others, with English plural forms."""
    root = make_site(
        {
            "content/site.yaml": "languages: [en, {tag: xx, locale: fr}]\n",
            "content/posts/a.md": post(tags="[x]"),
            "content/posts/a.xx.md": "---\ntitle: A\n---\n\nText.\n",
            "i18n/xx/LC_MESSAGES/blogsite.po": 'msgid "Tags"\nmsgstr "Xtags"\n',
        }
    )
    assert run(root, "update", "xx").exit_code == 0
    assert "nplurals=2" in (root / "i18n/xx/LC_MESSAGES/blogsite.po").read_text("utf-8")
    assert not build(root).has_errors
    assert "Xtags" in (tmp_path / "out/xx/tags/index.html").read_text("utf-8")


def test_an_outdated_list_of_words(themed, run, po) -> None:
    """A list that isn't what templates say now is a fault, and so is one that nobody has made yet."""
    root = themed("{{ _('Good day') }}", {PO: po("fr", **{"Good day": "Bonjour"})})
    path = root / "themes/mine/templates/parts/own.html"
    assert "the list of words is out of date: `Good day` is new" in run(root, "check").stdout
    run(root, "extract")
    assert run(root, "check").exit_code == 0
    path.write_text("{{ _('Umbrella') }}{{ _('Rain') }}")
    done = run(root, "check", "fr")
    assert done.exit_code == 1
    assert "i18n/blogsite.pot: error: " in done.stdout
    assert "`Umbrella` is new, and 2 more" in done.stdout
    path.write_text("")
    assert "nothing says `Good day`" in run(root, "check").stdout


def test_a_list_of_words_in_another_order(themed, run, po) -> None:
    """Other places and comments of the same words are no fault."""
    root = themed("{{ _('Good day') }}", {PO: po("fr", **{"Good day": "Bonjour", "Rain": "Pluie"})})
    path = root / "themes/mine/templates/parts/own.html"
    path.write_text("{{ _('Good day') }}{{ _('Rain') }}")
    run(root, "extract")
    path.write_text("{# Translators: weather #}{{ _('Rain') }}{{ _('Good day') }}")
    assert run(root, "check").exit_code == 0


def test_many_faults(make_site, run) -> None:
    """A program is told all faults of a catalogue; people are told fifty, and how many more."""
    root = make_site({})
    run(root, "update", "fa")
    found = json.loads(run(root, "check", "--format", "json").stdout)["diagnostics"]
    assert len(found) > 60
    assert {each["rule"] for each in found} == {"untranslated-word"}
    assert f"{len(found) - 50} more faults in this file are not shown" in run(root, "check").stdout
