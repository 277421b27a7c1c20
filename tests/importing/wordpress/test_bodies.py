"""Bodies of WordPress: classic ones, shortcodes and blocks."""

import pytest

from blogsite.importing.ledger import Fate, Part

from .conftest import Reader, Show
from .exports import attachment, export, item, meta

UPLOADS = "https://blog.example/wp-content/uploads/"


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        ("One\ntwo\n\nThree", "One\\\ntwo\n\nThree"),
        ("<ul>\n<li>one</li>\n\n<li>two</li>\n</ul>\nafter", "- one\n- two\n\nafter"),
        ("<h2>Head</h2>\nText\n<hr />\nMore", "## Head\n\nText\n\n---\n\nMore"),
        ("<pre>a\n\n  b</pre>", "```\na\n\n  b\n```"),
        ("<blockquote>One\n\nTwo</blockquote>", "> One\n>\n> Two"),
        ("<div>One\n\nTwo</div>Three", "One\n\nTwo\n\nThree"),
        ("<p>One\n\nTwo</p>", "One\n\nTwo"),
        ("a <a\nhref='https://x.example/'>b</a>", "a [b](https://x.example/)"),
        ("<b>One\n\nTwo</b>", "**One**\n\n**Two**"),
        ("One<br />\ntwo", "One\\\ntwo"),
        ("<table>\n<tr>\n<th>a</th>\n</tr>\n<tr>\n<td>b</td>\n</tr>\n</table>", "| a |\n| --- |\n| b |"),
        ("One\n<!-- hidden\n\n -->\ntwo", "One\n\ntwo"),
        ("before<!--more-->\n\nafter", "before\n\nafter"),
    ],
)  # fmt: skip
def test_classic_paragraphs(show: Show, content: str, markdown: str) -> None:
    """Blank lines part paragraphs and line breaks count, but not within blocks and code."""
    assert show(content).markdown == markdown


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        (
            '[caption id="a_1" width="300"]<img src="i.png" alt="A" /> The caption[/caption]',
            '![A](i.png "The caption")',
        ),
        ('[caption caption="In <b>it</b>"]<img src="i.png">[/caption]',
         '<figure>\n<img src="i.png"><figcaption>In <b>it</b></figcaption>\n</figure>'),
        ("[code lang=\"go\"]a &lt; b\n\nif <x> {[0]}[/code]", "```go\na < b\n\nif <x> {[0]}\n```"),
        ("[python]print('x')[/python]", "```python\nprint('x')\n```"),
        ("[embed]https://www.youtube.com/embed/abcdefghijk[/embed]",
         "<https://www.youtube.com/watch?v=abcdefghijk>"),
        ("[youtube https://youtu.be/abcdefghijk]", "<https://youtu.be/abcdefghijk>"),
        ("https://youtu.be/abcdefghijk", "<https://youtu.be/abcdefghijk>"),
        ('[audio mp3="a.mp3"][/audio]', '<audio controls="" src="a.mp3">\n</audio>'),
        ('[video src="v.mp4"]', '<video controls="" src="v.mp4">\n</video>'),
        ("[[gallery]] and [1], [sic] [...]", r"\[gallery\] and \[1\], \[sic\] \[...\]"),
        ("<code>[gallery]</code> <a title='[gallery]'>x</a>", "`[gallery]` x"),
    ],
)  # fmt: skip
def test_shortcodes(show: Show, content: str, markdown: str) -> None:
    """Known shortcodes become what they showed; those in code, and escaped ones, are text."""
    assert show(content).markdown == markdown


@pytest.mark.parametrize(
    "content",
    ['[foo a="b"]', "[foo]", "[foo]x[/foo]", "[contact-form-7 id=3]", "[foo/]", "[caption]x[/caption]"],
)  # fmt: skip
def test_unknown_shortcodes_stay_and_are_reported(show: Show, content: str) -> None:
    """What nobody here knows is visible as it was written."""
    body = show(f"before\n\n{content}\n\nafter")
    assert content in body.visible
    assert body.markdown.replace("\\", "").replace("\n\n", " ") == f"before {content} after"
    (entry,) = [entry for entry in body.entries if entry.part is Part.SHORTCODE]
    assert entry.fate is Fate.CHANGED
    assert entry.name == content.partition("]")[0] + "]"


