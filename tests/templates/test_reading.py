"""What templates name in vain is found, and nothing else."""

import pytest

from blogsite.templates.check import read_theme
from blogsite.theme import Theme, ThemeFile

_BASE = "<title>{{ title }}</title>{% block head %}{% endblock %}{% block main %}{% endblock %}"
_PARTS = """\
{% macro card(post, level=2) %}<h{{ level }}>{{ post.title }}</h{{ level }}>{% endmacro %}
{% macro own() %}{{ card(caller()) }}{% endmacro %}
"""


def faults(post: str, **more: str) -> list[str]:
    """Return the rules broken by the template of posts, each with its line, and its column if known."""
    texts = {"base.html": _BASE, "parts.html": _PARTS, "post.html": post, **more}
    templates = {
        name: (ThemeFile("site", f"themes/mine/templates/{name}", ""), text)
        for name, text in texts.items()
    }
    theme = Theme(templates, {}, {}, {})
    found = read_theme(theme, ["site.css"])
    return sorted({f"{each.line}:{each.column} {each.rule}" for each in found})


_CHILD = '{% extends "base.html" %}{% set title = page.title %}'


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }}{{ page['title'] }}{{ page.authors[0].name }}{{ page.tags[:2][0].url }}",
        "{% for author in page.authors if author.url %}{{ loop.index }}{{ author.role }}{% else %}x{% endfor %}",
        "{% for tag in page.tags %}{{ loop.previtem.name }}{% endfor %}",
        "{% if page.image %}{{ page.image.src }}{% elif page.series %}{{ page.series.next.url }}{% endif %}",
        "{% if extra is defined %}{{ extra }}{% endif %}{{ extra | default('') }}{{ page.more | d('') }}",
        "{{ extra if extra is defined else '' }}{% if extra is defined and extra.x %}{% endif %}",
        "{% set name = page.kind %}{{ name.url }}{% set name = page.image %}{{ name.src }}",
        "{% set a, b = page.tags %}{{ a.name }}{% with c = page.kind %}{{ c.name }}{% endwith %}",
        "{% set text %}{{ page.title }}{% endset %}{{ text }}",
        "{% set all = namespace(links=[]) %}{% set all.links = all.links + [1] %}{{ all.links }}",
        "{% macro m(a) %}{{ a }}{{ caller() }}{{ varargs }}{{ kwargs }}{% endmacro %}{% call m(1) %}{% endcall %}",
        "{% call(x) range() %}{{ x }}{% endcall %}",
        '{% import "parts.html" as parts %}{{ parts.card(page) }}',
        '{% from "parts.html" import card as c, own %}{{ c(page, level=3) }}{{ once(c, page) }}{{ c(*[1]) }}',
        "{% include ['nothing.html', 'parts.html'] %}{% include 'no.html' ignore missing %}",
        "{% set which = 'parts.html' %}{% include which %}{% import which as p %}{{ p.anything }}",
        "{{ (page.body | headings)[0].text }}{{ page.tags | map(attribute='name') | join }}",
        "{{ page.tags | selectattr('url', 'equalto', '') | list | first }}{{ page.date.year }}",
        "{{ asset('site.css') }}{{ asset(page.title) }}{{ _('x %(a)s', a=page.title) }}",
        "{% trans name=page.title %}Hello {{ name }}{% endtrans %}{{ page.title.upper() | e }}",
        "{% filter upper %}{{ page.title }}{% endfilter %}{% autoescape true %}{{ page }}{% endautoescape %}",
    ],
)
def test_what_is_there_is_no_fault(text: str) -> None:
    """Whatever Jinja allows and the view has is passed over, in loops, branches and macros."""
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ titel }}", ["1:4 unknown-variable"]),
        ("\n{% if false %}{{ titel }}{% endif %}", ["2:18 unknown-variable"]),
        ("{{ page.titel }}{{ page.titel }}", ["1:0 unknown-field"]),
        ("{{ page['titel'] }}", ["1:10 unknown-field"]),
        ("{% for a in page.authors %}{{ a.nam }}{% endfor %}{{ a }}",
         ["1:0 unknown-variable", "1:33 unknown-field"]),
        ("{% for a in page.tags %}{{ loop.idx }}{% endfor %}", ["1:33 unknown-field"]),
        ("{% with x = 1 %}{% endwith %}{{ x }}", ["1:0 unknown-variable"]),
        ("{% set a = page.kind %}{{ a.nme }}", ["1:29 unknown-field"]),
        ("{% macro m(a) %}{{ a.nme }}{% endmacro %}{{ m(page.kind) }}", ["1:22 unknown-field"]),
        ("{% macro m(a) %}{{ b }}{% endmacro %}", ["1:20 unknown-variable"]),
        ('{% from "parts.html" import crad %}', ["1:29 unknown-variable"]),
        ('{% import "parts.html" as p %}{{ p.crad(1) }}', ["1:36 unknown-field"]),
        ('{% from "parts.html" import card %}{{ card(page.kind) }}{{ card(1, 2, 3) }}',
         ["1:0 unknown-argument", "1:54 unknown-field"]),
        ('{% from "parts.html" import card %}{{ card(page, x=1) }}', ["1:50 unknown-argument"]),
        ("{% include 'no.html' %}", ["1:13 unknown-template"]),
        ("{% extends 'no.html' %}{{ anything }}", ["1:13 unknown-template"]),
        ("{{ page.title | no }}", ["1:17 unknown-filter"]),
        ("{{ 1 is no }}{{ page.tags | map('no') | list }}", ["1:0 unknown-filter"]),
        ("{{ page.tags | map(attribute='nme') | list }}", ["1:31 unknown-field"]),
        ("{{ asset('no.css') }}", ["1:11 unknown-asset"]),
        ("{{ property('no') }}", ["1:14 unknown-property"]),
        ("{% if %}", ["1:0 template"]),
        ('{% extends "post.html" %}', ["1:13 template"]),
        ('{% extends "base.html" %}', ["1:0 unknown-variable"]),
        (_CHILD + "{% block mian %}{% endblock %}", ["1:63 unknown-block"]),
        (_CHILD + "{% block main %}{{ titel }}{% endblock %}", ["1:73 unknown-variable"]),
        (_CHILD + "{% block main %}{% block new %}{{ page.x }}{% endblock %}{% endblock %}",
         ["1:93 unknown-field"]),
        (_CHILD + "{% block main %}{% block new %}{{ super() }}{% endblock %}{% endblock %}",
         ["1:88 unknown-block"]),
    ],
)  # fmt: skip
def test_what_is_not_there_is_found(text: str, found: list[str]) -> None:
    """Each name that leads nowhere is an error with its line, and its column where that is certain."""
    assert faults(text) == found


