"""The colours of code, as a style sheet."""

from blogsite.cache import Cache

_FACT = "highlighting"


def highlighting_css(cache: Cache, engine: str) -> str:
    """Return the rules for light and dark, remembered because making them loads Pygments."""
    mark, _, known = cache.fact(_FACT).partition("\n")
    if mark == engine:
        return known
    from blogsite.markdown import highlight_stylesheets  # noqa: PLC0415  (slow; see above)

    light, dark = highlight_stylesheets()
    css = f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"
    cache.remember(_FACT, f"{engine}\n{css}")
    return css
