"""Reads the part of ``content/site.yaml`` that is for `blogsite check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogsite.model.checks import CheckConfig, Editorial, Level, Member, Quota, RuleLevel

if TYPE_CHECKING:
    from blogsite.fields import Fields

_MANY = 10_000
# Those who know YAML as other programs read it write `off` and mean `false`, or the reverse.
_LEVELS = {
    "off": Level.OFF,
    "false": Level.OFF,
    "no": Level.OFF,
    "warning": Level.WARNING,
    "error": Level.ERROR,
}


def read_checks(fields: Fields) -> CheckConfig:
    """Return the settings below the key ``check``."""
    record = fields.fields("check")
    if record is None:
        return CheckConfig()
    levels = _levels(record)
    editorial = _editorial(record)
    record.finish()
    return CheckConfig(levels, editorial)


def _levels(fields: Fields) -> tuple[RuleLevel, ...]:
    rules = fields.fields("rules")
    if rules is None:
        return ()
    levels = []
    for rule in rules.keys():  # noqa: SIM118  (not a dict: keys with places)
        written = rules.text(rule.id)
        level = _LEVELS.get(written.lower())
        if level is None:
            place = rules.place(rule.id)
            message = f"`{written}` is no level of a rule"
            rules.error("wrong-value", message, place, "write `off`, `warning` or `error`")
        else:
            levels.append(RuleLevel(rule, level))
    return tuple(levels)


def _editorial(fields: Fields) -> Editorial:
    record = fields.fields("editorial")
    if record is None:
        return Editorial()
    quotas = _quotas(record)
    editorial = Editorial(
        kinds=tuple(ref.id for ref in record.refs("kinds")),
        members=_members(record, {quota.level for quota in quotas}),
        quotas=quotas,
        own_links=record.integer("own_links", 0, 0, _MANY) if "own_links" in record else None,
        sales_words=tuple(ref.id for ref in record.refs("sales_words")),
    )
    record.finish()
    return editorial


def _quotas(fields: Fields) -> tuple[Quota, ...]:
    record = fields.fields("posts_a_year")
    if record is None:
        return ()
    names = [key.id for key in record.keys()]  # noqa: SIM118  (see above)
    return tuple(Quota(name, record.integer(name, _MANY, 0, _MANY)) for name in names)


def _members(fields: Fields, levels: set[str]) -> tuple[Member, ...]:
    listed = fields.fields("members")
    if listed is None:
        return ()
    members = []
    for key in listed.keys():  # noqa: SIM118  (see above)
        record = listed.fields(key.id)
        if record is None:
            continue
        level = record.text("level")
        if level and level not in levels:
            known = ", ".join(f"`{each}`" for each in sorted(levels)) or "none"
            message = f"`posts_a_year` has no level `{level}`"
            record.error("wrong-value", message, record.place("level"), f"known: {known}")
        sites = tuple(ref.id.lower() for ref in record.refs("sites"))
        members.append(Member(key.id, level, sites))
        record.finish()
    return tuple(members)