def test_blocks_that_are_not_shown_are_not_read() -> None:
    """A block that another one takes the place of may name what is nowhere."""
    base = "{% block main %}{{ never }}{% endblock %}"
    child = '{% extends "base.html" %}{% block main %}x{% endblock %}'
    assert faults(child, **{"base.html": base}) == []
    shown = child.replace("x{%", "{{ super() }}{%")
    assert faults(shown, **{"base.html": base}) == ["1:20 unknown-variable"]


def test_included_templates_see_what_is_around_them() -> None:
    """A part that is included sees variables and loops of its place, with their types."""
    part = "{{ page.title }}{{ tag.name }}{{ tag.nme }}"
    text = "{% for tag in page.tags %}{% include 'part.html' %}{% endfor %}"
    assert faults(text, **{"part.html": part}) == ["1:38 unknown-field"]


def test_imported_macros_see_no_page() -> None:
    """A macro of another template has no `page`, as Jinja gives it none."""
    parts = "{% macro m() %}{{ page.title }}{% endmacro %}"
    text = '{% from "m.html" import m %}{{ m() }}'
    assert faults(text, **{"m.html": parts}) == ["1:19 unknown-variable"]
    text = '{% from "m.html" import m with context %}{{ m() }}'
    assert faults(text, **{"m.html": parts}) == []


def test_endless_templates_come_to_an_end() -> None:
    """Templates and macros that go round in circles are read once."""
    a, b = '{% extends "b.html" %}', '{% extends "a.html" %}'
    assert faults("{% include 'post.html' %}{{ page.title }}") == []
    assert faults("{% macro m(a) %}{{ m([a]) }}{% endmacro %}{{ m(1) }}") == []
    assert faults("x", **{"a.html": a, "b.html": b})
    assert faults("x", **{"a.html": "{% import 'a.html' as a %}"}) == []
