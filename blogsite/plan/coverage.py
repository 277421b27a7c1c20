"""Plans the page that shows how far each language has got."""

from collections.abc import Iterator, Sequence

from blogsite.diagnostics import Problems
from blogsite.model.config import CONFIG_PATH, Language
from blogsite.plan.context import Context
from blogsite.plan.ground import Ground
from blogsite.plan.job import Job, page_job
from blogsite.plan.routes import NO_VERSIONS, list_url, term_path
from blogsite.recall import Recall
from blogsite.site.coverage import (
    Entry,
    LanguageCoverage,
    Standing,
    Texts,
    TranslatorCoverage,
    coverage_of,
    without_words,
)
from blogsite.site.model import Edition
from blogsite.site.urls import COVERAGE_URL
from blogsite.theme import Theme
from blogsite.views.coverage import Translated, TranslatedText, TranslationGroup, Translator
from blogsite.views.pages import COVERAGE, TranslationsView
from blogsite.views.parts import LanguageLink

# Of so many texts of a group the page has links; `blogsite translations status` lists all.
_MOST = 50


def plan_coverage(context: Context, theme: Theme, problems: Problems) -> Iterator[Job]:
    """Yield the page where it is wanted; a theme without its template has none."""
    site = context.site
    if not site.has_coverage_page:
        return
    if COVERAGE not in theme.templates:
        if site.config.has_coverage_page:
            hint = f"add it, or take `coverage_page` out of `{CONFIG_PATH}`"
            message = f"the theme has no template `{COVERAGE}` for the page of translations"
            problems.error("missing-template", message, CONFIG_PATH, hint=hint)
        return
    editions = tuple([_texts_of(each, context.recall) for each in site.editions])
    config = site.config
    around = (editions, config.languages, config.default_language)
    yield context.recall("coverage", _job, context.ground, *around)


def _texts_of(edition: Edition, recall: Recall) -> Texts:
    tag, items = edition.language.tag, edition.items
    paths = tuple([item.document.place.path for item in items])
    return tag, recall.part("texts").each(tag, without_words, paths, (items,))


def _job(
    ground: Ground,
    editions: tuple[Texts, ...],
    site_languages: tuple[Language, ...],
    default: Language,
) -> Job:
    coverage = coverage_of(editions, site_languages, default)
    languages = tuple(_language(ground, each) for each in coverage.languages)
    translators = tuple(_translator(ground, each) for each in coverage.translators)
    view = TranslationsView(
        frame=ground.frame,
        head=ground.head(COVERAGE_URL, NO_VERSIONS, is_indexed=False),
        crumbs=ground.crumbs(ground.link("Translations", COVERAGE_URL)),
        languages=languages,
        all=_sum(languages),
        translators=translators,
    )
    return page_job(COVERAGE_URL, COVERAGE, ground.language.tag, view)


def _language(ground: Ground, coverage: LanguageCoverage) -> Translated:
    groups = [(state, _standing(coverage, state)) for state in Standing]
    # Nobody could translate anew what has no original.
    total = len(coverage.entries) - coverage.count(Standing.ORPHANED)
    return Translated(
        coverage.language.tag,
        coverage.language.name,
        total - coverage.count(Standing.UNTRANSLATED),
        total,
        tuple(TranslationGroup(state, len(all_), _texts(ground, all_)) for state, all_ in groups),
    )


def _sum(languages: tuple[Translated, ...]) -> Translated:
    """Return the counts of all languages together, without texts."""
    counts = {
        state: sum(
            group.count for each in languages for group in each.groups if group.state == state
        )
        for state in Standing
    }
    return Translated(
        "",
        "",
        sum(each.translated for each in languages),
        sum(each.total for each in languages),
        tuple(TranslationGroup(state, count, ()) for state, count in counts.items()),
    )


def _standing(coverage: LanguageCoverage, state: Standing) -> list[Entry]:
    return [entry for entry in coverage.entries if entry.standing is state]


def _translator(ground: Ground, coverage: TranslatorCoverage) -> Translator:
    """Return somebody with links to their pages, in the order of the site's languages."""
    author = coverage.author
    languages = dict.fromkeys(entry.language for entry in coverage.entries)
    path = term_path("authors", author.id)
    pages = (
        LanguageLink(each.tag, each.name, ground.urls.local(list_url(path, each)))
        for each in languages
    )
    return Translator(
        ground.text(author.name),
        tuple(pages),
        len(coverage.entries),
        _texts(ground, coverage.entries),
        ground.language_of(author.name),
    )


def _texts(ground: Ground, entries: Sequence[Entry]) -> tuple[TranslatedText, ...]:
    return tuple(_text(ground, entry) for entry in entries[:_MOST])


def _text(ground: Ground, entry: Entry) -> TranslatedText:
    text, fresh = entry.text, entry.freshness
    changes = fresh.changed + fresh.added + fresh.removed if fresh else 0
    return TranslatedText(text.title, ground.urls.local(text.url), text.language.tag, changes)
