"""What attributes and expressions of JSX say, as far as nothing has to be run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from blogsite.importing.sources.docusaurus.mdx.jsx import literal

_CALL = re.compile(
    r"\s*(?:require|useBaseUrl|useBaseUrlUtils\(\)\.withBaseUrl|withBaseUrl)\(\s*([\"'`])(?P<path>[^\"'`\n]{1,1000})\1"
    r"\s*(?:,[^()]*)?\)(?:\.default)?\s*\Z"
)
_NAME = re.compile(r"\s*([A-Za-z_$][\w$]*)(?:\.(?:default|src))?\s*\Z")
_URL = re.compile(r"\s*new\s+URL\(\s*([\"'])(?P<path>[^\"'\n]+)\1[^()]*\)(?:\.href)?\s*\Z")
_WORD = re.compile(r"true|false|null|undefined")
_IN_TEMPLATE = re.compile(r"\$\{([^{}]*)\}")
_LABELLED = re.compile(
    r"\{[^{}]*?label\s*:\s*([\"'])(?P<label>[^\"'\n]*)\1[^{}]*?value\s*:\s*([\"'])(?P<value>[^\"'\n]*)\3[^{}]*\}"
    r"|\{[^{}]*?value\s*:\s*([\"'])(?P<value2>[^\"'\n]*)\5[^{}]*?label\s*:\s*([\"'])(?P<label2>[^\"'\n]*)\7[^{}]*\}"
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of a text stand for."""

    imports: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def text(self, value: str) -> str | None:
        """Return what an attribute says; None for what would have to be run."""
        if not (value.startswith("{") and value.endswith("}")):
            return value
        return self.said(value[1:-1])

    def said(self, code: str) -> str | None:
        """Return what an expression says."""
        if (plain := literal(code)) is not None:
            return plain
        if found := _CALL.match(code) or _URL.match(code):
            return found["path"]
        name = _NAME.match(code)
        if name and not _WORD.fullmatch(name[1]):
            return self.constants.get(name[1], self.imports.get(name[1]))
        return self._template(code.strip())

    def _template(self, code: str) -> str | None:
        """Return a text in which only names stand that are known."""
        if len(code) < 2 or code[0] != "`" or code[-1] != "`" or "`" in code[1:-1]:  # noqa: PLR2004
            return None
        names = [name.strip() for name in _IN_TEMPLATE.findall(code)]
        if any(name not in self.constants for name in names):
            return None
        return _IN_TEMPLATE.sub(lambda found: self.constants[found[1].strip()], code[1:-1])


def labels(code: str) -> Mapping[str, str]:
    """Return the labels of tabs by their values, as `<Tabs values={[...]}>` has them."""
    return {
        found["value"] or found["value2"]: found["label"] or found["label2"]
        for found in _LABELLED.finditer(code)
    }
