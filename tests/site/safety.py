"""Looks for what no published file may hold, whatever the posts say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree, html

from .pages import Page, xml_of

FORBIDDEN_ELEMENTS = frozenset(
    [
        "applet",
        "base",
        "button",
        "dialog",
        "embed",
        "fieldset",
        "form",
        "frame",
        "frameset",
        "iframe",
        "marquee",
        "math",
        "noembed",
        "noscript",
        "object",
        "plaintext",
        "portal",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "xmp",
    ]
)
# In a page's head, where the theme writes; a post's words never get there as markup.
HEAD_ONLY = frozenset({"link", "meta", "title"})
FORBIDDEN_ATTRIBUTES = frozenset(
    [
        "action",
        "background",
        "cite",
        "data",
        "dynsrc",
        "formaction",
        "http-equiv",
        "longdesc",
        "manifest",
        "ping",
        "poster",
        "srcdoc",
        "srcset",
        "style",
        "target",
        "usemap",
        "xlink:href",
        "xmlns",
    ]
)
SCHEMES = frozenset({"", "http", "https", "mailto"})
REDIRECT = re.compile(r"/[!-~]* /[!-~]* (?:301|404|302! Language=[a-z-]+)\Z")
# What a formula may be made of; its attributes are numbers, sizes and words such as "true".
FORMULA = frozenset(
    [
        "math",
        "menclose",
        "mfrac",
        "mi",
        "mmultiscripts",
        "mn",
        "mo",
        "mover",
        "mpadded",
        "mphantom",
        "mprescripts",
        "mroot",
        "mrow",
        "mspace",
        "msqrt",
        "mstyle",
        "msub",
        "msubsup",
        "msup",
        "mtable",
        "mtd",
        "mtext",
        "mtr",
        "munder",
        "munderover",
    ]
)
OWN_SCRIPT = re.compile(
    r"(?:/\w+)?/assets/(?:language|players|reading|search|search-key)\.[0-9a-f]{10}\.js\Z"
)
# What WHATWG's URL parser skips before it looks for a scheme.
_SKIPPED = re.compile(r"[\t\n\r]|\A[\x00-\x20]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def faults(files: dict[str, bytes]) -> list[str]:
    """List what is wrong with published files, each with its path."""
    return [f"{path}: {fault}" for path, data in files.items() for fault in _of_file(path, data)]


def _of_file(path: str, data: bytes) -> Iterator[str]:
    if ".." in path.split("/") or path.startswith("/") or "\\" in path:
        yield "the path leads elsewhere"
    if path.endswith(".html"):
        yield from _of_page(Page(path, data))
    elif path.endswith(".xml"):
        yield from _of_feed(data)
    elif path.endswith("feed.json"):
        for item in json.loads(data)["items"]:
            yield from _of_fragment(item["content_html"])
    elif path == "_redirects":
        lines = data.decode().splitlines()[1:]
        yield from (f"odd rule {line!r}" for line in lines if not REDIRECT.match(line))
    elif path == "_headers":
        yield from _of_headers(data.decode())


def _of_headers(text: str) -> Iterator[str]:
    """Look for anything that a post might have added to the headers of the site."""
    policies = re.findall(r"^  Content-Security-Policy: (.*)$", text, re.MULTILINE)
    if len(policies) != 1 or "script-src 'self';" not in policies[0]:
        yield f"the policies {policies}"
    if re.search("unsafe|sha256|http:", text):
        yield "the policy lets something in"


def _of_page(page: Page) -> Iterator[str]:
    text = page.data.decode()
    if found := _CONTROLS.search(text):
        yield f"the character U+{ord(found[0]):04X}"
    for name in ("title", "h1", "main"):
        if len(page.tree.xpath(f"//*[local-name()='{name}'][not(ancestor::svg)]")) != 1:
            yield f"not one `{name}`"
    yield from _of_tree(page.tree)
    for element in page.tree.xpath("//body//*"):
        if element.tag in HEAD_ONLY:
            yield f"`{element.tag}` in the body"


def _of_feed(data: bytes) -> Iterator[str]:
    atom = "{http://www.w3.org/2005/Atom}"
    for element in xml_of(data).iter(f"{atom}content", f"{atom}summary", f"{atom}title"):
        if element.get("type") == "html":
            yield from _of_fragment(element.text or "")
        elif len(element):
            yield f"markup in `{element.tag}`"


def _of_fragment(text: str) -> Iterator[str]:
    yield from _of_tree(html.fragment_fromstring(text, create_parent="div"))


def _of_tree(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        name = str(element.tag)
        if name == "script":
            yield from _of_script(element)
        if name == "math":
            yield from _of_formula(element)
        elif name in FORBIDDEN_ELEMENTS and not _is_icon(element):
            yield f"the element `{name}`"
        for attribute, value in element.items():
            yield from _of_attribute(name, attribute, value)


def _is_icon(element: html.HtmlElement) -> bool:
    """Whether it is one of the theme's signs in the header, where no post has a word."""
    above = [str(each.tag) for each in element.iterancestors()]
    is_in_header = above[-3:] == ["header", "body", "html"] and "main" not in above
    is_sign = dict(element.items()).items() >= {"class": "icon", "aria-hidden": "true"}.items()
    inner = {str(each.tag) for each in element.iterdescendants()}
    return element.tag == "svg" and is_in_header and is_sign and inner <= {"circle", "path"}


def _of_formula(element: html.HtmlElement) -> Iterator[str]:
    parent = element.getparent()
    if parent is None or parent.get("class", "").split()[:1] != ["math"]:
        yield "the element `math` outside of a formula's"
    for part in element.iter(etree.Element):
        if part.tag not in FORMULA:
            yield f"the element `{part.tag}` in a formula"
        for attribute, value in part.items():
            if attribute != "alttext" and not re.fullmatch(r"[\w.%+ -]{1,60}", value):
                yield f"`{attribute}` of `{part.tag}` is {value!r}"


def _of_script(element: html.HtmlElement) -> Iterator[str]:
    attributes = dict(element.items())
    # The words of its buttons come with it, in the page's language.
    bare = {name for name in attributes if not name.startswith("data-")}
    if bare == {"src", "defer"} and OWN_SCRIPT.match(attributes["src"]):
        return
    if attributes != {"type": "application/ld+json"}:
        yield f"a script: {element.text!r}"
    elif "<" in (element.text or ""):
        yield "markup in structured data"
    else:
        json.loads(element.text or "")


def _of_attribute(element: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in FORBIDDEN_ATTRIBUTES:
        yield f"`{name}` of `{element}`"
    if name in {"href", "src"}:
        scheme = urlsplit(_SKIPPED.sub("", value)).scheme
        if scheme not in SCHEMES or "javascript" in value.lower():
            yield f"`{name}` of `{element}` is {value!r}"
