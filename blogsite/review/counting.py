"""Numbers with their words."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its word: 1 file, 2 files."""
    return f"{number} {one if number == 1 else many or one + 's'}"
