"""A review as Markdown for a comment on GitHub."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from blogsite.review.comment_text import comment_text
from blogsite.review.counting import counted
from blogsite.review.escaping import block, code, plain
from blogsite.review.marking import listed, most, table
from blogsite.review.model import Review, Status

# GitHub takes 65,536 characters.
_LONGEST = 60_000
_CUT = "\n*More differs than a comment can hold; the page and the JSON have the rest.*\n"


def as_comment(review: Review) -> str:
    """Return the review, cut where it would be too long; it links to a preview, if there is one."""
    parts: list[str] = []
    length = 0
    for part in _parts(review):
        length += len(part)
        if length > _LONGEST:
            return "".join([*parts, _CUT])
        parts.append(part)
    return "".join(parts)


def _parts(review: Review) -> Iterator[str]:
    yield f"## What this change does to {plain(review.site)}\n\n"
    whole = f" {_link('The whole review', '/_review/', review)}" if review.preview else ""
    yield f"Compared with {code(review.base)}: {_counts(review)}.{whole}\n\n"
    yield from (f"> {plain(note)}\n\n" for note in review.notes)
    if review.lost:
        yield f"### Lost without a redirect\n\n{listed(map(code, review.lost))}\n"
    if review.texts:
        yield "### Texts\n\n"
        yield from table(("", "text", "language", "source"), _rows(review))
    for text in review.texts:
        yield comment_text(text, review.base_url)
    if review.warnings:
        found = (f"{code(each.place)} {plain(each.message)}" for each in review.warnings)
        yield f"### New warnings\n\n{listed(found)}\n"
    if review.redirects_added or review.redirects_gone:
        yield "### Redirects\n\n" + block(
            most(
                [
                    *(f"- {line}" for line in review.redirects_gone),
                    *(f"+ {line}" for line in review.redirects_added),
                ]
            )
        )
    yield from _touched(review)


def _counts(review: Review) -> str:
    counts = {status: sum(each.status is status for each in review.texts) for status in Status}
    said = [f"**{count} {status}**" for status, count in counts.items() if count]
    lost = [f"**{counted(len(review.lost), 'URL')} lost**"] if review.lost else []
    return ", ".join([*said, *lost]) or "no text differs"


def _link(text: str, url: str, review: Review) -> str:
    """Return a link into the preview, or the text alone where nobody said where that is."""
    if not review.preview:
        return text
    # A path is encoded but for its brackets, which would end the link.
    address = review.preview + quote(url[1:], safe="/%:@!$&'*+,;=~-._")
    return f"[{text}]({address.replace('&', '&amp;')})"


def _rows(review: Review) -> Iterator[tuple[str, ...]]:
    for text in review.texts:
        version = text.version
        title = plain(version.title)
        linked = _link(title, version.url, review) if text.after else title
        badges = [version.badge] if version.badge else []
        badges += ["**no longer published**"] if text.is_unpublished else []
        badge = f" ({', '.join(badges)})" if badges else ""
        yield f"{text.status}{badge}", linked, version.language, code(version.source)


def _touched(review: Review) -> Iterator[str]:
    groups: tuple[tuple[str, str, Sequence[object]], ...] = (
        ("picture or download", "pictures and downloads", review.pictures),
        (
            "post whose own words are as they were",
            "posts whose own words are as they were",
            review.touched,
        ),
        ("list", "lists", review.lists),
        ("feed", "feeds", review.feeds),
        ("other file", "other files", review.files),
    )
    said = [counted(len(items), one, many) for one, many, items in groups if items]
    if said:
        yield f"Also touched: {', '.join(said)}.\n"
