"""Plans social cards: the pictures that others show of posts which have none of their own."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blogsite import codec
from blogsite.cards.letters import fit_for_drawing
from blogsite.diagnostics import Problems
from blogsite.plan.context import Context
from blogsite.plan.job import Job
from blogsite.site.model import Post
from blogsite.site.urls import CARD_FILES
from blogsite.views.machine import SOCIAL_CARD, SocialCardLook, SocialCardView

# Networks show no drawings, and none of these everywhere.
_UNSHOWN = (".svg", ".avif")
_NAME_LENGTH = 20
_MOST_AUTHORS = 12
_MOST_SHOWN = 12

# For each language its words for the names of kinds that are English words of the interface.
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class CardSettings:
    """What all cards depend on.

    ``own`` are the paths of the site's fonts, ``kinds`` the names of kinds in each language,
    ``drawing`` is the digest of what draws.
    """

    look: SocialCardLook
    own: tuple[str, ...]
    kinds: Words
    drawing: str


def plan_social_cards(
    contexts: Iterable[Context], settings: CardSettings | None, problems: Problems
) -> Mapping[str, Job]:
    """Return a card for each post that has no picture which others can show, by the post's URL."""
    if settings is None:
        return {}
    jobs: dict[str, Job] = {}
    missing: list[tuple[str, Post]] = []
    for context in contexts:
        for post in context.edition.posts:
            if not _has_picture(post):
                job, lost = _job(context, post, settings)
                if job is not None:
                    jobs[post.url] = job
                missing.extend((letter, post) for letter in lost)
    _report(missing, problems)
    return jobs


def _has_picture(post: Post) -> bool:
    picture = post.picture
    return picture is not None and not picture.src.lower().endswith(_UNSHOWN)


def _job(context: Context, post: Post, settings: CardSettings) -> tuple[Job | None, str]:
    """Return the job, and letters of the title that no font has: then there is none."""
    language, ground = context.language, context.ground
    kind = ground.kind_link(post.kind).name

    drawn = functools.partial(_drawn, language=language.tag, own=settings.own)
    title, missing = fit_for_drawing(post.title, language.tag, settings.own)
    if missing or not title:
        return None, missing
    names = [ground.credit(each).name for each in post.authors[:_MOST_AUTHORS]]
    view = SocialCardView(
        title=title,
        kind=drawn(settings.kinds.get(language.tag, {}).get(kind, kind)),
        authors=tuple(filter(None, map(drawn, names))),
        date=post.day,
        site=drawn(ground.frame.title),
        language=language.tag,
        locale=language.locale,
        direction=language.direction,
        look=settings.look,
    )
    name = codec.digest(settings.drawing, codec.encode(view))[:_NAME_LENGTH]
    path = f"{CARD_FILES}{name}.png"
    return Job(path, SOCIAL_CARD, language.tag, view, (post.document.place.path,)), ""


@functools.lru_cache(maxsize=16_384)
def _drawn(text: str, language: str, own: tuple[str, ...]) -> str:
    """Return what can be drawn of a name, which many posts share."""
    return fit_for_drawing(text, language, own).text


def _report(missing: Sequence[tuple[str, Post]], problems: Problems) -> None:
    """Say once which letters no font has: a language without a font would say it of each post."""
    if not missing:
        return
    letters = sorted({letter for letter, _ in missing})
    shown = " ".join(letters[:_MOST_SHOWN]) + (" …" if len(letters) > _MOST_SHOWN else "")
    posts = sorted({post.document.place.path for _, post in missing})
    others = f" and of {len(posts) - 1} more" if len(posts) > 1 else ""
    problems.warning(
        "card-letters",
        f"no font for social cards has these letters of the title{others}: {shown}",
        posts[0],
        hint="name a font that has them under `cards: {fonts: [...]}` in `content/site.yaml`",
    )
