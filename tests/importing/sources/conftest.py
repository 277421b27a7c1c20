"""Where bodies go while a test reads a source."""

from collections.abc import Iterator

import pytest

from blogsite.importing.spool import Spool, open_spool


@pytest.fixture
def spool() -> Iterator[Spool]:
    with open_spool() as opened:
        yield opened
