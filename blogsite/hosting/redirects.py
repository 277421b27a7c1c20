"""Netlify's ``_redirects``: its rules, and what they answer to a request."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from urllib.parse import parse_qsl, quote, quote_plus, unquote_to_bytes

_SPACES = re.compile(r"[ \t\r\f\v]+")
_STATUS = re.compile(r"([2-5][0-9]{2})(!?)")
_LISTS = {"Language": "languages", "Country": "countries", "Role": "roles"}
_CONDITIONS = {**_LISTS, **{name.lower(): to for name, to in _LISTS.items()}, "Cookie": "cookies"}
# These sign what is sent on to another server, and decide nothing.
_SIGNING = {"Sign", "signed"}
_SCHEMES = ("http://", "https://")
_SPLAT = ":splat"
# With a "/" alone behind it, the host doesn't know the splat again.
_BEFORE_SPLAT = re.compile("/:splat(?:/.|$)")
_OK = 200
_REDIRECTS = range(300, 400)
_SEGMENT_SAFE = "!$&'()*+,;=:@"
_URL_SAFE = _SEGMENT_SAFE + "/?#[]%"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a visitor must have or be one of; an empty condition asks for nothing."""

    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of ``_redirects``; ``site`` is the scheme and host of an absolute source."""

    source: str
    target: str
    status: int = 301
    forced: bool = False
    query: tuple[tuple[str, str], ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    site: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the path percent-encoded, the languages as the header has them."""

    path: str
    query: str = ""
    languages: str = ""
    cookies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A redirect to a URL, or with another status the path (or URL) whose content is served."""

    status: int
    target: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where a source has fixed segments and free ones, and the length of what leads its splat."""

    fixed: tuple[int, ...]
    free: tuple[int, ...]
    lead: int | None


@dataclass(frozen=True, slots=True)
class Redirects:
    """Rules, their numbers by what their sources fix, and the folders that splats lead into."""

    rules: tuple[Rule, ...]
    index: Mapping[_Shape, Mapping[tuple[str, ...], Sequence[int]]]
    folders: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Visit:
    """What rules are compared with."""

    request: Request
    path: str
    pieces: Sequence[str]
    parameters: Mapping[str, str]
    language: str
    country: str


def parse_redirects(text: str) -> tuple[Rule, ...]:
    """Return the rules of a file; lines that make no sense are left out, as Netlify does."""
    lines = (_SPACES.split(line.strip()) for line in text.split("\n"))
    rules = (_rule([*takewhile(lambda word: word[:1] != "#", words)]) for words in lines)
    return tuple(rule for rule in rules if rule)


def compile_redirects(rules: tuple[Rule, ...]) -> Redirects:
    """Make rules ready to be searched; those for other hosts never apply to a preview."""
    index: dict[_Shape, dict[tuple[str, ...], list[int]]] = {}
    folders: dict[int, str] = {}
    for number, rule in enumerate(rules):
        shape, fixed = _shape(rule.source)
        if not rule.site:
            index.setdefault(shape, {}).setdefault(fixed, []).append(number)
        if shape.lead is not None and rule.status != _OK:
            folders[number] = canonical_path(_BEFORE_SPLAT.split(rule.target, maxsplit=1)[0])
    return Redirects(rules, index, folders)


def find_answer(
    redirects: Redirects, request: Request, exists: Callable[[str], bool]
) -> Answer | None:
    """Return the first rule's answer; ``exists`` tells whether the site has a file at a path."""
    visit = _visit(request)
    numbers = _numbers(redirects, visit)
    is_file = bool(numbers) and exists(request.path)
    for number in numbers:
        rule, folder = redirects.rules[number], redirects.folders.get(number)
        if is_file and not rule.forced:
            continue
        # The host looks for loops before it looks at conditions, and then asks no other rule.
        if folder and visit.path.startswith(folder) and _applies_again(rule, visit):
            return None
        if _is_met(rule, visit):
            return _answer(rule, visit)
    return None


