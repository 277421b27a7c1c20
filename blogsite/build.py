"""A build, stage by stage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from blogsite.cache import Cache
from blogsite.diagnostics import Problems, with_excerpts
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
from blogsite.publish.published import Published, last_number
from blogsite.publish.stage import publish
from blogsite.render.ready import make_ready, readiness
from blogsite.render.setup import Setup, Template
from blogsite.result import Result
from blogsite.search import find_program, missing_program
from blogsite.session import Session, read_snapshot
from blogsite.site.assemble import assemble
from blogsite.site.model import Site
from blogsite.site.related import with_related
from blogsite.templates import check_templates
from blogsite.theme import SITE, Theme, highlighting_css, load_theme
from blogsite.tree import Tree
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
    return build_from(trees, options, session, output, progress, problems, on_plan)[1]


def build_from(
    trees: Mapping[str, Tree],
    options: BuildOptions,
    session: Session,
    output: Output,
    progress: Progress,
    problems: Problems,
    on_plan: OnPlan = lambda _plan, _edited: None,
) -> tuple[Plan, Result]:
    """Take a snapshot through all stages; ``problems`` are those of the snapshot."""
    with Workers(options.jobs) as workers:
        plan = _plan_from(trees, options, session, workers, progress, problems, renders=True)
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
    *,
    renders: bool = False,
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
    setup = _setup(theme, trees, catalogues, cache, store_folder(options.root))
    if renders:
        # While this process plans, the others would have nothing to do.
        workers.prepare(make_ready, readiness(setup, config))
    site = assemble(content, config, _searchable(options, theme), recall, problems)
    site = with_related(site, recall.part("related"), cache, session.engine)
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
