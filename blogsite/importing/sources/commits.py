"""The day on which git first had a file, for texts that say no date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from blogsite.importing.archive import Said, SourceText
from blogsite.importing.sources.folders import Folder
from blogsite.review.git import BaseError, run_git

_START = "\x01"


def first_commits(folder: Path) -> Mapping[str, str]:
    """Return when each file below a folder was added, as ISO 8601; nothing where git can't say.

    A file that was renamed has the date of its first name.
    """
    try:
        done = run_git(
            folder,
            "log",
            "-z",
            "--no-ext-diff",
            f"--format=format:{_START}%aI",
            "--name-status",
            "-M",
            "--relative",
        )
    except (BaseError, OSError):
        return {}
    if done.returncode:
        return {}
    return _dates(done.stdout.decode("utf-8", "replace"))


def with_days_of_git(folder: Folder, texts: Iterable[SourceText]) -> Iterator[SourceText]:
    """Give posts that say no date the day of their first commit."""
    texts = tuple(texts)
    is_missing = any(not text.date.value and not text.is_page for text in texts)
    days = first_commits(folder.root) if is_missing else {}
    for text in texts:
        if text.date.value or text.is_page:
            yield text
        else:
            yield replace(text, date=Said(days.get(text.place.path, "")))


def _dates(log: str) -> Mapping[str, str]:
    """Read a log from the newest commit to the oldest."""
    dates: dict[str, str] = {}
    # What a name of an older commit is called today.
    today: dict[str, str] = {}
    for commit in log.split(_START):
        when, _, rest = commit.partition("\n")
        words = iter(rest.split("\0"))
        for status in words:
            if status[:1] in ("R", "C"):
                old, new = next(words, ""), next(words, "")
                current = today.get(new, new)
                if status[0] == "R":
                    today[old] = current
                dates[current] = when
            elif status[:1] in ("A", "M", "T"):
                path = next(words, "")
                dates[today.get(path, path)] = when
            elif status:
                next(words, "")
    return dates
