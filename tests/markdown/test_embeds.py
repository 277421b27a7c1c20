"""Which addresses become cards, what plays them, and what a card leaves of the text around it."""

import pytest

from blogsite.markdown import MESSAGES
from blogsite.markdown.players import PLAYERS, shown_at

_TUBE = "https://www.youtube-nocookie.com/embed/"
_VIMEO = "https://player.vimeo.com/video/"
_ID = "abcdefghijk"


@pytest.mark.parametrize(
    ("url", "player"),
    [
        (f"https://www.youtube.com/watch?v={_ID}", f"{_TUBE}{_ID}?autoplay=1"),
        (f"http://youtube.com/watch?feature=share&v={_ID}", f"{_TUBE}{_ID}?autoplay=1"),
        (f"HTTPS://M.YouTube.com/watch?v={_ID}#t=1h2m3s", f"{_TUBE}{_ID}?autoplay=1&start=3723"),
        (f"https://youtu.be/{_ID}?si=x&t=42", f"{_TUBE}{_ID}?autoplay=1&start=42"),
        (f"https://www.youtube.com/shorts/{_ID}", f"{_TUBE}{_ID}?autoplay=1"),
        (f"https://www.youtube.com/live/{_ID}?feature=share", f"{_TUBE}{_ID}?autoplay=1"),
        (
            f"https://www.youtube-nocookie.com/embed/{_ID}?start=7",
            f"{_TUBE}{_ID}?autoplay=1&start=7",
        ),
        (f"https://www.youtube.com/v/{_ID}", f"{_TUBE}{_ID}?autoplay=1"),
        (
            f"https://www.youtube.com/watch?v={_ID}&list=PLa-b",
            f"{_TUBE}{_ID}?autoplay=1&list=PLa-b",
        ),
        (
            "https://www.youtube.com/playlist?list=PLa_b",
            f"{_TUBE}videoseries?autoplay=1&list=PLa_b",
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=PLa",
            f"{_TUBE}videoseries?autoplay=1&list=PLa",
        ),
        ("https://vimeo.com/12", f"{_VIMEO}12?dnt=1&autoplay=1"),
        (
            "https://vimeo.com/12/0a1b2c3d4e#t=90s",
            f"{_VIMEO}12?dnt=1&autoplay=1&h=0a1b2c3d4e#t=90s",
        ),
        ("https://vimeo.com/channels/staffpicks/12", f"{_VIMEO}12?dnt=1&autoplay=1"),
        ("https://vimeo.com/groups/cloud/videos/12", f"{_VIMEO}12?dnt=1&autoplay=1"),
        ("https://vimeo.com/showcase/3/video/12", f"{_VIMEO}12?dnt=1&autoplay=1"),
        ("https://player.vimeo.com/video/12?h=0a1b2c", f"{_VIMEO}12?dnt=1&autoplay=1&h=0a1b2c"),
        ("https://de.slideshare.net/slideshow/helm/12", ""),
        ("https://www.slideshare.net/slideshow/embed_code/key/a1B2", ""),
        ("https://twitter.com/i/status/12", ""),
        ("https://mobile.twitter.com/cncf/status/12/photo/1", ""),
        ("https://x.com/i/web/status/12", ""),
    ],
)
def test_addresses_that_become_cards(url: str, player: str) -> None:
    """Each form of a provider's addresses is known, and played by its most private player."""
    shown = shown_at(url)
    assert shown is not None
    assert shown.player == player
    assert shown.kind in MESSAGES
    assert not player or player.startswith(tuple(f"{origin}/" for origin in PLAYERS))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@cncf",
        "https://www.youtube.com/watch?v=a",
        "https://www.youtube.com/watch?list=PLa",
        f'https://youtu.be/{_ID}"onload=',
        f"https://youtu.be/{_ID}/{_ID}",
        "https://youtu.be/абвгдежзикл",
        f"https://youtube.com.example.org/watch?v={_ID}",
        f"https://example.org/youtube.com/watch?v={_ID}",
        f"https://youtube.com@example.org/watch?v={_ID}",
        f"//youtu.be/{_ID}",
        f"ftp://youtu.be/{_ID}",
        "https://vimeo.com/about",
        "https://vimeo.com/12/settings",
        "https://www.slideshare.net/cncf",
        "https://x.com/cncf",
        "https://x.com/cncf/status/a",
        "https://[/watch?v=abcdefghijk",
        f"https://youtu.be/{_ID}?{'a=b&' * 1000}",
        "",
    ],
)
def test_other_addresses(url: str) -> None:
    """What names no video, slides or message, or is another's host, is no card."""
    assert shown_at(url) is None


def test_strange_moments_are_left_out() -> None:
    """A moment that is none begins the video at its start, and digits of others are none."""
    for moment in ("soon", "-1", "1m2", "٣", "9" * 50):
        shown = shown_at(f"https://youtu.be/{_ID}?t={moment}")
        assert shown is not None
        assert "start" not in shown.player or moment == "1m2"


def test_a_card_is_no_prose(parse) -> None:
    """A card is not the summary; its words count as those of a link, which the interface's don't."""
    body = parse(f"[Watch it](https://youtu.be/{_ID})\n\nhttps://youtu.be/{_ID}\n\nThe text.").body
    assert body.summary == "The text."
    assert body.words == 5


def test_writers_make_no_players(parse) -> None:
    """What makes a player can't be written by hand, nor lead a player elsewhere."""
    raw = '<figure class="embed" data-player="https://evil.example/" data-note="x"><a href="#">a</a></figure>'
    parsed = parse(raw)
    assert "data-player" not in parsed.shown
    assert "data-note" not in parsed.shown
    assert 'class="x-embed"' in parsed.shown
    assert "attribute-not-allowed" in "".join(parsed.said)


def test_html_in_its_words_makes_a_link_no_card(parse) -> None:
    """A link whose words hold raw HTML stays as it is."""
    assert "embed" not in parse(f"[a <b>b</b>](https://youtu.be/{_ID})").shown
