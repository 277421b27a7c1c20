"""The examples of the CommonMark specification.

The specification's licence (CC-BY-SA) keeps it out of this repository. The tests read the
`spec.txt` of the npm package `commonmark-spec`, 0.31.2, from `node_modules`, or from the file
that the environment's COMMONMARK_SPEC names, and are skipped where there is neither.
"""

import html
import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html as lxml_html

from blogsite.markdown import fill_gaps

ROOT = Path(__file__).parents[2]
SPEC = Path(os.environ.get("COMMONMARK_SPEC", ROOT / "node_modules/commonmark-spec/spec.txt"))
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)

RAW = "raw HTML is sanitised, and completed as a browser completes it"
DIFFERENT = {
    RAW: {
        *(148, 149, 150, 156, 157, 158, 160, 163, 170, 171, 172, 173, 174, 175, 176, 178, 180, 187),
        *(190, 191, 201, 344, 475, 476, 477, 491, 494, 524, 536),
        *(613, 614, 615, 616, 617, 629, 630, 631, 642, 643),
    },
    "an image alone with a title is a figure": {572, 573, 576, 577, 584, 585, 586, 588, 589, 591},
    "an address has a host that can be": {346},
    "addresses of other schemes are removed": {596, 598, 599, 601},
}


def read_examples():
    if not SPEC.is_file():
        reason = "no CommonMark specification: npm install commonmark-spec, or set COMMONMARK_SPEC"
        return [pytest.param(0, "", "", marks=pytest.mark.skip(reason=reason))]
    found = EXAMPLE.findall(SPEC.read_text(encoding="utf-8").replace("→", "\t"))
    return [pytest.param(number, *texts, id=str(number)) for number, texts in enumerate(found, 1)]


def canonical(text):
    """Reduce HTML to what the specification is about.

    Left out: white space between blocks; the levels, ids and anchors of headings; what is put
    around or onto code, tables and images; classes; the escapes of an address.
    """
    tree = lxml_html.fragment_fromstring(f".{text}", create_parent="main")
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.get("class") == "anchor":
            element.drop_tree()
        elif element.tag == "span" or element.get("class") == "highlight":
            element.drop_tag()
    for element in tree.iter():
        reduce_element(element)
    return re.sub(
        r"\s*(</?(?:main|p|li|ul|ol|blockquote|h|pre|hr)\b[^>]*>)\s*",
        r"\1",
        lxml_html.tostring(tree, encoding="unicode"),
    )


def reduce_element(element):
    if re.fullmatch("h[1-6]", element.tag):
        element.tag = "h"
    for name in set(element.attrib) - {"href", "src", "alt", "title", "start"}:
        del element.attrib[name]
    for name in {"href", "src"} & set(element.attrib):
        element.attrib[name] = unquote(element.attrib[name])


@pytest.mark.parametrize(("number", "written", "expected"), read_examples())
def test_example(parse, number, written, expected):
    """An example gives what the specification says, but for those that are listed with a reason."""
    body = parse(written).body
    ours = fill_gaps(body.html, [html.escape(target.value) for target in body.targets])
    same = canonical(ours) == canonical(expected)
    different = any(number in numbers for numbers in DIFFERENT.values())
    assert same is not different, f"{canonical(ours)!r} != {canonical(expected)!r}"
