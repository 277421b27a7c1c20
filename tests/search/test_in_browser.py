"""The search in a browser, with Pagefind's own index, as a preview serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..chromium import LIMIT  # noqa: TID252  (tests are no installed package)
from ..serve.previews import Preview, until  # noqa: TID252  (see above)


def _post(title: str, body: str, *facts: str) -> bytes:
    front = "\n".join((f'title: "{title}"', "date: 2019-06-24", *facts))
    return f"---\n{front}\n---\n\n{body}\n".encode()


FILES = {
    "content/site.yaml": b"base_url: https://example.org/news/\nlanguages: [en, zh-CN, ja, ko, ar]\n",
    "content/authors/one.yaml": b"name: Writer, One\n",
    "content/tags/mesh.yaml": "name: {en: Service mesh, zh-CN: 服务网格}\n".encode(),
    "content/events/kubecon.yaml": b"name: KubeCon\nstart: 2019-05-20\n",
    "content/posts/watch.md": _post(
        "Watching clusters",
        "Graphs show how much memory the control plane takes.\n\n## What is next {#next}\n\nMore.",
        "authors: [one]",
        "tags: [mesh]",
        "events: [kubecon]",
    ),
    "content/posts/other.md": _post("A plane takes control", "Memory of a plane, and control."),
    "content/posts/evil.md": _post(
        "Rare <b>&amp;</b>",
        "Rareword ` <mark><img src=x onerror=document.title='evil'></mark> &lt;i&gt; ` and more.",
        "slug: evil",
    ),
    "content/posts/watch.zh-CN.md": _post("观察集群", "链路追踪和监控很重要。"),
    "content/posts/safe.zh-CN.md": _post("安全", "监督委员会批准了安全小组。"),
    "content/posts/watch.ja.md": _post("クラスターの監視", "性能の監視は東京都で大切です。"),
    "content/posts/watch.ko.md": _post("클러스터 관찰", "관측 가능성을 설명하는 글입니다."),
    "content/posts/watch.ar.md": _post("مراقبة العناقيد", "المراقبة مهمة جدا."),
    "content/pages/about.md": b"---\ntitle: About\n---\n\nEditors are glad of letters.\n",
}
ENTRY = "_search/pagefind-entry.json"
# No answer is awaited: what is shown is that to what is asked.
SETTLED = "!document.querySelector('#_results[aria-busy=true]')"
PHRASE = '"control plane takes"'


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, pagefind: Path) -> Iterator[Preview]:
    """A preview whose index is made: the file that names all others is placed last."""
    assert pagefind
    folder = tmp_path_factory.mktemp("preview")
    with Preview(folder, FILES, has_search=True) as running:
        until((running.output / ENTRY).exists, "the index is never made")
        yield running


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A tab that notes what went wrong in `tab.faults`, and asks no other host for anything."""
    context = browser.new_context(viewport={"width": 1000, "height": 700}, locale="en")
    context.set_default_timeout(LIMIT)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context.new_page()
    assert [url for url in asked if "//127.0.0.1" not in url] == []
    context.close()


def _faults(tab: Any) -> list[str]:
    said: list[str] = []
    tab.on("console", lambda each: said.append(each.text) if each.type == "error" else None)
    tab.on("pageerror", lambda each: said.append(str(each)))
    return said


