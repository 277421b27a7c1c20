"""Words by which front matter says whether a text is public."""

from blogsite.importing.archive import Status
from blogsite.importing.html.kinds import names

# Truths of YAML 1.1 and 1.2, TOML, JSON, and of what Go, Ruby and JavaScript read as such.
YES = names("true yes on y t 1 always")
EMPTY = frozenset({"", "null"})
NO = EMPTY | names("false no off n f 0 0.0 none nil ~ never")
NO_PASSWORD = EMPTY | names("false no off none ~")
PUBLIC = YES | names(
    "published publish public publicly live posted released visible listed open free all everyone"
    " everybody anyone world veröffentlicht öffentlich publié publicado pubblicato 已发布 公开 公開"
)
# Of words that stand for several things at once, the first status that has one counts.
UNSEEN_WORDS = {
    Status.PRIVATE: names(
        "private internal confidential secret restricted member members subscriber subscribers paid"
    ),
    Status.PROTECTED: names("protected password encrypted"),
    Status.UNLISTED: names("unlisted hidden"),
    Status.SCHEDULED: names(
        "scheduled schedule future planned queued queue embargo embargoed upcoming soon later tbd"
        " tba"
    ),
    Status.DRAFT: names(
        "draft drafts drafted drafting wip pending review reviewing reviewed unreviewed unpublished"
        " unpublish unfinished incomplete progress todo idea outline skip trash trashed deleted"
        " removed retired withdrawn rejected declined disabled inactive offline archived archive"
        " proposal proposed submitted waiting hold blocked editing unapproved preview inherit"
        " concept revision never not ready unready"
    ),
}
# Other languages, also within longer words, as not all put spaces between them.
UNSEEN_STEMS = dict.fromkeys(
    names(
        "entwurf unveröffentlicht brouillon borrador rascunho bozza kladde utkast luonnos szkic"
        " koncept taslak nháp 草稿 草案 未发布 未發佈 未公開 未公开 待审 下書き 초안 черновик чернетка"
        " مسودة טיוטה ड्राफ्ट मसौदा খসড়া"
    ),
    Status.DRAFT,
) | dict.fromkeys(
    names("privat privé 非公開 非公开 私密 私有 限定公開 비공개 приватн"), Status.PRIVATE
)
