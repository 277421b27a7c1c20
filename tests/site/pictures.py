"""Pictures for test sites, made on the spot so that the checkout holds text alone."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from .folders import copy_site, write_files


def png(width: int = 8, height: int = 4, shade: int = 128) -> bytes:
    """Return a grey picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
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
