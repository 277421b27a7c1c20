"""Answers requests for the site as the host would: redirects, files, headers, the page for errors."""

import mimetypes
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from blogsite import hosting
from blogsite.codec import digest_of
from blogsite.serve.additions import CLIENT, EVENTS, add_nearest, add_script, empty_page, nearest
from blogsite.serve.files import Files
from blogsite.serve.preview import Preview
from blogsite.site.urls import encode_path

_OK = 200
_NOT_FOUND = 404
# Bytes up to which a file is read at once.
_SMALL = 4 << 20
_REDIRECTS = range(300, 400)
# What has its content in its name never changes.
_FINGERPRINT = re.compile(r"/assets/[^/]+\.[0-9a-f]{10}\.[a-z0-9]+\Z")
_FOREVER = "max-age=31536000, immutable"
_POLICY = "content-security-policy"

# The types of the standard library alone: those of the machine differ from one to the next.
_TYPES = mimetypes.MimeTypes()
for _type, _ending in (
    ("image/avif", ".avif"),
    ("image/webp", ".webp"),
    ("font/woff2", ".woff2"),
    ("application/manifest+json", ".webmanifest"),
    ("text/yaml", ".yaml"),
    ("text/yaml", ".yml"),
):
    _TYPES.add_type(_type, _ending)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The host's rules as the build with this number wrote them."""

    number: int
    redirects: hosting.Redirects
    headers: tuple[hosting.HeaderRule, ...]


class Site:
    """The site in an output folder, as the host would serve it."""

    def __init__(self, folder: Path, preview: Preview) -> None:
        self._folder = folder
        self._preview = preview
        self._rules: _Rules | None = None

    async def answer(self, request: Request) -> Response:
        """Answer a request for a page or a file."""
        path = request.scope["raw_path"].decode("ascii", "replace")
        early = self._preview.early
        if early is not None and path in dict(early.files):
            return Response(dict(early.files)[path], media_type="text/css; charset=utf-8")
        files = Files(self._folder, self._preview.report.base_path)
        given = hosting.find_answer(self._current().redirects, _asked(request, path), files.exists)
        if given is None:
            return self._file(request, path, files)
        if given.status in _REDIRECTS:
            return RedirectResponse(given.target, given.status)
        if not given.target.startswith("/"):
            return _elsewhere(given.target)
        file = files.find(given.target.partition("?")[0])
        if file is None:
            return self._missing(request, path, files)
        return self._send(request, path, file, given.status)

    def _file(self, request: Request, path: str, files: Files) -> Response:
        file = files.find(path)
        if file is not None:
            return self._send(request, path, file, _OK)
        if files.is_folder(path):
            query = request.scope["query_string"].decode("ascii", "replace")
            return RedirectResponse(f"{path}/" + (f"?{query}" if query else ""), 301)
        if path == "/" and files.base_path != "/":
            return RedirectResponse(files.base_path, 302)
        return self._missing(request, path, files)

    def _missing(self, request: Request, path: str, files: Files) -> Response:
        file = files.find(f"{files.base_path}404.html")
        if file is None:
            return self._respond(request, path, empty_page(self._preview.report), _NOT_FOUND)
        return self._send(request, path, file, _NOT_FOUND)

    def _send(self, request: Request, path: str, file: Path, status: int) -> Response:
        """Send a file: a page to a reader with what the preview adds, all else as it is."""
        kind = _media_type(file)
        try:
            if kind.startswith("text/html") and "text/html" in request.headers.get("accept", ""):
                return self._respond(request, path, file.read_bytes(), status)
            found = file.stat()
            if found.st_size > _SMALL or "range" in request.headers:
                headers = dict(self._headers(path, ""))
                return FileResponse(file, status, headers, kind, stat_result=found)
            return self._whole(request, path, file.read_bytes(), status, kind)
        except FileNotFoundError:  # a build has just removed it
            return PlainTextResponse("It is gone.\n", _NOT_FOUND)

    def _whole(self, request: Request, path: str, data: bytes, status: int, kind: str) -> Response:
        """Send a file that a build may replace at any moment: read at once, it is one or the other."""
        headers = dict(self._headers(path, ""))
        headers["etag"] = f'"{digest_of(data)}"'
        kind = headers.pop("content-type", kind)
        if status == _OK and request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(data, status, headers, kind)

    def _respond(self, request: Request, path: str, page: bytes, status: int) -> Response:
        report, nonce = self._preview.report, secrets.token_urlsafe(16)
        if status == _NOT_FOUND:
            page = add_nearest(page, path, self._nearest(path))
        headers = dict(self._headers(path, nonce, str(request.base_url)))
        kind = headers.pop("content-type", "text/html; charset=utf-8")
        return Response(
            add_script(page, self._preview.run, report.number, nonce), status, headers, kind
        )

    def _nearest(self, path: str) -> list[str]:
        """Return the URLs that come nearest to one that leads nowhere."""
        base = self._preview.report.base_path
        found = nearest(path, self._preview.pages)
        return [base + encode_path(page.removesuffix("index.html")) for page in found]

    def _headers(self, path: str, nonce: str, origin: str = "") -> Iterator[tuple[str, str]]:
        """Yield the headers of the site's own file, but not those that would hide the next edit."""
        for name, text in hosting.headers_for(self._current().headers, path):
            # Headers are bytes, which Starlette takes for Latin-1.
            value = text.encode().decode("latin-1")
            if name.lower() == _POLICY and nonce:
                own = origin.rstrip("/")
                yield _POLICY, hosting.allow(value, own + CLIENT, own + EVENTS, nonce)
            elif name.lower() != "cache-control":
                yield name.lower(), value
        yield "cache-control", _FOREVER if _FINGERPRINT.search(path) else "no-cache"

    def _current(self) -> _Rules:
        number = self._preview.report.number
        if self._rules is None or self._rules.number != number:
            redirects = hosting.parse_redirects(self._text("_redirects"))
            headers = hosting.parse_headers(self._text("_headers"))
            self._rules = _Rules(number, hosting.compile_redirects(redirects), headers)
        return self._rules

    def _text(self, name: str) -> str:
        try:
            return (self._folder / name).read_text("utf-8", "replace")
        except OSError:
            return ""


def _asked(request: Request, path: str) -> hosting.Request:
    return hosting.Request(
        path=path,
        query=request.scope["query_string"].decode("ascii", "replace"),
        languages=request.headers.get("accept-language", ""),
        cookies=_cookies(request.headers.get("cookie", "")),
    )


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _media_type(file: Path) -> str:
    kind = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in {"application/xml", "application/json"}
    return f"{kind}; charset=utf-8" if is_text else kind


def _elsewhere(target: str) -> Response:
    said = f"The host would answer with what {target} says; the preview asks no other server.\n"
    return PlainTextResponse(said, 502)
