"""Looks whether a folder can be the target of an import."""

from pathlib import Path

import msgspec

from blogsite.diagnostics import Problems
from blogsite.importing.target.stage import STAGE, BusyError, recover

BUSY = "another import into this folder is at work"
# A fresh repository is as good as an empty folder, and a stage is taken away.
_NOTHING = {".git", STAGE}


def prepare_target(into: Path, ledger: str, problems: Problems) -> bool:
    """Undo what a killed import left, and return whether the target can be used.

    That is one that isn't there, an empty folder, or one that has a file named ``ledger``.
    """
    root = into.resolve()
    try:
        recover(root)
        fault = target_fault(root, ledger)
    except BusyError:
        fault = BUSY, "wait until it has ended"
    except (OSError, msgspec.MsgspecError) as error:
        fault = f"the folder can't be used: {reason(error)}", "see who may write there"
    if fault is None:
        return True
    problems.error("bad-target", f"`{into}`: {fault[0]}", hint=fault[1])
    return False


def reason(error: Exception) -> str:
    """Return what went wrong, in the system's words."""
    said = error.strerror if isinstance(error, OSError) else None
    return (said or str(error) or type(error).__name__).lower()


def target_fault(root: Path, ledger: str) -> tuple[str, str] | None:
    """Return why a folder can't be a target and what to do, or None; raises OSError."""
    if not root.exists():
        return None
    if not root.is_dir():
        return "it is a file", "name a folder"
    names = {each.name for each in root.iterdir()} - _NOTHING
    if names and ledger not in names:
        return (
            f"the folder isn't empty, and no import made it: it has no `{ledger}`",
            "name a folder that is empty or isn't there yet",
        )
    return None
