"""Docusaurus sites: where their blogs are, what their posts say, and what became of their MDX."""

from pathlib import Path

import pytest

from blogsite.importing.archive import Converted, Status
from blogsite.importing.ledger import Fate
from blogsite.importing.sources.docusaurus.mdx import Around, convert, visible_of_mdx
from blogsite.importing.sources.docusaurus.mdx.written import Partial
from blogsite.importing.spool import Spool

from .reading import read, text_at, write

CONFIG = """
// title: 'Not this'
export default {
  title: 'A site',
  tagline: 'It\\'s short',
  url: 'https://www.example.org', // url: 'https://wrong.example'
  baseUrl: '/base/',
  i18n: {defaultLocale: 'en', locales: ['en', 'fr']},
  presets: [['classic', {blog: {path: './posts', routeBasePath: 'stories'}}]],
  plugins: [['@docusaurus/plugin-content-blog', {id: 'news', path: 'news', routeBasePath: 'n'}]],
  themeConfig: {navbar: {title: 'Not this either'}},
};
"""
TABS = """<Tabs>
  <TabItem value="a" label="One">
    Text

    ```js
    x
    ```
  </TabItem>
  <TabItem value="b">
    - c
  </TabItem>
</Tabs>
"""
CELLS = """<iframe src="https://a.example"></iframe>

<table>
  <tr>
    <td>

      **b**

      </td>
    <td>*c*</td>
  </tr>
</table>
"""
CELLS_ALONE = """<https://a.example>

<table>
<tr>
<td>

**b**

</td>
<td><em>c</em></td>
</tr>
</table>"""
HEAD = "---\ntitle: A\ndate: 2021-01-01\n---\n"


def _nothing(_address: str, _source: str) -> None:
    return None


def _markdown(text: str) -> str:
    return convert(text, "a.mdx", 1, Around(_nothing)).markdown.strip()


def test_settings_are_read_and_never_run(tmp_path: Path, spool: Spool) -> None:
    """The plain values of the settings say where blogs are and which addresses they had."""
    write(
        tmp_path,
        {
            "website/docusaurus.config.js": CONFIG,
            "website/posts/2019-06-20-x.md": HEAD,
            "website/news/y.md": HEAD,
            "website/i18n/fr/docusaurus-plugin-content-blog/2019-06-20-x.md": HEAD,
            "website/i18n/fr/docusaurus-plugin-content-blog-news/y.md": HEAD,
            "website/docs/z.md": HEAD,
        },
    )
    archive = read("docusaurus", tmp_path, spool)
    assert (archive.title, archive.base_url) == ("A site", "https://www.example.org/base/")
    assert archive.base == "/base"
    feeds = {each.address for each in archive.lists if each.address.endswith("/rss.xml")}
    ways = ("/base/stories", "/base/fr/stories", "/base/n", "/base/fr/n")
    assert feeds == {f"{each}/rss.xml" for each in ways}
    assert "/base/n/tags/:name" in {each.address for each in archive.lists}
    assert archive.description == "It's short"
    found = {(text.key, text.language): text.addresses[0] for text in archive.texts}
    assert found == {
        ("website/posts/2019-06-20-x", "en"): "/base/stories/2019/06/20/x",
        ("website/posts/2019-06-20-x", "fr"): "/base/fr/stories/2019/06/20/x",
        ("website/news/y", "en"): "/base/n/y",
        ("website/news/y", "fr"): "/base/fr/n/y",
    }
    assert [(entry.name, entry.note) for entry in archive.entries] == [
        ("website", "is no part of a blog")
    ]


