"""A check of a whole site, stage by stage. Nothing is written but what is remembered."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from blogsite.build import (
    DAMAGE,
    Plan,
    make_site_plan,
    open_session,
    report_change,
    source_reader,
)
from blogsite.cache import cache_path, forget_cache
from blogsite.check.editorial import EDITORIAL_RULES, is_exempt
from blogsite.check.levels import Levels
from blogsite.check.link_rules import LINK_RULES
from blogsite.check.memory import check_all
from blogsite.check.model import Checked, Finding
from blogsite.check.site_rules import SITE_RULES
from blogsite.check.view import SiteView
from blogsite.diagnostics import Diagnostic, Problems, with_excerpts
from blogsite.options import BuildOptions
from blogsite.theme import SITE
from blogsite.tree import ChangedFileError
from blogsite.workers import Progress, Workers

# Says which files are asked for.
Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong, in the order of files and lines, and how many files were looked at."""

    diagnostics: tuple[Diagnostic, ...]
    files: int = 0


def check_site(options: BuildOptions, is_wanted: Wanted, progress: Progress) -> Report:
    """Check a site: drafts, posts of days to come and those whose time is over, too."""
    everything = replace(options, drafts=True, future=True, expired=True)
    try:
        return _check(everything, is_wanted, progress)
    except DAMAGE:
        # What was remembered is damaged; what it saved in time is all that is lost.
        forget_cache(cache_path(options.root, options.output))
        return _check(everything, is_wanted, progress)
    except ChangedFileError as fault:
        return Report((report_change(fault),))


def _check(options: BuildOptions, is_wanted: Wanted, progress: Progress) -> Report:
    problems = Problems()
    with open_session(options) as session, Workers(options.jobs) as workers:
        plan = make_site_plan(options, session, workers, progress, problems)
        checked = check_all(plan, plan.trees[SITE], session, workers, progress)
        found = _find(plan, checked, problems)
        shown = [each for each in found if not each.path or is_wanted(each.path)]
        diagnostics = with_excerpts(shown, source_reader(plan.trees))
    return Report(diagnostics, sum(map(is_wanted, checked)))


def _find(plan: Plan, checked: Mapping[str, Checked], problems: Problems) -> list[Diagnostic]:
    levels = Levels(plan.site.config.check.levels, checked)
    found = [*levels.of_build(problems), *levels.of_rules(_findings(plan, checked))]
    found += levels.of_rules(levels.unknown())
    # Last, as each of the others may need a switch.
    found += levels.of_rules(tuple(levels.useless(with_external=False)))
    return found


def _findings(plan: Plan, checked: Mapping[str, Checked]) -> Iterator[Finding]:
    files = frozenset(job.path for job in plan.jobs)
    view = SiteView(plan.site, files, plan.content.files, checked)
    editorial = plan.site.config.check.editorial
    posts = {post.document.place.path: post for post in view.posts}
    for each in checked.values():
        for finding in each.findings:
            if not is_exempt(finding, posts, editorial):
                yield finding
    for rule in (*SITE_RULES, *LINK_RULES, *EDITORIAL_RULES):
        yield from rule(view)
