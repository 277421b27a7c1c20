"""A small site held in memory, and the edits that people make to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from blogsite import codec
from blogsite.model.document import Document as ParsedDocument
from blogsite.model.document import Place
from blogsite.model.parsed import Parsed
from blogsite.parse.file import Task, parse_file

from .pictures import png

SITE_YAML = "content/site.yaml"
CATALOGUE = "i18n/zh-CN/LC_MESSAGES/blogsite.po"
POSTS = "content/posts/2019/"
TAGS = ("kubernetes", "storage", "untold", "security")
AUTHORS = ("cncf", "fei-guo", "lei-zhang")
EVENTS = ("kubecon-eu", "one-day")
# Words of the interface that stand on every page.
WORDS = ("Home", "Blog", "Skip to content")
KINDS = ("guest-post", "case-study", "announcement")
TITLES = ("One", "Another & more", "<b>Third</b>", "第四", "One")
BODIES = (
    "Plain text.\n",
    "Another text with `code`.\n\n## A heading\n\nAnd [a link](/blog/).\n",
    "```python\nprint(1)\n```\n\n- [x] done\n",
    "See [two](two.md) and [its heading](two.md#a-heading).\n",
    "![Picture](shared.png)\n",
    "",
)
COLORS = ("#b3261e", "teal", "nothing", "rgb(1 2 3)")
DATES = ("2019-06-01", "2019-06-02", "2018-12-31", "2019-12-24", "2019-06-01T23:30:00+08:00")


@dataclass
class Document:
    """A post or page; keys that are None are left out of its front matter."""

    front: dict[str, Any]
    body: str = "Plain text.\n"

    def text(self) -> str:
        """Return the file's text: JSON is YAML."""
        lines = (
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
            for key, value in self.front.items()
            if value is not None
        )
        return f"---\n{''.join(lines)}---\n\n{self.body}"


@dataclass
class Edited:
    """The site as it stands, and the options of the next build."""

    documents: dict[str, Document]
    records: dict[str, dict[str, Any]]
    others: dict[str, str | bytes]
    options: dict[str, Any] = field(default_factory=dict)

    def files(self) -> dict[str, bytes]:
        """Return path to content."""
        made: dict[str, str | bytes] = {
            **{path: document.text() for path, document in self.documents.items()},
            **{path: json.dumps(record) for path, record in self.records.items()},
            **self.others,
        }
        return {path: c if isinstance(c, bytes) else c.encode() for path, c in made.items()}

    def document(self, which: int) -> Document:
        """Return one of the texts."""
        return _pick(list(self.documents.values()), which)


def small_site() -> Edited:
    """Return a site of a few texts in two languages."""
    documents = {
        f"{POSTS}one.md": _post("One", "2019-06-01", tags=["kubernetes"], series="tenants"),
        f"{POSTS}two.md": _post("Two", "2019-06-02", "## A heading\n", events=["kubecon-eu"]),
        f"{POSTS}two.zh-CN.md": Document({"title": "二"}, "第一行\n第二行\n"),
        f"{POSTS}bundle/index.md": _post("Bundle", "2018-05-05", "![a](a.png)\n"),
        "content/pages/about.md": Document(
            {"title": "About"}, "See [one](../posts/2019/one.md).\n"
        ),
    }
    records: dict[str, dict[str, Any]] = {
        SITE_YAML: {"title": "Blog", "base_url": "https://blog.example.org/", "paginate": 2},
        "content/authors/cncf.yaml": {"name": "CNCF", "kind": "organization"},
        "content/authors/fei-guo.yaml": {"name": "Fei Guo", "organization": "Alibaba"},
        "content/events/kubecon-eu.yaml": {"name": "KubeCon", "start": "2019-05-20"},
        "content/tags/storage.yaml": {"name": "Storage"},
    }
    others: dict[str, str | bytes] = {f"{POSTS}bundle/a.png": png(), f"{POSTS}shared.png": png()}
    return Edited(documents, records, others)


def _post(title: str, date: str, body: str = "Plain text.\n", **more: Any) -> Document:
    front = {"title": title, "date": date, "kind": "guest-post", "authors": ["cncf"], **more}
    return Document(front, body)


def _pick(choices: Any, which: int) -> Any:
    return choices[which % len(choices)]


def _toggle(mapping: dict[str, Any], key: str, value: Any) -> None:
    """Set a key, or take it away where it is set to just that."""
    if key in mapping and mapping[key] == value:
        del mapping[key]
    else:
        mapping[key] = value


def _some(choices: tuple[str, ...], how: int) -> list[str]:
    return [choice for bit, choice in enumerate(choices) if how >> bit & 1]


def _body(site: Edited, which: int, how: int) -> None:
    site.document(which).body = _pick(BODIES, how)


def _front(key: str, choices: tuple[Any, ...]) -> Callable[[Edited, int, int], None]:
    def edit(site: Edited, which: int, how: int) -> None:
        _toggle(site.document(which).front, key, _pick(choices, how))

    return edit


