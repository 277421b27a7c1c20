"""Git as reviews run it.

It reads its objects and nothing else: no work tree or index, no hooks, no filters or attributes
of the revision, no network. Pull requests are written by strangers, and some of what git does on
the way is theirs to choose.
"""

import contextlib
import os
import subprocess
from pathlib import Path

from blogsite.model.characters import UNPRINTABLE

_SECONDS = 60
# A folder of a pull request that looks like a repository is none; missing objects aren't fetched;
# no signature is checked, which would run a program that the repository's own settings name.
_SETTINGS = (
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "core.fsmonitor=false",
    "core.hooksPath=" + os.devnull,
    "log.showSignature=false",
    *(f"{each}.program={os.devnull}" for each in ("gpg", "gpg.openpgp", "gpg.ssh", "gpg.x509")),
)


class BaseError(Exception):
    """There is nothing to compare with; the message says why and what to do."""


def run_git(
    root: Path, *arguments: str, given: str = "", into: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git, with lines of ASCII as its input; raises BaseError where it can't be or takes long."""
    settings = [word for each in _SETTINGS for word in ("-c", each)]
    command = ["git", *settings, "--no-optional-locks", "--literal-pathspecs", *arguments]
    try:
        with contextlib.ExitStack() as stack:
            output = stack.enter_context(into.open("wb")) if into else subprocess.PIPE
            return subprocess.run(  # noqa: S603  (the words of a user stand behind `--end-of-options`)
                command,
                cwd=root,
                input=given.encode(),
                stdout=output,
                stderr=subprocess.PIPE,
                timeout=_SECONDS,
                check=False,
            )
    except FileNotFoundError:
        raise BaseError(
            "there is no `git` to ask for a revision; install it, or give `--base` a folder"
        ) from None
    except subprocess.TimeoutExpired:
        raise BaseError(f"git took more than {_SECONDS} seconds to `{arguments[0]}`") from None


def words_of(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """Return what git said, word by word; nothing where it failed."""
    return [] if done.returncode else done.stdout.decode("utf-8", "replace").split()


def shown(text: str) -> str:
    """Return a name in one line that drives no terminal."""
    return UNPRINTABLE.sub("?", text.replace("\n", " "))
