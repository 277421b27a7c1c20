"""Options of code blocks in this program's words."""

import re

_OPTION = re.compile(
    r"""([A-Za-z_]+)\s*=\s*(\[[^\]]*\]|"[^"]*"|'[^']*'|[^,\s"']*(?:\s+\d[\d-]*)*)"""
)
_RANGE = re.compile(r"\d{1,5}(?:-\d{1,5})?")


def fence_info(language: str, options: str) -> str:
    """Return what stands behind the fence: the language, and options that mean the same."""
    braces: list[str] = []
    for name, written in _OPTION.findall(options):
        value = written.strip("\"'")
        if name.lower() == "linenos" and value.lower() not in {"false", ""}:
            braces.append("linenums=true")
        elif name.lower() == "linenostart" and value.isdigit():
            braces.append(f"linenostart={value}")
        elif name.lower() == "hl_lines" and (ranges := _RANGE.findall(value)):
            quoted = (each if each.isdigit() else f'"{each}"' for each in ranges)
            braces.append(f"hl_lines=[{','.join(quoted)}]")
    options = f"{{{' '.join(braces)}}}" if braces else ""
    return f"{language} {options}" if language and options else language or options
