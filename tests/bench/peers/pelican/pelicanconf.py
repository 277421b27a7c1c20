"""Settings of the Pelican project; what they leave out is in the benchmark's README."""

import json
from pathlib import Path

_HERE = Path(__file__).parent

SITENAME = "The archive"
SITESUBTITLE = "Posts made for measuring"
SITEURL = "https://blog.example.org"
AUTHOR = "The archive"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["posts"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME = "theme"
THEME_STATIC_DIR = "theme"
# What Pelican has no place for: facts of authors and events by name, words by language.
REGISTRY = json.loads((_HERE / "registry.json").read_text(encoding="utf-8"))
WORDS = json.loads((_HERE / "words.json").read_text(encoding="utf-8"))
LANGUAGES = {"en": "English", "zh-CN": "简体中文", "fr": "Français"}
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["relations"]

DEFAULT_PAGINATION = 10
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives", "sitemap", "404"]
SITEMAP_SAVE_AS = "sitemap.xml"

ARTICLE_URL = "blog/{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = "{lang}/" + ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL + "index.html"
CATEGORY_URL = "blog/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
YEAR_ARCHIVE_URL = "blog/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM, FEED_ALL_RSS = "feed.xml", "feed.rss"
TRANSLATION_FEED_ATOM, TRANSLATION_FEED_RSS = "{lang}/feed.xml", "{lang}/feed.rss"
CATEGORY_FEED_ATOM, CATEGORY_FEED_RSS = "blog/{slug}/feed.xml", "blog/{slug}/feed.rss"
TAG_FEED_ATOM, TAG_FEED_RSS = "tags/{slug}/feed.xml", "tags/{slug}/feed.rss"
AUTHOR_FEED_ATOM, AUTHOR_FEED_RSS = "authors/{slug}/feed.xml", "authors/{slug}/feed.rss"
RSS_FEED_SUMMARY_ONLY = False

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.sane_lists": {},
        "markdown.extensions.toc": {"permalink": True, "toc_depth": "2-3"},
    },
    "output_format": "html5",
}