@pytest.mark.parametrize(
    ("path", "date", "address"),
    [
        ("2019-06-20-x.md", "2019-06-20", "/blog/2019/06/20/x"),
        ("2019/06/20/x.md", "2019-06-20", "/blog/2019/06/20/x"),
        ("2019-06-20/x.mdx", "2019-06-20", "/blog/2019/06/20/x"),
        ("2019-06-20-x/index.md", "2019-06-20", "/blog/2019/06/20/x"),
        ("talks/2019-6-2-x.md", "2019-6-2", "/blog/2019/6/2/talks/x"),
        ("x/index.md", "", "/blog/x"),
        ("talks/x.md", "", "/blog/talks/x"),
    ],
)
def test_names_say_date_and_address(
    tmp_path: Path, spool: Spool, path: str, date: str, address: str
) -> None:
    """The name of a file has the date and the address that Docusaurus makes of it."""
    write(tmp_path, {f"blog/{path}": "---\ntitle: A\n---\n"})
    (text,) = read("docusaurus", tmp_path, spool).texts
    assert (text.date.value, text.addresses, text.name) == (date, (address,), "x")


def test_a_blog_may_be_given_itself(tmp_path: Path, spool: Spool) -> None:
    """The folder of the posts will do, with its authors and tags."""
    write(
        tmp_path,
        {
            "2019-06-20-x.md": "---\ntitle: A\nauthors: one\ntags: [t]\n---\n",
            "authors.yml": "one:\n  name: Writer One\n",
            "tags.yml": "t:\n  label: Tag T\n",
        },
    )
    archive = read("docusaurus", tmp_path, spool)
    assert [text.authors[0].account for text in archive.texts] == ["one"]
    assert [(each.account, each.name) for each in archive.people] == [("one", "Writer One")]
    assert [(each.key, each.name) for each in archive.terms] == [("t", "Tag T")]


def test_people_are_listed_with_their_names_in_each_language(tmp_path: Path, spool: Spool) -> None:
    """Authors have a role, one address and translated names; what has no place is an entry."""
    write(
        tmp_path,
        {
            "blog/x.md": HEAD,
            "blog/authors.yml": "one:\n  name: Writer One\n  title: Engineer\n"
            "  image_url: https://one.example/a.png\n  socials:\n    x: one\n    github: one\n",
            "i18n/fr/docusaurus-plugin-content-blog/authors.yml": "one:\n  name: Un\n  title: Chef\n",
            "i18n/fr/docusaurus-plugin-content-blog/x.md": HEAD,
        },
    )
    archive = read("docusaurus", tmp_path, spool)
    (person,) = archive.people
    assert (person.role, person.url) == ("Engineer", "https://github.com/one")
    assert dict(person.names) == {"fr": "Un"}
    assert person.place.line == 1
    assert [(entry.name, entry.fate) for entry in archive.entries] == [
        ("one.image_url: https://one.example/a.png", Fate.LOST),
        ("one.title: Chef", Fate.LOST),
        ("one: x one", Fate.LOST),
    ]


def test_a_title_beside_a_key_is_a_role(tmp_path: Path, spool: Spool) -> None:
    """A post may name an author of the list and call them otherwise: it is nobody else."""
    front = "---\ntitle: A\nauthors:\n- key: one\n  title: Guest\n---\n"
    write(tmp_path, {"blog/a.md": front, "blog/authors.yml": "one:\n  name: Writer One\n"})
    (byline,) = read("docusaurus", tmp_path, spool).texts[0].authors
    assert (byline.text, byline.account, byline.role) == ("", "one", "Guest")


def test_admonitions_of_another_kind_are_told(tmp_path: Path, spool: Spool) -> None:
    """One that only the old site's theme knew stays visible, and has an entry with its line."""
    body = "Text.\n\n:::special\nInner.\n:::\n\n```\n:::other\n```\n"
    write(tmp_path, {"blog/a.md": HEAD + body})
    converted = spool.read(read("docusaurus", tmp_path, spool).texts[0].body, Converted)
    assert ":::special" in converted.markdown
    assert [(entry.name, entry.place.line) for entry in converted.entries] == [(":::special", 7)]


def test_authors_may_be_written_in_the_post(tmp_path: Path, spool: Spool) -> None:
    """Mappings, and the keys of old posts, name an author with role and address."""
    old = "author: Old\nauthor_title: Boss\nauthor_url: https://old.example\n"
    new = "authors:\n  - name: New\n    title: Chief\n    url: https://new.example\n"
    write(
        tmp_path,
        {"blog/a.md": f"---\ntitle: A\n{old}---\n", "blog/b.md": f"---\ntitle: B\n{new}---\n"},
    )
    archive = read("docusaurus", tmp_path, spool)
    found = [text.authors[0] for text in archive.texts]
    assert [(each.text, each.role, each.url) for each in found] == [
        ("Old", "Boss", "https://old.example"),
        ("New", "Chief", "https://new.example"),
    ]


