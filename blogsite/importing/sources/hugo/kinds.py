"""Which texts are posts, which pages, and which belong to lists, people and terms."""

from collections import Counter
from collections.abc import Iterable, Mapping

from blogsite.importing.sources.hugo.config import Config, as_list, as_text
from blogsite.importing.sources.hugo.fields import date
from blogsite.importing.sources.hugo.pages import Page

_BLOGS = frozenset(
    ["blog", "blogs", "post", "posts", "news", "article", "articles", "announcement",
     "announcements", "case-studies", "casestudies", "case-study", "stories", "story", "journal",
     "weblog", "updates", "releases"]
)  # fmt: skip


def posts_of(pages: Iterable[Page], config: Config) -> frozenset[str]:
    """Return the paths of the files that are posts."""
    texts = [page for page in pages if not page.is_list]
    main = {as_text(each).lower() for each in as_list(config.get("params.mainsections"))}
    main |= {as_text(each).lower() for each in as_list(config.get("mainsections"))}
    all_texts = Counter(page.section for page in texts)
    dated = Counter(page.section for page in texts if date(page).value)
    blogs = _BLOGS | main
    in_blogs = {page.path for page in texts if blogs & {*page.logical.lower().split("/")[:-1]}}
    # Beside a blog, what lies in no folder is about the site, also where it has a date.
    is_top_told = bool(in_blogs) and len(in_blogs) >= dated[""]
    found = frozenset(
        page.path
        for page in texts
        if page.path in in_blogs
        or (date(page).value and (page.section or not is_top_told))
        or (page.section and dated[page.section] * 2 > all_texts[page.section])
    )
    return found or frozenset(page.path for page in texts)


def keys_of(pages: Iterable[Page]) -> Mapping[str, str]:
    """Return the key of each text by its path: one for all its languages, as Hugo joins them."""
    keys: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for page in pages:
        own = f"{page.logical}/_index".strip("/") if page.is_list else page.logical
        key = page.text("translationkey") or own
        if (key, page.language) in taken:
            key = page.path
        taken.add((key, page.language))
        keys[page.path] = key
    return keys


def sections_of(pages: Iterable[Page], posts: frozenset[str]) -> frozenset[str]:
    """Return the sections that hold posts."""
    return frozenset(page.section for page in pages if page.path in posts)
