"""Links and pictures of a body lead to where their targets have gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from blogsite.importing.addresses import Addresses
from blogsite.importing.archive import Archive, SourceText
from blogsite.importing.attachments import Attachments
from blogsite.importing.ledger import OLD_SITE, Fate, Place
from blogsite.importing.links import Linked, settle_links
from blogsite.importing.native import Native, NativeText
from blogsite.importing.spool import Kept


@dataclass(frozen=True)
class _Files:
    """Files by the address that texts give."""

    known: Mapping[str, str] = field(default_factory=dict)

    def find(self, address: str, text: SourceText) -> Path | None:  # noqa: ARG002
        path = address.partition("#")[0]
        return Path("/source", self.known[path]) if path in self.known else None


def _text(name: str, address: str = "") -> NativeText:
    source = SourceText(
        name,
        "en",
        Place(f"{name}.md", 1),
        name,
        Kept(0, 0),
        addresses=(address or f"/blog/{name}/",),
    )
    return NativeText(source, f"content/posts/2019/{name}/index.md", f"/blog/{name}/", {})


def _settle(
    markdown: str,
    *,
    base_url: str = "https://old.example.org/",
    hidden: frozenset[str] = frozenset(),
    **files: str,
) -> Linked:
    one, two = _text("one"), _text("two")
    known = {path.replace("__", "/").replace("_", "."): file for path, file in files.items()}
    native = Native(
        (one, two), addresses={"/blog/one": one, "/blog/two": two, "import:two": two, "/?p=2": two}
    )
    hosts = ("old.example.org",) if base_url else ()
    gone = _text("three", "/old/three/").source
    archive = Archive("en", (gone,), _Files(known), base_url=base_url, hosts=hosts)
    addresses = Addresses(archive, native, {Path("/source/two.md"): two}, hidden)
    return settle_links(markdown, one, addresses, Attachments(), lambda _address: 1)


@pytest.mark.parametrize(
    "address",
    [
        "/blog/two/", "/blog/two", "../two/", "https://old.example.org/blog/two/", "import:two",
        "//old.example.org/blog/two/index.html", "/?p=2", "two.md", "/blog/tw%6f/",
    ],
)  # fmt: skip
def test_a_link_to_a_text_leads_to_its_file(address: str) -> None:
    """However a source names one of its texts, the link is to the text's new file."""
    linked = _settle(f'[words]({address}) and [more]({address}#part "title")', two_md="two.md")
    new = "../two/index.md"
    assert linked.markdown == f'[words]({new}) and [more]({new}#part "title")'
    assert {entry.fate for entry in linked.entries} == {Fate.CHANGED}


@pytest.mark.parametrize("address", ["/uploads/../..", "https://old.example.org/a/..", "/"])
def test_the_front_page_is_no_picture(address: str) -> None:
    """An address that climbs to the top shows nothing; a link to it stays, and depends on nothing."""
    linked = _settle(f"![words]({address}) [more]({address})")
    assert linked.markdown.startswith("words [more](https://old.example.org/")
    picture, link = linked.entries
    assert picture.fate is Fate.LOST
    assert OLD_SITE not in link.note


@pytest.mark.parametrize("written", ["![a](/blog/two/)", '<img src="/blog/two/" alt="a">'])
def test_a_page_is_no_picture(written: str) -> None:
    """What shows a page as a picture shows nothing: its words stay, and the ledger says it."""
    linked = _settle(written)
    assert linked.markdown.strip("!") == "a"
    assert [(each.part.value, each.fate) for each in linked.entries] == [("image", Fate.LOST)]


def test_a_link_to_the_number_of_a_draft_stays() -> None:
    """The URL that a draft has here was never anybody's to link to."""
    linked = _settle(
        "[a](/?p=2) [b](two.md)", hidden=frozenset({_text("two").path}), two_md="two.md"
    )
    assert linked.markdown == "[a](https://old.example.org/?p=2) [b](/blog/two/)"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[words][a]\n\n[a]: /blog/two/", "[words][a]\n\n[a]: ../two/index.md"),
        (
            '<a class="x" href="/blog/two/">words</a>',
            '<a class="x" href="../two/index.md">words</a>',
        ),
        ("<a href='/blog/two/'>words</a>", '<a href="../two/index.md">words</a>'),
        ("[![a](x.png)](/blog/two/)", "[![a](x.png)](../two/index.md)"),
        ("[a [b] c](/blog/two/)", "[a [b] c](../two/index.md)"),
        ("[words](</blog/two/>)", "[words](../two/index.md)"),
        ("> [words](\n> /blog/two/)", "> [words](\n> /blog/two/)"),
        ("`[words](/blog/two/)`", "`[words](/blog/two/)`"),
        ("```\n[words](/blog/two/)\n```", "```\n[words](/blog/two/)\n```"),
        ("[^1]: /blog/two/", "[^1]: /blog/two/"),
        ("[words]](/blog/two/)", "[words]](/blog/two/)"),
        ("words](/blog/two/)", "words](/blog/two/)"),
        (r"[words\](/blog/two/)", r"[words\](/blog/two/)"),
        (r"\[words](/blog/two/)", r"\[words](/blog/two/)"),
        (r"\[words\](/blog/two/)", r"\[words\](/blog/two/)"),
        (r"\\[words\\](/blog/two/)", r"\\[words\\](../two/index.md)"),
        (r"[a \[b\] c](/blog/two/)", r"[a \[b\] c](../two/index.md)"),
        (r"[a \] [b] c](/blog/two/)", r"[a \] [b] c](../two/index.md)"),
        (r"\![words](/blog/two/)", r"\![words](../two/index.md)"),
        (r"[words](/blog/\~x\)y)", r"[words](https://old.example.org/blog/~x%29y)"),
    ],
)
def test_links_are_found_in_every_form(written: str, expected: str) -> None:
    """Inline links, definitions and raw HTML are settled, code and notes are not."""
    assert _settle(written, x_png="x.png").markdown == expected


