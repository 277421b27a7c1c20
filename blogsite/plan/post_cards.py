"""Makes the cards of posts, as lists show them."""

from collections.abc import Iterator

from blogsite.plan.ground import Ground
from blogsite.plan.named import Named
from blogsite.plan.pictures import Pictures, shown_image
from blogsite.recall import Recall
from blogsite.site.model import Edition, Post
from blogsite.site.urls import Urls
from blogsite.views.parts import Card, Credit, Image, Link, Rendition

_WORDS_A_MINUTE = 220
# Of Chinese, and of other scripts without spaces; Japanese and Korean need more letters to say as
# much, so that with these a translation takes about as long as its original.
_CHARACTERS_A_MINUTE = 400
_MORE_CHARACTERS_A_MINUTE = {"ja": 500, "ko": 500}


def cards_of_posts(
    edition: Edition, ground: Ground, named: Named, pictures: Pictures, recall: Recall
) -> Iterator[tuple[str, Card]]:
    """Yield a card for each post that the edition shows, by its URL."""
    pages = edition.fallbacks
    for post in edition.lists.posts:
        url = post.url
        yield (
            url,
            recall(
                url,
                _card,
                ground,
                post,
                pages.get(url, url),
                _shown(post, pictures),
                named.kinds[post.kind.id],
                named.credits(post.authors),
                named.tags_of(post),
            ),
        )


def _shown(post: Post, pictures: Pictures) -> Rendition | None:
    return pictures.rendition(post.picture.src) if post.picture else None


def _image(post: Post, urls: Urls, shown: Rendition | None) -> Image | None:
    """Return a post's picture."""
    picture = post.picture
    if picture is None:
        return None
    src = urls.local(picture.src)
    return shown_image(src, picture.alt, shown, picture.caption, picture.credit)


def _card(
    ground: Ground,
    post: Post,
    url: str,
    shown: Rendition | None,
    kind: Link,
    authors: tuple[Credit, ...],
    tags: tuple[Link, ...],
) -> Card:
    return Card(
        title=post.title,
        url=ground.urls.local(url),
        language=post.language.tag,
        date=post.day,
        kind=kind,
        summary=post.summary,
        authors=authors,
        tags=tags,
        minutes=_minutes_to_read(post),
        image=_image(post, ground.urls, shown),
        status=post.status,
        organization=ground.organization(post.subject),
    )


def _minutes_to_read(post: Post) -> int:
    """Return whole minutes, at least one; Chinese, Japanese and Korean are counted by the letter."""
    body, language = post.document.body, post.language.tag.partition("-")[0]
    rate = _MORE_CHARACTERS_A_MINUTE.get(language, _CHARACTERS_A_MINUTE)
    minutes = body.words / _WORDS_A_MINUTE + body.characters / rate
    return max(1, round(minutes))
