"""Puts a review into the output folder: a page, its styles, Markdown and JSON."""

from importlib import resources
from pathlib import Path

from blogsite.publish.output import Output
from blogsite.review.comment import as_comment
from blogsite.review.model import Review
from blogsite.review.page import render_page
from blogsite.review.side import Side

FOLDER = "_review"
_STYLES = "review.css"


class PlaceTakenError(Exception):
    """The site has files of its own where the review would be."""


def check_paths(side: Side) -> None:
    """Make sure that the review overwrites nothing; raises PlaceTakenError."""
    for path in side.jobs:
        if path.casefold() == FOLDER or path.casefold().startswith(f"{FOLDER}/"):
            raise PlaceTakenError(
                f"the site has a file `{path}` of its own; rename it, as reviews go to `/{FOLDER}/`"
            )


def write_bundle(review: Review, record: str, folder: Path) -> None:
    """Write the files, each of them whole; ``record`` is the review as JSON.

    Raises OutputError for a folder that isn't ours.
    """
    output = Output(folder)
    output.open()
    styles = resources.files("blogsite.review").joinpath(_STYLES).read_text(encoding="utf-8")
    files = {
        "index.html": render_page(review),
        _STYLES: styles,
        "review.md": as_comment(review),
        "review.json": record,
    }
    place = folder / FOLDER
    if place.is_symlink() or place.is_file():
        place.unlink()
    stage = output.stage()
    try:
        for name, text in files.items():
            staged = stage / name
            staged.write_text(text, encoding="utf-8", newline="\n")
            output.place(staged, f"{FOLDER}/{name}")
    finally:
        output.unstage()
