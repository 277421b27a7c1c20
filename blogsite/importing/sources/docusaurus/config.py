"""What the settings of a Docusaurus site say, read by patterns: they are a program, which is never run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMES = tuple(f"docusaurus.config.{ending}" for ending in ("js", "ts", "mjs", "cjs", "mts", "cts"))
_COMMENT = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|//[^\n]*|/\*.{0,20000}?\*/""",
    re.DOTALL,
)
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
    """What is known of a site."""

    title: str = ""
    tagline: str = ""
    url: str = ""
    base: str = "/"
    language: str = ""
    static: tuple[str, ...] = ("static",)
    blogs: tuple[BlogConfig, ...] = ()

    @property
    def path(self) -> str:
        """The path of the site, without a slash at its end."""
        path = self.base.strip("/")
        return f"/{path}" if path else ""

    @property
    def whole_url(self) -> str:
        """The site's web address with its path; empty where it isn't said."""
        return f"{self.url}{self.path}/" if self.url and self.path else self.url


def read_config(source: str) -> SiteConfig:
    """Read the settings; what isn't plainly written has its usual value."""
    text = _COMMENT.sub(lambda found: found[1] or "", source)
    i18n = next(_objects(_I18N, text), "")
    return SiteConfig(
        title=_top(text, "title"),
        tagline=_top(text, "tagline"),
        url=_top(text, "url").rstrip("/"),
        base=_top(text, "baseUrl") or "/",
        language=_said(i18n, "defaultLocale"),
        static=_list(text, "staticDirectories") or ("static",),
        blogs=tuple(_blogs(text)),
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


def _top(text: str, key: str) -> str:
    """Return a text of the outermost object: the key that is set in least, of these the first."""
    pattern = re.compile(
        rf"^(?P<indent>[ \t]*)[\"']?{key}[\"']?\s*:\s*(?:(?P<quote>[\"'`])(?P<value>[^\n$]{{0,300}}?)(?P=quote)"
        r"|process\.env\.[\w.]+\s*(?:\|\||\?\?)\s*(?P<other>[\"'`])(?P<or>[^\"'`\n$]{1,300})(?P=other))\s*,?\s*$",
        re.MULTILINE,
    )
    found = min(pattern.finditer(text), key=lambda each: len(each["indent"]), default=None)
    if found is None:
        return ""
    return re.sub(r"\\(.)", r"\1", found["value"] or found["or"] or "").strip()


def _list(text: str, key: str) -> tuple[str, ...]:
    found = re.search(rf"\b{key}\s*:\s*\[([^\[\]]{{0,2000}})\]", text)
    return tuple(re.findall(r"[\"'`]([^\"'`\n]{1,300})[\"'`]", found[1])) if found else ()
