"""Checks the links that posts write as paths of the site (`/blog/`)."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.hosting import Redirects, Request, Rule, compile_redirects, find_answer
from blogsite.model.document import Document
from blogsite.model.urls import split_url
from blogsite.recall import Recall
from blogsite.site.model import Page, Post, Site
from blogsite.site.urls import Urls, encode_path, output_path

# A path as written and as it reads, with its line and column.
_Written = tuple[str, str, int, int]

# Guessing compares with every page of the site.
_MOST_GUESSES = 20
_REDIRECTS = range(300, 400)


def check_paths(
    site: Site, files: frozenset[str], rules: tuple[Rule, ...], recall: Recall, problems: Problems
) -> None:
    """Warn of paths that lead to none of the files and no redirect of this site."""
    items = [item for edition in site.editions for item in edition.items]
    redirects = RedirectedPaths(rules, Urls(site.base_url))
    paths: tuple[str, ...] = ()
    guesses = 0
    for item, written in _written(items, recall):
        path, plain, line, column = written
        if output_path(plain) in files or redirects.lead_on(path):
            continue
        hint = ""
        if output_path(plain + "/") in files:
            hint = f"write `{path}/`"
        elif guesses < _MOST_GUESSES:
            guesses += 1
            paths = paths or tuple("/" + file.removesuffix("index.html") for file in files)
            hint = did_you_mean(plain, paths)
        problems.warning(
            "missing-page",
            f"`{path}` is no page or file of this site",
            item.document.place.path,
            line,
            column,
            hint or "link to a post by its file, so that the link can't break",
        )


class RedirectedPaths:
    """The site's redirects, made ready only where a path leads to no file."""

    def __init__(self, rules: tuple[Rule, ...], urls: Urls) -> None:
        self._rules = rules
        self._urls = urls
        self._compiled: Redirects | None = None

    def lead_on(self, path: str) -> bool:
        """Whether a site path is redirected for everybody."""
        self._compiled = self._compiled or compile_redirects(self._rules)
        request = Request(self._urls.local(encode_path(unquote(path))))
        answer = find_answer(self._compiled, request, lambda _path: False)
        return answer is not None and answer.status in _REDIRECTS


def _written(
    items: Iterable[Post | Page], recall: Recall
) -> Iterator[tuple[Post | Page, _Written]]:
    for item in items:
        document = item.document
        if document.reading.paths:
            for written in recall(document.place.path, _read, document):
                yield item, written


def _read(document: Document) -> tuple[_Written, ...]:
    targets = [document.body.targets[number] for number in document.reading.paths]
    pairs = [(split_url(target.value).path, target) for target in targets]
    return tuple([(path, unquote(path), target.line, target.column) for path, target in pairs])