def _until(tab: Any, condition: str) -> None:
    """Wait for a condition; the browser's own way to wait is against the page's policy."""
    for _ in range(LIMIT // 100):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(100)
    pytest.fail(f"in vain: {condition}")


def _found(tab: Any) -> list[str]:
    """Return the titles of results, once they are those of the search."""
    _until(tab, SETTLED)
    return tab.locator(".search-title").all_inner_texts()


def _search(tab: Any, preview: Preview, words: str, language: str = "") -> list[str]:
    """Search for words in a language, given by its part of the address."""
    tab.goto(f"{preview.address}{language}search/")
    tab.fill("#_q", words)
    return _found(tab)


def test_an_english_post_by_a_phrase(preview: Preview, tab: Any) -> None:
    """Words in quotation marks are found in this order only, and nothing is refused on the way."""
    faults = _faults(tab)
    assert _search(tab, preview, PHRASE) == ["Watching clusters"]
    assert tab.inner_text("#_found") == "Results: 1"
    assert "24 June 2019" in tab.inner_text(".search-result .meta")
    assert "Guest post" in tab.inner_text(".search-result .meta")
    assert "control" in tab.locator(".search-excerpt mark").all_inner_texts()
    assert tab.inner_text(".search-excerpt").startswith("Graphs show")
    assert faults == []
    tab.locator(".search-title a").click()
    tab.wait_for_url(preview.address + "blog/2019/06/24/watch/")


def test_a_chinese_post_by_a_word_of_two_characters(preview: Preview, tab: Any) -> None:
    """The post that has the word comes first, in the words of the reader's language."""
    assert _search(tab, preview, "监控", "zh-cn/")[0] == "观察集群"
    assert "监控" in tab.locator(".search-excerpt mark").all_inner_texts()
    assert "搜索结果" in tab.inner_text("#_found")


@pytest.mark.parametrize(
    ("language", "words", "title"),
    [
        ("ja/", "監視", "クラスターの監視"),
        ("ja/", "東京", "クラスターの監視"),
        ("ko/", "관측", "클러스터 관찰"),
        ("ar/", "المراقبة", "مراقبة العناقيد"),
    ],
)
def test_other_languages(preview: Preview, tab: Any, language, words, title) -> None:
    """Texts are found in the language of the page, by words as its writers divide them."""
    assert _search(tab, preview, words, language) == [title]


def test_results_are_in_the_reader_s_language(preview: Preview, tab: Any) -> None:
    """A word that only another language's text has is found there, to which a link leads."""
    assert _search(tab, preview, "监控") == []
    assert tab.inner_text("#_found").startswith("Nothing")
    tab.locator("#_elsewhere a", has_text="中文").click()
    tab.wait_for_url("**/zh-cn/search/?q=*")
    assert _found(tab)[0] == "观察集群"
    assert tab.input_value("#_q") == "监控"


def test_by_the_keyboard_alone(preview: Preview, tab: Any) -> None:
    """`/` leads to the field from any page, arrows through the results, Escape back."""
    tab.goto(preview.address)
    tab.keyboard.press("/")
    tab.wait_for_url("**/search/")
    _until(tab, "document.activeElement.id == '_q'")
    tab.keyboard.type("memory")
    assert tab.input_value("#_q") == "memory"
    titles = _found(tab)
    assert len(titles) == 2

    def focused() -> str:
        return tab.evaluate("document.activeElement.textContent || document.activeElement.id")

    assert focused() == "_q"
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        tab.keyboard.press(key)
        seen.append(focused())
    links = tab.locator("#_results a").all_inner_texts()
    assert seen == [*links, links[1], links[0]]
    tab.keyboard.press("Escape")
    assert focused() == "_q"
    tab.keyboard.press("Escape")
    assert _found(tab) == []
    assert tab.input_value("#_q") == ""
    assert tab.url.endswith("/search/")


def test_the_search_opens_in_its_field(preview: Preview, tab: Any) -> None:
    """Who comes by the link can write at once, and `/` leads back to the field from anywhere."""
    tab.goto(preview.address)
    tab.locator("a.search-link").click()
    tab.wait_for_url("**/search/")
    _until(tab, "document.activeElement.id == '_q'")
    tab.locator(".search-browse a").first.focus()
    tab.keyboard.press("/")
    tab.keyboard.type("memory")
    assert tab.input_value("#_q") == "memory"


def test_a_slash_in_a_field_is_a_slash(preview: Preview, tab: Any) -> None:
    """Who writes is not led away."""
    tab.goto(preview.address + "search/")
    tab.focus("#_q")
    tab.keyboard.type("a/b")
    assert tab.input_value("#_q") == "a/b"


def test_filters_narrow_what_is_found(preview: Preview, tab: Any) -> None:
    """Kind, year, tag, author and event can be chosen, and stay in the address."""
    _search(tab, preview, "memory")
    tab.locator("summary", has_text="Filters").click()
    _until(tab, "document.querySelector('[name=tag]').length > 1")
    for name, value in (
        *(("kind", "Guest post"), ("year", "2019"), ("tag", "Service mesh")),
        *(("author", "Writer, One"), ("event", "KubeCon")),
    ):
        tab.select_option(f"[name={name}]", value)
        _until(tab, f"location.search.includes('{name}=')")
    assert _found(tab) == ["Watching clusters"]
    tab.goto(tab.url)
    _until(tab, "document.querySelector('[name=author]').value == 'Writer, One'")
    assert _found(tab) == ["Watching clusters"]
    tab.fill("#_q", "")
    assert _found(tab) == ["Watching clusters"]


def test_texts_stay_texts(preview: Preview, tab: Any) -> None:
    """Nothing in a post is markup among the results."""
    _search(tab, preview, "Rareword")
    shown = tab.inner_text(".search-result")
    assert "Rare <b>" in shown
    assert "<img src=x" in shown
    assert tab.locator(".search-result :is(img, b, i)").count() == 0
    assert "evil" not in tab.title()


def test_only_main_texts_are_found(preview: Preview, tab: Any) -> None:
    """Words around a text, and lists, are not searched; plain pages are."""
    assert _search(tab, preview, "Editors glad") == ["About"]
    tab.fill("#_q", '"Skip to content"')
    assert _found(tab) == []


def test_without_scripts(preview: Preview, browser: Any) -> None:
    """The page says why it can't search, and leads to all posts."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(preview.address + "search/")
    assert "JavaScript" in tab.inner_text("noscript")
    assert not tab.locator("form.search").is_visible()
    for path in ("blog/", "tags/", "authors/", "events/", "blog/2019/"):
        assert tab.locator(f".search-browse a[href='{preview.base}{path}']").is_visible()
    context.close()


def test_an_edit_is_found(preview: Preview, tab: Any) -> None:
    """After an edit the index is made anew, also for a page that holds parts of the old one."""
    tab.route("**/_blogsite/events", lambda route: route.abort())  # no page reloads itself
    tab.goto(preview.address + "search/")
    tab.press("#_q", "Shift")
    _until(tab, "document.querySelector('[name=kind]').length > 1")
    old = list((preview.output / "_search").rglob("en_*.pf_index"))
    assert old
    preview.write({**FILES, "content/posts/new.md": _post("New", "Something unheardof.")})
    until(lambda: not any(path.exists() for path in old), "the index stays old")
    tab.fill("#_q", "unheardof")
    assert _found(tab) == ["New"]
