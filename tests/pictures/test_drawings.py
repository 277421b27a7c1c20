"""SVG is published without what could run, and with the size that it is drawn in."""

import pytest

from blogsite.pictures.drawings import clean, measure
from blogsite.pictures.model import UnreadableError

SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
_NAMESPACES = " ".join(f'xmlns:a{number}="b{number}"' for number in range(99))
_HOSTILE = f"""<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
{SVG} xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20" onload="pwned(1)">
  <script>pwned(2)</script>
  <style>@import url(https://evil.example/a.css); rect {{ fill: url(https://evil.example/b) }}</style>
  <rect width="40" height="20" onclick="pwned(3)" style="fill:url(https://evil.example/c)"/>
  <a href="javascript:pwned(4)" xlink:href="javascript:pwned(5)"><text>words</text></a>
  <image href="https://evil.example/d.png"/>
  <image href="data:image/svg+xml;base64,PHN2Zy8+"/>
  <use href="https://evil.example/e.svg#f"/>
  <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="pwned6"/></foreignObject>
  <animate attributeName="href" begin="0s"/>
</svg>
"""


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="40px" height="20.4px"', (40, 20)),
        ('width="1in" height="72pt"', (96, 96)),
        ('viewBox="0 0 300 100"', (300, 100)),
        ('viewBox="0,0,30.5,10"', (30, 10)),
        ('width="600" viewBox="0 0 300 100"', (600, 200)),
        ('height="50" viewBox="0 0 300 100"', (150, 50)),
        ('width="100%" height="100%" viewBox="0 0 30 10"', (30, 10)),
        ('width="0" height="-1" viewBox="0 0 0 0"', (300, 150)),
        ("", (300, 150)),
        ('width="999999" height="999999"', (100_000, 100_000)),
    ],
)
def test_sizes(attributes, size) -> None:
    """A drawing's size is what a browser would draw it in."""
    assert measure(f"{SVG} {attributes}/>".encode()) == size


def test_nothing_runs() -> None:
    """Scripts, handlers and what comes from elsewhere are gone, the drawing is not."""
    made = clean(_HOSTILE.encode()).decode()
    assert "<script" not in made
    assert "pwned" not in made
    assert "foreignObject" not in made
    assert "svg+xml" not in made
    assert 'href="http' not in made
    assert "url(http" not in made
    assert "DOCTYPE" not in made
    assert "<rect" in made
    assert "words" in made


def test_cleaned_twice() -> None:
    """A clean drawing stays as it is."""
    made = clean(_HOSTILE.encode())
    assert clean(made).split() == made.split()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no XML"),
        ("no XML", "no XML"),
        (f"{SVG}><g>", "no XML"),
        ("<html/>", "`html`, not `svg`"),
        ("<svg/>", "can't be read"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}><text>&a;</text></svg>', "entities"),
        (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{SVG}/>', "entities"),
        (f"{SVG}>{'<g>' * 5000}{'</g>' * 5000}</svg>", "elements within elements"),
        (f"{SVG} {_NAMESPACES}/>", "namespaces"),
        (f"{SVG}><!--{'x' * 1_000_000}--></svg>", "1,000,000 bytes"),
        (f"{SVG}><style>a {{ b: image-set('//x.example/a' 1x) }}</style></svg>", "`image-set`"),
        (f"{SVG}><style>a {{ b: i\\6d age-set('//x') }}</style></svg>", "`image-set`"),
        (f'{SVG} style="cursor: (src(&quot;//x&quot;))"/>', "`src`"),
    ],
)
def test_what_is_no_drawing(text, reason) -> None:
    """What can't be read, or would grow without bounds, is refused with a reason."""
    with pytest.raises(UnreadableError, match=reason):
        clean(text.encode())


def test_a_drawing_beside_a_post(built) -> None:
    """A post shows a drawing in its size, and what is published of it is clean."""
    made = built("![x](a.svg) [y](a.svg)", {"a.svg": _HOSTILE.encode()})
    (shown,) = made.images()
    assert (shown["width"], shown["height"]) == ("40", "20")
    files = [data for path, data in made.files.items() if "/a." in path]
    assert len(files) == 2
    assert all(b"pwned" not in data for data in files)
    assert made.rules == []


def test_a_drawing_with_another_name(built) -> None:
    """A drawing that calls itself PNG is no picture, and is not published."""
    made = built("![x](a.png)", {"a.png": _HOSTILE.encode()})
    assert made.rules == [("bad-picture", "content/posts/a/index.md")]
