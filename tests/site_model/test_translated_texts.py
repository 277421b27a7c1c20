"""Originals and translations as people edit them, and the state that results."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from blogsite import codec
from blogsite.model.document import Document, Place
from blogsite.model.parsed import Parsed
from blogsite.parse.file import Task, parse_file
from blogsite.site.freshness import Freshness, State, judge

SHAPES = ("{}, and *more*.", "## {}", "- {}", "> {}", "```\n{}\n```", "[a link]({})", "| {} |\n|-|")
GAPS = ("\n\n", "\n\n\n", "  \n\n")
WRITING = (("*more*", "_more_"), ("```", "~~~"), (" and", "\nand"))
FRONT = ("title", "summary", "image")


@dataclass
class Model:
    """An original as a list of blocks, each by a number of its own, and what was noted of it."""

    blocks: list[int] = field(default_factory=lambda: [0, 1, 2, 3])
    front: dict[str, int] = field(default_factory=lambda: {"title": 0})
    noted: tuple[object, ...] | None = None
    digests: tuple[str, ...] | None = None
    next: int = 4
    writing: int = 0
    translation: str = "译文。"

    def meaning(self) -> tuple[object, ...]:
        """What a translator sees of it."""
        return (*((key, self.front[key]) for key in FRONT if key in self.front), *self.blocks)

    def original(self) -> str:
        """The file, written in one of the ways that mean the same."""
        values = {
            "title": "title: Title {}",
            "summary": "summary: >-\n  Summary\n  {}",
            "image": "image: {{src: https://example.org/a.png, alt: Words {}}}",
        }
        said = [values[key].format(number) for key, number in self.front.items()]
        gap = GAPS[self.writing % len(GAPS)]
        # Between two blocks stands what keeps lists and quotes apart, and is none itself.
        body = f"{gap}<!-- -->{gap}".join(
            SHAPES[number % len(SHAPES)].format(f"word{number}") for number in self.blocks
        )
        for bit, ways in enumerate(WRITING):
            body = body.replace(ways[0], ways[self.writing >> bit & 1])
        tags = f"tags: [t{self.writing}]\n"
        lines = [*said, "date: 2019-06-24"]
        lines = lines[::-1] if self.writing % 2 else lines
        return "---\n" + "\n".join(lines) + f"\n{tags}---\n\n{body}\n"

    def translated(self) -> str:
        noted = "" if self.digests is None else " ".join(self.digests)
        said = f"translation: {{source_digest: {noted}}}\n" if noted else ""
        return f"---\ntitle: 标题\n{said}---\n\n{self.translation}\n"


def _parsed(name: str, text: str) -> Document:
    place = Place(f"content/posts/{name}", "a", "a", "en", "content/posts", is_bundle=False)
    task = Task(place.path, "posts", "", place, text.encode(), has_versions=True)
    parsed = codec.decode(parse_file(task).data, Parsed)
    assert parsed.diagnostics == ()
    assert parsed.document is not None
    return parsed.document


def _state(model: Model) -> Freshness:
    original = _parsed("a.md", model.original())
    return judge(_parsed("a.zh.md", model.translated()).front.recorded, original.digests)


def _edit(model: Model, at: int) -> None:
    if model.blocks:
        model.blocks[at % len(model.blocks)] = model.next
        model.next += 1


def _add(model: Model, at: int) -> None:
    model.blocks.insert(at % (len(model.blocks) + 1), model.next)
    model.next += 1


def _remove(model: Model, at: int) -> None:
    if model.blocks:
        del model.blocks[at % len(model.blocks)]


def _move(model: Model, at: int) -> None:
    if model.blocks:
        moved = model.blocks.pop(at % len(model.blocks))
        model.blocks.insert((at // 3) % (len(model.blocks) + 1), moved)


def _front(model: Model, at: int) -> None:
    key = FRONT[at % 3]
    if at % 2 and key != "title":
        model.front.pop(key, None)
    else:
        model.front[key] = model.next
        model.next += 1


def _rewrite(model: Model, at: int) -> None:
    model.writing = at


def _translate(model: Model, at: int) -> None:
    model.translation = f"译文，{at}。"


def _mark(model: Model, _at: int) -> None:
    model.noted = model.meaning()
    model.digests = _parsed("a.md", model.original()).digests


MEANT = (_edit, _add, _remove, _move, _front)
UNMEANT = (_rewrite, _translate)
edits = st.lists(
    st.tuples(st.sampled_from([*MEANT, *UNMEANT, _mark]), st.integers(0, 40)), max_size=12
)


@settings(max_examples=150)
@given(edits)
def test_a_translation_is_current_while_its_original_says_the_same(edits) -> None:
    """Whatever is edited, the state is that of what was noted last; edits taken back count for nothing."""
    model = Model()
    for edit, at in edits:
        edit(model, at)
        found = _state(model)
        if model.noted is None:
            assert found == Freshness(State.UNMARKED)
            continue
        is_same = model.noted == model.meaning()
        assert found.state is (State.CURRENT if is_same else State.STALE)
        before, after = set(model.noted), set(model.meaning())
        assert len(model.meaning()) - len(model.noted) == found.added - found.removed
        # No two blocks are alike; what was moved counts as changed, on top of what is new or gone.
        new, gone = len(after - before), len(before - after)
        assert found.added <= new <= found.added + found.changed
        assert found.removed <= gone <= found.removed + found.changed


@settings(max_examples=100)
@given(writing=st.integers(0, 40), at=st.integers(0, 40), others=st.lists(st.integers(0, 40)))
def test_one_edit_is_counted_as_what_it_is(writing: int, at: int, others: list[int]) -> None:
    """An edited or moved paragraph is one changed, a new one one added, one taken out one removed."""
    wanted = {_edit: (1, 0, 0), _add: (0, 1, 0), _remove: (0, 0, 1)}
    for edit, counts in wanted.items():
        model = Model()
        _mark(model, 0)
        for unmeant in (_rewrite, _translate):
            unmeant(model, writing)
        edit(model, at)
        found = _state(model)
        assert (found.changed, found.added, found.removed) == counts
    model = Model(blocks=[*range(4), *range(100, 100 + len(others))])
    _mark(model, 0)
    model.blocks.append(model.blocks.pop(0))
    found = _state(model)
    assert (found.changed, found.added, found.removed) == (1, 0, 0)
