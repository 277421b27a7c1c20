"""An export of any size is read in the memory that a few of its texts take."""

import subprocess
import sys
from pathlib import Path

import pytest

from .exports import FOOT, HEAD, attachment, comment, item

_CHILD = """
import datetime as dt, re, sys
from pathlib import Path
from blogsite.diagnostics import Problems
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources import READERS
from blogsite.importing.spool import open_spool

options = ImportOptions(
    "wordpress", Path(sys.argv[1]), Path("new"), dt.datetime(2024, 6, 1, tzinfo=dt.UTC), jobs=1
)
problems = Problems()
with open_spool() as spool:
    archive = READERS["wordpress"](options, spool, problems)
assert not list(problems)
# Unlike ru_maxrss this mark starts anew with a program: the tests' own memory is no part of it.
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(len(archive.texts), peak[1])
"""


def _write(path: Path, items: int) -> int:
    """Write an export whose bodies are long but soon converted; return its size."""
    body = "<p>Words</p>\n\n<pre>" + "a line of code\n" * 2_500 + "</pre>"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(items):
            file.write(item(number, body, *[comment("1")] * 20))
            file.write(attachment(1_000_000 + number, f"2019/06/{number}.png"))
        file.write(FOOT)
    return path.stat().st_size


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /proc/self/status")
def test_memory_does_not_grow_with_the_export(tmp_path: Path) -> None:
    """An export of 60 MB takes hardly more memory than one of a quarter of its size."""
    peaks = {}
    for items in (350, 1_400):
        path = tmp_path / f"{items}.xml"
        size = _write(path, items)
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, check=True
        )
        texts, peak = map(int, done.stdout.split())
        assert texts == items
        peaks[items] = peak * 1024
    assert size > 60_000_000
    assert peaks[1_400] - peaks[350] < 12_000_000
    assert peaks[1_400] < 150_000_000
