"""Pairs each document with its original."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.model.document import BodyFacts, Document, FrontMatter
from blogsite.recall import Recall
from blogsite.site.originals import check_draft, check_original, choose_file, with_originals

Result = TypeVar("Result")
Faults = tuple[Diagnostic, ...]

_NO_BODY = BodyFacts("")


class Texts(NamedTuple):
    """Documents, each with its path and its original, column by column."""

    paths: tuple[str, ...]
    documents: tuple[Document, ...]
    originals: tuple[Document, ...]
    recall: Recall

    def each(
        self,
        name: str,
        make: Callable[..., Result],
        *shared: Any,  # noqa: ANN401  (as for the memory)
    ) -> tuple[Result, ...]:
        """Return what is made of each document and its original, recalled."""
        columns = (self.documents, self.originals)
        return self.recall.each(name, make, self.paths, columns, *shared)


def pair_texts(
    documents: tuple[Document, ...], tags: tuple[str, ...], recall: Recall, problems: Problems
) -> Texts:
    """Pair each document with its original: itself, where it is one.

    ``tags`` are those of the site's languages, the default one first.
    """
    paths = tuple([document.place.path for document in documents])
    heads = recall.each("heads", head_of, paths, (documents,))
    pairs, faults = recall("pairs", _pair, heads, tags)
    problems.extend(faults)
    return Texts(
        tuple([paths[own] for own, _ in pairs]),
        tuple([documents[own] for own, _ in pairs]),
        tuple([documents[original] for _, original in pairs]),
        recall,
    )


def head_of(document: Document) -> Document:
    """Return what of a document decides how it stands to the others of its text."""
    front = document.front
    said = FrontMatter(
        says_date=front.says_date,
        translators=front.translators,
        draft=front.draft,
        source_digest=front.source_digest,
    )
    return Document(document.place, said, _NO_BODY, document.is_readable)


def _pair(
    heads: tuple[Document, ...], tags: tuple[str, ...]
) -> tuple[tuple[tuple[int, int], ...], Faults]:
    """Pair the number of each document with that of its original; say what is wrong there."""
    problems = Problems()
    numbers = {head.place.path: number for number, head in enumerate(heads)}
    pairs = [
        (numbers[own.place.path], numbers[original.place.path])
        for own, original in _with_originals(heads, tags, problems)
    ]
    return tuple(pairs), tuple(problems)


def _with_originals(
    documents: Iterable[Document], tags: tuple[str, ...], problems: Problems
) -> Iterator[tuple[Document, Document]]:
    texts: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in documents:
        place = document.place
        other = texts[place.key].setdefault(place.language, document)
        if other is not document:
            chosen = choose_file(other, document, tags[0], problems)
            texts[place.key][place.language] = chosen
    languages = dict.fromkeys(tags)
    for versions in texts.values():
        if len(versions) == 1:
            ordered = list(versions.values())
        else:
            ordered = [versions[tag] for tag in tags if tag in versions]
        for document, original in with_originals(ordered, tags[0]):
            if document is original:
                check_original(document, texts, languages, problems)
            check_draft(document, original, problems)
            yield document, original
