"""The registries of the made archive: kinds, tags, authors, events."""

from __future__ import annotations

from datetime import date, timedelta

from .model import Author, Event, Kind, Tag

FIRST_YEAR, LAST_YEAR = 2015, 2024

KINDS = (
    Kind(
        "guest-post",
        "Guest post",
        "Guest posts",
        "/blog/guest-posts/",
        "/blog/:year/:month/:day/:slug/",
    ),
    Kind(
        "event-recap",
        "Event recap",
        "Event recaps",
        "/blog/event-recaps/",
        "/blog/:year/:month/:day/:slug/",
    ),
    Kind(
        "announcement",
        "Announcement",
        "Announcements",
        "/announcements/",
        "/announcements/:year/:month/:day/:slug/",
    ),
    Kind("case-study", "Case study", "Case studies", "/case-studies/", "/case-studies/:slug/"),
)
# One weight for each kind above: most of the archive is guest posts.
KIND_WEIGHTS = (50, 15, 20, 15)

# id, Chinese name, French name; the order is the order of frequency.
_TAGS = (
    ("kubernetes", "Kubernetes", "Kubernetes"),
    ("observability", "可观测性", "observabilité"),
    ("security", "安全", "sécurité"),
    ("networking", "网络", "réseau"),
    ("storage", "存储", "stockage"),
    ("service-mesh", "服务网格", "maillage de services"),
    ("monitoring", "监控", "supervision"),
    ("containers", "容器", "conteneurs"),
    ("end-user", "最终用户", "utilisateurs"),
    ("community", "社区", "communauté"),
    ("governance", "治理", "gouvernance"),
    ("performance", "性能", "performances"),
    ("scalability", "可扩展性", "passage à l’échelle"),
    ("multi-tenancy", "多租户", "mutualisation"),
    ("serverless", "无服务器", "sans serveur"),
    ("databases", "数据库", "bases de données"),
    ("tracing", "追踪", "traçage"),
    ("logging", "日志", "journalisation"),
    ("policy", "策略", "politiques"),
    ("supply-chain", "供应链", "chaîne logistique"),
    ("edge", "边缘计算", "périphérie"),
    ("machine-learning", "机器学习", "apprentissage automatique"),
    ("release", "发布", "publication"),
    ("testing", "测试", "tests"),
    ("diversity", "多样性", "diversité"),
    ("training", "培训", "formation"),
    ("certification", "认证", "certification"),
    ("migration", "迁移", "migration"),
    ("cost", "成本", "coûts"),
    ("gitops", "GitOps", "GitOps"),
    ("packaging", "打包", "empaquetage"),
    ("runtime", "运行时", "environnement d’exécution"),
    ("dns", "域名", "noms de domaine"),
    ("messaging", "消息", "messagerie"),
    ("identity", "身份", "identité"),
    ("chaos", "混沌工程", "ingénierie du chaos"),
    ("documentation", "文档", "documentation"),
    ("mentoring", "导师计划", "mentorat"),
    ("telecom", "电信", "télécoms"),
    ("standards", "标准", "normes"),
)

_ROLES = ("Engineer", "Architect", "Maintainer", "Developer advocate", "Site reliability engineer")
_REGIONS = (
    ("Europe", "Barcelona", "ES"),
    ("North America", "San Diego", "US"),
    ("China", "Shanghai", "CN"),
)


def make_tags() -> tuple[Tag, ...]:
    """Return the forty tags, most frequent first."""
    return tuple(
        Tag(id_, id_.replace("-", " ").capitalize(), (("zh-CN", zh), ("fr", fr)))
        for id_, zh, fr in _TAGS
    )


def make_authors(count: int = 60) -> tuple[Author, ...]:
    """Return numbered authors: nobody is invented, nobody real is used."""
    return tuple(_author(number) for number in range(1, count + 1))


def _author(number: int) -> Author:
    role = _ROLES[number % len(_ROLES)]
    organization = f"Company {number % 23:02}"
    bio = f"{role} at {organization}, writes about clusters and the people who run them."
    return Author(f"author-{number:02}", f"Author {number:02}", role, organization, bio)


def make_events(years: int = 4) -> tuple[Event, ...]:
    """Return three conferences a year for the given number of years."""
    return tuple(
        _event(2016 + year * 2, month, *region)
        for year in range(years)
        for month, region in zip((5, 11, 6), _REGIONS, strict=True)
    )


def _event(year: int, month: int, region: str, city: str, country: str) -> Event:
    start = date(year, month, 18)
    id_ = f"conference-{region.lower().replace(' ', '-')}-{year}"
    return Event(id_, f"Conference {region} {year}", start, start + timedelta(3), city, country)