def _list(key: str, choices: tuple[str, ...]) -> Callable[[Edited, int, int], None]:
    def edit(site: Edited, which: int, how: int) -> None:
        site.document(which).front[key] = _some(choices, how) or None

    return edit


def _add_post(site: Edited, which: int, how: int) -> None:
    path = f"{POSTS}new-{which % 3}.md"
    site.documents[path] = _post(_pick(TITLES, how), _pick(DATES, how), tags=[_pick(TAGS, which)])


def _delete(site: Edited, which: int, _how: int) -> None:
    if len(site.documents) > 1:
        del site.documents[_pick(list(site.documents), which)]


def _rename(site: Edited, which: int, how: int) -> None:
    path = _pick(list(site.documents), which)
    target = path.replace(".md", "-x.md") if how % 2 else path.replace("two", "zwei")
    site.documents[target] = site.documents.pop(path)


def _translate(site: Edited, which: int, how: int) -> None:
    path = _pick(list(site.documents), which)
    if ".zh-CN" not in path:
        translation = Document({"title": _pick(TITLES, how)}, _pick(BODIES, how))
        site.documents[path.replace(".md", ".zh-CN.md")] = translation


def _mark(site: Edited, which: int, how: int) -> None:
    """Say in a translation what it was made from: its original as it is, or a part of that."""
    path = _pick([path for path in site.documents if ".zh-CN" in path] or [""], which)
    original = site.documents.get(path.replace(".zh-CN", ""))
    if path and original:
        digests = _parsed(path.replace(".zh-CN", ""), original).digests
        said = " ".join(digests[how % 3 :]) or "none"
        _toggle(site.documents[path].front, "translation", {"source_digest": said})


def _parsed(path: str, document: Document) -> ParsedDocument:
    place = Place(path, path, "x", "en", "x", is_bundle=False)
    data = document.text().encode()
    made = parse_file(Task(path, path.split("/")[1], "", place, data, has_versions=True))
    found = codec.decode(made.data, Parsed).document
    assert found is not None
    return found


def _picture(site: Edited, which: int, how: int) -> None:
    path = _pick((f"{POSTS}bundle/a.png", f"{POSTS}shared.png", f"{POSTS}bundle/b.png"), which)
    if how % 4 == 0:
        site.others.pop(path, None)
    else:
        site.others[path] = png(shade=how % 256)


def _author(site: Edited, which: int, how: int) -> None:
    record = {"name": _pick(TITLES, how), "bio": "Writes."}
    _toggle(site.records, f"content/authors/{_pick(AUTHORS, which)}.yaml", record)


def _portrait(site: Edited, which: int, how: int) -> None:
    author = f"content/authors/{_pick(AUTHORS, which)}"
    _toggle(site.others, f"{author}.png", png(shade=how % 3))
    record = site.records.setdefault(f"{author}.yaml", {"name": _pick(TITLES, how)})
    _toggle(record, "picture", f"{_pick(AUTHORS, which)}.png")


def _event(site: Edited, which: int, how: int) -> None:
    record = {"name": _pick(TITLES, how), "start": _pick(DATES[:4], how), "country": "ES"}
    _toggle(site.records, f"content/events/{_pick(EVENTS, which)}.yaml", record)


def _tag(site: Edited, which: int, how: int) -> None:
    record = {"name": _pick(TITLES, how), "description": {"en": _pick(TITLES, which)}}
    record |= {"kind": "project", "url": "https://example.org/"} if how % 2 else {}
    _toggle(site.records, f"content/tags/{_pick(TAGS, which)}.yaml", record)


def _settings(site: Edited, which: int, how: int) -> None:
    choices: tuple[tuple[str, Any], ...] = (
        ("paginate", 1 + how % 3),
        ("title", _pick(TITLES, how)),
        ("feed_entries", 1 + how % 3),
        ("timezone", "Asia/Shanghai"),
        ("base_url", "https://other.example.org/path/"),
        ("languages", ["en", "zh-CN", "de"]),
        ("menu", [{"name": _pick(TITLES, how), "url": "/about/"}]),
        ("description", _pick(TITLES, how)),
        ("theme", "own"),
        ("strict_tags", True),
        ("theme", {"properties": {"accent": _pick(COLORS, how)}}),
        ("theme", {"name": "gazette", "logo": "logo.svg"}),
        ("theme", {"name": "child", "properties": {"glow": "red", "radius": f"{how}px"}}),
    )
    key, value = _pick(choices, which)
    _toggle(site.records.setdefault(SITE_YAML, {}), key, value)


def _fallback(site: Edited, which: int, how: int) -> None:
    choices: tuple[tuple[str, Any], ...] = (
        ("fallback", "list"),
        ("fallback", "page"),
        ("languages", ["zh-CN", "en", "de"]),
        ("coverage_page", True),
        ("series", {"tenants": {"en": _pick(TITLES, how), "zh-CN": "多租户"}}),
    )
    key, value = _pick(choices, which)
    _toggle(site.records.setdefault(SITE_YAML, {}), key, value)


