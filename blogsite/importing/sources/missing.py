"""The page that says that there is none, which the program makes itself."""

MISSING_PAGE = "the site makes its page for missing ones itself"


def is_missing_page(path: str) -> bool:
    """Tell by its path without ending whether a text is what readers see who took a wrong turn."""
    return path.strip("/") == "404"
