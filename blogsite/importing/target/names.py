"""Paths that an import may write on every system."""

import unicodedata

from blogsite.model.characters import UNPRINTABLE

# What common file systems take: bytes of a name, and of a path below a folder.
_LONGEST_NAME = 255
_LONGEST_PATH = 900
_ROOT = "content/"


class Names:
    """The paths of an import so far, told apart as a Mac or Windows does."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def fault(self, path: str) -> str:
        """Add a path, and return what is wrong with it, or an empty string."""
        fault = path_fault(path)
        if fault:
            return fault
        key = _key(path)
        taken = self._files.get(key) or self._folders.get(key)
        if taken is not None:
            return _collision(path, taken)
        self._files[key] = path
        return self._folder_fault(path)

    def _folder_fault(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        while folder and (key := _key(folder)) not in self._folders:
            if key in self._files:
                return _collision(folder, self._files[key])
            self._folders[key] = path
            folder = folder.rpartition("/")[0]
        return ""


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _collision(path: str, taken: str) -> str:
    if path == taken:
        return "two files of the import have this path"
    return f"`{taken}` is the same path on systems that don't tell capital letters from small ones"


def path_fault(path: str) -> str:
    """Return why a path can't be one of an import, or an empty string."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts) or "\\" in path or UNPRINTABLE.search(path):
        return "this can't be the path of a file"
    if not path.startswith(_ROOT):
        return f"an import writes in `{_ROOT}` only"
    if any(len(part.encode()) > _LONGEST_NAME for part in parts):
        return f"a name in this path is longer than {_LONGEST_NAME} bytes"
    if len(path.encode()) > _LONGEST_PATH:
        return f"the path is longer than {_LONGEST_PATH} bytes"
    return ""
