"""A site that is edited in front of a browser."""

from __future__ import annotations

import json
from typing import Any

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)

POST = "content/posts/2019/one.md"
OTHER = "content/posts/2019/two.md"
# Changed last of all, it tells that a build has seen what was changed before.
BEACON = "themes/own/static/beacon.txt"
SHEET = "themes/own/assets/site.css"
TEMPLATE = "themes/own/templates/page.html"
CATALOGUE = "i18n/zh-CN/LC_MESSAGES/blogsite.po"
POST_URL = "blog/2019/06/01/one/"
OTHER_URL = "blog/2019/06/02/two/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'"
)
LONG = "\n\n".join(f"Paragraph {number}." for number in range(200))
# Renders for a while, so that there is time to do something during a build.
SLOW = (
    '{% extends "base.html" %}{% set title = page.title %}{% block main %}'
    "{% for number in range(6000000) %}{% endfor %}{{ page.title }}{% endblock %}"
)


def text(body: str = "Plain text.\n", **front: Any) -> str:
    """Return a post's text: JSON is YAML."""
    given = {
        "title": "One",
        "date": "2019-06-01",
        "kind": "guest-post",
        "authors": ["cncf"],
        **front,
    }
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in given.items())
    return f"---\n{lines}---\n\n{body}"


def site(**more: str | bytes) -> dict[str, bytes]:
    """Return the files of a small site with a theme of its own; others come as `**{path: text}`."""
    settings = {"title": "Blog", "base_url": "https://blog.example.org/", "theme": "own"}
    files: dict[str, str | bytes] = {
        "content/site.yaml": json.dumps(settings),
        "content/authors/cncf.yaml": "name: CNCF\nkind: organization\n",
        "content/pages/about.md": "---\ntitle: About\n---\n\nAbout us.\n",
        POST: text(f"First words.\n\n{LONG}\n"),
        OTHER: text("Other words.\n", title="Two", date="2019-06-02"),
        "content/posts/2019/picture/index.md": text("![A square](a.png)\n", title="Picture"),
        "content/posts/2019/picture/a.png": png(),
        "themes/own/theme.yaml": "extends: default\n",
        BEACON: "beacon",
        SHEET: "h1 { color: rgb(1, 2, 3) }\n",
        **more,
    }
    return {path: c if isinstance(c, bytes) else c.encode() for path, c in files.items()}
