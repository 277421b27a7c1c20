"""Compiled templates mean what Jinja's own mean."""

import dataclasses
from collections.abc import Callable

import jinja2
import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from blogsite.i18n import Translations
from blogsite.model.body import Body
from blogsite.render.bodies import Bodies
from blogsite.render.setup import Setup
from blogsite.render.templates import make_environment

PARTS = """
{%- macro pair(first, second='<2>') %}{{ first }}-{{ second }}{% endmacro %}
{%- macro rest(first) %}{{ first }} {{ varargs | join('+') }} {{ kwargs | length }}{% endmacro %}
{%- macro wrap() %}[{{ caller() }}]{% endmacro %}
{%- macro nothing() %}none{% endmacro %}"""

EXPRESSIONS = (
    # Attributes: of a value, of a mapping, of neither.
    "{{ page.name }}",
    "{{ page.inner.name }}",
    "{{ table.name }}",
    "{{ table.items() | list }}",
    "{{ page.gone is defined }}",
    "{{ page.gone | default('none') }}",
    "{{ page['name'] }}",
    "{{ pages | map(attribute='inner.name') | join(',') }}",
    "{{ pages | selectattr('name') | list | length }}",
    "{{ pages | map(attribute='gone', default='none') | join(',') }}",
    "{{ [table] | map(attribute='name') | join(',') }}",
    "{{ 'text'.upper() }}",
    # What is put out: text, markup, numbers, nothing.
    "{{ page.name }}{{ page.name | safe }}{{ 1.5 }}{{ none }}{{ true }}",
    "{% for mark in marks %}{{ mark }}{% endfor %}",
    "{{ 'shown' if not page }}",
    "{{ page.child }}",
    "{% set block %}<b>{{ page.name }}</b>{% endset %}{{ block }}",
    "{% autoescape false %}{{ page.name }}{{ pair(page.name) }}{% endautoescape %}",
    # Calls: by place, by name, with too little, with more, with a block.
    "{{ pair(page.name, '&') }}",
    "{{ pair(page.name) }}",
    "{{ pair(second='b', first='a') }}",
    "{{ pair('a', second='b') }}",
    "{{ rest('a', 'b', 'c', d='d') }}",
    "{{ nothing() }}",
    "{% call wrap() %}{{ page.name }}{% endcall %}",
    "{% for each in pages %}{{ loop.index }}{{ pair(each.name, loop.last) }}{% endfor %}",
    "{% set pairs = namespace(last='') %}{% set pairs.last = pair('x') %}{{ pairs.last }}",
    "{{ seen('page') }}",
    "{% for page in pages %}{{ seen('page') }}{% endfor %}",
    "{{ plain(1) }}{{ stop() is undefined }}",
)
FAULTS = (
    "{{ page.gone }}",
    "{{ page.gone.more }}",
    "{{ gone }}",
    "{{ pair() }}",
    "{{ pair(1, 2, 3) }}",
    "{{ pair(1, third=3) }}",
    "{{ wrap(1) }}",
    "{{ nothing(page) }}",
)


class Text(str):
    """A text of a type of its own."""


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    name: str
    inner: "View | None" = None

    @property
    def child(self) -> str:
        return Text("<i>")


@pass_context
def _seen(context: Context, name: str) -> object:
    return context[name].name


def _stop() -> None:
    raise StopIteration


def _ours() -> Environment:
    bodies = Bodies(lambda _digest: Body(""), str)
    return make_environment(Setup((), (), "", ()), "en", Translations(), bodies)


def _own() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def _render(environment: Environment, expression: str) -> str:
    templates = {"parts": PARTS, "page": _IMPORT + expression}
    environment.loader = jinja2.DictLoader(templates)
    environment.globals |= {"seen": _seen, "plain": lambda value: value + 1, "stop": _stop}
    view = View("<a> & \"b\" 'c'", View("inner"))
    return environment.get_template("page").render(
        page=view, pages=(view, view), table={"name": "of a table"}, marks=list("&<>\"'")
    )


_IMPORT = "{% from 'parts' import pair, rest, wrap, nothing %}"


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_means_what_jinja_means(expression: str) -> None:
    """A template puts out the very text that Jinja by itself makes of it."""
    assert _render(_ours(), expression) == _render(_own(), expression)


def _fault(make: Callable[[], Environment], expression: str) -> tuple[type, str]:
    with pytest.raises((UndefinedError, TypeError)) as caught:
        _render(make(), expression)
    return caught.type, str(caught.value)


@pytest.mark.parametrize("expression", FAULTS)
def test_fails_as_jinja_fails(expression: str) -> None:
    """What is wrong in a template is told in Jinja's words."""
    assert _fault(_ours, expression) == _fault(_own, expression)


def test_markup_is_not_escaped_again() -> None:
    """Markup of a filter stands as it is, and stays markup in a macro."""
    page = _ours().from_string("{% macro same(text) %}{{ text }}{% endmacro %}{{ same(mark) }}")
    assert page.render(mark=Markup("<b>")) == "<b>"
