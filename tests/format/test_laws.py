"""What holds of any text: the page stays, and one time is enough."""

import string

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.fields import Parts, Source, split_front_matter
from blogsite.format.body import format_body
from blogsite.format.changes import apart, applied, change
from blogsite.format.file import Task, format_file
from blogsite.format.front_matter import KEYS, ordered_front_matter
from blogsite.markdown import parse_with_blocks

# Pieces that formatters trip over; each is a line or several.
PIECES = (
    "Text",
    "Two words  ",
    "tab\t",
    "ends with \\",
    "ends with \\  ",
    "中文 ",
    "文字，  ",
    "한국어 ",
    "_one_ and __two__",
    "a_b_c _d_ \\_e_ **_f_** _g `h_` i_",
    "`code  ",
    "b` and <!-- c _d_  ",
    "-->",
    '[a](b_c_d "_e_") [_f_][g_h_]{.i_j_}',
    "[g_h_]: /x  ",
    "<https://example.org/_a_>  ",
    "Title",
    "=====",
    "---",
    "-----  ",
    "***",
    "_ _ _",
    "# One #",
    "##   Two ##  ",
    "   ### Three {#three} ###",
    "#",
    "# #",
    "* a",
    "*   b  ",
    "+ c",
    "- d",
    "- - e",
    "* + f",
    "1. g",
    "10) h",
    "- [ ] i",
    "* ***",
    "- --",
    "> quote  ",
    "> * j",
    ">",
    "> > k",
    "> [!NOTE]  ",
    "> [!TIP] A _title_  ",
    "~~~",
    "~~~ yaml",
    "```",
    "````",
    "    indented  ",
    "\tindented",
    "<div>  ",
    "</div>",
    "<!-- m -->",
    "<pre>",
    "</pre>",
    "<b>_n_  ",
    '!!! note "_o_"',
    "??? tip",
    "| a | b |",
    "a|b",
    "|---|:-:|",
    "|-----|----:|",
    "| `c\\|d` | 中 | x",
    "[^1] ^[_p_  ]",
    "[^1]: q  ",
    "    * r",
    "Term",
    ": s  ",
    "~ t",
    "{.wide #u}",
    "{.wide",
    "<<<<<<< v",
    "&amp; &nbsp;",
    "\u00a0",
    "",
    "  ",
    "",
)
INDENTS = ("", "", "", " ", "  ", "    ", "> ", "- ", "\t")
line = st.builds(str.__add__, st.sampled_from(INDENTS), st.sampled_from(PIECES))
documents = st.lists(line, max_size=14).map("\n".join)
loose = st.text(alphabet="ab_*-+=#~`|:> \t\n\\[](){}!<中", max_size=60)


def _formatted(text: str) -> tuple[str, bool]:
    problems = Problems()
    done = format_body(text, path="x.md", language="en", first_line=1, problems=problems)
    return done, not len(problems)


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(text=documents | loose)
def test_a_page_stays_as_it_is(rendered, text: str) -> None:
    """The body of a formatted text is that of the text, with the same faults."""
    assert rendered(_formatted(text)[0]) == rendered(text)


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(text=documents | loose)
def test_once_is_enough(text: str) -> None:
    """A formatted text is not changed by formatting it again."""
    done, is_good = _formatted(text)
    assert _formatted(done) == (done, is_good)


@settings(max_examples=200)
@given(text=documents | loose)
def test_letters_stay(text: str) -> None:
    """Formatting takes no letter or digit away, adds none and moves none."""
    letters = [letter for letter in text if letter.isalnum()]
    assert [letter for letter in _formatted(text)[0] if letter.isalnum()] == letters


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(text=documents | loose)
def test_no_translation_becomes_stale(text: str) -> None:
    """Formatting an original changes the digest of none of its blocks."""
    assert _digests(_formatted(text)[0]) == _digests(text)


def _digests(text: str) -> list[tuple[str, str]]:
    _, blocks = parse_with_blocks(
        text, path="x.md", language="en", first_line=1, problems=Problems()
    )
    return [(block.kind, block.digest) for block in blocks]


VALUES = (
    ": one\n",
    ': "two: x"\n',
    ": |\n  three\n\n  # no comment\n\n",
    ": >-\n  four\n  five\n",
    ": |+\n  six\n\n",
    ":\n  - a\n  # in the list\n  - {b: c}\n",
    ":\n- d\n# between\n- e\n",
    ": {f: g,\n  h: i}\n",
    ": 'a\n\n  b'\n",
    ":   # at the end\n",
)
BETWEEN = ("", "", "", "\n", "# comment\n", "\n# comment\n\n", "  # indented\n")
names = st.lists(
    st.sampled_from(KEYS) | st.text(string.ascii_lowercase, min_size=1, max_size=3),
    unique=True,
    max_size=6,
)


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """Front matter out of keys, values and comments."""
    parts = [draw(st.sampled_from(BETWEEN))]
    for name in draw(names):
        parts += [name, draw(st.sampled_from(VALUES)), draw(st.sampled_from(BETWEEN))]
    return "".join(parts)


@settings(max_examples=300)
@given(text=front_matters() | loose)
def test_front_matter_keeps_its_lines(text: str) -> None:
    """Ordering moves lines, at most without some blank ones, and doing it again changes nothing."""
    done = ordered_front_matter(text)
    assert ordered_front_matter(done) == done
    assert sorted(filter(str.strip, done.split("\n"))) == sorted(
        filter(str.strip, text.split("\n"))
    )


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(
    front=front_matters(),
    body=documents,
    line_end=st.sampled_from(["\n", "\r\n"]),
    fence=st.sampled_from(["---", "--- \t"]),
)
def test_a_file_says_the_same_and_is_formatted_once(
    rendered, front: str, body: str, line_end: str, fence: str
) -> None:
    """A formatted file has the same values and page, the same line ends, and stays as it is."""
    text = f"{fence}\n{front}{fence}\n{body}"
    done = format_file(Task("a.md", text.replace("\n", line_end).encode()))
    assert format_file(Task("a.md", done.data)) == done
    assert done.data.count(b"\r") == (line_end == "\r\n") * done.data.count(b"\n")
    after, before = _parts(done.data.decode()), _parts(text)
    assert yaml.safe_load(after.front_matter) == yaml.safe_load(before.front_matter)
    assert rendered(after.body) == rendered(before.body)


def _parts(text: str) -> Parts:
    source = Source.decode("a.md", text.encode(), Problems())
    assert source is not None
    parts = split_front_matter(source, Problems())
    assert parts is not None
    return parts


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.text("xy", max_size=2))))
def test_changes_that_are_apart_can_be_applied_in_any_order(places) -> None:
    """Of chosen changes each leaves its own text in the result, whatever the others do."""
    text = "0123456789"
    changes = apart(change(min(a, b), max(a, b), new) for a, b, new in places)
    gone = sum(each.edits[0].end - each.edits[0].start for each in changes)
    added = sum(len(each.edits[0].new) for each in changes)
    assert len(applied(text, changes)) == len(text) - gone + added
    assert applied(text, reversed(changes)) == applied(text, changes)
