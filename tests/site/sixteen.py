"""A site in all languages of the interface: the demo site, with translations made by hand.

`fifteen/` has for each language the words of a site and a translation of one post. A second post,
made of these, has what the layout of a text must bear.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import Any

import yaml

from blogsite.i18n.pseudo import disguise

from .folders import REPOSITORY, copy_site, write_files

WORDS = Path(__file__).parent / "fifteen"
# English is the default; the pseudo-locale is the sixteenth.
TAGS = ("zh-CN", "zh-TW", "ja", "ko", "fr", "de", "es", "pt-BR", "it", "ru", "uk", "hi", "ar", "he")
PSEUDO = "en-XA"
RIGHT_TO_LEFT = ("ar", "he")
SAMPLE = "cncf-openness-guidelines"
LAYOUT = "layout"
_POSTS = "content/posts/2019/"
_FRONT = {
    "date": "2019-06-12",
    "updated": "2019-06-20",
    "kind": "event-recap",
    "authors": ["cncf", "lei-zhang", "fei-guo"],
    "tags": ["governance", "security", "service-mesh"],
    "events": ["kubecon-cloudnativecon-europe-2019"],
    "series": "open-work",
    "updates": [{"date": "2019-06-20", "note": "Kubernetes 1.15"}],
    "organization": {"name": "Example Inc.", "industry": "Kubernetes", "location": "San Francisco"},
    "facts": [
        {"value": "5%", "label": "Kubernetes"},
        {"value": "1,234,567,890", "label": "KubeCon + CloudNativeCon Europe 2019"},
        {"value": "2.66 million", "label": "Linkerd"},
    ],
    "links": [{"name": "Kubernetes Blog", "url": "https://example.org/post/"}],
    "originally_published": {"site": "Kubernetes Blog", "url": "https://example.org/post/"},
}
_TEXT = Template("""\
$lead

## $first (Kubernetes 1.14)

$lead `kubectl get pods --all-namespaces -o wide` **$first**, *$second*[^note].

```python {linenums=true hl_lines=[2]}
def first(names: list[str]) -> str:
    return sorted(names, key=str.casefold)[0]  # a line that is longer than a phone is wide
```

| $first | $second | Kubernetes | Prometheus | Linkerd |
| --- | :-: | ---: | --- | --- |
| $second | $first | 1,234 | `v1.14.0-beta.1` | Linkerd 2.3 |

> $lead

## $second

1. $first
2. $second
   - [x] $first
   - [ ] $second

> [!WARNING]
> <https://example.org/an/address/that/is/longer/than/a/phone/is/wide/and/has/no/break/at/all>

??? tip "$first"
    $lead

$second[^note]

## Linkerd

<span lang="en">KubeCon + CloudNativeCon!</span> (<em lang="he">שלום KubeCon!</em>)

