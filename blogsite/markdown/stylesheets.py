"""Style sheets for highlighted code, made by Pygments."""

import functools


@functools.cache
def highlight_stylesheets() -> tuple[str, str]:
    """Return the CSS of a light and of a dark style, both scoped under ``.highlight``.

    Each colour that bodies use has a contrast of 4.5 (WCAG 2.2, level AA) to its ground,
    that of a marked line included.
    """
    from pygments.styles import get_style_by_name  # noqa: PLC0415 (slow import, only where used)

    class Light(get_style_by_name("default")):  # type: ignore[misc]
        background_color = "#f8f8f8"
        highlight_color = "#fffae5"

    class Dark(get_style_by_name("github-dark")):  # type: ignore[misc]
        highlight_color = "#182338"

    return _css(Light), _css(Dark)


def _css(style: type) -> str:
    from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415

    css: str = HtmlFormatter(style=style).get_style_defs(".highlight")  # type: ignore[no-untyped-call]
    # The others are for line numbers in cells, which bodies don't have, and for every `pre`.
    rules = [rule for rule in css.splitlines() if rule.startswith(".highlight")]
    return "\n".join(rules) + "\n"
