"""Settings of the check in `site.yaml`."""

from collections.abc import Callable

import pytest

from blogsite.model.checks import CheckConfig, Editorial, Level, Member, Quota

from ..fields.read import Read  # noqa: TID252  (tests are no installed package)

Config = Callable[..., Read]


def test_no_settings(config: Config) -> None:
    """A site that says nothing has the levels of the rules and no rules of its own."""
    assert config("").value.check == CheckConfig((), Editorial())


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("off", Level.OFF),
        ("false", Level.OFF),
        ("no", Level.OFF),
        ('"off"', Level.OFF),
        ("warning", Level.WARNING),
        ("Error", Level.ERROR),
    ],
)
def test_levels(config: Config, written: str, level: Level) -> None:
    """A rule is off, a warning or an error, whatever YAML calls `off`; its place is kept."""
    found = config(f"check:\n  rules: {{no-tags: {written}}}\n")
    (given,) = found.value.check.levels
    assert found.said == []
    assert (given.rule.id, given.rule.line, given.rule.column, given.level) == (
        *("no-tags", 2, 11),
        level,
    )


def test_editorial_rules(config: Config) -> None:
    """Quotas, members with their level and sites, and words are read as they are written."""
    found = config(
        "check:\n  editorial:\n    kinds: [guest-post]\n    posts_a_year: {gold: 4, silver: 2}\n"
        "    members:\n      Name Inc: {level: gold, sites: [Example.org]}\n      Other: {}\n"
        "    own_links: 1\n    sales_words: [free trial]\n"
    )
    assert found.said == []
    assert found.value.check.editorial == Editorial(
        kinds=("guest-post",),
        members=(Member("Name Inc", "gold", ("example.org",)), Member("Other", "", ())),
        quotas=(Quota("gold", 4), Quota("silver", 2)),
        own_links=1,
        sales_words=("free trial",),
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("check: {rules: {no-tags: loud}}", "wrong-value"),
        ("check: {rules: {no-tags: [off]}}", "wrong-value"),
        ("check: {rules: [no-tags]}", "wrong-value"),
        ("check: [off]", "wrong-value"),
        ("check: {rule: {no-tags: off}}", "unknown-key"),
        ("check: {editorial: {words: [a]}}", "unknown-key"),
        ("check: {editorial: {posts_a_year: {gold: many}}}", "wrong-value"),
        ("check: {editorial: {posts_a_year: {gold: -1}}}", "wrong-value"),
        ("check: {editorial: {own_links: some}}", "wrong-value"),
        ("check: {editorial: {members: {A: {level: gold}}}}", "wrong-value"),
        ("check: {editorial: {members: {A: gold}}}", "wrong-value"),
        ("check: {editorial: {members: {A: {size: 1}}}}", "unknown-key"),
    ],
)
def test_faults(config: Config, text: str, rule: str) -> None:
    """What can't be is an error with a place, and the rest is read."""
    found = config(text)
    assert rule in {each.rule for each in found.problems}
    assert all(each.line and each.column for each in found.problems)
