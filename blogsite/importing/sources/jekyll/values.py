"""What Liquid puts out, as far as it is plain: settings, front matter, texts and simple filters."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from blogsite.importing.front_matter import Value
from blogsite.importing.sources.front_fields import one_line

_TEXT = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)')\s*\Z", re.DOTALL)
_NAME = re.compile(r"\s*([A-Za-z_][\w-]*(?:\.[\w-]+|\[[\"'][\w-]+[\"']\])*)\s*\Z")
_PIPE = re.compile(r"\|(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*\Z)")
_FILTER = re.compile(r"\s*(?P<name>\w+)\s*(?::\s*(?P<argument>.*))?\s*\Z", re.DOTALL)
_PARAMETER = re.compile(
    r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s\"'%}]+))",
    re.DOTALL,
)
_LONGEST = 2_000
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """The values that a text may put out, by their first name: `site`, `page`, `include`."""

    values: Mapping[str, Mapping[str, Value]]
    url: str = ""
    base: str = ""
    variables: dict[str, str] = field(default_factory=dict)

    def said(self, expression: str) -> str | None:
        """Return what an expression says; None for what isn't plain."""
        if len(expression) > _LONGEST:
            return None
        first, *filters = _PIPE.split(expression)
        value = self._value(first)
        for each in filters:
            value = self._filtered(value, each)
        return value

    def parameters(self, written: str) -> Mapping[str, str]:
        """Return the parameters of an include; names are replaced by what they say."""
        found = {}
        for part in _PARAMETER.finditer(written[:_LONGEST]):
            quoted = part["double"] if part["double"] is not None else part["single"]
            value = (
                re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else self.said(part["bare"])
            )
            found[part["name"]] = part["bare"] if value is None else value
        return found

    def _value(self, written: str) -> str | None:
        if found := _TEXT.match(written):
            return found[1] if found[1] is not None else found[2]
        name = _NAME.match(written)
        if name is None:
            return None
        keys = re.findall(r"[\w-]+", name[1])[:_DEEPEST]
        if len(keys) == 1:
            return self.variables.get(keys[0])
        if name[1] == "site.baseurl":
            return self.base
        value: Value = self.values.get(keys[0], {})
        for key in keys[1:]:
            value = value.get(key) if isinstance(value, Mapping) else None
        return one_line(value) if isinstance(value, (str, bool)) and value != "" else None

    def _filtered(self, value: str | None, written: str) -> str | None:
        found = _FILTER.match(written)
        if found is None:
            return None
        argument = self.said(found["argument"]) if found["argument"] else ""
        if found["name"] == "default" and not value:
            return argument
        change = _FILTERS.get(found["name"])
        if value is None or argument is None:
            return None
        if found["name"] == "relative_url":
            return value if "://" in value else f"{self.base}/{value.lstrip('/')}"
        if found["name"] == "absolute_url":
            return value if "://" in value else f"{self.url}{self.base}/{value.lstrip('/')}"
        return change(value, argument) if change else None


def _same(value: str, _argument: str) -> str:
    return value


_FILTERS: Mapping[str, Callable[[str, str], str]] = {
    "append": lambda value, argument: value + argument,
    "capitalize": lambda value, _: value[:1].upper() + value[1:],
    "default": _same,
    "downcase": lambda value, _: value.lower(),
    "escape": lambda value, _: escape(value),
    "lstrip": lambda value, _: value.lstrip(),
    "markdownify": _same,
    "prepend": lambda value, argument: argument + value,
    "remove": lambda value, argument: value.replace(argument, "") if argument else value,
    "rstrip": lambda value, _: value.rstrip(),
    "smartify": _same,
    "strip": lambda value, _: value.strip(),
    "upcase": lambda value, _: value.upper(),
    "uri_escape": lambda value, _: value.replace(" ", "%20"),
    "xml_escape": lambda value, _: escape(value),
}
