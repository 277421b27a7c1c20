"""A build, stage by stage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from blogsite.cache import Cache, cache_path
from blogsite.cards.fonts import what_draws
from blogsite.diagnostics import Diagnostic, Problems, Severity, with_excerpts
from blogsite.i18n import Catalogue, load_catalogues
from blogsite.options import BuildOptions
from blogsite.parse.stage import Content, load_config, parse_content
from blogsite.pictures.store import Store, store_folder
from blogsite.pictures.survey import survey_pictures
from blogsite.plan.card_settings import find_card_settings
from blogsite.plan.job import Job
from blogsite.plan.make import make_plan
from blogsite.publish.keys import Keys
from blogsite.publish.output import Output
from blogsite.publish.stage import Published, last_number, publish, publish_nothing
from blogsite.publish.standing import (
    Standing,
    find_standing,
    keep_standing,
    span_around,
    standing_key,
)
from blogsite.render.setup import Setup, Template
from blogsite.search import (
    find_program,
    missing_program,
    program_version,
    remove_index,
    update_index,
)
from blogsite.session import Session, open_session, read_snapshot, report_change, without_damage
from blogsite.site.assemble import assemble
from blogsite.site.model import Site
from blogsite.site.schedule import changes_of
from blogsite.templates import check_templates
from blogsite.theme import SITE, Theme, highlighting_css, load_theme
from blogsite.tree import ChangedFileError, Tree
from blogsite.views.machine import PictureView
from blogsite.views.pages import SEARCH
from blogsite.workers import Progress, Workers


@dataclass(frozen=True, slots=True)
class Plan:
    """All output files of a site, what they are made of, and what made them."""

    content: Content
    site: Site
    theme: Theme
    trees: Mapping[str, Tree]
    jobs: tuple[Job, ...]
    keys: Keys
    setup: Setup


OnPlan = Callable[[Plan, tuple[str, ...]], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did. Nothing was published if one of the diagnostics is an error.

    ``edited`` are the input files that differ from those that the process published last,
    ``jobs`` all that was planned; ``is_repeat`` where the input is that of its last build. A site
    that ``has_search`` needs an index, see `index_pages`; ``indexed`` pages are in a new one.
    """

    posts: int
    published: Published
    diagnostics: tuple[Diagnostic, ...]
    edited: tuple[str, ...] = ()
    jobs: tuple[Job, ...] = ()
    base_url: str = ""
    is_repeat: bool = False
    has_search: bool = False
    indexed: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether nothing was published."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)


def build(options: BuildOptions, progress: Progress) -> Result:
    """Build a site; raises OutputError for an output folder that can't be used."""
    output = Output(options.output)
    output.open()
    try:
        cache = cache_path(options.root, options.output)
        return without_damage(lambda: _build_once(options, output, progress), cache)
    except ChangedFileError as fault:
        return Result(0, Published(), (report_change(fault),))


def _build_once(options: BuildOptions, output: Output, progress: Progress) -> Result:
    with open_session(options) as session:
        problems = Problems()
        trees = read_snapshot(options.root, session.cache, problems)
        programs = (program_version(), *(what_draws() if options.cards else ()))
        key = standing_key(session.engine, options, trees, programs)
        standing = None if problems else find_standing(key, options.now, output, session.cache)
        if standing is not None:
            result = _repeat(standing, output, session.cache)
        else:
            plan, result = _build_from(trees, options, session, output, progress, problems)
            if not result.has_errors:
                since, until = span_around(options.now, changes_of(plan.site))
                said = result.diagnostics
                standing = Standing(key, since, until, result.posts, result.has_search, said)
                keep_standing(standing, session.cache)
        return index_pages(result, session, output, progress)


def _repeat(standing: Standing, output: Output, cache: Cache) -> Result:
    """Return the result of a build that has found nothing to do."""
    return Result(
        posts=standing.posts,
        published=publish_nothing(output, cache),
        diagnostics=standing.diagnostics,
        has_search=standing.has_search,
    )


def index_pages(
    result: Result,
    session: Session,
    output: Output,
    progress: Progress,
    is_unwanted: Callable[[], bool] = lambda: False,
) -> Result:
    """Bring the index of what a build has published up to date, if it has a search at all.

    It is given up once ``is_unwanted``, and left as it was.
    """
    if result.has_errors:
        return result
    if not result.has_search:
        remove_index(output)
        return result
    done = update_index(output, session.cache, is_unwanted, progress)
    faults = (done.fault,) if done.fault else ()
    return replace(result, indexed=done.pages, diagnostics=(*result.diagnostics, *faults))


def build_again(
    options: BuildOptions,
    session: Session,
    output: Output,
    progress: Progress,
    on_plan: OnPlan = lambda _plan, _edited: None,
    changed: frozenset[str] | None = None,
) -> Result:
    """Build a site at the cost of what differs from the session's last build.

    ``changed`` are the only files that are looked at if that is enough; None for all.
    ``on_plan`` is told a plan without errors, and which input files were edited, before it is
    carried out. Raises ChangedFileError, and one of ``DAMAGE`` where the cache can't be read.
    """
    problems = Problems()
    trees = session.snapshot(options.root, changed, problems)
    return _build_from(trees, options, session, output, progress, problems, on_plan)[1]


