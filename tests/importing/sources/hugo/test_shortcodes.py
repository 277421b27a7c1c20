"""Shortcodes: each becomes what readers saw, or stays to be seen and is told of."""

from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.sources.hugo.shortcodes.scan import Escaped, Plain, Shortcode, scan
from blogsite.importing.visible import visible_of_html
from blogsite.markdown import parse_markdown

from .site import FRONT, convert, read, told


def _page(markdown: str) -> str:
    """Return the words of the page that a body makes."""
    body = parse_markdown(markdown, path="", language="en", first_line=1, problems=Problems())
    return visible_of_html(body.html)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ('{{< figure src="a.png" alt="Two nodes" >}}', "![Two nodes](a.png)"),
        ('{{< figure src="a.png" caption="Two nodes" >}}', '![Two nodes](a.png "Two nodes")'),
        ('{{% figure src="a b.png" width="80px" height=40 %}}', "![](a%20b.png){width=80 height=40}"),
        ('{{<figure src="a.png" alt="Two"/>}}', "![Two](a.png)"),
        ("{{< youtube zSeKL2-_sVg >}}", "<https://www.youtube.com/watch?v=zSeKL2-_sVg>"),
        (
            '{{< youtube id="zSeKL2-_sVg" title="A talk" start=30 >}}',
            "[A talk](https://www.youtube.com/watch?v=zSeKL2-_sVg&t=30)",
        ),
        ("{{< vimeo 146022717 >}}", "<https://vimeo.com/146022717>"),
        ("{{< instagram BWNjjyYFxVx >}}", "<https://www.instagram.com/p/BWNjjyYFxVx/>"),
        ('{{< gist someone 0a1b2c "a file.go" >}}', "<https://gist.github.com/someone/0a1b2c#file-a-file-go>"),
        ('{{< tweet user="cncf" id="1453110110599868418" >}}', "<https://x.com/cncf/status/1453110110599868418>"),
        ("{{< x 1453110110599868418 >}}", "<https://x.com/i/web/status/1453110110599868418>"),
        ("{{< highlight go >}}\na := 1\n{{< /highlight >}}", "```go\na := 1\n```"),
        (
            '{{< highlight go "linenos=table,hl_lines=2 4-5,linenostart=9" >}}\na\n{{< /highlight >}}',
            '```go {linenums=true hl_lines=[2,"4-5"] linenostart=9}\na\n```',
        ),
        ('Run {{< highlight sh "hl_inline=true" >}}ls *{{< /highlight >}} now.', "Run `ls *` now."),
        ('{{% alert title="Mind *this*" color="warning" %}}\nText.\n{{% /alert %}}', "> [!WARNING] Mind *this*\n> Text."),
        ("{{% alert color=\"danger\" %}}\nText.\n\n- item\n{{% /alert %}}", "> [!CAUTION]\n> Text.\n>\n> - item"),
        ("{{< note >}}\nText.\n{{< /note >}}", "> [!NOTE]\n> Text."),
        (
            '{{< details summary="More *words*" >}}\nText.\n{{< /details >}}',
            "<details>\n<summary>More <em>words</em></summary>\n\nText.\n\n</details>",
        ),
        ('{{< param "release" >}} is out', "1.2 is out"),
        ("{{% param nested.key %}}", "deep"),
        ('{{< button href="https://example.org/" >}}Go{{< /button >}}', "[Go](https://example.org/)"),
        ('{{< tabpane >}}\n{{% tab header="One" %}}\nText.\n{{% /tab %}}\n{{< /tabpane >}}', "**One**\n\nText."),
        ('{{% card header="Head" footer="Foot" %}}\nText.\n{{% /card %}}', "**Head**\n\nText.\n\nFoot"),
        ("{{< text bash >}}\n$ ls *\n{{< /text >}}", "```bash\n$ ls *\n```"),
        ("a {{< color red >}}*b*{{< /color >}} c", "a *b* c"),
        ('{{< image link="./a.svg" caption="Two" width="75%" >}}', '![Two](./a.svg "Two")'),
        ('{{< glossary_tooltip text="pods" term_id="pod" >}}', "pods"),
        ("{{< mermaid >}}\na --> b\n{{< /mermaid >}}", "```mermaid\na --> b\n```"),
        ("a {{< comment >}}never *seen*{{< /comment >}}b", "a b"),
        ("{{</* figure src=\"x\" */>}}", '{{&lt; figure src="x" >}}'),
        ("{{%/* param x */%}}", "{{% param x %}}"),
        ("`{{</* figure */>}}`", "`{{< figure >}}`"),
        ("```\n{{</* figure */>}}\n```", "```\n{{< figure >}}\n```"),
        ("```\n{{< unknown >}}\n```", "```\n{{< unknown >}}\n```"),
        ("```\nv{{< param release >}}\n```", "```\nv1.2\n```"),
        ("`{{< figure src=a.png >}}`", "`{{< figure src=a.png >}}`"),
    ],
)  # fmt: skip
def test_shortcodes_become_what_readers_saw(tmp_path: Path, written: str, made: str) -> None:
    """Each shortcode of Hugo and of well-known themes has a form here."""
    front = "---\ntitle: A\ndate: 2020-05-06\nrelease: 1.2\nparams: {nested: {key: deep}}\n---\n"
    (tmp_path / "a").mkdir()
    found = read(tmp_path, {"content/posts/a.md": front + written + "\n"})
    assert found.body.markdown.rstrip("\n") == made


