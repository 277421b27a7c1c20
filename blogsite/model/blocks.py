"""The blocks of a text: what is translated as one, and what a translation notes of its original."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

SourceDigest = tuple[str, ...]
"""The digests of an original's blocks, as they were when it was translated."""

DIGEST = re.compile(r"[0-9a-f]{8}")
_PARTS = 4  # a packed block's
_ON_A_LINE = 8
# They keep a line from ending between two words, and say nothing else.
_NO_BREAK = ("\u00a0", "\u202f")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list: what a translator changes or leaves as one.

    ``digest`` is of its ``kind`` and of what it means, as eight hexadecimal digits; ``line`` and
    ``end`` are lines of the file, from 1, the end not included.
    """

    digest: str
    kind: str
    line: int
    end: int


def as_plain_spaces(text: str) -> str:
    """Return words with plain spaces for no-break ones, which are formatting."""
    for space in _NO_BREAK:
        text = text.replace(space, " ")
    return text


def block_digest(kind: str, meaning: str) -> str:
    """Return the digest of a block that means something, its borders counted."""
    data = f"{kind}\n{meaning}".encode(errors="replace")
    return hashlib.blake2b(data, digest_size=4).hexdigest()


def digests_of(blocks: Iterable[Block]) -> SourceDigest:
    """Return what a translation notes that was made from these blocks."""
    return tuple(block.digest for block in blocks)


def read_digests(text: str) -> SourceDigest | None:
    """Return the digests that a text lists, None where it says anything else, or nothing."""
    words = tuple(text.split())
    return words if words and all(map(DIGEST.fullmatch, words)) else None


def write_digests(digests: SourceDigest) -> tuple[str, ...]:
    """Return the lines that list digests, short enough for front matter."""
    starts = range(0, len(digests), _ON_A_LINE)
    return tuple(" ".join(digests[start : start + _ON_A_LINE]) for start in starts)


def packed_digests(packed: str) -> SourceDigest:
    """Return the digests of packed blocks, without making these."""
    return tuple(packed.split()[::_PARTS])


def packed_pairs(packed: str) -> tuple[tuple[str, str], ...]:
    """Return the digest and the kind of each packed block, without making these."""
    words = packed.split()
    return tuple(zip(words[::_PARTS], words[1::_PARTS], strict=True))


def pack_blocks(blocks: Iterable[Block]) -> str:
    """Return blocks as one short text."""
    return " ".join(f"{each.digest} {each.kind} {each.line} {each.end}" for each in blocks)


def unpack_blocks(packed: str) -> tuple[Block, ...]:
    """Return the blocks that `pack_blocks` was given."""
    words = iter(packed.split())
    return tuple(
        Block(digest, kind, int(line), int(end))
        for digest, kind, line, end in zip(*[words] * _PARTS, strict=True)
    )
