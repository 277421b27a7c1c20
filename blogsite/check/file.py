"""Checks a file by itself; runs in processes."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite import codec
from blogsite.check.characters import LETTER_RULES, Letters
from blogsite.check.lines import Lines
from blogsite.check.model import Checked, Finding, Key, WebLink
from blogsite.check.reading import Reading, read_tokens
from blogsite.check.switches import switches_in_body, switches_in_yaml
from blogsite.check.text_rules import TEXT_RULES, TextFile, alt_fault
from blogsite.diagnostics import Problems
from blogsite.fields import Parts, Source, parse_yaml, split_front_matter
from blogsite.fields.nodes import Mapping, Node, Scalar
from blogsite.format import KEYS, ordered_front_matter
from blogsite.markdown.engine import parse_tokens
from blogsite.markdown.limits import MAX_CPU, TooSlowError, cpu_limit, within_limits
from blogsite.model.characters import UNPRINTABLE
from blogsite.model.urls import is_web_url

_MOST_FINDINGS = 500


@dataclass(frozen=True, slots=True)
class CheckTask:
    """A file to check; ``has_body`` where it is Markdown. ``sales_words`` are the site's own."""

    path: str
    language: str
    has_body: bool
    sales_words: tuple[str, ...]
    data: bytes


def check_files(tasks: tuple[CheckTask, ...]) -> tuple[bytes, ...]:
    """Check several files; each result is an encoded ``Checked``."""
    return tuple(codec.encode(check_file(task)) for task in tasks)


def check_file(task: CheckTask) -> Checked:
    """Check a file; what is beyond reading is the build's to report."""
    problems = Problems()
    source = Source.decode(task.path, task.data, problems)
    if source is None:
        return Checked()
    lines = Lines(source.text)
    if not task.has_body:
        return _check_yaml(task, source, lines)
    parts = split_front_matter(source, problems)
    return _check_text(task, parts, lines) if parts else Checked()


def _check_yaml(task: CheckTask, source: Source, lines: Lines) -> Checked:
    nodes = tuple(_nodes(source.text, task.path, 1))
    letters = Letters(task.path, task.language, lines)
    return Checked(
        findings=tuple(each for rule in LETTER_RULES for each in rule(letters)),
        switches=tuple(switches_in_yaml(lines, 0, len(source.text))),
        links=tuple(_web_links(nodes)),
        keys=tuple(key for key, _ in nodes),
    )


def _check_text(task: CheckTask, parts: Parts, lines: Lines) -> Checked:
    start = len(lines.text) - len(parts.body)
    nodes = tuple(_nodes(parts.front_matter, task.path, parts.front_matter_line))
    reading = _read(parts.body, lines, parts.body_line, task.language)
    text = TextFile(task.path, task.language, lines, reading, task.sales_words)
    letters = Letters(task.path, task.language, lines, reading.code)
    findings = [each for rule in TEXT_RULES for each in rule(text)]
    findings += [each for rule in LETTER_RULES for each in rule(letters)]
    findings += _order(task, parts, nodes)
    findings += _front_image(task, nodes)
    # A report shows fewer, and so many are remembered for each file.
    findings = sorted(findings, key=lambda each: (each.line, each.column))[:_MOST_FINDINGS]
    switches = (
        *switches_in_yaml(lines, 0, start),
        *switches_in_body(lines, reading, start),
    )
    links = (*_web_links(nodes), *_links_of(reading, lines))
    return Checked(tuple(findings), switches, links, tuple(key for key, _ in nodes))


def _order(task: CheckTask, parts: Parts, nodes: tuple[tuple[Key, str], ...]) -> Iterator[Finding]:
    """Find the first key that `blogsite fmt` would put before the one above it."""
    keys = [key for key, _ in nodes if key.name in KEYS]
    late = [
        (key, above)
        for above, key in itertools.pairwise(keys)
        if KEYS.index(key.name) < KEYS.index(above.name)
    ]
    # What the formatter leaves as it is, is none of this rule's business either.
    if late and ordered_front_matter(parts.front_matter) != parts.front_matter:
        key, above = late[0]
        message = f"`{key.name}` comes before `{above.name}` in front matter"
        hint = f"run `blogsite fmt {task.path}`"
        yield Finding(task.path, "front-matter-order", key.line, key.column, message, hint)


def _front_image(task: CheckTask, nodes: tuple[tuple[Key, str], ...]) -> Iterator[Finding]:
    """Find an alternative text in front matter that says nothing; a build wants one there."""
    values = {key.name: (key, value.strip()) for key, value in nodes}
    key, alt = values.get("image.alt", (Key("", 0, 0), ""))
    _, src = values.get("image.src", (key, ""))
    if alt and (fault := alt_fault(alt, src)):
        hint = "say in words what it shows"
        yield Finding(task.path, "image-without-alt", key.line, key.column, fault, hint)


def _read(body: str, lines: Lines, first_line: int, language: str) -> Reading:
    if not within_limits(body, "", first_line, Problems()):
        return Reading()
    # One character for another, so that offsets hold.
    body = UNPRINTABLE.sub("\ufffd", body)
    try:
        with cpu_limit(MAX_CPU):
            tokens, _ = parse_tokens(body)
            return read_tokens(tokens, lines, first_line, language)
    except (RecursionError, TooSlowError):
        return Reading()


def _links_of(reading: Reading, lines: Lines) -> Iterator[WebLink]:
    for link in reading.links:
        if _is_web(link.url):
            yield WebLink(link.url, *lines.place(link.at), is_last=link.is_last)
    for image in reading.images:
        if _is_web(image.src):
            yield WebLink(image.src, *lines.place(image.at))


def _nodes(text: str, path: str, first_line: int) -> Iterator[tuple[Key, str]]:
    """Yield the keys of YAML with their values; those of lists and mappings are empty."""
    mapping = parse_yaml(text, path=path, first_line=first_line, problems=Problems())
    if mapping is not None:
        for key, node in mapping.entries:
            # Faults of a key's value are shown at the key: there is where an editor looks.
            yield from _below(key.value, key, node)


def _below(name: str, at: Node, node: Node) -> Iterator[tuple[Key, str]]:
    if isinstance(node, Scalar):
        yield Key(name, at.line, at.column), node.value
        return
    yield Key(name, at.line, at.column), ""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _below(f"{name}.{key.value}", value, value)
    else:
        for number, item in enumerate(node.items):
            yield from _below(f"{name}.{number}", item, item)


def _web_links(nodes: tuple[tuple[Key, str], ...]) -> Iterator[WebLink]:
    for key, value in nodes:
        if _is_web(value):
            yield WebLink(value, key.line, key.column)


def _is_web(url: str) -> bool:
    # Quicker than taking each value apart; a scheme may be in capitals (RFC 3986, section 3.1).
    return url[:6].lower().startswith(("http:", "https:")) and is_web_url(url)