def _template(site: Edited, which: int, how: int) -> None:
    site.others["themes/own/theme.yaml"] = "extends: default\n"
    site.records.setdefault(SITE_YAML, {})["theme"] = "own"
    choices = (
        ("templates/404.html", '{% extends "base.html" %}{% block main %}<h1>x</h1>{% endblock %}'),
        ("templates/page.html", '{% extends "base.html" %}{% set title = page.title %}'),
        ("templates/post.html", f"{how} {{{{ page.title }}}} {{{{ page.body | content }}}}"),
        ("assets/site.css", f"body {{ margin: {how}px }}"),
        ("static/own.txt", f"{how}"),
        ("templates/series.html", "{% if %}"),
    )
    name, text = _pick(choices, which)
    _toggle(site.others, f"themes/own/{name}", text)


def _themes(site: Edited, which: int, how: int) -> None:
    """Edit a theme, the one that it extends, or what the site makes of them."""
    site.others["themes/child/theme.yaml"] = "extends: parent\n"
    site.others["themes/parent/theme.yaml"] = "extends: default\n"
    site.records.setdefault(SITE_YAML, {})["theme"] = "child"
    block = "{% block hero %}{{ super() }}" + f"{how}" + "{% endblock %}"
    words = f'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Blog"\nmsgstr "Blog{how}"\n'
    choices = (
        ("child/templates/home.html", '{% extends "parent/home.html" %}' + block),
        ("parent/templates/home.html", '{% extends "default/home.html" %}' + block),
        ("parent/templates/parts/words.html", "{% include 'default/parts/words.html' %}"),
        ("child/styles/own.css", f"body {{ margin: {how}px }}"),
        ("parent/styles/own.css", f"body {{ background: url(a.svg); margin: {how}px }}"),
        ("parent/assets/a.svg", f"<svg>{how}</svg>"),
        ("parent/theme.yaml", f"extends: default\nproperties: {{radius: {{default: {how}px}}}}\n"),
        ("child/theme.yaml", _pick(("extends: child\n", "extends: default\n"), how)),
        ("parent/i18n/en/LC_MESSAGES/blogsite.po", words),
        ("child/static/own.txt", f"{how}"),
        ("child/templates/404.html", "{{ nothing }}"),
    )
    name, text = _pick(choices, which)
    _toggle(site.others, f"themes/{name}", text)


def _logo(site: Edited, which: int, how: int) -> None:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {how + 1} 9"/>'
    site.others["content/logo.svg"] = picture
    choices: tuple[Any, ...] = ("logo.svg", {"file": "logo.svg", "wordmark": True}, "none.svg")
    theme = {"logo": _pick(choices, which)}
    _toggle(site.records.setdefault(SITE_YAML, {}), "theme", theme)


def _catalogue(site: Edited, _which: int, how: int) -> None:
    words = "".join(f'msgid "{word}"\nmsgstr "{word}{how}"\n\n' for word in WORDS)
    text = f'msgid ""\nmsgstr "Language: zh_CN\\n"\n\n{words}'
    _toggle(site.others, CATALOGUE, text)


def _option(site: Edited, which: int, how: int) -> None:
    choices: tuple[tuple[str, Any], ...] = (
        ("base_url", "https://preview.example.org/x/"),
        ("drafts", True),
        ("future", True),
        ("now", _pick(("2019-05-21", "2019-06-02", "2020-01-01"), how)),
    )
    key, value = _pick(choices, which)
    _toggle(site.options, key, value)


EDITS: dict[str, Callable[[Edited, int, int], None]] = {
    "body": _body,
    "title": _front("title", (*TITLES, "")),
    "date": _front("date", DATES),
    "kind": _front("kind", KINDS),
    "slug": _front("slug", ("new-slug", "研究", "../x")),
    "draft": _front("draft", (True,)),
    "expires": _front("expires", ("2019-06-30", "2020-06-30")),
    "series": _front("series", ("tenants", "scholars")),
    "summary": _front("summary", TITLES),
    "aliases": _front("aliases", (["/old/"], ["/old/", "/older/"], ["/blog/"])),
    "image": _front("image", ({"src": "a.png", "alt": "x"}, {"src": "shared.png", "alt": "y"})),
    "featured": _front("featured", (True,)),
    "facts": _front("facts", ([{"value": "5%", "label": "of all"}], [])),
    "links": _front("links", ([{"name": "More", "url": "https://example.org/"}],)),
    "organization": _front("organization", ({"name": "A"}, {"name": "B", "logo": "shared.png"})),
    "updates": _front("updates", ([{"date": "2019-06-20", "note": "Mended"}],)),
    "tags": _list("tags", TAGS),
    "authors": _list("authors", AUTHORS),
    "events": _list("events", EVENTS),
    "add": _add_post,
    "delete": _delete,
    "rename": _rename,
    "translate": _translate,
    "mark": _mark,
    "picture": _picture,
    "author": _author,
    "portrait": _portrait,
    "event": _event,
    "tag": _tag,
    "settings": _settings,
    "fallback": _fallback,
    "template": _template,
    "themes": _themes,
    "logo": _logo,
    "catalogue": _catalogue,
    "option": _option,
}
