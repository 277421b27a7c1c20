"""`blogsite i18n extract`: which words are collected, and how they are written down."""

from pathlib import Path

POT = "i18n/blogsite.pot"
TEMPLATE = """\
{# Translators: a greeting #}
{{ _('Good day') }}
{{ ngettext('%(num)s leaf', '%(num)s leaves', 2) }}
{{ pgettext('of a book', 'Leaf') }}
{{ _('Good day') }}
"""
FOUND = """\
# Words of the interface.
#
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. a greeting
#: themes/mine/templates/parts/own.html
msgid "Good day"
msgstr ""

#: themes/mine/templates/parts/own.html
#, python-format
msgid "%(num)s leaf"
msgid_plural "%(num)s leaves"
msgstr[0] ""
msgstr[1] ""

#: themes/mine/templates/parts/own.html
msgctxt "of a book"
msgid "Leaf"
msgstr ""
"""


def _read(root: Path) -> str:
    return (root / POT).read_text("utf-8")


def test_words_of_a_theme(themed, run) -> None:
    """Words, plurals, contexts and comments for translators are collected, each once, undated."""
    root = themed(TEMPLATE)
    assert run(root, "extract").exit_code == 0
    assert _read(root) == FOUND


def test_again(themed, run) -> None:
    """A second time nothing changes, and a header that was edited stays."""
    root = themed(TEMPLATE)
    run(root, "extract")
    edited = _read(root).replace("# Words of the interface.", "# Words of our site.\n# By us.")
    (root / POT).write_text(edited, "utf-8")
    assert run(root, "extract").exit_code == 0
    assert _read(root) == edited


def test_check(themed, run) -> None:
    """With `--check` nothing is written, and the exit code says whether anything would change."""
    root = themed(TEMPLATE)
    assert run(root, "extract", "--check").exit_code == 1
    assert not (root / POT).exists()
    run(root, "extract")
    assert run(root, "extract", "--check").exit_code == 0
    (root / "themes/mine/templates/parts/own.html").write_text("{{ _('Good night') }}")
    assert run(root, "extract", "--check").exit_code == 1
    assert _read(root) == FOUND


def test_words_that_are_values(themed, run) -> None:
    """A site may list words that no template has, such as names in its settings."""
    root = themed("", {"i18n/words.py": 'N_ = str\nWORDS = (N_("White paper"), _("Poster"))\n'})
    run(root, "extract")
    assert 'msgid "White paper"' in _read(root)
    assert 'msgid "Poster"' in _read(root)


def test_nothing_runs(themed, run, tmp_path) -> None:
    """What is read for its words is not run."""
    harm = f"import pathlib\npathlib.Path({str(tmp_path / 'harm')!r}).touch()\nN_('a')\n"
    root = themed("", {"i18n/words.py": harm})
    assert run(root, "extract").exit_code == 0
    assert not (tmp_path / "harm").exists()


def test_broken_templates(themed, run) -> None:
    """A template or a list that can't be read is an error with its place, and nothing is written."""
    root = themed("{{ _('a') }}\n{{ _('b' }}\n", {"i18n/words.py": "N_('''\n"})
    done = run(root, "extract")
    assert done.exit_code == 1
    assert "themes/mine/templates/parts/own.html:2: error: " in done.stderr
    assert "i18n/words.py: error: " in done.stderr
    assert not (root / POT).exists()


def test_a_site_without_a_theme(make_site, run) -> None:
    """A site that has only texts has no words of its own."""
    root = make_site({})
    done = run(root, "extract")
    assert done.exit_code == 0
    assert "no theme of its own" in done.stdout
    assert not (root / "i18n").exists()
