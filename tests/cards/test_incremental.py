"""What is drawn when, and that nothing else decides what a card is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import blogsite
from blogsite.cards import draw

PACKAGE = Path(blogsite.__file__).parent
# What draws: `engine.drawing_digest` reads these, so they may use no other part of the program but
# values, and parts that don't show on a card.
DRAWING = [*sorted(PACKAGE.glob("cards/*.py")), PACKAGE / "render" / "social.py"]
ALLOWED = {
    "blogsite.cards",
    "blogsite.views.machine",
    "blogsite.codec",
    "blogsite.tree",
    "blogsite.render.formats",
}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _drawn(monkeypatch) -> list[str]:
    """Note the title of each card that is drawn from now on, in this process."""
    titles: list[str] = []
    original = draw.draw_card

    def noting(view, *rest):
        titles.append(view.title)
        return original(view, *rest)

    monkeypatch.setattr("blogsite.render.social.draw_card", noting)
    return titles


def test_only_what_changed_is_drawn(make_site, post, build, monkeypatch) -> None:
    """A card is drawn once, and again when something on it changes."""
    titles = _drawn(monkeypatch)
    root = make_site({f"content/posts/{name}.md": post(title=name) for name in ("one", "two")})
    build(root, cards=True)
    assert sorted(titles) == ["one", "two"]
    (root / "content/posts/one.md").write_text(post("Other words.\n", title="one"))
    build(root, cards=True)
    assert len(titles) == 2
    (root / "content/posts/one.md").write_text(post(title="Three"))
    build(root, cards=True)
    assert titles[2:] == ["Three"]


@pytest.mark.usefixtures("newly_installed")
def test_a_new_version_of_the_rest_draws_nothing(make_site, post, build, monkeypatch) -> None:
    """A card's key has a digest of what draws, not of the whole program."""
    titles = _drawn(monkeypatch)
    root = make_site({"content/posts/one.md": post(title="one")})
    build(root, cards=True)
    monkeypatch.setattr("blogsite.session.engine_digest", lambda: "another")
    result = build(root, cards=True)
    assert result.published.rendered > 0
    assert titles == ["one"]
    for module in ("cards.fonts", "plan.card_settings"):
        monkeypatch.setattr(f"blogsite.{module}.what_draws", lambda: ("another",))
    build(root, cards=True)
    assert titles == ["one", "one"]


@pytest.mark.usefixtures("newly_installed")
def test_what_draws_is_installed_later(make_site, post, build, monkeypatch, tmp_path) -> None:
    """Cards are made by the next build, though no file of the site has changed."""
    root = make_site({"content/posts/one.md": post()})
    with monkeypatch.context() as machine:
        for module, lack in (
            ("cards.fonts.what_draws", ()),
            ("plan.card_settings.missing_packages", ("a",)),
        ):
            machine.setattr(f"blogsite.{module}", lambda lack=lack: lack)
        assert [each.rule for each in build(root, cards=True).diagnostics] == ["cards-missing"]
    assert build(root, cards=True).diagnostics == ()
    assert (tmp_path / "out/_cards").is_dir()


def test_what_draws_uses_nothing_else_of_the_program() -> None:
    """Then the digest of what draws covers all that shows."""
    for path in DRAWING:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("blogsite"):
                parts = (node.module or "").split(".")
                assert {node.module, ".".join(parts[:2])} & ALLOWED, (path, node.module)


def test_an_incremental_build_equals_a_clean_one(make_site, post, build, tmp_path) -> None:
    """Cards that nobody names any more are gone, new ones are there, and all are the same."""
    root = make_site({f"content/posts/{name}.md": post(title=name) for name in ("one", "two")})
    build(root, cards=True)
    (root / "content/posts/one.md").write_text(post(title="Three"))
    (root / "content/posts/two.md").unlink()
    build(root, cards=True)
    build(root, cards=True, output=tmp_path / "clean", clean=True)
    assert _files(tmp_path / "out") == _files(tmp_path / "clean")


def test_any_number_of_processes(make_site, post, build, tmp_path) -> None:
    """Cards are the same whoever draws them, in whatever order."""
    titles = [f"Title {at} 云原生 שלום" for at in range(30)]
    site = {f"content/posts/p{at}.md": post(title=title) for at, title in enumerate(titles)}
    root = make_site(site)
    build(root, cards=True, jobs=1)
    build(root, cards=True, jobs=2, output=tmp_path / "two")
    assert len(list((tmp_path / "two/_cards").iterdir())) == 30
    assert _files(tmp_path / "out") == _files(tmp_path / "two")


def test_a_card_that_can_not_be_drawn(make_site, post, build, monkeypatch, tmp_path) -> None:
    """The site is published with a plain one; each build says so, until it can be drawn."""
    root = make_site({f"content/posts/{name}.md": post(title=name) for name in ("one", "two")})
    with monkeypatch.context() as broken:
        original = draw.draw_card

        def failing(view, *rest):
            return 1 // 0 if view.title == "one" else original(view, *rest)

        broken.setattr("blogsite.render.social.draw_card", failing)
        for words in ("Words.\n", "Other words.\n"):
            (root / "content/posts/two.md").write_text(post(words, title="two"))
            result = build(root, cards=True)
            assert not result.has_errors
            (said,) = result.diagnostics
            assert (said.rule, said.path) == ("card-failed", "content/posts/one.md")
            assert "ZeroDivisionError" in said.message
            cards = [path.read_bytes() for path in (tmp_path / "out/_cards").iterdir()]
            assert sorted(card[:4] for card in cards) == [b"\x89PNG", b"\x89PNG"]
    (root / "content/posts/two.md").write_text(post(title="two"))
    assert build(root, cards=True).diagnostics == ()
    build(root, cards=True, output=tmp_path / "clean", clean=True)
    assert _files(tmp_path / "out") == _files(tmp_path / "clean")
