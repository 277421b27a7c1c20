"""Sentences in the archive's three languages, made of interchangeable parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True, slots=True)
class Voice:
    """The parts that one language makes its sentences of."""

    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    circumstances: tuple[str, ...]
    headings: tuple[str, ...]
    pattern: str
    space: str
    columns: tuple[str, ...]
    link_text: str
    note: str

    def sentence(self, rng: Random) -> str:
        """Make one sentence, some of them with emphasis, code or a figure."""
        return self.pattern.format(
            subject=rng.choice(self.subjects),
            verb=rng.choice(self.verbs),
            object=_decorate(rng.choice(self.objects), rng),
            circumstance=rng.choice(self.circumstances).format(number=rng.randrange(2, 990)),
        )

    def phrase(self, rng: Random) -> str:
        """Make a few words without a full stop, for cells and items."""
        return f"{rng.choice(self.verbs)}{self.space}{_decorate(rng.choice(self.objects), rng)}"

    def paragraph(self, rng: Random, low: int = 3, high: int = 6) -> str:
        """Join ``low`` to ``high`` sentences."""
        return self.space.join(self.sentence(rng) for _ in range(rng.randint(low, high)))

    def title(self, rng: Random) -> str:
        """Make a title of a heading and an object."""
        return f"{rng.choice(self.headings)}{self.space}– {rng.choice(self.objects)}"


def _decorate(words: str, rng: Random) -> str:
    """Emphasise some of the words and number others, so that texts differ."""
    match rng.randrange(12):
        case 0:
            return f"**{words}**"
        case 1:
            return f"*{words}*"
        case 2:
            return f"{words} (`v{rng.randrange(1, 4)}.{rng.randrange(40)}.{rng.randrange(12)}`)"
        case _:
            return words


ENGLISH = Voice(
    subjects=(
        "The platform team", "Our operators", "Each tenant", "The control plane", "A small controller",
        "Every maintainer", "The scheduler", "This working group", "One of the larger users", "The new proxy",
        "The storage layer", "Most contributors", "A second region", "The audit log", "Our first prototype",
        "The release manager", "The ingress tier", "Nobody on call", "The reviewer", "A typical workload",
    ),
    verbs=(
        "replaces", "measures", "depends on", "keeps a copy of", "retries", "documents", "drains",
        "rolls back", "describes", "owns", "watches", "balances", "encrypts", "limits", "restarts",
        "collects", "tests", "publishes", "migrates", "simplifies",
    ),
    objects=(
        "the request queue", "a set of idle nodes", "the certificate chain", "all of the sidecars",
        "the metrics of each pod", "two kinds of quota", "the public interface", "an older release",
        "the failover plan", "its own namespace", "the slowest shard", "a declarative policy",
        "the build pipeline", "the volume snapshots", "a list of open questions", "the tail latency",
        "the admission webhook", "every custom resource", "the cluster’s address range", "the weekly report",
    ),
    circumstances=(
        "within {number} milliseconds", "after the upgrade", "in {number} clusters", "without downtime",
        "before traffic moves", "as long as the quorum holds", "for about {number} users", "twice a day",
        "when a node is lost", "even under load", "in the first {number} days", "by default",
        "once the cache is warm", "on a single machine", "with {number} replicas", "across both regions",
    ),
    headings=(
        "What we set out to do", "Where the time goes", "Running it in production", "Lessons learned",
        "How the rollout works", "A closer look", "Choosing a design", "What comes next", "The numbers",
        "Before you start", "Failure modes", "Working in the open", "Growing the team", "Keeping it safe",
    ),
    pattern="{subject} {verb} {object} {circumstance}.",
    space=" ",
    columns=("Component", "Before", "After", "Note"),
    link_text="an earlier post",
    note="Measured on the project’s own machines",
)  # fmt: skip

CHINESE = Voice(
    subjects=(
        "平台团队", "我们的运维人员", "每个租户", "控制平面", "一个小型控制器", "每位维护者", "调度器", "这个工作组",
        "一家大型用户", "新的代理", "存储层", "大多数贡献者", "第二个区域", "审计日志", "我们的第一个原型", "发布经理",
    ),
    verbs=(
        "替换了", "测量了", "依赖", "保留了", "重试了", "记录了", "排空了", "回滚了", "描述了", "负责",
        "监视着", "均衡了", "加密了", "限制了", "重启了", "收集了", "测试了", "发布了", "迁移了", "简化了",
    ),
    objects=(
        "请求队列", "一组空闲节点", "证书链", "全部边车容器", "每个容器组的指标", "两种配额", "公共接口",
        "较旧的版本", "故障切换方案", "自己的命名空间", "最慢的分片", "声明式策略", "构建流水线", "卷快照",
        "待解决的问题清单", "尾部延迟", "准入控制", "所有自定义资源", "集群的地址范围", "每周报告",
    ),
    circumstances=(
        "在{number}毫秒之内", "在升级之后", "在{number}个集群中", "在不停机的情况下", "在流量切换之前",
        "只要法定人数仍然存在", "面向大约{number}位用户", "每天两次", "当某个节点失联时", "即使在高负载下",
        "在最初的{number}天里", "默认情况下", "缓存预热之后", "在单台机器上", "借助{number}个副本", "跨越两个区域",
    ),
    headings=(
        "我们的目标", "时间花在哪里", "在生产环境中运行", "经验教训", "发布流程如何运作", "深入了解", "选择设计方案",
        "下一步计划", "数据说明", "开始之前", "故障模式", "开放协作", "团队的成长", "保持安全",
    ),
    pattern="{circumstance}，{subject}{verb}{object}。",
    space="",
    columns=("组件", "之前", "之后", "备注"),
    link_text="之前的文章",
    note="在项目自己的机器上测量",
)  # fmt: skip

FRENCH = Voice(
    subjects=(
        "L’équipe plateforme", "Notre astreinte", "Chaque locataire", "Le plan de contrôle",
        "Un petit contrôleur", "Le mainteneur", "L’ordonnanceur", "Ce groupe de travail",
        "Un grand utilisateur", "Le nouveau mandataire", "La couche de stockage", "Une seconde région",
        "Le journal d’audit", "Notre premier prototype", "La passerelle d’entrée", "Une charge typique",
    ),
    verbs=(
        "remplace", "mesure", "conserve", "relance", "documente", "vide", "annule", "décrit", "surveille",
        "équilibre", "chiffre", "limite", "redémarre", "collecte", "teste", "publie", "migre", "simplifie",
    ),
    objects=(
        "la file des requêtes", "un ensemble de nœuds inactifs", "la chaîne de certificats",
        "tous les conteneurs auxiliaires", "les métriques de chaque pod", "deux sortes de quotas",
        "l’interface publique", "une version plus ancienne", "le plan de bascule", "son propre espace de noms",
        "la partition la plus lente", "une politique déclarative", "la chaîne de construction",
        "les instantanés de volumes", "la latence extrême", "chaque ressource personnalisée",
        "la plage d’adresses de la grappe", "le rapport hebdomadaire",
    ),
    circumstances=(
        "en moins de {number} millisecondes", "après la mise à jour", "dans {number} grappes",
        "sans interruption", "avant le basculement du trafic", "tant que le quorum tient",
        "pour environ {number} utilisateurs", "deux fois par jour", "quand un nœud disparaît",
        "même sous forte charge", "pendant les {number} premiers jours", "par défaut",
        "une fois le cache rempli", "sur une seule machine", "avec {number} répliques",
    ),
    headings=(
        "Notre objectif", "Où passe le temps", "En production", "Leçons apprises", "Le déploiement pas à pas",
        "Regard de près", "Choisir une architecture", "Et ensuite", "Les chiffres", "Avant de commencer",
        "Modes de défaillance", "Travailler à découvert", "Agrandir l’équipe", "Rester en sécurité",
    ),
    pattern="{subject} {verb} {object} {circumstance}.",
    space=" ",
    columns=("Composant", "Avant", "Après", "Remarque"),
    link_text="un article précédent",
    note="Mesuré sur les machines du projet",
)  # fmt: skip

VOICES = {"en": ENGLISH, "zh-CN": CHINESE, "fr": FRENCH}