def test_drafts_and_unlisted_posts_are_not_published(tmp_path: Path, spool: Spool) -> None:
    """Who doesn't find a post in the old blog's lists finds it in none here."""
    write(
        tmp_path,
        {
            "blog/a.md": "---\ntitle: A\ndraft: true\n---\n",
            "blog/b.md": "---\ntitle: B\nunlisted: true\n---\n",
        },
    )
    archive = read("docusaurus", tmp_path, spool)
    assert [text.status for text in archive.texts] == [Status.DRAFT, Status.UNLISTED]


def test_who_changed_a_post_is_told(tmp_path: Path, spool: Spool) -> None:
    """The day of the last change counts, and who made it stands in the ledger."""
    post = "---\ntitle: A\nlast_update:\n  date: 2021-02-03\n  author: Name (Company)\n---\nText.\n"
    write(tmp_path, {"blog/2021-01-01-a.md": post})
    (text,) = read("docusaurus", tmp_path, spool).texts
    assert (text.updated.value, text.updated.line) == ("2021-02-03", 3)
    assert [(name, said.value) for name, said in text.fields] == [
        ("last_update.author", "Name (Company)")
    ]


@pytest.mark.parametrize("mark", ["<!-- truncate -->", "<!--truncate-->", "{/* truncate */}"])
def test_the_summary_stands_before_its_mark(tmp_path: Path, spool: Spool, mark: str) -> None:
    """Each form of the mark goes, and of several paragraphs before it the summary is made."""
    body = f"import A from '@theme/A';\n\nOne *more*.\n\nTwo.\n\n{mark}\n\nThree.\n"
    write(tmp_path, {"blog/a.mdx": HEAD + body})
    (text,) = read("docusaurus", tmp_path, spool).texts
    converted = spool.read(text.body, Converted)
    assert text.summary.value == "One more. Two."
    assert converted.markdown == "One *more*.\n\nTwo.\n\nThree.\n"
    assert converted.visible == "One more. Two. Three."
    lines = {entry.name: entry.place.line for entry in converted.entries}
    assert lines == {"import A from '@theme/A';": 5, mark: 11}


def test_a_summary_is_not_looked_for_in_code(tmp_path: Path, spool: Spool) -> None:
    """A mark that code shows stays."""
    write(tmp_path, {"blog/a.md": HEAD + "Use `<!-- truncate -->`.\n"})
    (text,) = read("docusaurus", tmp_path, spool).texts
    assert "`<!-- truncate -->`" in spool.read(text.body, Converted).markdown


@pytest.mark.parametrize(
    ("mdx", "markdown"),
    [
        (":::note\n\nText\n\n:::", "> [!NOTE]\n> Text"),
        (":::tip My *title*\n- a\n:::", "> [!TIP] My *title*\n>\n> - a"),
        (":::caution[Title]{.x}\nText\n:::", "> [!WARNING] Title\n> Text"),
        (
            ":::info\nA\n::::danger\n```\n:::\n```\n::::\n:::",
            "> [!NOTE]\n> A\n>\n> > [!CAUTION]\n> >\n> > ```\n> > :::\n> > ```",
        ),
        ("- a\n\n  :::note\n  b\n  :::", "- a\n\n  > [!NOTE]\n  > b"),
        (":::strange\nText\n:::", ":::strange\nText\n:::"),
        ("```\n:::note\n:::\n```", "```\n:::note\n:::\n```"),
    ],
)
def test_admonitions_are_alerts(mdx: str, markdown: str) -> None:
    """Known admonitions become alerts, however deep; others stay as they were written."""
    assert _markdown(mdx) == markdown


