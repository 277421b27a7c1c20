"""What a card looks like, in pixels."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from PIL import Image

from blogsite.cards.fonts import sized
from blogsite.cards.shaping import Style, set_line
from blogsite.codec import digest_of
from blogsite.views.machine import CopyView, SocialCardLook

from .conftest import LOOK, ink

TITLES = {
    "en": "Announcing the winners: how “ten thousand” requests a second were served",
    "zh-CN": "在笔记本电脑上运行 Kubernetes：使用 kind、minikube 和 K3s 的“云原生”开发环境",
    "ja": "クラウドネイティブな開発環境をノートパソコンで動かすための「ベストプラクティス」",
    "ko": "노트북에서 쿠버네티스를 실행하는 방법: 클라우드 네이티브 개발 환경",
    "ar": "تشغيل Kubernetes (K8s) على حاسوبك المحمول: دليل عملي",
    "he": "הרצת Kubernetes (K8s) על המחשב הנייד: מדריך מעשי ל־C++",
    "hi": "लैपटॉप पर Kubernetes चलाना: क्लाउड नेटिव विकास",
    "ru": "Запускаем Kubernetes на ноутбуке: практическое руководство",
}
_HOSTILE = (
    "x" * 1000,
    "W " * 500,
    "字" * 1000,
    "a\u0316\u0316\u0316\u0316\u0316" * 300,
    "\u202e\u2066" * 500,
    "क\u200d" * 500,
    "(" * 400 + ")" * 400,
    "שלום abc " * 100,
    "x" * 71 + " and more",
    "x " + "y" * 71 + " ",
)
_MARGIN = 80
# Above it is the site's name, below it are the names of authors.
_TITLE = (0, 140, 1200, 512)


@pytest.mark.parametrize("language", TITLES)
def test_a_title_keeps_to_its_room(language: str, card, pixels) -> None:
    """Letters of any script stay within the margins, and between what is above and below."""
    image = pixels(card(TITLES[language], language=language))
    assert (image.size, image.format) == ((1200, 630), "PNG")
    left, _, right, _ = ink(image, _TITLE)
    assert left >= _MARGIN - 4
    assert right <= 1200 - _MARGIN + 4
    # Nothing stands in the gaps around it.
    assert ink(image, (0, 130, 1200, 165)) is None
    assert ink(image, (0, 505, 1200, 520)) is None


@pytest.mark.parametrize("title", _HOSTILE)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_titles_are_bounded(title: str, language: str, card, draw) -> None:
    """Whatever a stranger writes is drawn, and the file stays small."""
    view = card(title, language=language, authors=(title[:300],) * 12)
    assert len(draw(view)) < 100_000


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_a_card_is_small(language: str, card, draw) -> None:
    """A network loads no more than 50 KB for a usual title."""
    assert len(draw(card(TITLES[language], language=language))) < 50_000


def test_the_same_card_has_the_same_bytes(card, draw) -> None:
    """Drawing depends on nothing but the view."""
    first, other = card(TITLES["ar"], language="ar"), card(TITLES["ja"], language="ja")
    before = draw(first)
    draw(other)
    sized.cache_clear()
    assert hashlib.sha256(draw(first)).digest() == hashlib.sha256(before).digest()


def test_the_other_direction_is_turned_over(card, pixels) -> None:
    """Titles begin at the right in languages that are read from there, and the mark is there."""
    left = ink(pixels(card("Kubernetes")), _TITLE)
    right = ink(pixels(card("Kubernetes", language="ar")), _TITLE)
    assert abs(left[0] - _MARGIN) < 8
    assert abs(1200 - right[2] - _MARGIN) < 8
    mark = (139, 185, 255)
    assert pixels(card()).convert("RGB").getpixel((84, 98)) == mark
    assert pixels(card(language="he")).convert("RGB").getpixel((1115, 98)) == mark


def test_a_short_title_is_larger(card, pixels) -> None:
    """The room is used: a short title has larger letters than a long one."""

    def height(title: str) -> int:
        box = ink(pixels(card(title)), _TITLE)
        return box[3] - box[1]

    assert height("Hxx") > 55
    assert height(" ".join(["Hxx"] * 60)) > 200


def test_many_authors_are_counted(card, pixels) -> None:
    """Names that there is no room for are a number, and meet the date nowhere."""
    names = tuple(f"Michael Raposa {at}" for at in range(9))
    image = pixels(card(authors=names))
    assert ink(image, (0, 520, 800, 580)) is not None
    date = ink(image, (860, 520, 920, 580))
    assert date is None


def test_chinese_characters_are_those_of_the_country(card, draw) -> None:
    """One character looks different in Japan, Korea, China and Taiwan."""
    drawn = {
        draw(card("骨直角", language=tag, locale="en"))
        for tag in ("ja", "ko", "zh-CN", "zh-TW", "zh-HK")
    }
    assert len(drawn) >= 4


def test_no_box_stands_for_a_missing_letter() -> None:
    """A letter that slips through is left out, not drawn as the font's box for the unknown."""
    style = Style("en", "ltr", 700)
    line = set_line("aกb", style, 64)
    assert [glyph.number for glyph in line.glyphs] == [
        glyph.number
        for glyph in (*set_line("a", style, 64).glyphs, *set_line("b", style, 64).glyphs)
    ]
    assert all(glyph.number for glyph in line.glyphs)


def test_arabic_letters_are_joined() -> None:
    """A word is not a row of single letters: each has the shape that its place asks for."""
    style = Style("ar", "rtl", 700)
    alone = [set_line(letter, style, 64).glyphs[0].number for letter in "سحاب"]
    joined = [glyph.number for glyph in set_line("سحاب", style, 64).glyphs]
    assert joined != alone[::-1]


@pytest.mark.parametrize(
    ("language", "before", "word"), [("hi", "CNCF ", "ब्लॉग"), ("en", "ब्लॉग ", "fi")]
)
def test_a_script_is_shaped_by_its_own_rules(language: str, before: str, word: str) -> None:
    """A word's shape doesn't hang on the script of the one before it, nor on their sharing a font."""
    style = Style(language, "ltr", 700)
    alone = [glyph.number for glyph in set_line(word, style, 64).glyphs]
    after = [glyph.number for glyph in set_line(before + word, style, 64).glyphs]
    assert after[-len(alone) :] == alone


def test_colours_are_those_of_the_settings(card, pixels) -> None:
    """The ground, the title, and the band below have the colours that a site chose."""
    look = SocialCardLook("#ffffff", "#101010", "#ff0000", "#0000ff")
    image = pixels(card("Hello", look=look)).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20)}
    assert image.getpixel((5, 300)) == (255, 255, 255)
    assert (16, 16, 16) in colours
    assert image.getpixel((0, 629)) == (255, 0, 0)
    assert image.getpixel((1199, 629)) == (0, 0, 255)


def test_a_logo_is_shown(card, pixels, tmp_path) -> None:
    """A logo takes the place of the first letter, in its own colours and on the ground."""
    logo = Image.new("RGBA", (400, 200), (0, 200, 0, 255))
    logo.paste((0, 0, 0, 0), (0, 0, 200, 200))
    logo.save(tmp_path / "logo.png")
    digest = digest_of((tmp_path / "logo.png").read_bytes())
    look = replace(LOOK, logo=CopyView("site", "logo.png", digest))
    image = pixels(card(look=look)).convert("RGB")
    assert image.getpixel((200, 98)) == (0, 200, 0)
    assert image.getpixel((90, 98)) == (11, 22, 38)
