"""Git as reviews run it, in repositories of strangers."""

import subprocess
from pathlib import Path

import pytest

from blogsite.review.git import run_git

SIGNATURE = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n a\n -----END PGP SIGNATURE-----"


@pytest.fixture
def signed(repository, tmp_path: Path) -> Path:
    """A repository with a signed commit, whose settings name a program that would check it."""
    made, program = repository({"content/site.yaml": "title: A\n"}), tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'ran'}'\n")
    program.chmod(0o755)
    head, _, message = made.git("cat-file", "commit", "HEAD").partition("\n\n")
    written = f"{head}\n{SIGNATURE}\n\n{message}\n".encode()
    commit = made.git("hash-object", "-t", "commit", "-w", "--stdin", given=written)
    made.git("update-ref", "HEAD", commit)
    for key in ("gpg.program", "gpg.openpgp.program"):
        made.git("config", key, str(program))
    made.git("config", "log.showSignature", "true")
    return made.folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", "-1"),
        ("show", "--no-patch"),
        ("log", "-1", "--format=%G?"),
        ("verify-commit", "HEAD"),
    ],
)
def test_no_signature_is_checked(signed: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """No command runs the program that a repository names, though git itself would."""
    run_git(signed, *arguments)
    assert not (tmp_path / "ran").exists()
    subprocess.run(["git", *arguments], cwd=signed, capture_output=True, check=False)
    assert (tmp_path / "ran").exists()
