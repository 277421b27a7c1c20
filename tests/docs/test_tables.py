"""The tables of documents hold what the program reads and writes, no more and no less."""

import ast
import dataclasses
import importlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from blogsite.i18n import Translations
from blogsite.importing.sources.wordpress import fields
from blogsite.model.body import Body
from blogsite.render.bodies import Bodies
from blogsite.render.setup import Setup
from blogsite.render.templates import make_environment
from blogsite.review.model import Review, Text
from blogsite.templates.reference import write_reference

from .conftest import Run
from .documents import ROOT, code_words, tables, words_of_column

# A site in which every mapping has a key that nobody reads: the program answers with those it does.
_UNKNOWN = {
    "content/site.yaml": (
        "q: 1\nlanguages: [{tag: en, q: 1}]\n"
        "theme: {name: mine, q: 1,\n  logo: {file: a.svg, q: 1}}\n"
        "kinds: {post: {q: 1}}\ncards: {q: 1}\nmenu: [{name: a, url: /blog/, q: 1}]\n"
        "check: {q: 1}\nredirects: [{from: /a/, to: /blog/, q: 1}]\n"
    ),
    "content/posts/post.md": (
        "---\ntitle: A\ndate: 2019-06-24\nq: 1\nauthors: [{id: a, q: 1}]\n"
        "translators: [{id: a, q: 1}]\nupdates: [{date: 2019-06-25, note: b, q: 1}]\n"
        "image: {src: https://example.org/a.png, alt: a, q: 1}\n"
        "organization: {name: a, q: 1}\nfacts: [{value: a, label: b, q: 1}]\n"
        "links: [{name: a, url: 'https://example.org/', q: 1}]\n"
        "originally_published: {site: a, q: 1}\ntranslation: {q: 1}\n---\n"
    ),
    "content/pages/about.md": "---\ntitle: A\nq: 1\n---\n",
    "content/authors/a.yaml": "name: A\nq: 1\n",
    "content/events/e.yaml": "name: E\nstart: 2019-06-24\nq: 1\n",
    "content/tags/t.yaml": "name: T\nq: 1\n",
    "themes/mine/theme.yaml": (
        "extends: default\nq: 1\nproperties:\n  accent: {default: red, q: 1}\n"
    ),
}


@pytest.fixture
def known_keys(site: Path, run: Run) -> dict[str, set[str]]:
    """Return the keys that the program says it knows, by what has them."""
    for path, text in _UNKNOWN.items():
        target = site / "../unknown" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    found = json.loads(run("blogsite build --root ../unknown --format json").stdout)["diagnostics"]
    known = {}
    for each in found:
        if each["rule"] == "unknown-key":
            lines = (site / "../unknown" / each["path"]).read_text(encoding="utf-8").splitlines()
            line = lines[each["line"] - 1]
            owner = "" if line.startswith("q:") else line.partition(":")[0] + "."
            if line.startswith(" "):
                above = next(text for text in lines[each["line"] - 2 :: -1] if text[0] != " ")
                owner = f"{above.partition(':')[0]}.{owner.strip()}"
            known[f"{each['path']}:{owner}"] = set(code_words(each["hint"]))
    return known


def _flat(known: dict[str, set[str]], path: str) -> set[str]:
    return {
        owner.partition(":")[2] + key
        for owner, keys in known.items()
        if owner.startswith(path + ":")
        for key in keys
    }


@pytest.mark.parametrize(
    ("path", "document", "heading"),
    [
        ("content/posts/post.md", "docs/editors.md", "Front matter"),
        ("content/pages/about.md", "docs/editors.md", "Plain pages"),
        ("content/site.yaml", "docs/maintainers.md", "site.yaml"),
        ("themes/mine/theme.yaml", "docs/theming.md", "A theme of your own"),
    ],
)
def test_documented_keys_are_those_that_are_read(
    known_keys: dict[str, set[str]], path: str, document: str, heading: str
) -> None:
    """The table of a file's keys has each key that the program reads, and no other."""
    documented = words_of_column(document, heading, "key")
    known = _flat(known_keys, path)
    known = {key.replace("properties.accent", "properties.<name>") for key in known}
    if path.startswith("content/pages"):
        known = {key for key in known if not key.startswith("translation.")}
    assert sorted(documented) == sorted(known)


def test_documented_keys_of_registries_are_those_that_are_read(
    known_keys: dict[str, set[str]],
) -> None:
    """The tables of authors, events and tags have each key that the program reads, and no other."""
    found = [
        {word for row in table.rows for word in code_words(row[0])}
        for table in tables("docs/maintainers.md")
        if table.heading == "Authors, events and tags"
    ]
    files = ("content/authors/a.yaml", "content/events/e.yaml", "content/tags/t.yaml")
    assert found == [_flat(known_keys, path) for path in files]


def test_documented_report_is_what_the_program_prints(site: Path, run: Run) -> None:
    """The tables of the JSON report have its keys and those of its diagnostics, in their order."""
    (site / "content/odd.txt").write_text("", encoding="utf-8")
    report = json.loads(run("blogsite build --format json").stdout)
    documented = words_of_column("docs/maintainers.md", "Reports for programs", "key")
    assert documented == [*report, *report["diagnostics"][0]]


