"""Colours of code."""

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pygments.token import STANDARD_TYPES

from blogsite.markdown import highlight_stylesheets
from blogsite.markdown.highlight import Fence, highlight

ROOT = Path(__file__).parents[2]
SAMPLES = {
    "python": 'import a\n\n@b\nclass C(D):\n    """E"""\n    f = 1 + 0x2  # g\n',
    "yaml": "a: &b\n  - c: 'd'  # e\n",
    "go": "package a\n\nfunc b() string { return `c` }\n",
    "bash": 'echo "$a" | b --c\n',
    "json": '{"a": [1, true, null]}\n',
    "rust": "fn a() -> u8 { 1u8 }\n",
    "javascript": "const a = `b ${c}`;\n",
    "diff": "--- a\n+++ b\n@@ -1 +1 @@\n-c\n+d\n",
    "console": "$ a --b\nc\n",
    "html": "<a b='c'>d</a><!-- e -->\n",
    "cpp": '#include <a>\nint main() { return "b"[0]; }\n',
}


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("options", ["", " {linenums=true}", " {hl_lines=[1]}"])
def test_the_code_stays_what_it_was(parse, language, options):
    """Colours, numbers and marks add no character to the code."""
    body = parse(f"```{language}{options}\n{SAMPLES[language]}```").body
    (code,) = re.findall(r"<code>(.*)</code>", body.html, re.DOTALL)
    assert html.unescape(re.sub("<[^>]*>", "", code)) == SAMPLES[language]


@pytest.mark.parametrize("language", SAMPLES)
def test_classes_are_those_of_pygments(parse, language):
    """Each class of a span is one that a Pygments style may colour."""
    body = parse(f"```{language}\n{SAMPLES[language]}```").body
    classes = set(re.findall('<span class="([^"]*)">', body.html))
    assert classes
    assert classes <= set(STANDARD_TYPES.values())


def test_an_unknown_language_is_a_warning(parse):
    """Code in a language that Pygments doesn't know is plain, and a hint names what was meant."""
    parsed = parse("a\n\n```pyhton\nx = 1\n```")
    (problem,) = parsed.problems
    assert parsed.said == ["3:0: warning: unknown-language"]
    assert problem.message == "there is no colouring for the language `pyhton`"
    assert problem.hint == "did you mean `python` or `python3`?"
    assert "<code>x = 1\n</code>" in parsed.body.html


@pytest.mark.parametrize("name", ["text", "TXT", "plain", "plaintext", "none"])
def test_plain_text_is_no_unknown_language(parse, name):
    """The usual names of plain text are known, in any case."""
    assert parse(f"```{name}\nx\n```").problems == []


@pytest.mark.parametrize(
    "info", ["python {hl_lines=[", "python {linenostart=x}", "python {=}", "{}", '"><script>']
)
def test_odd_options_do_no_harm(parse, info):
    """What isn't understood in an info string is passed over."""
    assert "<code>" in parse(f"```{info}\nx\n```").body.html


def luminance(colour):
    colour = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("css", highlight_stylesheets(), ids=["light", "dark"])
def test_colours_can_be_read(css):
    """Each colour has a contrast of 4.5 to the ground of code, and of marked lines."""
    grounds = [
        re.search(rf"\.highlight{name} {{ background(?:-color)?: #(\w+)", css)[1]
        for name in (" .hll", "")
    ]
    rules = re.findall(r"\.highlight \.(\w+) {([^}]*)}", css)
    colours = {name: re.search(r"(?<![-\w])color: #(\w+)", body) for name, body in rules}
    own = {name: re.search(r"background-color: #(\w{6})", body) for name, body in rules}
    for name, colour in colours.items():
        if colour and name != "w":  # spaces are not shown
            for ground in [own[name][1]] if own[name] else grounds:
                assert contrast(colour[1], ground) >= 4.5, (name, colour[1], ground)


def test_stylesheets_are_scoped():
    """No rule for code reaches the rest of a page."""
    for css in highlight_stylesheets():
        selectors = re.findall(r"^([^{/\n]+?)\s*{", css, re.MULTILINE)
        assert len(selectors) > 40
        assert [s for s in selectors if ".highlight" not in s] == []


def test_pygments_is_imported_where_code_is_coloured_only():
    """A body without coloured code costs no import of Pygments."""
    script = (
        "import sys; from blogsite.diagnostics import Problems; from blogsite.markdown import parse_markdown;"
        "parse_markdown('a\\n\\n    b', path='', language='en', first_line=1, problems=Problems());"
        "sys.exit('pygments' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT).returncode == 0


def test_code_is_coloured_by_itself() -> None:
    """What a block looks like doesn't depend on the blocks that were coloured before it."""
    code = ")}11"
    alone = highlight(code, Fence("xquery"))
    highlight('"s"<a b=\'{</a>', Fence("xquery"))
    assert highlight(code, Fence("xquery")) == alone
