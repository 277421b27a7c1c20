"""The security policy allows just what the published pages hold."""

import base64
import hashlib
import re

FRAME = "themes/mine/templates/base.html"
ENDING = "{# the end #}"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _sources(workshop, directive: str) -> set[str]:
    text = workshop.files["_headers"].decode()
    found = re.search(rf"Content-Security-Policy: .*\b{directive} ([^;\n]*)", text)
    assert found is not None
    return set(found[1].split())


def _with(workshop, html: str) -> set[str]:
    """Build with something added to the frame of all pages."""
    path = workshop.root / FRAME
    text = path.read_text("utf-8").partition(ENDING)[0]
    path.write_text(text + ENDING + html, "utf-8")
    return workshop.build()


def test_scripts_and_styles_within_pages(workshop) -> None:
    """A script or style sheet within a page is allowed by its hash, and no other one."""
    _with(workshop, "<script>let a = '</b>';\n</script><style media=\"print\">a {}</style>")
    assert _sources(workshop, "script-src") == {"'self'", _hash("let a = '</b>';\n")}
    assert _sources(workshop, "style-src") == {"'self'", _hash("a {}")}


def test_what_is_no_script(workshop) -> None:
    """Files have no hash, nor has data in a script element."""
    _with(workshop, '<script src="/x.js"></script><script type="application/json">1</script>')
    assert _sources(workshop, "script-src") == {"'self'"}


def test_modules_are_scripts(workshop) -> None:
    """A module runs, whatever else its element says, and however its type is written."""
    _with(
        workshop, "<SCRIPT data-x='>' TYPE=Module>1</SCRIPT><script type=text/javascript>2</script>"
    )
    assert _sources(workshop, "script-src") == {"'self'", _hash("1"), _hash("2")}


def test_a_changed_script(workshop) -> None:
    """A changed script changes the headers in the same build, and a removed one leaves them."""
    _with(workshop, "<script>1</script>")
    assert "_headers" in _with(workshop, "<script>2</script>")
    assert _sources(workshop, "script-src") == {"'self'", _hash("2")}
    assert "_headers" in _with(workshop, "")
    assert _sources(workshop, "script-src") == {"'self'"}


def test_pages_that_are_kept(workshop) -> None:
    """The scripts of pages that a build doesn't render stay allowed; those of removed ones don't."""
    (workshop.root / "content/pages").mkdir()
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    workshop.write("themes/mine/templates/page.html", "<script>about</script>\n")
    workshop.build()
    workshop.edit("content/posts/one.md", "First body.", "Another body.")
    assert "_headers" not in workshop.build()
    assert _hash("about") in _sources(workshop, "script-src")
    (workshop.root / "content/pages/about.md").unlink()
    assert "_headers" in workshop.build()
    assert _hash("about") not in _sources(workshop, "script-src")


def test_a_failed_build_changes_no_policy(workshop) -> None:
    """Where a page fails, the published policy stays that of the published pages."""
    _with(workshop, "<script>1</script>")
    before = workshop.files
    _with(workshop, "<script>2</script>{{ nothing }}")
    assert workshop.files == before
    _with(workshop, "<script>3</script>")
    assert _sources(workshop, "script-src") == {"'self'", _hash("3")}