@pytest.mark.parametrize(
    ("mdx", "markdown"),
    [
        (
            '```js title="a.js" {1,3-4} showLineNumbers\na\nb\nc\nd\n```',
            '`a.js`\n\n```js {linenums=true hl_lines=[1,"3-4"]}\na\nb\nc\nd\n```',
        ),
        (
            "```js\n// highlight-next-line\na\nb\n# highlight-start\nc\n# highlight-end\n```",
            "```js {hl_lines=[1,3]}\na\nb\nc\n```",
        ),
        ("```js {2-9}\na\nb\n```", "```js {hl_lines=[2]}\na\nb\n```"),
        ("```\n<Tabs> {x}\n```", "```\n<Tabs> {x}\n```"),
        ("    <Tabs> {x} **a**", "<Tabs> {x} **a**"),
        ("Text\n\n    <Tabs> {x}\n\nText", "Text\n\n    <Tabs> {x}\n\nText"),
    ],
)
def test_code_keeps_its_lines_and_marks(mdx: str, markdown: str) -> None:
    """Options of code are written in this program's words; what code shows stays."""
    assert _markdown(mdx) == markdown


@pytest.mark.parametrize(
    ("mdx", "markdown"),
    [
        (TABS, "**One**\n\nText\n\n```js\nx\n```\n\n**b**\n\n- c"),
        (
            "<Tabs values={[{label: 'Ell', value: 'l'}]}><TabItem value=\"l\">\n\nx\n\n</TabItem></Tabs>",
            "**Ell**\n\nx",
        ),
        ('<img src={require("./a.png").default} alt="A" />', '<img src="./a.png" alt="A" />'),
        ("<Image img={require('./a.png')} alt=\"A\" />", "![A](<./a.png>)"),
        (
            "import a from './a.png';\n\n<img src={a} className=\"x\" />",
            '<img src="./a.png" class="x" />',
        ),
        ('<YouTube id="abc" />', "<https://www.youtube.com/watch?v=abc>"),
        ('a <Link to="/docs/b">b</Link> c', 'a <a href="/docs/b">b</a> c'),
        ('a <Shiny color="red">*b*</Shiny> c', "a *b* c"),
        ('<Card title="T">\n\nb\n\n</Card>', "**T**\n\nb"),
        ("a <Unknown b={{c: [1]}} /> d", "a `<Unknown b={{c: [1]}} />` d"),
        ('<Admonition type="tip" title="T">\n\nb\n\n</Admonition>', "> [!TIP] T\n> b"),
        ('<CodeBlock language="js">{`a\nb`}</CodeBlock>', "```js\na\nb\n```"),
        (
            '<div className="x" style={{color: "red"}}>\n  **b**\n</div>',
            '<div class="x">\n\n**b**\n\n</div>',
        ),
        (
            "<details>\n  <summary>*S*</summary>\n  Text\n</details>",
            "<details>\n<summary><em>S</em></summary>\n\nText\n\n</details>",
        ),
        ("<>\n\na\n\n</>", "a"),
        ("<div>{a.b}</div>", "<div>{a.b}</div>"),
        (CELLS, CELLS_ALONE),
        ("| a | <ul><li>b</li></ul> |\n| - | - |", "| a | <ul><li>b</li></ul> |\n| - | - |"),
        ("<figure>\n  <img src='a' />\n</figure>", '<figure>\n<img src="a" />\n</figure>'),
        ("a {/* b\nc */} d", "a  d"),
        ("## A {/* #b */}", "## A {#b}"),
        ("## A {#b}", "## A {#b}"),
        ("a{' '}{\"b\"}", "a b"),
        ("export const v = '1.2';\n\nv{v} {w.x}", r"v1.2 \{w.x}"),
        ("{list.map((x) => (\n  <li>{x}</li>\n))}", "`{list.map((x) => ( <li>{x}</li> ))}`"),
        ("![a](pathname:///b.png)", "![a](/b.png)"),
        ("https://example.org/a.", "<https://example.org/a>."),
        ("<b>unclosed", "<b>unclosed"),
        ("a < b {c", "a < b {c"),
    ],
)
def test_plain_mdx_becomes_markdown(mdx: str, markdown: str) -> None:
    """What is plain is said in Markdown or HTML, and what isn't stays as visible text."""
    assert _markdown(mdx) == markdown


