"""What a cache remembers, and what it leaves out."""

import os
from pathlib import Path

from blogsite.cache import KnownFile, open_cache
from blogsite.tree import Signature


def test_a_name_that_is_no_text_is_not_remembered(tmp_path: Path) -> None:
    """A file whose name is of other bytes than UTF-8 ends no build; the others are remembered."""
    known = KnownFile(Signature(1, 2, 3, 4), "0" * 32)
    strange = os.fsdecode(b"content/caf\xe9.md")
    with open_cache(tmp_path / "cache.sqlite") as cache:
        cache.save_files({strange: known, "content/é.md": known})
    with open_cache(tmp_path / "cache.sqlite") as cache:
        assert cache.known_files() == {"content/é.md": known}
