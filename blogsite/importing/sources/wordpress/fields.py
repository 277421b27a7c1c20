"""Custom fields by what they mean: those of WordPress, of well-known plugins, and of the CNCF's site."""

from collections.abc import Iterator

from blogsite.importing.archive import Said
from blogsite.importing.sources.wordpress.items import Item

# Someone who has no account wrote the text.
GUEST_AUTHOR = (
    "lf_post_guest_author", "cncf_post_guest_author", "guest_author", "guest-author",
    "guest_author_name", "guest-author-name", "post_guest_author", "author_name", "byline",
)  # fmt: skip
# Where a text appeared first, or where a list leads in place of the text.
EXTERNAL_URL = (
    "lf_post_external_url", "cncf_post_external_url", "external_url", "external-url",
    "post_external_url", "original_url", "syndication_permalink", "_links_to", "canonical_url",
)  # fmt: skip
CANONICAL = (
    "_yoast_wpseo_canonical", "rank_math_canonical_url", "_genesis_canonical_uri",
    "_seopress_robots_canonical", "_aioseop_custom_link", "_aioseo_canonical_url",
)  # fmt: skip
EXTERNAL_SITE = ("external_site", "original_site", "syndication_source", "lf_post_external_site")
DESCRIPTION = (
    "_yoast_wpseo_metadesc", "rank_math_description", "_genesis_description",
    "_seopress_titles_desc", "_aioseop_description", "_aioseo_description", "lf_post_subtitle",
)  # fmt: skip
LONG_TITLE = ("lf_case_study_long_title", "lf_case_study_cn_long_title")
LANGUAGE = ("_wpml_import_language_code", "_icl_lang", "_locale", "lf_post_language")
TRANSLATION_GROUP = ("_wpml_import_translation_group", "_icl_trid")
THUMBNAIL = ("_thumbnail_id",)
OLD_SLUG, OLD_DATE = "_wp_old_slug", "_wp_old_date"
FOOTNOTES = "footnotes"
_USED = frozenset(
    [*GUEST_AUTHOR, *EXTERNAL_URL, *CANONICAL, *EXTERNAL_SITE, *DESCRIPTION, *LONG_TITLE, *LANGUAGE,
     *TRANSLATION_GROUP, *THUMBNAIL, OLD_SLUG, OLD_DATE, FOOTNOTES]
)  # fmt: skip
_LONGEST = 80
# Notes of WordPress and plugins to themselves, about editing, counting or look.
_OWN = frozenset({"_edit_last", "_edit_lock", "_pingme", "_encloseme", "_wp_page_template"})


def others(item: Item) -> Iterator[tuple[str, Said]]:
    """Yield what an item says that nothing here stands for; a field counts once."""
    seen = set(_USED)
    for meta in item.meta:
        value = " ".join(meta.value.split())
        if meta.key in seen or not value:
            continue
        seen.add(meta.key)
        if meta.key not in _OWN and not meta.key.startswith(("_oembed_", "_transient_")):
            short = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
            yield meta.key, Said(short, meta.line)
    if item.is_sticky:
        yield "sticky", Said("yes", item.place.line)