def test_galleries_show_what_the_library_has(show: Show) -> None:
    """A gallery names files by number, or has all of the post; those missing are lost."""
    files = (
        attachment(9, "a.png", alt="A", caption="Cap"),
        attachment(10, "b.png", parent=1),
        attachment(11, "c.pdf", parent=1),
    )
    body = show('[gallery ids="9,77"]', *files)
    assert body.markdown == f'![A]({UPLOADS}a.png "Cap")'
    assert [entry.fate for entry in body.entries] == [Fate.LOST, Fate.CHANGED]
    assert show("[gallery]", *files).markdown == f"![]({UPLOADS}b.png)"
    sound = attachment(12, "s.mp3")
    assert f'<audio controls="" src="{UPLOADS}s.mp3"' in show('[playlist ids="12"]', sound).markdown


def test_a_link_to_the_page_of_a_file_leads_to_the_file(show: Show) -> None:
    """Pages of files are no texts here."""
    page = attachment(9, "a.pdf").replace(
        "https://blog.example/2019/06/20/name-9/", "https://blog.example/a-page/"
    )
    assert (
        show('<a href="https://blog.example/a-page/">x</a>', page).markdown
        == f"[x]({UPLOADS}a.pdf)"
    )
    assert show('<a href="/?attachment_id=9">x</a>', page).markdown == f"[x]({UPLOADS}a.pdf)"


def _block(name: str, html: str, attributes: str = "") -> str:
    return f"<!-- wp:{name} {attributes} -->\n{html}\n<!-- /wp:{name} -->\n\n"


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        (_block("paragraph", "<p>a\nb</p>"), "a b"),
        (_block("heading", '<h2 class="wp-block-heading" id="here">T</h2>'), "## T {#here}"),
        (_block("list", "<ul>" + _block("list-item", "<li>a</li>") + "</ul>"), "- a"),
        (_block("image", '<figure class="wp-block-image"><img src="i.png" alt="A"/></figure>'),
         "![A](i.png)"),
        (_block("quote", "<blockquote><p>q</p><cite>who</cite></blockquote>"),
         "> q\n>\n> <cite>who</cite>"),
        (_block("pullquote", "<figure><blockquote><p>q</p></blockquote></figure>"), "> q"),
        (_block("code", '<pre class="wp-block-code"><code>a\n\n b</code></pre>', '{"language":"go"}'),
         "```go\na\n\n b\n```"),
        (_block("preformatted", "<pre>a\n b</pre>"), "```\na\n b\n```"),
        (_block("verse", "<pre class='wp-block-verse'>a <em>b</em>\nc</pre>"), "a *b*\\\nc"),
        (_block("verse", "<pre>a\n  b</pre>"), "a\\\n\xa0\xa0b"),
        (_block("table", "<figure><table><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr>"
                "</tbody></table><figcaption>C</figcaption></figure>"), "| h |\n| --- |\n| d |\n\nC"),
        (_block("embed", '<figure><div class="wp-block-embed__wrapper">\nhttps://youtu.be/abcdefghijk\n'
                "</div></figure>", '{"url":"https://youtu.be/abcdefghijk"}'),
         "<https://youtu.be/abcdefghijk>"),
        (_block("separator", '<hr class="wp-block-separator"/>'), "---"),
        (_block("more", "<!--more-->") + _block("nextpage", "<!--nextpage-->"), ""),
        (_block("columns", "<div>" + _block("column", "<div>" + _block("paragraph", "<p>a</p>") + "</div>")
                + "</div>"), "a"),
        (_block("buttons", '<div><div class="wp-block-button"><a href="https://x.example/">Go</a></div></div>'),
         "[Go](https://x.example/)"),
        (_block("cover", "<div><p>over</p></div>", '{"url":"i.png"}'), "![](i.png)\n\nover"),
        (_block("media-text", '<div><figure><img src="i.png" alt=""/></figure><div><p>t</p></div></div>'),
         "![](i.png)\n\nt"),
        (_block("html", "<kbd>Ctrl</kbd>"), "<kbd>Ctrl</kbd>"),
        (_block("shortcode", "[embed]https://youtu.be/abcdefghijk[/embed]"),
         "<https://youtu.be/abcdefghijk>"),
        (_block("file", '<div><a href="f.pdf">Name</a><a href="f.pdf" class="b" download>Download</a></div>'),
         "[Name](f.pdf) [Download](f.pdf)"),
        (_block("audio", '<figure><audio controls src="a.mp3"></audio><figcaption>C</figcaption></figure>'),
         '<audio controls="" src="a.mp3">\n</audio>\n\nC'),
        (_block("video", '<figure><video controls src="v.mp4"></video></figure>'),
         '<video controls="" src="v.mp4">\n</video>'),
        (_block("gallery", "<figure>" + _block("image", '<figure><img src="a.png"/><figcaption>A</figcaption>'
                "</figure>") + _block("image", '<figure><img src="b.png"/></figure>') + "</figure>"),
         '![](a.png "A")\n\n![](b.png)'),
        (_block("gallery", '<ul class="blocks-gallery-grid"><li><figure><img src="a.png"/></figure></li></ul>'),
         "![](a.png)"),
        (_block("freeform", "one\n\ntwo"), "one\n\ntwo"),
        ('<!-- wp:social-link {"url":"https://x.example/","service":"x"} /-->', "[x](https://x.example/)"),
        ('<!-- wp:lf/guest-author {"content":"Name, Company"} /-->', "Guest post by: Name, Company"),
        ('<!-- wp:image {"id":9} /-->', f"![A]({UPLOADS}a.png)"),
    ],
)  # fmt: skip
def test_blocks(show: Show, content: str, markdown: str) -> None:
    """Each block of WordPress becomes what it showed."""
    assert show(content, attachment(9, "a.png", alt="A")).markdown == markdown