def test_captions_that_markdown_cant_say_are_html(tmp_path: Path) -> None:
    """Title, marked caption and credit of a figure are all shown, in Hugo's order."""
    body = convert(
        tmp_path,
        '{{< figure src="a.png" title="Two" caption="nodes *here*" attr="Someone"'
        ' attrlink="https://example.org/" link="/big/" >}}\n',
    )
    assert "<figcaption><strong>Two</strong><br>nodes <em>here</em><br>" in body.markdown
    assert '<a href="/big/"><img src="a.png" alt="nodes here"></a>' in body.markdown
    assert _page(body.markdown) == body.visible == "Two nodes here Someone"


@pytest.mark.parametrize(
    "written",
    [
        "{{< strange >}}",
        '{{< strange kind="a `b`" >}}',
        "Text {{% strange %}} goes on.",
        "| a |\n| --- |\n| {{< strange x|y >}} |",
        "{{< strange >}}\nInner *text*.\n{{< /strange >}}",
        "1. one\n\n   {{< strange >}}\n\n   two",
    ],
)
def test_unknown_shortcodes_stay_in_sight(tmp_path: Path, written: str) -> None:
    """A shortcode that nobody knows is shown as code, what is in it stays, and the ledger says so."""
    body = convert(tmp_path, f"First.\n\n{written}\n")
    page = _page(body.markdown)
    assert "strange" in page
    assert all(word in page for word in body.visible.split())
    line = 7 + written.partition("strange")[0].count("\n")
    assert told(body.entries)[-1] == ("shortcode", "changed", line)


def test_an_unknown_shortcode_in_an_address_breaks_no_link(tmp_path: Path) -> None:
    """Within an address it is encoded, so that the link's words stay one."""
    body = convert(tmp_path, "See [the guide](https://example.org/{{< strange >}}/a).\n")
    assert _page(body.markdown) == body.visible == "See the guide."


def test_shortcodes_keep_their_place_in_lists_and_quotes(tmp_path: Path) -> None:
    """A block in a list item or a quotation stays within it."""
    body = convert(
        tmp_path,
        "- one\n\n  {{< figure src=a.png alt=A >}}\n  more\n- two\n\n"
        "> quoted {{< youtube zSeKL2-_sVg >}} on\n\n"
        "- {{< highlight sh >}}\n  ls\n  {{< /highlight >}}\n",
    )
    parsed = parse_markdown(
        body.markdown, path="", language="en", first_line=1, problems=Problems()
    )
    assert parsed.html.count("<ul>") == 2
    assert parsed.html.count("<blockquote>") == 1
    assert (
        _page(body.markdown)
        == "one more two quoted https://www.youtube.com/watch?v=zSeKL2-_sVg on ls"
    )


def test_code_in_a_list_keeps_its_own_indents(tmp_path: Path) -> None:
    """What the list sets in is no part of the code."""
    body = convert(
        tmp_path, "- x\n\n  {{< highlight go >}}\n  if a {\n    b\n  }\n  {{< /highlight >}}\n"
    )
    assert body.markdown == "- x\n\n  ```go\n  if a {\n    b\n  }\n  ```\n"


def test_html_that_is_set_in_becomes_no_code(tmp_path: Path) -> None:
    """Shortcodes that are set in for looks, in no list, don't become code."""
    body = convert(
        tmp_path,
        '{{< cardpane >}}\n    {{< card header="Head" >}}\n        Inner *text*.\n    {{< /card >}}\n{{< /cardpane >}}\n',
    )
    assert body.markdown == "**Head**\n\nInner *text*.\n"


def test_nested_shortcodes_are_made_from_within(tmp_path: Path) -> None:
    """What is in a shortcode is converted like all else."""
    body = convert(
        tmp_path,
        "{{% alert title=T %}}\n{{< figure src=a.png alt=A >}}\n\n{{% note %}}\nDeep.\n{{% /note %}}\n{{% /alert %}}\n",
    )
    assert body.markdown == "> [!NOTE] T\n> ![A](a.png)\n>\n> > [!NOTE]\n> > Deep.\n"
    assert told(body.entries) == [("shortcode", "changed", line) for line in (6, 8, 5)]


