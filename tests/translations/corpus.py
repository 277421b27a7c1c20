"""Brings real blogs in many languages into the native layout, until the importer can."""

from __future__ import annotations

import functools
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from blogsite.model.languages import canonical_tag

from .foreign import (
    Targets,
    named_people,
    native_body,
    native_day,
    native_front_matter,
    native_slug,
    parse_text,
)

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

_PICTURES = {".gif", ".jpeg", ".jpg", ".png", ".webp"}
# What these blogs call simplified Chinese.
_TAGS = {"zh": "zh-CN"}


@dataclass(frozen=True, slots=True)
class Blog:
    """Where a blog has its originals and translations, and what paths in its links mean."""

    originals: str
    translations: str
    site: str
    section: str


_PLUGIN = "i18n/*/docusaurus-plugin-content-blog"
BLOGS = {
    "opentelemetry": Blog("content/en/blog", "content/*/blog", "https://opentelemetry.io", "/blog"),
    "kubevela": Blog("blog", _PLUGIN, "https://kubevela.io", "/blog"),
    "helm": Blog("blog", _PLUGIN, "https://helm.sh", "/blog"),
    "glossary": Blog("content/en", "content/*", "https://glossary.cncf.io", ""),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A file of a blog; ``name`` is the path of its post, the same in all languages."""

    name: str
    language: str
    path: Path
    fields: Mapping[str, Any]
    body: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the new site; the first of the texts is the original."""

    texts: tuple[Text, ...]

    @property
    def original(self) -> Text:
        return self.texts[0]

    @property
    def is_bundle(self) -> bool:
        return any(text.path.name == "index.md" for text in self.texts)

    @property
    def path(self) -> str:
        """The post's day and slug as they stand in addresses, here and in Docusaurus."""
        fields, name = self.original.fields, self.original.name
        return f"{native_day(fields.get('date'), name):%Y/%m/%d}/{native_slug(fields, name)}"

    def address(self, language: str) -> str:
        """Return the path of a text's page."""
        prefix = "" if language == "en" else f"/{language.lower()}"
        return f"{prefix}/blog/{self.path}/"

    def file(self, language: str = "en") -> str:
        """Return the path of a text below `content/posts`."""
        stem = f"{self.original.name}/index" if self.is_bundle else self.original.name
        return f"{stem}.md" if language == "en" else f"{stem}.{language}.md"


def bring(name: str, root: Path) -> tuple[Post, ...]:
    """Write a blog as a site below ``root``."""
    blog, found = BLOGS[name], dict[str, list[Text]]()
    for text in _texts(CORPUS / name, blog):
        found.setdefault(text.name, []).append(text)
    posts = tuple(Post(tuple(texts)) for texts in found.values())
    people = _people(CORPUS / name / blog.originals / "authors.yml")
    known = {
        old: post.file(post.original.language)
        for post in posts
        for old in (_address(post, blog), f"{post.original.name}.md")
    }
    for post in posts:
        _write_post(root / "content", post, people, blog, known)
    languages = {text.language for post in posts for text in post.texts} | {"en"}
    ordered = sorted(languages, key=lambda tag: (tag != "en", tag))
    _write_yaml(root / "content/site.yaml", {"title": name, "languages": ordered})
    return posts


def _texts(root: Path, blog: Blog) -> Iterator[Text]:
    """Yield all texts, those in English first."""
    originals = root / blog.originals
    yield from _texts_in(originals, "en")
    for folder in sorted(root.glob(blog.translations)):
        if folder != originals:
            tag = folder.relative_to(root).parts[1]
            yield from _texts_in(folder, _TAGS.get(tag) or canonical_tag(tag))


def _texts_in(folder: Path, language: str) -> Iterator[Text]:
    for path in sorted(folder.rglob("*.md")):
        fields, body = parse_text(path.read_text("utf-8"))
        # Lists begin with `_` or have no text, and the page of the search has a layout.
        if path.name.startswith("_") or "layout" in fields or not body.strip():
            continue
        inner = path.parent if path.name == "index.md" else path.with_suffix("")
        name = re.sub(r"[^\w/-]+", "-", inner.relative_to(folder).as_posix())
        yield Text(name, language, path, fields, body)


def _people(path: Path) -> dict[str, str]:
    """Return id to name of a blog's authors; empty where it keeps no list."""
    if not path.is_file():
        return {}
    return {key: each["name"] for key, each in yaml.safe_load(path.read_text("utf-8")).items()}


def _address(post: Post, blog: Blog) -> str:
    """Return the path that the post had on its site, without a slash at the end."""
    is_plugin = blog.translations == _PLUGIN
    path = post.path if is_plugin else post.original.name
    return f"{blog.section}/{post.original.fields.get('slug') or path}"


def _write_post(
    content: Path, post: Post, people: Mapping[str, str], blog: Blog, known: Mapping[str, str]
) -> None:
    authors = named_people(post.original.fields, people)
    for id_, name in authors.items():
        _write_yaml(content / f"authors/{id_}.yaml", {"name": name})
    folder = posixpath.dirname(post.file())
    for text in post.texts:
        picture = functools.partial(
            _bring_picture, (text, post.original), content / "posts" / folder
        )
        front = native_front_matter(text.fields, post.original.name, tuple(authors))
        if text is not post.original:
            front = {key: front[key] for key in ("title", "summary") if key in front}
        targets = Targets(blog.site, _address(post, blog), known, folder, picture)
        body = native_body(text.body, text.fields, targets)
        written = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
        _write(content / "posts" / post.file(text.language), f"---\n{written}---\n\n{body}")


def _bring_picture(texts: Sequence[Text], folder: Path, source: str) -> bool:
    """Copy a picture from beside a text, or else from beside the original."""
    name = unquote(source.removeprefix("./"))
    found = next(
        (text.path.parent / name for text in texts if (text.path.parent / name).is_file()), None
    )
    if found is None or found.suffix.lower() not in _PICTURES or ".." in name:
        return False
    target = folder / name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, target)
    return True


def _write_yaml(path: Path, content: Mapping[str, Any]) -> None:
    _write(path, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