def test_only_statements_are_taken_for_imports() -> None:
    """Prose and code that begin with the same words stay."""
    text = "import the chart first\nexport FOO=bar\n\n```js\nimport a from 'b';\n```"
    assert _markdown(text) == text


def test_imported_parts_are_in_the_text() -> None:
    """A part stands where it is used, its entries name its own file, and it never ends."""
    part = Partial("_p.mdx", "import P from './_p.mdx';\n\nPart <Unknown />\n\n<P />\n", 3)
    around = Around(lambda *_: part)
    made = convert("import P from './_p.mdx';\n\nA\n\n<P />\n", "a.mdx", 1, around)
    assert (
        made.markdown.startswith("A\n\nPart `<Unknown />`") or "Part `<Unknown />`" in made.markdown
    )
    unknown = [entry for entry in made.entries if entry.name == "<Unknown />"]
    assert unknown[0].place.path == "_p.mdx"
    assert unknown[0].place.line == 5
    assert visible_of_mdx("import P from './p.mdx';\n\n<P />", lambda _: "*Part*") == "Part"


def test_what_readers_saw_is_made_of_the_source() -> None:
    """Titles, labels and texts count as seen; code of the site, comments and tags don't."""
    text = (
        'import A from \'a\';\n\n:::note Box *title*\nin\n:::\n\n<TabItem value="x" label="Lab">\n'
        '    text\n</TabItem>\n\n```js title="t.js"\n<A/> **x**\n```\n\n{/* no */}<!-- no -->`<b>`\n'
    )
    seen = visible_of_mdx(text, lambda _: None)
    assert seen == "Box title in Lab text t.js <A/> **x** <b>"


def test_files_are_found_in_the_site_and_nowhere_else(tmp_path: Path, spool: Spool) -> None:
    """Addresses lead beside the post, beside its original, into `static/`, and never out."""
    site = tmp_path / "site"
    translated = "i18n/fr/docusaurus-plugin-content-blog/x.md"
    write(
        tmp_path,
        {
            "secret.png": "x",
            "site/docusaurus.config.ts": "export default {\n  baseUrl: '/base/',\n};\n",
            "site/blog/x.md": HEAD,
            "site/blog/a.png": "x",
            "site/static/img/b.png": "x",
            f"site/{translated}": HEAD,
        },
    )
    archive = read("docusaurus", site, spool)
    text = text_at(archive, translated)
    for address, path in {
        "a.png": "blog/a.png",
        "/img/b.png": "static/img/b.png",
        "/base/img/b.png": "static/img/b.png",
        "@site/static/img/b.png": "static/img/b.png",
        "./x.md": translated,
    }.items():
        assert archive.files.find(address, text) == site.resolve() / path
    for address in ("../../../../secret.png", "/../secret.png", "@site/../secret.png"):
        assert archive.files.find(address, text) is None


def test_pictures_may_be_named_by_the_sites_own_address(tmp_path: Path, spool: Spool) -> None:
    """A whole web address of a file that the site serves is that file; others are none."""
    files = {"docusaurus.config.js": CONFIG, "posts/2021-01-01-x.md": HEAD, "static/a.png": "x"}
    write(tmp_path, files)
    archive = read("docusaurus", tmp_path, spool)
    find = archive.files.find
    (text,) = archive.texts
    assert find("https://www.example.org/base/a.png", text) == tmp_path.resolve() / "static/a.png"
    assert find("https://www.example.org/other/a.png", text) is None


def test_a_part_that_a_post_shows_is_not_lost(tmp_path: Path, spool: Spool) -> None:
    """Only parts that no post asks for have an entry."""
    body = "import Part from './_part.mdx';\n\n<Part />\n"
    files = {
        "blog/a.mdx": HEAD + body,
        "blog/_part.mdx": "Shown.\n",
        "blog/_other.mdx": "Unseen.\n",
    }
    write(tmp_path, files)
    archive = read("docusaurus", tmp_path, spool)
    assert "Shown." in spool.read(archive.texts[0].body, Converted).markdown
    assert [entry.name for entry in archive.entries] == ["blog/_other.mdx"]
