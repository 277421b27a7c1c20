"""Parses any one file of the site's content."""

from dataclasses import dataclass, replace
from typing import Protocol

from blogsite import codec
from blogsite.diagnostics import Problems
from blogsite.fields import Mapping, Parts, Source, parse_yaml, split_front_matter
from blogsite.markdown import parse_markdown, parse_with_blocks
from blogsite.model.blocks import Block, pack_blocks
from blogsite.model.body import Body, Target
from blogsite.model.document import BodyFacts, Document, FrontMatter, Place
from blogsite.model.parsed import Parsed
from blogsite.parse.blocks import front_blocks
from blogsite.parse.conflicts import report_conflict
from blogsite.parse.front_matter import read_page, read_post
from blogsite.parse.registry import parse_author, parse_event, parse_tag
from blogsite.parse.targets import read_targets


@dataclass(frozen=True, slots=True)
class Task:
    """A file to parse. ``folder`` is the one below ``content`` it is in; posts have a ``place``.

    A text that ``has_versions`` in other languages is split into blocks, too.
    """

    path: str
    folder: str
    record_id: str
    place: Place | None
    data: bytes
    has_versions: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A parsed file, encoded: ``body`` and its digest are empty where there is none."""

    path: str
    data: bytes
    body_digest: str = ""
    body: bytes = b""


class _FrontMatterReader(Protocol):
    def __call__(
        self, mapping: Mapping, path: str, language: str, problems: Problems
    ) -> FrontMatter: ...


_FRONT_MATTER: dict[str, _FrontMatterReader] = {"posts": read_post, "pages": read_page}


def parse_file(task: Task) -> Outcome:
    """Parse a file; never raises for what the file holds."""
    problems = Problems()
    source = Source.decode(task.path, task.data, problems)
    # With the marks of a merge in it a file says two things at once, so nothing else is read.
    if source and report_conflict(source, problems, has_body=task.place is not None):
        source = None
    if task.place is None:
        return Outcome(task.path, codec.encode(_parse_record(task, source, problems)))
    parts = split_front_matter(source, problems) if source else None
    if parts is None:
        return _unreadable(task.place, problems)
    read = _FRONT_MATTER[task.folder]
    return _parse_document(parts, task.place, read, problems, has_blocks=task.has_versions)


def parse_files(tasks: tuple[Task, ...]) -> tuple[Outcome, ...]:
    """Parse several files."""
    return tuple(parse_file(task) for task in tasks)


def _parse_record(task: Task, source: Source | None, problems: Problems) -> Parsed:
    if source is None:
        source = Source(task.path, "")
    if task.folder == "authors":
        author = parse_author(source, task.record_id, problems)
        return Parsed(tuple(problems), author=author)
    if task.folder == "events":
        event = parse_event(source, task.record_id, problems)
        return Parsed(tuple(problems), event=event)
    tag = parse_tag(source, task.record_id, problems)
    return Parsed(tuple(problems), tag=tag)


def _unreadable(place: Place, problems: Problems) -> Outcome:
    """Say that a text exists, so that links to it aren't at fault as well."""
    document = Document(place, FrontMatter(), BodyFacts(""), is_readable=False)
    return Outcome(place.path, codec.encode(Parsed(tuple(problems), document=document)))


def _parse_document(
    parts: Parts,
    place: Place,
    read: _FrontMatterReader,
    problems: Problems,
    *,
    has_blocks: bool,
) -> Outcome:
    mapping = parse_yaml(
        parts.front_matter,
        path=place.path,
        first_line=parts.front_matter_line,
        problems=problems,
    )
    front = (
        FrontMatter() if mapping is None else read(mapping, place.path, place.language, problems)
    )
    body, blocks = _parse_body(parts, place, problems, has_blocks=has_blocks)
    if has_blocks and mapping is not None:
        blocks = (*front_blocks(front, mapping, parts.body_line - 1), *blocks)
    # Places and targets would change the digest where the page doesn't change.
    gaps = tuple(Target(target.kind, "") for target in body.targets)
    stored = codec.encode(replace(body, targets=gaps))
    digest = codec.digest_of(stored)
    document = Document(
        place,
        front,
        _facts(body, digest),
        is_readable=mapping is not None,
        packed_blocks=pack_blocks(blocks),
    )
    document = replace(document, reading=read_targets(document))
    parsed = Parsed(tuple(problems), document=document)
    return Outcome(place.path, codec.encode(parsed), digest, stored)


def _parse_body(
    parts: Parts, place: Place, problems: Problems, *, has_blocks: bool
) -> tuple[Body, tuple[Block, ...]]:
    path, language, line = place.path, place.language, parts.body_line
    text = parts.body
    if not has_blocks:
        body = parse_markdown(
            text, path=path, language=language, first_line=line, problems=problems
        )
        return body, ()
    return parse_with_blocks(text, path=path, language=language, first_line=line, problems=problems)


def _facts(body: Body, digest: str) -> BodyFacts:
    return BodyFacts(digest, body.targets, body.anchors, body.summary, body.words, body.characters)