_NAMES_A_RULE = {
    "error",
    "warning",
    "_fault",
    "_FaultError",
    "_report",
    "_warn",
    "Diagnostic",
    "Fault",
}
_RULE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def _rules_of(source: str) -> Iterator[str]:
    """Yield the rules that a module names: single words given to what records a fault."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_RULE":
            yield ast.literal_eval(node.value)
        if not isinstance(node, ast.Call) or _name(node.func) not in _NAMES_A_RULE:
            continue
        for argument in node.args:
            if isinstance(argument, ast.JoinedStr) and ast.unparse(argument).startswith("f'unkn"):
                yield from (f"unknown-{what}" for what in _looked_up(tree))
            elif isinstance(argument, ast.Constant) and _RULE.fullmatch(str(argument.value)):
                yield str(argument.value)


def _looked_up(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "_find":
            yield from (str(each.value) for each in node.args if isinstance(each, ast.Constant))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_documented_rules_are_those_of_diagnostics() -> None:
    """The table of rules names each rule of a diagnostic once, and no other."""
    modules = (ROOT / "blogsite").rglob("*.py")
    rules = {rule for module in modules for rule in _rules_of(module.read_text(encoding="utf-8"))}
    assert words_of_column("docs/maintainers.md", "Rules", "rule") == sorted(rules)


def test_the_reference_of_themes_is_made_of_their_types() -> None:
    """What templates see, blocks and properties are documented as the program has them."""
    document = (ROOT / "docs/theming.md").read_text(encoding="utf-8")
    assert write_reference(document) == document
    assert {each.head[0] for each in tables("docs/theming.md")} >= {
        "property",
        "template",
        "type",
    }


def test_documented_filters_and_functions_are_those_of_templates() -> None:
    """The tables of filters and functions have those that templates get besides Jinja's own."""
    bodies = Bodies(lambda _digest: Body(""), str)
    environment = make_environment(Setup((), (), "", ()), "en", Translations(), bodies)
    heading = "Filters and functions"
    filters = words_of_column("docs/theming.md", heading, "filter")
    calls = words_of_column("docs/theming.md", heading, "function")
    assert set(filters) == environment.filters.keys() - Environment().filters.keys()
    functions = environment.globals.keys() - Environment().globals.keys()
    assert {call.partition("(")[0] for call in calls} == functions


def test_documented_options_of_the_preview_are_those_of_the_command() -> None:
    """The table of options has each one of `blogsite serve`, and no other."""
    command = importlib.import_module("blogsite.cli.serve").command
    options = {option for each in command.params for option in each.opts}
    assert set(words_of_column("docs/preview.md", "The preview", "option")) == options


def test_documented_options_of_the_formatter_are_those_of_the_command() -> None:
    """The table of options has each one of `blogsite fmt`, and no other."""
    command = importlib.import_module("blogsite.cli.fmt").command
    options = {option for each in command.params for option in each.opts if option != "paths"}
    assert set(words_of_column("docs/editors.md", "Formatting", "option")) == options


def test_documented_options_of_reviews_are_those_of_the_command() -> None:
    """The table of options has each one of `blogsite review`, and no other."""
    command = importlib.import_module("blogsite.cli.review").command
    options = {option for each in command.params for option in each.opts}
    assert set(words_of_column("docs/reviewing.md", "Options", "option")) == options


def test_documented_options_for_translators_are_those_of_the_commands() -> None:
    """The table of options has each one of `blogsite translations`, and no other."""
    command = importlib.import_module("blogsite.cli.translations").command
    documented = {
        (option, name)
        for table in tables("docs/translators.md")
        if table.head[:2] == ("option", "of")
        for row in table.rows
        for option in code_words(row[0])
        for name in code_words(row[1]) or command.commands
    }
    options = {
        (option, name)
        for name, each in command.commands.items()
        for param in each.params
        for option in param.opts
        if option.startswith("--")
    }
    assert documented == options


@pytest.mark.parametrize(
    ("line", "head"),
    [("status zh-CN", "key of a text"), ("diff about zh-CN", "key of a comparison")],
)
def test_documented_keys_for_translators_are_those_of_the_json(
    site: Path, run: Run, line: str, head: str
) -> None:
    """The tables of the JSON for translators have its keys, and no other."""
    found = json.loads(run(f"blogsite translations {line} --format json --root {site}").stdout)
    documented = [
        word
        for table in tables("docs/translators.md")
        if table.head[0] == head
        for row in table.rows
        for word in code_words(row[0])
    ]
    assert sorted(documented) == sorted(found[0] if isinstance(found, list) else found)


def test_documented_keys_of_reviews_are_those_of_the_json() -> None:
    """The tables of the JSON of a review have its keys and those of its texts."""
    keys = words_of_column("docs/reviewing.md", "JSON", "key")
    assert set(keys) == {field.name for field in dataclasses.fields(Review)}
    keys = words_of_column("docs/reviewing.md", "JSON", "text")
    assert set(keys) == {field.name for field in dataclasses.fields(Text)}


def test_documented_fields_of_wordpress_are_those_that_are_read() -> None:
    """The table of custom fields has each one that a post's front matter is made of."""
    documented = words_of_column("docs/importing.md", "WordPress", "fields")
    groups = (
        fields.GUEST_AUTHOR, fields.EXTERNAL_URL, fields.CANONICAL, fields.EXTERNAL_SITE,
        fields.DESCRIPTION, fields.LONG_TITLE, fields.LANGUAGE, fields.TRANSLATION_GROUP,
    )  # fmt: skip
    assert documented == [name for group in groups for name in group]


def test_documented_dependencies_are_those_of_the_package() -> None:
    """The tables of dependencies have each one of `pyproject.toml`, and no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = re.compile(r"[\w-]+")
    for heading, listed in (
        ("Runtime", project["dependencies"]),
        ("Social cards", project["optional-dependencies"]["cards"]),
        ("Search", project["optional-dependencies"]["search"]),
        ("Tests", project["optional-dependencies"]["test"]),
    ):
        documented = words_of_column("docs/dependencies.md", heading, "package")
        assert documented == [found[0] for each in listed if (found := name.match(each))]
