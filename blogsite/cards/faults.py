"""What goes wrong with a card."""


class UndrawnError(Exception):
    """A card that can't be drawn; ``plain`` is one without words that stands in for it."""

    def __init__(self, reason: Exception, plain: bytes) -> None:
        super().__init__(f"{type(reason).__name__}: {reason}")
        self.plain = plain
