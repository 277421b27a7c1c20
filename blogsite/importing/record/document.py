"""The ledger for programs: JSON with a line for each thing, so that git shows what differs."""

import json
from collections.abc import Iterable, Iterator, Mapping

from blogsite.importing.ledger import Entry
from blogsite.importing.proof import Proof, TextProof
from blogsite.importing.record.model import Count, Record, differing
from blogsite.importing.target import ByHand
from blogsite.model.characters import UNPRINTABLE

LEDGER = "import-ledger.json"
VERSION = 1


def ledger_lines(record: Record) -> Iterator[str]:
    """Yield the ledger in pieces; the same record gives the same bytes anywhere."""
    yield "{\n"
    yield f'"version": {VERSION},\n'
    yield f'"source": {_json({"kind": record.kind})},\n'
    totals = {str(part): _count(count) for part, count in record.totals.items()}
    yield from _mapping("totals", totals)
    yield f'"proof": {_json(_proof(record.proof))},\n'
    yield from _list("differing", map(_text_proof, differing(record.proof)))
    yield from _list("by_hand", map(_by_hand, record.by_hand))
    yield from _list("entries", map(_entry, record.entries))
    yield from _mapping("files", record.digests, "\n")
    yield "}\n"


def _count(count: Count) -> dict[str, int]:
    return {
        "total": count.total,
        "kept": count.kept,
        "changed": count.changed,
        "lost": count.lost,
    }


def _proof(proof: Proof | None) -> dict[str, int] | None:
    if proof is None:
        return None
    return {"texts": len(proof.texts), "words": proof.words, "found": proof.found}


def _text_proof(each: TextProof) -> dict[str, object]:
    return {
        "text": each.path,
        "words": each.words,
        "found": each.found,
        "differences": [{"source": of.source, "page": of.page} for of in each.differences],
    }


def _by_hand(each: ByHand) -> dict[str, str | bool]:
    return {
        "path": each.path,
        "hand": str(each.hand),
        "moved_to": each.moved_to,
        "source_changed": each.source_changed,
    }


def _entry(each: Entry) -> dict[str, str | int]:
    return {
        "part": str(each.part),
        "fate": str(each.fate),
        "name": each.name,
        "note": each.note,
        "text": each.text,
        "path": each.place.path,
        "line": each.place.line,
        "count": each.count,
    }


def _list(name: str, items: Iterable[object]) -> Iterator[str]:
    yield from _bracketed(name, "[]", map(_json, items), ",\n")


def _mapping(name: str, items: Mapping[str, object], end: str = ",\n") -> Iterator[str]:
    pairs = (f"{_json(key)}: {_json(value)}" for key, value in items.items())
    yield from _bracketed(name, "{}", pairs, end)


def _bracketed(name: str, brackets: str, items: Iterable[str], end: str) -> Iterator[str]:
    yield f'"{name}": {brackets[0]}'
    between = "\n"
    for item in items:
        yield between + item
        between = ",\n"
    yield ("\n" if between != "\n" else "") + brackets[1] + end


def _json(value: object) -> str:
    """Return one line of JSON in which nothing is invisible or drives a terminal."""
    text = json.dumps(value, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda bad: json.dumps(bad[0])[1:-1], text)
