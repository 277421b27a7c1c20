"""The order of letters in lines of both directions, held to a browser's."""

from __future__ import annotations

import random
from typing import Any

import pytest

from blogsite.cards.bidi import levels, visual_order

# Lines of these are what titles are made of: words, numbers, brackets, and signs between them.
_WORDS = (
    "Kubernetes", "K8s", "abc", "مرحبا", "سحابة", "שלום", "ענן", "12", "3.5", "٣٤", "1,000",
    "(", ")", "(K8s)", "(שלום)", "[abc 12]", "(שלום abc)", "(12)", ":", "-", "!", "%", "+", "،", "\"", "«", "»", "&",
)  # fmt: skip
_SCRIPT = """
(cases) => cases.map(([text, dir]) => {
  const line = document.createElement("p");
  line.dir = dir;
  line.style.cssText = "white-space: pre; width: max-content; font: 16px monospace";
  line.textContent = text;
  document.body.append(line);
  const node = line.firstChild, range = document.createRange(), found = [];
  for (let at = 0; at < text.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    found.push([box.left, at, box.width]);
  }
  line.remove();
  return found.filter(each => each[2] > 0).sort((a, b) => a[0] - b[0]).map(each => each[1]);
})
"""


def _seen(text: str, base: int) -> list[int]:
    runs = [(level, [at]) for at, level in enumerate(levels(text, base))]
    return [at for _, found in visual_order(runs) for at in found]


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        ("abc אבג def", 0, "abc גבא def"),
        ("אבג (abc)", 1, "(abc) גבא"),
        ("אבג C++ דה", 1, "הד C++ גבא"),
        ("שנת 2019.", 1, ".2019 תנש"),
        ("abc", 1, "abc"),
    ],
)
def test_lines_that_can_be_read_here(text: str, base: int, seen: str) -> None:
    """Letters stand where readers of the direction look for them; brackets are turned by fonts."""
    turned = str.maketrans("()", ")(") if base else {}
    found = levels(text, base)
    shown = "".join(
        text[at].translate(turned) if found[at] % 2 else text[at] for at in _seen(text, base)
    )
    assert shown == seen


def test_the_order_is_that_of_a_browser(browser: Any) -> None:
    """Lines made by chance are ordered as Chromium does it."""
    chance = random.Random(7)
    lines = [" ".join(chance.choices(_WORDS, k=chance.randint(2, 7))) for _ in range(300)]
    cases = [(line, base) for line in lines for base in (0, 1)]
    page = browser.new_page()
    page.set_content("<!doctype html><body></body>")
    found = page.evaluate(_SCRIPT, [[line, "rtl" if base else "ltr"] for line, base in cases])
    page.close()
    wrong = [
        (line, base)
        for (line, base), order in zip(cases, found, strict=True)
        if [at for at in _seen(line, base) if at in order] != order
    ]
    assert not wrong
