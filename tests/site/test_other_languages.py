"""Names and descriptions that a language lacks: readers get them in another one, marked as such."""

from __future__ import annotations

import pytest

from .folders import snapshot, write_files
from .pages import Page, pages_of
from .running import build_here

ENGLISH = (
    *("The site of all.", "Cloud blog", "Field notes", "Start here"),
    *("Security news", "What keeps out.", "Writes a lot.", "Editor in chief", "First steps"),
    *("Great meeting", "Held in a hall.", "Old town", "Acme Writers", "Guest of honour"),
)
EVERYBODYS = ("Kubernetes", "Fei Guo")
FILES = {
    "content/site.yaml": (
        "base_url: https://blog.example.org/\nlanguages: [en, ar, de]\n"
        "title: {en: Cloud blog, de: Wolkenblog}\ndescription: The site of all.\n"
        "kinds: {note: {name: {en: Field note}, plural: {en: Field notes}}}\n"
        "menu: [{name: {en: Start here}, url: /}]\nseries: {first: {en: First steps}}\n"
        "coverage_page: true\n"
    ),
    "content/tags/security.yaml": (
        "name: Security news\nnames: {de: Sicherheit}\n"
        "description: {en: What keeps out., de: Was schützt.}\n"
    ),
    "content/tags/kubernetes.yaml": "name: Kubernetes\ndescription: What keeps out.\n",
    "content/authors/fei-guo.yaml": (
        "name: Fei Guo\nrole: Editor in chief\norganization: Acme Corp\nbio: Writes a lot.\n"
    ),
    "content/authors/acme.yaml": "name: {en: Acme Writers}\nkind: organization\n",
    "content/events/meeting.yaml": (
        "name: {en: Great meeting}\nstart: 2019-11-18\ncity: {en: Old town}\n"
        "description: Held in a hall.\n"
    ),
    "content/posts/2019/a.md": (
        "---\ntitle: A\ndate: 2019-06-20\nauthors: [fei-guo, {id: acme, role: Guest of honour}]\n"
        "tags: [security, kubernetes]\nevents: [meeting]\nseries: first\n---\n\nText.\n"
    ),
    "content/posts/2019/a.ar.md": "---\ntitle: أ\ntranslators: [fei-guo]\n---\n\nنص.\n",
    "content/posts/2019/a.de.md": (
        "---\ntitle: B\nauthors: [{id: fei-guo, role: Schreiber}]\n---\n\nText.\n"
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Build a site whose names are in English, and a few in German."""
    folder = tmp_path_factory.mktemp("lacking")
    root = write_files(folder / "site", FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BLOGSITE_CACHE_DIR", str(folder / "cache"))
        found = build_here(root, folder / "out").diagnostics
    assert [each for each in found if each.severity == "error"] == []
    return pages_of(snapshot(folder / "out"))


def _spoken(page: Page, text: str) -> set[tuple[str, str]]:
    """Return language and direction of whatever says a text."""
    found = page.tree.xpath("//body//*[text()[contains(., $text)]]", text=text)
    return {
        tuple(each.xpath(f"ancestor-or-self::*[@{name}][1]/@{name}")[0] for name in ("lang", "dir"))
        for each in found
    }


def _on_pages(pages: dict[str, Page], tag: str, text: str) -> set[tuple[str, str]]:
    own = [page for path, page in pages.items() if path.startswith(f"{tag}/")]
    return set().union(*(_spoken(page, text) for page in own))


@pytest.mark.parametrize("text", ENGLISH)
def test_what_a_language_lacks_is_in_english(pages: dict[str, Page], text: str) -> None:
    """Wherever it stands, a name or sentence of the default language has its language and way."""
    assert _on_pages(pages, "ar", text) == {("en", "ltr")}


@pytest.mark.parametrize("text", ["Wolkenblog", "Sicherheit", "Was schützt.", "Schreiber"])
def test_what_a_language_has_is_the_pages(pages: dict[str, Page], text: str) -> None:
    """Names in the page's language, and roles that its texts speak of, are not marked."""
    assert _on_pages(pages, "de", text) == {("de", "ltr")}


@pytest.mark.parametrize("text", EVERYBODYS)
def test_names_given_once_are_everybodys(pages: dict[str, Page], text: str) -> None:
    """A name that is only given once is in no other language than the page."""
    assert _on_pages(pages, "ar", text) == {("ar", "rtl")}


def test_an_organization_stands_with_its_role(pages: dict[str, Page]) -> None:
    """Role and organization are one piece, whose order is that of the role's language."""
    assert _on_pages(pages, "ar", "Acme Corp") == {("en", "ltr")}


def test_the_default_language_marks_nothing(pages: dict[str, Page]) -> None:
    """On pages of the default language nothing says that it is in that."""
    own = [path for path in pages if not path.startswith(("ar/", "de/", "translations/"))]
    assert len(own) > 10
    assert [path for path in own if pages[path].values("//main//*[@lang='en']")] == []
