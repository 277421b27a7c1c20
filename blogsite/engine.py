"""What the program itself contributes to the output."""

from collections.abc import Iterable
from pathlib import Path

from blogsite import codec

_PACKAGE = Path(__file__).parent
# The libraries whose version shows in the output.
_LIBRARIES = (
    *("babel", "jinja2", "markdown-it-py", "math-core", "mdit-py-plugins", "msgspec", "nh3"),
    *("pillow", "py-svg-hush", "pygments", "rcssmin", "rjsmin", "tinycss2"),
)


def engine_digest() -> str:
    """Return a digest that changes whenever the program may write something else."""
    # Imported here because what is remembered of an installation needs no look into it.
    import importlib.metadata  # noqa: PLC0415

    sources = sorted(_PACKAGE.rglob("*.py"))
    parts = [part for path in sources for part in (path.name, path.read_bytes())]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES]
    return codec.digest(*parts, *versions)


def drawing_digest(versions: Iterable[str]) -> str:
    """Return a digest that changes whenever a social card may look another way.

    ``versions`` are those of what draws. The rest of the program has no part in a card, so a new
    one need not draw thousands again.
    """
    sources = sorted((_PACKAGE / "cards").glob("*.py"))
    files = (*sources, _PACKAGE / "render" / "social.py", _PACKAGE / "render" / "formats.py")
    return codec.digest(*(path.read_bytes() for path in files), *versions)


def bundled_root() -> Path:
    """Return the folder with the default theme and the catalogues.

    A wheel carries them inside the package; a checkout has them at its top.
    """
    inside = _PACKAGE / "_bundled"
    return inside if inside.is_dir() else _PACKAGE.parent
