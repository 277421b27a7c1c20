"""`blogsite i18n update`: what comes into catalogues, what stays, what goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.i18n.po import is_shown, read_catalogue
from blogsite.i18n.update import head_of, update_catalogue

PO = "i18n/fr/LC_MESSAGES/blogsite.po"
HEADED = """\
# Our words.
# By Name (Company), and others.
#
msgid ""
msgstr ""
"Project-Id-Version: ours 1\\n"
"X-Generator: an editor\\n"
"Language: fr\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""
WORDS = """
# A note by the translator.
#: themes/mine/templates/parts/own.html
msgid "Good day"
msgstr "Bonjour"
"""


@pytest.fixture
def update(themed, run):
    """Make a site with a template and a catalogue, update it, and return the catalogue's text."""

    def bring(template: str, before: str = "", *languages: str) -> str:
        root = themed(template, {PO: before} if before else {})
        assert run(root, "extract").exit_code == 0
        done = run(root, "update", *languages)
        assert done.exit_code == 0, done.output
        return (root / PO).read_text("utf-8")

    return bring


def test_up_to_date(update) -> None:
    """A catalogue with all words stays as it is: header, comments, fields that Babel doesn't know."""
    assert update("{{ _('Good day') }}", HEADED + WORDS) == HEADED + WORDS


def test_new_words(update) -> None:
    """New words arrive, empty, in the order of the template."""
    text = update("{{ _('Umbrella') }}{{ _('Good day') }}", HEADED + WORDS)
    assert text.index('msgid "Umbrella"\nmsgstr ""\n') < text.index('msgstr "Bonjour"')
    assert text.startswith(HEADED)
    assert "# A note by the translator.\n" in text


def test_guesses(update) -> None:
    """A word like an old one gets its translation, marked as a guess."""
    text = update("{{ _('Good days') }}", HEADED + WORDS)
    assert '#, fuzzy\nmsgid "Good days"\nmsgstr "Bonjour"\n' in text


def test_words_that_go_and_come_back(themed, run) -> None:
    """What nothing says any more stays as a comment, and is taken up again without a doubt."""
    root = themed("{{ _('Good day') }}", {PO: HEADED + WORDS})
    path = root / "themes/mine/templates/parts/own.html"
    for template in ("{{ _('Umbrella') }}", "{{ _('Good day') }}"):
        path.write_text(template)
        run(root, "extract")
        run(root, "update")
        text = (root / PO).read_text("utf-8")
        assert ('#~ msgid "Good day"\n#~ msgstr "Bonjour"\n' in text) == ("Umbrella" in template)
    assert text == HEADED + WORDS


@pytest.fixture
def say(themed, run):
    """Make a site whose templates say one text after another; return the catalogue after each."""

    def bring(before: str, *said: str) -> list[str]:
        root = themed("", {PO: before})
        found = []
        for text in said:
            (root / "themes/mine/templates/parts/own.html").write_text(f"{{{{ _('{text}') }}}}")
            run(root, "extract")
            assert run(root, "update").exit_code == 0
            found.append((root / PO).read_text("utf-8"))
        return found

    return bring


def test_a_guess_stays_a_guess(say) -> None:
    """However often a text changes and comes back, no guess becomes a translation."""
    words = HEADED + '\nmsgid "Green leaves"\nmsgstr "Feuilles vertes"\n'
    said = ["Green leaf", "Green leaflets", "Green leaves", "Green leaf"]
    for word, text in zip(said, say(words, *said), strict=True):
        live, *old = text.removeprefix(HEADED).split("\n\n")
        is_the_first = word == "Green leaves"
        assert ("fuzzy" in live, "fuzzy" in "".join(old)) == (not is_the_first, False)
        assert f'msgid "{word}"\nmsgstr "Feuilles vertes"' in live
        was = '#~ msgid "Green leaves"\n#~ msgstr "Feuilles vertes"'
        assert [each.strip() for each in old] == ([] if is_the_first else [was])


def test_a_doubtful_word_comes_back_as_one(say) -> None:
    """What a translator left in doubt is kept as such where nothing says the word any more."""
    place = "#: themes/mine/templates/parts/own.html"
    doubtful = f'\n{place}\n#, fuzzy\nmsgid "Good day"\nmsgstr "Bonjour, bonjour"\n'
    gone, back = say(HEADED + doubtful, "Umbrella", "Good day")
    assert '\n#, fuzzy\n#~ msgid "Good day"\n#~ msgstr "Bonjour, bonjour"\n' in gone
    assert back == HEADED + doubtful


def test_the_likest_word_is_guessed_from(say) -> None:
    """A guess is made from the word that is most like the new one, whether it is said or not."""
    old = '\n#~ msgid "Green leaves"\n#~ msgstr "Feuilles vertes"\n'
    (text,) = say(HEADED + '\nmsgid "Queen leaf"\nmsgstr "Feuille reine"\n' + old, "Green leaf")
    assert '#, fuzzy\nmsgid "Green leaf"\nmsgstr "Feuilles vertes"\n' in text


