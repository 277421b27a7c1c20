"""A translation says what differs and inherits the rest."""

import datetime as dt

ORIGINAL = {
    "kind": "case-study",
    "updated": "2019-06-25",
    "authors": "[{id: fei-guo, role: Engineer, organization: Alibaba}]",
    "tags": "[kubernetes]",
    "events": "[kubecon]",
    "series": "tenancy",
    "summary": "English summary.",
    "image": "{src: 'https://example.org/a.png', alt: A diagram}",
    "originally_published": "{site: Medium, url: 'https://example.org/x'}",
    "slug": "virtual-cluster",
    "aliases": "[/old/]",
}
REGISTRY = {
    "authors/fei-guo.yaml": "name: Fei Guo\nrole: Staff engineer\norganization: Ant\n",
    "authors/lei-zhang.yaml": "name: Lei Zhang\norganization: Alibaba\n",
    "events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\n",
}


def test_inheritance(assemble, post) -> None:
    """Date, kind, authors, tags, events, series, image and origin come from the original."""
    found = assemble(
        {
            **REGISTRY,
            "posts/a.md": post(**ORIGINAL),
            "posts/a.zh-CN.md": "---\ntitle: 虚拟集群\ntranslators: [lei-zhang]\n---\n\n正文。\n",
        }
    )
    assert found.problems == []
    one, other = found.post("a"), found.post("a", "zh-CN")
    for name in ("day", "published", "modified", "kind", "authors", "tags", "events", "series"):
        assert getattr(other, name) == getattr(one, name), name
    assert (other.picture, other.origin, other.key) == (one.picture, one.origin, one.key)
    assert other.title == "虚拟集群"
    assert other.summary == "正文。"
    assert [each.author.id for each in other.translators] == ["lei-zhang"]
    assert (one.translators, one.aliases != (), other.aliases) == ((), True, ())
    assert (one.is_translation, other.is_translation) == (False, True)


def test_canonical_of_a_translation(assemble, post) -> None:
    """A translation of a syndicated post is a new text, unless it says that it appeared elsewhere."""
    own = "---\ntitle: 一\noriginally_published: {site: M, url: 'https://example.org/zh'}\n---\n\n正文。\n"
    found = assemble(
        {
            **REGISTRY,
            "posts/a.md": post(**ORIGINAL),
            "posts/a.zh-CN.md": own,
            "posts/a.fr.md": "---\ntitle: un\n---\n\nTexte.\n",
        }
    )
    assert found.problems == []
    assert [found.post("a", language).canonical for language in ("en", "fr", "zh-CN")] == [
        *("https://example.org/x", "", "https://example.org/zh")
    ]


def test_own_words_win(assemble, post) -> None:
    """What a translation says itself counts, an empty list too."""
    found = assemble(
        {
            **REGISTRY,
            "posts/a.md": post(**ORIGINAL),
            "posts/a.zh-CN.md": post(
                date="2019-07-01", tags="[]", authors="[lei-zhang]", slug="own", summary="自己的"
            ),
        }
    )
    other = found.post("a", "zh-CN")
    assert (other.day, other.tags, other.summary) == (dt.date(2019, 7, 1), (), "自己的")
    assert [each.author.id for each in other.authors] == ["lei-zhang"]
    assert other.url == "/zh-cn/case-studies/own/"


def test_slug_of_the_original(assemble, post) -> None:
    """A translation has the original's slug, below its language."""
    found = assemble(
        {**REGISTRY, "posts/a.md": post(**ORIGINAL), "posts/a.zh-CN.md": post(date="")}
    )
    assert found.post("a").url == "/case-studies/virtual-cluster/"
    assert found.post("a", "zh-CN").url == "/zh-cn/case-studies/virtual-cluster/"


def test_authors_as_they_were(assemble, post) -> None:
    """Role and organization are those of the post, else those of the registry."""
    found = assemble(
        {
            **REGISTRY,
            "posts/then.md": post(authors="[{id: fei-guo, role: Engineer, organization: Alibaba}]"),
            "posts/now.md": post(authors="[fei-guo]"),
            "posts/half.md": post(authors="[{id: fei-guo, organization: Alibaba}]"),
            "posts/none.md": post(authors="[{id: fei-guo, role: '', organization: ''}]"),
        }
    )
    held = {
        name: (each.role, each.organization)
        for name in ("then", "now", "half", "none")
        for each in found.post(name).authors
    }
    assert held == {
        "then": ("Engineer", "Alibaba"),
        "now": ("Staff engineer", "Ant"),
        "half": ("Staff engineer", "Alibaba"),
        "none": ("", ""),
    }


def test_a_text_without_an_original(assemble, post) -> None:
    """A post may exist in another language only; it is its own original."""
    found = assemble({"posts/a.zh-CN.md": post()})
    assert found.problems == []
    assert not found.post("a", "zh-CN").is_translation
    assert found.edition("en").posts == ()


def test_the_first_language_is_the_original(assemble, post) -> None:
    """Without a text in the default language, the first of the site's languages is inherited."""
    found = assemble(
        {
            "site.yaml": "languages: [en, fr, zh-CN]\n",
            "posts/a.zh-CN.md": "---\ntitle: 一\n---\n\n正文。\n",
            "posts/a.fr.md": post(tags="[x]"),
        }
    )
    assert found.problems == []
    assert [tag.id for tag in found.post("a", "zh-CN").tags] == ["x"]


def test_a_text_twice_in_one_language(assemble, post) -> None:
    """Two files that are one text in one language are an error, not a silent choice."""
    found = assemble({"posts/a.md": post(), "posts/a.en.md": post()})
    assert found.rules == ["duplicate-text"]


def test_faults_are_reported_where_they_stand(assemble, post) -> None:
    """An unknown author of the original is one error in the original's file."""
    found = assemble(
        {
            "posts/a.md": post(authors="[nobody]"),
            "posts/a.zh-CN.md": "---\ntitle: 一\n---\n\n正文。\n",
        }
    )
    assert {each.path for each in found.problems} == {"content/posts/a.md"}
    assert len({(each.line, each.column, each.message) for each in found.problems}) == 1
