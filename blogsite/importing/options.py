"""What an import is asked to do."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """A source and where it goes.

    ``language`` and ``base_url`` override what the source says of itself, where it says it;
    ``uploads`` is the local folder of a WordPress site's uploads; ``now`` tells scheduled texts from
    published ones.
    """

    kind: str
    source: Path
    into: Path
    now: dt.datetime
    language: str = ""
    base_url: str = ""
    uploads: Path | None = None
    jobs: int = 0
    has_proof: bool = True
    is_trial: bool = False