def matching_rules(redirects: Redirects, request: Request) -> list[int]:
    """Return the numbers of the rules whose sources match a path, whatever else they ask for."""
    return _numbers(redirects, _visit(request))


def target_of(rule: Rule, request: Request) -> str:
    """Return where a rule leads from a path that it matches."""
    return _filled(rule, _visit(request))


def canonical_path(path: str) -> str:
    """Return a path percent-encoded in one way, however it was written."""
    octets = (unquote_to_bytes(each.encode("utf-8", "replace")) for each in path.split("/"))
    return "/".join(quote(each, safe=_SEGMENT_SAFE) for each in octets)


def _rule(words: list[str]) -> Rule | None:
    """Return the rule of a line's words: ``from [query] [to] [status] [conditions]``."""
    site, source = _split_source(words[0] if words else "")
    query, target, options = _directed(source, words[1:])
    status = _STATUS.fullmatch(options[0] if options else "301")
    parameters, conditions = _pairs(query), _conditions(options[1:])
    if not source or not target or not status or parameters is None or conditions is None:
        return None
    pairs, forced = tuple(parameters.items()), bool(status[2])
    return Rule(source, target, int(status[1]), forced, pairs, conditions, site)


def _split_source(word: str) -> tuple[str, str]:
    """Return the site and the path of a source; a path that can't be one is empty."""
    site, path = "", word
    if word.startswith(_SCHEMES):
        scheme, _, rest = word.partition("://")
        host, _, rest = re.split("[?#]", rest, maxsplit=1)[0].partition("/")
        site, path = f"{scheme}://{host.lower()}", f"/{rest}" if host else ""
    return site, path if path[:1] == "/" and not path.startswith("/.netlify") else ""


def _directed(source: str, words: list[str]) -> tuple[list[str], str, list[str]]:
    """Return a line's query, target and options; below ``/*`` a rewrite may lack its target."""
    if source.endswith("/*") and words and words[0][:1] == "2" and _STATUS.fullmatch(words[0]):
        return [], source[:-1] + _SPLAT, words
    for at, word in enumerate(words):
        if word[:1] == "/" or word.startswith(_SCHEMES):
            return words[:at], word, words[at + 1 :]
    return [], "", []


def _pairs(words: list[str]) -> dict[str, str] | None:
    """Return what words like ``key=value`` say, if all of them are such."""
    parts = [word.partition("=") for word in words]
    return {key: value for key, _, value in parts} if all(k and v for k, _, v in parts) else None


def _conditions(words: list[str]) -> Conditions | None:
    """Return the conditions of a rule, or nothing where no visitor could meet them."""
    pairs = _pairs(words)
    if pairs is None:
        return None
    lists: dict[str, tuple[str, ...]] = {}
    for key in pairs.keys() - _SIGNING:
        wanted = tuple(value for value in pairs[key].split(",") if value)
        if key not in _CONDITIONS or not wanted:
            return None
        lists[_CONDITIONS[key]] = wanted
    return Conditions(**lists)


def _segments(source: str) -> tuple[list[str], str | None]:
    """Return a source's segments, and where it ends in a splat what stands before the ``*``."""
    segments = source.rstrip("/").split("/")[1:]
    has_splat = bool(segments) and segments[-1].endswith("*")
    return (segments[:-1], segments[-1][:-1]) if has_splat else (segments, None)


def _is_placeholder(word: str) -> bool:
    return word[:1] == ":" and len(word) > 1


def _shape(source: str) -> tuple[_Shape, tuple[str, ...]]:
    """Return a source's shape, and the texts that are fixed in it."""
    segments, lead = _segments(source)
    free = tuple(at for at, word in enumerate(segments) if _is_placeholder(word))
    fixed = tuple(at for at, word in enumerate(segments) if not _is_placeholder(word))
    words = [segments[at] for at in fixed] + ([] if lead is None else [lead])
    texts = tuple(map(canonical_path, words))
    return _Shape(fixed, free, None if lead is None else len(texts[-1])), texts


