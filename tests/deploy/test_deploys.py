"""`netlify.toml` works as it stands."""

import re

from .conftest import Host

POST = "content/posts/2019/linkerd-benchmarks.md"
DRAFT = "---\ntitle: A draft\ndate: 2019-06-24\ndraft: true\n---\n\nText.\n"
HANDFUL = 20


def _edit(host: Host, path: str) -> None:
    file = host.root / path
    file.write_text(file.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")


def test_a_deploy_renders_what_changed(host: Host) -> None:
    """The first deploy makes everything; after one edited post, the next one a handful of files."""
    first = host.deploy("production")
    assert first.code == 0, first.said
    assert (first.figure("kept"), first.figure("rendered") > 100) == (0, True)
    assert 'rel="canonical" href="https://blog.example.org/"' in host.read("index.html")
    assert "X-Robots-Tag" not in host.read("_headers")
    _edit(host, POST)
    second = host.deploy("production")
    assert second.code == 0, second.said
    assert 0 < second.figure("rendered") < HANDFUL
    assert "One sentence more." in host.read("blog/2019/06/18/linkerd-benchmarks/index.html")


def test_previews_show_what_is_to_come(host: Host) -> None:
    """Deploy previews and branches have drafts and an address of their own, and no search engine."""
    (host.root / "content/posts/2019/a-draft.md").write_text(DRAFT, "utf-8")
    for context in ("deploy-preview", "branch-deploy"):
        done = host.deploy(context)
        assert done.code == 0, done.said
        assert "A draft" in host.read("blog/2019/06/24/a-draft/index.html")
        assert "X-Robots-Tag: noindex" in host.read("_headers")
        address = re.search(r'rel="canonical" href="([^"]*)"', host.read("index.html"))
        assert address is not None
        assert address[1] != "https://blog.example.org/"
    host.deploy("production")
    assert not (host.root / "public/blog/2019/06/24/a-draft").exists()


def test_previews_have_a_review(host: Host) -> None:
    """A deploy preview shows what the pull request changes; without its base it is still one."""
    _edit(host, POST)
    done = host.deploy("deploy-preview")
    assert done.code == 0, done.said
    assert "One sentence more." in host.read("_review/index.html")
    host.git("remote", "set-url", "origin", "nowhere.git")
    done = host.deploy("deploy-preview")
    assert done.code == 0, done.said
    assert "No review" in done.said
    assert not (host.root / "public/_review").exists()


def test_caches_from_strangers(host: Host) -> None:
    """What a checkout brings along in place of the last build is neither used nor kept."""
    (host.root / ".gitignore").unlink()
    for name in ("public", ".blogsite-cache"):
        (host.root / name).mkdir()
        (host.root / name / "evil").write_text("evil")
    done = host.deploy("production")
    assert done.code == 0, done.said
    kept = [*host.root.glob("public/evil"), *host.root.rglob(".blogsite-cache/evil")]
    assert kept == []


def test_errors_stop_a_deploy(host: Host) -> None:
    """A deploy of content with errors fails, so the host keeps the last good one."""
    (host.root / POST).write_text("---\ntitel: x\n---\n", "utf-8")
    done = host.deploy("production")
    assert done.code != 0
    assert "unknown key `titel`" in done.said