def _build_from(
    trees: Mapping[str, Tree],
    options: BuildOptions,
    session: Session,
    output: Output,
    progress: Progress,
    problems: Problems,
    on_plan: OnPlan = lambda _plan, _edited: None,
) -> tuple[Plan, Result]:
    with Workers(options.jobs) as workers:
        plan = _plan_from(trees, options, session, workers, progress, problems)
        if options.search and plan.site.config.has_search and find_program() is None:
            problems.extend((missing_program(),))
        edited = _difference(session.digests, plan.trees[SITE].digests)
        published = Published(planned=len(plan.jobs), number=last_number(session.cache))
        if not problems.has_errors:
            on_plan(plan, edited)
            published = publish(
                plan.jobs, plan.keys, plan.setup, output, session.cache, workers, progress, problems
            )
            if not problems.has_errors:
                _prune_pictures(plan, options)
    session.recall.turn()
    is_repeat, session.seen = session.seen == plan.trees[SITE].digests, plan.trees[SITE].digests
    if not problems.has_errors:
        session.digests = plan.trees[SITE].digests
    return plan, Result(
        posts=sum(len(edition.posts) for edition in plan.site.editions),
        published=published,
        diagnostics=with_excerpts(problems, source_reader(plan.trees)),
        edited=edited,
        jobs=plan.jobs,
        base_url=plan.site.base_url,
        is_repeat=is_repeat,
        has_search=bool(plan.site.searched),
    )


def _prune_pictures(plan: Plan, options: BuildOptions) -> None:
    """Let go of what was made of pictures that are gone, or are made otherwise now."""
    views = (job.view for job in plan.jobs if isinstance(job.view, PictureView))
    Store(store_folder(options.root)).prune({view.key for view in views})


def make_site_plan(
    options: BuildOptions,
    session: Session,
    workers: Workers,
    progress: Progress,
    problems: Problems,
    edits: Mapping[str, bytes | None] | None = None,
) -> Plan:
    """Do all that comes before anything is written.

    ``edits`` are contents that files of the site are taken to have; None for one that is gone.
    """
    trees = read_snapshot(options.root, session.cache, problems)
    if edits:
        trees = {**trees, SITE: trees[SITE].edited(edits)}
    return _plan_from(trees, options, session, workers, progress, problems)


def _plan_from(
    trees: Mapping[str, Tree],
    options: BuildOptions,
    session: Session,
    workers: Workers,
    progress: Progress,
    problems: Problems,
) -> Plan:
    cache, memo, recall = session.cache, session.memo, session.recall

    config = load_config(trees[SITE], memo, recall, problems)
    theme = load_theme(config.theme, trees, memo, problems)
    check_templates(theme, memo, problems)
    catalogues = load_catalogues(
        (language.tag for language in config.languages), trees, memo, problems, theme.words
    )
    content = parse_content(trees[SITE], config, memo, recall, workers, progress, problems)
    memo.finish()
    site = assemble(content, config, _searchable(options, theme), recall, problems)
    survey = survey_pictures(site.uses, trees[SITE], cache, workers, progress, problems)
    colours = highlighting_css(cache, session.engine)
    cards = (
        find_card_settings(config, trees[SITE], catalogues, cache, problems)
        if options.cards
        else None
    )
    jobs = make_plan(site, survey, theme, trees, colours, cards, recall.part("plan"), problems)

    drawing = cards.drawing if cards else ""
    keys = Keys(session.engine, theme, catalogues, recall.part("keys"), drawing)
    setup = _setup(theme, trees, catalogues, cache, store_folder(options.root))
    return Plan(content, site, theme, trees, jobs, keys, setup)


def _searchable(options: BuildOptions, theme: Theme) -> BuildOptions:
    """Return the options without a search where the theme or the machine has none."""
    is_possible = SEARCH in theme.templates and find_program() is not None
    return replace(options, search=options.search and is_possible)


def _difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paths that are new, gone, or of another content."""
    if not before:
        return ()
    changed = {path for path, digest in after.items() if before.get(path) != digest}
    return tuple(sorted(changed.union(before.keys() - after.keys())))


def source_reader(trees: Mapping[str, Tree]) -> Callable[[str], bytes]:
    """Return a function that reads a path of any tree, empty where there is none."""

    def read(path: str) -> bytes:
        owner = next((tree for tree in trees.values() if path in tree), None)
        return owner.read(path) if owner else b""

    return read


def _setup(
    theme: Theme,
    trees: Mapping[str, Tree],
    catalogues: tuple[Catalogue, ...],
    cache: Cache,
    pictures: Path,
) -> Setup:
    templates = (Template(name, file.path, text) for name, (file, text) in theme.templates.items())
    roots = tuple((origin, str(tree.root)) for origin, tree in trees.items())
    return Setup(tuple(templates), catalogues, str(cache.path), roots, str(pictures))
