"""Posts that mean harm: what must not be in the output."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pygments.token import STANDARD_TYPES

from blogsite.diagnostics import Problems
from blogsite.markdown import parse_markdown

FORBIDDEN = {
    "applet", "base", "body", "button", "embed", "form", "frame", "head", "html", "iframe", "link", "math",
    "meta", "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {
    "alt", "aria-label", "aria-labelledby", "checked", "class", "colspan", "controls", "data-language",
    "data-line", "datetime", "decoding", "dir", "disabled", "height", "href", "hreflang", "id", "lang",
    "loading", "loop", "muted", "open", "reversed", "role", "rowspan", "scope", "span", "src", "start",
    "tabindex", "title", "type", "value", "width",
}  # fmt: skip
# Those of the pieces below, as the renderer gives them, and what Pygments makes of their code.
OWN_CLASSES = {
    "admonition", "align-center", "anchor",
    "contains-task-list", "footnote-backref", "footnote-ref", "footnotes", "highlight", "hll", "line",
    "table-scroll", "task-list-item", *STANDARD_TYPES.values(),
}  # fmt: skip
SAFE_URL = re.compile("(?:\ufdd0[0-9]+\ufdd1|//.*|(?i:https?|mailto):.*)", re.DOTALL)
VOID = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}

PIECES = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<a href=javascript:x>",
    "<iframe src=//evil>", "<style>*{}</style>", "<math><mtext>", "<noscript><p title='</noscript><img src=x onerror=y>'>",
    "<table><td>", "</div></main></body></html>", "<form action=x><input name=y>", "<template><b>", "<!--", "-->",
    "<![CDATA[<script>]]>", "<textarea></textarea><img src=x onerror=y>", "<b", "\"'><script>", "<plaintext>",
    "<base href=//evil>", "<meta http-equiv=refresh content=0>", "<p id=_main style=x>", "<xmp><img src=x onerror=y></xmp>",
    "[a](javascript:x)", "![a](data:x)", "[a]: vbscript:x", "[a]", "`", "```", "```html {hl_lines=[1]}", "    ", "> ",
    "- ", "1. ", "- [ ] ", "# ", "{onclick=x .y}", "{#z}", "*", "**", "_", "~~", "|a|b|\n|-|-|\n", ": ", "[^1]", "[^1]: ",
    "[^2]", "[^2]: ", '![a](b "c")', "^[", "]", "(", ")", "!!! note \"<script>\"", "??? x", "> [!NOTE]", "\n", "\n\n", "a", "中", " ", "&#x6a;", "&lt;",
    "<details>", "</details>", "<label>", "<p class='card-title hll'>", "<b title=1>", "{.card-title}", "\ufdd0", "\ufdd2x", "\x00", "<http://x>", "<javascript:x>", "\\", "!",
]  # fmt: skip


class Judge(HTMLParser):
    """Fails on markup that may not be in a page, and on elements that don't nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        assert tag not in FORBIDDEN, tag
        if tag not in VOID:
            self.open.append(tag)
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), names
        for name, value in attrs:
            assert name in ALLOWED_ATTRIBUTES, name
            if name == "class":
                assert all(
                    part.startswith(("x-", "admonition-")) or part in OWN_CLASSES
                    for part in value.split()
                )
            if name in {"href", "src"}:
                assert SAFE_URL.fullmatch(value), value
            if name == "id":
                assert not value.startswith("_")
                self.ids.append(value)
        if tag == "input":
            assert ("type", "checkbox") in attrs
            assert "disabled" in names

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def judge(body):
    judge = Judge()
    judge.feed(body.html)
    judge.close()
    assert judge.open == []
    assert len(set(judge.ids)) == len(judge.ids)
    assert set(judge.ids) <= set(body.anchors)
    gaps = re.findall("\ufdd0([0-9]+)\ufdd1", body.html)
    assert all(int(gap) < len(body.targets) for gap in gaps)
    assert not re.search("[\ufdd2-\ufdef\x00-\x08]", body.html)


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_piece_does_no_harm(piece):
    """No piece brings in an element, attribute or address that guests may not write."""
    judge(
        parse_markdown(
            f"a {piece} b\n\n{piece}\n\n> {piece}",
            path="",
            language="en",
            first_line=1,
            problems=Problems(),
        )
    )


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
@example(["- [ ] ", "</label><b>", "\n", "<label>"])
@example(["```html {hl_lines=[1]}", "\n", "<script>alert(1)</script>"])
@example(["[^1]: ", "> ", "[^1]: "])
@example(["[^1]", "\n\n", "[^1]: ", '![a](b "c")'])
def test_hostile_pieces_together_do_no_harm(pieces):
    """No mixture of pieces breaks out of the page, whatever they leave open."""
    judge(
        parse_markdown("".join(pieces), path="", language="en", first_line=1, problems=Problems())
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a\n\n<script>\nx\n</script>", ["3:1: warning: removed-html"]),
        ("<div>\n<iframe src=x></iframe>\n</div>", ["2:0: warning: removed-html"]),
        ("a\nb <style>c</style>", ["2:3: warning: removed-html"]),
        ('<a href="javascript:x">y</a>', ["1:4: warning: unsafe-url"]),
        ("{target=x}\na", ["1:2: warning: attribute-not-allowed"]),
        ("a\nb [c](d){target=x}", ["2:10: warning: attribute-not-allowed"]),
        ('{onclick="x"}\na', ["1:2: warning: attribute-not-allowed"]),
        ('## A {onclick="x"}', ["1:7: warning: attribute-not-allowed"]),
        ("{.a onclick=x()}\nb", ["1:1: warning: attribute-not-allowed"]),
        ("## A {#_x}", ["1:7: warning: bad-id"]),
        ("{#x}\na\n\n{#x}\nb", ["4:2: warning: bad-id"]),
        ("<p>a\n<b target=x>c</b>\n<b target=y>d</b>", ["2:0: warning: attribute-not-allowed"]),
        (
            "<b style=x onclick=y>c</b>",
            ["1:4: warning: attribute-not-allowed", "1:12: warning: attribute-not-allowed"],
        ),
        ("a <b id=_x>c</b>", ["1:6: warning: bad-id"]),
        ('<img src="java&Tab;script:x">', ["1:6: warning: unsafe-url"]),
        ("<a href='//['>x</a>", ["1:4: warning: bad-url"]),
        ("```python {titel=x}\na\n```", ["1:0: warning: unknown-option"]),
        ("```python {hl_lines=[2]}\na\n```", ["1:0: warning: unknown-option"]),
        ("<b>fine</b>", []),
    ],
)
def test_what_is_taken_out_is_said(parse, written, said):
    """The writer hears of an element, attribute or id that is left out, and where it stood."""
    assert parse(written).said == said
