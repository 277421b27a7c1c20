"""Offsets in a text as lines and columns."""

from bisect import bisect_right


class Lines:
    """The lines of a text with LF line ends; lines and columns count from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        number = bisect_right(self._starts, at)
        return number, at - self._starts[number - 1] + 1

    def start(self, line: int) -> int:
        """Return the offset at which a line starts; that of the end behind the last one."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line(self, number: int) -> str:
        """Return a line without its end; empty where there is none."""
        return self.text[self.start(number) : self.start(number + 1)].rstrip("\n")
