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
