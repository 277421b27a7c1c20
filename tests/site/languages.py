"""A site in fifteen languages, with all that makes it hard to say which page is a version of which."""

from __future__ import annotations

LANGUAGES = (
    *("en", "zh-CN", "zh-TW", "ja", "ko", "fr", "de", "es", "pt-BR", "it", "ru", "uk", "hi"),
    *("ar", "he"),
)
OTHERS = LANGUAGES[1:]
BASE_URL = "https://blog.example.org/"
_POSTS = "content/posts/2019/"
_DAYS = ("2019-06-20", "2019-06-19", "2018-03-01")


def many_languages(fallback: str) -> dict[str, str]:
    """Return path to text of the site's files."""
    return {
        "content/site.yaml": (
            f"base_url: {BASE_URL}\nlanguages: [{', '.join(LANGUAGES)}]\nfallback: {fallback}\n"
            "title: {en: Blog, fr: Carnet, ar: مدونة}\npaginate: 2\n"
            "series: {tenants: {en: Many tenants, fr: Plusieurs locataires}}\n"
        ),
        "content/authors/fei-guo.yaml": "name: Fei Guo\nnames: {zh-CN: 郭飞}\n",
        "content/authors/lei-zhang.yaml": "name: Lei Zhang\nnames: {zh-CN: 张磊}\n",
        "content/events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\n",
        "content/events/later.yaml": "name: Later\nstart: 2019-11-18\n",
        "content/tags/kubernetes.yaml": "name: Kubernetes\nnames: {ar: كوبرنيتس}\n",
        **_everywhere(),
        **_partly(),
        **_hidden(),
        **_pages(),
    }


def _post(title: str, day: str, *more: str) -> str:
    lines = "".join(f"{line}\n" for line in more)
    return f"---\ntitle: {title}\ndate: {day}\nauthors: [fei-guo]\n{lines}---\n\n## Part\n\nText.\n"


def _version(title: str, *more: str) -> str:
    lines = "".join(f"{line}\n" for line in more)
    return f"---\ntitle: {title}\ntranslators: [lei-zhang]\n{lines}---\n\nText.\n"


def _everywhere() -> dict[str, str]:
    """Return posts that are in all languages."""
    files = {}
    for number, day in enumerate(_DAYS):
        name, about = f"{_POSTS}all-{number}", ("tags: [kubernetes]", "events: [kubecon]")
        files[f"{name}.md"] = _post(f"All {number}", day, "series: tenants", *about)
        files |= {f"{name}.{tag}.md": _version(f"{tag} {number}") for tag in OTHERS}
    return files


def _partly() -> dict[str, str]:
    """Return posts that some languages have; originals of other languages than the first."""
    return {
        f"{_POSTS}alone.md": _post("Alone", "2019-06-18", "tags: [alone]", "kind: case-study"),
        f"{_POSTS}part.md": _post("Part", "2019-06-17", "series: tenants", "aliases: [/old/]"),
        f"{_POSTS}part.de.md": _version("Teil", "slug: teil"),
        f"{_POSTS}part.ar.md": _version("جزء", "aliases: [/ar/old/]"),
        f"{_POSTS}chinese.zh-CN.md": _post("中文", "2019-06-16", "tags: [chinese]"),
        f"{_POSTS}chinese.fr.md": _version("Chinois"),
        f"{_POSTS}arabic.ar.md": _post("عربي", "2019-06-15", "kind: announcement"),
        f"{_POSTS}syndicated.md": _post(
            "Syndicated", "2019-06-14", "originally_published: {site: M, url: 'https://m.example/'}"
        ),
        f"{_POSTS}syndicated.de.md": _version("Anderswo"),
        f"{_POSTS}syndicated.ko.md": _version("다른 곳"),
    }


def _hidden() -> dict[str, str]:
    """Return posts that readers don't have, as a whole or in one language."""
    return {
        f"{_POSTS}draft.md": _post("Draft", "2019-06-13", "draft: true"),
        f"{_POSTS}draft.fr.md": _version("Brouillon"),
        f"{_POSTS}half.md": _post("Half", "2019-06-12"),
        f"{_POSTS}half.ja.md": _version("半分", "draft: true"),
        f"{_POSTS}half.it.md": _version("Metà"),
        f"{_POSTS}expired.md": _post("Expired", "2019-06-11", "expires: 2019-06-20"),
        f"{_POSTS}expired.ko.md": _version("만료"),
        f"{_POSTS}future.md": _post("Future", "2019-12-24", "tags: [future]"),
        f"{_POSTS}future.uk.md": _version("Майбутнє"),
    }


def _pages() -> dict[str, str]:
    page = "---\ntitle: {}\n---\n\nText.\n"
    return {
        "content/pages/about.md": page.format("About"),
        "content/pages/about.fr.md": page.format("À propos"),
        "content/pages/about.ar.md": page.format("حول"),
        "content/pages/guide.md": page.format("Guide"),
        "content/pages/plan.md": "---\ntitle: Plan\ndraft: true\n---\n",
        "content/pages/plan.de.md": page.format("Plan"),
    }
