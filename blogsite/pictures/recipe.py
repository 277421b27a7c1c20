"""What decides how pictures are made, besides the pictures themselves."""

import importlib.metadata
from pathlib import Path

from blogsite import codec

_FOLDER = Path(__file__).parent
# What of this folder decides about which pictures are made, and not how.
_LIBRARIES = ("pillow", "py-svg-hush")


def recipe_digest() -> str:
    """Return a digest that changes whenever the same picture may be made otherwise.

    The rest of the program has no part in it: a new version of that makes no picture anew.
    """
    sources = [
        part for path in sorted(_FOLDER.glob("*.py")) for part in (path.name, path.read_bytes())
    ]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES]
    return codec.digest(*sources, *versions)
