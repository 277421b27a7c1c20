"""Findings made diagnostics: what is turned off goes, the rest gets the level its site wants."""

from collections.abc import Iterable, Iterator, Mapping

from blogsite.check.model import Checked, Finding, Switch
from blogsite.check.rules import EXTERNAL, OF_BUILD, RULES, TIMED
from blogsite.diagnostics import Diagnostic, Severity, did_you_mean
from blogsite.model.checks import Level, RuleLevel
from blogsite.model.config import CONFIG_PATH

_SEVERITIES = {Level.ERROR: Severity.ERROR, Level.WARNING: Severity.WARNING}
_OF_BUILD = frozenset(rule.name for rule in OF_BUILD)


class Levels:
    """The levels of a site's rules, and the switches in its files."""

    def __init__(self, given: Iterable[RuleLevel], checked: Mapping[str, Checked]) -> None:
        self._given = tuple(given)
        self._levels = {rule.name: rule.level for rule in RULES.values()}
        self._levels.update((each.rule.id, each.level) for each in self._given)
        self._switches = {path: each.switches for path, each in checked.items() if each.switches}
        self._used: set[tuple[str, Switch]] = set()
        self._refused: set[tuple[str, Switch]] = set()

    def of_build(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Pass on what the build says; its errors stay what they are."""
        for each in diagnostics:
            if each.severity is Severity.ERROR or each.rule not in _OF_BUILD:
                switch = self._switch(each.path, each.line, each.rule)
                self._refused.update([(each.path, switch)] if switch else ())
                yield each
            elif level := self._level(each.path, each.line, each.rule):
                yield Diagnostic(
                    each.path,
                    each.line,
                    each.column,
                    level,
                    each.rule,
                    each.message,
                    each.hint,
                )

    def of_rules(self, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
        """Pass on what rules found."""
        for each in findings:
            level = self._level(each.path, each.line, each.rule)
            if level:
                at = (each.path, each.line, each.column)
                yield Diagnostic(*at, level, each.rule, each.message, each.hint)

    def _level(self, path: str, line: int, rule: str) -> Severity | None:
        switch = self._switch(path, line, rule)
        if switch:
            self._used.add((path, switch))
            return None
        # What no site can set is an error of the build, foreseen.
        return _SEVERITIES.get(self._levels.get(rule, Level.ERROR))

    def _switch(self, path: str, line: int, rule: str) -> Switch | None:
        for switch in self._switches.get(path, ()):
            if switch.rule == rule and switch.first <= line <= switch.last:
                return switch
        return None

    def useless(self, *, with_external: bool) -> Iterator[Finding]:
        """Yield the switches that nothing needed; ask when all else has passed."""
        silent = TIMED if with_external else TIMED | EXTERNAL
        for path, switches in self._switches.items():
            for switch in switches:
                if (path, switch) in self._refused:
                    yield _refused(path, switch)
                elif switch.rule not in RULES:
                    yield _unknown(path, switch.rule, switch.line, switch.column)
                elif (path, switch) not in self._used and switch.rule not in silent:
                    yield _useless(path, switch)

    def unknown(self) -> Iterator[Finding]:
        """Yield the settings of rules that aren't there."""
        for each in self._given:
            if each.rule.id not in RULES:
                yield _unknown(CONFIG_PATH, each.rule.id, each.rule.line, each.rule.column)


def _unknown(path: str, name: str, line: int, column: int) -> Finding:
    message = f"there is no rule `{name}` that could be turned off"
    hint = did_you_mean(name, RULES) or "see `blogsite check --rules`"
    return Finding(path, "unknown-rule", line, column, message, hint)


def _useless(path: str, switch: Switch) -> Finding:
    message = f"the rule `{switch.rule}` finds nothing here, so there is nothing to turn off"
    hint = "take the comment out"
    return Finding(path, "useless-switch", switch.line, switch.column, message, hint)


def _refused(path: str, switch: Switch) -> Finding:
    message = f"`{switch.rule}` stops publication here, so it can't be turned off"
    hint = "mend the fault, and take the comment out"
    return Finding(path, "useless-switch", switch.line, switch.column, message, hint)