def _visit(request: Request) -> _Visit:
    path = canonical_path(request.path)
    # A name without "=" is no parameter to the host.
    named = "&".join(part for part in request.query.split("&") if "=" in part)
    parameters = dict(parse_qsl(named, keep_blank_values=True))
    first = re.split("[,;]", request.languages, maxsplit=1)[0].strip()
    language = (request.cookies.get("nf_lang") or first).lower()
    country = request.cookies.get("nf_country", "").lower()
    return _Visit(request, path, path[1:].split("/"), parameters, language, country)


def _texts(shape: _Shape, pieces: Sequence[str]) -> tuple[str, ...] | None:
    """Return what a path has where sources of a shape are fixed, if it can match one."""
    count = len(pieces) if pieces[-1] else len(pieces) - 1
    length = len(shape.fixed) + len(shape.free)
    fits = count == length if shape.lead is None else count >= length
    if not fits or not all(pieces[at] for at in shape.free):
        return None
    texts = tuple(pieces[at] for at in shape.fixed)
    return texts if shape.lead is None else (*texts, "/".join(pieces[length:])[: shape.lead])


def _numbers(redirects: Redirects, visit: _Visit) -> list[int]:
    return sorted(_matching(redirects, visit))


def _matching(redirects: Redirects, visit: _Visit) -> Iterator[int]:
    """Yield the numbers of the rules whose sources match the path, in no order."""
    for shape, rules in redirects.index.items():
        texts = _texts(shape, visit.pieces)
        yield from () if texts is None else rules.get(texts, ())


def _is_met(rule: Rule, visit: _Visit) -> bool:
    """Tell whether the query and the visitor are as a rule wants; nobody has a role here."""
    wanted = rule.conditions
    languages = {visit.language, visit.language.partition("-")[0]}
    return (
        not wanted.roles
        and all(_agrees(visit.parameters.get(key), value) for key, value in rule.query)
        and (not wanted.languages or any(each.lower() in languages for each in wanted.languages))
        and (not wanted.countries or visit.country in map(str.lower, wanted.countries))
        and (not wanted.cookies or any(visit.request.cookies.get(name) for name in wanted.cookies))
    )


def _agrees(given: str | None, wanted: str) -> bool:
    return given == wanted or (given is not None and _is_placeholder(wanted))


def _filled(rule: Rule, visit: _Visit) -> str:
    """Return a rule's target with what its placeholders stand for; the first of a name counts."""
    segments, lead = _segments(rule.source)
    found: dict[str, str] = {}
    for word, piece in zip(segments, visit.pieces, strict=False):
        if _is_placeholder(word):
            found.setdefault(word, piece)
    if lead is not None:
        rest = "/".join(visit.pieces[len(segments) :])[len(canonical_path(lead)) :]
        found.setdefault(_SPLAT, rest.removeprefix("/") if lead else rest)
    for key, value in rule.query:
        if _is_placeholder(value):
            found.setdefault(value, quote_plus(visit.parameters.get(key, ""), errors="replace"))
    # One pass, so that nothing a visitor writes is taken for a placeholder.
    names = "|".join(map(re.escape, found)) or "(?!)"
    return re.sub(names, lambda name: found[name[0]], rule.target)


def _applies_again(rule: Rule, visit: _Visit) -> bool:
    shape, texts = _shape(rule.source)
    return _texts(shape, canonical_path(_filled(rule, visit))[1:].split("/")) == texts


def _answer(rule: Rule, visit: _Visit) -> Answer | None:
    """Return the answer of a rule that applies, unless it leads to the request itself."""
    address, sharp, fragment = _filled(rule, visit).partition("#")
    path, _, query = address.partition("?")
    if rule.status not in _REDIRECTS and not path.startswith(_SCHEMES):
        return Answer(rule.status, quote(path, safe=_URL_SAFE, errors="replace"))
    query = query or visit.request.query
    if canonical_path(path) == visit.path and query == visit.request.query:
        return None
    whole = path + (f"?{query}" if query else "") + sharp + fragment
    return Answer(rule.status, quote(whole, safe=_URL_SAFE, errors="replace"))
