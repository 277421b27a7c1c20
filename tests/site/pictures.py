"""Pictures for test sites, made on the spot so that the checkout holds text alone."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from .folders import copy_site, write_files


def png(width: int = 8, height: int = 4, shade: int = 128) -> bytes:
    """Return a grey picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def picture(
    kind: str = "PNG", width: int = 60, height: int = 40, mode: str = "RGB", **options: Any
) -> bytes:
    """Return a picture with many colours, as Pillow writes it; its left half is the darker one."""
    gradient = Image.linear_gradient("L").rotate(90).resize((width, height))
    half = Image.new("L", (width, height), 255)
    half.paste(64, (0, 0, width // 2, height))
    image = Image.merge("RGB", (half, gradient, gradient.transpose(Image.Transpose.ROTATE_180)))
    return saved(image.convert(mode), kind, **options)


def animation(kind: str = "GIF", frames: int = 3) -> bytes:
    """Return a picture that moves."""
    shades = [Image.new("RGB", (20, 10), (80 * number, 20, 20)) for number in range(frames)]
    return saved(shades[0], kind, save_all=True, append_images=shades[1:], duration=100)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return a picture as a file of a kind."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """Return a small file that says it is a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 999)), (b"IEND", b""))
    )


def add_pictures(source: Path, target: Path) -> Path:
    """Copy a site, and give each of its bundles the pictures that its texts show, one author a face."""
    copy_site(source, target)
    bundles = {path.parent for path in (target / "content" / "posts").rglob("index*.md")}
    for number, bundle in enumerate(sorted(bundles)):
        write_files(bundle, {"diagram.png": png(40, 20, 60 + number), "detail.png": png()})
    return write_files(target, {"content/authors/fei-guo.png": png(30, 40)})


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
