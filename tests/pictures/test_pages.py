"""How pages show pictures: with room kept for them, and a choice of files."""

import pytest

from ..site.pictures import picture  # noqa: TID252

_HERO = "image: {src: hero.png, alt: Hero}\n"
_WIDTHS = "picture_widths: [20, 30]"


def _candidates(srcset: str) -> dict[str, str]:
    return {width: url for url, width in (each.split() for each in srcset.split(", "))}


def test_a_picture_in_a_text(built) -> None:
    """Each local picture has its size, and files that exist to be chosen from."""
    made = built("![x](a.png)", {"a.png": picture()}, settings=_WIDTHS)
    (source,) = made.page().xpath("//article//picture/source")
    candidates = _candidates(source.get("srcset"))
    assert {width: made.open(url).width for width, url in candidates.items()} == {
        "20w": 20,
        "30w": 30,
    }
    assert source.get("type") == "image/webp"
    assert source.get("sizes")
    (shown,) = made.images()
    assert (shown["width"], shown["height"]) == ("30", "20")
    assert made.open(shown["src"]).format == "PNG"


@pytest.mark.parametrize(
    "written",
    [
        "![x](a.png){width=12}",
        "![x](a.png){height=8}",
        "![x](a.png){width=12 height=999}",
        '<img src="a.png" alt="x" width="12">',
        '<p><img alt="x" height="8" src="a.png"></p>',
    ],
)
def test_a_size_that_a_writer_wants(built, written) -> None:
    """A writer's width or height counts, in the proportions of the picture."""
    made = built(written, {"a.png": picture()})
    (shown,) = made.images()
    assert (shown["width"], shown["height"]) == ("12", "8")
    (source,) = made.page().xpath("//article//picture/source")
    assert source.get("sizes") == "min(12px, 100vw)"


def test_the_first_picture(built) -> None:
    """The first picture of a page is loaded at once, the others when readers come near them."""
    made = built("![x](a.png)\n\n![y](b.png)", {"a.png": picture(), "b.png": picture(width=50)})
    first, second = made.images()
    assert first["fetchpriority"] == "high"
    assert "loading" not in first
    assert second["loading"] == "lazy"
    assert "fetchpriority" not in second


def test_a_picture_above_the_text(built) -> None:
    """The post's picture comes before those of its text."""
    files = {"a.png": picture(), "hero.png": picture(width=90)}
    hero, other = built("![x](a.png)", files, front=_HERO).images()
    assert hero["alt"] == "Hero"
    assert (hero["width"], hero["height"]) == ("90", "40")
    assert hero["fetchpriority"] == "high"
    assert other["loading"] == "lazy"


def test_cards(built) -> None:
    """A card has its post's picture in small, with its size."""
    made = built("Text.", {"hero.png": picture(width=900, height=600)}, front=_HERO)
    (shown,) = made.images("blog")
    assert (shown["width"], shown["height"]) == ("900", "600")
    (source,) = made.page("blog").xpath("//article//source")
    assert set(_candidates(source.get("srcset"))) == {"480w", "800w", "900w"}


def test_a_picture_of_another_site(built) -> None:
    """A picture of another site stays as it is: nothing is fetched, so nothing is known of it."""
    made = built("![x](https://example.org/a.png)\n\n![y](https://example.org/b.png)", {})
    first, second = made.images()
    assert first["src"] == "https://example.org/a.png"
    assert not {"width", "height", "srcset"} & first.keys()
    assert "loading" not in first
    assert second["loading"] == "lazy"


def test_code_that_looks_like_a_picture(built) -> None:
    """Code about pictures stays code."""
    made = built('`<img src="a.png">`\n\n![x](a.png)', {"a.png": picture()})
    assert len(made.images()) == 1
    assert made.page().xpath("//article//code")[0].text == '<img src="a.png">'


def test_no_sizes(built) -> None:
    """Without widths a picture is published once, under its own URL, and has its size there."""
    made = built("![x](a.png)", {"a.png": picture()}, settings="picture_widths: []")
    (shown,) = made.images()
    assert shown["src"] == "/blog/2019/06/01/a/a.png"
    assert (shown["width"], shown["height"]) == ("60", "40")
    assert made.derived() == {}


def test_the_same_picture_twice(built) -> None:
    """The same picture at two places is shown from one."""
    same = picture()
    made = built("![x](a.png) ![y](sub/A.PNG)", {"a.png": same, "sub/A.PNG": same})
    assert len({image["src"] for image in made.images()}) == 1
    assert made.rules == []


def test_a_strange_name(built) -> None:
    """A name of any letters makes an address that needs no encoding."""
    made = built("![x](<图 1.png>)", {"图 1.png": picture()})
    (shown,) = made.images()
    assert shown["src"].startswith("/assets/pictures/1.")


def test_a_base_path(built) -> None:
    """All addresses begin with the path of the site."""
    made = built("![x](a.png)", {"a.png": picture()}, base_url="https://example.org/sub/")
    (shown,) = made.images()
    (source,) = made.page().xpath("//article//source")
    urls = [shown["src"], *_candidates(source.get("srcset")).values()]
    assert all(url.startswith("/sub/assets/pictures/") for url in urls)


def test_the_address_changes_with_the_picture(built) -> None:
    """A picture that is another one now has other addresses, and its own URL stays."""
    before = built("![x](a.png)", {"a.png": picture()})
    shown = before.images()[0]["src"]
    after = built("![x](a.png)", {"a.png": picture(width=61)})
    assert shown.removeprefix("/") not in after.files
    assert after.images()[0]["src"] != shown
    assert "blog/2019/06/01/a/a.png" in after.files


def test_feeds_have_the_lasting_address(built) -> None:
    """A feed shows a picture under the URL that stays."""
    made = built("![x](a.png)", {"a.png": picture()}, settings="base_url: https://example.org/")
    feed = made.files["feed.xml"].decode()
    assert "https://example.org/blog/2019/06/01/a/a.png" in feed
    assert "assets/pictures" not in feed
