"""What a site has promised: URLs, feed ids and anchors that others may point at."""

from dataclasses import dataclass

LOCK_PATH = "content/urls.lock"


@dataclass(frozen=True, slots=True)
class Promise:
    """A published site path, with the ids that can be linked within it.

    ``entry`` is the id of the text in feeds, empty where it is in none; ``line`` is where the
    lock says so.
    """

    url: str
    entry: str = ""
    anchors: tuple[str, ...] = ()
    line: int = 0
