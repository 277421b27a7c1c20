"""Texts too large or too deep to be readable cases."""

from __future__ import annotations

MANY = 10_000
LAST = "The last words."

BODIES = {
    "brackets": "[" * MANY,
    "closed brackets": "[" * MANY + "]" * MANY,
    "links": "[a](" * MANY,
    "images": "![" * MANY,
    "stars": "*" * MANY,
    "stars apart": "*a " * MANY,
    "stars and underscores": "*a_ " * MANY,
    "strong": "**a *b " * MANY,
    "tildes": "~~a~" * MANY,
    "quotes": ">" * MANY,
    "quotes apart": "> " * MANY + "x",
    "list": "- " * MANY + "x",
    "ordered list": "1. " * MANY + "x",
    "deep list": "".join(" " * (2 * depth) + "- x\n" for depth in range(1_000)),
    "backticks": "".join("`" * length + " " for length in range(1, 400)),
    "open code": "`a" * MANY,
    "parentheses": "[a](" + "(" * MANY,
    "angles": "<" * MANY,
    "tags": "<b>" * MANY,
    "nested tags": "<div>\n\n" * 2_000,
    "comments": "<!--" * MANY,
    "declarations": "<!A " * MANY + "<?" * MANY,
    "entities": "&amp" * MANY,
    "references": "[a]: b\n" * MANY,
    "unknown references": "[a][b] " * MANY,
    "footnotes": "".join(f"[^{n}]: x\n\n" for n in range(2_000)) + "[^1]" * 2_000,
    "nested footnotes": "^[" * MANY,
    "table": "|" * MANY + "\n" + "|-" * MANY + "\n" + "|x" * MANY,
    "table rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * MANY,
    "definitions": "a\n: b\n\n" * 3_000,
    "admonitions": "".join("    " * depth + "!!! note\n\n" for depth in range(200)),
    "attributes": "{.a}" * MANY,
    "open attributes": "{" * MANY,
    "headings": "# a\n\n" * 3_000,
    "underlines": "a\n-\n" * MANY,
    "fences": "```\n" * MANY,
    "marked lines": "```python {hl_lines=[" + "1," * MANY + "]}\nx\n```",
    "marked range": '```python {hl_lines="1-999999999"}\nx\n```',
    "escapes": "\\" * MANY,
    "addresses": "https://" * MANY,
    "blank lines": "\n" * MANY * 10,
    "spaces": "a" + " " * MANY * 5 + "b",
    "tabs": "\t" * MANY + "x",
    "combining": "e" + "\u0301" * MANY,
    "long word": "x" * 90_000,
}
# Raw HTML that reaches to the end of the post takes the rest along (CommonMark, section 4.6).
TAKES_THE_REST = {"comments", "declarations"}

FRONT_MATTERS = {
    "brackets": "a: " + "[" * 100_000,
    "braces": "a: " + "{" * 100_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "keys": "".join(f"k{n}: 1\n" for n in range(20_000)),
    "same key": "a: 1\n" * 5_000,
    "tags": "tags: [" + ", ".join(f"t{n}" for n in range(300)) + "]\n",
    "long title": "title: " + "x" * 200_000,
    "long slug": "slug: " + "x" * 5_000,
    "long number": "date: " + "9" * 100_000,
    "open quote": 'title: "' + "x\n" * 20_000,
    "block": "title: |\n" + "  x\n" * 50_000,
    "aliases": "aliases: [" + ", ".join(f"/a{n}/" for n in range(3_000)) + "]\n",
    "comment": "#" * 250_000,
    "never closed": "title: x\n" + "a\n" * 300_000,
}


def extreme_posts() -> dict[str, str]:
    """Return name to text of posts whose body or front matter goes beyond all measure."""
    good = "title: Title\ndate: 2019-06-01\n"
    posts = {name: f"---\n{good}---\n\n{text}\n\n{LAST}\n" for name, text in BODIES.items()}
    for name, text in FRONT_MATTERS.items():
        given = {line.partition(":")[0] for line in text[:20].split("\n")}
        rest = "".join(
            line + "\n" for line in good.split("\n") if line.partition(":")[0] not in given
        )
        end = "" if name == "never closed" else "---\n"
        posts[f"front matter {name}"] = f"---\n{text}\n{rest}{end}\nText.\n\n{LAST}\n"
    return posts
