"""The bytes that stand for views in keys."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from blogsite import codec
from blogsite.publish.seals import Seals
from blogsite.views.pages import HomeView
from blogsite.views.parts import Card, Frame, Head, Link

FRAME = Frame("The archive", "", "en", "en", "ltr", "/", (), (), ())
KIND = Link("Article", "/articles/")


def _card(title: str) -> Card:
    return Card(title, f"/{title}/", "en", dt.date(2026, 1, 2), KIND, "", (), (KIND,), 3)


def _home() -> HomeView:
    cards = (_card("one"), _card("two"))
    head = Head("https://example.org/", "https://example.org/")
    return HomeView(FRAME, head, (), cards, (KIND,), (), (), featured=cards[0])


CHANGED = [
    ("frame", replace(FRAME, title="Another")),
    ("head", Head("https://example.org/", "https://example.org/", "described")),
    ("posts", (_card("one"), _card("three"))),
    ("posts", (_card("two"), _card("one"))),
    ("posts", (_card("one"),)),
    ("featured", _card("two")),
    ("featured", None),
    ("kinds", ()),
]


@pytest.mark.parametrize(("name", "value"), CHANGED)
def test_each_field_counts(name: str, value: object) -> None:
    """A view that differs in anything, in a part that others share too, has bytes of its own."""
    seals = Seals()
    assert seals.sealed(_home()) != seals.sealed(replace(_home(), **{name: value}))


def test_values_count_and_not_objects() -> None:
    """Equal views have the same bytes, in one build and in two, whatever was asked for before."""
    seals, others = Seals(), Seals()
    others.sealed(replace(_home(), posts=(_card("else"),)))
    assert seals.sealed(_home()) == seals.sealed(_home()) == others.sealed(_home())


def test_parts_that_are_gone_are_no_others() -> None:
    """A part takes no digest of one that was let go before it was made, though at its address."""
    seals = Seals()
    made = {seals.sealed(replace(_home(), posts=(_card(str(at)),))) for at in range(100)}
    assert len(made) == 100


def test_what_is_uncertain_is_refused() -> None:
    """A view with a type that has no certain bytes has no key."""

    @dataclass(frozen=True)
    class _Loose:
        frame: Frame
        things: list[str]

    with pytest.raises(codec.UncertainTypeError):
        Seals().sealed(_Loose(FRAME, []))
