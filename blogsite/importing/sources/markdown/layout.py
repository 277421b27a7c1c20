"""Which files of a folder are posts, which belong together, and in which language they are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blogsite.importing.sources.dated_names import dated_name
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.languages import known_tag, suffix_tag

ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
# Texts in other notations, of which each is an entry.
OTHER_TEXTS = (".adoc", ".asciidoc", ".htm", ".html", ".ipynb", ".org", ".rst", ".textile")
_ABOUT = re.compile(
    r"(readme|licen[cs]e|copying|notice|contributing|contributors|code[_-]of[_-]conduct|security"
    r"|changelog|changes|history|governance|maintainers|owners|authors|support|codeowners|agents"
    r"|claude|pull_request_template|issue_template|todo)\Z",
    re.IGNORECASE,
)
_BUNDLE = ("index", "readme")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is a post or page: what all its languages have in common is ``key``."""

    path: str
    key: str
    language: str
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The texts of a folder, and why its other texts are none."""

    texts: tuple[Found, ...]
    passed_over: Mapping[str, str]


def lay_out(folder: Folder) -> Layout:
    """Tell posts from what is about the repository."""
    passed_over = {
        path: f"texts in `{_ending(path)}` are not read"
        for path in folder.paths
        if _ending(path) in OTHER_TEXTS
    }
    paths = [path for path in folder.paths if _ending(path) in ENDINGS]
    holders = _texts_by_folder(paths)
    tagged = _language_folders(paths)
    texts = []
    for path in paths:
        stem, language = suffix_tag(_stem(path))
        if not language and (parted := _underscored(path, folder)):
            stem, language = parted
        if _ABOUT.match(stem) and not _is_bundle(path, stem, holders):
            passed_over[path] = "is about the repository, no post"
            continue
        key, by_folder = _without_language(path, stem, tagged)
        is_bundle = stem.lower() in _BUNDLE
        is_page = stem == "_index" or (is_bundle and _has_others(path, holders))
        if is_bundle and "/" in key and not is_page:
            key = key.rpartition("/")[0]
        texts.append(Found(path, key, language or by_folder, is_page))
    return Layout(tuple(texts), dict(sorted(passed_over.items())))


def is_about_repository(path: str) -> bool:
    """Tell whether a file's name says that it is about the repository and no part of a site."""
    return bool(_ABOUT.match(_stem(path)))


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _texts_by_folder(paths: Iterable[str]) -> Mapping[str, set[str]]:
    """Return the names of texts in each folder and in those below it, without languages."""
    holders: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, stem = _parent(path), suffix_tag(_stem(path))[0]
        if folder:
            holders[folder].add(stem)
            while folder := _parent(folder):
                holders[folder].add("/" + path)
        holders[""].add("/" + path)
    return holders


def _has_others(path: str, holders: Mapping[str, set[str]]) -> bool:
    stem = suffix_tag(_stem(path))[0]
    folder = _parent(path)
    return not folder or any(other != stem for other in holders[folder] if not _ABOUT.match(other))


def _is_bundle(path: str, stem: str, holders: Mapping[str, set[str]]) -> bool:
    """Tell whether a `README` is the text of a dated folder."""
    if stem.lower() not in _BUNDLE or _has_others(path, holders):
        return False
    return bool(dated_name(_parent(path)).date)


def _underscored(path: str, folder: Folder) -> tuple[str, str] | None:
    """Return what `post_fr.md` is beside `post.md`."""
    stem, _, last = _stem(path).rpartition("_")
    tag = known_tag(last)
    if not stem or not tag:
        return None
    beside = f"{_parent(path)}/{stem}".lstrip("/")
    has_original = any(beside + ending in folder for ending in ENDINGS)
    return (stem, tag) if has_original else None


def _language_folders(paths: Iterable[str]) -> Mapping[str, str]:
    """Return the folders that hold one language each.

    A word such as `it` may be a language or not: it is one where a text has a namesake outside the
    folder, or where all folders beside it are languages too, and no texts.
    """
    known = set(paths)
    inside: dict[str, list[str]] = defaultdict(list)
    children: dict[str, set[str]] = defaultdict(set)
    for path in known:
        parts = path.split("/")
        for depth, part in enumerate(parts):
            children["/".join(parts[:depth])].add(part)
            if depth < len(parts) - 1 and known_tag(part):
                inside["/".join(parts[: depth + 1])].append(path)
    found = {}
    for folder, texts in inside.items():
        parent, _, name = folder.rpartition("/")
        rest = [path[len(folder) + 1 :] for path in texts]
        others = [f"{parent}/{each}/".lstrip("/") for each in children[parent] if each != name]
        has_namesake = any(
            f"{parent}/{each}".lstrip("/") in known
            or any(other + each in known for other in others)
            for each in rest
        )
        if has_namesake or all(known_tag(each) for each in children[parent]):
            found[folder] = known_tag(name)
    return found


def _without_language(path: str, stem: str, tagged: Mapping[str, str]) -> tuple[str, str]:
    """Return a path without ending and folder of its language, and that language."""
    folder = _parent(path)
    language = ""
    kept: list[str] = []
    parts = folder.split("/") if folder else []
    for depth, part in enumerate(parts):
        tag = tagged.get("/".join(parts[: depth + 1]), "")
        if tag and not language:
            language = tag
        else:
            kept.append(part)
    return "/".join([*kept, stem]), language
