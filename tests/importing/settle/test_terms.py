"""Tags, kinds and series: one id for each subject."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from blogsite.importing.archive import Term
from blogsite.importing.ledger import Part, Place

from .archives import Maker, fronts, notes


def _tags(native: Any) -> dict[str, Any]:
    start, end = "content/tags/", ".yaml"
    return {
        path.removeprefix(start).removesuffix(end): dict(record)
        for path, record in native.registry.items()
        if path.startswith(start)
    }


def test_cases_of_a_tag_are_one(maker: Maker) -> None:
    """The writing that most posts have is its name."""
    native = maker.settle(
        maker.text("a", tags=["Kubernetes", "service mesh"]),
        maker.text("b", tags=["kubernetes", "Service-Mesh"]),
        maker.text("c", tags=["Kubernetes", "kubernetes"]),
    )
    assert [front["tags"] for front in fronts(native)] == [
        ("kubernetes", "service-mesh"),
        ("kubernetes", "service-mesh"),
        ("kubernetes",),
    ]
    assert _tags(native) == {
        "kubernetes": {"name": "Kubernetes"},
        "service-mesh": {"name": "Service-Mesh"},
    }
    assert ("changed", "is the tag `kubernetes`, which is written Kubernetes here") in notes(
        native, Part.TAG, "kubernetes"
    )


def test_a_tag_that_is_its_id_needs_no_file(maker: Maker) -> None:
    """Only names that an id doesn't tell have a file."""
    native = maker.settle(maker.text(tags=["storage", "网络"]))
    assert fronts(native)[0]["tags"] == ("storage", "网络")
    assert _tags(native) == {}


@pytest.mark.parametrize(
    ("name", "tag_id"),
    [
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("CI/CD", "ci-cd"),
        ("Q&A", "q-and-a"),
        ("a: b", "a-b"),
        ("page", "page-text"),
        ("con", "con-text"),
        ("x" * 300, "x" * 80),
        ("../../etc", "etc"),
    ],
)
def test_names_are_made_ids(maker: Maker, name: str, tag_id: str) -> None:
    """Signs become words or hyphens, and nothing leaves its folder."""
    native = maker.settle(maker.text(tags=[name]))
    assert fronts(native)[0]["tags"] == (tag_id,)


def test_tags_of_the_same_letters_are_proposed_and_never_merged(maker: Maker) -> None:
    """Accents and joined words make commands for people to run; signs that tell are no likeness."""
    native = maker.settle(
        maker.text("a", tags=["cafe", "Open Source", "C", "C++", "C#", "NET", ".NET"]),
        maker.text("b", tags=["Café", "opensource"]),
        maker.text("c", tags=["Café", "opensource"]),
    )
    assert native.proposals == (
        "blogsite tags merge cafe café",
        "blogsite tags merge open-source opensource",
    )
    assert fronts(native)[0]["tags"][:2] == ("cafe", "open-source")
    assert notes(native, Part.TAG, "cafe")[-1] == (
        "kept",
        "may be Café (the same letters): blogsite tags merge cafe café",
    )


def test_a_text_has_so_many_tags_at_most(maker: Maker) -> None:
    """The time of a build grows with their square; those beyond are lost, each with its reason."""
    native = maker.settle(maker.text(tags=[f"t{at}" for at in range(1000)] + ["t0"]))
    assert fronts(native)[0]["tags"] == tuple(f"t{at}" for at in range(200))
    told = [note for fate, note in notes(native, Part.TAG) if fate == "lost"]
    assert told == ["a text has 200 tags at most"] * 800


def test_a_tag_of_signs_is_lost(maker: Maker) -> None:
    """What can't stand in an address is said."""
    native = maker.settle(maker.text(tags=["???", " "]))
    assert "tags" not in fronts(native)[0]
    assert [fate for fate, _ in notes(native, Part.TAG)] == ["lost"]


def test_the_sources_list_names_tags(maker: Maker) -> None:
    """By key or name, with what it says of them; its key is the id, as old addresses have it."""
    place = Place("tags.yml", 2)
    terms = (
        Term("k8s", "Kubernetes", place, {"zh_CN": "库伯内蒂斯", "?": "x"}, "About it."),
        Term("unused", "Unused", place),
    )
    texts = [
        maker.text(f"p{at}", tags=[each])
        for at, each in enumerate(["k8s", "Kubernetes", "KUBERNETES"])
    ]
    native = maker.settle(*texts, terms=terms)
    assert [front["tags"] for front in fronts(native)] == [("k8s",)] * 3
    assert _tags(native) == {
        "k8s": {"name": "Kubernetes", "names": {"zh-CN": "库伯内蒂斯"}, "description": "About it."}
    }
    assert notes(native, Part.TAG, "Unused") == [("lost", "no post has it")]


