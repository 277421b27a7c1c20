"""Pagefind's program, which comes in a package of its own."""

from pathlib import Path

from blogsite.diagnostics import Diagnostic, Severity

# The one that knows where words of Chinese, Japanese and Korean end.
_MODULE = "pagefind_bin_extended"


def find_program() -> Path | None:
    """Return the program, or None where its package isn't installed."""
    # Imported here, and below, because what is remembered of an installation needs no look into it.
    import importlib.util  # noqa: PLC0415

    if importlib.util.find_spec(_MODULE) is None:
        return None
    try:
        return Path(importlib.import_module(_MODULE).get_executable())
    except FileNotFoundError:
        return None


def program_version() -> str:
    """Return the version of the program, which decides what an index is like; empty without one."""
    import importlib.metadata  # noqa: PLC0415

    return importlib.metadata.version(_MODULE) if find_program() else ""


def missing_program() -> Diagnostic:
    """Return what a build says that has to do without the program."""
    return _warn(
        "search-missing",
        "the site is built without its search, as Pagefind is not installed",
        "`pip install 'pagefind[extended]'`, or set `search: false` in `content/site.yaml`",
    )


def failed_program(why: str) -> Diagnostic:
    """Return what a build says whose index couldn't be made."""
    return _warn(
        "search-failed",
        f"Pagefind could not index the pages: {why}",
        "the rest of the site is published; `--no-search` builds it without a search",
    )


def _warn(rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("", 0, 0, Severity.WARNING, rule, message, hint)
