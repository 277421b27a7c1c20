"""HTML as Markdown that means the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.importing.html import FromHtml, markdown_of_html
from blogsite.importing.ledger import Fate, Part, Place
from blogsite.importing.visible import visible_of_html
from blogsite.markdown.limits import MAX_LINE
from blogsite.markdown.parse import parse_markdown

from .htmls import Chance

PLACE = Place("source.html", 3)
_GAP = re.compile("\ufdd0\\d+\ufdd1")


def _made(html: str) -> FromHtml:
    return markdown_of_html(html, PLACE)


def _built(markdown: str) -> str:
    """Return the HTML of a page, which must have no fault that a reader of the report would see."""
    problems = Problems()
    body = parse_markdown(markdown, path="", language="en", first_line=1, problems=problems)
    assert not list(problems), markdown
    return _GAP.sub("u", body.html)


def _letters(html: str) -> str:
    return "".join(visible_of_html(html).split())


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a<b>b</b> <i>c</i> <del>d</del></p>", "a**b** *c* ~~d~~"),
        ("<p>a<b>“b.”</b>c</p>", "a<strong>“b.”</strong>c"),
        ("<p>a<i><del>b</del></i> <i><del>c</del></i></p>", "a<em>~~b~~</em> *~~c~~*"),
        ("<p><s>~ b</s> <s>c ~</s> ~<s>d</s></p>", "<del>~ b</del> <del>c ~</del> ~<del>d</del>"),
        ("<p>a <b> b </b> c<b></b></p>", "a **b** c"),
        ("<p><b><i>x</i></b> <b>a <i>b</i></b></p>", "***x*** **a <em>b</em>**"),
        ("<p><b>a</b><b>b</b></p>", "<strong>a</strong><strong>b</strong>"),
        ("<p><code>a `b` c</code> <code>``</code></p>", "``a `b` c`` ` `` `"),
        ("<p><code>a</code><code>b</code></p>", "<code>a</code><code>b</code>"),
        ("<p>1. a</p><p># b</p><p>- c</p><p>+ d</p><p>&gt; e</p><p>: f</p><p>!!! g</p>",
         "1\\. a\n\n\\# b\n\n\\- c\n\n\\+ d\n\n\\> e\n\n\\: f\n\n\\!!! g"),
        ("<p>a_b_c _d_ *e* [f](g) &lt;h&gt; `i` {j} &amp;amp; \\</p>",
         "a_b_c \\_d\\_ \\*e\\* \\[f\\]\\(g) \\<h> \\`i\\` \\{j} \\&amp; \\\\"),
        ("<p>a<br>- b<br>---</p>", "a\\\n\\- b\\\n\\---"),
        ("<p>a<br><br>b<br></p>", "a\n\nb"),
        ("<p><a href='http://x.y/a b(c)?d&copy=1' title='T \"q\"'>[t]</a></p>",
         '[\\[t\\]](<http://x.y/a%20b(c)?d&copy=1> "T \\"q\\"")'),
        ("<p><a href='https://x.y/z'>https://x.y/z</a></p>", "<https://x.y/z>"),
        ("<a href='u'><h2>T</h2><p>p</p></a>", "## [T](u)\n\n[p](u)"),
        ("<h1>T #</h1><h3 id='x'>a<br>b</h3><h2></h2>", "# T \\#\n\n### a b {#x}"),
        ("<ul><li>a<ul><li>b<ol start='3'><li>c</li></ol></li></ul></li><li><p>x</p><p>y</p></li></ul>",
         "- a\n  - b\n\n    3. c\n- x\n\n  y"),
        ("<ol><li>a<pre><code class='language-Go'>x\n\n  y</code></pre></li><li>b</li></ol>",
         "1. a\n\n   ```go\n   x\n\n     y\n   ```\n2. b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ("<ul>a<li>b</li><ul><li>c</li></ul></ul>", "- a\n- b\n  - c"),
        ("<pre>```\na\n```</pre>", "````\n```\na\n```\n````"),
        ("<pre>a <a href='u'>b</a>\n\nc</pre>", '<pre>a <a href="u">b</a>&#10;\nc</pre>'),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c|d</td><td><code>e|f</code></td></tr></table>",
         "| a | b |\n| --- | --- |\n| c\\|d | `e\\|f` |"),
        ("<table><tr><th align='right'>a</th></tr><tr><td style='text-align: right'>b</td></tr></table>",
         "| a |\n| ---: |\n| b |"),
        ("<dl><dt>T</dt><dd>a</dd><dd><p>b</p><p>c</p></dd></dl>",
         "T\n: a\n: b\n\n  c"),
        ("<figure><img src='i.png' alt='A [x]'><figcaption>C \"q\"</figcaption></figure>",
         '![A \\[x\\]](i.png "C \\"q\\"")'),
        ("<a href='a.png'><img src='a-300x200.png' alt='A'></a>", "![A](a.png)"),
        ("<p>H<sub>2</sub>O <kbd>*</kbd> <abbr title='T'>A</abbr></p>",
         'H<sub>2</sub>O <kbd>\\*</kbd> <abbr title="T">A</abbr>'),
        ("<details><summary>S</summary><p>t</p></details>",
         "<details>\n<summary>S</summary>\n\nt\n\n</details>"),
        ("<p>a<p>b<div>c</div>d", "a\n\nb\n\nc\n\nd"),
        ("<p><span style='font-weight:700'>a</span> <b style='font-weight:normal'>b</b></p>", "**a** b"),
        ("<p><a name='here'></a>a</p><a href='#here'>b</a>", '<span id="here"></span>a\n\n[b](#here)'),
        ("<p>a&nbsp;b &#128512; &lt;</p>", "a\u00a0b \U0001f600 \\<"),
        ("<p><code>a<br>b</code></p>", "```\na\nb\n```"),
        ("<p></p><div><br></div><span></span>", ""),
    ],
)  # fmt: skip
def test_cases(html: str, markdown: str) -> None:
    """Each kind of element has a form, and a page made of it has the same words."""
    made = _made(html).markdown
    assert made == markdown
    assert _letters(_built(made)) == _letters(html)


@pytest.mark.parametrize(
    "html",
    [
        '<table><tr><th colspan="2">a</th></tr><tr><td>b</td><td>c</td></tr></table>',
        "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "<table><tr><th>a</th></tr><tr><td><ul><li>b</li></ul></td></tr></table>",
        "<table><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>",
        "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>",
        "<dl><dt>a</dt><dd><pre>---\nb</pre></dd></dl>",
        '<figure><img src="i.png" alt=""><figcaption>a <a href="u">b</a></figcaption></figure>',
    ],
)
def test_what_markdown_cannot_say_stays_html(html: str) -> None:
    """Nothing falls apart: such elements are HTML that the sanitiser lets pass."""
    made = _made(html).markdown
    assert made.startswith(html[: html.index(">")])
    assert "\n\n" not in made
    built = _built(made)
    assert _letters(built) == _letters(html)
    for tag in ("td", "th", "li", "dt", "dd", "figcaption", "a"):
        assert len(re.findall(f"<{tag}[ >]", built)) == len(re.findall(f"<{tag}[ >]", html))


@pytest.mark.parametrize(
    ("html", "markdown", "part", "fate"),
    [
        ('<iframe src="//www.youtube.com/embed/abcdefghijk?start=5" title="A talk"></iframe>',
         "[A talk](https://www.youtube.com/watch?v=abcdefghijk&t=5s)", Part.EMBED, Fate.CHANGED),
        ('<iframe src="https://player.vimeo.com/video/12"></iframe>', "<https://vimeo.com/12>",
         Part.EMBED, Fate.CHANGED),
        ('<script src="https://gist.github.com/u/abc.js"></script>', "<https://gist.github.com/u/abc>",
         Part.EMBED, Fate.CHANGED),
        ('<object data="https://x.y/z.swf"><embed src="https://x.y/z.swf"></object>', "<https://x.y/z.swf>",
         Part.EMBED, Fate.CHANGED),
        ('<iframe srcdoc="x"></iframe>', "", Part.EMBED, Fate.LOST),
        ("<script>alert(1)</script>", "", Part.HTML, Fate.LOST),
        ("<p>a <!-- b --> c</p><!-- wp:x /--><!-- -->", "a c", Part.HTML, Fate.LOST),
        ('<a href="javascript:alert(1)">x</a>', "x", Part.LINK, Fate.LOST),
        ('<a href="data:text/html,x">x</a>', "x", Part.LINK, Fate.LOST),
        ('<img src="data:image/png;base64,AA" alt="alt">', "alt", Part.IMAGE, Fate.LOST),
        ("<form><label>Name</label><input><button>Go</button></form>", "NameGo", Part.HTML, Fate.LOST),
        ("<svg><text>x</text></svg>", "", Part.HTML, Fate.LOST),
    ],
)  # fmt: skip
def test_what_may_not_stay_is_reported(html: str, markdown: str, part: Part, fate: Fate) -> None:
    """Frames become links, and all that goes has an entry at its place."""
    made = _made(html)
    assert made.markdown == markdown
    assert (made.entries[0].part, made.entries[0].fate) == (part, fate)
    assert made.entries[0].place == PLACE
    _built(made.markdown)


@pytest.mark.parametrize("around", ["{}", "<table><tr><td>{}</td></tr></table>"])
@pytest.mark.parametrize("html", ["<pre>a<pre>b</pre>c</pre>", "<pre>a\n<pre>b</pre>\nc</pre>"])
def test_code_within_code_has_lines_of_its_own(html: str, around: str) -> None:
    """As in a browser, a block of code in another one begins and ends a line."""
    assert "a\nb\nc" in _made(around.format(html)).markdown


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="//www.youtube.com/embed/abcdefghijk?start=5" title="A talk"></iframe>',
        '<div class="video"><iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk"></iframe></div>',
        '<p>a</p><p><iframe src="https://player.vimeo.com/video/12"></iframe></p>',
        '<iframe src="https://www.youtube.com/embed/videoseries?list=PLa"></iframe>',
        '<iframe src="//www.slideshare.net/slideshow/embed_code/key/a1B2"></iframe>',
        '<p><a href="https://youtu.be/abcdefghijk">https://youtu.be/abcdefghijk</a></p>',
    ],
)
def test_frames_of_known_sites_become_cards(html: str) -> None:
    """What becomes of a video's or a slide show's frame is a card on the new page."""
    made = _made(html).markdown
    assert _built(made).count('<figure class="embed ') == 1


def test_what_a_style_hid_is_told_of() -> None:
    """Words that readers could not see are shown, and people may decide about them."""
    made = _made('<p style="display: none">secret</p><p>seen</p>')
    assert made.markdown.strip() == "secret\n\nseen"
    assert [(each.part, each.fate) for each in made.entries] == [(Part.HTML, Fate.CHANGED)]


def test_pictures_that_load_late_have_their_address() -> None:
    """Where a stand-in is shown at first, the real picture is meant."""
    html = '<img src="data:image/gif;base64,R0" data-lazy-src="real.png" alt="A"><noscript><img src="real.png"></noscript>'
    assert _made(html).markdown == "![A](real.png)"
    assert _made('<img class="wp-smiley" src="s.png" alt="😀">').markdown == "😀"


def test_words_made_by_chance_keep_their_places() -> None:
    """Whatever elements and signs meet, a page has the letters of the source in their order."""
    wrong = {}
    for seed in range(150):
        html = Chance(seed).html()
        made = _made(html).markdown
        if _letters(_built(made)) != _letters(html):
            wrong[seed] = (html, made)
    assert wrong == {}


@given(st.text(alphabet=st.sampled_from("a1 .-+*_#>`~[](){}|\\!<&;:=^\n\"'é中。"), max_size=60))
def test_texts_of_signs_stay_texts(text: str) -> None:
    """No sequence of signs in a text begins markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    html = f"<p>{escaped}</p><ul><li>{escaped}</li></ul><h2>{escaped}</h2>"
    built = _built(_made(html).markdown)
    assert _letters(built) == _letters(html)
    tags = set(re.findall(r"<([a-z][a-z0-9]*)", built))
    assert tags <= {"p", "ul", "li", "h2", "a", "span"}


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5_000 + "x",
        "<b>" * 3_000 + "<p>x" * 3_000,
        '<b title="<">' * 3_000 + "<p>x" * 3_000,
        "<ul><li>" * 300 + "x",
        "<blockquote>" * 300 + "x",
        "<i>" * 40 + "x" + "</i>" * 40,
        "<table><tr><td>" * 100 + "x",
        "<ol>" + "<li>x</li>" * 5_000 + "</ol>",
        "<p>" + "[" * 20_000 + "x" + "*" * 20_000 + "`" * 20_000 + "</p>",
        "<a href='" + "(" * 5_000 + "'>x</a>",
        "<!--" * 5_000 + "x",
        "<p>x" + "<br>" * 5_000,
        "<" * 20_000 + "x",
        "<pre>" * 2_000 + "x",
        "<dl><dt>x" + "<dd>" * 1_000,
        "<b>x" + "<i>y</i>" * 10_000 + "</b>",
        "<mark>" * 100 + "<p>x</p>" * 1_000,
        "<p><code>x" + " " * 50_000 + "y</code></p>",
        "<pre>x" + " " * 50_000 + "y</pre>",
        "<p>x" + " " * 50_000 + "<br>" + " " * 50_000 + "</p>",
        "x<img src='" + "blank" * 20_000 + "'>",
        "x" + "<a href='x" * 10_000,
    ],
)
def test_hostile_html_ends(html: str) -> None:
    """Nothing that is open, deep or repeated without end makes a conversion fail or a page faulty."""
    made = _made(html).markdown
    assert len(made) < 40 * len(html) + 1_000
    assert "x" in made or "x" not in visible_of_html(html)


def test_lines_have_a_length() -> None:
    """A line longer than a text may have is broken where that changes nothing."""
    for word in ("word ", "中文", "x"):
        html = f"<p>{word * (MAX_LINE * 3 // len(word))}</p>"
        made = _made(html)
        assert max(map(len, made.markdown.split("\n"))) <= MAX_LINE
        assert _letters(_built(made.markdown)) == _letters(html)
        assert bool(made.entries) == (word == "x")


def test_ids_are_unique_and_allowed() -> None:
    """Of two elements with one id the first keeps it, and those of the theme are nobody's."""
    html = '<h2 id="a">T</h2><h3 id="a">U</h3><p><a id="_x" href="u">v</a></p><h2 id="b c">W</h2>'
    assert _made(html).markdown == "## T {#a}\n\n### U\n\n[v](u)\n\n## W"