def test_the_tags_of_the_original_count(maker: Maker) -> None:
    """A translation inherits them, and says its own only where the original has none."""
    native = maker.settle(
        maker.text("a", tags=["one"]),
        maker.text("a", language="fr", tags=["one", "un"]),
        maker.text("b"),
        maker.text("b", language="fr", tags=["deux"]),
    )
    found = {text.path: text.front.get("tags") for text in native.texts}
    assert found == {
        "content/posts/2019/a.md": ("one",),
        "content/posts/2019/a.fr.md": None,
        "content/posts/2019/b.md": None,
        "content/posts/2019/b.fr.md": ("deux",),
    }
    assert notes(native, Part.TAG, "un") == [("lost", "the original has other tags, which count")]


def test_events_without_days_are_tags(maker: Maker) -> None:
    """An event needs its days, which nobody says."""
    native = maker.settle(maker.text(events=["KubeCon EU"]))
    assert fronts(native)[0]["tags"] == ("kubecon-eu",)
    assert not [path for path in native.registry if "events" in path]


def test_a_category_may_be_the_kind(maker: Maker) -> None:
    """Those that say what a post is are no subjects any more."""
    native = maker.settle(
        maker.text("a", tags=["Case Studies", "storage"]),
        maker.text("b", kind="Announcement"),
        maker.text("c", kind="blog"),
        maker.text("d", kind="Deep Dives"),
    )
    assert [front["kind"] for front in fronts(native)] == [
        *("case-study", "announcement", "post", "deep-dives"),
    ]
    assert fronts(native)[0]["tags"] == ("storage",)
    kinds = native.registry["content/site.yaml"]["kinds"]  # type: ignore[index, call-overload]
    assert next(iter(kinds)) == "post"
    assert kinds["deep-dives"]["name"] == "Deep Dives"


@pytest.mark.parametrize(
    ("name", "kind"), [("News", "news"), ("News & Views", None), ("新闻", "news"), ("", "news")]
)
def test_a_category_is_what_it_is_called(maker: Maker, name: str, kind: str | None) -> None:
    """The key of a category is a kind only where its name, if it can tell, says no other thing."""
    texts = maker.text("a", tags=["news"]), maker.text("b")
    native = maker.settle(*texts, terms=(Term("news", name, Place("x.yml", 1)),))
    front = fronts(native)[0]
    assert (front.get("kind"), front.get("tags")) == (kind, None if kind else ("news",))


def test_the_names_of_usual_kinds_are_words_of_the_interface(maker: Maker) -> None:
    """What an import calls the kinds that blogs have is translated into every language."""
    usual = ["", "press-release", "news", "case-study", "event-recap", "guest-post", "announcement"]
    native = maker.settle(*(maker.text(f"p{at}", kind=kind) for at, kind in enumerate(usual)))
    kinds: Any = native.registry["content/site.yaml"]["kinds"]  # type: ignore[index, call-overload]
    said = {kind[key] for kind in kinds.values() for key in ("name", "plural")}
    assert len(kinds) == len(usual)
    with (Path(__file__).parents[3] / "i18n/blogsite.pot").open("rb") as template:
        assert said <= {message.id for message in read_po(template)}


def test_a_blog_of_one_kind_says_none(maker: Maker) -> None:
    """The first kind is that of posts that say nothing."""
    assert "kind" not in fronts(maker.settle(maker.text()))[0]


def test_too_many_kinds_are_posts(maker: Maker) -> None:
    """A word for each post is no kind."""
    native = maker.settle(*(maker.text(f"p{at}", kind=f"kind {at}") for at in range(30)))
    assert len(native.registry["content/site.yaml"]["kinds"]) == 12  # type: ignore[index, call-overload, arg-type]


def test_series_have_their_names(maker: Maker) -> None:
    """An id that doesn't tell its name has it in the settings."""
    native = maker.settle(maker.text("a", series="Deep: Dive"), maker.text("b", series="tenants"))
    assert [front["series"] for front in fronts(native)] == ["deep-dive", "tenants"]
    assert native.registry["content/site.yaml"]["series"] == {  # type: ignore[index, call-overload]
        "deep-dive": "Deep: Dive",
        "tenants": "tenants",
    }