def test_reusable_blocks_are_copied_but_never_endlessly(show: Show) -> None:
    """A reusable block stands in each text; one that holds itself does so once."""
    inner = item(
        77,
        _block("paragraph", "<p>Reused</p>") + '<!-- wp:block {"ref":77} /-->',
        type="wp_block",
        name="block",
    )
    body = show('<!-- wp:block {"ref":77} /--><!-- wp:block {"ref":88} /-->', inner)
    assert body.markdown == "Reused"
    fates = [entry.fate for entry in body.entries]
    assert fates.count(Fate.CHANGED) == 1
    assert fates.count(Fate.LOST) == 2


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"status": "private"}, "`private`"),
        ({"status": "draft"}, "`draft`"),
        ({"status": "pending"}, "`pending`"),
        ({"status": "future"}, "`future`"),
        ({"status": "trash"}, "`trash`"),
        ({"status": ""}, "`no status`"),
        ({"password": "x"}, "a password"),
    ],
    ids=str,
)
def test_a_reusable_block_that_nobody_saw_is_copied_nowhere(
    read: Reader, fields: dict[str, str], why: str
) -> None:
    """What isn't published, or needs a password, is in no post, be it by way of another block."""
    unseen = item(77, _block("paragraph", "<p>SECRET</p>"), type="wp_block", **fields)
    outer = item(78, '<p>Seen</p><!-- wp:block {"ref":77} /-->', type="wp_block", name="outer")
    post = '<!-- wp:block {"ref":77} /--><!-- wp:block {"ref":78} /-->'
    again = item(77, "<p>SECRET, published elsewhere</p>", type="wp_block")
    for blocks in (
        (unseen, outer),
        (outer, unseen),
        (unseen, again, outer),
        (again, unseen, outer),
    ):
        found = read(export(item(1, post), *blocks))
        body = found.body("name-1")
        assert body.markdown == body.visible == "Seen"
        lost = [entry for entry in found.entries() if entry.fate is Fate.LOST]
        assert [(entry.part, why in entry.note) for entry in lost] == [(Part.SHORTCODE, True)] * 3


@pytest.mark.parametrize(
    "name",
    ["private", "members_only", "membership", "restrict", "wpmem_logged_in", "mepr-show", "s2If",
     "passster", "password", "ihc-hide-content", "is_paid", "groups_member", "um_loggedin"],
)  # fmt: skip
def test_what_only_some_readers_saw_stays_behind(show: Show, name: str) -> None:
    """What plugins show to members or for a password is in the ledger only, with all that is in it."""
    body = show(f'Before [{name} level="1"]SECRET <b>text</b> [gallery] more[/{name}] after.')
    assert body.markdown == body.visible == "Before  after.".replace("  ", " ")
    assert [(each.name, each.fate) for each in body.entries] == [(f'[{name} level="1"]', Fate.LOST)]