[^note]: $first: [$second]($folder/cncf-openness-guidelines.md)
""")


def make_fifteen(root: Path) -> Path:
    """Write the site below a folder; return it."""
    copy_site(REPOSITORY, root)
    content = root / "content"
    for path in (*content.rglob("*.zh-CN.md"), content / "urls.lock"):
        path.unlink()
    words = {tag: _words(tag) for tag in TAGS} | {PSEUDO: _pseudo_words()}
    settings = content / "site.yaml"
    settings.write_text(_dump(_settings(yaml.safe_load(settings.read_text("utf-8")), words)))
    for path in sorted((content / "tags").glob("*.yaml")):
        names = {tag: each["tags"].get(path.stem) for tag, each in words.items()}
        named = {**yaml.safe_load(path.read_text("utf-8")), "names": _without_gaps(names)}
        path.write_text(_dump(named))
    return write_files(root, _texts(words))


def _words(tag: str) -> dict[str, Any]:
    known: dict[str, Any] = yaml.safe_load((WORDS / f"{tag}.yaml").read_text("utf-8"))
    return {**known, "post": (WORDS / f"{tag}.md").read_text("utf-8")}


def _pseudo_words() -> dict[str, Any]:
    """Return the words of the demo site as the pseudo-locale has them."""
    settings = yaml.safe_load((REPOSITORY / "content" / "site.yaml").read_text("utf-8"))
    return {
        "name": disguise("English"),
        "title": disguise(settings["title"]["en"]),
        "description": disguise(settings["description"]["en"]),
        "kinds": {
            kind: {each: disguise(known[each]["en"]) for each in ("name", "plural")}
            for kind, known in settings["kinds"].items()
        },
        "menu": [disguise(item["name"]["en"]) for item in settings["menu"]],
        "tags": {tag: disguise(tag) for tag in ("governance", "security", "service-mesh")},
        "post": _pseudo_post(_sample()),
    }


def _pseudo_post(text: str) -> str:
    """Return a post with title and headings in the pseudo-locale."""
    title = re.sub(r'(?m)^title: "(.*)"$', lambda each: f'title: "{disguise(each[1])}"', text)
    head, mark, rest = title.partition("summary:")
    body = re.sub(r"(?m)^## (.*)$", lambda each: f"## {disguise(each[1])}", rest)
    return head.split("date:")[0] + mark + body


def _sample() -> str:
    return (REPOSITORY / _POSTS / f"{SAMPLE}.md").read_text("utf-8")


def _settings(settings: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """Return the demo site's settings, with names in all languages."""

    def named(own: Any, *path: str | int) -> dict[str, str]:
        names = {"en": own["en"]}
        for tag, value in words.items():
            for step in path:
                value = value[step]  # noqa: PLW2901
            names[tag] = value
        return names

    listed = [{"tag": tag, "name": each["name"]} for tag, each in words.items()]
    return {
        **settings,
        "languages": [{"tag": "en", "name": "English"}, *listed],
        "paginate": 1,
        "coverage_page": True,
        "title": named(settings["title"], "title"),
        "description": named(settings["description"], "description"),
        "kinds": {
            kind: {
                **known,
                "name": named(known["name"], "kinds", kind, "name"),
                "plural": named(known["plural"], "kinds", kind, "plural"),
            }
            for kind, known in settings["kinds"].items()
        },
        "menu": [
            {"name": named(item["name"], "menu", at), "url": item["url"]}
            for at, item in enumerate(settings["menu"])
        ],
    }


def _texts(words: dict[str, Any]) -> dict[str, str]:
    """Return path to text of the posts and pages."""
    own = _sample().replace("kind: announcement\n", "kind: announcement\nseries: open-work\n")
    files = {
        f"{_POSTS}{SAMPLE}.md": own,
        f"{_POSTS}{LAYOUT}.md": _layout(own, {"title": "Layout", **_FRONT}),
    }
    for tag, each in words.items():
        post = each["post"]
        (title,) = re.findall(r"(?m)^title: *(.*)$", post)
        title = yaml.safe_load(title)
        front = {"title": f"{title} (Kubernetes 1.14)", "translators": ["lei-zhang", "fei-guo"]}
        files[f"{_POSTS}{SAMPLE}.{tag}.md"] = post
        files[f"{_POSTS}{LAYOUT}.{tag}.md"] = _layout(post, front)
        about = _layout(post, {"title": each["menu"][-1]}, "../posts/2019")
        files[f"content/pages/about.{tag}.md"] = about
    return files


def _layout(post: str, front: dict[str, Any], folder: str = ".") -> str:
    """Return a text of all that the layout must bear, in the words of a post."""
    body = post.split("\n---\n", 1)[1]
    first, second = re.findall(r"(?m)^## (.*?)(?: *\{.*\})?$", body)[:2]
    space = "" if re.search("[\u3041-\u9fff]", body) else " "
    lead = space.join(body.strip().split("\n\n", 1)[0].split("\n"))
    text = _TEXT.substitute(lead=lead, first=first, second=second, folder=folder)
    return f"---\n{_dump(front)}---\n\n{text}"


def _without_gaps(names: dict[str, Any]) -> dict[str, str]:
    return {tag: name for tag, name in names.items() if name}


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