def test_guesses_within_a_context(update) -> None:
    """Of words that only differ by their context, a guess is made from the one of the same."""
    words = (
        '\nmsgctxt "of a book"\nmsgid "Leaf"\nmsgstr "Page"\n'
        '\nmsgctxt "of a tree"\nmsgid "Leaf"\nmsgstr "Feuille"\n'
    )
    text = update("{{ pgettext('of a tree', 'Leaf.') }}", HEADED + words)
    assert '#, fuzzy\nmsgctxt "of a tree"\nmsgid "Leaf."\nmsgstr "Feuille"\n' in text


def test_guesses_of_plurals(update) -> None:
    """A guess from a message without a plural fills one form, and one from a plural takes that."""
    single = '\nmsgid "Green leaf"\nmsgstr "Feuille verte"\n'
    plural = (
        '\nmsgid "Rainy day"\nmsgid_plural "Rainy days"\n'
        'msgstr[0] "Jour de pluie"\nmsgstr[1] "Jours de pluie"\n'
    )
    template = "{{ ngettext('Green leaf.', 'Green leaves.', 2) }}{{ _('Rainy day.') }}"
    text = update(template, HEADED + single + plural)
    assert 'msgstr[0] "Feuille verte"\nmsgstr[1] ""\n' in text
    assert '#, fuzzy\nmsgid "Rainy day."\nmsgstr "Jour de pluie"\n' in text


def test_a_sure_word_goes_before_a_guess(say) -> None:
    """A word that is a guess here and was translated among the old words has that translation."""
    guess = '\n#, fuzzy\nmsgid "Good day"\nmsgstr "Adieu"\n'
    old = '\n#~ msgid "Good day"\n#~ msgstr "Bonjour"\n'
    (text,) = say(HEADED + guess + old, "Good day")
    assert "fuzzy" not in text
    assert 'msgid "Good day"\nmsgstr "Bonjour"\n' in text


def test_another_plural_is_doubtful(update) -> None:
    """A message whose plural changed keeps its translation as a guess."""
    plural = 'msgid "Leaf"\nmsgid_plural "Leafs"\nmsgstr[0] "Feuille"\nmsgstr[1] "Feuilles"\n'
    text = update("{{ ngettext('Leaf', 'Leaves', 2) }}", f"{HEADED}\n{plural}")
    assert "#, fuzzy\n" + plural.replace("Leafs", "Leaves") in text


def test_what_is_told_of_words_that_went(themed, run, po) -> None:
    """Old words that stay in the file are counted apart from those that nobody had translated."""
    words = {"Good day": "Bonjour", "Rain": "Pluie", "Snow": ""}
    root = themed("{{ _('Good day') }}", {PO: po("fr", **words)})
    run(root, "extract")
    assert run(root, "update").stdout == f"{PO}: 1 message, 1 retired, 1 dropped\n"


def test_a_new_language(themed, run) -> None:
    """A catalogue that is named and isn't there is made, with the plural forms of its language."""
    root = themed("{{ ngettext('%(num)s leaf', '%(num)s leaves', 2) }}")
    run(root, "extract")
    done = run(root, "update", "ru")
    assert done.exit_code == 0, done.output
    text = (root / "i18n/ru/LC_MESSAGES/blogsite.po").read_text("utf-8")
    assert text.startswith("# Words of the interface in Russian.\n")
    assert '"Language: ru\\n"' in text
    assert "nplurals=3;" in text
    assert 'msgstr[2] ""' in text
    # The program has its own words in Russian.
    assert text.count("msgid ") == 2


def test_a_language_that_the_program_lacks(make_site, run) -> None:
    """For a language without a catalogue in the program, a site gets all words to translate."""
    root = make_site({})
    assert run(root, "update", "fa").exit_code == 0
    text = (root / "i18n/fa/LC_MESSAGES/blogsite.po").read_text("utf-8")
    assert 'msgid "Tags"\nmsgstr ""\n' in text
    assert run(root, "check").exit_code == 1


def test_a_language_that_the_program_has(make_site, run) -> None:
    """Where there is nothing to translate no file is made."""
    root = make_site({})
    done = run(root, "update", "fr")
    assert done.exit_code == 0
    assert "nothing to translate" in done.stdout
    assert not (root / "i18n").exists()


def test_words_that_a_site_says_otherwise(make_site, run, po) -> None:
    """A word of the program that a site's catalogue has anew stays there."""
    root = make_site({"i18n/fr/LC_MESSAGES/blogsite.po": po("fr", Tags="Mots-clés")})
    assert run(root, "update").exit_code == 0
    assert 'msgstr "Mots-clés"' in (root / "i18n/fr/LC_MESSAGES/blogsite.po").read_text("utf-8")
    assert run(root, "check").exit_code == 0


def test_english_and_pseudo_english(themed, run) -> None:
    """English says what templates say; the pseudo-locale is made anew each time. Neither guesses."""
    root = themed("{{ _('Good day') }}")
    path = root / "themes/mine/templates/parts/own.html"
    for word in ("Good day", "Good days"):
        path.write_text(f"{{{{ _('{word}') }}}}")
        run(root, "extract")
        assert run(root, "update", "en", "en-XA").exit_code == 0
        english, pseudo = (
            (root / f"i18n/{tag}/LC_MESSAGES/blogsite.po").read_text("utf-8")
            for tag in ("en", "en-XA")
        )
        assert f'msgid "{word}"\nmsgstr "{word}"\n' in english
        assert "⟦Ĝööð ðåý" in pseudo
        assert "fuzzy" not in english + pseudo
        assert "#~" not in pseudo
    assert run(root, "check").exit_code == 0


