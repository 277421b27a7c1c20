"""What `once` promises to theme authors."""

import datetime as dt
import typing

import pytest
from jinja2 import Environment, UndefinedError

from blogsite.i18n import Translations
from blogsite.model.body import Body
from blogsite.render.bodies import Bodies
from blogsite.render.once import Once
from blogsite.render.setup import Setup, Template
from blogsite.render.templates import make_environment
from blogsite.views.parts import Link

PARTS = """
{% macro name(link) %}<a href="{{ link.url }}">{{ link.name }}</a>{% endmacro %}
{% macro kind(value) %}{{ value is string }} {{ value is number }}{% endmacro %}
{% macro text(value) %}{{ value }}{% endmacro %}
"""


def _no_body(digest: str) -> Body:
    raise LookupError(digest)


def _environment(template: str) -> Environment:
    templates = (Template("parts.html", "", PARTS), Template("page.html", "", template))
    words = Translations()

    return make_environment(
        Setup(templates, (), "", ()), "en", words, Bodies(_no_body, words.gettext)
    )


def _render(template: str, **values: object) -> str:
    return (
        _environment('{% import "parts.html" as parts %}' + template)
        .get_template("page.html")
        .render(**values)
    )


def test_equal_values_share_their_markup() -> None:
    """A macro is called once for equal values, also where these are distinct objects."""
    template = '{% from "parts.html" import name %}{{ once(name, link) }}'
    page = _environment(template).get_template("page.html")
    once = typing.cast(Once, page.environment.globals["once"])
    name = page.environment.get_template("parts.html").module.name  # type: ignore[attr-defined]
    assert once(name, Link("A", "/a/")) is once(name, Link("A", "/a/"))
    assert page.render(link=Link("A", "/a/")) == '<a href="/a/">A</a>'


def test_other_values_have_their_own_markup() -> None:
    """What one value looks like is never shown for another."""
    html = _render(
        "{{ once(parts.name, a) }}{{ once(parts.name, b) }}", a=Link("A", "/"), b=Link("B", "/")
    )
    assert html == '<a href="/">A</a><a href="/">B</a>'


@pytest.mark.parametrize(
    ("first", "second"), [(1, True), (dt.date(2019, 5, 20), "2019-05-20"), (0, "0")]
)
def test_types_count(first: object, second: object) -> None:
    """Values that compare equal, or are written alike, are apart where their types are."""
    template = "{{ once(parts.kind, value) }}"
    once_each = "".join(_render(template, value=value) for value in (first, second))
    assert (
        _render(template.replace("value", "a") + template.replace("value", "b"), a=first, b=second)
        == once_each
    )


def test_markup_stays_markup_and_text_stays_text() -> None:
    """Text is escaped even where equal markup was shown before, and the other way round."""
    template = "{{ once(parts.text, mark | safe) }}{{ once(parts.text, mark) }}"
    assert _render(template, mark="<b>") == "<b>&lt;b&gt;"


def test_macro_of_a_page_sees_each_page() -> None:
    """A macro that a page defines itself may look at the page, so pages don't share it."""
    page = _environment("{% macro here() %}{{ page }}{% endmacro %}{{ once(here) }}").get_template(
        "page.html"
    )
    assert [page.render(page=name) for name in "ab"] == ["a", "b"]


def test_undefined_value_is_named() -> None:
    """A name that doesn't exist is an error, as anywhere in a template."""
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        _render("{{ once(parts.text, nothing) }}")


def test_refuses_what_is_no_value() -> None:
    """Only what has certain bytes can be told apart from something else."""
    with pytest.raises(TypeError, match="values of the view"):
        _render("{{ once(parts.text, parts.text) }}")
