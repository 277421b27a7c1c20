"""A review for programs."""

import dataclasses
from typing import Any

from blogsite.review.model import Review


def as_record(review: Review) -> dict[str, Any]:
    """Return a review for JSON: its fields, without what is only for the page."""
    record = dataclasses.asdict(review)
    for text in record["texts"]:
        text["hunks"] = [
            {key: hunk[key] for key in ("status", "before", "after")}
            for hunk in text["hunks"]
            if hunk["status"]
        ]
    return record