def test_many_at_once(themed, run) -> None:
    """Catalogues made together are those made one by one: no word of one gets into another."""
    root = themed("{{ _('Good day') }}")
    run(root, "extract")
    tags = ("en", "en-XA", "de", "fr")
    run(root, "update", *tags)
    files = [root / f"i18n/{tag}/LC_MESSAGES/blogsite.po" for tag in tags]
    together = [file.read_bytes() for file in files]
    for tag, file in zip(tags, files, strict=True):
        file.unlink()
        run(root, "update", tag)
    assert [file.read_bytes() for file in files] == together


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("zh_CN", "write `zh-CN`"),
        ("German", "write `de`"),
        ("de-DE-1996", "write `de-DE`"),
        ("x-foo", "such as `de`"),
        ("123", "such as `de`"),
        ("xx-YY", "CLDR"),
    ],
)
def test_wrong_tags(themed, run, tag: str, said: str) -> None:
    """A tag that no language has is wrong usage, and no folder is made."""
    root = themed("{{ _('Good day') }}")
    done = run(root, "update", tag)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (root / "i18n").exists()


def test_broken_catalogues(themed, run) -> None:
    """A catalogue that can't be read is left alone, and the others are brought up to date."""
    good = "i18n/de/LC_MESSAGES/blogsite.po"
    root = themed("{{ _('Good day') }}", {PO: "msgid Good day\n", good: ""})
    run(root, "extract")
    done = run(root, "update")
    assert done.exit_code == 1
    assert f"{PO}:1: error: the text is not in quotes" in done.stderr
    assert (root / PO).read_text() == "msgid Good day\n"
    assert "Good day" in (root / good).read_text("utf-8")


def test_a_closed_pipe(make_site) -> None:
    """All catalogues are made, even where nobody listens to what is said of the first."""
    root = make_site({})
    tags = ("fa", "nl", "pl", "sv")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "blogsite", "i18n", "update", *tags, "--root", str(root)]
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b""
    assert [(root / f"i18n/{tag}/LC_MESSAGES/blogsite.po").is_file() for tag in tags] == [True] * 4


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
_WORDS = st.dictionaries(_TEXT, _TEXT, max_size=8)


def _po(words: dict[str, str]) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    return HEADED + "".join(
        f"\nmsgid {quoted(word)}\nmsgstr {quoted(said)}\n" for word, said in words.items()
    )


def _parse(text: str):
    found = read_catalogue(PO, text.encode(), "fr", Problems())
    assert found is not None
    return found


@settings(deadline=None)
@given(_WORDS, _WORDS)
def test_laws(template: dict[str, str], said: dict[str, str]) -> None:
    """Each wanted word is there once; none of the translations is lost; twice is like once."""
    wanted = list(_parse(_po(dict.fromkeys(template, "")))._messages.values())
    before = _po(said)
    once = update_catalogue(_parse(before), head_of(before), "fr", wanted).text
    found = _parse(once)
    assert {message.id for message in found if message.id} == template.keys()
    for word in said.keys() & template.keys():
        assert (found.get(word).string, found.get(word).fuzzy) == (said[word], False)
    texts = {str(each.string) for each in (*found, *found.obsolete.values())}
    assert set(said.values()) <= texts
    assert update_catalogue(_parse(once), head_of(once), "fr", wanted).text == once


_CHOICE = st.sets(st.sampled_from(["Post", "Posts", "A post", "Latest posts", "Oldest post"]))


@settings(deadline=None)
@given(_CHOICE, st.lists(_CHOICE, max_size=6))
def test_guesses_through_many_changes(translated: set[str], templates: list[set[str]]) -> None:
    """Whatever templates say in turn, readers see what was translated for that word, and all of it."""
    text = _po({word: word.upper() for word in translated})
    for template in templates:
        wanted = list(_parse(_po(dict.fromkeys(template, "")))._messages.values())
        text = update_catalogue(_parse(text), head_of(text), "fr", wanted).text
        shown = {message.id: message.string for message in _parse(text) if is_shown(message)}
        shown.pop("", None)
        assert shown == {word: word.upper() for word in template & translated}


def test_the_file_ends_with_one_line_end(update) -> None:
    """No empty line is left at the end."""
    text = update("{{ _('Good day') }}", HEADED + WORDS + "\n\n\n")
    assert text.endswith('"\n')


def test_files_stay_where_they_are(themed, run) -> None:
    """Nothing but catalogues is written."""
    root = themed("{{ _('Good day') }}")
    run(root, "extract")
    run(root, "update", "fr")
    found = {path.relative_to(root).as_posix() for path in Path(root).rglob("*.po*")}
    assert found == {PO, "i18n/blogsite.pot"}
