"""Makes the cards of posts, as lists show them."""

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
) -> dict[str, Card]:
    """Return a card of each post that the edition shows, by its URL."""
    shown, pages = edition.lists.posts, edition.fallbacks
    urls = tuple([post.url for post in shown])
    columns = (
        shown,
        tuple([pages.get(url, url) for url in urls]),
        tuple([_shown(post, pictures) for post in shown]),
        tuple([named.kinds[post.kind.id] for post in shown]),
        tuple([named.credits(post.authors) for post in shown]),
        tuple([named.tags_of(post) for post in shown]),
    )
    made = recall.each("cards", _card, urls, columns, ground)
    return dict(zip(urls, made, strict=True))


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
    post: Post,
    url: str,
    shown: Rendition | None,
    kind: Link,
    authors: tuple[Credit, ...],
    tags: tuple[Link, ...],
    ground: Ground,
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
