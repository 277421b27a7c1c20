"""The ledger for programs."""

import json
import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from blogsite.importing.ledger import Entry, Fate, Part, Place, lost
from blogsite.importing.record import make_record, update_record, write_record
from blogsite.importing.record.document import ledger_lines
from blogsite.importing.target import Placed

from .conftest import ENTRIES, ONE, TWO

NAMES = ("import-ledger.json", "import-ledger.html")
PLACES = st.builds(Place, st.sampled_from(["a.md", "b.md"]), st.integers(0, 9))
SOME_ENTRIES = st.builds(
    Entry,
    st.sampled_from(Part),
    st.sampled_from(Fate),
    st.text(max_size=5),
    PLACES,
    st.text(max_size=5),
    st.sampled_from(["", ONE]),
    st.integers(1, 9),
)


def _ledger(record) -> dict:
    return json.loads("".join(ledger_lines(record)))


def test_what_it_holds(record) -> None:
    """It has the source's kind, totals, the proof, what people did, all entries, and digests."""
    ledger = _ledger(record())
    assert ledger["source"] == {"kind": "hugo"}
    assert ledger["totals"]["image"] == {"total": 2, "kept": 0, "changed": 0, "lost": 2}
    assert ledger["totals"]["link"] == {"total": 3, "kept": 3, "changed": 0, "lost": 0}
    assert ledger["proof"] == {"texts": 2, "words": 21_000, "found": 20_999}
    assert [each["text"] for each in ledger["differing"]] == [TWO]
    assert ledger["by_hand"][1]["moved_to"] == "content/posts/zwei/index.md"
    assert ledger["files"] == {ONE: "0" * 32, TWO: "1" * 32}
    assert len(ledger["entries"]) == len(ENTRIES)
    assert {
        "part": "shortcode",
        "fate": "lost",
        "name": "{{< map >}}",
        "note": "nothing here draws maps",
        "text": ONE,
        "path": "blog/one.md",
        "line": 7,
        "count": 1,
    } in ledger["entries"]


def test_without_a_proof(record) -> None:
    """An import that proved nothing says so."""
    assert _ledger(record(proof=None))["proof"] is None


@given(st.lists(SOME_ENTRIES))
def test_totals_add_up(entries) -> None:
    """Kept, changed and lost are what the entries say, and add up to all."""
    ledger = _ledger(make_record("hugo", entries, Placed(0, 0, 0, (), {})))
    counts: Counter = Counter()
    for entry in ledger["entries"]:
        counts[entry["part"], entry["fate"]] += entry["count"]
    for part, of in ledger["totals"].items():
        assert of["total"] == of["kept"] + of["changed"] + of["lost"]
        assert of["total"] == sum(each.count for each in entries if each.part == part)
        assert all(counts[part, fate] == of[fate] for fate in ("kept", "changed", "lost"))
    assert set(ledger["totals"]) == {each.part for each in entries}


@given(st.lists(SOME_ENTRIES), st.randoms(use_true_random=False))
def test_order_of_entries(entries, chance: random.Random) -> None:
    """The same entries give the same bytes, in whatever order they came."""
    other = list(entries)
    chance.shuffle(other)
    placed = Placed(0, 0, 0, (), {})
    one, two = (make_record("hugo", each, placed) for each in (entries, other))
    assert list(ledger_lines(one)) == list(ledger_lines(two))


def test_a_line_for_each_entry(record) -> None:
    """What changes in one entry is one line for git."""
    other = (*ENTRIES[:-1], lost(Part.FIELD, "menu", Place("hugo.toml", 12), "something else"))
    before = set("".join(ledger_lines(record())).splitlines())
    after = set("".join(ledger_lines(record(other))).splitlines())
    assert len(after - before) == 2  # the entry, and the total


def test_hostile_names(record, tmp_path) -> None:
    """Control characters and half characters of a source are escaped, and read as they were."""
    name = "\x1b[31m\u202e\x00\ud800\U0001fffe</script>"
    write_record(record((lost(Part.LINK, name, Place("a.md"), "x"),)), tmp_path)
    data = (tmp_path / "import-ledger.json").read_bytes()
    assert not {0x1B, 0} & set(data)
    assert json.loads(data)["entries"][0]["name"] == name


def test_no_name_of_the_machine(record, tmp_path) -> None:
    """Nothing tells where the files were written."""
    write_record(record(), tmp_path)
    for name in NAMES:
        assert str(tmp_path) not in (tmp_path / name).read_text("utf-8")


def test_bringing_up_to_date(record, tmp_path) -> None:
    """Files that say the same stay as they are; others are written whole, and nothing beside them."""
    update_record(record(), tmp_path)
    times = [(tmp_path / name).stat().st_mtime_ns for name in (*NAMES, "")]
    update_record(record(), tmp_path)
    assert [(tmp_path / name).stat().st_mtime_ns for name in (*NAMES, "")] == times
    for other in (record(ENTRIES[:3]), record((*ENTRIES, ENTRIES[0]))):
        update_record(other, tmp_path)
        assert (tmp_path / NAMES[0]).read_text("utf-8") == "".join(ledger_lines(other))
    assert {each.name for each in tmp_path.iterdir()} == set(NAMES)


def test_builds_pass_over_it(record, make_site, build, post) -> None:
    """A build publishes neither the ledger nor its page, and finds no fault with them."""
    root = make_site({"content/posts/one.md": post()})
    write_record(record(), root)
    result = build(root)
    assert result.diagnostics == ()
