"""Runs `blogsite i18n` in this process, and makes catalogues of texts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blogsite.cli.main import group

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n\n'
)
RULES = {
    "fr": "nplurals=2; plural=(n > 1);",
    "de": "nplurals=2; plural=(n != 1);",
    "nl": "nplurals=2; plural=(n != 1);",
    "zh_CN": "nplurals=1; plural=0;",
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `blogsite i18n` with some arguments, in a site's folder."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))

    def invoke(root: Path, *arguments: object) -> Result:
        given = ["i18n", *map(str, arguments), "--root", str(root)]
        return CliRunner().invoke(group, given, catch_exceptions=False)

    return invoke


@pytest.fixture
def po() -> Callable[..., str]:
    """Return a catalogue's text: `po("nl", Tags="Labels")`, or with messages as they are."""

    def text(language: str, *messages: str, **words: str) -> str:
        simple = [f'msgid "{word}"\nmsgstr "{said}"\n' for word, said in words.items()]
        return HEAD.format(language, RULES[language]) + "\n".join([*messages, *simple])

    return text


@pytest.fixture
def themed(make_site) -> Callable[..., Path]:
    """Make a site with a theme of its own, which says what is given, and with other files."""

    def make(template: str, files: dict[str, str] | None = None) -> Path:
        return make_site(
            {
                "content/site.yaml": "theme: mine\nlanguages: [en, fr]\n",
                "themes/mine/theme.yaml": "name: Mine\nextends: default\n",
                "themes/mine/templates/parts/own.html": template,
                **(files or {}),
            }
        )

    return make