def test_references_lead_to_texts(tmp_path: Path) -> None:
    """`ref` and `relref` find texts by path, by name and beside the text, in any language."""
    files = {
        "content/posts/other.md": FRONT,
        "content/posts/bundle/index.md": FRONT,
        "content/docs/far away.md": FRONT,
    }
    body = convert(
        tmp_path,
        '[a]({{< ref "other.md" >}}) [b]({{< relref "/posts/bundle" >}}) [c]({{% ref "far away#part" %}})\n'
        '[d]({{< ref "#here" >}}) [e]({{< relref path="../bundle/index.md" >}}) [f]({{< ref "gone.md" >}})\n',
        files,
    )
    assert body.markdown == (
        "[a](import:posts/other) [b](import:posts/bundle) [c](import:docs/far%20away#part)\n"
        "[d](#here) [e](import:posts/bundle) [f](gone.md)\n"
    )
    assert [fate for _, fate, _ in told(body.entries)] == ["changed"] * 5 + ["lost"]
    assert body.visible == "a b c d e f"


def test_included_files_are_read_within_the_source(tmp_path: Path) -> None:
    """Files are found beside the text and from the top; what they include is converted too."""
    (tmp_path / "secret.md").write_text("secret")
    root = tmp_path / "site"
    files = {
        "content/posts/a-post/part.md": "---\ntitle: x\n---\nPart, {{< param title >}}.\n",
        "content/posts/a-post/a.yaml": "key: value\n",
        "content/posts/a-post/loop.md": "Once. {{< readfile loop.md >}}\n",
    }
    body = convert(
        root,
        '{{% readfile "part.md" %}}\n\n{{< readfile file="a.yaml" code="true" lang="yaml" >}}\n\n'
        '{{< include "/content/posts/a-post/loop.md" >}}\n\n{{< readfile "../../../../secret.md" >}}\n',
        files,
    )
    assert body.markdown.startswith(
        "Part, A title.\n\n```yaml\nkey: value\n```\n\nOnce. `{{< readfile"
    )
    assert "secret\n" not in body.markdown.replace("secret.md", "")


def test_pictures_are_found_by_a_part_of_their_name(tmp_path: Path) -> None:
    """`imgproc` names a file beside its text by any part of the name; its text is the caption."""
    files = {"content/posts/a-post/sunset-large.png": "x"}
    body = convert(
        tmp_path, '{{< imgproc sunset Fill "600x300" >}}\nAt sea\n{{< /imgproc >}}\n', files
    )
    assert body.markdown == '![At sea](sunset-large.png "At sea")\n'


def test_end_tags_without_a_beginning_are_shown(tmp_path: Path) -> None:
    """An end tag alone loses nothing of what follows it."""
    body = convert(tmp_path, "One.\n\n{{< /alert >}}\n\nTwo.\n")
    assert _page(body.markdown) == "One. {{< /alert >}} Two."


def test_scanning_pairs_the_nearest_tags() -> None:
    """An end tag closes the last tag of its name; a tag without one stands alone."""
    nodes = scan(
        '{{< a >}}{{< a >}}x{{< /a >}}{{% b/c 1 k="v w" /%}}{{</* a */>}}', lambda *_: False
    )
    first, second, third, fourth = nodes
    assert isinstance(first, Shortcode)
    assert isinstance(second, Shortcode)
    assert isinstance(third, Shortcode)
    assert (first.inner, second.inner) == (None, (Plain("x", 18, 19),))
    assert (third.name, third.tag.positional, dict(third.tag.named)) == (
        "b/c",
        ("1",),
        {"k": "v w"},
    )
    assert isinstance(fourth, Escaped)


@pytest.mark.parametrize(
    "hostile",
    [
        "{{<" * 20_000,
        "{{< a " * 13_000,
        '{{< a "' * 13_000,
        "{{< a `" * 13_000,
        "{{</* " * 13_000,
        "{{< a >}}" * 6_000,
        "{{< a >}}" * 3_000 + "{{< /a >}}" * 3_000,
        "{{< a >}}{{< b >}}" * 3_000 + "{{< /a >}}" * 3_000,
        "{{< a " + "x=1 " * 16_000 + ">}}",
        "- " * 1_000 + "{{< note >}}x{{< /note >}}",
        "{{< comment >}}" * 6_000,
        "{{< highlight >}}" * 6_000,
    ],
)
def test_hostile_shortcodes_take_time_in_proportion(tmp_path: Path, hostile: str) -> None:
    """No run of half-open shortcodes holds a conversion up."""
    assert convert(tmp_path, hostile).markdown


def test_references_are_no_words(tmp_path: Path) -> None:
    """What Hugo writes for a reference is an address, in code too."""
    body = '[words][x] `{{< ref "b.md" >}}`\n\n[x]: {{< relref "b.md" >}}\n'
    assert convert(tmp_path, body).visible == "words #"
