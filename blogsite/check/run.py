"""A check of a whole site, stage by stage. Nothing is written but what is remembered."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from blogsite.build import Plan, make_site_plan, source_reader
from blogsite.cache import cache_folder, cache_path
from blogsite.check.editorial import EDITORIAL_RULES, is_exempt
from blogsite.check.external import judge, places
from blogsite.check.levels import Levels
from blogsite.check.link_rules import LINK_RULES
from blogsite.check.memory import check_all
from blogsite.check.model import Checked, Finding
from blogsite.check.site_rules import SITE_RULES
from blogsite.check.view import SiteView
from blogsite.diagnostics import Diagnostic, Problems, with_excerpts
from blogsite.external import Settings, ask_all, open_memory
from blogsite.options import BuildOptions
from blogsite.session import open_session, report_change, without_damage
from blogsite.theme import SITE
from blogsite.tree import ChangedFileError
from blogsite.views.machine import RedirectsView
from blogsite.workers import Progress, Workers

# Says which files are asked for.
Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong, in the order of files and lines, and how many files were looked at."""

    diagnostics: tuple[Diagnostic, ...]
    files: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What to look at; other sites are asked for links only with settings for that."""

    options: BuildOptions
    is_wanted: Wanted = lambda _path: True
    external: Settings | None = None


def check_site(request: Request, progress: Progress) -> Report:
    """Check a site: drafts, posts of days to come and those whose time is over, too."""
    options = replace(request.options, drafts=True, future=True, expired=True)
    request = replace(request, options=options)
    try:
        cache = cache_path(options.root, options.output)
        return without_damage(lambda: _check(request, progress), cache)
    except ChangedFileError as fault:
        return Report((report_change(fault),))


def _check(request: Request, progress: Progress) -> Report:
    options, problems = request.options, Problems()
    with open_session(options) as session, Workers(options.jobs) as workers:
        plan = make_site_plan(options, session, workers, progress, problems)
        checked = check_all(plan, plan.trees[SITE], session, workers, progress)
        findings = [*_findings(plan, checked), *_ask(request, plan, checked, progress)]
        found = _at_levels(plan, checked, problems, findings, is_asked=request.external is not None)
        shown = [each for each in found if not each.path or request.is_wanted(each.path)]
        diagnostics = with_excerpts(shown, source_reader(plan.trees))
    return Report(diagnostics, sum(map(request.is_wanted, checked)))


def _at_levels(
    plan: Plan,
    checked: Mapping[str, Checked],
    problems: Problems,
    findings: list[Finding],
    *,
    is_asked: bool,
) -> list[Diagnostic]:
    levels = Levels(plan.site.config.check.levels, checked)
    found = [*levels.of_build(problems), *levels.of_rules(findings)]
    found += levels.of_rules(levels.unknown())
    # Last, as each of the others may need a switch.
    found += levels.of_rules(tuple(levels.useless(with_external=is_asked)))
    return found


def _ask(
    request: Request, plan: Plan, checked: Mapping[str, Checked], progress: Progress
) -> Iterator[Finding]:
    """Ask other sites for the links in the files that are wanted."""
    if request.external is None:
        return
    wanted = {path: each for path, each in checked.items() if request.is_wanted(path)}
    found = places(wanted, plan.site.config.base_url)
    urls, today = (each.link.url for each in found), request.options.now.date()
    with open_memory(cache_folder()) as memory:
        verdicts = ask_all(urls, request.external, memory, today, progress)
    yield from judge(found, verdicts)


def _findings(plan: Plan, checked: Mapping[str, Checked]) -> Iterator[Finding]:
    files = frozenset(job.path for job in plan.jobs)
    views = (job.view for job in plan.jobs if isinstance(job.view, RedirectsView))
    redirects = next((view.rules for view in views), ())
    view = SiteView(plan.site, files, redirects, plan.content.files, checked)
    editorial = plan.site.config.check.editorial
    posts = {post.document.place.path: post for post in view.posts}
    for each in checked.values():
        for finding in each.findings:
            if not is_exempt(finding, posts, editorial):
                yield finding
    for rule in (*SITE_RULES, *LINK_RULES, *EDITORIAL_RULES):
        yield from rule(view)
