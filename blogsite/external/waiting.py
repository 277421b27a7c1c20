"""How long a busy site wants to be left alone."""

from email.utils import parsedate_to_datetime

from blogsite.external.exchange import Answer

_MOST_DIGITS = 9


def asked_wait(answer: Answer) -> float | None:
    """Return the seconds that ``Retry-After`` asks for, or None where it can't be told."""
    text = answer.retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:_MOST_DIGITS])
    try:
        # Both by the site's own clock, which needn't be right.
        until, now = parsedate_to_datetime(text), parsedate_to_datetime(answer.date)
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