@pytest.mark.parametrize("address", ["?p=2", "/?p=2", "/blog/one/?p=2", "?preview=true&p=2"])
def test_a_text_is_meant_by_its_number(address: str) -> None:
    """WordPress shows the text of a number at whatever path it is asked for."""
    assert _settle(f"[words]({address})").markdown == "[words](../two/index.md)"


def test_the_path_of_the_site_may_be_left_out() -> None:
    """A site below a path has texts that link as if it were at the root; other sites' links don't."""
    linked = _settle("[words](/two/)", base_url="https://old.example.org/blog/")
    assert linked.markdown == "[words](../two/index.md)"
    elsewhere = "[words](https://old.example.org/two/)"
    assert _settle(elsewhere, base_url="https://old.example.org/blog/").markdown == elsewhere


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("See import:two.", "See /blog/two/."),
        ("`import:two#part`", "`/blog/two/#part`"),
        ("<import:two>", "[/blog/two/](../two/index.md)"),
        ("```\n<import:two>\n```", "```\n</blog/two/>\n```"),
        ("import:three and import:other", "/old/three/ and import:other"),
    ],
)
def test_a_text_that_is_named_outside_of_links_is_shown_by_its_url(
    written: str, expected: str
) -> None:
    """A source's own name of a text is never seen, nor told: readers had an address there."""
    linked = _settle(written)
    assert linked.markdown == expected
    assert not any(entry.name.startswith("import:") for entry in linked.entries)


@pytest.mark.parametrize(
    ("address", "note"),
    [
        ("/docs/", "still depends on the old site: https://old.example.org/docs/"),
        (
            "https://old.example.org/docs/",
            "still depends on the old site: https://old.example.org/docs/",
        ),
        ("https://old.example.org/", ""),
        ("https://other.example.org/docs/", ""),
    ],
)
def test_what_the_old_site_alone_has_is_told(address: str, note: str) -> None:
    """A link or picture that is gone with the old site is told apart from those to other sites."""
    (link,) = _settle(f"[words]({address})").entries
    assert link.note == note


def test_a_number_that_no_text_has_leads_to_no_other_text() -> None:
    """A link to a text that the source lacks doesn't become one to the page that it is on."""
    assert _settle("[words](?p=9)").markdown == "[words](https://old.example.org/blog/one/?p=9)"


def test_a_file_goes_beside_the_text() -> None:
    """A picture of the source is attached, under a name that any system takes."""
    linked = _settle("![a](x.png) <img src='x.png'>", x_png="pictures/X y.PNG")
    assert linked.markdown == '![a](X-y.png) <img src="X-y.png">'


@pytest.mark.parametrize(
    ("written", "base_url", "expected", "fate"),
    [
        ("[w](https://other.example.org/x)", "", "[w](https://other.example.org/x)", Fate.KEPT),
        ("[w](mailto:a@example.org)", "", "[w](mailto:a@example.org)", Fate.KEPT),
        ("[w](#part)", "", "[w](#part)", Fate.KEPT),
        ("[w](/docs/x/)", "https://old.example.org/", "[w](https://old.example.org/docs/x/)", Fate.CHANGED),
        ("[w](docs)", "", "[w](/blog/one/docs)", Fate.CHANGED),
        ("[w](/docs/)", "", "[w](/docs/)", Fate.KEPT),
        ("[w](javascript:alert)", "", "w", Fate.LOST),
        ("![w](missing.png)", "https://old.example.org/", "![w](https://old.example.org/blog/one/missing.png)", Fate.CHANGED),
        ("![w](missing.png)", "", "w", Fate.LOST),
        ('![w](missing.png "below it")', "", "below it", Fate.LOST),
        ("![w](drawing.tif)", "", "w", Fate.LOST),
        ("<img alt='w' src='missing.png'>", "", "w", Fate.LOST),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(written: str, base_url: str, expected: str, fate: Fate) -> None:
    """A target that the source lacks is looked for on the old site, else its words remain."""
    linked = _settle(written, base_url=base_url, drawing_tif="drawing.tif")
    assert linked.markdown == expected
    assert [entry.fate for entry in linked.entries] == [fate]