@pytest.mark.parametrize("name", ["team_member", "members", "note", "column"])
def test_other_shortcodes_keep_what_is_in_them(show: Show, name: str) -> None:
    """Boxes hide nothing, be they about members."""
    assert "SEEN" in show(f"Before [{name}]SEEN[/{name}] after.").visible


def test_a_block_that_its_writer_hid_stays_behind(show: Show) -> None:
    """A block that the editor hides from readers is in the ledger only, with all that is in it."""
    hidden = '<!-- wp:group {"metadata":{"blockVisibility":false}} --><div><p>SECRET</p></div><!-- /wp:group -->'
    body = show(hidden + _block("paragraph", "<p>Seen</p>"))
    assert body.markdown == body.visible == "Seen"
    assert [(each.name, each.fate) for each in body.entries] == [("wp:group", Fate.LOST)]


def test_blocks_that_a_server_makes_are_lost_visibly(show: Show) -> None:
    """What no export holds is in the ledger; a plugin's own HTML is kept."""
    body = show(
        '<!-- wp:latest-posts {"n":3} /-->'
        + _block("acme/box", "<div><p>kept</p></div>")
        + '<!-- wp:acme/note {"text":"words"} /-->'
    )
    assert body.markdown == "kept\n\nwords"
    assert [(entry.name, entry.fate) for entry in body.entries] == [
        ("wp:latest-posts", Fate.LOST),
        ("wp:acme/box", Fate.CHANGED),
        ("wp:acme/note", Fate.CHANGED),
    ]


def test_notes_of_a_post_are_in_a_field(read: Reader) -> None:
    """Footnotes are taken from where WordPress keeps them, and their links lead there."""
    content = (
        _block("paragraph", '<p>a<sup data-fn="n1"><a href="#n1" id="n1-link">1</a></sup></p>')
        + "<!-- wp:footnotes /-->"
    )
    notes = meta(
        "footnotes", '[{"id":"n1","content":"The <em>note</em> <a href=\\"#n1-link\\">up</a>"}]'
    )
    body = read(export(item(1, content, notes))).body("name-1")
    assert body.markdown == (
        'a<sup><span id="n1-link"></span>[1](#n1)</sup>\n\n1. <span id="n1"></span>The *note* [up](#n1-link)'
    )


def test_marks_of_blocks_that_do_not_match_hide_nothing(show: Show) -> None:
    """Marks that are open, closed twice, of strange names or nested without end keep their words."""
    content = (
        "<!-- wp:group --><p>a</p><!-- /wp:list --><!-- wp:x {bad json} --><p>b</p>"
        + "<!-- wp:group -->" * 500
        + "<p>c</p><!-- wp:"
    )
    assert show(content).markdown == "a\n\nb\n\nc"


@pytest.mark.parametrize(
    "content",
    [
        "x" + "[" * 50_000,
        "x" + "[a " * 20_000,
        "x" + '[a "' * 20_000,
        "x" + "[embed]" * 20_000 + "[/embed]",
        "x" + "[caption]" * 20_000 + "[/caption]",
        "x" + "[code]" * 20_000 + "[/code]",
        "x" + "[foo]" * 5_000 + "[/foo]" * 5_000,
        "x" + "<pre>" * 2_000,
        "x" + "<!--" * 20_000,
        "x" + "<!--more" * 20_000,
        "x" + "<!-- wp:a " * 20_000,
        "x" + "<!-- wp:a -->" * 20_000 + "<!-- /wp:a -->" * 20_000,
        "x" + " " * 50_000 + "y\n" + " " * 50_000 + "z",
        "x" + "\n" * 50_000 + "y",
        "x" + "<li>" * 3_000,
        "x" + "</p>" * 20_000,
        "x<img src='data:image/png;base64," + "A" * 2_000_000 + "'>",
    ],
)
def test_hostile_bodies_end(show: Show, content: str) -> None:
    """Nothing that is open or repeated without end holds up an import."""
    assert show(content).markdown.startswith("x")


def test_a_body_beyond_all_measure_is_lost(read: Reader) -> None:
    """A text of many megabytes is no text; a picture within one doesn't count."""
    picture = "<img src='data:image/png;base64," + "A" * (9 << 20) + "'>"
    found = read(export(item(1, "word " * (2 << 20)), item(2, "words" + picture)))
    assert [text.name for text in found.archive.texts] == ["name-2"]
    assert found.body("name-2").markdown == "words"
    assert [entry.fate for entry in found.archive.entries] == [Fate.LOST]
