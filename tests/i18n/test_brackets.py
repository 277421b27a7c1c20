"""All words of the interface come from catalogues: the pseudo-locale shows which don't."""

import json
import xml.etree.ElementTree as ET

import pytest

from .brackets import loose, loose_in_page

BODY = """\
Вступ[^1].

## Один

### Два

### Два

| а | б |
| --- | --- |
| в | г |

- [ ]
- [x] ж

> [!WARNING]
> Так.

> [!NOTE]
> Так.

> [!TIP]
> Так.

> [!IMPORTANT]
> Так.

> [!CAUTION]
> Так.

!!! warning
    Так.

??? note
    Так.

<details>

Так.

</details>

```python
x = 1
```

[^1]: Примітка.
"""
SITE = """\
title: Блог
description: Опис
languages: [uk, en-XA]
paginate: 1
kinds:
  guest-post: {name: Guest post, plural: Guest posts, path: /blog/guest-posts/, permalink: "/blog/:year/:slug/"}
  ж: {name: Ж, path: /ж/, permalink: "/ж/:slug/"}
"""
FULL = {
    "tags": "[т]",
    "events": "[п, м]",
    "authors": "[{id: а, role: Роль, organization: Ж}]",
    "series": "С",
    "updated": "2019-06-25",
    "updates": "[{date: 2019-06-25, note: Ж}]",
    "originally_published": "{site: Ж, url: 'https://1.example/', date: 2019-06-01}",
}
TRANSLATED = "---\ntitle: Ж{}\ntranslators: [а]\n{}---\n\n{}"


@pytest.fixture
def files(make_site, build, post, tmp_path) -> dict[str, bytes]:
    """All files of a site in the pseudo-locale, whose own words have no Latin letter."""
    posts = {}
    for number in range(4):
        front = {**FULL, "title": f"Ж{number}"}
        if number == 3:
            front |= {"draft": "true", "kind": "ж"}
        posts[f"content/posts/{number}.md"] = post(BODY, **front)
        posts[f"content/posts/{number}.en-XA.md"] = TRANSLATED.format(number, "", BODY)
    later = {"title": "Ж", "date": "2019-12-24"}
    over = {"title": "Ж", "expires": "2019-06-30"}
    root = make_site(
        {
            "content/site.yaml": SITE,
            **posts,
            "content/posts/5.en-XA.md": post(BODY, authors="[о]", **later),
            "content/posts/6.en-XA.md": post(BODY, **over),
            "content/pages/п.md": "---\ntitle: Ж\nupdated: 2019-06-01\n---\n\nЖ.\n",
            "content/pages/п.en-XA.md": "---\ntitle: Ж\nupdated: 2019-06-01\n---\n\nЖ.\n",
            "content/authors/а.yaml": "name: А\nbio: Ж\nrole: Ж\norganization: Ж\n",
            "content/authors/о.yaml": "name: О\nkind: organization\n",
            "content/tags/т.yaml": "name: Т\ndescription: Ж\n",
            "content/events/п.yaml": "name: П\nstart: 2019-05-20\nend: 2019-05-23\ncity: Ж\n",
            "content/events/м.yaml": "name: М\nstart: 2019-11-20\nend: 2019-11-23\ncity: Ж\n",
        }
    )
    done = build(root, drafts=True, future=True, expired=True)
    assert not done.has_errors, done.diagnostics
    out = tmp_path / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and "en-xa" in path.as_posix()
    }


def test_pages(files) -> None:
    """No page says a word of the interface outside of brackets: to eyes, to ears, in its head."""
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    assert len(pages) > 30
    found = {path: loose_in_page(text) for path, text in pages.items()}
    assert {path: words for path, words in found.items() if words} == {}
    assert all("⟦" in text for text in pages.values())


def test_feeds(files) -> None:
    """No feed says a word of the interface outside of brackets."""
    feeds = [path for path in files if "/feed." in path]
    assert len(feeds) > 10
    for path in feeds:
        if path.endswith(".json"):
            said = json.loads(files[path])
            texts = [said["title"], *(item["content_html"] for item in said["items"])]
        else:
            tree = ET.fromstring(files[path])
            atom = "{http://www.w3.org/2005/Atom}"
            texts = [
                str(each.text) for name in ("title", "content") for each in tree.iter(atom + name)
            ]
        for text in texts:
            assert loose_in_page(f"<div>{text}</div>") == [], path
            assert "<" in text or loose(text) == [], path
