"""Values kept from one build of a process to the next."""

import dataclasses

from blogsite.recall import Recall


@dataclasses.dataclass(frozen=True, slots=True)
class _Name:
    text: str


def test_equal_values_give_the_same_result() -> None:
    """Where a name's values equal those of the last build, its result is the very same object."""
    recall, made = Recall(), []

    def make(name: _Name, number: int) -> list[object]:
        made.append((name, number))
        return [name, number]

    first = recall("x", make, _Name("a"), 1)
    recall.turn()
    assert recall("x", make, _Name("a"), 1) is first
    assert recall("x", make, _Name("b"), 1) == [_Name("b"), 1]
    assert made == [(_Name("a"), 1), (_Name("b"), 1)]


def test_only_the_last_values_count() -> None:
    """A name remembers one result: earlier values are made anew."""
    recall = Recall()
    first = recall("x", list, "a")
    recall("x", list, "b")
    again = recall("x", list, "a")
    assert again == first
    assert again is not first


def test_what_a_build_did_not_ask_for_is_forgotten() -> None:
    """A name that a whole build passes over is made anew by the next one, in all parts."""
    recall = Recall()
    kept, lost = recall("kept", list, "a"), recall.part("p")("lost", list, "a")
    recall.turn()
    recall("kept", list, "a")
    recall.turn()
    assert recall("kept", list, "a") is kept
    assert recall.part("p")("lost", list, "a") is not lost


def test_parts_do_not_meet() -> None:
    """The same name in two parts means two things."""
    recall = Recall()
    assert recall.part("p")("x", list, "ab") == ["a", "b"]
    assert recall.part("q")("x", tuple, "ab") == ("a", "b")
    assert recall.part("p") is recall.part("p")


def test_rows_stand_by_themselves() -> None:
    """Of many rows only those are made anew whose values differ, or that all share a new one."""
    recall, made = Recall(), []

    def make(number: int, factor: int) -> list[int]:
        made.append(number)
        return [number * factor]

    def ask(numbers: tuple[int, ...], factor: int = 2) -> tuple[list[int], ...]:
        made.clear()
        recall.turn()
        return recall.each("x", make, tuple(range(len(numbers))), (numbers,), factor)

    numbers = tuple(range(1000))
    first = ask(numbers)
    assert first == tuple([number * 2] for number in numbers)
    assert ask(tuple(numbers)) is first
    assert made == []
    edited = (*numbers[:500], 7, *numbers[501:])
    again = ask(edited)
    assert made == [7]
    assert again[500] == [14]
    assert again[:500] + again[501:] == first[:500] + first[501:]
    assert all(one is other for one, other in zip(again[501:], first[501:], strict=True))
    assert ask(edited, 3) == tuple([number * 3] for number in edited)
    assert len(made) == len(edited)


def test_rows_are_known_by_their_names() -> None:
    """A row that is elsewhere than in the last build stands, whatever has come before it or gone."""
    recall, made = Recall(), list[str]()

    def make(name: str) -> list[str]:
        made.append(name)
        return [name]

    names = tuple(f"row {number}" for number in range(1000))
    known: tuple[str, ...] = ()
    for asked in (names, ("new", *names), names[3:], (*reversed(names),), names[:10], ()):
        recall.turn()
        made.clear()
        assert recall.each("x", make, asked, (asked,)) == tuple([name] for name in asked)
        assert made == [name for name in asked if name not in known]
        known = asked


def test_an_equal_result_changes_nothing() -> None:
    """Where a row's values are new and its result equals the last one, that stands, and so do all."""
    recall = Recall()
    names = tuple(range(300))
    first = recall.each("x", lambda number: [number // 2], names, (names,))
    recall.turn()
    others = (*names[:100], 101, *names[101:])
    assert recall.each("x", lambda number: [number // 2], names, (others,)) is first
