"""What the settings of a Docusaurus site say, read by patterns: they are a program, which is never run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMES = tuple(f"docusaurus.config.{ending}" for ending in ("js", "ts", "mjs", "cjs", "mts", "cts"))
_STRING = re.compile(
    r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""", re.DOTALL
)
_COMMENT = re.compile(rf"({_STRING.pattern})|//[^\n]*|/\*.{{0,20000}}?\*/", re.DOTALL)
_TOKEN = re.compile(
    rf"(?P<text>{_STRING.pattern})|(?P<bracket>[{{}}()\[\]])|(?<![\w.$])(?P<key>[A-Za-z]+)(?![\w$])",
    re.DOTALL,
)
# What follows a key: a text, a name, or either in place of a variable that isn't set; or anything.
_VALUE = re.compile(
    r"\s*:(?:\s*process\.env\.\w+\s*(?:\|\||\?\?))?"
    rf"(?:\s*(?:(?P<text>{_STRING.pattern})|(?P<name>[A-Za-z_]\w*))[ \t]*(?:as const[ \t]*)?(?=[,}}\n]|\Z))?",
    re.DOTALL,
)
_SETTINGS = ("title", "tagline", "url", "baseUrl")
_BLOG = re.compile(r"\bblog\s*:\s*(?=\{)")
_PLUGIN = re.compile(r"plugin-content-blog[\"'`]\s*\)?\s*,\s*(?=\{)")
_I18N = re.compile(r"\bi18n\s*:\s*(?=\{)")
_LONGEST = 40_000
_DEFAULT = "blog"


@dataclass(frozen=True, slots=True)
class BlogConfig:
    """One blog: where its posts are, below the site's folder, and which part of the URLs it has."""

    key: str = ""
    path: str = _DEFAULT
    route: str = _DEFAULT
    authors: tuple[str, ...] = ("authors.yml", "authors.yaml", "authors.json")
    tags: tuple[str, ...] = ("tags.yml", "tags.yaml")


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """What is known of a site; ``unread`` are settings that are no plain texts, with their lines."""

    title: str = ""
    tagline: str = ""
    url: str = ""
    base: str = "/"
    language: str = ""
    static: tuple[str, ...] = ("static",)
    blogs: tuple[BlogConfig, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    file: str = ""

    @property
    def path(self) -> str:
        """The path of the site, without a slash at its end."""
        path = self.base.strip("/")
        return f"/{path}" if path else ""

    @property
    def whole_url(self) -> str:
        """The site's web address with its path; empty where it isn't said."""
        return f"{self.url}{self.path}/" if self.url and self.path else self.url


def read_config(source: str, file: str = "") -> SiteConfig:
    """Read the settings; what isn't plainly written has its usual value."""
    text = _COMMENT.sub(lambda found: found[1] or "\n" * found[0].count("\n"), source)
    outermost = {key: (value, line) for key, value, line in _outermost(text)}
    said = {key: value for key, (value, _) in outermost.items()}
    # These two are on every site, so they are somewhere.
    lines = {"url": 0, "baseUrl": 0} | {key: line for key, (_, line) in outermost.items()}
    i18n = next(_objects(_I18N, text), "")
    return SiteConfig(
        title=said.get("title", ""),
        tagline=said.get("tagline", ""),
        url=said.get("url", "").rstrip("/"),
        base=said.get("baseUrl") or "/",
        language=_said(i18n, "defaultLocale"),
        static=_list(text, "staticDirectories") or ("static",),
        blogs=tuple(_blogs(text)),
        unread=tuple((key, line) for key, line in lines.items() if not said.get(key)),
        file=file,
    )


def _blogs(text: str) -> Iterator[BlogConfig]:
    for pattern in (_BLOG, _PLUGIN):
        for options in _objects(pattern, text):
            path = _said(options, "path") or _DEFAULT
            authors, tags = _said(options, "authorsMapPath"), _said(options, "tags")
            route = re.search(r"\brouteBasePath\s*:\s*([\"'`])([^\"'`\n]{0,200})\1", options)
            yield BlogConfig(
                _said(options, "id").replace("default", ""),
                path.removeprefix("./").strip("/"),
                route[2].strip("/") if route else _DEFAULT,
                *([(authors,)] if authors else []),
                **({"tags": (tags,)} if tags else {}),
            )


def _objects(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield what stands in the braces behind each place that a pattern finds."""
    for found in pattern.finditer(text):
        depth = 0
        for brace in re.finditer(r"[{}]", text[found.end() : found.end() + _LONGEST]):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                yield text[found.end() : found.end() + brace.end()]
                break


def _said(text: str, key: str) -> str:
    found = re.search(rf"\b{key}\s*:\s*([\"'`])([^\"'`\n$]{{1,300}})\1", text)
    return found[2].strip() if found else ""


def _outermost(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the settings of the outermost object that has them: key, text and line.

    A text that isn't plainly written is empty.
    """
    found: dict[str, tuple[int, str, int]] = {}
    depth = 0
    for token in _TOKEN.finditer(text):
        if bracket := token["bracket"]:
            depth += 1 if bracket in "{[(" else -1
            continue
        key = token["key"] or token["text"][1:-1]
        if key not in _SETTINGS or not (after := _VALUE.match(text, token.end())):
            continue
        if key not in found or depth < found[key][0]:
            line = text.count("\n", 0, token.start()) + 1
            found[key] = depth, _plain(after, text), line
    yield from ((key, value, line) for key, (_, value, line) in found.items())


def _plain(found: re.Match[str], text: str) -> str:
    """Return a text that is written as such, or as the name of one."""
    written = found["text"] or ""
    if name := found["name"]:
        constant = re.search(rf"\b(?:const|let|var)\s+{name}\s*=\s*({_STRING.pattern})", text)
        written = constant[1] if constant else ""
    if written.startswith("`") and "${" in written:
        return ""
    return re.sub(r"\\(.)", r"\1", written[1:-1]).strip()


def _list(text: str, key: str) -> tuple[str, ...]:
    found = re.search(rf"\b{key}\s*:\s*\[([^\[\]]{{0,2000}})\]", text)
    return tuple(re.findall(r"[\"'`]([^\"'`\n]{1,300})[\"'`]", found[1])) if found else ()
